/* SPDX-License-Identifier: MIT */
/* Tests of what wsreg-check.h promises of events and options, whatever comes:
 * the order of events, payload of control frames, the target of payload. */

#include <stdlib.h>
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

/* ---- The target ---- */

#define MESSAGE "\x82\x05Hello\x89\x02yo"

/* A checker of a server's frames with this target. */
static bool
begin(struct wsreg_check *check, void *target, size_t size)
{
	const struct wsreg_check_options options = {
		.size = sizeof(options),
		.sender = WSREG_SERVER,
		.open = true,
		.payload = true,
		.unmasked = target,
		.unmasked_size = size,
	};

	return wsreg_check_init(check, &options);
}

/* What a server sends has no mask, and is copied like what a client sends. */
START_TEST(test_copied)
{
	uint8_t target[5];
	struct wsreg_check check;
	struct wsreg_event event;
	size_t used;

	ck_assert(begin(&check, target, sizeof(target)));
	ck_assert(wsreg_check_feed(
	    &check, MESSAGE, sizeof(MESSAGE) - 1, &used, &event));
	ck_assert_int_eq(event.kind, WSREG_EVENT_PAYLOAD);
	ck_assert_ptr_eq(event.data, target);
	ck_assert_uint_eq(event.size, 5);
	ck_assert_mem_eq(target, "Hello", 5);
}
END_TEST

static uint8_t memory[16];

/* A target, and whether it can be used. */
static const struct {
	SUPPORT_ROW;
	void *target;
	size_t size;
	bool usable;
} targets[] = {
	{ ROW, NULL, 0, true },
	{ ROW, memory, 1, true },
	{ ROW, memory, 16, true },
	{ ROW, NULL, 1, false },
	{ ROW, NULL, SIZE_MAX, false },
	{ ROW, memory, 0, false },
	{ ROW, memory + 16, 0, false },
};

/* A checker whose options cannot be followed takes all and delivers nothing. */
START_TEST(test_unusable)
{
	struct wsreg_check check;
	struct wsreg_event event;
	size_t used;

	ck_assert_int_eq(begin(&check, targets[_i].target, targets[_i].size),
	    targets[_i].usable);
	ck_assert_int_eq(wsreg_check_failed(&check), !targets[_i].usable);
	ck_assert_int_eq(wsreg_check_feed(&check, MESSAGE, sizeof(MESSAGE) - 1,
			     &used, &event),
	    targets[_i].usable);
	if (!targets[_i].usable)
		ck_assert_uint_eq(used, sizeof(MESSAGE) - 1);
	ck_assert(!wsreg_check_finish(&check, &event));
}
END_TEST

/* Returns whether the next event is of this kind; the octets go on. */
static bool
is_next(struct wsreg_check *check, const char **octets, size_t *size,
    struct wsreg_event *event, enum wsreg_event_kind kind)
{
	size_t used;
	bool has = wsreg_check_feed(check, *octets, *size, &used, event);

	*octets += used;
	*size -= used;
	return has && event->kind == kind;
}

/* Payload for which there is no room waits once for room. */
START_TEST(test_no_room)
{
	const char *octets = MESSAGE;
	size_t size = sizeof(MESSAGE) - 1;
	struct wsreg_check check;
	struct wsreg_event event;

	ck_assert(begin(&check, memory, 3));
	ck_assert(is_next(&check, &octets, &size, &event, WSREG_EVENT_PAYLOAD));
	ck_assert_uint_eq(event.size, 3);
	ck_assert_int_eq(
	    wsreg_check_unmask_to(&check, targets[_i].target, targets[_i].size),
	    targets[_i].usable);
	if (targets[_i].usable) {
		ck_assert(is_next(
		    &check, &octets, &size, &event, WSREG_EVENT_PAYLOAD));
		ck_assert_int_eq(*(const char *)event.data, 'l');
		return;
	}
	ck_assert(is_next(&check, &octets, &size, &event, WSREG_EVENT_NO_ROOM));
	ck_assert_uint_eq(event.frame->length, 5);
	ck_assert_uint_eq(event.position, 3);
	ck_assert(wsreg_check_unmask_to(&check, memory, 16));
	ck_assert(is_next(&check, &octets, &size, &event, WSREG_EVENT_PAYLOAD));
	ck_assert_mem_eq(event.data, "lo", 2);
	/* This time there is no room again, so that the checker fails. */
	wsreg_check_unmask_to(&check, targets[_i].target, targets[_i].size);
	ck_assert(is_next(&check, &octets, &size, &event, WSREG_EVENT_NO_ROOM));
	ck_assert(!wsreg_check_failed(&check));
	ck_assert(
	    !is_next(&check, &octets, &size, &event, WSREG_EVENT_NO_ROOM));
	ck_assert(wsreg_check_failed(&check));
	ck_assert_uint_eq(size, 0);
	ck_assert(!wsreg_check_finish(&check, &event));
}
END_TEST

/* Whole messages of one frame fill a buffer of just their size, by sender, in
 * pieces of every size. */
START_TEST(test_just_full)
{
	static const char text[] = "just what fits";
	uint8_t message[sizeof(text) - 1];
	struct frames frames = { .sender = (enum wsreg_sender)(_i % 2) };
	struct wsreg_check_options options = {
		.sender = frames.sender,
		.payload = true,
		.frames = true,
		.unmasked = message,
		.unmasked_size = sizeof(message),
	};
	struct wsreg_check check;
	size_t step = (size_t)_i / 2 + 1, length = 0, messages = 0, used;

	for (int i = 0; i < 3; i++)
		frames_add(&frames, 0x81, text, sizeof(message));
	ck_assert(wsreg_check_init(&check, &options));
	for (size_t at = 0, end = 0; at < frames.size; at = end) {
		struct wsreg_event event;

		end = step < frames.size - at ? at + step : frames.size;
		for (; wsreg_check_feed(
			 &check, frames.octets + at, end - at, &used, &event);
		     at += used) {
			ck_assert_int_ne(event.kind, WSREG_EVENT_NO_ROOM);
			if (event.kind == WSREG_EVENT_PAYLOAD)
				length += event.size;
			if (event.kind == WSREG_EVENT_FRAME_END) {
				ck_assert_mem_eq(message, text, length);
				messages++;
				length = 0;
			}
			wsreg_check_unmask_to(
			    &check, message + length, sizeof(message) - length);
		}
	}
	ck_assert_uint_eq(messages, 3);
	frames_free(&frames);
}
END_TEST

/* ---- Options of other versions ---- */

/* A caller that was compiled with a later version has more members.  They are
 * ignored if they are zero. */
START_TEST(test_later)
{
	struct {
		struct wsreg_check_options options;
		uint8_t later[8];
	} wide = { .options = { .size = sizeof(wide), .payload = true } };
	struct wsreg_check check;

	ck_assert(wsreg_check_init(&check, &wide.options));
	ck_assert(!wsreg_check_failed(&check));
	wide.later[_i] = 1;
	ck_assert(!wsreg_check_init(&check, &wide.options));
	ck_assert(wsreg_check_failed(&check));
	/* Without a size, they are not looked at. */
	wide.options.size = 0;
	ck_assert(wsreg_check_init(&check, &wide.options));
}
END_TEST

/* A caller that was compiled with fewer members has zeros for the others,
 * whatever the memory behind them holds. */
START_TEST(test_earlier)
{
	struct wsreg_check_options options;
	struct wsreg_check check;

	memset(&options, 0xff, sizeof(options));
	options.size = offsetof(struct wsreg_check_options, snapshot);
	options.sender = WSREG_SERVER;
	ck_assert(wsreg_check_init(&check, &options));
	ck_assert_int_eq(check.options.sender, WSREG_SERVER);
	ck_assert_ptr_null(check.options.snapshot);
	ck_assert_uint_eq(check.options.max_frame, 0);
	ck_assert(!check.options.errors_only);
	ck_assert_ptr_null(check.options.unmasked);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("frames-events");
	TCase *tcase = tcase_create("events");

	tcase_add_loop_test(tcase, test_promises, 0, 40);
	tcase_add_test(tcase, test_copied);
	support_add_rows(tcase, test_unusable, targets);
	support_add_rows(tcase, test_no_room, targets);
	tcase_add_loop_test(tcase, test_just_full, 0, 44);
	tcase_add_loop_test(tcase, test_later, 0, 8);
	tcase_add_test(tcase, test_earlier);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	static Suite *(*const makers[])(void) = { make_suite };

	return support_main(makers, COUNT(makers));
}
