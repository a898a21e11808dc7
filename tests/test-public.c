/* SPDX-License-Identifier: MIT */
/* Tests of libwsreg-traffic's interface: what programs outside receive. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "memory.h"
#include "traffic.h"
#include "traffic/wsreg-traffic.h"

/* RFC 6455, 5.7: "Hello" with a mask; RFC 7692, 7.2.3.1: "Hello" compressed. */
#define HELLO "\x81\x85\x37\xfa\x21\x3d\x7f\x9f\x4d\x51\x58"
#define COMPRESSED "\xc1\x07\xf2\x48\xcd\xc9\xc9\x07\x00"
/* Sixty-four times "a", compressed. */
#define SIXTY_FOUR "\xc1\x06\x4a\x4c\xa4\x0c\x00\x00"
/* A Close with 1000, of a client and of a server. */
#define CLOSE "\x88\x82\x01\x02\x03\x04\x02\xea"
#define CLOSED "\x88\x02\x03\xe8"

/* What both sides send, with what is reported of it: a line for each event, those
 * of the client first, as its side may be fed later. */
struct public_case {
	SUPPORT_ROW;
	struct wsreg_traffic_options options;
	const char *heads[2];
	const char *frames[2];
	size_t sizes[2]; /* of frames */
	const char *told;
	bool failed;
};

#define SENT(client, server)                                                   \
	.frames = { client, server },                                          \
	.sizes = { sizeof(client) - 1, sizeof(server) - 1 }

static const struct public_case cases[] = {
	{ ROW, .options = { .messages = true },
	    .heads = { OFFER(DEFLATE), REPLY(DEFLATE) },
	    SENT(HELLO "\x89\x80\x04\x03\x02\x01" CLOSE,
		COMPRESSED "\x8a\x00" CLOSED),
	    .told = "client message 1 Hello\n"
		    "client message 9 \n"
		    "client message 8 \003\350\n"
		    "server handshake 101 13 permessage-deflate\n"
		    "server message 1 Hello\n"
		    "server message 10 \n"
		    "server message 8 \003\350\n" },
	/* The first message is empty. */
	{ ROW,
	    .options = { .messages = true,
		.absent = { true, false },
		.extensions = "" },
	    SENT("", "\x81\0" CLOSED),
	    .told = "server message 1 \nserver message 8 \003\350\n" },
	/* Without messages there is nothing to report of what is right. */
	{ ROW, .heads = { REQUEST(""), ANSWER("") }, SENT(HELLO CLOSE, CLOSED),
	    .told = "server handshake 101 13\n" },
	/* A message comes before the end of its last frame, and a Ping before
	 * both.  The keys that are too plain are no errors. */
	{ ROW,
	    .options = { .messages = true,
		.frames = true,
		.errors_only = true,
		.extensions = "" },
	    SENT("\x01\x82\0\0\0\x01He\x89\x80\0\0\0\x01"
		 "\x80\x83\0\0\0\x01llo" CLOSE,
		CLOSED),
	    .told = "client frame 1\nclient end 1\nclient frame 9\n"
		    "client message 9 \nclient end 9\nclient frame 0\n"
		    "client message 1 Hello\nclient end 0\nclient frame 8\n"
		    "client message 8 \003\350\nclient end 8\n"
		    "server frame 8\nserver message 8 \003\350\n"
		    "server end 8\n" },
	/* Both sides are compared at the end. */
	{ ROW, .options = { .extensions = "" },
	    SENT("\x89\x80\x04\x03\x02\x01" CLOSE, "\x81\x02ok"),
	    .told = "server: 4: lint: no Close in answer to the other side's "
		    "Close [close-unanswered] (RFC 6455, 5.5.1)\n"
		    "server: 4: lint: no Pong in answer to the other side's "
		    "Ping [pong-missing] (RFC 6455, 5.5.2)\n" },
	{ ROW, .heads = { KEYED("x"), ANSWER("") }, SENT(CLOSE, CLOSED),
	    .told = "client: 66: error: Sec-WebSocket-Key that is not 16 "
		    "octets in base64: x [handshake-key-invalid] "
		    "(RFC 6455, 4.1)\n"
		    "server handshake 101 13\n"
		    "server: 75: error: Sec-WebSocket-Accept that does not "
		    "match Sec-WebSocket-Key: " ACCEPT_OF_RFC
		    " [handshake-accept-mismatch] (RFC 6455, 4.1)\n",
	    .failed = true },
	/* A subprotocol has a specification of its own. */
	{ ROW,
	    .options = { .size = sizeof(struct wsreg_traffic_options),
		.extensions = "",
		.subprotocol = "mqtt" },
	    SENT(CLOSE, "\x81\x01x" CLOSED),
	    .told = "server: 0: lint: text message where the subprotocol has "
		    "only binary ones, or the reverse (opcode 1) "
		    "[subprotocol-message-type] (MQTT 5.0 6, "
		    "[MQTT-6.0.0-1])\n" },
	{ ROW,
	    .options = { .size = sizeof(struct wsreg_traffic_options),
		.errors_only = true,
		.extensions = "",
		.subprotocol = "mqtt" },
	    SENT(CLOSE, "\x81\x01x" CLOSED), .told = "" },
	/* The limit is that of what comes, and of what it inflates to. */
	{ ROW,
	    .options = { .extensions = DEFLATE,
		.max_message = 63,
		.messages = true },
	    SENT(CLOSE, SIXTY_FOUR CLOSED),
	    .told = "client message 8 \003\350\n"
		    "server: 8: limit: message that inflates to more than the "
		    "limit (length 64) [inflated-too-big] (RFC 6455, 10.4)\n",
	    .failed = true },
	{ ROW,
	    .options = { .extensions = DEFLATE,
		.max_message = 64,
		.messages = true },
	    SENT(CLOSE, SIXTY_FOUR CLOSED),
	    .told = "client message 8 \003\350\n"
		    "server message 1 aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
		    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n"
		    "server message 8 \003\350\n" },
};

/* ---- Running a case ---- */

static void
print_event(FILE *const outs[2], const struct wsreg_traffic *traffic,
    const struct wsreg_traffic_event *event)
{
	const struct wsreg_traffic_handshake *handshake =
	    wsreg_traffic_handshake(traffic);
	const char *sender =
	    event->sender == WSREG_CLIENT ? "client" : "server";
	FILE *out = outs[event->sender];
	char line[256];

	switch (event->kind) {
	case WSREG_TRAFFIC_FINDING:
		ck_assert_uint_lt(
		    wsreg_traffic_describe(event, line, sizeof(line)),
		    sizeof(line));
		fprintf(out, "%s\n", line);
		break;
	case WSREG_TRAFFIC_HANDSHAKE:
		fprintf(out, "%s handshake %u %d", sender, handshake->status,
		    handshake->version);
		for (size_t i = 0; i < handshake->extension_count; i++)
			fprintf(
			    out, " %s", wsreg_traffic_extension(traffic, i));
		fputc('\n', out);
		break;
	case WSREG_TRAFFIC_FRAME:
		fprintf(out, "%s frame %d\n", sender, event->frame->opcode);
		break;
	case WSREG_TRAFFIC_FRAME_END:
		fprintf(out, "%s end %d\n", sender, event->frame->opcode);
		break;
	case WSREG_TRAFFIC_MESSAGE:
		fprintf(out, "%s message %d ", sender, event->frame->message);
		ck_assert_ptr_nonnull(event->data);
		fwrite(event->data, 1, event->size, out);
		fputc('\n', out);
		break;
	}
}

/* Feeds a side until it has no octets or is blocked, so many at a time, each
 * piece in memory of its own. */
static void
feed(FILE *const outs[2], struct wsreg_traffic *traffic,
    enum wsreg_sender sender, const char **data, size_t *left, size_t step)
{
	enum wsreg_traffic_result result = WSREG_TRAFFIC_USED;

	while (*left > 0 && result != WSREG_TRAFFIC_BLOCKED) {
		size_t size = *left < step ? *left : step, used;
		struct wsreg_traffic_event event;
		char *piece = malloc(size);

		ck_assert_ptr_nonnull(piece);
		memcpy(piece, *data, size);
		result = wsreg_traffic_feed(
		    traffic, sender, piece, size, &used, &event);
		ck_assert_int_ne(result, WSREG_TRAFFIC_MEMORY);
		ck_assert_uint_le(used, size);
		if (result == WSREG_TRAFFIC_EVENT)
			print_event(outs, traffic, &event);
		free(piece);
		*data += used;
		*left -= used;
	}
}

/* Runs both sides, and returns what was reported, to be freed. */
static char *
run(const struct wsreg_traffic_options *options, const char *const data[2],
    const size_t sizes[2], size_t step, bool *failed)
{
	struct wsreg_traffic *traffic = wsreg_traffic_new(options);
	const char *at[2] = { data[0], data[1] };
	size_t left[2] = { sizes[0], sizes[1] }, size;
	struct wsreg_traffic_event event;
	char *texts[2], *all;
	FILE *outs[2] = { open_memstream(&texts[0], &size),
		open_memstream(&texts[1], &size) };

	ck_assert(traffic != NULL && outs[0] != NULL && outs[1] != NULL);
	while (left[0] + left[1] > 0)
		for (unsigned i = 0; i < 2; i++)
			feed(outs, traffic, (enum wsreg_sender)i, &at[i],
			    &left[i], step);
	while (wsreg_traffic_finish(traffic, &event) == WSREG_TRAFFIC_EVENT)
		print_event(outs, traffic, &event);
	*failed = wsreg_traffic_failed(traffic);
	for (unsigned i = 0; i < 2; i++)
		ck_assert_uint_eq(
		    wsreg_traffic_offset(traffic, (enum wsreg_sender)i),
		    sizes[i]);
	wsreg_traffic_free(traffic);
	fclose(outs[0]);
	fclose(outs[1]);
	all = support_print("%s%s", texts[0], texts[1]);
	free(texts[0]);
	free(texts[1]);
	return all;
}

/* Both heads, then what follows them, cut in any way. */
START_TEST(test_cases)
{
	static const size_t steps[] = { SIZE_MAX, 1, 3 };
	const struct public_case *row = &cases[_i];
	char *sides[2];
	size_t sizes[2];

	for (size_t i = 0; i < 2; i++) {
		const char *head = row->heads[i] != NULL ? row->heads[i] : "";

		sizes[i] = strlen(head) + row->sizes[i];
		sides[i] = malloc(sizes[i]);
		ck_assert_ptr_nonnull(sides[i]);
		memcpy(sides[i], head, strlen(head));
		memcpy(sides[i] + strlen(head), row->frames[i], row->sizes[i]);
	}
	for (size_t i = 0; i < COUNT(steps); i++) {
		bool failed;
		char *told = run(&row->options,
		    (const char *const[]){ sides[0], sides[1] }, sizes,
		    steps[i], &failed);

		ck_assert_str_eq(told, row->told);
		ck_assert_int_eq(failed, row->failed);
		free(told);
	}
	free(sides[0]);
	free(sides[1]);
}
END_TEST

/* ---- No memory ---- */

/* Goes on with a side; returns whether memory is out. */
static bool
runs_out(struct wsreg_traffic *traffic, enum wsreg_sender sender,
    const char *data, size_t size)
{
	struct wsreg_traffic_event event;
	enum wsreg_traffic_result result = WSREG_TRAFFIC_EVENT;

	for (size_t used; result == WSREG_TRAFFIC_EVENT; size -= used) {
		result = wsreg_traffic_feed(
		    traffic, sender, data, size, &used, &event);
		data += used;
	}
	return result == WSREG_TRAFFIC_MEMORY;
}

/* Runs a connection with the first row's octets; returns whether memory was
 * out. */
static bool
run_heads_and_frames(struct wsreg_traffic *traffic)
{
	const struct public_case *row = &cases[0];

	for (unsigned i = 0; i < 2; i++)
		if (runs_out(traffic, (enum wsreg_sender)i, row->heads[i],
			strlen(row->heads[i])))
			return true;
	for (unsigned i = 0; i < 2; i++)
		if (runs_out(traffic, (enum wsreg_sender)i, row->frames[i],
			row->sizes[i]))
			return true;
	return false;
}

/* Runs it without the memory of this number.  Whether that was asked for. */
static bool
run_without(size_t number)
{
	const struct wsreg_traffic_options options = { .messages = true };
	struct wsreg_traffic_event event;
	struct wsreg_traffic *traffic;
	bool out, failed;

	/* Check allocates, too. */
	memory_fail(number);
	traffic = wsreg_traffic_new(&options);
	out = traffic == NULL || run_heads_and_frames(traffic);
	failed = memory_failed();
	memory_fail(0);
	ck_assert_int_eq(out, failed);
	if (out && traffic != NULL) {
		ck_assert(runs_out(traffic, WSREG_CLIENT, "", 0));
		ck_assert_int_eq(wsreg_traffic_finish(traffic, &event),
		    WSREG_TRAFFIC_MEMORY);
	}
	wsreg_traffic_free(traffic);
	return failed;
}

/* Each allocation fails once; that is reported, and stays so. */
START_TEST(test_memory_out)
{
	size_t number = 1;

	while (run_without(number))
		number++;
	ck_assert_uint_gt(number, 10);
}
END_TEST

/* ---- One at a time ---- */

static void
feed_text(struct wsreg_traffic *traffic, enum wsreg_sender sender,
    const char *text, enum wsreg_traffic_result expected)
{
	struct wsreg_traffic_event event;
	size_t used;

	ck_assert_int_eq(wsreg_traffic_feed(traffic, sender, text, strlen(text),
			     &used, &event),
	    expected);
	ck_assert_uint_eq(used, strlen(text));
}

/* RFC 6455, 1.3. */
START_TEST(test_accept_key)
{
	static const char *const wrong[] = { "",
		"dGhlIHNhbXBsZSBub25jZQ=", "dGhlIHNhbXBsZSBub25jZQ==A",
		"dGhlIHNhbXBsZSBub25j-Q==" };
	char accept[WSREG_ACCEPT_SIZE];

	ck_assert(wsreg_accept_key(KEY_OF_RFC, strlen(KEY_OF_RFC), accept));
	ck_assert_str_eq(accept, ACCEPT_OF_RFC);
	for (size_t i = 0; i < COUNT(wrong); i++)
		ck_assert(
		    !wsreg_accept_key(wrong[i], strlen(wrong[i]), accept));
	ck_assert_str_eq(accept, ACCEPT_OF_RFC);
}
END_TEST

/* Options of a caller that knows fewer members end where it says so. */
START_TEST(test_options)
{
	const struct wsreg_traffic_options options = {
		.size = offsetof(struct wsreg_traffic_options, extensions),
		.extensions = "",
	};
	struct wsreg_traffic *traffic = wsreg_traffic_new(&options);

	ck_assert_ptr_nonnull(traffic);
	feed_text(traffic, WSREG_CLIENT, REQUEST(""), WSREG_TRAFFIC_USED);
	feed_text(traffic, WSREG_SERVER, ANSWER(""), WSREG_TRAFFIC_EVENT);
	ck_assert_uint_eq(wsreg_traffic_handshake(traffic)->status, 101);
	ck_assert_str_eq(wsreg_traffic_handshake(traffic)->subprotocol, "");
	ck_assert_ptr_null(wsreg_traffic_extension(traffic, 0));
	wsreg_traffic_free(traffic);
	wsreg_traffic_free(NULL);
}
END_TEST

/* Options of a caller that knows more members are followed while those are
 * zeros; otherwise nothing is checked, and it is said why. */
START_TEST(test_later_options)
{
	struct {
		struct wsreg_traffic_options options;
		uint64_t later[2];
	} all = { .options.size = sizeof(all) };
	struct wsreg_traffic *traffic = wsreg_traffic_new(&all.options);

	ck_assert_ptr_null(wsreg_traffic_trouble(traffic));
	wsreg_traffic_free(traffic);
	all.later[1] = 1;
	traffic = wsreg_traffic_new(&all.options);
	ck_assert_ptr_nonnull(wsreg_traffic_trouble(traffic));
	feed_text(traffic, WSREG_CLIENT, "\x81", WSREG_TRAFFIC_USED);
	wsreg_traffic_free(traffic);
}
END_TEST

/* What is not a WebSocket connection is not judged, and it is said why. */
START_TEST(test_trouble)
{
	static const struct wsreg_traffic_options extensions = {
		.extensions = "permessage-deflate; x"
	};
	struct wsreg_traffic *traffic = wsreg_traffic_new(&extensions);
	struct wsreg_traffic_event event;

	ck_assert_ptr_nonnull(wsreg_traffic_trouble(traffic));
	feed_text(traffic, WSREG_CLIENT, "\x81", WSREG_TRAFFIC_USED);
	ck_assert_int_eq(
	    wsreg_traffic_finish(traffic, &event), WSREG_TRAFFIC_USED);
	wsreg_traffic_free(traffic);
	traffic = wsreg_traffic_new(NULL);
	feed_text(traffic, WSREG_CLIENT, FIRST "\r\n", WSREG_TRAFFIC_USED);
	ck_assert_ptr_null(wsreg_traffic_trouble(traffic));
	ck_assert_int_eq(wsreg_traffic_end(traffic, WSREG_CLIENT, &event),
	    WSREG_TRAFFIC_BLOCKED);
	ck_assert_int_eq(
	    wsreg_traffic_finish(traffic, &event), WSREG_TRAFFIC_USED);
	ck_assert_ptr_nonnull(wsreg_traffic_trouble(traffic));
	ck_assert_ptr_null(wsreg_traffic_handshake(traffic));
	ck_assert_uint_eq(
	    wsreg_traffic_counts(traffic, WSREG_CLIENT)->frames, 0);
	wsreg_traffic_free(traffic);
}
END_TEST

/* A side of which octets are missing is judged up to there; one that was not
 * recorded has no faults. */
START_TEST(test_gap)
{
	const struct wsreg_traffic_options options = { .extensions = "",
		.absent = { true, false } };
	struct wsreg_traffic *traffic = wsreg_traffic_new(&options);
	struct wsreg_traffic_event event;

	feed_text(traffic, WSREG_SERVER, "\x81\x02ok", WSREG_TRAFFIC_USED);
	ck_assert_int_eq(wsreg_traffic_gap(traffic, WSREG_SERVER, &event),
	    WSREG_TRAFFIC_EVENT);
	ck_assert_int_eq(event.finding.rule->number, WSREG_RULE_CAPTURE_GAP);
	ck_assert_int_eq(wsreg_traffic_gap(traffic, WSREG_SERVER, &event),
	    WSREG_TRAFFIC_USED);
	feed_text(traffic, WSREG_SERVER, "\xff\xff", WSREG_TRAFFIC_USED);
	ck_assert_int_eq(
	    wsreg_traffic_finish(traffic, &event), WSREG_TRAFFIC_USED);
	ck_assert_uint_eq(wsreg_traffic_offset(traffic, WSREG_SERVER), 6);
	ck_assert_uint_eq(
	    wsreg_traffic_counts(traffic, WSREG_SERVER)->texts, 1);
	ck_assert(!wsreg_traffic_failed(traffic));
	wsreg_traffic_free(traffic);
}
END_TEST

/* The code of a side's Close is known once all of it has come. */
START_TEST(test_close_code)
{
	const struct wsreg_traffic_options options = { .extensions = "",
		.absent = { true, false } };
	struct wsreg_traffic *traffic = wsreg_traffic_new(&options);

	feed_text(traffic, WSREG_SERVER, "\x88\x02\x03", WSREG_TRAFFIC_USED);
	ck_assert_uint_eq(wsreg_traffic_close_code(traffic, WSREG_SERVER), 0);
	feed_text(traffic, WSREG_SERVER, "\xe8", WSREG_TRAFFIC_USED);
	ck_assert_uint_eq(
	    wsreg_traffic_close_code(traffic, WSREG_SERVER), 1000);
	ck_assert_uint_eq(wsreg_traffic_close_code(traffic, WSREG_CLIENT), 0);
	wsreg_traffic_free(traffic);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("public");
	TCase *tcase = tcase_create("public");

	support_add_rows(tcase, test_cases, cases);
	tcase_add_test(tcase, test_memory_out);
	tcase_add_test(tcase, test_accept_key);
	tcase_add_test(tcase, test_options);
	tcase_add_test(tcase, test_later_options);
	tcase_add_test(tcase, test_trouble);
	tcase_add_test(tcase, test_gap);
	tcase_add_test(tcase, test_close_code);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	static Suite *(*const makers[])(void) = { make_suite };

	return support_main(makers, COUNT(makers));
}
