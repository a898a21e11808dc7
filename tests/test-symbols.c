/* SPDX-License-Identifier: MIT */
/* Tests of what the parts may lean on: symbols of the library, included
 * headers. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support.h"

/* ---- Symbols ---- */

/* The symbols that nm lists, one a line, with "\n" before the first. */
static char *
list_symbols(const char *option)
{
	char *text = support_output(NULL,
	    (const char *const[]){
		SUPPORT_NM, "-D", option, SUPPORT_LIBRARY, NULL });
	char *list = malloc(strlen(text) + 2);
	char *end = list;

	ck_assert_ptr_nonnull(list);
	*end++ = '\n';
	for (char *line = strtok(text, "\n"); line != NULL;
	     line = strtok(NULL, "\n")) {
		char *name = strrchr(line, ' ') + 1;

		/* Without the version of the symbol. */
		name[strcspn(name, "@")] = '\0';
		end += sprintf(end, "%s\n", name);
	}
	*end = '\0';
	free(text);
	return list;
}

static bool
starts_with(const char *text, const char *prefix)
{
	return strncmp(text, prefix, strlen(prefix)) == 0;
}

static bool
has_line(const char *list, const char *name, size_t size)
{
	for (const char *at = list; (at = strchr(at, '\n')) != NULL;)
		if (strncmp(++at, name, size) == 0 && at[size] == '\n')
			return true;
	return false;
}

/* What instrumented builds add. */
static bool
is_instrument(const char *name)
{
	static const char *const prefixes[] = { "__asan", "__odr_asan",
		"__ubsan", "__sanitizer", "__lsan", "__tsan", "__msan",
		"__llvm", "__gcov", "__sancov", "__start_", "__stop_" };

	for (size_t i = 0; i < COUNT(prefixes); i++)
		if (starts_with(name, prefixes[i]))
			return true;
	return false;
}

/* The next function that the header exports: its name and size; NULL at the
 * end. */
static const char *
next_exported(const char **header, size_t *size)
{
	const char *at = *header;

	while ((at = strstr(at, "\nWSREG_API ")) != NULL) {
		const char *end = strchr(at, '(');
		const char *start = end;

		ck_assert_ptr_nonnull(end);
		while (strchr(" \n*", start[-1]) == NULL)
			start--;
		*header = at = end;
		*size = (size_t)(end - start);
		return start;
	}
	return NULL;
}

/* The number of functions in the header; all are to be exported. */
static size_t
count_exported(const char *file, const char *symbols)
{
	char *text = support_read_file(file, NULL);
	const char *header = text, *name;
	size_t size, count = 0;

	while ((name = next_exported(&header, &size)) != NULL) {
		ck_assert_msg(has_line(symbols, name, size),
		    "%.*s is not exported", (int)size, name);
		count++;
	}
	ck_assert_uint_gt(count, 10);
	free(text);
	return count;
}

/* The headers' functions are exported, and nothing else. */
START_TEST(test_exported)
{
	char *symbols = list_symbols("--defined-only");
	size_t found = 0,
	       count = count_exported(SUPPORT_SOURCE "/src/wsreg.h", symbols) +
	    count_exported(SUPPORT_SOURCE "/src/wsreg-check.h", symbols);

	for (char *at = strtok(symbols, "\n"); at != NULL;
	     at = strtok(NULL, "\n"))
		if (!is_instrument(at))
			found++;
	ck_assert_msg(
	    found == count, "%zu symbols for %zu functions", found, count);
	free(symbols);
}
END_TEST

/* All that the library may ask of others: no memory, no files, no state. */
static bool
is_allowed(const char *name)
{
	static const char *const allowed[] = { "bcmp", "getenv", "memchr",
		"memcmp", "memcpy", "memmove", "memset", "snprintf", "strchr",
		"strcmp", "strcspn", "strlen", "strncmp", "strpbrk", "strspn",
		"strstr",
		/* What compilers and linkers put there themselves. */
		"__cxa_finalize", "__gmon_start__", "__stack_chk_fail",
		"__snprintf_chk", "__memcpy_chk", "_ITM_deregisterTMCloneTable",
		"_ITM_registerTMCloneTable" };

	for (size_t i = 0; i < COUNT(allowed); i++)
		if (strcmp(name, allowed[i]) == 0)
			return true;
	return is_instrument(name);
}

START_TEST(test_undefined)
{
	char *symbols = list_symbols("--undefined-only");

	ck_assert_msg(has_line(symbols, "strlen", 6), "nm shows nothing");
	for (char *at = strtok(symbols, "\n"); at != NULL;
	     at = strtok(NULL, "\n"))
		ck_assert_msg(is_allowed(at), "the library asks for %s", at);
	free(symbols);
}
END_TEST

/* ---- Included headers ---- */

static bool
ends_with(const char *text, const char *suffix)
{
	size_t size = strlen(text), end = strlen(suffix);

	return size >= end && strcmp(text + size - end, suffix) == 0;
}

typedef void
include_check(const char *file, const char *header);

/* Calls `check` for every header that a file includes, as written: <stdio.h>
 * or "wsreg.h". */
static void
check_includes(const char *folder, const char *name, include_check *check)
{
	char *file = support_print("%s/%s/%s", SUPPORT_SOURCE, folder, name);
	char *text = support_read_file(file, NULL);

	for (char *line = strtok(text, "\n"); line != NULL;
	     line = strtok(NULL, "\n"))
		if (starts_with(line, "#include "))
			check(name, line + strlen("#include "));
	free(text);
	free(file);
}

static void
check_folder(const char *folder, include_check *check)
{
	char *path = support_print("%s/%s", SUPPORT_SOURCE, folder);
	char **list = support_list_folder(path);
	size_t count = 0;

	for (size_t i = 0; list[i] != NULL; i++)
		if (ends_with(list[i], ".c") || ends_with(list[i], ".h")) {
			check_includes(folder, list[i], check);
			count++;
		}
	ck_assert_uint_gt(count, 3);
	support_free_list(list);
	free(path);
}

static bool
is_file(const char *root, const char *folder, const char *header)
{
	char *file = support_print(
	    "%s/%s/%.*s", root, folder, (int)strlen(header) - 2, header + 1);
	FILE *stream = fopen(file, "r");

	free(file);
	if (stream == NULL)
		return false;
	fclose(stream);
	return true;
}

/* "name.h" is a file of the folder, written or generated. */
static bool
is_in(const char *folder, const char *header)
{
	return is_file(SUPPORT_SOURCE, folder, header) ||
	    is_file(SUPPORT_BUILD, folder, header);
}

/* Headers of C itself, and of compilers for vectors. */
static bool
is_standard(const char *header)
{
	static const char *const headers[] = { "<assert.h>", "<inttypes.h>",
		"<limits.h>", "<stdbool.h>", "<stddef.h>", "<stdint.h>",
		"<stdio.h>", "<stdlib.h>", "<string.h>", "<arm_neon.h>",
		"<immintrin.h>", "<cpuid.h>", "<stdatomic.h>" };

	for (size_t i = 0; i < COUNT(headers); i++)
		if (strcmp(header, headers[i]) == 0)
			return true;
	return false;
}

static void
check_library(const char *file, const char *header)
{
	ck_assert_msg(
	    header[0] == '"' ? is_in("src", header) : is_standard(header),
	    "src/%s includes %s", file, header);
}

START_TEST(test_library_includes)
{
	check_folder("src", check_library);
}
END_TEST

static bool
is_among(const char *header, const char *const headers[], size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(header, headers[i]) == 0)
			return true;
	return false;
}

/* The generator is built before the library: it takes headers from it that
 * stand alone. */
static void
check_generator(const char *file, const char *header)
{
	static const char *const shared[] = { "\"ascii.h\"", "\"hash.h\"",
		"\"part.h\"", "\"snapshot.h\"", "\"wsreg.h\"" };

	ck_assert_msg(header[0] != '"' || is_in("gen", header) ||
		is_among(header, shared, COUNT(shared)),
	    "gen/%s includes %s", file, header);
}

START_TEST(test_generator_includes)
{
	check_folder("gen", check_generator);
}
END_TEST

/* Traffic is judged by what the library tells everyone, without I/O. */
static void
check_traffic(const char *file, const char *header)
{
	static const char *const shared[] = { "\"ascii.h\"",
		"\"wsreg-check.h\"", "\"wsreg-codes.h\"", "\"wsreg.h\"" };

	ck_assert_msg(strcmp(header, "<stdio.h>") != 0 &&
		(header[0] != '"' || is_in("src/traffic", header) ||
		    is_among(header, shared, COUNT(shared))),
	    "src/traffic/%s includes %s", file, header);
}

START_TEST(test_traffic_includes)
{
	check_folder("src/traffic", check_traffic);
}
END_TEST

static void
check_libxml(const char *file, const char *header)
{
	ck_assert_msg(
	    !starts_with(header, "<libxml") || strcmp(file, "read.c") == 0,
	    "%s includes %s", file, header);
}

START_TEST(test_libxml_includes)
{
	check_folder("gen", check_libxml);
	check_folder("src", check_libxml);
	check_folder("src/cli", check_libxml);
}
END_TEST

/* A header of the command's is for the command. */
static void
check_not_cli(const char *file, const char *header)
{
	ck_assert_msg(header[0] != '"' || !is_in("src/cli", header) ||
		is_in("gen", header) || is_in("src", header),
	    "%s includes %s of the command", file, header);
}

START_TEST(test_cli_includes)
{
	check_folder("gen", check_not_cli);
	check_folder("src", check_not_cli);
}
END_TEST

/* ---- The parts, each a test of its own for the build ---- */

static Suite *
make_symbols(void)
{
	Suite *suite = suite_create("symbols");
	TCase *tcase = tcase_create("symbols");

	tcase_add_test(tcase, test_exported);
	tcase_add_test(tcase, test_undefined);
	suite_add_tcase(suite, tcase);
	return suite;
}

static Suite *
make_includes(void)
{
	Suite *suite = suite_create("includes");
	TCase *tcase = tcase_create("includes");

	tcase_add_test(tcase, test_library_includes);
	tcase_add_test(tcase, test_generator_includes);
	tcase_add_test(tcase, test_traffic_includes);
	tcase_add_test(tcase, test_libxml_includes);
	tcase_add_test(tcase, test_cli_includes);
	suite_add_tcase(suite, tcase);
	return suite;
}

static const char *
miss_nm(void)
{
	return SUPPORT_NM[0] == '\0' ? "there is no nm" : NULL;
}

static const struct support_part parts[] = {
	{ "library", make_symbols, miss_nm },
	{ "includes", make_includes, NULL },
};

int
main(int count, char **arguments)
{
	return support_main_part(parts, COUNT(parts), count, arguments);
}
