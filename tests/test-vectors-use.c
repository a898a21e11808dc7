/* SPDX-License-Identifier: MIT */
/* Tests of the vectors in the hands of others: tables that compilers take, and
 * the parsers of two Python libraries. */

#include <stdlib.h>
#include <string.h>

#include "support.h"

#define CONSUMERS SUPPORT_SOURCE "/tests/consumers/"
#define C_FLAGS "-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror"

/* Prints what the tables' programs print, from the lines of JSON. */
#define COUNT_LINES                                                            \
	SUPPORT_WSREG                                                          \
	    " rules --vectors >lines\n"                                        \
	    "failed=$(grep -c '\"severity\":\"error\"' lines)\n"               \
	    "accepted=$(grep -vc '\"severity\":\"error\"' lines)\n"            \
	    "digits=$(sed 's/.*\"hex\":\"\\([0-9a-f]*\\)\".*/\\1/' lines | "   \
	    "tr -d '\\n' | wc -c)\n"                                           \
	    "echo \"$accepted accepted, $failed failed, "                      \
	    "$((digits / 2)) octets\" >expected\n"

/* A use of the vectors: the script ends with 0 if it went well. */
static const struct use {
	const char *name, *needs[3], *script;
} uses[] = {
	{ "c", { "cc", "c++" },
	    COUNT_LINES SUPPORT_WSREG " rules --vectors -f c -o vectors.h\n"
				      "cp " CONSUMERS "vectors-c/main.c .\n"
				      "cp main.c main.cc\n"
				      "cc -std=c99 " C_FLAGS " -o in-c main.c\n"
				      "c++ -std=c++11 " C_FLAGS
				      " -o in-c++ main.cc\n"
				      "./in-c | diff expected - >&2\n"
				      "./in-c++ | diff expected - >&2\n" },
	{ "go", { "go" },
	    COUNT_LINES
	    "cp " CONSUMERS "vectors-go/* .\n"
	    "mkdir vectors\n" SUPPORT_WSREG
	    " rules --vectors -f go -o vectors/vectors.go\n"
	    "export GOCACHE=$PWD/cache GOPATH=$PWD/path GOPROXY=off "
	    "GO111MODULE=on GOFLAGS= GOTOOLCHAIN=local\n"
	    "! command -v gofmt >/dev/null || test -z \"$(gofmt -l .)\"\n"
	    "go run . | diff expected - >&2\n" },
	{ "python", { NULL },
	    SUPPORT_WSREG " rules --vectors | " SUPPORT_PARSERS
			  " -W error::SyntaxWarning " CONSUMERS
			  "vectors-python/compare.py | diff " CONSUMERS
			  "vectors-python/differences - >&2\n" },
};

/* The one that is tried. */
static const struct use *use = uses;

START_TEST(test_use)
{
	char *folder = support_make_folder();
	const struct support_command command = {
		.arguments =
		    (const char *const[]){ "sh", "-ec", use->script, NULL },
		.folder = folder,
		.environment = (const char *const[]){ "PYTHONPATH",
		    "PYTHONDONTWRITEBYTECODE=1", "CFLAGS", NULL },
	};
	struct support_result result;

	support_run(&command, &result);
	ck_assert_msg(result.status == 0, "%s ends with %d:\n%s", use->name,
	    result.status, result.errors);
	support_result_free(&result);
	free(folder);
}
END_TEST

static Suite *
make_use(void)
{
	Suite *suite = suite_create(use->name);
	TCase *tcase = tcase_create(use->name);

	tcase_set_timeout(tcase, 280);
	tcase_add_test(tcase, test_use);
	suite_add_tcase(suite, tcase);
	return suite;
}

/* The differences that are expected are those of these versions. */
static const char *
miss_parsers(void)
{
	if (SUPPORT_PARSERS[0] == '\0')
		return "there is no python3 with wsproto 1.2.0 and "
		       "websockets 10.4";
	return NULL;
}

static const char *
miss_tools(void)
{
	const char *reason =
	    strcmp(use->name, "python") == 0 ? miss_parsers() : NULL;

	for (size_t i = 0; use->needs[i] != NULL && reason == NULL; i++)
		reason = support_miss(use->needs[i]);
	return reason;
}

int
main(int count, char **arguments)
{
	struct support_part parts[COUNT(uses)];

	for (size_t i = 0; i < COUNT(uses); i++) {
		parts[i] =
		    (struct support_part){ uses[i].name, make_use, miss_tools };
		if (count == 2 && strcmp(arguments[1], uses[i].name) == 0)
			use = &uses[i];
	}
	return support_main_part(parts, COUNT(parts), count, arguments);
}
