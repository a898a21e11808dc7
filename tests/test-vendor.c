/* SPDX-License-Identifier: MIT */
/* Tests of what others take into their own sources: the library as one file,
 * and headers that are generated before a release. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "consumer.h"

#define CONSUMERS "tests/consumers/"
#define AMALGAMATION SUPPORT_BUILD "/data/amalgamation/"
#define EXPECTED "1001 Going Away no\n"

static const char *const parts_of_amalgamation[] = { "wsreg.c", "wsreg.h",
	"wsreg-check.h", "wsreg-codes.h" };

/* Runs a script of the shell in a folder; its output, to be freed. */
static char *
run_script(
    const char *folder, const char *const environment[], const char *script)
{
	return consumer_run(folder, environment,
	    (const char *const[]){ "sh", "-ec", script, NULL });
}

/* ---- The library as one file ---- */

/* What is visible outside of a file of code, by name. */
#define SYMBOLS                                                                \
	"symbols() { readelf -sW \"$@\" | awk '$5 == \"GLOBAL\" && "           \
	"$6 == \"DEFAULT\" && $7 != \"UND\" && $7 != \"ABS\" "                 \
	"{ sub(/@.*/, \"\", $8); print $8 }' | sort -u; }\n"

/* Compiles it with a compiler, without any option that it would need, and
 * compares what it exports with the shared library. */
static void
check_compiler(const char *compiler)
{
	char *folder = support_make_folder();
	char *script = support_print(SYMBOLS
	    "compile='%s -std=c11 -Wall -Wextra -pedantic -Werror'\n"
	    "$compile -O2 -c " AMALGAMATION "wsreg.c\n"
	    "$compile -O0 -fPIC -c -o shared.o " AMALGAMATION "wsreg.c\n"
	    "$compile -shared -Wl,-z,defs -o shared.so shared.o\n"
	    "symbols --dyn-syms shared.so >ours\n"
	    "symbols wsreg.o | diff ours -\n"
	    "grep -c wsreg_close_code_acceptable ours\n",
	    compiler);
	char *output = run_script(folder, consumer_plain, script);

	ck_assert_str_eq(output, "1\n");
	free(output);
	free(run_script(folder, consumer_plain,
	    SYMBOLS "symbols --dyn-syms " SUPPORT_BUILD
		    "/src/libwsreg.so | diff ours -"));
	free(script);
	free(folder);
}

START_TEST(test_gcc)
{
	check_compiler("gcc");
}
END_TEST

START_TEST(test_clang)
{
	check_compiler("clang");
}
END_TEST

/* All implementations of text validation that this processor has are in the one
 * file, and give the same results. */
START_TEST(test_implementations)
{
	char *folder = support_make_folder();
	char *output = run_script(folder, consumer_plain,
	    "cc -O2 -I" SUPPORT_SOURCE "/src -I" SUPPORT_BUILD
	    "/src -o all " SUPPORT_SOURCE
	    "/tests/implementations.c " AMALGAMATION "wsreg.c\n"
	    "for name in plain sse4 avx2 avx512 neon; do "
	    "WSREG_IMPLEMENTATION=$name ./all || test $? = 77; done\n");
	size_t lines = 0;

	for (const char *at = output; (at = strchr(at, '\n')) != NULL; at++)
		lines++;
	ck_assert_uint_eq(lines, 5);
	free(output);
	free(folder);
}
END_TEST

/* A new folder with a consumer's project, and what it vendors. */
static char *
copy_vendor(const char *build)
{
	char *folder = support_make_folder();
	char *file = support_print(CONSUMERS "%s", build);
	char *script =
	    support_print("mkdir wsreg && cd wsreg && cp " AMALGAMATION
			  "wsreg.c " AMALGAMATION "*.h .");

	consumer_copy(file, folder);
	consumer_copy(CONSUMERS "main.c", folder);
	free(run_script(folder, consumer_plain, script));
	free(script);
	free(file);
	return folder;
}

static void
check_vendor(const char *build, const char *script)
{
	char *folder = copy_vendor(build);
	char *output = run_script(folder, consumer_plain, script);

	ck_assert_str_eq(output, EXPECTED);
	free(output);
	free(folder);
}

START_TEST(test_cmake)
{
	check_vendor("vendor-cmake/CMakeLists.txt",
	    "{ cmake -S . -B build && cmake --build build; } >&2; build/main");
}
END_TEST

START_TEST(test_make)
{
	check_vendor("vendor-make/Makefile",
	    "make 'CFLAGS=-O1 -Wall -Werror' >&2; ./main; make -q");
}
END_TEST

/* A release has all parts.  They have been written, so that Ninja has nothing
 * to do in a folder that tests use. */
START_TEST(test_archive)
{
	char *folder = support_make_folder();
	char *setting = support_print("MESON_PROJECT_DIST_ROOT=%s", folder);
	const char *const environment[] = { "MESON_BUILD_ROOT=" SUPPORT_BUILD,
		"NINJA=true", "SOURCE_DATE_EPOCH=1234567890", setting, NULL };

	free(run_script(
	    folder, environment, SUPPORT_SOURCE "/data/amalgamation/dist.sh"));
	for (size_t i = 0; i < COUNT(parts_of_amalgamation); i++) {
		char *file = support_print(
		    "%s/amalgamation/%s", folder, parts_of_amalgamation[i]);
		struct stat status;

		ck_assert_msg(stat(file, &status) == 0, "there is no %s", file);
		ck_assert_int_eq(status.st_mode & 0777, 0644);
		ck_assert_int_eq(status.st_mtime, 1234567890);
		free(file);
	}
	free(setting);
	free(folder);
}
END_TEST

/* ---- A header in the archive of another project ---- */

/* Who unpacks the archive needs no generator; who changes its input does. */
START_TEST(test_automake)
{
	static const char *const files[] = { CONSUMERS
		"generate-autoconf-dist/configure.ac",
		CONSUMERS "generate-autoconf-dist/Makefile.am",
		CONSUMERS "chat.c", CONSUMERS "ours.xml",
		"data/websocket.xml" };
	struct consumer_installed installed;
	char *folder = support_make_folder(), *output;

	for (size_t i = 0; i < COUNT(files); i++)
		consumer_copy(files[i], folder);
	consumer_install(&installed);
	free(run_script(folder, installed.environment,
	    "autoreconf -i && mkdir build && cd build && ../configure && make "
	    "&& make -q && make dist"));
	consumer_free_installed(&installed);
	output = run_script(folder, consumer_plain,
	    "mkdir user && cd user && tar -xf ../build/chat-1.tar.gz && "
	    "cd chat-1 && { ./configure WSREG_GEN=false && make; } >&2; ./chat"
	    "\ntouch ours.xml\nmake 2>&1 | grep -o 'wsreg-gen.*is missing'");
	ck_assert_str_eq(
	    output, "4001 Session Expired\n1001 no\nwsreg-gen' is missing\n");
	free(output);
	free(folder);
}
END_TEST

/* ---- The parts, each a test of its own for the build ---- */

static Suite *
make_gcc(void)
{
	return consumer_suite("gcc", test_gcc);
}

static Suite *
make_clang(void)
{
	return consumer_suite("clang", test_clang);
}

static Suite *
make_implementations(void)
{
	return consumer_suite("implementations", test_implementations);
}

static Suite *
make_cmake(void)
{
	return consumer_suite("cmake", test_cmake);
}

static Suite *
make_make(void)
{
	return consumer_suite("make", test_make);
}

static Suite *
make_archive(void)
{
	return consumer_suite("archive", test_archive);
}

static Suite *
make_automake(void)
{
	return consumer_suite("automake", test_automake);
}

/* The amalgamation has no sanitizers, and is the same in all builds. */
static const char *
miss_programs(const char *const programs[])
{
	if (strcmp(SUPPORT_SANITIZE, "none") != 0)
		return "the library has sanitizers";
	return consumer_miss(programs);
}

static const char *
miss_gcc(void)
{
	return miss_programs(
	    (const char *const[]){ "gcc", "readelf", "awk", NULL });
}

static const char *
miss_clang(void)
{
	return miss_programs(
	    (const char *const[]){ "clang", "readelf", "awk", NULL });
}

static const char *
miss_make(void)
{
	return miss_programs((const char *const[]){ "make", "cc", NULL });
}

static const char *
miss_cmake(void)
{
	return miss_programs(
	    (const char *const[]){ "cmake", "make", "cc", NULL });
}

static const char *
miss_nothing(void)
{
	return NULL;
}

static const char *
miss_automake(void)
{
	return miss_programs((const char *const[]){
	    "autoreconf", "automake", "make", "cc", "pkg-config", NULL });
}

static const struct support_part parts[] = {
	{ "gcc", make_gcc, miss_gcc },
	{ "clang", make_clang, miss_clang },
	{ "implementations", make_implementations, miss_make },
	{ "cmake", make_cmake, miss_cmake },
	{ "make", make_make, miss_make },
	{ "archive", make_archive, miss_nothing },
	{ "automake", make_automake, miss_automake },
};

int
main(int count, char **arguments)
{
	return support_main_part(parts, COUNT(parts), count, arguments);
}
