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

/* Returns whether the opcode is assigned in the registry that is judged by. */
static inline bool
judge_assigned(const struct header_state *state, const struct header *header)
{
	return (state->opcodes >> header->opcode & 1) != 0;
}

/* Returns the set of the rule if it is broken. */
ALWAYS_INLINE uint64_t
judge_rule(enum wsreg_rule_number rule, bool is_broken)
{
	return is_broken ? rule_bit(rule) : 0;
}

/* ---- The first octet ---- */

/* RFC 6455, 5.2 and RFC 7692, 6.1. */
ALWAYS_INLINE uint64_t
judge_rsv(const struct header_state *state, const struct header *header)
{
	bool compressed = (header->rsv & state->compressed_bit) != 0;

	return judge_rule(WSREG_RULE_RSV_UNNEGOTIATED,
		   header_foreign_bits(state, header->rsv) != 0) |
	    judge_rule(WSREG_RULE_RSV1_ON_CONTINUATION,
		compressed &&
		    header->opcode == WSREG_OPCODE_CONTINUATION_FRAME) |
	    judge_rule(WSREG_RULE_RSV1_ON_CONTROL,
		compressed && header_is_control(header->opcode) &&
		    judge_assigned(state, header));
}

/* Returns the rules that the first octet of a control frame breaks. */
ALWAYS_INLINE uint64_t
judge_control(const struct header_state *state, const struct header *header)
{
	bool close = header->opcode == WSREG_OPCODE_CONNECTION_CLOSE_FRAME;

	/* RFC 6455, 5.5: control frames are never fragmented; 5.5.1: nothing
	 * comes after a Close. */
	return judge_rule(WSREG_RULE_OPCODE_RESERVED_CONTROL,
		   !judge_assigned(state, header)) |
	    judge_rule(WSREG_RULE_CONTROL_FRAME_FRAGMENTED, !header->fin) |
	    judge_rule(
		WSREG_RULE_MESSAGE_UNFINISHED, close && state->in_message);
}

/* RFC 6455, 5.4: the fragments of a message are not mixed with others'. */
ALWAYS_INLINE uint64_t
judge_data(const struct header_state *state, const struct header *header)
{
	bool first = header->opcode != WSREG_OPCODE_CONTINUATION_FRAME;

	if (!judge_assigned(state, header))
		return rule_bit(WSREG_RULE_OPCODE_RESERVED_DATA);
	return judge_rule(WSREG_RULE_CONTINUATION_UNEXPECTED,
		   !first && !state->in_message) |
	    judge_rule(WSREG_RULE_SUBPROTOCOL_MESSAGE_TYPE,
		first && state->message != 0 &&
		    header->opcode != state->message) |
	    judge_rule(WSREG_RULE_DATA_FRAME_INSIDE_MESSAGE,
		first && state->in_message);
}

/* Returns the rules that the first octet breaks. */
ALWAYS_INLINE uint64_t
judge_first(const struct header_state *state, const struct header *header)
{
	return judge_rsv(state, header) |
	    (header_is_control(header->opcode) ? judge_control(state, header)
					       : judge_data(state, header));
}

/* ---- The second octet ---- */

/* RFC 6455, 5.1: a client masks each frame, a server none. */
ALWAYS_INLINE uint64_t
judge_mask(const struct header_state *state, const struct header *header)
{
	bool client = state->sender == WSREG_CLIENT;

	return judge_rule(WSREG_RULE_MASK_MISSING, client && !header->masked) |
	    judge_rule(WSREG_RULE_MASK_UNEXPECTED, !client && header->masked);
}

/* Judges the length of a control frame; RFC 6455, 5.5 and 5.5.1.  With an
 * extended length it is too long, whatever that is. */
ALWAYS_INLINE uint64_t
judge_control_length(const struct header *header)
{
	bool close = header->opcode == WSREG_OPCODE_CONNECTION_CLOSE_FRAME;
	bool extended = header_key_position(header) > 2;

	return judge_rule(WSREG_RULE_CONTROL_FRAME_TOO_LONG, extended) |
	    judge_rule(WSREG_RULE_CLOSE_PAYLOAD_ONE_OCTET,
		close && !extended && header->length == 1);
}

/* Returns the rules that the second octet breaks, which has mask and length. */
ALWAYS_INLINE uint64_t
judge_second(const struct header_state *state, const struct header *header)
{
	return judge_mask(state, header) |
	    (header_is_control(header->opcode) ? judge_control_length(header)
					       : 0);
}

/* ---- The length and the masking key ---- */

/* RFC 6455, 5.2: the length has the fewest octets that hold it. */
ALWAYS_INLINE uint64_t
judge_form(const struct header *header)
{
	size_t extended = header_key_position(header) - 2;

	return judge_rule(WSREG_RULE_LENGTH_NOT_MINIMAL,
		   (extended == 2 && header->length <= HEADER_SHORT_MAX) ||
		       (extended == 8 && header->length <= UINT16_MAX)) |
	    judge_rule(WSREG_RULE_LENGTH_MSB_SET, header->length > INT64_MAX);
}

/* Returns the rule about the number of a message's frames; RFC 6455, 10.4: the
 * limit is the receiver's. */
ALWAYS_INLINE uint64_t
judge_fragments(const struct header_state *state, const struct header *header)
{
	return judge_rule(WSREG_RULE_TOO_MANY_FRAGMENTS,
	    !header_is_control(header->opcode) &&
		header_message_frames(state, header->opcode) >
		    state->max_fragments);
}

/* RFC 6455, 10.4: limits are the receiver's. */
ALWAYS_INLINE uint64_t
judge_length(const struct header_state *state, const struct header *header)
{
	return judge_form(header) | judge_fragments(state, header) |
	    judge_rule(
		WSREG_RULE_FRAME_TOO_BIG, header->length > state->max_frame) |
	    judge_rule(WSREG_RULE_MESSAGE_TOO_BIG,
		!header_is_control(header->opcode) &&
		    header_message_size(state, header->opcode, header->length) >
			state->max_message);
}

/* RFC 6455, 5.3 and 10.3: masking keys must not be predictable. */
ALWAYS_INLINE uint64_t
judge_key(const struct header_state *state, const struct header *header)
{
	return judge_rule(WSREG_RULE_MASK_KEY_WEAK,
	    state->sender == WSREG_CLIENT && header->masked &&
		(header->key == 0 || header->key == state->last_key));
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
