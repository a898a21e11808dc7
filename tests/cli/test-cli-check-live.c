/* SPDX-License-Identifier: MIT */
/* Tests `wsreg check' on what a real client and a real server say. */

#include <stdlib.h>
#include <string.h>

#include "run.h"

#define LINE "check --strict --client client --server server"

START_TEST(test_live)
{
	char *folder = support_make_folder();

	free(support_output(NULL,
	    (const char *const[]){ SUPPORT_WEBSOCKETS,
		SUPPORT_SOURCE "/tests/cli/live.py", folder, NULL }));
	run_check(&(struct run_case){
	    .line = LINE,
	    .folder = folder,
	    .has = { "client: client: ", "4 text messages, 2 binary messages, ",
		"closed with 1001 (Going Away)\n",
		"server: server: ", "4 text messages, 2 binary messages, ",
		"0 errors, 0 warnings\n" },
	});
	run_check(&(struct run_case){
	    .line = LINE " -f json --frames-list",
	    .folder = folder,
	    .has = { "\"extensions\":[\"permessage-deflate", "\"opcode\":0,",
		"\"compressed\":true", "\"opcode\":9,",
		"\"summary\":{\"errors\":0,\"warnings\":0," },
	});
	free(folder);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("cli-check-live");
	TCase *tcase = tcase_create("live");

	tcase_add_test(tcase, test_live);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	if (SUPPORT_WEBSOCKETS[0] == '\0')
		return support_skip("there is no python3 with websockets");
	return run_main((Suite *(*const[])(void)){ make_suite }, 1);
}
