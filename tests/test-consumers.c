/* SPDX-License-Identifier: MIT */
/* Tests of the library in the hands of others: installed, as a subproject,
 * for another machine. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support.h"

#define CONSUMERS SUPPORT_SOURCE "/tests/consumers"
#define EXPECTED "1001 Going Away no\n"

/* Taken out: what the builds around may have set for themselves. */
#define PLAIN                                                                  \
	"CC", "CFLAGS", "CPPFLAGS", "LDFLAGS", "DESTDIR", "MAKEFLAGS",         \
	    "MAKELEVEL", "PKG_CONFIG_PATH"

static const char *const plain[] = { PLAIN, NULL };

/* Runs a command in a folder; its output, the test failing if it does. */
static char *
run(const char *folder, const char *const environment[],
    const char *const arguments[])
{
	struct support_command command = {
		.arguments = arguments,
		.folder = folder,
		.environment = environment,
	};
	struct support_result result;

	support_run(&command, &result);
	ck_assert_msg(result.status == 0, "%s ended with %d:\n%s%s",
	    arguments[0], result.status, result.output, result.errors);
	free(result.errors);
	return result.output;
}

static void
copy(const char *from, const char *folder, const char *name)
{
	char *source = support_print("%s/%s/%s", CONSUMERS, from, name);
	char *target = support_print("%s/%s", folder, name);
	size_t size;
	char *text = support_read_file(source, &size);

	support_write_file(target, text, size);
	free(source);
	free(target);
	free(text);
}

/* A new folder with a consumer's project: its build file and main.c. */
static char *
copy_consumer(const char *name, const char *build)
{
	char *folder = support_make_folder();

	copy(name, folder, build);
	copy(".", folder, "main.c");
	return folder;
}

/* ---- Installed ---- */

/* Where this was installed to, and settings to find it there. */
struct installed {
	char *folder;
	char *search, *root, *libraries;
	const char *environment[16];
};

static void
install(struct installed *installed)
{
	char *folder = support_make_folder();

	free(run(NULL, plain,
	    (const char *const[]){ SUPPORT_MESON, "install", "--quiet",
		"--no-rebuild", "-C", SUPPORT_BUILD, "--destdir", folder,
		NULL }));
	*installed = (struct installed){
		.folder = folder,
		.search = support_print(
		    "PKG_CONFIG_LIBDIR=%s%s/pkgconfig", folder, SUPPORT_LIBDIR),
		.root = support_print("PKG_CONFIG_SYSROOT_DIR=%s", folder),
		.libraries = support_print(
		    "LD_LIBRARY_PATH=%s%s", folder, SUPPORT_LIBDIR),
	};
	memcpy(installed->environment, plain, sizeof(plain));
	memcpy(installed->environment + COUNT(plain) - 1,
	    (const char *const[]){ installed->search, installed->root,
		installed->libraries, "PKG_CONFIG_ALLOW_SYSTEM_CFLAGS=1",
		"PKG_CONFIG_ALLOW_SYSTEM_LIBS=1" },
	    5 * sizeof(plain[0]));
}

static void
free_installed(struct installed *installed)
{
	free(installed->folder);
	free(installed->search);
	free(installed->root);
	free(installed->libraries);
}

static void
check_program(
    const char *folder, const struct installed *installed, const char *program)
{
	char *output = run(folder, installed->environment,
	    (const char *const[]){ program, NULL });

	ck_assert_str_eq(output, EXPECTED);
	free(output);
}

/* Each build file with its commands. */
static const struct {
	const char *name, *build;
	const char *commands[3][8];
	const char *program;
} consumers[] = {
	{ .name = "pkg-config",
	    .build = "Makefile",
	    .commands = { { "make", "main" } },
	    .program = "./main" },
	{ .name = "cmake",
	    .build = "CMakeLists.txt",
	    .commands = { { "cmake", "-S", ".", "-B", "build" },
		{ "cmake", "--build", "build" } },
	    .program = "build/main" },
};

START_TEST(test_installed)
{
	struct installed installed;
	char *folder;

	if (!support_has_program(consumers[_i].commands[0][0]) ||
	    !support_has_program("pkg-config")) {
		fprintf(stderr, "not tried: %s\n", consumers[_i].name);
		return;
	}
	install(&installed);
	folder = copy_consumer(consumers[_i].name, consumers[_i].build);
	for (size_t i = 0; consumers[_i].commands[i][0] != NULL; i++)
		free(run(
		    folder, installed.environment, consumers[_i].commands[i]));
	check_program(folder, &installed, consumers[_i].program);
	free(folder);
	free_installed(&installed);
}
END_TEST

/* ---- A subproject ---- */

START_TEST(test_subproject)
{
	char *folder = copy_consumer("meson-subproject", "meson.build");
	char *link = support_print("%s/subprojects", folder);
	char *output;

	ck_assert_int_eq(mkdir(link, 0777), 0);
	free(link);
	link = support_print("%s/subprojects/wsreg", folder);
	ck_assert_int_eq(symlink(SUPPORT_SOURCE, link), 0);
	free(run(folder, plain,
	    (const char *const[]){ SUPPORT_MESON, "setup", "build",
		"--force-fallback-for=wsreg", NULL }));
	free(run(folder, plain,
	    (const char *const[]){
		SUPPORT_MESON, "compile", "-C", "build", "main", NULL }));
	output =
	    run(folder, plain, (const char *const[]){ "build/main", NULL });
	ck_assert_str_eq(output, EXPECTED);
	free(output);
	free(link);
	free(folder);
}
END_TEST

/* ---- Another machine ---- */

#define CROSS "aarch64-linux-gnu-gcc"
#define EMULATOR "qemu-aarch64"

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

/* The consumer finds in them what it finds in the native ones. */
static void
check_emulated(const char *folder)
{
	static const char *const command[] = { CROSS,
		"-I" SUPPORT_SOURCE "/src", "-Isrc", "-static", "-o", "main",
		CONSUMERS "/main.c", "src/libwsreg.a", NULL };
	char *output;

	free(run(folder, plain, command));
	if (!support_has_program(EMULATOR)) {
		fputs("not run: no " EMULATOR "\n", stderr);
		return;
	}
	output = run(folder, plain,
	    (const char *const[]){
		EMULATOR, "-L", "/usr/aarch64-linux-gnu", "./main", NULL });
	ck_assert_str_eq(output, EXPECTED);
	free(output);
}

START_TEST(test_cross)
{
	char *folder = support_make_folder();

	free(run(folder, plain,
	    (const char *const[]){ SUPPORT_MESON, "setup", "--cross-file",
		SUPPORT_SOURCE "/tests/cross/aarch64.ini", "-Dcli=disabled",
		"-Ddocs=disabled", "-Dtests=disabled", folder, SUPPORT_SOURCE,
		NULL }));
	free(run(folder, plain, (const char *const[]){ "ninja", NULL }));
	check_tables(folder);
	check_emulated(folder);
	free(folder);
}
END_TEST

/* ---- The parts, each a test of its own for the build ---- */

static Suite *
make_installed(void)
{
	Suite *suite = suite_create("installed");
	TCase *tcase = tcase_create("installed");

	tcase_set_timeout(tcase, 280);
	tcase_add_loop_test(tcase, test_installed, 0, COUNT(consumers));
	suite_add_tcase(suite, tcase);
	return suite;
}

static Suite *
make_subproject(void)
{
	Suite *suite = suite_create("subproject");
	TCase *tcase = tcase_create("subproject");

	tcase_set_timeout(tcase, 280);
	tcase_add_test(tcase, test_subproject);
	suite_add_tcase(suite, tcase);
	return suite;
}

static Suite *
make_cross(void)
{
	Suite *suite = suite_create("cross");
	TCase *tcase = tcase_create("cross");

	tcase_set_timeout(tcase, 280);
	tcase_add_test(tcase, test_cross);
	suite_add_tcase(suite, tcase);
	return suite;
}

static const struct part {
	const char *name;
	Suite *(*maker)(void);
	/* A program that it cannot do without, and what is said then. */
	const char *program, *missing;
	/* Whether it links what is in the build folder. */
	bool links;
} parts[] = {
	{ "installed", make_installed, "pkg-config", "there is no pkg-config",
	    true },
	{ "subproject", make_subproject, "ninja", "there is no ninja", false },
	{ "cross", make_cross, CROSS, "there is no " CROSS, false },
};

/* Why a part cannot be tried, or NULL. */
static const char *
find_obstacle(const struct part *part)
{
	if (SUPPORT_MESON[0] == '\0')
		return "there is no meson";
	if (!support_has_program(part->program))
		return part->missing;
	if (part->links && strcmp(SUPPORT_SANITIZE, "none") != 0)
		return "a library with sanitizers is not for others";
	return NULL;
}

int
main(int count, char **arguments)
{
	for (size_t i = 0; i < COUNT(parts); i++) {
		const char *obstacle;

		if (count != 2 || strcmp(arguments[1], parts[i].name) != 0)
			continue;
		obstacle = find_obstacle(&parts[i]);
		if (obstacle != NULL)
			return support_skip(obstacle);
		return support_main(&parts[i].maker, 1);
	}
	fputs("usage: test-consumers installed|subproject|cross\n", stderr);
	return EXIT_FAILURE;
}
