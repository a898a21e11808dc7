/* SPDX-License-Identifier: MIT */
/* Tests of `wsreg check --follow': both sides in one file, as tshark prints
 * them. */

#include <stdlib.h>

#include "run.h"

#define RULE_LINE "=========\n"
#define TITLE RULE_LINE "Follow: tcp,raw\nNode 0: a\nNode 1: b\n"
/* A refused handshake is enough of a connection. */
#define REQUEST                                                                \
	"474554202f20485454502f312e310d0a557067726164653a776562736f636b6574"   \
	"0d0a0d0a\n"
#define ANSWER "485454502f312e3120353030200d0a0d0a\n"

static const struct run_case cases[] = {
	{ ROW, .input = "\n" TITLE REQUEST "\t" ANSWER RULE_LINE, .status = 1,
	    .has = { "<stdin>:client:0: error", "<stdin>:server:0: warning",
		"<stdin>:client: 37 octets", "<stdin>:server: 17 octets" } },
	/* The server is who answers, whichever node it is. */
	{ ROW, .input = TITLE "\t" REQUEST ANSWER RULE_LINE, .status = 1,
	    .has = { "<stdin>:client: 37 octets",
		"<stdin>:server: 17 octets" } },
	/* It may be heard first, say where packets came out of order. */
	{ ROW, .input = TITLE "\t" ANSWER REQUEST RULE_LINE, .status = 1,
	    .has = { "<stdin>:client: 37 octets",
		"<stdin>:server: 17 octets" } },
	{ ROW,
	    .input =
		TITLE REQUEST "\t" ANSWER RULE_LINE "\n" TITLE REQUEST
			      "\t" ANSWER RULE_LINE TITLE REQUEST RULE_LINE,
	    .status = 1,
	    .has = { "<stdin>:client: 37", "<stdin>#2:client:0: error",
		"<stdin>#2:server: 17", "<stdin>#3:server: 0 octets\n" } },
	{ ROW,
	    .input =
		"\r\n=====\r\nFollow: tls,raw\r\nNode 1: b\r\n47\r\n\t48\r\n"
		"=====\r\n",
	    .status = 1,
	    .has = { "<stdin>:client: 1 octet", "server: 1 octet" } },
	{ ROW, .input = TITLE "4745\n54\n\n" RULE_LINE, .status = 1,
	    .has = { "<stdin>:client: 3 octets" } },
	{ ROW, .input = "", .status = 2, .error = "<stdin>: no data" },
	{ ROW, .input = TITLE RULE_LINE, .status = 2,
	    .error = "<stdin>: no data" },
	{ ROW, .input = TITLE REQUEST, .status = 2,
	    .has = { "<stdin>:client: 37 octets" },
	    .error = "<stdin>:6:1: error: the output of tshark is incomplete" },
	{ ROW, .input = RULE_LINE "Follow: tcp,raw\n", .status = 2,
	    .error = "is incomplete" },
	{ ROW, .input = RULE_LINE "Follow: tcp,ascii\nNode 1: b\n", .status = 2,
	    .error = "<stdin>:2:1: error: not the output of `follow,tcp,raw'" },
	{ ROW, .input = TITLE "474\n" RULE_LINE, .status = 2,
	    .error = "<stdin>:5:4: error: odd number of" },
	{ ROW, .input = TITLE "47 45\n" RULE_LINE, .status = 2,
	    .error = "<stdin>:5:3: error: not a hexadecimal digit" },
	{ ROW, .input = "tshark: no such file\n", .status = 2,
	    .error = "<stdin>:1:1: error: not the output of `tshark" },
};

/* ---- Gaps, and captures without the handshake ---- */

/* RFC 6455, 1.2: a handshake that is accepted. */
#define OPENING                                                                \
	"474554202f20485454502f312e310d0a486f73743a20680d0a55706772616465"     \
	"3a20776562736f636b65740d0a436f6e6e656374696f6e3a2055706772616465"     \
	"0d0a5365632d576562536f636b65742d4b65793a206447686c49484e68625842"     \
	"735a5342756232356a5a513d3d0d0a5365632d576562536f636b65742d566572"     \
	"73696f6e3a2031330d0a0d0a\n"
#define ACCEPTING                                                              \
	"\t485454502f312e312031303120580d0a557067726164653a20776562736f636b"   \
	"65740d0a436f6e6e656374696f6e3a20557067726164650d0a5365632d576562"     \
	"536f636b65742d4163636570743a20733370504c4d426954786151396b59477a"     \
	"7a685a52624b2b784f6f3d0d0a0d0a\n"
/* "[91 bytes missing in capture file]" and the NUL that tshark adds. */
#define GAP                                                                    \
	"5b3931206279746573206d697373696e6720696e20636170747572652066696c"     \
	"655d00\n"
#define TEXT "818537fa213d7f9f4d5158\n"
#define CLOSE "88820b9d6e420875\n"
#define SERVER_TEXT "\t810548656c6c6f\n"
#define SERVER_CLOSE "\t880203e8\n"

static const struct run_case gaps[] = {
	/* A side is judged up to the gap, the other one to its end. */
	{ ROW,
	    .input = TITLE OPENING ACCEPTING TEXT SERVER_TEXT
	    "\t" GAP SERVER_CLOSE CLOSE RULE_LINE,
	    .has = { "server:118: warning: ", "[capture-gap]",
		"client: 159 octets, 2 frames, 1 text message; closed with",
		"server: 122 octets, 1 frame, 1 text message\n",
		"0 errors, 1 warning\n" } },
	{ ROW,
	    .input = TITLE OPENING ACCEPTING TEXT GAP
	    "83\n" SERVER_TEXT SERVER_CLOSE RULE_LINE,
	    .has = { "client:151: warning: ", "[capture-gap]",
		"client: 152 octets, 1 frame", "0 errors, 1 warning\n" } },
	/* Frames before the answer, and a gap in them. */
	{ ROW,
	    .input =
		TITLE OPENING TEXT GAP "83\n" ACCEPTING SERVER_CLOSE RULE_LINE,
	    .has = { "client:140: warning: ", "[frames-before-answer]",
		"client:151: warning: ", "[capture-gap]",
		"client: 152 octets, 1 frame", "0 errors, 2 warnings\n" } },
	/* After an error, or a Close, nothing more is said. */
	{ ROW, .input = TITLE OPENING ACCEPTING "\t8300\n\t" GAP RULE_LINE,
	    .status = 1, .lacks = { "capture-gap" } },
	{ ROW,
	    .input =
		TITLE OPENING ACCEPTING CLOSE SERVER_CLOSE "\t" GAP RULE_LINE,
	    .has = { "0 errors, 0 warnings\n" } },
	/* In the handshake the connection cannot be judged; others are. */
	{ ROW,
	    .input = TITLE OPENING "\t485454\n\t" GAP RULE_LINE TITLE OPENING
		ACCEPTING CLOSE SERVER_CLOSE RULE_LINE,
	    .status = 2,
	    .has = { "<stdin>:client: 140 octets\n",
		"<stdin>#2:client: 148 octets, 1 frame" },
	    .error = "<stdin>: octets before the end of the handshake are" },
	/* Plain HTTP and the rest of a capture are counted. */
	{ ROW,
	    .input =
		TITLE "474554202f20485454502f312e310d0a0d0a\n\t" GAP RULE_LINE,
	    .status = 2, .error = "<stdin>: plain HTTP: no request asks" },
	{ ROW, .input = TITLE "\t" GAP TEXT RULE_LINE, .status = 2,
	    .error = "<stdin>: the start of the connection is missing" },
	{ ROW, .input = TITLE "160301002001\n" RULE_LINE, .status = 2,
	    .error = "<stdin>: TLS records" },
	{ ROW,
	    .input = TITLE "160301002001\n" RULE_LINE TITLE OPENING ACCEPTING
		CLOSE SERVER_CLOSE RULE_LINE,
	    .has = { "<stdin>:client: 148 octets, 1 frame" } },
	{ ROW, .input = TITLE TEXT SERVER_TEXT RULE_LINE, .status = 2,
	    .error = "handshake; check them with --follow after --frames" },
};

START_TEST(test_gaps)
{
	struct run_case test = gaps[_i];

	test.line = "check --follow -";
	run_check(&test);
	/* The kind of the file shows without the option, too. */
	test.line = "check -";
	run_check(&test);
}
END_TEST

/* With --frames the text begins after the handshake; the side is node 0. */
static const struct run_case late[] = {
	{ ROW, .line = "check --frames client --follow -",
	    .input = TITLE TEXT SERVER_TEXT SERVER_CLOSE CLOSE RULE_LINE,
	    .has = { "client: 19 octets, 2 frames", "server: 11 octets, 2 f",
		"0 errors, 0 warnings\n" } },
	{ ROW, .line = "check --frames client --follow -",
	    .input = TITLE SERVER_CLOSE CLOSE RULE_LINE,
	    .has = { "client: 8 octets, 1 f", "server: 4 octets, 1 f",
		"0 errors, 0 warnings\n" } },
	{ ROW, .line = "check --frames server --follow -",
	    .input = TITLE "\t" TEXT "\t" CLOSE "880203e8\n" RULE_LINE,
	    .has = { "client: 19 octets, 2 frames", "server: 4 octets, 1 f",
		"0 errors, 0 warnings\n" } },
	{ ROW, .line = "check --frames server --follow -",
	    .input = TITLE TEXT RULE_LINE, .status = 1,
	    .has = { "server:1: error: ", "[mask-unexpected]" } },
	/* RFC 7692, 7.2.3.1: the extension is that of both sides. */
	{ ROW,
	    .line = "check --frames client --extension permessage-deflate "
		    "--follow -",
	    .input = TITLE "c18737fa213d c5b269f0fe332621\n" RULE_LINE,
	    .status = 2, .error = "<stdin>:5:13: error: not a hexadecimal" },
	{ ROW,
	    .line = "check --frames client --extension permessage-deflate "
		    "--follow -",
	    .input =
		TITLE "c18737fa213dc5b2ecf4fefd21\n"
		      "\tc107f248cdc9c90700\n" CLOSE SERVER_CLOSE RULE_LINE,
	    .has = { "client: 21 octets, 2 frames, 1 text",
		"server: 13 octets, 2 frames, 1 text", "0 errors, 0 w" } },
	{ ROW, .line = "check --frames client --follow -",
	    .input = TITLE TEXT "\t" GAP SERVER_CLOSE CLOSE RULE_LINE,
	    .has = { "server:0: warning: ", "[capture-gap]",
		"0 errors, 1 warning\n" } },
	/* No request is cut off where only frames are known. */
	{ ROW, .line = "check --frames client --follow -",
	    .input = TITLE TEXT GAP "83\n" SERVER_CLOSE RULE_LINE,
	    .has = { "client:11: warning: ", "[capture-gap]",
		"0 errors, 1 warning\n" },
	    .lacks = { "HTTP head" } },
	/* "G", a gap, and the rest of a request: nothing joins them. */
	{ ROW, .line = "check --frames client --follow -",
	    .input = TITLE "\t47\n\t" GAP "\t4554202f20485454\n" RULE_LINE,
	    .status = 1, .has = { "server:0: error: ", "[rsv-unnegotiated]" },
	    .lacks = { "probably", "[capture-gap]" } },
	/* No request is cut off by a gap of a client without one. */
	{ ROW, .line = "check --frames client --follow -",
	    .input = TITLE TEXT GAP SERVER_TEXT SERVER_CLOSE RULE_LINE,
	    .has = { "client:11: warning: ", "[capture-gap]",
		"0 errors, 1 warning\n" },
	    .lacks = { "stream-truncated" } },
};

START_TEST(test_late)
{
	run_check(&late[_i]);
}
END_TEST

START_TEST(test_cases)
{
	struct run_case test = cases[_i];

	test.line = "check --follow -";
	run_check(&test);
}
END_TEST

/* A connection that cannot be read does not end the run. */
START_TEST(test_broken)
{
	struct support_result result;

	run_wsreg(
	    &(struct run_case){
		.line = "check --follow -",
		.input = TITLE "47x\n" RULE_LINE TITLE REQUEST
			       "474\n\t48\n" RULE_LINE TITLE REQUEST
			       "\t" ANSWER RULE_LINE,
	    },
	    &result);
	ck_assert_int_eq(result.status, 2);
	ck_assert_str_eq(result.errors,
	    "<stdin>:5:3: error: not a hexadecimal digit\n"
	    "<stdin>:12:4: error: odd number of hexadecimal digits in a line\n");
	run_check_has("--follow", result.output,
	    (const char *const[]){
		"<stdin>#2:server:0: warning: ", "<stdin>#2:client: 37 octets",
		"<stdin>#2:server: 17 octets", NULL });
	support_result_free(&result);
}
END_TEST

/* What comes before the answer is kept, and not without end. */
START_TEST(test_held)
{
	char *text = support_repeat(
	    TITLE REQUEST, "00000000000000000000\n", 104858, RULE_LINE);

	run_check(&(struct run_case){
	    .line = "check --follow -",
	    .input = text,
	    .status = 2,
	    .has = { "<stdin>:client: 10486" },
	    .error = "more than 1 MiB waits for the other side",
	});
	free(text);
}
END_TEST

/* A line that is longer than any buffer, of either side: pieces of it begin in the
 * middle of an octet. */
START_TEST(test_long)
{
	const char *start = _i == 0 ? TITLE "827f0000000000100000"
				    : TITLE "\t827f0000000000100000";
	char *text = support_repeat(start, "5a", 0x100000, "\n" RULE_LINE);
	char *bad = support_repeat(start, "5a", 0x100000, "5x\n" RULE_LINE);
	char *error = support_print(
	    "<stdin>:5:%d: error: not a hex", _i + 2 * (10 + 0x100000) + 2);
	struct run_case test = {
		.line = _i == 0 ? "check --frames server --follow -"
				: "check --frames client --follow -",
		.input = text,
		.has = { "server: 1048586 octets, 1 frame, 1 binary" },
	};

	run_check(&test);
	test.input = bad;
	test.status = 2;
	test.has[0] = "server: ";
	test.error = error;
	run_check(&test);
	free(error);
	free(bad);
	free(text);
}
END_TEST

/* ---- What tshark printed ---- */

#define CHECK "check tests/fixtures/follow-"

static const struct run_case recorded[] = {
	{ ROW, .line = "check --follow tests/fixtures/follow-rfc6455.txt",
	    .status = 1,
	    .has = { "follow-rfc6455.txt:server:147: error: ",
		"[close-code-local-only] (RFC 6455, 7.4.1) "
		"(frame 3 at 145; close 1002)\n",
		"checking stops here (close-code-local-only)",
		"the client sent Close 1000\n",
		"follow-rfc6455.txt:client: 191 octets, 3 frames, 1 text "
		"message, 1 Pong; closed with 1000 (Normal Closure)\n",
		"1 error, 0 warnings\n" } },
	/* The requests before the upgrade are not judged. */
	{ ROW, .line = CHECK "nginx-client.txt",
	    .has = { "client.txt:client: 303 octets, 2 frames, 1 text",
		"client.txt:server: 571 octets, 2 frames, 1 text",
		"#2:server:124: warning: ", "status 200 [handshake-refused]",
		"0 errors, 1 warning in 2 connections\n" } },
	/* The second request had its Upgrade and Connection taken away. */
	{ ROW, .line = CHECK "nginx-upstream.txt", .status = 1,
	    .has = { "#2:client:0: error: ",
		"Upgrade [handshake-header-missing]",
		"#2:client:0: error: ", "Connection [handshake-header-missing]",
		"#2:server:41: warning: ", "[handshake-refused]",
		"2 errors, 1 warning in 2 connections\n" } },
	{ ROW, .line = CHECK "haproxy-client.txt",
	    .has = { "client.txt:client: 243 octets, 2 frames, 1 text",
		"#2:client: 250 octets, 2 frames, 1 text",
		"0 errors, 0 warnings in 2 connections\n" } },
	{ ROW, .line = CHECK "haproxy-upstream.txt -f json",
	    .has = { "\"errors\":0,\"warnings\":0" }, .lacks = { "\"rule\"" } },
	{ ROW, .line = CHECK "connect.txt",
	    .has = { "connect.txt:client: 318 octets, 2 frames, 1 text",
		"connect.txt:server: 287 octets, 2 frames, 1 text",
		"0 errors, 0 warnings\n" } },
	{ ROW, .line = CHECK "ntlm.txt",
	    .has = { ":server:0: warning: ", "status 401 [handshake-refused]",
		":server:85: warning: ", "status 401 [handshake-refused]",
		"ntlm.txt:client: 567 octets, 2 frames, 1 text",
		"0 errors, 2 warnings\n" } },
};

START_TEST(test_recorded)
{
	run_check(&recorded[_i]);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("cli-check-follow");
	TCase *tcase = tcase_create("follow");

	support_add_rows(tcase, test_cases, cases);
	support_add_rows(tcase, test_gaps, gaps);
	support_add_rows(tcase, test_late, late);
	tcase_add_test(tcase, test_broken);
	tcase_add_test(tcase, test_held);
	tcase_add_loop_test(tcase, test_long, 0, 2);
	support_add_rows(tcase, test_recorded, recorded);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	return run_main((Suite *(*const[])(void)){ make_suite }, 1);
}
