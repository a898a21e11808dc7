/* SPDX-License-Identifier: MIT */
/* The header of a frame, parsed from its octets alone, and the state of a
 * checker that it is judged by; RFC 6455, 5.2. */

#ifndef WSREG_HEADER_H
#define WSREG_HEADER_H

#include "utf8/utf8.h"
#include "wsreg-check.h"

/* Generated from the snapshot that is compiled in. */
#include "wsreg-codes.h"

/* RFC 6455, 5.2: a header has at most 14 octets. */
#define HEADER_MAX 14

/* RFC 6455, 5.2: a payload of up to 125 octets needs no extended length. */
#define HEADER_SHORT_MAX 125

/* Functions that are compiled anew for what each caller knows. */
#define ALWAYS_INLINE static inline __attribute__((always_inline))

/* What the octets of a header say.  Members about octets that are not known yet
 * are 0, but for an extended length: instead of it there is 126 or 127. */
struct header {
	uint64_t length;
	uint32_t key; /* as it lies in memory */
	uint8_t opcode, rsv;
	bool fin, masked;
	uint8_t size; /* of the header */
};

/* Returns how many octets the extended length has; RFC 6455, 5.2. */
static inline size_t
header_extended_size(uint64_t short_length)
{
	if (short_length <= HEADER_SHORT_MAX)
		return 0;
	return short_length == HEADER_SHORT_MAX + 1 ? 2 : 8;
}

/* Reads a number in network order; RFC 6455, 5.2. */
static inline uint64_t
header_read_number(const uint8_t *data, size_t size)
{
	uint64_t number = 0;

	for (size_t i = 0; i < size; i++)
		number = number << 8 | data[i];
	return number;
}

/* Returns how many octets of the header come before the masking key. */
static inline size_t
header_key_position(const struct header *header)
{
	return header->size - (header->masked ? 4u : 0);
}

/* Parses what comes after the first two octets, of which these are parts that
 * may be constants.  `known` octets of the header are known, the first two among
 * them. */
ALWAYS_INLINE struct header
header_parse_rest(uint8_t first, bool masked, uint64_t length,
    const uint8_t *rest, size_t known)
{
	size_t extended = header_extended_size(length);
	struct header header = {
		.fin = (first & 0x80) != 0,
		.rsv = first >> 4 & WSREG_RSV_ALL,
		.opcode = first & 0x0f,
		.masked = masked,
		.length = length,
		.size = (uint8_t)(2 + extended + (masked ? 4 : 0)),
	};

	if (extended > 0 && known >= 2 + extended)
		header.length = header_read_number(rest, extended);
	if (masked && known >= header.size)
		header.key = mask_load(rest + extended);
	return header;
}

/* Parses a header of which `known` octets are known. */
ALWAYS_INLINE struct header
header_parse(const uint8_t data[HEADER_MAX], size_t known)
{
	struct header header = { 0 };

	if (known >= 2)
		return header_parse_rest(data[0], (data[1] & 0x80) != 0,
		    data[1] & 0x7f, data + 2, known);
	if (known == 1) {
		header = header_parse_rest(data[0], false, 0, NULL, 2);
		header.size = 0;
	}
	return header;
}

/* ---- The state ---- */

/* The state of a checker as far as headers are judged by it. */
struct header_state {
	enum wsreg_sender sender;
	/* The opcodes that are assigned, with a bit each. */
	unsigned opcodes;
	/* The negotiated reserved bits, those of unknown extensions included;
	 * the one that marks compression. */
	unsigned bits, compressed_bit;
	/* A Close came before; a message is open. */
	bool closed, in_message;
	/* The only opcode that messages have, or 0. */
	unsigned message;
	/* The payload octets and the frames of the open message. */
	uint64_t message_size, fragments;
	/* The limits, UINT64_MAX if there is none. */
	uint64_t max_frame, max_message, max_fragments;
	/* The masking key of the previous frame, or 0. */
	uint32_t last_key;
};

/* Returns a limit of the options, of which 0 stands for none. */
static inline uint64_t
header_limit(uint64_t option)
{
	return option != 0 ? option : UINT64_MAX;
}

/* Returns what headers are judged by.  It is copied, so that the compiler can
 * keep it in registers while many headers are judged. */
static inline struct header_state
header_state(const struct wsreg_check *check)
{
	return (struct header_state){
		.sender = check->options.sender,
		.opcodes = check->opcodes,
		.bits = check->options.bits | check->options.opaque_bits,
		.compressed_bit = check->options.compressed_bit,
		.closed = check->closed,
		.in_message = check->in_message,
		.message = check->options.message,
		.message_size = check->message_size,
		.fragments = check->fragments,
		.max_frame = header_limit(check->options.max_frame),
		.max_message = header_limit(check->options.max_message),
		.max_fragments = header_limit(check->options.max_fragments),
		.last_key = check->last_key,
	};
}

/* RFC 6455, 5.5: control frames are those with the top bit of the opcode. */
static inline bool
header_is_control(uint8_t opcode)
{
	return (opcode & 8) != 0;
}

/* Returns whether a frame of this opcode continues the message that is open. */
static inline bool
header_continues(const struct header_state *state, uint8_t opcode)
{
	return state->in_message && opcode == WSREG_OPCODE_CONTINUATION_FRAME;
}

/* Returns the payload octets of the message up to this frame.  The sum never
 * wraps. */
static inline uint64_t
header_message_size(
    const struct header_state *state, uint8_t opcode, uint64_t length)
{
	uint64_t before =
	    header_continues(state, opcode) ? state->message_size : 0;

	return length <= UINT64_MAX - before ? before + length : UINT64_MAX;
}

/* Returns the frames of the message, this one included. */
static inline uint64_t
header_message_frames(const struct header_state *state, uint8_t opcode)
{
	return (header_continues(state, opcode) ? state->fragments : 0) + 1;
}

/* Returns the reserved bits that no extension negotiated. */
static inline unsigned
header_foreign_bits(const struct header_state *state, uint8_t rsv)
{
	return rsv & ~(state->bits | state->compressed_bit);
}

/* Counts a frame that is complete, and the message that it ends, if any. */
static inline void
header_count(
    uint8_t opcode, uint8_t message, bool fin, struct wsreg_counts *counts)
{
	counts->frames++;
	counts->closes += opcode == WSREG_OPCODE_CONNECTION_CLOSE_FRAME;
	counts->pings += opcode == WSREG_OPCODE_PING_FRAME;
	counts->pongs += opcode == WSREG_OPCODE_PONG_FRAME;
	counts->texts += fin && message == WSREG_OPCODE_TEXT_FRAME;
	counts->binaries += fin && message == WSREG_OPCODE_BINARY_FRAME;
}

/* ---- Headers one by one ---- */

/* Takes octets of the header of the next frame: the whole header, if it is
 * there and breaks no rule, else one part of it, and notes the rules that this
 * part breaks.  Returns how many octets were taken.  check->frame then has what
 * is known of the frame. */
size_t
wsreg_header_take(struct wsreg_check *check, const uint8_t *data, size_t size);

/* Returns whether the header that is being taken is complete. */
static inline bool
header_is_whole(const struct wsreg_check *check)
{
	return check->gathered >= 2 &&
	    check->gathered == check->frame.header_size;
}

/* Notes the rules that a header breaks at which the stream ends. */
void
wsreg_header_end(struct wsreg_check *check);

#endif
