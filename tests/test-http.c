/* SPDX-License-Identifier: MIT */
/* Tests of the reader of HTTP heads: what is one, and where it is not. */

#include <stdlib.h>
#include <string.h>

#include "support.h"
#include "traffic/traffic.h"

#define REQUEST "GET /chat HTTP/1.1\r\n"
#define ANSWER "HTTP/1.1 101 Switching Protocols\r\n"

/* Reads octets in steps of so many.  Returns how many were used. */
static size_t
feed(struct http_head *head, const char *octets, size_t size, size_t step)
{
	size_t offset = 0;

	http_begin(head, 0);
	while (offset < size) {
		size_t part = size - offset < step ? size - offset : step;
		size_t used;
		enum http_progress progress =
		    http_feed(head, octets + offset, part, &used);

		offset += used;
		if (progress != HTTP_MORE)
			break;
		ck_assert_uint_eq(used, part);
	}
	return offset;
}

/* A head on the heap, so that memory checkers see its bounds. */
static struct http_head *
make_head(void)
{
	struct http_head *head = malloc(sizeof(*head));

	ck_assert_ptr_nonnull(head);
	http_init(head);
	return head;
}

static void
free_head(struct http_head *head)
{
	http_free(head);
	free(head);
}

static void
check_slice(struct slice slice, const char *wanted)
{
	ck_assert_msg(slice_same(slice, slice_of(wanted)), "`%.*s', not `%s'",
	    (int)slice.size, slice.at, wanted);
}

/* ---- Good heads ---- */

static const struct {
	SUPPORT_ROW;
	const char *text;
	enum http_kind kind;
	unsigned minor, status;
	const char *method, *target;
	/* One field, NULL: none; and where its line begins. */
	const char *name, *value;
	uint64_t offset, line;
	/* What follows the head. */
	const char *rest;
} good[] = {
	{ ROW, .text = REQUEST "Host: a\r\n\r\n", .kind = HTTP_REQUEST,
	    .minor = 1, .method = "GET", .target = "/chat", .name = "Host",
	    .value = "a", .line = 20 },
	{ ROW, .text = ANSWER "A:b\r\n\r\n\x81\x00", .kind = HTTP_ANSWER,
	    .minor = 1, .status = 101, .name = "A", .value = "b", .line = 34,
	    .rest = "\x81" },
	/* RFC 9112, 2.2: lines that end with LF, empty ones before them. */
	{ ROW, .text = "\r\n\nM * HTTP/1.0\nA:\n\nrest\n", .kind = HTTP_REQUEST,
	    .method = "M", .target = "*", .name = "A", .value = "", .offset = 3,
	    .line = 16, .rest = "rest\n" },
	/* RFC 9112, 4: a reason of any text, an empty one, none. */
	{ ROW, .text = "HTTP/1.1 101 n\xc3\xb6 \t\r\n\r\n", .kind = HTTP_ANSWER,
	    .minor = 1, .status = 101 },
	{ ROW, .text = "HTTP/1.9 101 \r\n\r\n", .kind = HTTP_ANSWER, .minor = 9,
	    .status = 101 },
	{ ROW, .text = "HTTP/1.0 101\r\n\r\n", .kind = HTTP_ANSWER,
	    .status = 101 },
	{ ROW, .text = "HTTP/1.1 404 No\r\nA: c\r\n\r\nbody",
	    .kind = HTTP_ANSWER, .minor = 1, .status = 404, .name = "A",
	    .value = "c", .line = 17, .rest = "body" },
	{ ROW, .text = "HTTP/1.0 999 \r\n\r\n\x81", .kind = HTTP_ANSWER,
	    .status = 999, .rest = "\x81" },
	{ ROW, .text = "HTTP/1.0 000\r\n\r\n", .kind = HTTP_ANSWER },
	/* RFC 9110, 15.2: interim answers. */
	{ ROW,
	    .text = "HTTP/1.1 100 Continue\r\nA: 1\r\n\r\nHTTP/1.1 103\r\n\r\n"
		    "HTTP/1.1 101 Yes\r\nB: 2\r\n\r\n",
	    .kind = HTTP_ANSWER, .minor = 1, .status = 101, .name = "B",
	    .value = "2", .offset = 47, .line = 65 },
	/* Blanks around a value and in it; octets beyond ASCII. */
	{ ROW,
	    .text = REQUEST "!#$%&'*+-.^_`|~09azAZ: \t a \t\xff b\t \r\n\r\n",
	    .kind = HTTP_REQUEST, .minor = 1, .method = "GET",
	    .target = "/chat", .name = "!#$%&'*+-.^_`|~09azAZ",
	    .value = "a \t\xff b", .line = 20 },
	/* RFC 9112, 5.2: folded, also to begin with and to end with. */
	{ ROW, .text = REQUEST "A:\r\n b\r\n\tc\n \r\n\r\n",
	    .kind = HTTP_REQUEST, .minor = 1, .method = "GET",
	    .target = "/chat", .name = "a", .value = "b  \tc", .line = 20 },
};

static void
check_good(const struct http_head *head, size_t i)
{
	const struct http_field *field = NULL;

	ck_assert_int_eq(head->progress, HTTP_DONE);
	ck_assert_ptr_null(head->fault.text);
	ck_assert_int_eq(head->kind, good[i].kind);
	ck_assert_uint_eq(head->minor, good[i].minor);
	ck_assert_uint_eq(head->offset, good[i].offset);
	if (head->kind == HTTP_ANSWER) {
		ck_assert_uint_eq(head->status, good[i].status);
	} else {
		check_slice(head->method, good[i].method);
		check_slice(head->target, good[i].target);
	}
	if (good[i].name == NULL) {
		ck_assert_uint_eq(head->field_count, 0);
		return;
	}
	ck_assert_uint_eq(head->field_count, 1);
	field = http_next(head, slice_of(good[i].name), NULL);
	ck_assert_ptr_nonnull(field);
	check_slice(field->value, good[i].value);
	ck_assert_uint_eq(field->offset, good[i].line);
	ck_assert_ptr_null(http_next(head, field->name, field));
}

/* However it is cut. */
START_TEST(test_good)
{
	struct http_head *head = make_head();
	size_t size = strlen(good[_i].text);
	size_t rest = good[_i].rest != NULL ? strlen(good[_i].rest) : 0;

	for (size_t step = 1; step <= size; step++) {
		ck_assert_uint_eq(
		    feed(head, good[_i].text, size, step), size - rest);
		check_good(head, (size_t)_i);
	}
	/* Nothing is wrong with what was cut off. */
	for (size_t cut = 0; cut < size - rest; cut++) {
		feed(head, good[_i].text, cut, SIZE_MAX);
		ck_assert_int_eq(head->progress, HTTP_MORE);
	}
	free_head(head);
}
END_TEST

/* Text is looked at by eight octets: each octet is tried at each place. */
START_TEST(test_text)
{
	char text[20];

	for (size_t place = 0; place < sizeof(text); place++)
		for (unsigned octet = 0; octet < 256; octet++) {
			bool control =
			    (octet < ' ' && octet != '\t') || octet == 0x7f;

			memset(text, 'a', sizeof(text));
			text[place / 2] = '\t';
			text[place] = (char)octet;
			ck_assert_uint_eq(token_span_text(text, sizeof(text)),
			    control ? place : sizeof(text));
		}
}
END_TEST

START_TEST(test_names)
{
	static const char text[] = REQUEST "A: 1\r\nB: 2\r\na: 3\r\n\r\n";
	struct http_head *head = make_head();
	const struct http_field *field;

	feed(head, text, strlen(text), SIZE_MAX);
	field = http_next(head, slice_of("a"), NULL);
	check_slice(field->value, "1");
	field = http_next(head, slice_of("a"), field);
	check_slice(field->value, "3");
	ck_assert_ptr_null(http_next(head, slice_of("a"), field));
	ck_assert_ptr_null(http_next(head, slice_of("c"), NULL));
	free_head(head);
}
END_TEST

/* ---- Bad heads ---- */

static const struct {
	SUPPORT_ROW;
	const char *text;
	size_t size; /* 0: up to the NUL */
	uint64_t line;
	size_t used; /* 0: all, as the head goes on */
	const char *reason;
} bad[] = {
	/* Other protocols: a frame, TLS, HTTP/2, HTTP/0.9, plain text. */
	{ ROW, "\x81\x05Hello", 0, 0, 1, "request or status line" },
	{ ROW, "\x16\x03\x01\x02\x00", 5, 0, 1, "control character" },
	{ ROW, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 0, 0, 16,
	    "HTTP/1.x request" },
	{ ROW, "GET /\r\n", 0, 0, 7, "request or status line" },
	{ ROW, "Hello, world\r\n", 0, 0, 14, "request or status line" },
	{ ROW, " GET / HTTP/1.1\r\n", 0, 0, 1, "request or status line" },
	{ ROW, "HTTP/2 200\r\n", 0, 0, 0, "HTTP/1.x response" },
	{ ROW, "HTTP/2.0 101 S\r\n", 0, 0, 0, "HTTP/1.x response" },
	{ ROW, "HTTP/1.\r\n", 0, 0, 9, "HTTP/1.x response" },
	{ ROW, "http/1.1 101 S\r\n", 0, 0, 16, "request or status line" },
	/* RFC 9112, 3. */
	{ ROW, "GET  / HTTP/1.1\r\n", 0, 0, 0, "request or status line" },
	{ ROW, "GET / HTTP/1.1 \r\n", 0, 0, 0, "HTTP/1.x request" },
	{ ROW, "GET / HTTP/1.10\r\n", 0, 0, 0, "HTTP/1.x request" },
	{ ROW, "GET / http/1.1\r\n", 0, 0, 16, "HTTP/1.x request" },
	{ ROW, "GET /\xc3\xb6 HTTP/1.1\r\n", 0, 0, 0,
	    "request or status line" },
	{ ROW, "GET / x HTTP/1.1\r\n", 0, 0, 0, "HTTP/1.x request" },
	{ ROW, "G\"T / HTTP/1.1\r\n", 0, 0, 0, "request or status line" },
	/* RFC 9112, 4. */
	{ ROW, "HTTP/1.1 10\r\n", 0, 0, 13, "without a three-digit status" },
	{ ROW, "HTTP/1.1 1o1 S\r\n", 0, 0, 16, "without a three-digit status" },
	{ ROW, "HTTP/1.1  101 S\r\n", 0, 0, 0, "without a three-digit status" },
	{ ROW, "HTTP/1.1101 S\r\n", 0, 0, 15, "without a three-digit status" },
	{ ROW, "HTTP/1.1 1010 S\r\n", 0, 0, 17, "more than three digits" },
	{ ROW, "\r\nHTTP/1.1 101 S\r\n", 0, 2, 0, "empty line" },
	/* RFC 9112, 5. */
	{ ROW, REQUEST "A: b\r\nHost : a\r\n", 0, 26, 0, "blank between" },
	{ ROW, REQUEST "A: b\r\nHost\r\n", 0, 26, 0, "without a name" },
	{ ROW, REQUEST "A: b\r\n: a\r\n", 0, 26, 0, "without a name" },
	{ ROW, REQUEST "H\xc3\xb6: a\r\n", 0, 20, 0, "without a name" },
	{ ROW, REQUEST " A: b\r\n", 0, 20, 0, "before the first" },
	/* Octets that no line has. */
	{ ROW, REQUEST "A: b\rc", 0, 20, 0, "CR without" },
	{ ROW, REQUEST "\r\r", 0, 20, 0, "CR without" },
	{ ROW, REQUEST "A: \0", 24, 20, 0, "control character" },
	{ ROW, REQUEST "A: \x7f", 0, 20, 0, "control character" },
	{ ROW, REQUEST "A: \x1b", 0, 20, 0, "control character" },
	/* After an interim answer. */
	{ ROW, "HTTP/1.1 100 C\r\n\r\n\x81", 0, 18, 19,
	    "request or status line" },
	{ ROW, "HTTP/1.1 100 C\r\n\r\nHTTP/1.1 101 S\r\nA\r\n", 0, 34, 0,
	    "without a name" },
};

/* A head that goes on is read to its end. */
static void
check_end(struct http_head *head, size_t used, size_t size)
{
	static const char end[] = "\r\n\r\n";

	ck_assert_int_eq(head->progress, HTTP_MORE);
	ck_assert_uint_eq(used, size);
	ck_assert_int_eq(http_feed(head, end, 4, &used), HTTP_DONE);
}

START_TEST(test_bad)
{
	struct http_head *head = make_head();
	size_t size = bad[_i].size > 0 ? bad[_i].size : strlen(bad[_i].text);

	for (size_t step = 1; step <= size; step++) {
		size_t used = feed(head, bad[_i].text, size, step);

		if (bad[_i].used == 0) {
			check_end(head, used, size);
		} else {
			ck_assert_int_eq(head->progress, HTTP_BAD);
			ck_assert_uint_eq(used, bad[_i].used);
		}
		ck_assert_uint_eq(head->bad_line, bad[_i].line);
		ck_assert_msg(strstr(head->fault.text, bad[_i].reason) != NULL,
		    "`%s', not `%s'", head->fault.text, bad[_i].reason);
		/* It stays so. */
		ck_assert_int_eq(http_feed(head, REQUEST, 1, &used),
		    bad[_i].used == 0 ? HTTP_DONE : HTTP_BAD);
		ck_assert_uint_eq(used, 0);
	}
	free_head(head);
}
END_TEST

/* RFC 9112, 2.2: a line that ends with LF alone is noted. */
START_TEST(test_bare_lines)
{
	static const struct {
		const char *text;
		bool has;
		uint64_t line;
	} rows[] = {
		{ REQUEST "A: b\r\n\r\n", false, 0 },
		{ "\n" REQUEST "A: b\r\n\r\n", false, 0 },
		{ "GET / HTTP/1.1\nA: b\n\n", true, 0 },
		{ REQUEST "A: b\nC: d\n\r\n", true, 20 },
		{ REQUEST "A: b\r\n\n", true, 26 },
		{ "HTTP/1.1 100\nA: b\n\n" ANSWER "\r\n", false, 0 },
	};
	struct http_head *head = make_head();

	for (size_t i = 0; i < COUNT(rows); i++) {
		feed(head, rows[i].text, strlen(rows[i].text), 7);
		ck_assert_int_eq(head->progress, HTTP_DONE);
		ck_assert_int_eq(head->has_bare_line, rows[i].has);
		ck_assert_uint_eq(head->bare_line, rows[i].line);
	}
	free_head(head);
}
END_TEST

/* ---- Limits ---- */

/* A head with a value that makes it so long. */
START_TEST(test_long_head)
{
	static const char tail[] = "\r\n\r\n";
	struct http_head *head = make_head();
	size_t excess = (size_t)_i;
	char *text = support_repeat(REQUEST "A: b\r\nC: ", "x",
	    HTTP_SIZE_MAX - strlen(REQUEST "A: b\r\nC: ") - strlen(tail) +
		excess,
	    tail);

	feed(head, text, strlen(text), 1000);
	if (excess == 0) {
		ck_assert_int_eq(head->progress, HTTP_DONE);
		ck_assert_uint_eq(head->field_count, 2);
	} else {
		ck_assert_int_eq(head->progress, HTTP_TROUBLE);
		ck_assert_ptr_nonnull(
		    strstr(head->fault.text, "longer than 1 MiB"));
	}
	free(text);
	free_head(head);
}
END_TEST

START_TEST(test_many_fields)
{
	struct http_head *head = make_head();
	size_t count = HTTP_FIELDS_MAX + (size_t)_i;
	char *text = support_repeat(REQUEST, "A:\r\n", count, "\r\n");

	feed(head, text, strlen(text), 1000);
	ck_assert_uint_eq(head->field_count, HTTP_FIELDS_MAX);
	if (_i == 0) {
		ck_assert_int_eq(head->progress, HTTP_DONE);
	} else {
		ck_assert_int_eq(head->progress, HTTP_TROUBLE);
		ck_assert_ptr_nonnull(strstr(head->fault.text, "10000 fields"));
	}
	free(text);
	free_head(head);
}
END_TEST

/* More than fits into a head, in heads that do. */
START_TEST(test_many_interim)
{
	struct http_head *head = make_head();
	char *text = support_repeat(
	    "", "HTTP/1.1 103\r\nA: b\r\n\r\n", 10000, ANSWER "\r\n");

	feed(head, text, strlen(text), 1000);
	ck_assert_int_eq(head->progress, HTTP_DONE);
	ck_assert_uint_eq(head->status, 101);
	ck_assert_uint_eq(head->offset, strlen(text) - strlen(ANSWER "\r\n"));
	free(text);
	free_head(head);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("http");
	TCase *tcase = tcase_create("http");

	support_add_rows(tcase, test_good, good);
	tcase_add_test(tcase, test_text);
	tcase_add_test(tcase, test_names);
	support_add_rows(tcase, test_bad, bad);
	tcase_add_test(tcase, test_bare_lines);
	tcase_add_loop_test(tcase, test_long_head, 0, 2);
	tcase_add_loop_test(tcase, test_many_fields, 0, 2);
	tcase_add_test(tcase, test_many_interim);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	static Suite *(*const makers[])(void) = { make_suite };

	return support_main(makers, COUNT(makers));
}
