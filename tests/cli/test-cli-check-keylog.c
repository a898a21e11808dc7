/* SPDX-License-Identifier: MIT */
/* Tests `wsreg check --keylog': a recorded connection over TLS, and what a tshark
 * may print that is not as it should be. */

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "run.h"

#define FIXTURES "tests/fixtures/"
#define LINE "check --keylog " FIXTURES "wss.keys " FIXTURES "wss.pcapng"

/* ---- A tshark ---- */

START_TEST(test_decrypted)
{
	run_check(&(struct run_case){
	    .line = LINE,
	    .status = 1,
	    .has = { ":server:130: error: masked frame",
		"(frame 0 at 129; "
		"packet 16; close 1002)",
		"2 frames, 1 text message; closed with 1000",
		"stream 0, 22 packets; a browser reports 1006",
		"1 error, 0 warnings; 1 TCP connection, 1 with WebSocket" },
	});
	run_check(&(struct run_case){
	    .line = LINE " -f json",
	    .status = 1,
	    .has = { "\"packet\":16,\"time\":\"17", "\"tls\":0" },
	});
	run_check(&(struct run_case){
	    .line = "check --keylog /dev/null " FIXTURES "wss.pcapng",
	    .status = 2,
	    .error = "1 with TLS (encrypted); the key log has no keys for them",
	    .has = { "" },
	});
}
END_TEST

/* A key log that cannot be read is no key log without keys, whatever is in the
 * capture. */
START_TEST(test_unreadable)
{
	run_check(&(struct run_case){
	    .line = "check --keylog tests/none " FIXTURES "wss.pcapng",
	    .status = 2,
	    .error = "tests/none: No such file or directory",
	    .has = { "" },
	});
	run_check(&(struct run_case){
	    .line = "check --keylog tests -",
	    .status = 2,
	    .error = "tests: Is a directory",
	    .has = { "" },
	});
}
END_TEST

/* ---- Other programs ---- */

#define PEERS                                                                  \
	"peers:\n  - peer: 0\n    host: 127.0.0.1\n    port: 18443\n"          \
	"  - peer: 1\n    host: \n    port: 0\npackets:\n"
#define PACKET(text)                                                           \
	"  - packet: 3\n    peer: 1\n    timestamp: 5.5\n"                     \
	"    data: !!binary |\n" text

static const struct {
	SUPPORT_ROW;
	const char *text; /* that it prints */
} others[] = {
	{ ROW, "" },
	{ ROW, "peers:\npeers:\npeers:\n" },
	{ ROW, PEERS PACKET("      !!!!\n") },
	{ ROW, PEERS PACKET("      R0VU\n") "  - packet: x\n" },
	{ ROW, "      R0VU\n" },
	{ ROW, PEERS "no newline" },
	{ ROW, PEERS PACKET("      R0VUIC8gSFRUUC8xLjENCg0K\n") "peers:\n" },
	{ ROW,
	    PEERS PACKET(
		"      R0VUIC8gSFRUUC8xLjENCg0KR0VUIC8gSFRUUC8xLjENC"
		"g0KR0VUIC8gSFRUUC8xLjENCg0KR0VUIC8gSFRUUC8xLjENCg0K"
		"R0VUIC8gSFRUUC8xLjENCg0KR0VUIC8gSFRUUC8xLjENCg0KR0VU"
		"IC8gSFRUUC8xLjENCg0KR0VUIC8gSFRUUC8xLjENCg0KR0VUIC8g"
		"SFRUUC8xLjENCg0KR0VUIC8gSFRUUC8xLjENCg0KR0VUIC8gSFRU"
		"UC8xLjENCg0KR0VUIC8gSFRUUC8xLjENCg0KR0VUIC8gSFRUUC8x"
		"LjENCg0KR0VUIC8gSFRUUC8xLjENCg0KR0VUIC8gSFRUUC8xLjEN"
		"Cg0KR0VUIC8gSFRUUC8xLjENCg0KR0VUIC8gSFRUUC8xLjENCg0K"
		"R0VUIC8gSFRUUC8xLjENCg0KR0VUIC8gSFRUUC8xLjENCg0K\n") },
};

/* Runs wsreg where tshark is a program that prints the text. */
static void
run_with(const char *text, struct support_result *result)
{
	char *folder = support_make_folder();
	char *program = support_print("%s/tshark", folder);
	char *output = support_print("%s/text", folder);
	char *script = support_print("#!/bin/sh\nexec /bin/cat '%s'\n", output);
	char *path = support_print("PATH=%s", folder);

	support_write_file(output, text, strlen(text));
	support_write_file(program, script, strlen(script));
	ck_assert_int_eq(chmod(program, 0700), 0);
	run_wsreg(&(struct run_case){ .line = LINE, .environment = { path } },
	    result);
	free(path);
	free(script);
	free(output);
	free(program);
	free(folder);
}

/* Whatever it prints, wsreg ends, and says that something is wrong. */
START_TEST(test_others)
{
	struct support_result result;

	run_with(others[_i].text, &result);
	ck_assert_int_eq(result.status, 2);
	ck_assert_ptr_nonnull(
	    strstr(result.errors, "tshark does not decrypt it as it should"));
	support_result_free(&result);
}
END_TEST

START_TEST(test_none)
{
	char *folder = support_make_folder();
	char *path = support_print("PATH=%s", folder);
	struct support_result result;

	run_wsreg(&(struct run_case){ .line = LINE, .environment = { path } },
	    &result);
	ck_assert_int_eq(result.status, 2);
	ck_assert_ptr_nonnull(strstr(result.errors, "package `tshark'"));
	support_result_free(&result);
	free(path);
	free(folder);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("cli-check-keylog");
	TCase *tcase = tcase_create("keylog");

	if (support_has_program("tshark"))
		tcase_add_test(tcase, test_decrypted);
	tcase_add_test(tcase, test_unreadable);
	tcase_add_loop_test(tcase, test_others, 0, (int)COUNT(others));
	tcase_add_test(tcase, test_none);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	return run_main((Suite *(*const[])(void)){ make_suite }, 1);
}
