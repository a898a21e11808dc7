/* SPDX-License-Identifier: MIT */
/* What the parts of the frame checker share. */

#ifndef WSREG_CHECK_PARTS_H
#define WSREG_CHECK_PARTS_H

#include "wsreg-check.h"

/* Generated from the snapshot that is compiled in. */
#include "wsreg-codes.h"

/* What comes next of a frame; RFC 6455, 5.2. */
enum check_stage {
	CHECK_B0,
	CHECK_B1,
	CHECK_LENGTH,
	CHECK_KEY,
	CHECK_BEGIN, /* no octet: the header is complete */
	CHECK_PAYLOAD,
	CHECK_END,  /* no octet: the payload is complete */
	CHECK_NEXT, /* no octet: the frame is done with */
	CHECK_STOPPED
};

/* RFC 6455, 5.5: control frames are those with the top bit of the opcode. */
static inline bool
frame_is_control(const struct wsreg_frame *frame)
{
	return (frame->opcode & 8) != 0;
}

/* Whether its header has an extended length. */
static inline bool
frame_has_length(const struct wsreg_frame *frame)
{
	return frame->header_size > (frame->masked ? 6 : 2);
}

/* RFC 6455, 5.2: a payload of up to so many octets needs no extended length. */
#define CHECK_SHORT_MAX 125

/* The extended length at the data, of two octets or eight; 0 if fewer would do
 * for it, or if its top bit is set. */
static inline uint64_t
check_extended(const uint8_t *data, size_t octets)
{
	uint64_t least = octets == 2 ? CHECK_SHORT_MAX : UINT16_MAX;
	uint64_t length = 0;

	for (size_t i = 0; i < octets; i++)
		length = length << 8 | data[i];
	return length > least && length <= INT64_MAX ? length : 0;
}

/* Whether the frame's opcode is assigned. */
static inline bool
check_assigned(const struct wsreg_check *check)
{
	return (check->opcodes >> check->frame.opcode & 1) != 0;
}

/* Whether the frame is of the message that is open. */
static inline bool
check_continues(const struct wsreg_check *check)
{
	return check->in_message &&
	    check->frame.opcode == WSREG_OPCODE_CONTINUATION_FRAME;
}

/* The frame's RSV bits that nobody agreed on. */
static inline unsigned
check_foreign_bits(const struct wsreg_check *check)
{
	return check->frame.rsv &
	    ~(check->options.bits | check->options.compressed_bit);
}

/* What the registries say of the close code at hand. */
const struct wsreg_verdict *
check_verdict(const struct wsreg_check *check);

_Static_assert(WSREG_RULE_COUNT <= 64, "rules to tell of have a bit each");

/* Notes that a rule is broken. */
static inline void
check_note(struct wsreg_check *check, enum wsreg_rule_number rule)
{
	check->pending |= UINT64_C(1) << rule;
}

/* Tells of the first of the rules that are noted; an error may stop the
 * checker. */
void
check_tell(struct wsreg_check *check, struct wsreg_event *event);

/* Each looks at the part of the header that has just come, and notes what is
 * wrong with it. */
void
check_first(struct wsreg_check *check, uint8_t octet);
void
check_second(struct wsreg_check *check, uint8_t octet);
void
check_length(struct wsreg_check *check);
void
check_key(struct wsreg_check *check);

/* So much is a header at most; RFC 6455, 5.2. */
#define CHECK_HEADER_MAX 14

/* Takes the whole header of the next frame, of which CHECK_HEADER_MAX octets
 * are there, if it is of data, without RSV bits, and there is nothing to note
 * of it.  Returns its size; or 0, and then it is to be taken in parts. */
size_t
check_common(struct wsreg_check *check, const uint8_t *data);

/* Whether the frame is one too many of its message: noted with its length, or
 * at the end of a stream that ends before that. */
void
check_fragments(struct wsreg_check *check);

/* The octets and the frames of the message, this one included. */
uint64_t
check_message_size(const struct wsreg_check *check);
uint64_t
check_message_frames(const struct wsreg_check *check);

/* The header is complete: the payload will be looked at. */
void
check_begin(struct wsreg_check *check);

/* Looks at payload octets, and puts them at `target` without their mask if it
 * is not NULL.  Returns how many of them were used: up to the first fault,
 * which it notes. */
size_t
check_payload(struct wsreg_check *check, uint8_t *target, const uint8_t *data,
    size_t size);

/* The payload is complete. */
void
check_end(struct wsreg_check *check);

#endif
