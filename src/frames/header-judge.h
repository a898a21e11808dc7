/* SPDX-License-Identifier: MIT */
/*
 * The judge of a frame's header: header_judge() returns the rules that a header
 * breaks, by its octets and the state of the checker, and changes nothing.
 *
 * The code is inline: where the caller knows something of the header or of the
 * state, as that the frame is text, what cannot be broken costs nothing.
 */

#ifndef WSREG_HEADER_JUDGE_H
#define WSREG_HEADER_JUDGE_H

#include "finding.h"
#include "header.h"

static inline bool
judge_assigned(const struct header_state *state, const struct header *header)
{
	return (state->opcodes >> header->opcode & 1) != 0;
}

/* ---- Judging the first octet ---- */

/* RFC 6455, 5.2 and RFC 7692, 6.1. */
ALWAYS_INLINE uint64_t
judge_rsv(const struct header_state *state, const struct header *header)
{
	uint64_t rules = 0;

	if (header_foreign_bits(state, header->rsv) != 0)
		rules |= rule_bit(WSREG_RULE_RSV_UNNEGOTIATED);
	if ((header->rsv & state->compressed_bit) == 0)
		return rules;
	if (header->opcode == WSREG_OPCODE_CONTINUATION_FRAME)
		rules |= rule_bit(WSREG_RULE_RSV1_ON_CONTINUATION);
	else if (header_is_control(header->opcode) &&
	    judge_assigned(state, header))
		rules |= rule_bit(WSREG_RULE_RSV1_ON_CONTROL);
	return rules;
}

ALWAYS_INLINE uint64_t
judge_control(const struct header_state *state, const struct header *header)
{
	uint64_t rules = 0;

	if (!judge_assigned(state, header))
		rules |= rule_bit(WSREG_RULE_OPCODE_RESERVED_CONTROL);
	/* RFC 6455, 5.5: control frames are never fragmented. */
	if (!header->fin)
		rules |= rule_bit(WSREG_RULE_CONTROL_FRAME_FRAGMENTED);
	/* RFC 6455, 5.5.1: nothing comes after a Close. */
	if (header->opcode == WSREG_OPCODE_CONNECTION_CLOSE_FRAME &&
	    state->in_message)
		rules |= rule_bit(WSREG_RULE_MESSAGE_UNFINISHED);
	return rules;
}

/* RFC 6455, 5.4: the fragments of a message are not mixed with others'. */
ALWAYS_INLINE uint64_t
judge_data(const struct header_state *state, const struct header *header)
{
	bool continuation = header->opcode == WSREG_OPCODE_CONTINUATION_FRAME;

	if (!judge_assigned(state, header))
		return rule_bit(WSREG_RULE_OPCODE_RESERVED_DATA);
	if (continuation && !state->in_message)
		return rule_bit(WSREG_RULE_CONTINUATION_UNEXPECTED);
	if (!continuation && state->in_message)
		return rule_bit(WSREG_RULE_DATA_FRAME_INSIDE_MESSAGE);
	return 0;
}

ALWAYS_INLINE uint64_t
judge_first(const struct header_state *state, const struct header *header)
{
	return judge_rsv(state, header) |
	    (header_is_control(header->opcode) ? judge_control(state, header)
					       : judge_data(state, header));
}

/* ---- Judging the second octet ---- */

/* RFC 6455, 5.1: a client masks each frame, a server none. */
ALWAYS_INLINE uint64_t
judge_mask(const struct header_state *state, const struct header *header)
{
	bool expected = state->sender == WSREG_CLIENT;

	if (expected && !header->masked)
		return rule_bit(WSREG_RULE_MASK_MISSING);
	if (!expected && header->masked)
		return rule_bit(WSREG_RULE_MASK_UNEXPECTED);
	return 0;
}

/* Judges the short length of a control frame; RFC 6455, 5.5 and 5.5.1. */
ALWAYS_INLINE uint64_t
judge_control_length(const struct header *header)
{
	/* It has an extended length, whatever that is. */
	if (header_key_position(header) > 2)
		return rule_bit(WSREG_RULE_CONTROL_FRAME_TOO_LONG);
	if (header->opcode == WSREG_OPCODE_CONNECTION_CLOSE_FRAME &&
	    header->length == 1)
		return rule_bit(WSREG_RULE_CLOSE_PAYLOAD_ONE_OCTET);
	return 0;
}

ALWAYS_INLINE uint64_t
judge_second(const struct header_state *state, const struct header *header)
{
	return judge_mask(state, header) |
	    (header_is_control(header->opcode) ? judge_control_length(header)
					       : 0);
}

/* ---- Judging the length and the masking key ---- */

/* RFC 6455, 5.2: the length has the fewest octets that hold it. */
ALWAYS_INLINE uint64_t
judge_form(const struct header *header)
{
	size_t extended = header_key_position(header) - 2;
	uint64_t rules = 0;

	if ((extended == 2 && header->length <= HEADER_SHORT_MAX) ||
	    (extended == 8 && header->length <= UINT16_MAX))
		rules |= rule_bit(WSREG_RULE_LENGTH_NOT_MINIMAL);
	if (header->length > INT64_MAX)
		rules |= rule_bit(WSREG_RULE_LENGTH_MSB_SET);
	return rules;
}

ALWAYS_INLINE uint64_t
judge_fragments(const struct header_state *state, const struct header *header)
{
	bool exceeds =
	    header_message_frames(state, header->opcode) > state->max_fragments;

	return exceeds && !header_is_control(header->opcode)
	    ? rule_bit(WSREG_RULE_TOO_MANY_FRAGMENTS)
	    : 0;
}

/* RFC 6455, 10.4: limits are the receiver's. */
ALWAYS_INLINE uint64_t
judge_length(const struct header_state *state, const struct header *header)
{
	uint64_t rules = judge_form(header) | judge_fragments(state, header);

	if (header->length > state->max_frame)
		rules |= rule_bit(WSREG_RULE_FRAME_TOO_BIG);
	if (!header_is_control(header->opcode) &&
	    header_message_size(state, header->opcode, header->length) >
		state->max_message)
		rules |= rule_bit(WSREG_RULE_MESSAGE_TOO_BIG);
	return rules;
}

/* RFC 6455, 5.3 and 10.3: masking keys must not be predictable. */
ALWAYS_INLINE uint64_t
judge_key(const struct header_state *state, const struct header *header)
{
	if (state->sender == WSREG_CLIENT && header->masked &&
	    (header->key == 0 || header->key == state->last_key))
		return rule_bit(WSREG_RULE_MASK_KEY_WEAK);
	return 0;
}

/* ---- The judge ---- */

/* Returns the set of rules that a header breaks of which `known` octets are
 * known.  More octets never make the set smaller. */
ALWAYS_INLINE uint64_t
header_judge(
    const struct header_state *state, const struct header *header, size_t known)
{
	uint64_t rules;

	if (known < 1)
		return 0;
	/* RFC 6455, 1.4 and 5.5.1: after its Close a side sends no more, and
	 * what still comes is discarded. */
	if (state->closed)
		return header_is_control(header->opcode)
		    ? rule_bit(WSREG_RULE_CONTROL_AFTER_CLOSE)
		    : rule_bit(WSREG_RULE_DATA_AFTER_CLOSE);
	rules = judge_first(state, header);
	if (known < 2)
		return rules;
	rules |= judge_second(state, header);
	if (known >= header_key_position(header))
		rules |= judge_length(state, header);
	if (known >= header->size)
		rules |= judge_key(state, header);
	return rules;
}

#endif
