/* SPDX-License-Identifier: MIT */
/* Inflates the compressed messages of one side and judges them; RFC 7692, 7. */

#include "deflate.h"

#include <stdlib.h>
#include <string.h>

#include "inflate.h"

/* ---- Faults ---- */

static void
find_fault(struct deflate *deflate, enum wsreg_rule_number rule,
    uint64_t position, uint64_t value)
{
	struct deflate_fault *fault = &deflate->fault;

	/* The first one is the verdict, and of two at one octet that of the
	 * first rule: what refers to nothing makes no octet. */
	if (fault->found &&
	    (fault->position < position ||
		(fault->position == position && fault->rule <= rule)))
		return;
	fault->found = true;
	fault->rule = rule;
	fault->position = position;
	fault->value = value;
}

/* Keeps the start of what a frame inflates to. */
static void
keep_start(struct deflate *deflate, const uint8_t *output, size_t size)
{
	size_t at = (size_t)deflate->made, part = size;

	if (deflate->made < DEFLATE_START) {
		if (part > DEFLATE_START - at)
			part = DEFLATE_START - at;
		memcpy(deflate->start + at, output, part);
	}
	deflate->made += size;
}

/* Looks at what was inflated. */
static void
judge_output(struct deflate *deflate)
{
	const struct inflate *inflate = deflate->inflate;
	const uint8_t *output = inflate->output + inflate->from;
	size_t size = inflate->size - inflate->from, good;
	uint64_t position = deflate->inflated;

	if (size == 0)
		return;
	deflate->inflated += size;
	keep_start(deflate, output, size);
	if (deflate->message != NULL)
		message_add(deflate->message, output, size);
	/* The size says one more than the limit: how much more there is depends
	 * on how the data was cut. */
	if (deflate->limit != 0 && deflate->inflated > deflate->limit)
		find_fault(deflate, WSREG_RULE_INFLATED_TOO_BIG, deflate->limit,
		    deflate->limit + 1);
	if (!deflate->text)
		return;
	good = wsreg_utf8_feed(&deflate->utf8, output, size);
	if (good < size)
		find_fault(deflate, WSREG_RULE_TEXT_UTF8_AFTER_INFLATE,
		    position + good, output[good]);
}

/* Looks at how the inflater stopped; returns whether it is to go on. */
static bool
judge_result(struct deflate *deflate, enum inflate_result result)
{
	enum wsreg_rule_number rule = WSREG_RULE_DEFLATE_DATA_INVALID;

	switch (result) {
	case INFLATE_STARVED:
		return false;
	case INFLATE_MORE:
		return true;
	case INFLATE_INVALID:
		break;
	case INFLATE_BEYOND_WINDOW:
		rule = WSREG_RULE_DEFLATE_WINDOW_EXCEEDED;
		break;
	case INFLATE_BEYOND_MESSAGE:
		rule = WSREG_RULE_DEFLATE_CONTEXT_TAKEOVER;
		break;
	}
	find_fault(deflate, rule, deflate->inflated, 0);
	return false;
}

/* ---- A message ---- */

/* Returns how many octets may be inflated before the limit is broken for
 * sure. */
static size_t
get_most(const struct deflate *deflate)
{
	uint64_t left = deflate->limit - deflate->inflated;

	return deflate->limit != 0 && left < SIZE_MAX ? (size_t)left + 1
						      : SIZE_MAX;
}

/* Inflates octets of the message up to the first fault. */
static void
run(struct deflate *deflate, const uint8_t *data, size_t size)
{
	const uint8_t *end = data + size;
	enum inflate_result result;

	do {
		result = inflate_run(
		    deflate->inflate, &data, end, get_most(deflate));
		judge_output(deflate);
	} while (judge_result(deflate, result) && !deflate->fault.found);
}

/* RFC 7692, 7.2.2: puts back the octets that were taken off the message's end.
 * Returns whether the message is complete blocks then: octets that a block
 * which is cut off takes for its own break no other rule.  So the inflater goes
 * on after a fault, to see whether that block ends. */
static bool
run_tail(struct deflate *deflate)
{
	static const uint8_t tail[] = { 0x00, 0x00, 0xff, 0xff };
	struct inflate *inflate = deflate->inflate;
	const uint8_t *next = tail;
	enum inflate_result result;

	if (inflate_end_flush(inflate))
		return true;
	do {
		result =
		    inflate_run(inflate, &next, tail + sizeof(tail), SIZE_MAX);
		if (!deflate->fault.found)
			judge_output(deflate);
		judge_result(deflate, result);
		inflate->forgiving = deflate->fault.found;
	} while (result != INFLATE_STARVED && result != INFLATE_INVALID);
	return result == INFLATE_STARVED && inflate_is_between_blocks(inflate);
}

/* ---- The interface ---- */

bool
deflate_init(
    struct deflate *deflate, const struct deflate_side *side, uint64_t limit)
{
	memset(deflate, 0, sizeof(*deflate));
	deflate->anew = side->no_context_takeover;
	deflate->limit = limit;
	deflate->inflate = inflate_new(side->window_bits);
	deflate->lost = deflate->inflate == NULL;
	return !deflate->lost;
}

void
deflate_free(struct deflate *deflate)
{
	free(deflate->inflate);
	memset(deflate, 0, sizeof(*deflate));
}

void
deflate_begin(struct deflate *deflate, bool text)
{
	/* After a fault, or a message that was broken off, nobody knows what
	 * later messages may refer to. */
	if (deflate->fault.found || deflate->begun)
		deflate->lost = true;
	deflate->begun = true;
	memset(&deflate->fault, 0, sizeof(deflate->fault));
	memset(&deflate->utf8, 0, sizeof(deflate->utf8));
	deflate->text = text;
	deflate->size = 0;
	deflate->inflated = 0;
	if (deflate->anew && !deflate->lost)
		inflate_forget(deflate->inflate);
}

void
deflate_begin_frame(struct deflate *deflate)
{
	deflate->made = 0;
}

/* Keeps the first and the last octets of the message. */
static void
keep_ends(struct deflate *deflate, const uint8_t *data, size_t size)
{
	const size_t kept = sizeof(deflate->last);

	for (size_t i = 0; i < size && deflate->size + i < 2; i++)
		deflate->first[deflate->size + i] = data[i];
	if (size >= kept) {
		memcpy(deflate->last, data + size - kept, kept);
		return;
	}
	memmove(deflate->last, deflate->last + size, kept - size);
	memcpy(deflate->last + kept - size, data, size);
}

void
deflate_feed(struct deflate *deflate, const uint8_t *data, size_t size)
{
	keep_ends(deflate, data, size);
	deflate->size += size;
	if (!deflate->fault.found && !deflate->lost)
		run(deflate, data, size);
}

void
deflate_end(struct deflate *deflate)
{
	struct inflate *inflate = deflate->inflate;
	uint64_t position = deflate->inflated;

	deflate->begun = false;
	if (deflate->fault.found || deflate->lost || deflate->size == 0)
		return;
	/* RFC 7692, 7.2.3.4: a last block may end the message. */
	if (!(inflate->final && inflate_is_between_blocks(inflate)) &&
	    !run_tail(deflate))
		find_fault(
		    deflate, WSREG_RULE_DEFLATE_DATA_INVALID, position, 0);
	if (deflate->text && !wsreg_utf8_complete(&deflate->utf8))
		find_fault(deflate, WSREG_RULE_TEXT_UTF8_AFTER_INFLATE,
		    deflate->inflated, 0);
}
