/* SPDX-License-Identifier: MIT */
/* Tests of the library in the hands of others: installed, as a subproject,
 * for another machine. */

#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "consumer.h"

#define CONSUMERS "tests/consumers/"
#define EXPECTED "1001 Going Away no\n"

/* A new folder with a consumer's project: its build file and program. */
static char *
copy_consumer(const char *name, const char *build, const char *source)
{
	char *folder = support_make_folder();
	char *file = support_print(CONSUMERS "%s/%s", name, build);
	char *program = support_print(CONSUMERS "%s", source);

	consumer_copy(file, folder);
	consumer_copy(program, folder);
	free(program);
	free(file);
	return folder;
}

/* ---- Installed ---- */

static void
check_program(const char *folder, const struct consumer_installed *installed,
    const char *program)
{
	char *output = consumer_run(folder, installed->environment,
	    (const char *const[]){ program, NULL });

	ck_assert_str_eq(output, EXPECTED);
	free(output);
}

/* The commands, up to one without a word, make the program. */
static void
check_consumer(const char *name, const char *build,
    const char *const commands[][8], const char *program)
{
	struct consumer_installed installed;
	char *folder;

	consumer_install(&installed);
	folder = copy_consumer(name, build, "main.c");
	for (size_t i = 0; commands[i][0] != NULL; i++)
		free(consumer_run(folder, installed.environment, commands[i]));
	check_program(folder, &installed, program);
	free(folder);
	consumer_free_installed(&installed);
}

START_TEST(test_make)
{
	static const char *const commands[][8] = { { "make", "main" },
		{ NULL } };

	check_consumer("pkg-config", "Makefile", commands, "./main");
}
END_TEST

/* The echo server, and its octets in one line. */
#define RECEIVE "receive | od -An -v -w4096 -tx1"

/* Octets in printf(1)'s notation, the program that they are for, what it says,
 * and the exit status. */
static const struct check_case {
	const char *octets, *command, *output;
} check_cases[] = {
	{ "\\201\\005Hello\\210\\002\\003\\350", "check server",
	    "1 messages\n0\n" },
	{ "\\201\\005Hello", "check client",
	    "1: error: unmasked frame from a client [mask-missing] "
	    "RFC 6455, 5.1\n0 messages\n1\n" },
	{ "\\301\\000", "check server",
	    "0: error: RSV bit that no negotiated extension defines (RSV bits "
	    "4) [rsv-unnegotiated] RFC 6455, 5.2\n0 messages\n1\n" },
	{ "\\301\\001\\000\\210\\000", "check server permessage-deflate",
	    "1 messages\n0\n" },
	{ "\\001\\001a\\200\\001b\\202\\000", "check server",
	    "8: lint: the stream ends without a Close [close-missing] "
	    "RFC 6455, 7.1.5\n2 messages\n0\n" },
	/* A key is four digits, so that letters turn into others.  The Ping
	 * comes between two fragments. */
	{ "\\001\\2031234YW_\\211\\2025678XY\\200\\2029999UV"
	  "\\210\\2021111\\062\\331",
	    RECEIVE, " 8a 02 6d 6f 81 05 68 65 6c 6c 6f 88 02 03 e8\n0\n" },
	{ "\\202\\2001234\\202\\2024321ab\\210\\2001111", RECEIVE,
	    " 82 00 82 02 55 51 88 00\n0\n" },
	/* What comes after a Close is not looked at. */
	{ "\\210\\2021111\\062\\331\\211\\376\\001\\0001234%0256d", RECEIVE,
	    " 88 02 03 e8\n0\n" },
	/* 1010 is for clients: it is accepted, and not sent back. */
	{ "\\210\\2021111\\062\\303", RECEIVE, " 88 00\n0\n" },
	{ "\\201\\2021234\\316\\315", RECEIVE, " 88 02 03 ef\n0\n" },
	{ "\\211\\376\\000\\1761234", RECEIVE, " 88 02 03 ea\n0\n" },
	{ "\\201\\2021234\\132", RECEIVE, "0\n" },
};

static void
try_check(const char *folder, const struct consumer_installed *installed,
    const struct check_case *test)
{
	char *command = support_print(
	    "printf '%s' | ./%s; echo $?", test->octets, test->command);
	char *output = consumer_run(folder, installed->environment,
	    (const char *const[]){ "sh", "-c", command, NULL });

	ck_assert_msg(strcmp(output, test->output) == 0,
	    "%s prints\n%sand not\n%s", command, output, test->output);
	free(output);
	free(command);
}

START_TEST(test_check)
{
	struct consumer_installed installed;
	char *folder;

	consumer_install(&installed);
	folder = copy_consumer("check", "Makefile", "check.c");
	consumer_copy(CONSUMERS "receive.c", folder);
	free(consumer_run(folder, installed.environment,
	    (const char *const[]){ "make", "check", "receive",
		"CFLAGS=-std=c99 -Wall -Wextra -Werror", NULL }));
	for (size_t i = 0; i < COUNT(check_cases); i++)
		try_check(folder, &installed, &check_cases[i]);
	free(folder);
	consumer_free_installed(&installed);
}
END_TEST

/* Both the shared libraries and the archives can be linked. */
START_TEST(test_traffic)
{
	static const char *const programs[] = { "recorded", "recorded-static" };
	struct consumer_installed installed;
	char *folder, *output, *command;

	consumer_install(&installed);
	folder = copy_consumer("traffic", "Makefile", "recorded.c");
	for (size_t i = 0; i < COUNT(programs); i++) {
		free(consumer_run(folder, installed.environment,
		    (const char *const[]){ "make", programs[i],
			"CFLAGS=-std=c99 -Wall -Wextra -Werror", NULL }));
		command = support_print("./%s", programs[i]);
		output = consumer_run(folder, installed.environment,
		    (const char *const[]){ command, NULL });
		ck_assert_str_eq(output,
		    "client: 162: error: unmasked frame from a client "
		    "[mask-missing] (RFC 6455, 5.1)\n");
		free(command);
		free(output);
	}
	free(folder);
	consumer_free_installed(&installed);
}
END_TEST

static const char *const cmake_commands[][8] = { { "cmake", "-S", ".", "-B",
						     "build" },
	{ "cmake", "--build", "build" }, { NULL } };

START_TEST(test_cmake)
{
	check_consumer("cmake", "CMakeLists.txt", cmake_commands, "build/main");
}
END_TEST

START_TEST(test_cmake_package)
{
	check_consumer(
	    "cmake-package", "CMakeLists.txt", cmake_commands, "build/main");
}
END_TEST

/* The commands of the page that says how to build these projects, with a
 * temporary folder for /tmp. */
START_TEST(test_readme)
{
	struct consumer_installed installed;
	char *page =
	    support_read_file(SUPPORT_SOURCE "/" CONSUMERS "README.md", NULL);
	char *folder = support_make_folder(), *output;
	char *script = support_print("set -e\n");

	for (char *line = strtok(page, "\n"); line != NULL;
	     line = strtok(NULL, "\n")) {
		char *longer = support_print(
		    "%s%s\n", script, line[0] == '\t' ? line + 1 : "");

		free(script);
		script = longer;
	}
	for (char *at = script; (at = strstr(at, "/tmp/")) != NULL;)
		memcpy(at, "${T}", 4);
	consumer_install(&installed);
	setenv("T", folder, 1);
	output = consumer_run(SUPPORT_SOURCE, installed.environment,
	    (const char *const[]){ "sh", "-c", script, NULL });
	ck_assert_msg(strstr(output, "\n" EXPECTED) != NULL, "%s", output);
	ck_assert_msg(
	    strstr(output, "\n4001 Session Expired\n1001 no\n") != NULL, "%s",
	    output);
	consumer_free_installed(&installed);
	free(output);
	free(script);
	free(folder);
	free(page);
}
END_TEST

/* ---- A subproject ---- */

/* A new folder with a consumer that has wsreg as a subproject, built with a kind
 * of library. */
static char *
build_subproject(const char *library)
{
	char *folder =
	    copy_consumer("meson-subproject", "meson.build", "main.c");
	char *link = support_print("%s/subprojects", folder);
	char *option = support_print("-Ddefault_library=%s", library);

	ck_assert_int_eq(mkdir(link, 0777), 0);
	free(link);
	link = support_print("%s/subprojects/wsreg", folder);
	ck_assert_int_eq(symlink(SUPPORT_SOURCE, link), 0);
	free(link);
	free(consumer_run(folder, consumer_plain,
	    (const char *const[]){ SUPPORT_MESON, "setup", "build", option,
		"--force-fallback-for=wsreg", NULL }));
	free(option);
	free(consumer_run(folder, consumer_plain,
	    (const char *const[]){
		SUPPORT_MESON, "compile", "-C", "build", "main", NULL }));
	return folder;
}

static void
check_output(const char *folder, const char *const command[], const char *text)
{
	char *output = consumer_run(folder, consumer_plain, command);

	ck_assert_str_eq(output, text);
	free(output);
}

START_TEST(test_subproject)
{
	char *folder = build_subproject("shared");

	check_output(
	    folder, (const char *const[]){ "build/main", NULL }, EXPECTED);
	free(folder);
}
END_TEST

/* A program with a static library needs none of wsreg's files. */
START_TEST(test_subproject_static)
{
	char *folder = build_subproject("static");

	check_output(
	    folder, (const char *const[]){ "build/main", NULL }, EXPECTED);
	free(consumer_run(folder, consumer_plain,
	    (const char *const[]){ SUPPORT_MESON, "install", "-C", "build",
		"--no-rebuild", "--destdir", "installed", NULL }));
	check_output(folder,
	    (const char *const[]){
		"find", "build/installed", "-not", "-type", "d", NULL },
	    "build/installed/usr/local/bin/main\n");
	free(folder);
}
END_TEST

/* ---- A static program ---- */

/* It needs no shared library, and has the reader of XML in itself. */
START_TEST(test_static)
{
	char *folder = support_make_folder();
	char *output;

	consumer_setup((const char *const[]){ SUPPORT_MESON, "setup",
	    "-Dprefer_static=true", "-Ddocs=disabled", "-Dtests=disabled",
	    folder, SUPPORT_SOURCE, NULL });
	free(consumer_run(folder, consumer_plain,
	    (const char *const[]){ "ninja", "wsreg", NULL }));
	output = consumer_run(folder, consumer_plain,
	    (const char *const[]){ "readelf", "-lW", "wsreg", NULL });
	ck_assert_msg(strstr(output, "LOAD") != NULL, "%s", output);
	ck_assert_msg(strstr(output, "INTERP") == NULL, "%s", output);
	free(output);
	output = consumer_run(folder, consumer_plain,
	    (const char *const[]){ "./wsreg", "list", "-i",
		SUPPORT_SOURCE "/data/websocket.xml", "opcode", NULL });
	ck_assert_msg(strstr(output, "Ping") != NULL, "%s", output);
	free(output);
	free(folder);
}
END_TEST

static Suite *
make_static(void)
{
	return consumer_suite("static", test_static);
}

/* ---- Another machine ---- */

/* The tables are the same, octet by octet. */
static void
check_tables(const char *folder)
{
	char *file = support_print("%s/src/%s", folder, SUPPORT_TABLES);
	char *cross = support_read_file(file, NULL);
	char *native =
	    support_read_file(SUPPORT_BUILD "/src/" SUPPORT_TABLES, NULL);

	ck_assert_msg(strcmp(cross, native) == 0, "tables differ");
	free(file);
	free(cross);
	free(native);
}

START_TEST(test_cross)
{
	char *folder = consumer_build_cross();

	check_tables(folder);
	free(folder);
}
END_TEST

/* The consumer finds in them what it finds in the native ones. */
START_TEST(test_emulated)
{
	char *folder = consumer_build_cross();
	char *output;

	free(consumer_run(folder, consumer_plain,
	    (const char *const[]){ CONSUMER_CROSS, "-I" SUPPORT_SOURCE "/src",
		"-Isrc", "-static", "-o", "main", CONSUMER_FOLDER "/main.c",
		"src/libwsreg.a", NULL }));
	output = consumer_run(folder, consumer_plain,
	    (const char *const[]){ CONSUMER_EMULATOR, "./main", NULL });
	ck_assert_str_eq(output, EXPECTED);
	free(output);
	free(folder);
}
END_TEST

/* ---- The parts, each a test of its own for the build ---- */

static Suite *
make_make(void)
{
	return consumer_suite("make", test_make);
}

static Suite *
make_readme(void)
{
	return consumer_suite("readme", test_readme);
}

static Suite *
make_check(void)
{
	return consumer_suite("check", test_check);
}

static Suite *
make_traffic(void)
{
	return consumer_suite("traffic", test_traffic);
}

static Suite *
make_cmake(void)
{
	return consumer_suite("cmake", test_cmake);
}

static Suite *
make_cmake_package(void)
{
	return consumer_suite("cmake-package", test_cmake_package);
}

static Suite *
make_subproject_static(void)
{
	return consumer_suite("subproject-static", test_subproject_static);
}

static Suite *
make_subproject(void)
{
	return consumer_suite("subproject", test_subproject);
}

/* NEON does what plain C does. */
START_TEST(test_implementations)
{
	char *folder = consumer_build_cross();

	free(consumer_run(folder, consumer_plain,
	    (const char *const[]){ CONSUMER_CROSS, "-I" SUPPORT_SOURCE "/src",
		"-Isrc", "-static", "-o", "implementations",
		SUPPORT_SOURCE "/tests/implementations.c", "src/libwsreg.a",
		NULL }));
	free(consumer_run(folder, consumer_plain,
	    (const char *const[]){ CONSUMER_EMULATOR, "-E",
		"WSREG_IMPLEMENTATION=neon", "./implementations", NULL }));
	free(folder);
}
END_TEST

static Suite *
make_cross(void)
{
	return consumer_suite("cross", test_cross);
}

static Suite *
make_implementations(void)
{
	return consumer_suite("implementations", test_implementations);
}

static Suite *
make_emulated(void)
{
	return consumer_suite("emulated", test_emulated);
}

/* A library with sanitizers is not for others. */
static const char *
miss_installed(const char *const programs[])
{
	if (strcmp(SUPPORT_SANITIZE, "none") != 0)
		return "the library has sanitizers";
	return consumer_miss(programs);
}

static const char *
miss_make(void)
{
	return miss_installed(
	    (const char *const[]){ "make", "cc", "pkg-config", NULL });
}

static const char *
miss_cmake(void)
{
	return miss_installed(
	    (const char *const[]){ "cmake", "make", "pkg-config", NULL });
}

static const char *
miss_cmake_package(void)
{
	return miss_installed((const char *const[]){ "cmake", "make", NULL });
}

/* Returns a reason that names the first library of the command of which there
 * is no archive, or NULL. */
static const char *
miss_archives(void)
{
	static const char script[] =
	    "for library in $(pkg-config --static --libs libxml-2.0 nettle "
	    "jansson zlib); do case $library in -l*) "
	    "archive=lib${library#-l}.a; "
	    "test \"$(cc -print-file-name=$archive)\" != $archive || "
	    "{ echo there is no $archive; exit; } ;; esac; done";
	static char reason[64];
	FILE *output = popen(script, "r");

	if (output == NULL || fgets(reason, sizeof(reason), output) == NULL)
		reason[0] = '\0';
	if (output != NULL)
		pclose(output);
	reason[strcspn(reason, "\n")] = '\0';
	return reason[0] != '\0' ? reason : NULL;
}

static const char *
miss_static(void)
{
	const char *reason = miss_installed((const char *const[]){
	    "ninja", "pkg-config", "readelf", "cc", NULL });

	return reason != NULL ? reason : miss_archives();
}

static const char *
miss_ninja(void)
{
	return consumer_miss(
	    (const char *const[]){ "ninja", "pkg-config", NULL });
}

static const char *
miss_cross(void)
{
	return consumer_miss((const char *const[]){
	    "ninja", "pkg-config", CONSUMER_CROSS, NULL });
}

static const char *
miss_emulator(void)
{
	return consumer_miss((const char *const[]){
	    "ninja", "pkg-config", CONSUMER_CROSS, CONSUMER_EMULATOR, NULL });
}

static const struct support_part parts[] = {
	{ "make", make_make, miss_make },
	{ "readme", make_readme, miss_make },
	{ "check", make_check, miss_make },
	{ "traffic", make_traffic, miss_make },
	{ "cmake", make_cmake, miss_cmake },
	{ "cmake-package", make_cmake_package, miss_cmake_package },
	{ "subproject", make_subproject, miss_ninja },
	{ "subproject-static", make_subproject_static, miss_ninja },
	{ "cross", make_cross, miss_cross },
	{ "emulated", make_emulated, miss_emulator },
	{ "static", make_static, miss_static },
	{ "implementations", make_implementations, miss_emulator },
};

int
main(int count, char **arguments)
{
	return support_main_part(parts, COUNT(parts), count, arguments);
}
