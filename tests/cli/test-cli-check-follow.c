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
	{ ROW, .input = "", .status = 2, .error = "<stdin>:1: error: no data" },
	{ ROW, .input = TITLE RULE_LINE, .status = 2,
	    .error = "<stdin>:6: error: no data" },
	{ ROW, .input = TITLE REQUEST, .status = 2,
	    .error = "<stdin>:6: error: the output of tshark is incomplete" },
	{ ROW, .input = RULE_LINE "Follow: tcp,raw\n", .status = 2,
	    .error = "is incomplete" },
	{ ROW, .input = RULE_LINE "Follow: tcp,ascii\nNode 1: b\n", .status = 2,
	    .error = "<stdin>:2: error: not the output of `follow,tcp,raw'" },
	{ ROW, .input = TITLE "474\n" RULE_LINE, .status = 2,
	    .error = "<stdin>:5: error: odd number of" },
	{ ROW, .input = TITLE "47 45\n" RULE_LINE, .status = 2,
	    .error = "<stdin>:5: error: not a hexadecimal digit" },
	/* "[91 bytes missing in capture file]" and a NUL. */
	{ ROW,
	    .input = TITLE REQUEST
	    "\t5b3931206279746573206d697373696e6720696e20636170"
	    "747572652066696c655d00\n" RULE_LINE,
	    .status = 2,
	    .error = "<stdin>:6: error: the capture lacks octets" },
	{ ROW, .input = "tshark: no such file\n", .status = 2,
	    .error = "<stdin>:1: error: not the output of `tshark" },
};

START_TEST(test_cases)
{
	struct run_case test = cases[_i];

	test.line = "check --follow -";
	run_check(&test);
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
	    .error = "more than 1048576 octets wait for the other side",
	});
	free(text);
}
END_TEST

/* ---- What tshark printed ---- */

static const struct run_case recorded = {
	.line = "check --follow tests/fixtures/follow-rfc6455.txt",
	.status = 1,
	.has = { "follow-rfc6455.txt:server:147: error: ",
	    "close code 1006 is for local use and must not be sent "
	    "[close-code-local-only] (RFC 6455, 7.4.1) "
	    "(frame 3 at 145; close 1002)\n",
	    "checking stops here (close-code-local-only): a receiver fails the "
	    "connection; the client sent Close 1000\n",
	    "follow-rfc6455.txt:client: 191 octets, 3 frames, 1 text message, "
	    "1 Pong; closed with 1000 (Normal Closure)\n",
	    "1 error, 0 warnings\n" },
};

START_TEST(test_recorded)
{
	run_check(&recorded);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("cli-check-follow");
	TCase *tcase = tcase_create("follow");

	support_add_rows(tcase, test_cases, cases);
	tcase_add_test(tcase, test_held);
	tcase_add_test(tcase, test_recorded);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	return run_main((Suite *(*const[])(void)){ make_suite }, 1);
}
