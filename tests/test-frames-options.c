/* SPDX-License-Identifier: MIT */
/* Tests of the target of payload, for both sides and when it is full, and of
 * options that other versions of the library have. */

#include <stddef.h>
#include <string.h>

#include "frames.h"

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
	Suite *suite = suite_create("frames-options");
	TCase *tcase = tcase_create("options");

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
