/* SPDX-License-Identifier: MIT */
/* Tests of HTTP before the handshake: which exchange is judged, and where frames
 * begin. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "http-oracle.h"

#define UNAUTHORIZED "HTTP/1.1 401 No\r\nContent-Length: 4\r\n\r\nNo!\n"
#define PLAIN "GET / HTTP/1.1\r\n" HOST "\r\n"
#define OK "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
#define ASK REQUEST "\r\n"
#define YES ANSWER "\r\n"
/* A Close with a mask of zeros, and one without a mask. */
#define MASKED "\210\200\1\2\3\4"
#define UNMASKED "\210\0"
#define EXTENSIONS(value) "Sec-WebSocket-Extensions: " value "\r\n\r\n"
#define BOTH(client, server)                                                   \
	{                                                                      \
		OCTETS(client), OCTETS(server)                                 \
	}

static const struct traffic_case rows[] = {
	/* Keep-alive, with bodies and without. */
	{ ROW, .sides = BOTH(PLAIN ASK MASKED, OK YES UNMASKED), .found = "" },
	{ ROW,
	    .sides = BOTH("POST / HTTP/1.1\r\n" HOST
			  "Content-Length: 18\r\n\r\n"
			  "GET / HTTP/1.1\r\n\r\n" ASK MASKED,
		"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
		"B;x=y\r\n101\r\n\r\n\r\n\r\n\r\n0\r\nTrailer: x\r\n\r\n" YES
		    UNMASKED),
	    .found = "" },
	{ ROW,
	    .sides = BOTH("HEAD / HTTP/1.1\r\n" HOST "\r\n" ASK MASKED,
		"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n" YES UNMASKED),
	    .found = "" },
	{ ROW,
	    .sides = BOTH(PLAIN PLAIN ASK MASKED,
		"HTTP/1.1 204 N\r\n\r\n"
		"HTTP/1.1 304 N\r\nContent-Length: 7\r\n\r\n" YES UNMASKED),
	    .found = "" },
	/* A proxy, and answers of 1xx. */
	{ ROW,
	    .sides = BOTH("CONNECT h:80 HTTP/1.1\r\n" HOST "\r\n" ASK MASKED,
		"HTTP/1.1 200 Connection established\r\n\r\n"
		"HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n" YES UNMASKED),
	    .found = "" },
	{ ROW,
	    .sides = BOTH("CONNECT h:80 HTTP/1.1\r\n" HOST "\r\n"
			  "CONNECT h:80 HTTP/1.1\r\n" HOST "\r\n" ASK MASKED,
		"HTTP/1.1 407 P\r\nContent-Length: 1\r\n\r\n."
		"HTTP/1.1 200 O\r\n\r\n" YES UNMASKED),
	    .found = "" },
	/* Refusals, and another try. */
	{ ROW,
	    .sides = BOTH(
		ASK ASK ASK MASKED, UNAUTHORIZED UNAUTHORIZED YES UNMASKED),
	    .found = "server handshake-refused 0\n"
		     "server handshake-refused 42\n" },
	{ ROW, .sides = BOTH(ASK PLAIN, UNAUTHORIZED OK),
	    .found = "server handshake-refused 0\n" },
	{ ROW, .sides = BOTH(ASK ASK, UNAUTHORIZED),
	    .found = "server handshake-refused 0\n"
		     "server handshake-unanswered 0\n" },
	{ ROW, .sides = BOTH(ASK, "HTTP/1.1 404 N\r\n"),
	    .found = "server handshake-unanswered 0\n" },
	{ ROW, .sides = BOTH(PLAIN ASK, OK "HTT"),
	    .found = "server handshake-unanswered 40\n" },
	/* An upgrade that a proxy broke. */
	{ ROW, .sides = BOTH(GET HOST KEY VERSION "\r\n", OK),
	    .found = "client handshake-header-missing 0\n"
		     "client handshake-header-missing 0\n"
		     "server handshake-refused 0\n" },
	/* No exchange asks for WebSocket. */
	{ ROW, .sides = BOTH(PLAIN, OK), .found = "plain\n" },
	{ ROW, .sides = BOTH(PLAIN "\26\3\1", OK), .found = "plain\n" },
	{ ROW,
	    .sides = BOTH("GET / HTTP/1.1\r\n" HOST
			  "Upgrade: h2c\r\nConnection: Upgrade\r\n\r\nPRI",
		"HTTP/1.1 101 S\r\nUpgrade: h2c\r\n"
		"Connection: Upgrade\r\n\r\nSETTINGS"),
	    .found = "plain\n" },
	/* Whatever is wrong with the heads, frames are judged. */
	{ ROW,
	    .sides = BOTH(REQUEST "A B: c\r\n\r\n\201\0",
		ANSWER "A B: c\r\n\r\n\201\200"),
	    .found = "client handshake-malformed 152\n"
		     "server handshake-malformed 127\n"
		     "client mask-missing 163\n"
		     "server mask-unexpected 138\n" },
	/* What a faulty answer names is agreed on. */
	{ ROW,
	    .sides = BOTH(ASK MASKED,
		ANSWER "A\r\nSec-WebSocket-Extensions: permessage-deflate\r\n"
		       "\r\n\301\1\0\210\0"),
	    .found = "server handshake-malformed 127\n" },
	/* The body of a request for WebSocket, frames behind it. */
	{ ROW,
	    .sides = BOTH(REQUEST "Transfer-Encoding: chunked\r\n\r\n"
				  "1\r\n\201\r\n0\r\n\r\n\201\0",
		YES UNMASKED),
	    .found = "client mask-missing 194\n" },
	/* An extension that no registry has may use bits, and change payload. */
	{ ROW,
	    .sides = BOTH(REQUEST EXTENSIONS("private") MASKED,
		ANSWER EXTENSIONS(
		    "private") "\241\1\377\101\1\377\200\1\377\331\0\210\0"),
	    .found = "client extension-unregistered 152\n"
		     "server extension-unregistered 127\n" },
	/* Without a bit the payload is that of any message. */
	{ ROW,
	    .sides = BOTH(REQUEST EXTENSIONS("private") MASKED,
		ANSWER EXTENSIONS("private") "\241\1\377\201\1\377"),
	    .found = "client extension-unregistered 152\n"
		     "server extension-unregistered 127\n"
		     "server text-utf8-invalid 169\n" },
	/* RFC 7692, 6: RSV1 stays that of permessage-deflate.  What another
	 * extension changed is not inflated, nor is what may refer to it. */
	{ ROW,
	    .sides = BOTH(REQUEST EXTENSIONS("private, permessage-deflate")
			      MASKED,
		ANSWER EXTENSIONS(
		    "private, permessage-deflate") "\341\1\6\301\1\6\41\0\300\0"),
	    .found = "client extension-unregistered 152\n"
		     "server extension-unregistered 127\n"
		     "server rsv1-on-continuation 192\n" },
	{ ROW,
	    .sides = BOTH(REQUEST EXTENSIONS("permessage-deflate") MASKED,
		ANSWER EXTENSIONS("permessage-deflate") "\241\0"),
	    .found = "server rsv-unnegotiated 175\n" },
	/* One side alone. */
	{ ROW, .sides = { [WSREG_CLIENT] = OCTETS(PLAIN ASK MASKED) },
	    .found = "" },
	{ ROW, .sides = { [WSREG_CLIENT] = OCTETS(ASK ASK MASKED) },
	    .found = "" },
	{ ROW, .sides = { [WSREG_CLIENT] = OCTETS(ASK "GEX") },
	    .found = "client rsv-unnegotiated 154\n" },
	{ ROW, .sides = { [WSREG_CLIENT] = OCTETS(ASK "GET") },
	    .found = "client rsv-unnegotiated 154\n" },
	{ ROW, .sides = { [WSREG_CLIENT] = OCTETS(ASK) },
	    .found = "client close-missing 154\n" },
	{ ROW, .sides = { [WSREG_CLIENT] = OCTETS(ASK "GET ") }, .found = "" },
	{ ROW, .sides = { [WSREG_SERVER] = OCTETS(OK YES UNMASKED) },
	    .found = "" },
	/* A limit of this reader is not a fault of the traffic. */
	{ ROW, .fill = { 152, 1 << 20, 'A' }, .sides = BOTH(ASK MASKED, YES),
	    .found = "trouble\n" },
	/* The last lint for the end, and none where there was nothing to
	 * close. */
	{ ROW, .sides = BOTH(ASK "\1\200\1\2\3\4", YES),
	    .found = "client message-unfinished 160\n"
		     "server close-missing 129\n" },
	{ ROW, .sides = BOTH(ASK MASKED, YES),
	    .found = "server close-unanswered 129\n" },
	{ ROW, .sides = BOTH(GET HOST UPGRADE CONNECTION VERSION "\r\n", YES),
	    .found = "client handshake-header-missing 0\n" },
	{ ROW,
	    .sides = BOTH(GET HOST UPGRADE CONNECTION VERSION "\r\n" MASKED,
		YES "\212\0"),
	    .found = "client handshake-header-missing 0\n"
		     "server close-unanswered 131\n" },
};

static void
check_row(const struct traffic_case *row, const char *wanted)
{
	static const size_t steps[] = { 1, 2, 7, 40, SIZE_MAX };

	for (size_t i = 0; i < COUNT(steps); i++) {
		char *found;

		if (steps[i] < 40 && row->fill.size > 100000)
			continue;
		found = cases_run(row, steps[i], false);

		ck_assert_msg(strcmp(found, wanted) == 0,
		    "step %zu:\n%sis found, not\n%sin\n%.*s\n%.*s", steps[i],
		    found, wanted, (int)row->sides[0].size, row->sides[0].at,
		    (int)row->sides[1].size, row->sides[1].at);
		free(found);
	}
}

START_TEST(test_rows)
{
	check_row(&rows[_i], rows[_i].found);
}
END_TEST

/* ---- Frames before the answer ---- */

START_TEST(test_early)
{
	static const struct traffic_case row = {
		.sides = BOTH(PLAIN ASK MASKED, OK YES UNMASKED),
	};
	char *found = cases_run(&row, SIZE_MAX, true);

	/* The client's octets come first, all of them. */
	ck_assert_str_eq(found, "client frames-before-answer 191\n");
	free(found);
	/* By turns of as many, the answer comes in time. */
	found = cases_run(&row, 191, true);
	ck_assert_str_eq(found, "");
	free(found);
}
END_TEST

/* ---- Random exchanges ---- */

/* Streams that are being made. */
struct maker {
	uint32_t random;
	/* Whether the client's stream will be cut off. */
	bool cut;
	FILE *sides[2];
};

static size_t
draw(struct maker *maker, size_t count)
{
	return support_random(&maker->random) % count;
}

/* Puts the end of a head and a body, which may look like a head. */
static void
put_body(struct maker *maker, FILE *out)
{
	static const char octets[] = "\r\n\r\nHTTP/1.1 101 S\r\n\r\nGET /\r\n";
	size_t size = draw(maker, sizeof(octets));

	if (draw(maker, 2) == 0) {
		fprintf(out, "Content-Length: %zu\r\n\r\n%.*s", size, (int)size,
		    octets);
		return;
	}
	fputs("Transfer-Encoding: chunked\r\n\r\n", out);
	for (; size > 0; size = draw(maker, size))
		fprintf(out,
		    draw(maker, 2) == 0 ? "%zX\r\n%.*s\r\n"
					: "0%zx;a=b\r\n%.*s\r\n",
		    size, (int)size, octets);
	fputs(draw(maker, 2) == 0 ? "0\r\n\r\n" : "0\r\nA: b\r\n\r\n", out);
}

/* What a request is, as far as its answer depends on it. */
enum request { ORDINARY, HEAD, CONNECT, ASKS };

static enum request
put_request(struct maker *maker)
{
	static const char *const methods[] = {
		[ORDINARY] = "POST /",
		[HEAD] = "HEAD /",
		[CONNECT] = "CONNECT h:1",
	};
	FILE *out = maker->sides[WSREG_CLIENT];
	enum request request = (enum request)draw(maker, 4);

	/* Without its request nobody knows that an answer has no body. */
	if (maker->cut && (request == HEAD || request == CONNECT))
		request = ORDINARY;
	if (draw(maker, 8) == 0)
		fputs("\r\n", out);
	if (request == ASKS)
		fputs(REQUEST, out);
	else
		fprintf(out, "%s HTTP/1.1\r\n" HOST, methods[request]);
	if (draw(maker, 4) == 0)
		put_body(maker, out);
	else
		fputs("\r\n", out);
	return request;
}

/* Puts an answer, and returns whether it ends HTTP. */
static bool
put_answer(struct maker *maker, enum request request)
{
	static const char *const statuses[] = { "200", "204", "304", "401",
		"407", "503" };
	FILE *out = maker->sides[WSREG_SERVER];
	size_t status = draw(maker, 6);

	while (draw(maker, 5) == 0)
		fputs("HTTP/1.1 103 Early\r\nA: b\r\n\r\n", out);
	if (draw(maker, request == ASKS ? 2 : 12) == 0) {
		fputs(YES, out);
		return true;
	}
	fprintf(out, "HTTP/1.1 %s X\r\n", statuses[status]);
	/* RFC 9112, 6.3: these have no body, whatever they announce. */
	if (request == HEAD || status == 1 || status == 2 ||
	    (request == CONNECT && status == 0))
		fputs(
		    draw(maker, 2) == 0 ? "\r\n" : "Content-Length: 9\r\n\r\n",
		    out);
	else if (draw(maker, 9) == 0)
		fputs("\r\n", out);
	else
		put_body(maker, out);
	return false;
}

/* Makes exchanges, and then a frame of either side with the wrong mask. */
static void
make_exchanges(struct maker *maker)
{
	static const char frames[2][4] = { { '\x81', 0, 1, 2 },
		{ '\x81', '\x80', 1, 2 } };
	size_t count = draw(maker, 6);
	bool ends = false;

	for (size_t i = 0; i < count && !ends; i++)
		ends = put_answer(maker, put_request(maker));
	for (size_t i = 0; i < 2 && ends; i++)
		fwrite(frames[i], 1, sizeof(frames[i]), maker->sides[i]);
}

START_TEST(test_random)
{
	for (uint32_t i = 1; i <= 400; i++) {
		struct maker maker = { .random = i + 1000 * (uint32_t)_i };
		struct traffic_case row = { .fill = { 0, 0, 0 } };
		char *texts[2], *wanted;
		size_t sizes[2];

		for (size_t j = 0; j < 2; j++)
			maker.sides[j] = open_memstream(&texts[j], &sizes[j]);
		maker.cut = draw(&maker, 2) == 0;
		make_exchanges(&maker);
		for (size_t j = 0; j < 2; j++) {
			fclose(maker.sides[j]);
			row.sides[j].at = texts[j];
			row.sides[j].size =
			    (j == WSREG_CLIENT ? maker.cut
					       : draw(&maker, 2) == 0)
			    ? draw(&maker, sizes[j] + 1)
			    : sizes[j];
		}
		wanted = oracle_read(&row);
		check_row(&row, wanted);
		free(wanted);
		free(texts[0]);
		free(texts[1]);
	}
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("exchange");
	TCase *tcase = tcase_create("exchange");

	support_add_rows(tcase, test_rows, rows);
	tcase_add_test(tcase, test_early);
	tcase_add_loop_test(tcase, test_random, 0, 5);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	static Suite *(*const makers[])(void) = { make_suite };

	return support_main(makers, COUNT(makers));
}
