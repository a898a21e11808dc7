/* SPDX-License-Identifier: MIT */
/* Tests of what wsreg-check.h promises of events, whatever comes: findings of a
 * header come before its frame, control frames deliver little, and only errors
 * are reported if no more is wanted. */

#include <string.h>

#include "frames-random.h"

/* ---- Promises about each event ---- */

/* A checker that is watched. */
struct watch {
	struct wsreg_check check;
	/* How many frames have begun, by their events, and whether the header
	 * of the next one has an error. */
	uint64_t begun;
	bool rejected;
	uint8_t target[64];
	/* The findings that there were, in order. */
	struct wsreg_finding findings[4096];
	size_t count;
};

/* Whether the rule is about a header, as far as it belongs to a frame. */
static bool
is_of_header(const struct wsreg_rule *rule)
{
	return rule->place == WSREG_AT_B0 || rule->place == WSREG_AT_B1 ||
	    rule->place == WSREG_AT_LENGTH || rule->place == WSREG_AT_KEY ||
	    rule->number == WSREG_RULE_MESSAGE_UNFINISHED;
}

static bool
is_fatal(const struct wsreg_rule *rule)
{
	return rule->severity == WSREG_ERROR || rule->severity == WSREG_LIMIT;
}

static void
watch_finding(struct watch *watch, const struct wsreg_finding *finding)
{
	support_assert(watch->count < COUNT(watch->findings), "too many");
	watch->findings[watch->count++] = *finding;
	support_assert(
	    !watch->check.options.errors_only || is_fatal(finding->rule),
	    "%s is no error", finding->rule->id);
	if (!finding->in_frame || !is_of_header(finding->rule))
		return;
	support_assert(finding->frame >= watch->begun,
	    "%s comes after its frame", finding->rule->id);
	watch->rejected |=
	    is_fatal(finding->rule) && !watch->check.options.keep_going;
}

static void
watch_payload(const struct watch *watch, const struct wsreg_event *event)
{
	support_assert(event->size > 0, "no octet");
	support_assert((event->frame->opcode & 8) == 0 ||
		event->position + event->size <= WSREG_CONTROL_MAX,
	    "control frame with %zu octets at %u", event->size,
	    (unsigned)event->position);
	if (watch->check.options.unmasked == NULL)
		return;
	ck_assert_ptr_eq(event->data, watch->target);
	ck_assert_uint_le(event->size, watch->check.options.unmasked_size);
}

static void
watch_event(struct watch *watch, const struct wsreg_event *event)
{
	support_assert(event->kind == WSREG_EVENT_FINDING || !watch->rejected,
	    "an event after an error");
	switch (event->kind) {
	case WSREG_EVENT_FINDING:
		watch_finding(watch, &event->finding);
		break;
	case WSREG_EVENT_FRAME:
		watch->begun = event->frame->number + 1;
		break;
	case WSREG_EVENT_PAYLOAD:
		watch_payload(watch, event);
		break;
	case WSREG_EVENT_FRAME_END:
		break;
	case WSREG_EVENT_NO_ROOM:
		ck_abort_msg("there is room");
	}
}

/* Feeds a stream in pieces of `step` octets. */
static void
watch_stream(struct watch *watch, const struct wsreg_check_options *options,
    const struct frames *frames, size_t step)
{
	struct wsreg_event event;

	memset(watch, 0, sizeof(*watch));
	wsreg_check_init(&watch->check, options);
	if (options->unmasked_size > 0)
		wsreg_check_unmask_to(
		    &watch->check, watch->target, options->unmasked_size);
	for (size_t at = 0, end = 0, used; at < frames->size; at = end) {
		end = step < frames->size - at ? at + step : frames->size;
		for (; wsreg_check_feed(&watch->check, frames->octets + at,
			 end - at, &used, &event);
		     at += used)
			watch_event(watch, &event);
	}
	while (wsreg_check_finish(&watch->check, &event))
		watch_event(watch, &event);
}

/* A stream with much that is wrong: long control frames before and after a
 * Close among messages, all of it damaged. */
static struct frames
make_stream(uint32_t *random, enum wsreg_sender sender)
{
	static const size_t sizes[] = { 0, 1, 124, 125, 126, 127, 300, 1000 };
	static const uint8_t payload[1000] = { 3, 0xe8 };
	struct frames frames = { .sender = sender };

	for (uint32_t parts = 1 + support_random(random) % 3; parts > 0;
	     parts--) {
		frames_add_random(&frames, random, 0, false);
		frames_add(&frames,
		    (uint8_t)(0x88 + support_random(random) % 4), payload,
		    sizes[support_random(random) % COUNT(sizes)]);
	}
	for (uint32_t i = support_random(random) % 4; i > 0 && frames.size > 0;
	     i--)
		frames_damage(&frames, random);
	if (frames.size == 0)
		frames_add(&frames, 0x88, payload, 2);
	return frames;
}

static struct wsreg_check_options
draw_options(uint32_t *random, enum wsreg_sender sender)
{
	uint32_t bits = support_random(random);

	return (struct wsreg_check_options){
		.sender = sender,
		.compressed_bit = (bits & 1) != 0 ? 4 : 0,
		.opaque_bits = (bits & 2) != 0 ? 2 : 0,
		.max_frame = (bits & 4) != 0 ? 20 : 0,
		.max_message = (bits & 8) != 0 ? 30 : 0,
		.max_fragments = (bits & 16) != 0 ? 2 : 0,
		.keep_going = (bits & 96) != 0,
		.errors_only = (bits & 128) != 0,
		.frames = true,
		.payload = (bits & 256) != 0,
		.control = (bits & 512) != 0,
		.compressed = (bits & 1024) != 0,
	};
}

static void
expect_findings(const struct watch *one, const struct watch *other)
{
	size_t at = 0;

	for (size_t i = 0; i < one->count; i++) {
		const struct wsreg_finding *finding = &one->findings[i];
		const struct wsreg_finding *same = &other->findings[at];

		if (!is_fatal(finding->rule))
			continue;
		support_assert(at < other->count &&
			same->rule == finding->rule &&
			same->value == finding->value &&
			same->offset == finding->offset &&
			same->in_frame == finding->in_frame &&
			same->frame == finding->frame &&
			same->after_error == finding->after_error,
		    "%s is missing", finding->rule->id);
		at++;
	}
	ck_assert_uint_eq(at, other->count);
}

/* By the seed: all options, each stream cut anywhere, with a target and
 * without.  Only errors are reported, if only these are asked for. */
START_TEST(test_promises)
{
	uint32_t random = (uint32_t)_i + 1;
	static struct watch watch, errors;

	for (int i = 0; i < 60; i++) {
		enum wsreg_sender sender = (enum wsreg_sender)(i % 2);
		struct frames frames = make_stream(&random, sender);
		struct wsreg_check_options options =
		    draw_options(&random, sender);
		size_t step = 1 + support_random(&random) % 64;

		watch_stream(&watch, &options, &frames, step);
		options.unmasked = watch.target;
		options.unmasked_size = 1 + support_random(&random) % 64;
		options.errors_only = false;
		watch_stream(&watch, &options, &frames, frames.size);
		options.errors_only = true;
		watch_stream(&errors, &options, &frames, step);
		expect_findings(&watch, &errors);
		ck_assert_mem_eq(&watch.check.counts, &errors.check.counts,
		    sizeof(struct wsreg_counts));
		frames_free(&frames);
	}
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("frames-events");
	TCase *tcase = tcase_create("events");

	tcase_add_loop_test(tcase, test_promises, 0, 40);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	static Suite *(*const makers[])(void) = { make_suite };

	return support_main(makers, COUNT(makers));
}
