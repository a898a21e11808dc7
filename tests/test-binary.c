/* SPDX-License-Identifier: MIT */
/* Tests of what the libraries cost those who link them, and of what they
 * promise them: sizes, relocations, versions of symbols, the binary interface.
 * The figures are printed. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support.h"

/* The libraries, the version of their symbols, and what they may cost: octets
 * in memory, relocations that are read one by one, and words of the compact
 * list of the others. */
static const struct library {
	SUPPORT_ROW;
	const char *shared, *version, *description;
	size_t octets, relocations, words;
} libraries[] = {
	{ ROW, SUPPORT_LIBRARY, "@@WSREG_0.2", "libwsreg.abi", .octets = 150000,
	    .relocations = 42, .words = 1150 },
#ifdef SUPPORT_TRAFFIC
	{ ROW, SUPPORT_TRAFFIC, "@@WSREG_TRAFFIC_0.2", "libwsreg-traffic.abi",
	    .octets = 75000, .relocations = 60, .words = 80 },
#endif
};

/* Returns the number behind a word in a text, or 0. */
static size_t
number_after(const char *text, const char *word)
{
	const char *at = strstr(text, word);

	return at != NULL ? strtoul(at + strlen(word), NULL, 0) : 0;
}

/* Returns how often a word is in a text. */
static size_t
count_words(const char *text, const char *word)
{
	size_t count = 0;

	for (; (text = strstr(text, word)) != NULL; text += strlen(word))
		count++;
	return count;
}

/* ---- Versions ---- */

/* Each symbol that a library exports has a version, by which a loader refuses
 * a library that is too old. */
START_TEST(test_versions)
{
	const struct library *library = &libraries[_i];
	char *text = support_output(NULL,
	    (const char *const[]){ "nm", "-D", "--defined-only",
		"--with-symbol-versions", library->shared, NULL });
	char *name;
	size_t count = 0;

	for (char *line = strtok(text, "\n"); line != NULL;
	     line = strtok(NULL, "\n")) {
		name = strstr(line, " T wsreg_");
		if (name == NULL)
			continue;
		ck_assert_msg(strstr(name, library->version) != NULL,
		    "%s and not %s", name, library->version);
		count++;
	}
	ck_assert_uint_gt(count, 10);
	free(text);
}
END_TEST

/* ---- Sizes ---- */

/* Returns the octets that a file takes in memory, by size(1): all of it that is
 * loaded, behind a line of titles "text data bss dec". */
static size_t
size_of(const char *file)
{
	char *text =
	    support_output(NULL, (const char *const[]){ "size", file, NULL });
	size_t sum;

	ck_assert_int_eq(sscanf(text, "%*[^\n] %*u %*u %*u %zu", &sum), 1);
	free(text);
	return sum;
}

START_TEST(test_size)
{
	const struct library *library = &libraries[_i];
	size_t size = size_of(library->shared);

	printf("%s: %zu octets in memory (at most %zu)\n", library->shared,
	    size, library->octets);
	fflush(stdout);
	ck_assert_uint_le(size, library->octets);
}
END_TEST

/* A loader reads relocations one by one, each of 24 octets, but for those of
 * addresses in the library itself: a compact list has their places. */
START_TEST(test_relocations)
{
	const struct library *library = &libraries[_i];
	char *text = support_output(NULL,
	    (const char *const[]){ "readelf", "-rW", library->shared, NULL });
	const char *packed = strstr(text, ".relr.dyn");
	size_t single = count_words(text, " R_");
	size_t words =
	    packed != NULL ? number_after(packed, "entries:\n") : SIZE_MAX;

	printf("%s: %zu relocations (at most %zu), and %zu words of a compact "
	       "list (at most %zu)\n",
	    library->shared, single, library->relocations, words,
	    library->words);
	fflush(stdout);
	ck_assert_uint_le(single, library->relocations);
	ck_assert_uint_le(words, library->words);
	free(text);
}
END_TEST

/* ---- A consumer ---- */

/* What a program may grow by that asks whether a close code may be sent. */
#define CONSUMER_MAX (12 * 1024)

static const char without[] = "int main(int count, char **words)\n"
			      "{\n"
			      "\t(void)words;\n"
			      "\treturn count > 1;\n"
			      "}\n";
static const char with[] =
    "#include <wsreg.h>\n"
    "\n"
    "int main(int count, char **words)\n"
    "{\n"
    "\t(void)words;\n"
    "\treturn wsreg_close_code_sendable((uint64_t)count, WSREG_CLIENT);\n"
    "}\n";

static const struct {
	SUPPORT_ROW;
	const char *flag, *name;
} links[] = {
	{ ROW, "-O2", "as it is" },
	{ ROW, "-Wl,--gc-sections", "with --gc-sections" },
};

/* Returns the size of a program of this source. */
static size_t
size_of_program(const char *folder, const char *source, const char *flag)
{
	char *file = support_print("%s/program.c", folder);
	char *command =
	    support_print("exec " SUPPORT_CC " %s -O2 -I" SUPPORT_SOURCE
			  "/src program.c " SUPPORT_ARCHIVE " -o program",
		flag);
	char *program = support_print("%s/program", folder);
	size_t size;

	support_write_file(file, source, strlen(source));
	free(support_output(
	    folder, (const char *const[]){ "sh", "-c", command, NULL }));
	size = size_of(program);
	free(program);
	free(command);
	free(file);
	return size;
}

/* A linker takes of an archive what is asked for: the verdicts on close codes
 * are apart from all other tables. */
START_TEST(test_consumer)
{
	char *folder = support_make_folder();
	size_t base = size_of_program(folder, without, links[_i].flag);
	size_t size = size_of_program(folder, with, links[_i].flag);

	printf("a program with wsreg_close_code_sendable(), linked %s: %zu "
	       "octets more (at most %d)\n",
	    links[_i].name, size - base, CONSUMER_MAX);
	fflush(stdout);
	ck_assert_uint_gt(size, base);
	ck_assert_uint_le(size - base, CONSUMER_MAX);
	free(folder);
}
END_TEST

/* ---- The binary interface ---- */

/* Functions may be added; what was there stays, with its arguments and with the
 * structures that callers see.  See "To make a release" in CONTRIBUTING.md. */
START_TEST(test_interface)
{
	const struct library *library = &libraries[_i];
	char *wanted =
	    support_print(SUPPORT_SOURCE "/data/abi/%s", library->description);
	struct support_command command = {
		.arguments = (const char *const[]){ "abidiff",
		    "--no-added-syms", "--suppressions",
		    SUPPORT_SOURCE "/data/abi/suppressions", wanted,
		    library->shared, NULL },
	};
	struct support_result result;

	support_run(&command, &result);
	ck_assert_msg(result.status == 0,
	    "the interface of %s is not that of %s:\n%s%s", library->shared,
	    wanted, result.output, result.errors);
	support_result_free(&result);
	free(wanted);
}
END_TEST

/* ---- The parts, each a test of its own for the build ---- */

static Suite *
make_versions(void)
{
	Suite *suite = suite_create("versions");
	TCase *tcase = tcase_create("versions");

	support_add_rows(tcase, test_versions, libraries);
	suite_add_tcase(suite, tcase);
	return suite;
}

static Suite *
make_sizes(void)
{
	Suite *suite = suite_create("size");
	TCase *tcase = tcase_create("size");

	support_add_rows(tcase, test_size, libraries);
	support_add_rows(tcase, test_relocations, libraries);
	suite_add_tcase(suite, tcase);
	return suite;
}

static Suite *
make_consumer(void)
{
	Suite *suite = suite_create("consumer");
	TCase *tcase = tcase_create("consumer");

	tcase_set_timeout(tcase, 60);
	support_add_rows(tcase, test_consumer, links);
	suite_add_tcase(suite, tcase);
	return suite;
}

static Suite *
make_interface(void)
{
	Suite *suite = suite_create("interface");
	TCase *tcase = tcase_create("interface");

	tcase_set_timeout(tcase, 120);
	support_add_rows(tcase, test_interface, libraries);
	suite_add_tcase(suite, tcase);
	return suite;
}

static const char *
miss_versions(void)
{
	if (!SUPPORT_VERSIONS)
		return "the linker knows no versions of symbols";
	return support_miss("nm");
}

/* Limits are for what is installed. */
static const char *
miss_size(void)
{
	if (!SUPPORT_RELEASED)
		return "this build is not optimised, or instrumented";
	if (!support_has_program("size"))
		return support_miss("size");
	return support_miss("readelf");
}

static const char *
miss_relocations(void)
{
	if (!SUPPORT_PACKED)
		return "the linker or the C library knows no packed "
		       "relocations";
	return miss_size();
}

static const char *
miss_consumer(void)
{
	return SUPPORT_CC[0] == '\0' ? "this is a build for another machine"
				     : miss_size();
}

/* The description has the sizes of a machine. */
static const char *
miss_interface(void)
{
	if (!SUPPORT_RELEASED || !SUPPORT_DESCRIBED)
		return "the interface is described as gcc builds it on x86-64, "
		       "with debug information";
	return support_miss("abidiff");
}

static const struct support_part parts[] = {
	{ "versions", make_versions, miss_versions },
	{ "size", make_sizes, miss_relocations },
	{ "consumer", make_consumer, miss_consumer },
	{ "interface", make_interface, miss_interface },
};

int
main(int count, char **arguments)
{
	return support_main_part(parts, COUNT(parts), count, arguments);
}
