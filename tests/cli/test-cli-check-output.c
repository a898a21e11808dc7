/* SPDX-License-Identifier: MIT */
/* Tests of what `wsreg check' does not print: repeated warnings, rules that are
 * left out, secrets. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check-files.h"

/* RFC 6455, 1.3: a request and its answer, but for the empty line. */
#define REQUEST                                                                \
	"GET /chat HTTP/1.1\r\nHost: h\r\nUpgrade: websocket\r\n"              \
	"Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"                 \
	"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
#define ANSWER                                                                 \
	"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"           \
	"Connection: Upgrade\r\n"                                              \
	"Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"
#define OFFER "Sec-WebSocket-Protocol: "

/* Adds octets in the form of tshark; those of the server begin with a tab. */
static char *
add_line(char *text, const char *tab, const char *octets, size_t size)
{
	char *digits = support_repeat("", "..", size, "");
	char *all;

	for (size_t i = 0; i < size; i++)
		sprintf(digits + 2 * i, "%02x", (unsigned char)octets[i]);
	all = support_print("%s%s%s\n", text, tab, digits);
	free(digits);
	free(text);
	return all;
}

/* A connection: the heads, and octets that follow them. */
struct dialogue {
	const char *request, *answer, *client, *server;
	size_t client_size, server_size;
};

#define OCTETS(side, text) .side = text, .side##_size = sizeof(text) - 1

/* Returns what tshark prints of connections, to be freed. */
static char *
make_follow(const struct dialogue *dialogues, size_t count)
{
	char *text = support_print("%s", "");

	for (size_t i = 0; i < count; i++) {
		const struct dialogue *with = &dialogues[i];
		char *title = support_print("%s\n=====\nFollow: tcp,raw\n"
					    "Node 0: a\nNode 1: b\n",
		    text);

		free(text);
		text =
		    add_line(title, "", with->request, strlen(with->request));
		text = add_line(text, "\t", with->answer, strlen(with->answer));
		text = add_line(text, "", with->client, with->client_size);
		text = add_line(text, "\t", with->server, with->server_size);
		title = support_print("%s=====\n", text);
		free(text);
		text = title;
	}
	return text;
}

/* ---- Repeated warnings ---- */

/* A client's Ping with a masking key of zeros, and Closes with 1000 and 3999. */
#define WEAK "\x89\x80\0\0\0\0"
#define CLOSE_1000 "\x88\x82\1\2\3\4\2\xea"
#define CLOSE_3999 "\x88\x82\1\2\3\4\x0e\x9d"

static const struct dialogue noisy[] = {
	{ REQUEST OFFER "foo, bar\r\n\r\n", ANSWER OFFER "foo\r\n\r\n",
	    OCTETS(client, WEAK WEAK WEAK WEAK WEAK CLOSE_3999),
	    OCTETS(server, "\x8a\0\x88\2\x0f\x9f") },
	{ REQUEST "\r\n", ANSWER "\r\n", OCTETS(client, ""),
	    OCTETS(server, "") },
	{ REQUEST "\r\n", ANSWER "\r\n", OCTETS(client, WEAK WEAK WEAK),
	    OCTETS(server, "\x8a\0") },
};

#define WEAK_AT(at) "<stdin>:client:" at ": warning: ", " [mask-key-weak]"

static const struct run_case repeated[] = {
	{ ROW, .line = "check --follow -",
	    .has = { WEAK_AT("180"), WEAK_AT("186"), WEAK_AT("192"),
		"<stdin>:client: and 2 more warnings [mask-key-weak] "
		"(--format json lists all)\n" },
	    .lacks = { "<stdin>:client:198", "#3:client: and" } },
	{ ROW, .line = "check --follow -",
	    .has = { "<stdin>: negotiated subprotocol: foo\n",
		"<stdin>#2:client:144: warning: neither side sent a Close; the "
		"server's octets end at 129 [close-missing] (RFC 6455, 7.1.5) "
		"(close 1006)\n",
		"<stdin>#3:client:162: warning: neither side sent a Close; the "
		"server's octets end at 131 [close-missing]",
		"0 errors, 17 warnings in 3 connections\n" },
	    .lacks = { "#2:server:129:", "#3:server:131:", "#2: negotiated" } },
	/* Names and codes. */
	{ ROW, .line = "check --follow -",
	    .has = { "<stdin>:client:142: ", ": foo",
		" [subprotocol-unregistered]", "<stdin>:client:142: ", ": bar",
		" [subprotocol-unregistered]",
		"<stdin>:client:214: ", " [close-code-unregistered]" },
	    .lacks = { "<stdin>:server:129: ", "<stdin>:server:162: " } },
};

START_TEST(test_repeated)
{
	struct run_case test = repeated[_i];
	char *text = make_follow(noisy, COUNT(noisy));

	test.input = text;
	run_check(&test);
	free(text);
}
END_TEST

/* Returns how often a piece is in a text. */
static size_t
count(const char *text, const char *piece)
{
	size_t found = 0;

	while ((text = strstr(text, piece)) != NULL) {
		text += strlen(piece);
		found++;
	}
	return found;
}

/* Programs get every finding. */
START_TEST(test_all)
{
	static const char *const formats[] = { "json", "jsonl", "sarif",
		"junit" };
	static const char *const rules[] = { "mask-key-weak", "close-missing",
		"subprotocol-unregistered", "close-code-unregistered" };
	static const size_t counts[] = { 8, 4, 3, 2 };
	char *text = make_follow(noisy, COUNT(noisy));
	char *line = support_print("check --follow - -f %s", formats[_i]);
	struct support_result result;

	run_wsreg(&(struct run_case){ .line = line, .input = text }, &result);
	ck_assert_int_eq(result.status, 0);
	for (size_t i = 0; i < COUNT(rules); i++) {
		char *piece = support_print(_i < 2 ? "\"rule\":\"%s\""
			: _i == 2                  ? "\"ruleId\":\"%s\""
						   : "[%s]",
		    rules[i]);

		ck_assert_uint_eq(count(result.output, piece), counts[i]);
		free(piece);
	}
	support_result_free(&result);
	free(line);
	free(text);
}
END_TEST

/* ---- Rules that are left out ---- */

static const struct run_case excluded[] = {
	{ ROW, .line = "check --strict -x close-missing --frames client empty",
	    .has = { "0 errors, 0 warnings\n" }, .lacks = { "close-missing" } },
	{ ROW,
	    .line = "check --strict --client client.lazy --server server.lazy "
		    "--exclude=mask-key-weak,close-missing",
	    .has = { "0 errors, 0 warnings\n" } },
	{ ROW,
	    .line = "check --strict -x mask-missing -x close-missing,no-such "
		    "empty",
	    .status = 2, .error = "--exclude: no rule `no-such'; see" },
	{ ROW, .line = "check -x mask-mising empty", .status = 2,
	    .error =
		"no rule `mask-mising' (did you mean mask-missing?); see" },
	{ ROW, .line = "check -x mask-missing, empty", .status = 2,
	    .error = "--exclude: no rule `'" },
	/* It goes on as if there were no such rule. */
	{ ROW, .line = "check --frames server --hex - -x text-utf8-invalid",
	    .input = "8102c328 8101ff 8800",
	    .output = "<stdin>: server: 9 octets, 3 frames, 2 text messages; "
		      "closed\n0 errors, 0 warnings\n" },
	{ ROW,
	    .line = "check --frames server --hex - -x text-utf8-invalid "
		    "--frames-list",
	    .input = "8102c328 880203ec 8100", .status = 1,
	    .has = { "4: frame 1: Connection Close Frame, 2 octets, code 1004 "
		     "(Reserved) (",
		"\n<stdin>:6: ", "close-code-reserved",
		"1 error, 0 warnings\n" },
	    .lacks = { "closed", "frame 2", "after an error" } },
	{ ROW,
	    .line = "check --frames server --hex - -x text-utf8-invalid "
		    "--keep-going",
	    .input = "8102c328 8300 8101ff 8400", .status = 1,
	    .has = { "opcode 3", "opcode 4", "after an error",
		"2 errors, 1 warning" },
	    .lacks = { "utf8" } },
	/* Compressed messages, one of them without any octet. */
	{ ROW,
	    .line = "check --frames server --hex - -x deflate-message-empty "
		    "--extension permessage-deflate",
	    .input = "c100 c107f248cdc9c90700 8800",
	    .has = { "3 frames, 2 text messages; closed\n", "0 errors" } },
	{ ROW,
	    .line = "check --frames server --hex - -x mask-key-weak "
		    "--extension permessage-deflate",
	    .input = "c100 c107f248cdc9c90700 8800", .status = 1,
	    .has = { "[deflate-message-empty]", "13 octets\n" } },
	/* One that follows from another of the end of the stream. */
	{ ROW,
	    .line = "check --client client --server server.lazy "
		    "-x close-missing",
	    .has = { "[close-unanswered]" } },
	/* An error of the HTTP head stops nothing either. */
	{ ROW, .line = "check -x stream-truncated -",
	    .input = "GET /chat HTTP/1.1\r\nHost: a", .has = { "0 errors" },
	    .lacks = { "stops", "stream-truncated" } },
	/* Each format. */
	{ ROW, .line = "check -x close-missing --frames client empty -f json",
	    .has = { "\"errors\":0,\"warnings\":0" }, .lacks = { "\"rule\"" } },
	{ ROW, .line = "check -x close-missing --frames client empty -f jsonl",
	    .has = { "\"findings\":[]" }, .lacks = { "\"rule\"" } },
	{ ROW, .line = "check -x close-missing --frames client empty -f sarif",
	    .has = { "\"results\":[" }, .lacks = { "\"ruleId\"" } },
	{ ROW,
	    .line = "check --strict -x close-missing --frames client empty "
		    "-f junit",
	    .has = { "failures=\"0\"" }, .lacks = { "close-missing" } },
};

START_TEST(test_excluded)
{
	struct run_case test = excluded[_i];
	char *folder = check_files_make();

	test.folder = folder;
	run_check(&test);
	free(folder);
}
END_TEST

/* ---- Secrets ---- */

/* A token of 40 octets, of 100, and one that is no token of HTTP. */
#define TOKEN "SECRETabcdefghijklmnopqrstuvwxyz01234567"
#define LONG                                                                   \
	"SECRETabcdefghijklmnopqrstuvwxyz01234567890123456789"                 \
	"SECRETabcdefghijklmnopqrstuvwxyz012345678901234567"
#define PADDED "SECRETabcdefghijklmnopqrstuvwxyz0123456=="

static const struct dialogue secrets[] = {
	{ REQUEST
	    "Authorization: Basic SECRET\r\nCookie: id=SECRET\n" OFFER TOKEN
	    ", " LONG ", " PADDED ", " TOKEN ", foo\r\n\r\n",
	    ANSWER "Set-Cookie: id=SECRET\r\n" OFFER TOKEN "\r\n\r\n",
	    OCTETS(client,
		"\x81\x86\0\0\0\0SECRET\x82\x86\0\0\0\0SECRET"
		"\x89\x86\0\0\0\0SECRET\x88\x88\0\0\0\0\3\xe8SECRET"),
	    OCTETS(server,
		"\x8a\6SECRET\x01\3SEC\x80\3RET\x82\7\0SECRET"
		"\x88\x08\3\xe8SECRET") },
	/* Faults in the lines that have secrets. */
	{ "GET /?t=SECRET# HTTP/1.1\r\nAuthorization : SECRET\r\n"
	  "Cookie: SECRET\n\r\n",
	    "HTTP/1.1 101 SECRET\r\nSet-Cookie: SECRET\n\r\n",
	    OCTETS(client, "\x81\6SECRET"), OCTETS(server, "") },
	{ REQUEST "Authorization : SECRET\r\nCookie: SECRET\n\r\n",
	    ANSWER "Set-Cookie : SECRET\r\n\r\n", OCTETS(client, ""),
	    OCTETS(server, "") },
	{ REQUEST "Cookie SECRET\r\n\r\n",
	    ANSWER "Set-Cookie: SEC\r\n RET=SECRET\r\n\r\n", OCTETS(client, ""),
	    OCTETS(server, "") },
	{ REQUEST "Cookie: SECRET\1\r\n\r\n",
	    "HTTP/1.1 401 SECRET\r\nSet-Cookie: SECRET\r\n"
	    "Content-Length: 6\r\n\r\nSECRET",
	    OCTETS(client, ""), OCTETS(server, "") },
	{ "GET /?t=SECRET# HTTP/1.1\r\nUpgrade: websocket\r\n\r\n",
	    ANSWER OFFER LONG "\r\n\r\n",
	    OCTETS(client, "\xff\xff SECRET SECRET"),
	    OCTETS(server, "\x83\6SECRET\x81\6SECRET") },
	/* An inflated message; "SECRET" in a block that is only stored. */
	{ REQUEST "Sec-WebSocket-Extensions: permessage-deflate\r\n\r\n",
	    ANSWER "Sec-WebSocket-Extensions: permessage-deflate\r\n\r\n",
	    OCTETS(client, ""),
	    OCTETS(server,
		"\xc1\x0c\0\6\0\xf9\xffSECRET\0\xc1\x0c\0\6\0\xf9\xffSECRE") },
	/* Extensions: the second one is cut in messages, inside its token; the
	 * third one cannot be read. */
	{ REQUEST "Sec-WebSocket-Extensions: " TOKEN
		  ", permessage-deflate; client_max_window_bits=10; "
		  "a=bbbbbbbbbbbbbbbbbbbb; " TOKEN ", x; y=\"1;" TOKEN
		  "\"\r\n\r\n",
	    ANSWER "Sec-WebSocket-Extensions: bar; token=" TOKEN
		   "; id=1\r\n\r\n",
	    OCTETS(client, ""), OCTETS(server, "\x88\4SECR") },
};

static const char *const hiding[] = {
	"--redact",
	"--redact --frames-list",
	"--redact --frames-list --keep-going",
	"-f json --redact --frames-list",
	"-f json --redact --frames-list --keep-going",
	"-f jsonl --redact --frames-list",
	"-f sarif",
	"-f sarif --keep-going",
	"-f sarif --redact",
	"-f junit",
	"-f junit --frames-list --keep-going",
	"-f junit --redact",
	"-f html",
	"-f html --keep-going",
};

/* Secrets are not printed, neither as they are nor as digits. */
START_TEST(test_hidden)
{
	char *line = support_print("check --follow - %s", hiding[_i]);
	char *text = make_follow(secrets, COUNT(secrets));
	struct support_result result;

	run_wsreg(&(struct run_case){ .line = line, .input = text }, &result);
	ck_assert_int_ne(result.status, 0);
	ck_assert_ptr_nonnull(strstr(result.output, "[40 octets]"));
	ck_assert_ptr_nonnull(strstr(result.output, "[102 octets]"));
	ck_assert_msg(strstr(result.output, "SECRE") == NULL, "%s:\n%s", line,
	    result.output);
	ck_assert_ptr_null(strstr(result.output, "534543524554"));
	ck_assert_ptr_null(strstr(result.errors, "SECRE"));
	support_result_free(&result);
	free(text);
	free(line);
}
END_TEST

static const struct run_case shown[] = {
	{ ROW, .line = "check --follow - --frames-list", .status = 1,
	    .has = { ": " TOKEN, " [subprotocol-unregistered]",
		"6 octets, key 00000000: \"SECRET\"",
		"negotiated subprotocol: " TOKEN "\n" } },
	{ ROW, .line = "check --follow - -f json", .status = 1,
	    .has = { "\"subprotocol\":\"" TOKEN "\"", "\"reason\":\"SECRET\"",
		",\"other\":1}}" } },
	{ ROW, .line = "check --follow - -f sarif --no-redact", .status = 1,
	    .has = { ": " TOKEN } },
	{ ROW, .line = "check --follow - -f junit --no-redact", .status = 1,
	    .has = { ": " TOKEN } },
	{ ROW, .line = "check --follow - --redact", .status = 1,
	    .has = { ": [40 octets]", " [subprotocol-unregistered]", ": foo",
		" [subprotocol-unregistered]",
		"negotiated subprotocol: [40 octets]\n", " [11 octets]",
		" [handshake-malformed]",
		"; not checked, without WebSocket: 1 connection\n" } },
	{ ROW, .line = "check --follow - --redact --frames-list", .status = 1,
	    .has = { "6 octets, key 00000000: [6 octets]\n",
		"code 1000 (Normal Closure): [6 octets]\n",
		"inflated: [6 octets]\n" } },
	{ ROW, .line = "check --follow - --redact -f json", .status = 1,
	    .has = { "\"subprotocol\":\"[40 octets]\"",
		"\"reason\":\"[6 octets]\"" } },
	{ ROW, .line = "check --follow - --redact", .status = 1,
	    .has = { "negotiated extension: bar; [46 octets]; id=1\n" } },
	{ ROW, .line = "check --follow - --redact", .status = 1,
	    .has = { "Sec-WebSocket-Extensions: [40 octets] is not registered",
		"these octets are two ASCII characters, probably a reason" } },
	{ ROW, .line = "check --follow - --redact -f json", .status = 1,
	    .has = { "\"extensions\":[\"bar; [46 octets]; id=1\"]" } },
	{ ROW, .line = "check --follow - --no-redact -f sarif", .status = 1,
	    .has = { "these octets are ASCII \\\"SE\\\", probably a reason" } },
	{ ROW, .line = "check --follow - --redact --no-redact", .status = 2,
	    .error = "give only one of: --redact, --no-redact" },
};

START_TEST(test_shown)
{
	struct run_case test = shown[_i];
	char *text = make_follow(secrets, COUNT(secrets));

	test.input = text;
	run_check(&test);
	free(text);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("cli-check-output");
	TCase *tcase = tcase_create("output");

	support_add_rows(tcase, test_repeated, repeated);
	tcase_add_loop_test(tcase, test_all, 0, 4);
	support_add_rows(tcase, test_excluded, excluded);
	tcase_add_loop_test(tcase, test_hidden, 0, (int)COUNT(hiding));
	support_add_rows(tcase, test_shown, shown);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	static Suite *(*const makers[])(void) = { make_suite };

	return run_main(makers, COUNT(makers));
}
