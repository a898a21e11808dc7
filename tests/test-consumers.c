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
	    "MAKELEVEL", "PKG_CONFIG_PATH", "LD_LIBRARY_PATH"

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

/* The commands, up to one without a word, make the program. */
static void
check_consumer(const char *name, const char *build,
    const char *const commands[][8], const char *program)
{
	struct installed installed;
	char *folder;

	install(&installed);
	folder = copy_consumer(name, build);
	for (size_t i = 0; commands[i][0] != NULL; i++)
		free(run(folder, installed.environment, commands[i]));
	check_program(folder, &installed, program);
	free(folder);
	free_installed(&installed);
}

START_TEST(test_make)
{
	static const char *const commands[][8] = { { "make", "main" },
		{ NULL } };

	check_consumer("pkg-config", "Makefile", commands, "./main");
}
END_TEST

START_TEST(test_cmake)
{
	static const char *const commands[][8] = { { "cmake", "-S", ".", "-B",
						       "build" },
		{ "cmake", "--build", "build" }, { NULL } };

	check_consumer("cmake", "CMakeLists.txt", commands, "build/main");
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

static char *
build_cross(void)
{
	char *folder = support_make_folder();

	free(run(folder, plain,
	    (const char *const[]){ SUPPORT_MESON, "setup", "--cross-file",
		SUPPORT_SOURCE "/tests/cross/aarch64.ini", "-Dcli=disabled",
		"-Ddocs=disabled", "-Dtests=disabled", folder, SUPPORT_SOURCE,
		NULL }));
	free(run(folder, plain, (const char *const[]){ "ninja", NULL }));
	return folder;
}

START_TEST(test_cross)
{
	char *folder = build_cross();

	check_tables(folder);
	free(folder);
}
END_TEST

/* The consumer finds in them what it finds in the native ones. */
START_TEST(test_emulated)
{
	char *folder = build_cross();
	char *output;

	free(run(folder, plain,
	    (const char *const[]){ CROSS, "-I" SUPPORT_SOURCE "/src", "-Isrc",
		"-static", "-o", "main", CONSUMERS "/main.c", "src/libwsreg.a",
		NULL }));
	output = run(
	    folder, plain, (const char *const[]){ EMULATOR, "./main", NULL });
	ck_assert_str_eq(output, EXPECTED);
	free(output);
	free(folder);
}
END_TEST

/* ---- The parts, each a test of its own for the build ---- */

static Suite *
make_suite(const char *name, const TTest *test)
{
	Suite *suite = suite_create(name);
	TCase *tcase = tcase_create(name);

	tcase_set_timeout(tcase, 280);
	tcase_add_test(tcase, test);
	suite_add_tcase(suite, tcase);
	return suite;
}

static Suite *
make_make(void)
{
	return make_suite("make", test_make);
}

static Suite *
make_cmake(void)
{
	return make_suite("cmake", test_cmake);
}

static Suite *
make_subproject(void)
{
	return make_suite("subproject", test_subproject);
}

static Suite *
make_cross(void)
{
	return make_suite("cross", test_cross);
}

static Suite *
make_emulated(void)
{
	return make_suite("emulated", test_emulated);
}

/* Of programs up to a NULL, the first that there is not, or NULL. */
static const char *
miss_program(const char *const programs[])
{
	static char reason[64];

	if (SUPPORT_MESON[0] == '\0')
		return "there is no meson";
	for (; *programs != NULL; programs++)
		if (!support_has_program(*programs)) {
			snprintf(reason, sizeof(reason), "there is no %s",
			    *programs);
			return reason;
		}
	return NULL;
}

/* A library with sanitizers is not for others. */
static const char *
miss_installed(const char *const programs[])
{
	if (strcmp(SUPPORT_SANITIZE, "none") != 0)
		return "the library has sanitizers";
	return miss_program(programs);
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
miss_ninja(void)
{
	return miss_program(
	    (const char *const[]){ "ninja", "pkg-config", NULL });
}

static const char *
miss_cross(void)
{
	return miss_program(
	    (const char *const[]){ "ninja", "pkg-config", CROSS, NULL });
}

static const char *
miss_emulator(void)
{
	return miss_program((const char *const[]){
	    "ninja", "pkg-config", CROSS, EMULATOR, NULL });
}

static const struct support_part parts[] = {
	{ "make", make_make, miss_make },
	{ "cmake", make_cmake, miss_cmake },
	{ "subproject", make_subproject, miss_ninja },
	{ "cross", make_cross, miss_cross },
	{ "emulated", make_emulated, miss_emulator },
};

int
main(int count, char **arguments)
{
	return support_main_part(parts, COUNT(parts), count, arguments);
}
