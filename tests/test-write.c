/* SPDX-License-Identifier: MIT */
/* Tests of what is written for sending: the checker reads it back. */

#include <stdlib.h>
#include <string.h>

#include "frames.h"

static const uint8_t key[4] = { 1, 2, 3, 4 };

/* ---- Headers ---- */

static const struct {
	SUPPORT_ROW;
	uint64_t length;
	size_t size; /* of the header without a key */
} lengths[] = {
	{ ROW, 0, 2 },
	{ ROW, 125, 2 },
	{ ROW, 126, 4 },
	{ ROW, 65535, 4 },
	{ ROW, 65536, 10 },
	{ ROW, UINT32_MAX, 10 },
	{ ROW, INT64_MAX, 10 },
};

/* Writes a header and has a checker read it: the frame is the one written, and
 * there is no finding of its header. */
static void
check_header(unsigned first, uint64_t length, bool masked, size_t wanted)
{
	const bool fin = (first & 0x80) != 0;
	const unsigned rsv = first >> 4 & WSREG_RSV_ALL, opcode = first & 0x0f;
	const struct wsreg_check_options options = {
		.sender = masked ? WSREG_CLIENT : WSREG_SERVER,
		.bits = WSREG_RSV_ALL,
		.frames = true,
	};
	uint8_t header[WSREG_HEADER_MAX];
	size_t used,
	    size = wsreg_frame_header(
		header, fin, rsv, opcode, length, masked ? key : NULL);
	struct wsreg_check check;
	struct wsreg_event event;

	support_assert(
	    size == wanted + (masked ? 4 : 0), "%u: %zu", first, size);
	wsreg_check_init(&check, &options);
	support_assert(wsreg_check_feed(&check, header, size, &used, &event) &&
		event.kind == WSREG_EVENT_FRAME,
	    "%u: no frame of %llu octets", first, (unsigned long long)length);
	support_assert(event.frame->fin == fin && event.frame->rsv == rsv &&
		event.frame->opcode == opcode &&
		event.frame->length == length &&
		event.frame->masked == masked &&
		event.frame->header_size == size,
	    "%u: another frame", first);
	if (masked)
		ck_assert_mem_eq(event.frame->key, key, 4);
}

START_TEST(test_header)
{
	uint64_t length = lengths[_i].length;
	size_t size = lengths[_i].size;

	for (unsigned rsv = 0; rsv <= WSREG_RSV_ALL; rsv++)
		for (int masked = 0; masked < 2; masked++) {
			check_header(0x80 | rsv << 4 | 1, length, masked, size);
			check_header(rsv << 4 | 2, length, masked, size);
		}
	if (length <= WSREG_CONTROL_MAX)
		check_header(0x80 | 9, length, true, size);
}
END_TEST

static const struct {
	SUPPORT_ROW;
	bool fin;
	unsigned rsv, opcode;
	uint64_t length;
} refused[] = {
	{ ROW, true, 0, 16, 0 },
	{ ROW, true, 8, 1, 0 },
	{ ROW, true, 0, 1, (uint64_t)INT64_MAX + 1 },
	{ ROW, true, 0, 1, UINT64_MAX },
	/* RFC 6455, 5.5. */
	{ ROW, false, 0, 8, 0 },
	{ ROW, true, 0, 9, 126 },
	{ ROW, true, 0, 15, 126 },
};

START_TEST(test_refused)
{
	uint8_t header[WSREG_HEADER_MAX], zeros[WSREG_HEADER_MAX] = { 0 };

	memset(header, 0, sizeof(header));
	ck_assert_uint_eq(
	    wsreg_frame_header(header, refused[_i].fin, refused[_i].rsv,
		refused[_i].opcode, refused[_i].length, key),
	    0);
	ck_assert_mem_eq(header, zeros, sizeof(header));
}
END_TEST

/* ---- Closes ---- */

/* Returns the first finding that a Close of this payload gives, or NULL, and
 * stores the code that the checker has. */
static const struct wsreg_rule *
send_close(enum wsreg_sender sender, const uint8_t *payload, size_t size,
    uint16_t *code)
{
	const bool client = sender != WSREG_SERVER;
	const struct wsreg_check_options options = {
		.sender = client ? WSREG_CLIENT : WSREG_SERVER,
	};
	uint8_t octets[WSREG_HEADER_MAX + WSREG_CONTROL_MAX];
	size_t used,
	    header = wsreg_frame_header(
		octets, true, 0, 8, size, client ? key : NULL);
	struct wsreg_check check;
	struct wsreg_event event;
	bool found;

	memcpy(octets + header, payload, size);
	if (client)
		wsreg_unmask(octets + header, payload, size, key, 0);
	wsreg_check_init(&check, &options);
	found = wsreg_check_feed(&check, octets, header + size, &used, &event);
	*code = wsreg_check_close_code(&check);
	return found ? event.finding.rule : NULL;
}

/* A Close is written for just those codes that may be sent, and the checker
 * has no error for it. */
START_TEST(test_codes)
{
	const enum wsreg_sender sender = (enum wsreg_sender)_i;
	uint8_t payload[WSREG_CONTROL_MAX];
	uint16_t came;

	for (uint64_t code = 0; code <= 70000; code++) {
		bool sent = wsreg_close_code_sendable(code, sender);
		size_t size =
		    wsreg_close_payload(payload, sender, code, "why", 3);
		const struct wsreg_rule *rule;

		support_assert(size == (sent ? 5 : 0), "%lu: %zu",
		    (unsigned long)code, size);
		if (!sent)
			continue;
		rule = send_close(sender, payload, size, &came);
		support_assert(rule == NULL || rule->severity == WSREG_LINT,
		    "%lu: %s", (unsigned long)code, rule->id);
		support_assert(rule != NULL || came == code, "%lu: it has %u",
		    (unsigned long)code, came);
	}
}
END_TEST

START_TEST(test_reasons)
{
	static const struct {
		const char *reason;
		size_t size, wanted;
	} reasons[] = {
		{ NULL, 0, 2 },
		{ "\303\251", 2, 4 },
		/* RFC 6455, 5.5.1: UTF-8, and whole. */
		{ "\303", 1, 0 },
		{ "a\377", 2, 0 },
		{ "\355\240\200", 3, 0 },
	};
	char *longest = support_repeat("", "a", 124, "");
	uint8_t payload[WSREG_CONTROL_MAX];

	for (size_t i = 0; i < COUNT(reasons); i++)
		ck_assert_uint_eq(wsreg_close_payload(payload, WSREG_SERVER,
				      1000, reasons[i].reason, reasons[i].size),
		    reasons[i].wanted);
	ck_assert_uint_eq(
	    wsreg_close_payload(payload, WSREG_SERVER, 1000, longest, 124), 0);
	ck_assert_uint_eq(
	    wsreg_close_payload(payload, WSREG_SERVER, 1000, longest, 123),
	    WSREG_CONTROL_MAX);
	ck_assert_mem_eq(payload, "\003\350aaa", 5);
	free(longest);
}
END_TEST

/* The code that came is known once the Close is whole, good or bad; that of a
 * later one, which is to be ignored, is not. */
START_TEST(test_close_code)
{
	static const uint8_t octets[] = { 0x88, 2, 3, 0xe8, 0x88, 2, 3, 0xe9 };
	static const uint8_t empty[] = { 0x88, 0 };
	const struct wsreg_check_options options = { .sender = WSREG_SERVER,
		.keep_going = true };
	struct wsreg_check check;
	struct wsreg_event event;
	size_t used;

	wsreg_check_init(&check, &options);
	ck_assert_uint_eq(wsreg_check_close_code(&check), 0);
	for (size_t i = 0; i < sizeof(octets); i++) {
		while (wsreg_check_feed(&check, &octets[i], 1, &used, &event))
			if (used == 1)
				break;
		ck_assert_uint_eq(
		    wsreg_check_close_code(&check), i < 3 ? 0 : 1000);
	}
	wsreg_check_init(&check, &options);
	ck_assert(!wsreg_check_feed(&check, empty, 2, &used, &event));
	ck_assert_uint_eq(wsreg_check_close_code(&check), 0);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("write");
	TCase *tcase = tcase_create("write");

	support_add_rows(tcase, test_header, lengths);
	support_add_rows(tcase, test_refused, refused);
	tcase_add_loop_test(tcase, test_codes, 0, WSREG_BROWSER + 1);
	tcase_add_test(tcase, test_reasons);
	tcase_add_test(tcase, test_close_code);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	static Suite *(*const makers[])(void) = { make_suite };

	return support_main(makers, COUNT(makers));
}
