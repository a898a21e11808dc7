/* SPDX-License-Identifier: MIT */
/* The payload of a frame against the rules: text, and what a Close says. */

#include "check-parts.h"

/* RFC 6455, 5.6: the payload that is to be UTF-8.  What is compressed is not;
 * RFC 7692, 6.1. */
static bool
is_text(const struct wsreg_frame *frame)
{
	return frame->message == WSREG_OPCODE_TEXT_FRAME && !frame->compressed;
}

static bool
is_close(const struct wsreg_frame *frame)
{
	return frame->opcode == WSREG_OPCODE_CONNECTION_CLOSE_FRAME;
}

/* A message begins. */
static void
open_message(struct wsreg_check *check)
{
	const struct wsreg_frame *frame = &check->frame;

	check->in_message = true;
	check->message = frame->opcode;
	check->compressed = (frame->rsv & check->options.compressed_bit) != 0;
	check->broken = false;
	check->text.state = 0;
}

void
check_begin(struct wsreg_check *check)
{
	struct wsreg_frame *frame = &check->frame;

	check->left = frame->length;
	frame->message = frame->opcode;
	if (frame->discarded)
		return;
	/* From here on it is about the reason, not about a text. */
	if (is_close(frame))
		check->broken = false;
	if (frame_is_control(frame))
		return;
	check->message_size = check_message_size(check);
	check->fragments = check_message_frames(check);
	if (frame->opcode != WSREG_OPCODE_CONTINUATION_FRAME)
		open_message(check);
	if (!check->in_message)
		return;
	frame->message = check->message;
	frame->compressed = check->compressed;
}

/* RFC 6455, 7.4: what the registry and the ranges say of a code. */
static void
judge_code(struct wsreg_check *check)
{
	switch (check_verdict(check)->wire) {
	case WSREG_WIRE_YES:
	case WSREG_WIRE_PRIVATE:
		break;
	case WSREG_WIRE_NO:
		check_note(check, WSREG_RULE_CLOSE_CODE_WRONG_ROLE);
		break;
	case WSREG_WIRE_NEVER:
		check_note(check, WSREG_RULE_CLOSE_CODE_LOCAL_ONLY);
		break;
	case WSREG_WIRE_RESERVED:
		check_note(check, WSREG_RULE_CLOSE_CODE_RESERVED);
		break;
	case WSREG_WIRE_UNASSIGNED:
		check_note(check, WSREG_RULE_CLOSE_CODE_UNASSIGNED);
		break;
	case WSREG_WIRE_UNREGISTERED:
		check_note(check, WSREG_RULE_CLOSE_CODE_UNREGISTERED);
		break;
	case WSREG_WIRE_NOT_USED:
		check_note(check, WSREG_RULE_CLOSE_CODE_NOT_USED);
		break;
	case WSREG_WIRE_OUT_OF_RANGE:
		check_note(check, WSREG_RULE_CLOSE_CODE_OUT_OF_RANGE);
		break;
	}
}

/* An octet of the code; RFC 6455, 5.5.1: it comes in network order. */
static size_t
read_code(struct wsreg_check *check, uint8_t octet)
{
	const struct wsreg_frame *frame = &check->frame;
	uint64_t position = frame->length - check->left;

	check->close_code =
	    (uint16_t)(check->close_code << 8 | (octet ^ frame->key[position]));
	if (position == 1)
		judge_code(check);
	return 1;
}

/* Up to the first octet that is not UTF-8, which is noted. */
static size_t
read_text(struct wsreg_check *check, struct wsreg_utf8 *text,
    enum wsreg_rule_number invalid, const uint8_t *data, size_t size)
{
	const struct wsreg_frame *frame = &check->frame;
	unsigned phase = (unsigned)((frame->length - check->left) % 4);
	size_t good =
	    wsreg_utf8_feed_masked(text, data, size, frame->key, phase);

	if (good < size) {
		check->bad = data[good] ^ frame->key[(phase + good) % 4];
		check->broken = true;
		check_note(check, invalid);
	}
	return good;
}

size_t
check_payload(struct wsreg_check *check, const uint8_t *data, size_t size)
{
	const struct wsreg_frame *frame = &check->frame;

	if (frame->discarded || check->broken)
		return size;
	if (is_close(frame)) {
		/* One octet is no code, which was said. */
		if (frame->length < 2)
			return size;
		if (frame->length - check->left < 2)
			return read_code(check, data[0]);
		return read_text(check, &check->reason,
		    WSREG_RULE_CLOSE_REASON_UTF8_INVALID, data, size);
	}
	if (is_text(frame))
		return read_text(check, &check->text,
		    WSREG_RULE_TEXT_UTF8_INVALID, data, size);
	return size;
}

static void
end_close(struct wsreg_check *check)
{
	if (!check->broken && !wsreg_utf8_complete(&check->reason))
		check_note(check, WSREG_RULE_CLOSE_REASON_UTF8_TRUNCATED);
	check->closed = true;
}

void
check_end(struct wsreg_check *check)
{
	const struct wsreg_frame *frame = &check->frame;

	if (frame->discarded)
		return;
	if (is_close(frame))
		end_close(check);
	if (frame_is_control(frame) || !frame->fin)
		return;
	if (is_text(frame) && !check->broken &&
	    !wsreg_utf8_complete(&check->text))
		check_note(check, WSREG_RULE_TEXT_UTF8_TRUNCATED);
	check->in_message = false;
}
