/* SPDX-License-Identifier: MIT */
/* Payloads, judged by the rules of messages, of text and of Close frames. */

#include "payload.h"

#include "finding.h"
#include "header.h"
#include "snapshot.h"

/* Returns whether the payload must be UTF-8; RFC 6455, 5.6.  Compressed payload
 * is not (RFC 7692, 6.1), and nobody knows of what other extensions change. */
static bool
is_text(const struct wsreg_frame *frame)
{
	return frame->message == WSREG_OPCODE_TEXT_FRAME &&
	    !frame->compressed && !frame->opaque;
}

/* Returns whether the frame is a Close. */
static bool
is_close(const struct wsreg_frame *frame)
{
	return frame->opcode == WSREG_OPCODE_CONNECTION_CLOSE_FRAME;
}

/* Begins a message. */
static void
open_message(struct wsreg_check *check)
{
	const struct wsreg_frame *frame = &check->frame;

	check->in_message = true;
	check->message = frame->opcode;
	check->compressed = (frame->rsv & check->options.compressed_bit) != 0;
	check->opaque = (frame->rsv & check->options.opaque_bits) != 0;
	check->broken = false;
	check->text.state = 0;
}

void
wsreg_payload_begin(struct wsreg_check *check)
{
	struct wsreg_frame *frame = &check->frame;
	struct header_state state = header_state(check);

	check->left = frame->length;
	frame->message = frame->opcode;
	if (frame->discarded)
		return;
	/* From here on `broken` is about the reason, not about a text. */
	if (is_close(frame))
		check->broken = false;
	if (header_is_control(frame->opcode))
		return;
	check->message_size =
	    header_message_size(&state, frame->opcode, frame->length);
	check->fragments = header_message_frames(&state, frame->opcode);
	if (frame->opcode != WSREG_OPCODE_CONTINUATION_FRAME)
		open_message(check);
	if (!check->in_message)
		return;
	frame->message = check->message;
	frame->compressed = check->compressed;
	frame->opaque = check->opaque;
}

/* Returns the verdict on the close code of the caller's snapshot, else of the
 * compiled-in one. */
static const struct wsreg_verdict *
find_verdict(const struct wsreg_check *check)
{
	const struct wsreg_verdict *verdict = NULL;

	if (check->options.snapshot != NULL)
		verdict = wsreg_snapshot_verdict(check->options.snapshot,
		    check->close_code, check->options.sender);
	if (verdict == NULL)
		verdict = wsreg_close_code_verdict(
		    check->close_code, check->options.sender);
	return verdict;
}

/* Returns the rules that a close code of this verdict breaks; RFC 6455, 7.4. */
static uint64_t
judge_code(enum wsreg_wire wire)
{
	switch (wire) {
	case WSREG_WIRE_YES:
	case WSREG_WIRE_PRIVATE:
		break;
	case WSREG_WIRE_NO:
		return rule_bit(WSREG_RULE_CLOSE_CODE_WRONG_ROLE);
	case WSREG_WIRE_NEVER:
		return rule_bit(WSREG_RULE_CLOSE_CODE_LOCAL_ONLY);
	case WSREG_WIRE_RESERVED:
		return rule_bit(WSREG_RULE_CLOSE_CODE_RESERVED);
	case WSREG_WIRE_UNASSIGNED:
		return rule_bit(WSREG_RULE_CLOSE_CODE_UNASSIGNED);
	case WSREG_WIRE_UNREGISTERED:
		return rule_bit(WSREG_RULE_CLOSE_CODE_UNREGISTERED);
	case WSREG_WIRE_NOT_USED:
		return rule_bit(WSREG_RULE_CLOSE_CODE_NOT_USED);
	case WSREG_WIRE_OUT_OF_RANGE:
		return rule_bit(WSREG_RULE_CLOSE_CODE_OUT_OF_RANGE);
	}
	return 0;
}

/* Returns the index of the next octet in the payload. */
static uint64_t
position_of(const struct wsreg_check *check)
{
	return check->frame.length - check->left;
}

/* Returns whether the next octet belongs to a close code.  A single octet does
 * not: its header broke a rule. */
static bool
is_code(const struct wsreg_check *check)
{
	const struct wsreg_frame *frame = &check->frame;

	return is_close(frame) && !frame->discarded && frame->length >= 2 &&
	    position_of(check) < 2;
}

/* Reads an octet of a close code; RFC 6455, 5.5.1: it is in network order. */
static void
read_code(struct wsreg_check *check, uint8_t octet)
{
	uint64_t position = position_of(check);

	octet ^= check->frame.key[position];
	check->close_code = (uint16_t)(check->close_code << 8 | octet);
	if (position == 1)
		check->pending |= judge_code(find_verdict(check)->wire);
}

/* Returns the text that the next octet belongs to, if it is well formed so far,
 * else NULL. */
static struct wsreg_utf8 *
text_of(struct wsreg_check *check)
{
	const struct wsreg_frame *frame = &check->frame;

	if (frame->discarded || check->broken)
		return NULL;
	if (is_close(frame))
		return position_of(check) < 2 ? NULL : &check->reason;
	return is_text(frame) ? &check->text : NULL;
}

/* Validates text up to the first octet that is not UTF-8, which is noted. */
static size_t
read_text(struct wsreg_check *check, struct wsreg_utf8 *text, uint8_t *target,
    const uint8_t *data, size_t size)
{
	const uint8_t *key = check->frame.key;
	unsigned phase = (unsigned)(position_of(check) % 4);
	size_t good = target != NULL
	    ? wsreg_utf8_unmask(text, target, data, size, key, phase)
	    : wsreg_utf8_feed_masked(text, data, size, key, phase);

	if (good < size) {
		check->bad = data[good] ^ key[(phase + good) % 4];
		check->broken = true;
		finding_note(check,
		    is_close(&check->frame)
			? WSREG_RULE_CLOSE_REASON_UTF8_INVALID
			: WSREG_RULE_TEXT_UTF8_INVALID);
	}
	return good;
}

size_t
wsreg_payload_take(struct wsreg_check *check, uint8_t *target,
    const uint8_t *data, size_t size)
{
	struct wsreg_utf8 *text = text_of(check);

	if (text != NULL)
		return read_text(check, text, target, data, size);
	if (is_code(check)) {
		read_code(check, data[0]);
		size = 1;
	}
	if (target != NULL)
		wsreg_unmask(target, data, size, check->frame.key,
		    (unsigned)(position_of(check) % 4));
	return size;
}

/* Ends a Close: its reason must not end inside a character, and nothing may
 * follow it. */
static void
end_close(struct wsreg_check *check)
{
	if (!check->broken && !wsreg_utf8_complete(&check->reason))
		finding_note(check, WSREG_RULE_CLOSE_REASON_UTF8_TRUNCATED);
	check->closed = true;
}

void
wsreg_payload_end(struct wsreg_check *check)
{
	const struct wsreg_frame *frame = &check->frame;

	if (frame->discarded)
		return;
	if (is_close(frame))
		end_close(check);
	if (header_is_control(frame->opcode) || !frame->fin)
		return;
	if (is_text(frame) && !check->broken &&
	    !wsreg_utf8_complete(&check->text))
		finding_note(check, WSREG_RULE_TEXT_UTF8_TRUNCATED);
	check->in_message = false;
}
