/* SPDX-License-Identifier: MIT */
/* Tests a run over many captures, as the manual shows it: one line a
 * connection, in whatever order, and all of each line together. */

#include <stdlib.h>
#include <string.h>

#include "run.h"

#define FILES 12

START_TEST(test_parallel)
{
	static const char script[] =
	    "for i in $(seq 12); do cp \"$1\" \"$i.pcap\"; done\n"
	    "find . -name '*.pcap*' |\n"
	    "    parallel -j 8 \"$WSREG\" check -f jsonl {} >connections.jsonl\n"
	    "cat connections.jsonl";
	char *folder = support_make_folder();
	char *text = support_output(folder,
	    (const char *const[]){ "sh", "-c", script, "sh",
		SUPPORT_SOURCE "/tests/fixtures/capture-rfc6455.pcap", NULL });
	size_t count = 0;

	ck_assert_uint_eq(support_count_lines(text), FILES);
	for (char *line = strtok(text, "\n"); line != NULL;
	     line = strtok(NULL, "\n"), count++) {
		ck_assert_msg(strncmp(line, "{\"name\":", 8) == 0 &&
			line[strlen(line) - 1] == '}',
		    "line %zu: %s", count, line);
		ck_assert_ptr_nonnull(
		    strstr(line, "\"rule\":\"close-code-local-only\""));
	}
	ck_assert_uint_eq(count, FILES);
	free(text);
	free(folder);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("cli-check-fleet");
	TCase *tcase = tcase_create("fleet");

	tcase_add_test(tcase, test_parallel);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	/* Moreutils has another program of that name. */
	if (system("parallel --version 2>&1 | grep -q '^GNU'") != 0)
		return support_skip("there is no GNU parallel");
	return run_main((Suite *(*const[])(void)){ make_suite }, 1);
}
