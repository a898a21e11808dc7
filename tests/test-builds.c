/* SPDX-License-Identifier: MIT */
/* Tests of the generator in the builds of others: a project with headers of
 * its own is built, left alone when nothing changes, and built again. */

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "consumer.h"

#define CONSUMERS "tests/consumers/"
#define NAME "Session Expired"
/* Another name with the same constant. */
#define NEW_NAME "SESSION EXPIRED"
#define EXPECTED "4001 %s\n1001 no\n"

static const struct build {
	const char *name;
	const char *project; /* its folder */
	const char *files[3];
	const char *commands[2][8]; /* what comes before the build */
	const char *make[5];
	/* Ends with 0 if nothing is left to build.  Make and Automake touch a
	 * header that stays the same, so they build the program again, once. */
	const char *question[5];
	const char *program;
	const char *needs[5]; /* programs */
	bool cross;
	/* How the generator is found: on PATH, in a subproject, as its package
	 * for pkg-config says; on PATH, with that for CMake for another
	 * machine. */
	enum { PATH, SUBPROJECT, PACKAGE, CROSS_PACKAGE } place;
} builds[] = {
	{
	    .name = "meson",
	    .project = "generate-meson",
	    .files = { "meson.build" },
	    .commands = { { SUPPORT_MESON, "setup", "build" } },
	    .make = { "ninja", "-C", "build" },
	    .program = "build/chat",
	    .needs = { "ninja", "cc" },
	},
	{
	    .name = "meson-subproject",
	    .project = "generate-meson",
	    .files = { "meson.build", "wsreg.wrap" },
	    .commands = { { SUPPORT_MESON, "setup", "build",
		"--wrap-mode=forcefallback" } },
	    .make = { SUPPORT_MESON, "compile", "-C", "build", "chat" },
	    .program = "build/chat",
	    .needs = { "ninja", "cc", "pkg-config" },
	    .place = SUBPROJECT,
	},
	{
	    .name = "meson-installed",
	    .project = "generate-meson-installed",
	    .files = { "meson.build" },
	    .commands = { { SUPPORT_MESON, "setup", "build" } },
	    .make = { "ninja", "-C", "build" },
	    .program = "build/chat",
	    .needs = { "ninja", "cc", "pkg-config" },
	    .place = PACKAGE,
	},
	{
	    .name = "meson-cross",
	    .project = "generate-meson",
	    .files = { "meson.build" },
	    .commands = { { SUPPORT_MESON, "setup", "build", "--cross-file",
		CONSUMER_CROSS_FILE } },
	    .make = { "ninja", "-C", "build" },
	    .program = "build/chat",
	    .needs = { "ninja" },
	    .cross = true,
	},
	{
	    .name = "cmake",
	    .project = "generate-cmake",
	    .files = { "CMakeLists.txt" },
	    .commands = { { "cmake", "-S", ".", "-B", "build" } },
	    .make = { "cmake", "--build", "build" },
	    .program = "build/chat",
	    .needs = { "cmake", "make", "cc" },
	},
	{
	    .name = "cmake-cross",
	    .project = "generate-cmake",
	    .files = { "CMakeLists.txt" },
	    .commands = { { "cmake", "-S", ".", "-B", "build",
		"-DCMAKE_SYSTEM_NAME=Linux",
		"-DCMAKE_C_COMPILER=" CONSUMER_CROSS } },
	    .make = { "cmake", "--build", "build" },
	    .program = "build/chat",
	    .needs = { "cmake", "make", "ninja", "pkg-config" },
	    .cross = true,
	    .place = CROSS_PACKAGE,
	},
	{
	    .name = "make",
	    .project = "generate-make",
	    .files = { "Makefile" },
	    .make = { "make" },
	    .question = { "make", "-q" },
	    .program = "./chat",
	    .needs = { "make", "cc" },
	},
	{
	    .name = "make-cross",
	    .project = "generate-make",
	    .files = { "Makefile" },
	    .make = { "make", "CC=" CONSUMER_CROSS },
	    .question = { "make", "-q" },
	    .program = "./chat",
	    .needs = { "make" },
	    .cross = true,
	},
	{
	    .name = "autoconf",
	    .project = "generate-autoconf",
	    .files = { "configure.ac", "Makefile.am" },
	    .commands = { { "autoreconf", "-i" },
		{ "sh", "-c", "mkdir build && cd build && ../configure" } },
	    .make = { "make", "-C", "build" },
	    .question = { "make", "-q", "-C", "build", "chat" },
	    .program = "build/chat",
	    .needs = { "autoreconf", "automake", "make", "cc" },
	},
	{
	    .name = "autoconf-cross",
	    .project = "generate-autoconf",
	    .files = { "configure.ac", "Makefile.am" },
	    .commands = { { "autoreconf", "-i" },
		{ "sh", "-c",
		    "mkdir build && cd build && "
		    "../configure --host=aarch64-linux-gnu" } },
	    .make = { "make", "-C", "build" },
	    .question = { "make", "-q", "-C", "build", "chat" },
	    .program = "build/chat",
	    .needs = { "autoreconf", "automake", "make" },
	    .cross = true,
	},
};

/* The one that is tried. */
static const struct build *build = builds;

/* ---- The project ---- */

static char *
copy_project(void)
{
	char *folder = support_make_folder();

	for (size_t i = 0; i < COUNT(build->files); i++)
		if (build->files[i] != NULL) {
			char *file = support_print(
			    CONSUMERS "%s/%s", build->project, build->files[i]);

			consumer_copy(file, folder);
			free(file);
		}
	consumer_copy(CONSUMERS "chat.c", folder);
	consumer_copy(CONSUMERS "ours.xml", folder);
	if (build->place != PACKAGE)
		consumer_copy("data/websocket.xml", folder);
	return folder;
}

/* The sources as a subproject, which the wrap file tells of. */
static void
add_subproject(const char *folder)
{
	char *file = support_print("%s/subprojects", folder);

	ck_assert_int_eq(mkdir(file, 0777), 0);
	consumer_copy(CONSUMERS "generate-meson/wsreg.wrap", file);
	free(file);
	file = support_print("%s/subprojects/wsreg", folder);
	ck_assert_int_eq(symlink(SUPPORT_SOURCE, file), 0);
	free(file);
}

/* Writes libwsreg.pc as it were, had it been installed to where it is.  What
 * tells pkg-config of it, to be freed. */
static char *
add_package(const char *folder, const struct consumer_installed *installed)
{
	char *from = support_print(
	    "%s" SUPPORT_LIBDIR "/pkgconfig/libwsreg.pc", installed->folder);
	char *to = support_print("%s/libwsreg.pc", folder);
	char *text = support_read_file(from, NULL);
	char *moved;

	ck_assert_int_eq(strncmp(text, "prefix=", 7), 0);
	moved = support_print("prefix=%s" SUPPORT_PREFIX "%s",
	    installed->folder, strchr(text, '\n'));
	support_write_file(to, moved, strlen(moved));
	free(from);
	free(to);
	free(text);
	free(moved);
	return support_print("PKG_CONFIG_LIBDIR=%s", folder);
}

/* Installs the library for another machine.  What tells CMake of it, to be
 * freed. */
static char *
add_cross_package(void)
{
	char *cross = consumer_build_cross();
	char *folder = support_make_folder();
	char *setting = support_print("CMAKE_PREFIX_PATH=%s/usr/local", folder);

	free(consumer_run(cross, consumer_plain,
	    (const char *const[]){ SUPPORT_MESON, "install", "--quiet",
		"--no-rebuild", "--destdir", folder, NULL }));
	free(cross);
	free(folder);
	return setting;
}

/* ---- Building it ---- */

/* Runs a command of the table, which may fill its array. */
static void
run(const char *folder, const char *const environment[],
    const char *const command[COUNT(build->make)])
{
	const char *arguments[COUNT(build->make) + 1] = { NULL };

	memcpy(arguments, command, sizeof(build->make));
	free(consumer_run(folder, environment, arguments));
}

static void
make(const char *folder, const char *const environment[])
{
	run(folder, environment, build->make);
}

static void
configure(const char *folder, const char *const environment[])
{
	for (size_t i = 0; i < COUNT(build->commands); i++)
		if (build->commands[i][0] != NULL)
			free(consumer_run(
			    folder, environment, build->commands[i]));
}

/* Where aclocal does not find the macro, autoconf names it and fails; it would
 * copy the name into configure, which would go on without a generator. */
static void
check_missing_macro(const char *folder, const char *const environment[])
{
	static const char *const arguments[] = { "autoreconf", "-i", NULL };
	const char
	    *settings[COUNT(((struct consumer_installed *)NULL)->environment)];
	struct support_command command = { .arguments = arguments,
		.folder = folder,
		.environment = settings };
	struct support_result result;
	size_t count = 0;

	for (size_t i = 0; environment[i] != NULL; i++)
		if (strncmp(environment[i], "ACLOCAL_PATH=", 13) != 0)
			settings[count++] = environment[i];
	settings[count] = NULL;
	support_run(&command, &result);
	ck_assert_int_ne(result.status, 0);
	ck_assert_msg(strstr(result.errors, "WSREG_PROG_GEN") != NULL,
	    "WSREG_PROG_GEN is missing:\n%s", result.errors);
	support_result_free(&result);
}

/* The program calls the code so. */
static void
check_program(const char *folder, const char *name)
{
	const char *const emulated[] = { CONSUMER_EMULATOR, "-L",
		"/usr/aarch64-linux-gnu", build->program, NULL };
	char *expected = support_print(EXPECTED, name);
	char *output = consumer_run(
	    folder, consumer_plain, build->cross ? emulated : &emulated[3]);

	ck_assert_str_eq(output, expected);
	free(expected);
	free(output);
}

static struct timespec
get_time(const char *folder, const char *name)
{
	char *file = support_print("%s/%s", folder, name);
	struct stat status;

	ck_assert_int_eq(stat(file, &status), 0);
	free(file);
	return status.st_mtim;
}

/* A registry file that is newer, but the same: headers and program stay, or
 * they are built once and then are up to date. */
static void
check_unchanged(const char *folder, const char *const environment[])
{
	char *file = support_print("%s/ours.xml", folder);
	struct timespec before = get_time(folder, build->program), after;

	ck_assert_int_eq(utimensat(AT_FDCWD, file, NULL, 0), 0);
	make(folder, environment);
	after = get_time(folder, build->program);
	if (build->question[0] != NULL)
		run(folder, environment, build->question);
	else
		ck_assert_msg(before.tv_sec == after.tv_sec &&
			before.tv_nsec == after.tv_nsec,
		    "%s was built again for nothing", build->program);
	free(file);
}

/* One that says something else. */
static void
check_changed(const char *folder, const char *const environment[])
{
	char *file = support_print("%s/ours.xml", folder);
	char *text = support_read_file(file, NULL);
	char *at = strstr(text, NAME);

	ck_assert_ptr_nonnull(at);
	memcpy(at, NEW_NAME, strlen(NEW_NAME));
	support_write_file(file, text, strlen(text));
	make(folder, environment);
	check_program(folder, NEW_NAME);
	free(file);
	free(text);
}

/* Takes the project there and fills in settings to find the generator, one of
 * which is to be freed. */
static char *
prepare(const char *folder, const struct consumer_installed *installed,
    const char *settings[])
{
	char *setting = NULL;

	if (build->place == SUBPROJECT)
		add_subproject(folder);
	else if (build->place == PACKAGE)
		setting = add_package(folder, installed);
	else if (build->place == CROSS_PACKAGE)
		setting = add_cross_package();
	memcpy(settings, consumer_plain, sizeof(consumer_plain));
	if (build->place == PATH || build->place == CROSS_PACKAGE)
		memcpy(settings, installed->environment,
		    sizeof(installed->environment));
	while (*settings != NULL)
		settings++;
	settings[0] = setting;
	settings[1] = NULL;
	return setting;
}

START_TEST(test_build)
{
	struct consumer_installed installed;
	const char *settings[COUNT(installed.environment) + 1];
	char *folder = copy_project();
	char *setting;

	consumer_install(&installed);
	setting = prepare(folder, &installed, settings);
	if (strcmp(build->name, "autoconf") == 0)
		check_missing_macro(folder, settings);
	configure(folder, settings);
	make(folder, settings);
	check_program(folder, NAME);
	check_unchanged(folder, settings);
	check_changed(folder, settings);
	consumer_free_installed(&installed);
	free(setting);
	free(folder);
}
END_TEST

/* ---- Each a test of its own for the build ---- */

static Suite *
make_build(void)
{
	return consumer_suite(build->name, test_build);
}

static const char *
miss_build(void)
{
	const char *needs[COUNT(build->needs) + 3] = { NULL };
	size_t count = 0;

	while (count < COUNT(build->needs) && build->needs[count] != NULL) {
		needs[count] = build->needs[count];
		count++;
	}
	if (build->cross) {
		needs[count++] = CONSUMER_CROSS;
		needs[count++] = CONSUMER_EMULATOR;
	}
	return consumer_miss(needs);
}

int
main(int count, char **arguments)
{
	struct support_part parts[COUNT(builds)];

	for (size_t i = 0; i < COUNT(builds); i++) {
		parts[i] = (struct support_part){ builds[i].name, make_build,
			miss_build };
		if (count > 1 && strcmp(arguments[1], builds[i].name) == 0)
			build = &builds[i];
	}
	return support_main_part(parts, COUNT(parts), count, arguments);
}
