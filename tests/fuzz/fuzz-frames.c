/* SPDX-License-Identifier: MIT */
/* Fuzzing of the frame checker: any octets give the same findings however they
 * are cut, in order, and none after an error unless it is to go on. */

#include <stdlib.h>
#include <string.h>

#include "findings.h"
#include "frames/wsreg-check.h"
#include "fuzz.h"

/* The octets that choose options before those of the stream. */
#define CHOICE 4

/* The last findings that are kept. */
#define KEPT 256

/* What a checker told. */
struct log {
	struct wsreg_finding findings[KEPT];
	size_t count;
	struct wsreg_counts counts;
	uint64_t frames; /* of their headers, a sum */
	uint64_t begun;  /* how many frame events there were */
	uint64_t payload;
	uint32_t sum; /* of the payload */
};

static struct wsreg_check_options
choose(const uint8_t choice[CHOICE])
{
	return (struct wsreg_check_options){
		.sender = (choice[0] & 1) != 0 ? WSREG_SERVER : WSREG_CLIENT,
		.keep_going = (choice[0] & 2) != 0,
		.open = (choice[0] & 4) != 0,
		.frames = (choice[0] & 8) != 0,
		.payload = (choice[0] & 16) != 0,
		.bits = choice[0] >> 5,
		.compressed_bit = 4 & choice[0] >> 5,
		.max_frame = choice[1],
		.max_message = choice[2],
		.max_fragments = choice[3] & 0x7f,
		.errors_only = (choice[3] & 0x80) != 0,
	};
}

static void
require(bool holds)
{
	if (!holds)
		abort();
}

/* It lies in its frame, after none of a later frame. */
static void
look_at(const struct wsreg_check *check, const struct wsreg_finding *finding,
    const struct log *log)
{
	const struct wsreg_finding *last;

	require(finding->rule == wsreg_rule_at(finding->rule->number));
	require(finding->offset <= wsreg_check_offset(check));
	require(finding->frame_offset <= finding->offset);
	require(check->options.keep_going || !finding->after_error);
	if (log->count == 0)
		return;
	last = &log->findings[(log->count - 1) % KEPT];
	require(finding->after_error || !last->after_error);
	require(!finding->in_frame || finding->frame >= last->frame);
}

/* Of the numbers of a header. */
static uint64_t
sum_of(const struct wsreg_frame *frame)
{
	uint64_t sum = frame->number + 1;

	sum = sum * 31 + frame->offset;
	sum = sum * 31 + frame->length;
	sum = sum * 31 + frame->header_size;
	sum = sum * 31 + frame->message * 16u + frame->opcode;
	for (size_t i = 0; i < 4; i++)
		sum = sum * 31 + frame->key[i];
	return sum;
}

static void
note(struct log *log, const struct wsreg_check *check,
    const struct wsreg_event *event)
{
	const uint8_t *octets = event->data;

	switch (event->kind) {
	case WSREG_EVENT_FINDING:
		look_at(check, &event->finding, log);
		/* Findings of a header come before its frame. */
		require(!event->finding.in_frame ||
		    event->finding.frame >= log->begun ||
		    event->finding.rule->place > WSREG_AT_KEY);
		log->findings[log->count++ % KEPT] = event->finding;
		break;
	case WSREG_EVENT_FRAME:
		log->frames = log->frames * 31 + sum_of(event->frame);
		log->begun = event->frame->number + 1;
		break;
	case WSREG_EVENT_PAYLOAD:
		require(event->size > 0);
		require(event->position + event->size <= event->frame->length);
		require((event->frame->opcode & 8) == 0 ||
		    event->position + event->size <= WSREG_CONTROL_MAX);
		log->payload += event->size;
		for (size_t i = 0; i < event->size; i++)
			log->sum = log->sum * 31 + octets[i];
		break;
	case WSREG_EVENT_FRAME_END:
		break;
	case WSREG_EVENT_NO_ROOM:
		abort();
	}
}

/* In pieces of `step` octets, the first of them of `first`. */
static void
run(const struct wsreg_check_options *options, const uint8_t *data, size_t size,
    size_t first, size_t step, struct log *log)
{
	struct wsreg_check check;
	struct wsreg_event event;

	memset(log, 0, sizeof(*log));
	wsreg_check_init(&check, options);
	for (size_t piece = first; size > 0; piece = step) {
		size_t left = piece < size ? piece : size, used;

		size -= left;
		for (; wsreg_check_feed(&check, data, left, &used, &event);
		     data += used, left -= used) {
			require(used <= left);
			note(log, &check, &event);
		}
		require(used == left);
		data += used;
	}
	while (wsreg_check_finish(&check, &event))
		note(log, &check, &event);
	log->counts = *wsreg_check_counts(&check);
}

static void
compare_findings(const struct log *one, const struct log *other)
{
	require(one->count == other->count);
	require(memcmp(&one->counts, &other->counts, sizeof(one->counts)) == 0);
	for (size_t i = 0; i < one->count && i < KEPT; i++)
		require(is_same(&one->findings[i], &other->findings[i]));
}

static void
compare(const struct log *one, const struct log *other)
{
	require(one->frames == other->frames);
	require(one->payload == other->payload && one->sum == other->sum);
	compare_findings(one, other);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct log whole, cut;
	struct wsreg_check_options options;
	uint8_t unmasked[64];

	if (size < CHOICE)
		return 0;
	options = choose(data);
	data += CHOICE;
	size -= CHOICE;
	run(&options, data, size, size, 1, &whole);
	run(&options, data, size, 1, 1, &cut);
	compare(&whole, &cut);
	run(&options, data, size, size / 2, 7, &cut);
	compare(&whole, &cut);
	/* Nor do they depend on what else is asked for, and how. */
	options.unmasked = unmasked;
	options.unmasked_size = 1 + size % sizeof(unmasked);
	run(&options, data, size, size, 1, &cut);
	compare_findings(&whole, &cut);
	options.frames = !options.frames;
	options.payload = !options.payload;
	run(&options, data, size, size, 1, &cut);
	compare_findings(&whole, &cut);
	return 0;
}
