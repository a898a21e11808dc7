/* SPDX-License-Identifier: MIT */
/* Tests of what `wsreg check' says of octets that are something else than they
 * should be. */

#include <stdlib.h>
#include <string.h>

#include "run.h"

/* ---- In place of frames ---- */

static const struct {
	SUPPORT_ROW;
	const char *hex;
	/* Part of the message, or NULL if there is no guess. */
	const char *hint;
	/* Whether permessage-deflate is negotiated. */
	bool deflate;
} frames[] = {
	{ ROW, "0d0a", "probably the CRLF of a line, not a frame" },
	{ ROW, "0d0a 8105 68656c6c6f", "probably the CRLF of a line" },
	/* GET / and HTTP/1. */
	{ ROW, "474554202f20", "probably an HTTP request" },
	{ ROW, "474554202f20", "probably an HTTP request", .deflate = true },
	{ ROW, "485454502f312e31", "probably an HTTP response" },
	{ ROW, "300d0a0d0a", "probably the end of a chunked HTTP body" },
	{ ROW, "31620d0a 8105", "probably the size of an HTTP chunk" },
	{ ROW, "16030102", "probably a TLS record" },
	{ ROW, "17030300", "probably a TLS record" },
	{ ROW, "1703", NULL },
	{ ROW, "170405", NULL },
	/* PROXY, then a blank; the protocol's binary header. */
	{ ROW, "50524f585920", "probably the PROXY protocol" },
	{ ROW, "0d0a0d0a000d0a515549540a", "probably the PROXY protocol" },
	{ ROW, "0048656c6c6fff", "probably a frame of the draft hixie-76" },
	{ ROW, "004865056c", NULL },
	{ ROW, "ff00", "probably the closing handshake of the draft hixie-76" },
	/* {"a":1} and [1,2] */
	{ ROW, "7b2261223a317d", "probably JSON, not a frame" },
	{ ROW, "5b312c325d", "probably JSON, not a frame" },
	{ ROW, "7b22", NULL },
	{ ROW, "68656c6c6f", "probably text, not a frame" },
	{ ROW, "68656c81", NULL },
	/* The fifth octet shows that the four before it are no text. */
	{ ROW, "68656c6c81", NULL },
	{ ROW, "7b22612281", NULL },
	{ ROW, "83 00", NULL },

	/* ---- Close codes ---- */
	{ ROW, "8802 e803", "probably 1000 with its octets swapped" },
	{ ROW, "8802 f303", "probably 1011 with its octets swapped" },
	/* 1006 swapped would not be right either. */
	{ ROW, "8802 ee03", NULL },
	{ ROW, "8804 31303030", "ASCII \"10\", probably the first digits of" },
	{ ROW, "8803 576565", "ASCII \"We\", probably a reason" },
	{ ROW, "8802 1388", NULL },

	/* ---- Compressed data, which is "Hello" ---- */
	{ ROW, "c10d 789cf348cdc9c9070005 8c01f5",
	    "probably wrapped by zlib: the data must be raw DEFLATE",
	    .deflate = true },
	{ ROW, "4101 78 800c 9cf348cdc9c9070005 8c01f5", "wrapped by zlib",
	    .deflate = true },
	{ ROW, "c10a 1f8b0800000000000003", "1f 8b is probably the header of",
	    .deflate = true },
	{ ROW, "c10b f248cdc9c907000000ffff",
	    "probably left 00 00 ff ff at the end", .deflate = true },
	{ ROW, "4109 f248cdc9c907000000 8002 ffff", "left 00 00 ff ff",
	    .deflate = true },
	{ ROW, "c102 0fff", NULL, .deflate = true },

	/* ---- Lengths beyond the end ---- */
	{ ROW, "817e 0100 616263", "claims 256 octets, and it has 3" },
	{ ROW, "817f 0000000100000000", "claims 4294967296 octets, and it" },
	{ ROW, "817e 01", "the stream ends inside a header [" },
};

/* Fails unless the output has the hint, or no guess if that is NULL. */
static void
check_hint(const char *line, const char *input, const char *hint)
{
	struct run_case test = { .line = line,
		.input = input,
		.status = 1,
		.has = { "error: ", hint } };

	if (hint == NULL)
		test.lacks[0] = "probably";
	run_check(&test);
}

START_TEST(test_frames)
{
	char *line = support_print("check --frames server --hex - %s",
	    frames[_i].deflate ? "--extension permessage-deflate" : "");

	check_hint(line, frames[_i].hex, frames[_i].hint);
	free(line);
}
END_TEST

#define REQUEST                                                                \
	"GET / HTTP/1.1\r\nHost: h\r\nUpgrade: websocket\r\n"                  \
	"Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"                 \
	"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n%s\r\n"
#define ANSWER                                                                 \
	"HTTP/1.1 101 S\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"      \
	"Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n%s\r\n"

/* Returns the text, with or without an extension, as hexadecimal digits. */
static char *
make_digits(const char *format, bool deflate)
{
	char *head = run_replace(format, "%s",
	    deflate ? "Sec-WebSocket-Extensions: permessage-deflate\r\n" : "");
	char *digits = support_print("%s", "");

	for (const char *c = head; *c != '\0'; c++) {
		char *longer =
		    support_print("%s%02x", digits, (unsigned char)*c);

		free(digits);
		digits = longer;
	}
	free(head);
	return digits;
}

/* Returns a line for each octet, of the second node. */
static char *
make_lines(const char *hex)
{
	char *lines = support_print("%s", "");

	while (*hex != '\0') {
		char *longer;

		if (*hex == ' ') {
			hex++;
			continue;
		}
		longer = support_print("%s\t%.2s\n", lines, hex);
		free(lines);
		lines = longer;
		hex += 2;
	}
	return lines;
}

/* Returns a connection whose server sends the lines after its answer. */
static char *
make_follow(const char *lines, bool deflate)
{
	char *request = make_digits(REQUEST, deflate);
	char *answer = make_digits(ANSWER, deflate);
	char *input = support_print("===\nFollow: tcp,raw\nNode 0: a\n"
				    "Node 1: b\n%s\n\t%s\n%s===\n",
	    request, answer, lines);

	free(answer);
	free(request);
	return input;
}

/* What is said does not depend on the pieces in which the stream comes: here
 * each octet is one. */
START_TEST(test_pieces)
{
	char *lines = make_lines(frames[_i].hex);
	char *input = make_follow(lines, frames[_i].deflate);

	check_hint("check --follow -", input, frames[_i].hint);
	free(input);
	free(lines);
}
END_TEST

/* Returns all that is printed for the lines. */
static char *
print_follow(const char *line, const char *lines, bool deflate)
{
	char *input = make_follow(lines, deflate);
	struct support_result result;
	char *output;

	run_wsreg(&(struct run_case){ .line = line, .input = input }, &result);
	ck_assert_str_eq(result.errors, "");
	output = support_print("%s", result.output);
	support_result_free(&result);
	free(input);
	return output;
}

/* The same octets at once, and in pieces of one, give the same output if the
 * checker goes on after an error, or after a Close. */
static const struct {
	const char *line, *before;
} going_on[] = {
	{ "check --follow - --keep-going --frames-list", "" },
	{ "check --follow - -x rsv-unnegotiated --frames-list", "" },
	{ "check --follow - --frames-list", "8800" },
};

START_TEST(test_pieces_on)
{
	/* "GET / HTTP/1.1" and CRLF make several frames. */
	static const char get[] = "474554202f20485454502f312e310d0a";
	bool deflate = frames[_i].deflate;

	for (size_t i = 0; i < COUNT(going_on); i++) {
		char *hex = support_print(
		    "%s %s%s", going_on[i].before, frames[_i].hex, get);
		char *pieces = make_lines(hex);
		char *plain = run_replace(hex, " ", "");
		char *whole = support_print("\t%s\n", plain);
		char *expected = print_follow(going_on[i].line, whole, deflate);
		char *output = print_follow(going_on[i].line, pieces, deflate);

		ck_assert_str_eq(output, expected);
		free(output);
		free(expected);
		free(whole);
		free(plain);
		free(pieces);
		free(hex);
	}
}
END_TEST

/* ---- In place of a head, and in it ---- */

static const struct run_case heads[] = {
	{ ROW, .input = "\026\003\001\002",
	    .has = { "probably a TLS record", "\n<stdin>: client: 4 octets" } },
	{ ROW, .input = "PROXY TCP4 192.0.2.1 192.0.2.2 1 2\r\nGET / ",
	    .has = { "probably the PROXY protocol, which precedes the head" },
	    .lacks = { "hint: use" } },
	{ ROW, .input = "{\"a\":1}\n",
	    .has = { "probably JSON, not an HTTP head" } },
	{ ROW, .input = "\201\205\067\372\041\075\177\237\115\121\130",
	    .has = { "probably a client's frame: use --frames client" },
	    .lacks = { "hint: use" } },
	{ ROW, .input = "\201\005hello",
	    .has = { "probably a server's frame: use --frames server" } },
	{ ROW, .input = "hello, world\n",
	    .has = { "\n<stdin>:0: hint: use --frames client|server" },
	    .lacks = { "probably" } },
	{ ROW,
	    .input = "GET / HTTP/1.1\r\nHost: h\r\nUpgrade: WebSocket\r\n"
		     "Connection: Upgrade\r\nSec-WebSocket-Key1: 1 2\r\n\r\n",
	    .has = { "missing header field Sec-WebSocket-Key; "
		     "Sec-WebSocket-Key1 is probably of the draft hixie-76" } },
	{ ROW,
	    .input = "HTTP/1.1 101 S\r\nUpgrade: WebSocket\r\n"
		     "Connection: Upgrade\r\n"
		     "Sec-WebSocket-Location: ws://h/\r\n\r\n",
	    .has = { "missing header field Sec-WebSocket-Accept; "
		     "Sec-WebSocket-Location is probably of the draft" } },
	/* ---- Messages with the section that decides ---- */
	{ ROW,
	    .input = "GET / HTTP/1.1\r\nConnection: keep-alive\r\n"
		     "Upgrade: websocket\r\nUpgrade: h2c\r\n\r\n",
	    .has = { "missing header field Host [handshake-header-missing] "
		     "(RFC 6455, 4.1)",
		"Connection: keep-alive lacks \"Upgrade\" "
		"[handshake-malformed] (RFC 6455, 4.1)" } },
	{ ROW, .input = "HTTP/1.1 101 S\r\nConnection:\r\nUpgrade: h2c\r\n\r\n",
	    .has = { "missing header field Sec-WebSocket-Accept "
		     "[handshake-header-missing] (RFC 6455, 4.2.2)",
		"Connection: lacks \"Upgrade\" [",
		"Upgrade: h2c is not \"websocket\" alone [" } },
	{ ROW,
	    .input = "GET / HTTP/1.1\r\nUpgrade: websocket\r\n"
		     "Sec-WebSocket-Key: a\r\nSec-WebSocket-Key: b\r\n\r\n",
	    .has = { "Sec-WebSocket-Key: a is not 16 octets in base64",
		"Sec-WebSocket-Key must not be repeated "
		"[handshake-header-repeated] (RFC 6455, 11.3.1)" } },
};

START_TEST(test_heads)
{
	struct run_case test = heads[_i];

	/* Without an option, what is no head is named and refused. */
	test.line = strncmp(test.input, "HTTP/", 5) == 0 ? "check --server -"
							 : "check --client -";
	test.status = 1;
	run_check(&test);
}
END_TEST

/* What an answer to an offer may not have; the section is that of the
 * parameter. */
static const struct {
	SUPPORT_ROW;
	const char *offer, *answer, *message;
} answers[] = {
	{ ROW, "permessage-deflate",
	    "permessage-deflate; client_max_window_bits=10",
	    "client_max_window_bits was not offered: permessage-deflate; "
	    "client_max_window_bits=10 [extension-parameter-invalid] (RFC "
	    "7692, 7.1.2.2)" },
	{ ROW, "permessage-deflate; client_max_window_bits=9",
	    "permessage-deflate; client_max_window_bits=10",
	    "client_max_window_bits exceeds the offered value: " },
	{ ROW, "permessage-deflate; server_max_window_bits=9",
	    "permessage-deflate", "(RFC 7692, 7.1.2.1)" },
	{ ROW, "permessage-deflate; server_no_context_takeover",
	    "permessage-deflate",
	    "server_no_context_takeover was offered, but is missing in the "
	    "response: permessage-deflate [extension-parameter-invalid] (RFC "
	    "7692, 7.1.1.1)" },
	{ ROW, "permessage-deflate", "permessage-deflate; a",
	    "unknown parameter: permessage-deflate; a "
	    "[extension-parameter-invalid] (RFC 7692, 7.1)" },
	{ ROW, "permessage-deflate", "x",
	    "Sec-WebSocket-Extensions: x was not offered [" },
};

START_TEST(test_answers)
{
	char *folder = support_make_folder();
	struct run_case test = { .line = "check --client c --server s --open",
		.folder = folder,
		.status = 1,
		.has = { answers[_i].message } };
	const char *const values[] = { answers[_i].offer, answers[_i].answer };
	const char *const formats[] = { REQUEST, ANSWER };

	for (size_t i = 0; i < 2; i++) {
		char *field = support_print(
		    "Sec-WebSocket-Extensions: %s\r\n", values[i]);
		char *text = run_replace(formats[i], "%s", field);
		char *file = support_print("%s/%s", folder, i == 0 ? "c" : "s");

		support_write_file(file, text, strlen(text));
		free(file);
		free(text);
		free(field);
	}
	run_check(&test);
	free(folder);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("cli-check-hint");
	TCase *tcase = tcase_create("hint");

	support_add_rows(tcase, test_frames, frames);
	support_add_rows(tcase, test_pieces, frames);
	support_add_rows(tcase, test_pieces_on, frames);
	support_add_rows(tcase, test_heads, heads);
	support_add_rows(tcase, test_answers, answers);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	return run_main((Suite *(*const[])(void)){ make_suite }, 1);
}
