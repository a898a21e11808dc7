/* SPDX-License-Identifier: MIT */
/* The header of a frame, part by part, against the rules; RFC 6455, 5.2. */

#include <string.h>

#include "check-parts.h"

/* RFC 6455, 1.4 and 5.5.1: after its Close a side sends no more, and what
 * still comes is discarded. */
static void
judge_discarded(struct wsreg_check *check)
{
	check_note(check,
	    frame_is_control(&check->frame) ? WSREG_RULE_CONTROL_AFTER_CLOSE
					    : WSREG_RULE_DATA_AFTER_CLOSE);
}

/* RFC 6455, 5.2 and RFC 7692, 6.1. */
static void
judge_rsv(struct wsreg_check *check)
{
	const struct wsreg_frame *frame = &check->frame;

	if (check_foreign_bits(check) != 0)
		check_note(check, WSREG_RULE_RSV_UNNEGOTIATED);
	if ((frame->rsv & check->options.compressed_bit) == 0)
		return;
	if (frame->opcode == WSREG_OPCODE_CONTINUATION_FRAME)
		check_note(check, WSREG_RULE_RSV1_ON_CONTINUATION);
	else if (frame_is_control(frame) && check_assigned(check))
		check_note(check, WSREG_RULE_RSV1_ON_CONTROL);
}

static void
judge_control(struct wsreg_check *check)
{
	if (!check_assigned(check))
		check_note(check, WSREG_RULE_OPCODE_RESERVED_CONTROL);
	/* RFC 6455, 5.5: control frames are never fragmented. */
	if (!check->frame.fin)
		check_note(check, WSREG_RULE_CONTROL_FRAME_FRAGMENTED);
}

/* RFC 6455, 5.4: the fragments of a message are not mixed with others'. */
static void
judge_data(struct wsreg_check *check)
{
	bool continues = check->frame.opcode == WSREG_OPCODE_CONTINUATION_FRAME;

	if (!check_assigned(check))
		check_note(check, WSREG_RULE_OPCODE_RESERVED_DATA);
	else if (continues && !check->in_message)
		check_note(check, WSREG_RULE_CONTINUATION_UNEXPECTED);
	else if (!continues && check->in_message)
		check_note(check, WSREG_RULE_DATA_FRAME_INSIDE_MESSAGE);
}

void
check_first(struct wsreg_check *check, uint8_t octet)
{
	struct wsreg_frame *frame = &check->frame;

	memset(frame, 0, sizeof(*frame));
	frame->number = check->frames++;
	frame->offset = check->offset;
	frame->fin = (octet & 0x80) != 0;
	frame->rsv = octet >> 4 & WSREG_RSV_ALL;
	frame->opcode = octet & 0x0f;
	frame->discarded = check->closed;
	if (frame->discarded) {
		judge_discarded(check);
		return;
	}
	judge_rsv(check);
	if (frame_is_control(frame))
		judge_control(check);
	else
		judge_data(check);
	if (frame->opcode == WSREG_OPCODE_CONNECTION_CLOSE_FRAME &&
	    check->in_message)
		check_note(check, WSREG_RULE_MESSAGE_UNFINISHED);
}

/* RFC 6455, 5.1: a client masks each frame, a server none. */
static void
judge_mask(struct wsreg_check *check)
{
	bool expected = check->options.sender == WSREG_CLIENT;

	if (expected && !check->frame.masked)
		check_note(check, WSREG_RULE_MASK_MISSING);
	if (!expected && check->frame.masked)
		check_note(check, WSREG_RULE_MASK_UNEXPECTED);
}

/* RFC 6455, 5.5 and 5.5.1. */
static void
judge_control_length(struct wsreg_check *check)
{
	const struct wsreg_frame *frame = &check->frame;

	if (frame->length > CHECK_SHORT_MAX)
		check_note(check, WSREG_RULE_CONTROL_FRAME_TOO_LONG);
	else if (frame->opcode == WSREG_OPCODE_CONNECTION_CLOSE_FRAME &&
	    frame->length == 1)
		check_note(check, WSREG_RULE_CLOSE_PAYLOAD_ONE_OCTET);
}

void
check_second(struct wsreg_check *check, uint8_t octet)
{
	struct wsreg_frame *frame = &check->frame;

	frame->masked = (octet & 0x80) != 0;
	frame->length = octet & 0x7f;
	check->part = 0;
	check->gathered = 0;
	check->wanted = 0;
	if (frame->length > CHECK_SHORT_MAX)
		check->wanted = frame->length == CHECK_SHORT_MAX + 1 ? 2 : 8;
	frame->header_size =
	    (uint8_t)(2 + check->wanted + (frame->masked ? 4 : 0));
	if (frame->discarded)
		return;
	judge_mask(check);
	if (frame_is_control(frame))
		judge_control_length(check);
}

/* RFC 6455, 5.2: the fewest octets that hold the length. */
static void
judge_form(struct wsreg_check *check)
{
	uint64_t length = check->frame.length;

	if ((check->wanted == 2 && length <= CHECK_SHORT_MAX) ||
	    (check->wanted == 8 && length <= UINT16_MAX))
		check_note(check, WSREG_RULE_LENGTH_NOT_MINIMAL);
	if (length > INT64_MAX)
		check_note(check, WSREG_RULE_LENGTH_MSB_SET);
}

/* What the limit is of, with this frame; never wraps. */
uint64_t
check_message_size(const struct wsreg_check *check)
{
	uint64_t before = check_continues(check) ? check->message_size : 0;
	uint64_t length = check->frame.length;

	return length <= UINT64_MAX - before ? before + length : UINT64_MAX;
}

uint64_t
check_message_frames(const struct wsreg_check *check)
{
	return (check_continues(check) ? check->fragments : 0) + 1;
}

static bool
exceeds(uint64_t value, uint64_t limit)
{
	return limit != 0 && value > limit;
}

void
check_fragments(struct wsreg_check *check)
{
	if (!frame_is_control(&check->frame) && !check->frame.discarded &&
	    exceeds(check_message_frames(check), check->options.max_fragments))
		check_note(check, WSREG_RULE_TOO_MANY_FRAGMENTS);
}

void
check_length(struct wsreg_check *check)
{
	struct wsreg_frame *frame = &check->frame;

	if (check->wanted > 0)
		frame->length = check->part;
	if (frame->discarded)
		return;
	judge_form(check);
	/* RFC 6455, 10.4: limits are the receiver's. */
	if (exceeds(frame->length, check->options.max_frame))
		check_note(check, WSREG_RULE_FRAME_TOO_BIG);
	if (!frame_is_control(frame) &&
	    exceeds(check_message_size(check), check->options.max_message))
		check_note(check, WSREG_RULE_MESSAGE_TOO_BIG);
	check_fragments(check);
}

/* RFC 6455, 5.3 and 10.3: keys must not be foreseen. */
static bool
is_weak(const struct wsreg_check *check)
{
	static const uint8_t zeros[4] = { 0 };
	const uint8_t *key = check->frame.key;

	return memcmp(key, zeros, 4) == 0 ||
	    (check->keyed && memcmp(key, check->last_key, 4) == 0);
}

void
check_key(struct wsreg_check *check)
{
	struct wsreg_frame *frame = &check->frame;

	if (frame->masked) {
		for (unsigned i = 0; i < 4; i++)
			frame->key[i] = (uint8_t)(check->part >> (24 - 8 * i));
		if (!frame->discarded &&
		    check->options.sender == WSREG_CLIENT && is_weak(check))
			check_note(check, WSREG_RULE_MASK_KEY_WEAK);
		memcpy(check->last_key, frame->key, 4);
	}
	check->keyed = frame->masked;
}

/* ---- The parts of a common header, all at once ---- */

/* Whether a data frame without RSV bits may come here. */
static bool
is_expected(const struct wsreg_check *check, unsigned opcode)
{
	return opcode <= WSREG_OPCODE_BINARY_FRAME && !check->closed &&
	    (opcode == WSREG_OPCODE_CONTINUATION_FRAME) == check->in_message &&
	    (check->opcodes >> opcode & 1) != 0;
}

static bool
is_within_limits(const struct wsreg_check *check)
{
	const struct wsreg_check_options *options = &check->options;

	return !exceeds(check->frame.length, options->max_frame) &&
	    !exceeds(check_message_size(check), options->max_message) &&
	    !exceeds(check_message_frames(check), options->max_fragments);
}

size_t
check_common(struct wsreg_check *check, const uint8_t *data)
{
	struct wsreg_frame *frame = &check->frame;
	bool masked = check->options.sender == WSREG_CLIENT;
	unsigned form = data[1] ^ (masked ? 0x80u : 0);
	size_t octets = form <= CHECK_SHORT_MAX ? 0 : form == 126 ? 2 : 8;

	if (!is_expected(check, data[0] & 0x7fu) || form > 127)
		return 0;
	*frame = (struct wsreg_frame){
		.number = check->frames,
		.offset = check->offset,
		.length = octets == 0 ? form : check_extended(data + 2, octets),
		.header_size = (uint8_t)(2 + octets + (masked ? 4 : 0)),
		.opcode = data[0] & 0x0f,
		.fin = (data[0] & 0x80) != 0,
		.masked = masked,
	};
	if (masked)
		memcpy(frame->key, data + 2 + octets, 4);
	if ((octets > 0 && frame->length == 0) || !is_within_limits(check) ||
	    (masked && is_weak(check)))
		return 0;
	check->frames++;
	check->keyed = masked;
	memcpy(check->last_key, frame->key, 4);
	return frame->header_size;
}
