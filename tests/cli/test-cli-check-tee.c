/* SPDX-License-Identifier: MIT */
/* Tests that packets of real connections give the verdicts that the octets give
 * which a proxy in between wrote down. */

#include <arpa/inet.h>
#include <linux/if_ether.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include "run.h"

START_TEST(test_tee)
{
	char *folder = support_make_folder();

	free(support_output(NULL,
	    (const char *const[]){ SUPPORT_WEBSOCKETS,
		SUPPORT_SOURCE "/tests/cli/tee.py", folder, NULL }));
	free(folder);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("cli-check-tee");
	TCase *tcase = tcase_create("tee");

	tcase_add_test(tcase, test_tee);
	suite_add_tcase(suite, tcase);
	return suite;
}

/* Returns whether packets may be recorded here. */
static bool
can_record(void)
{
	int descriptor = socket(AF_PACKET, SOCK_RAW, htons(ETH_P_ALL));

	if (descriptor >= 0)
		close(descriptor);
	return descriptor >= 0;
}

SUPPORT_MAIN
{
	if (SUPPORT_WEBSOCKETS[0] == '\0')
		return support_skip("there is no python3 with websockets");
	if (!support_has_program("tcpdump"))
		return support_skip("there is no tcpdump");
	if (!can_record())
		return support_skip("packets may not be recorded here");
	return run_main((Suite *(*const[])(void)){ make_suite }, 1);
}
