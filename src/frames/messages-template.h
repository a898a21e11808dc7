/* SPDX-License-Identifier: MIT */
/*
 * Whole messages of one frame each, taken fast.  Included for its code by each
 * file for an instruction set, messages-avx2.c and the like, which has defined
 * NAME(check_short)(), NAME() and TARGET; see vector-template.h in src/utf8.
 * The last two are not defined behind this header.
 *
 * A message is taken if header_judge() says that its header breaks no rule, and
 * if its text is well formed.  Whatever else comes is left to the checker.  So
 * a rule about headers holds here, too; a rule about the payload of whole
 * messages, were there one more, would have to be added to take_message().
 */

#include "header-judge.h"
#include "messages.h"

/* What is defined here has the set in its name, so that one file can include all
 * sets. */
#define run NAME(run)
#define make_state NAME(make_state)
#define is_message NAME(is_message)
#define is_text NAME(is_text)
#define check_short NAME(check_short)
#define take_message NAME(take_message)
#define take_next NAME(take_next)
#define take_messages NAME(take_messages)
#define take NAME(take)

/* Messages that are taken one after another. */
struct run {
	const struct utf8_implementation *implementation;
	struct header_state state;
	struct wsreg_counts counts;
	const uint8_t *data; /* the next frame */
	size_t size;
};

/* Returns the state of a checker between messages, for frames of which each is
 * a message.  What cannot be broken is constant, so that the compiler drops it
 * from the judge. */
ALWAYS_INLINE struct header_state
make_state(
    const struct wsreg_check *check, enum wsreg_sender sender, bool is_typed)
{
	struct header_state state = header_state(check);

	state.sender = sender;
	state.opcodes = MESSAGES_OPCODES;
	state.closed = state.in_message = false;
	if (!is_typed)
		state.message = 0;
	/* The frame is the whole message: the lesser limit is for both. */
	if (state.max_frame > state.max_message)
		state.max_frame = state.max_message;
	state.max_message = state.max_fragments = UINT64_MAX;
	return state;
}

/* Returns whether a frame is a message of its own: text or binary data. */
ALWAYS_INLINE bool
is_message(const struct header *header)
{
	return header->fin && header->rsv == 0 &&
	    (header->opcode == WSREG_OPCODE_TEXT_FRAME ||
		header->opcode == WSREG_OPCODE_BINARY_FRAME);
}

/* Returns whether the payload is a whole text. */
TARGET ALWAYS_INLINE bool
is_text(const struct run *run, const struct header *header, bool is_short)
{
	const uint8_t *payload = run->data + header->size;
	size_t size = (size_t)header->length;
	uint32_t last = 0;

	if (is_short)
		return check_short(payload, size, header->key);
	return run->implementation->text(payload, size, header->key, &last) &&
	    !text_is_open(last);
}

/* Takes the message that is next, if it is all there and breaks no rule.  The
 * first octet, the mask bit and the short length are parameters because some
 * are constant. */
TARGET ALWAYS_INLINE bool
take_message(
    struct run *run, uint8_t first, bool masked, uint64_t length, bool is_short)
{
	const struct header header =
	    header_parse_rest(first, masked, length, run->data + 2, HEADER_MAX);
	const size_t whole = header.size + (size_t)header.length;

	if (!is_message(&header) ||
	    header_judge(&run->state, &header, HEADER_MAX) != 0 ||
	    (!is_short && header.length > run->size - header.size))
		return false;
	if (header.opcode == WSREG_OPCODE_TEXT_FRAME &&
	    !is_text(run, &header, is_short))
		return false;
	header_count(header.opcode, header.opcode, true, &run->counts);
	run->state.last_key = header.key;
	run->data += whole;
	run->size -= whole;
	return true;
}

/* Takes the next message.  Most are short texts, for which the compiler leaves
 * some thirty instructions of parser and judge. */
TARGET ALWAYS_INLINE bool
take_next(struct run *run, bool masked)
{
	const uint8_t text = 0x80 | WSREG_OPCODE_TEXT_FRAME;
	uint8_t first = run->data[0];
	unsigned length = run->data[1] ^ (masked ? 0x80u : 0);

	if (length > HEADER_SHORT_MAX ||
	    run->size < HEADER_MAX + UTF8_SHORT_SIZE)
		return length <= 0x7f &&
		    take_message(run, first, masked, length, false);
	return first == text ? take_message(run, text, masked, length, true)
			     : take_message(run, first, masked, length, true);
}

/* Takes messages, of which all have one type if `is_typed` is set.  This and the
 * sender are constants, so that what most connections do not need costs them
 * nothing. */
TARGET ALWAYS_INLINE size_t
take_messages(struct wsreg_check *check, const uint8_t *data, size_t size,
    enum wsreg_sender sender, bool is_typed)
{
	struct run run = {
		.implementation = wsreg_utf8_implementation(),
		.state = make_state(check, sender, is_typed),
		.data = data,
		.size = size,
	};

	/* With so low a limit, speed does not matter.  Now the compiler knows
	 * that a short length is below the limit. */
	if (run.state.max_frame < HEADER_SHORT_MAX)
		return 0;
	while (
	    run.size >= HEADER_MAX && take_next(&run, sender == WSREG_CLIENT))
		continue;
	check->frames += run.counts.frames;
	check->last_key = run.state.last_key;
	if (!check->failed) {
		check->counts.frames += run.counts.frames;
		check->counts.texts += run.counts.texts;
		check->counts.binaries += run.counts.binaries;
	}
	return size - run.size;
}

TARGET static size_t
take(struct wsreg_check *check, const uint8_t *data, size_t size)
{
	bool is_client = check->options.sender == WSREG_CLIENT;

	if (check->options.message != 0)
		return is_client
		    ? take_messages(check, data, size, WSREG_CLIENT, true)
		    : take_messages(check, data, size, WSREG_SERVER, true);
	return is_client
	    ? take_messages(check, data, size, WSREG_CLIENT, false)
	    : take_messages(check, data, size, WSREG_SERVER, false);
}

#undef run
#undef make_state
#undef is_message
#undef is_text
#undef check_short
#undef take_message
#undef take_next
#undef take_messages
#undef take
#undef NAME
#undef TARGET
