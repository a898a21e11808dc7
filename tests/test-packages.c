/* SPDX-License-Identifier: MIT */
/* Tests of small libraries that gave up a table of close codes: what is
 * generated compiles in their builds, their public names are as before, and
 * they accept the codes that the library does. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support.h"
#include "wsreg.h"

/* The packages try codes up to this, beyond the two octets of a code. */
#define LAST_CODE 70000

/* Definitions for the scripts. */
#define GENERATE                                                               \
	"generate() { " SUPPORT_GEN " --overlay overlay -r close \"$@\"; }\n"  \
	"xml=" SUPPORT_SOURCE "/data/websocket.xml\n"
/* Runs a formatter or linter if there is one. */
#define TRY "try() { ! command -v $1 >/dev/null || \"$@\" >&2; }\n"

#define C_FLAGS "-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror"
/* A library with two generated headers: constants for its users, lookups for
 * itself.  Its names are compared by the compiler. */
#define C_LIBRARY(prefix_)                                                     \
	"generate --prefix " prefix_ " header $xml codes.h\n"                  \
	"generate --prefix " prefix_ " standalone $xml lookup.h\n"             \
	"{ echo '#include \"library.h\"'\n"                                    \
	"while read -r name code; do "                                         \
	"echo \"typedef char is_$name[$name == $code ? 1 : -1];\"; "           \
	"done <names; } >names.c\n"                                            \
	"cp names.c names.cc; cp caller.c caller.cc\n"                         \
	"cc -std=c99 " C_FLAGS " -c library.c names.c\n"                       \
	"cc -std=c99 " C_FLAGS " -o in-c caller.c library.o\n"                 \
	"c++ -std=c++11 " C_FLAGS " -o in-c++ names.cc caller.cc library.o\n"  \
	"./in-c++ >accepted\n"                                                 \
	"./in-c | diff accepted -\n"                                           \
	"cat accepted\n"

static const struct package {
	const char *name, *folder, *needs[3];
	/* Formatters and linters, which are tried if they are there. */
	const char *extras[3];
	const char *script;
} packages[] = {
	{ "c-library", "keep-c-library", { "cc", "c++" }, { NULL },
	    C_LIBRARY("wslay") },
	{ "c-server", "keep-c-server", { "cc", "c++" }, { NULL },
	    C_LIBRARY("lws") },
	/* Nothing is exported but constants, and the compiler compares them. */
	{ "go", "keep-go", { "go" }, { "gofmt" },
	    "generate --prefix websocket go $xml codes.go\n"
	    "if grep '^func [A-Z]' codes.go; then exit 1; fi\n"
	    "{ echo 'package websocket'\n"
	    "while read -r name code; do "
	    "echo \"const _ = uint($name-$code) + uint($code-$name)\"; "
	    "done <names; } >names.go\n"
	    "export GOCACHE=$PWD/cache GOPATH=$PWD/path GOPROXY=off "
	    "GO111MODULE=on GOFLAGS= GOTOOLCHAIN=local\n"
	    "test -z \"$(try gofmt -l codes.go close.go accept 2>&1)\"\n"
	    "go vet ./... >&2\n"
	    "go run ./accept\n" },
	{ "python", "keep-python", { "python3" }, { "black" },
	    "generate python $xml package/codes.py\n"
	    "python3 -W error -m py_compile package/*.py\n"
	    "try black -q --check package\n"
	    "python3 -W error accept.py names\n" },
	{ "javascript", "keep-javascript", { "node" }, { "prettier", "tsc" },
	    "generate commonjs $xml codes.js\n"
	    "node --check codes.js\n"
	    "node --check validation.js\n"
	    "try prettier --check codes.js validation.js\n"
	    "try tsc --noEmit --allowJs --checkJs --strict --target es2020 "
	    "--moduleResolution node validation.js\n"
	    "node accept.js\n" },
};

/* The one that is tried. */
static const struct package *package = packages;

/* Returns the codes that must be accepted, one a line, to be freed. */
static char *
list_acceptable(void)
{
	size_t room = (size_t)LAST_CODE * 7, size = 0;
	char *text = malloc(room);

	ck_assert_ptr_nonnull(text);
	for (uint32_t code = 0; code <= LAST_CODE; code++)
		if (wsreg_close_code_acceptable(code))
			size += (size_t)snprintf(
			    text + size, room - size, "%u\n", (unsigned)code);
	return text;
}

START_TEST(test_package)
{
	char *folder = support_make_folder(), *expected = list_acceptable();
	char *script = support_print(GENERATE TRY "cp -R " SUPPORT_SOURCE
						  "/tests/consumers/%s/. .\n%s",
	    package->folder, package->script);
	const struct support_command command = {
		.arguments = (const char *const[]){ "sh", "-ec", script, NULL },
		.folder = folder,
		.environment = (const char *const[]){ "PYTHONPATH",
		    "PYTHONDONTWRITEBYTECODE=1", "CFLAGS", NULL },
	};
	struct support_result result;

	support_run(&command, &result);
	ck_assert_msg(result.status == 0, "%s ends with %d:\n%s",
	    package->folder, result.status, result.errors);
	ck_assert_msg(strcmp(result.output, expected) == 0,
	    "%s accepts other codes:\n%s", package->folder, result.output);
	support_result_free(&result);
	free(script);
	free(expected);
	free(folder);
}
END_TEST

/* ---- Each a test of its own for the build ---- */

static Suite *
make_package(void)
{
	Suite *suite = suite_create(package->name);
	TCase *tcase = tcase_create(package->name);

	tcase_set_timeout(tcase, 280);
	tcase_add_test(tcase, test_package);
	suite_add_tcase(suite, tcase);
	return suite;
}

/* Has the screen say which tools are not tried. */
static void
note_extras(void)
{
	for (size_t i = 0; package->extras[i] != NULL; i++) {
		const char *reason = support_miss(package->extras[i]);

		if (reason != NULL)
			support_skip(reason);
	}
}

static const char *
miss_tools(void)
{
	const char *reason = NULL;

	for (size_t i = 0; package->needs[i] != NULL && reason == NULL; i++)
		reason = support_miss(package->needs[i]);
	if (reason == NULL)
		note_extras();
	return reason;
}

int
main(int count, char **arguments)
{
	struct support_part parts[COUNT(packages)];

	for (size_t i = 0; i < COUNT(packages); i++) {
		parts[i] = (struct support_part){ packages[i].name,
			make_package, miss_tools };
		if (count == 2 && strcmp(arguments[1], packages[i].name) == 0)
			package = &packages[i];
	}
	return support_main_part(parts, COUNT(parts), count, arguments);
}
