/* SPDX-License-Identifier: MIT */
/* Tests of the library's symbols: what it exports, what it asks of others, and
 * how those of the static library are named. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support.h"

/* Returns the symbols that nm lists, one a line, with "\n" before the first.
 * `kind` is "-D" for those of a shared library, "-g" for a static one's. */
static char *
list_symbols(const char *kind, const char *option, const char *library)
{
	char *text = support_output(NULL,
	    (const char *const[]){ SUPPORT_NM, kind, option, library, NULL });
	char *list = malloc(strlen(text) + 2);
	char *end = list;

	ck_assert_ptr_nonnull(list);
	*end++ = '\n';
	for (char *line = strtok(text, "\n"); line != NULL;
	     line = strtok(NULL, "\n")) {
		char *name = strrchr(line, ' ');

		/* A line without a symbol has the name of an object. */
		if (name++ == NULL)
			continue;
		/* The name of a version is listed as an absolute symbol. */
		if (name - line > 2 && name[-2] == 'A')
			continue;
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

/* The libraries, and the headers whose functions they export. */
static const struct library {
	SUPPORT_ROW;
	const char *shared, *archive, *headers[2];
	/* A function that it has, and one that it asks of others. */
	const char *known, *asked;
} libraries[] = {
	{ ROW, SUPPORT_LIBRARY, SUPPORT_ARCHIVE,
	    { "/src/wsreg.h", "/src/frames/wsreg-check.h" }, "wsreg_builtin",
	    "strlen" },
#ifdef SUPPORT_TRAFFIC
	{ ROW, SUPPORT_TRAFFIC, SUPPORT_TRAFFIC_ARCHIVE,
	    { "/src/traffic/wsreg-traffic.h", NULL }, "wsreg_traffic_new",
	    "malloc" },
#endif
};

/* The headers' functions are exported, and nothing else. */
START_TEST(test_exported)
{
	const struct library *library = &libraries[_i];
	char *symbols = list_symbols("-D", "--defined-only", library->shared);
	size_t found = 0, count = 0;

	for (size_t i = 0; i < 2 && library->headers[i] != NULL; i++) {
		char *file =
		    support_print(SUPPORT_SOURCE "%s", library->headers[i]);

		count += count_exported(file, symbols);
		free(file);
	}
	for (char *at = strtok(symbols, "\n"); at != NULL;
	     at = strtok(NULL, "\n"))
		if (!is_instrument(at))
			found++;
	ck_assert_msg(
	    found == count, "%zu symbols for %zu functions", found, count);
	free(symbols);
}
END_TEST

/* A program that links the static library may have any name for itself that
 * does not begin with "wsreg_". */
START_TEST(test_static)
{
	const char *known = libraries[_i].known;
	char *symbols =
	    list_symbols("-g", "--defined-only", libraries[_i].archive);
	char *wrong = NULL;

	ck_assert_msg(
	    has_line(symbols, known, strlen(known)), "nm shows nothing");
	for (char *at = strtok(symbols, "\n"); at != NULL;
	     at = strtok(NULL, "\n"))
		if (!starts_with(at, "wsreg_") && !is_instrument(at)) {
			fprintf(stderr, "%s\n", at);
			wrong = wrong == NULL ? at : wrong;
		}
	ck_assert_msg(wrong == NULL, "%s does not begin with wsreg_", wrong);
	free(symbols);
}
END_TEST

/* What the library for traffic may ask of others besides: memory, and what the
 * libraries that it is linked with have. */
static bool
is_of_traffic(const char *name)
{
	static const char *const allowed[] = { "calloc", "free", "malloc",
		"realloc" };

	for (size_t i = 0; i < COUNT(allowed); i++)
		if (strcmp(name, allowed[i]) == 0)
			return true;
	return starts_with(name, "wsreg_") || starts_with(name, "nettle_");
}

/* All that a library may ask of others: no files, no state; no memory, but for
 * that of traffic. */
static bool
is_allowed(const char *name, bool is_traffic)
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
	return is_instrument(name) || (is_traffic && is_of_traffic(name));
}

START_TEST(test_undefined)
{
	const struct library *library = &libraries[_i];
	char *symbols = list_symbols("-D", "--undefined-only", library->shared);

	ck_assert_msg(has_line(symbols, library->asked, strlen(library->asked)),
	    "nm shows nothing");
	for (char *at = strtok(symbols, "\n"); at != NULL;
	     at = strtok(NULL, "\n"))
		ck_assert_msg(is_allowed(at, _i > 0), "%s asks for %s",
		    library->shared, at);
	free(symbols);
}
END_TEST

/* ---- The parts, each a test of its own for the build ---- */

static Suite *
make_symbols(void)
{
	Suite *suite = suite_create("symbols");
	TCase *tcase = tcase_create("symbols");

	support_add_rows(tcase, test_exported, libraries);
	support_add_rows(tcase, test_undefined, libraries);
	suite_add_tcase(suite, tcase);
	return suite;
}

static Suite *
make_static(void)
{
	Suite *suite = suite_create("static");
	TCase *tcase = tcase_create("static");

	support_add_rows(tcase, test_static, libraries);
	suite_add_tcase(suite, tcase);
	return suite;
}

static const char *
miss_nm(void)
{
	return SUPPORT_NM[0] == '\0' ? "there is no nm" : NULL;
}

/* ---- Hardening ---- */

/* The programs and libraries that are installed, up to a NULL. */
static const char *const binaries[] = { SUPPORT_BINARIES, NULL };

/* A file can be loaded anywhere, writes to its tables of functions never, and
 * neither its stack nor what it writes can be executed. */
START_TEST(test_hardened)
{
	for (size_t i = 0; binaries[i] != NULL; i++) {
		char *text = support_output(NULL,
		    (const char *const[]){
			"readelf", "-hldW", binaries[i], NULL });
		const char *stack = strstr(text, "GNU_STACK");

		ck_assert_msg(
		    strstr(text, "DYN (") != NULL, "%s: no PIE", binaries[i]);
		ck_assert_msg(strstr(text, "GNU_RELRO") != NULL, "%s: no RELRO",
		    binaries[i]);
		ck_assert_msg(strstr(text, "Flags: NOW") != NULL,
		    "%s: symbols are bound late", binaries[i]);
		ck_assert_msg(strstr(text, "RWE") == NULL && stack != NULL,
		    "%s: octets that are written can be executed", binaries[i]);
		free(text);
	}
}
END_TEST

/* On x86, the processor can check each jump and return; a program asks for it
 * only if the C library's objects do so, too. */
START_TEST(test_properties)
{
	char *text = support_output(NULL,
	    (const char *const[]){ "readelf", "-nhW", SUPPORT_ARCHIVE, NULL });

	if (strstr(text, "X86-64") != NULL)
		ck_assert_msg(strstr(text, "IBT, SHSTK") != NULL,
		    SUPPORT_ARCHIVE ": no CET");
	free(text);
}
END_TEST

static Suite *
make_hardening(void)
{
	Suite *suite = suite_create("hardening");
	TCase *tcase = tcase_create("hardening");

	tcase_add_test(tcase, test_hardened);
	tcase_add_test(tcase, test_properties);
	suite_add_tcase(suite, tcase);
	return suite;
}

static const char *
miss_readelf(void)
{
	return support_miss("readelf");
}

static const struct support_part parts[] = {
	{ "hardening", make_hardening, miss_readelf },
	{ "library", make_symbols, miss_nm },
	{ "static", make_static, miss_nm },
};

int
main(int count, char **arguments)
{
	return support_main_part(parts, COUNT(parts), count, arguments);
}
