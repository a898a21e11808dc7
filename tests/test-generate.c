/* SPDX-License-Identifier: MIT */
/* Tests of wsreg-gen as a command. */

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support.h"

#define XML SUPPORT_SOURCE "/data/websocket.xml"
#define FIXTURES SUPPORT_SOURCE "/tests/fixtures/"

/* ---- Files ---- */

static void
check_status(const char *const arguments[], int status, const char *errors)
{
	struct support_command command = { .arguments = arguments };
	struct support_result result;

	support_run(&command, &result);
	ck_assert_msg(
	    result.status == status, "%d: %s", result.status, result.errors);
	ck_assert_msg(strstr(result.errors, errors) != NULL, "`%s' lacks `%s'",
	    result.errors, errors);
	ck_assert_str_eq(result.output, "");
	support_result_free(&result);
}

/* Whatever the input and the output are like. */
static void
generate(const char *input, const char *output, int status, const char *errors)
{
	check_status((const char *const[]){ SUPPORT_GEN, "--force", "header",
			 input, output, NULL },
	    status, errors);
}

/* The folder holds just these files, up to a NULL. */
static void
check_folder(const char *folder, const char *const names[])
{
	char **list = support_list_folder(folder);
	size_t i;

	for (i = 0; names[i] != NULL; i++)
		ck_assert_msg(list[i] != NULL && strcmp(list[i], names[i]) == 0,
		    "%s instead of %s", list[i], names[i]);
	ck_assert_msg(list[i] == NULL, "%s was left", list[i]);
	support_free_list(list);
}

static const struct timespec long_ago[2] = { { .tv_sec = 1000000000 },
	{ .tv_sec = 1000000000 } };

static bool
is_old(const char *file)
{
	struct stat status;

	ck_assert_int_eq(stat(file, &status), 0);
	return status.st_mtime == long_ago[0].tv_sec;
}

/* What is there already keeps its time; anything else is replaced. */
START_TEST(test_unchanged)
{
	char *folder = support_make_folder();
	char *file = support_print("%s/codes.h", folder);
	char *first, *again;

	generate(XML, file, 0, "");
	first = support_read_file(file, NULL);
	ck_assert_int_eq(utimensat(AT_FDCWD, file, long_ago, 0), 0);
	generate(XML, file, 0, "");
	ck_assert_msg(is_old(file), "an equal file was written anew");
	generate(FIXTURES "good-alias.xml", file, 0, "");
	ck_assert_msg(!is_old(file), "another file was not written");
	again = support_print("%s and more", first);
	support_write_file(file, again, strlen(again));
	ck_assert_int_eq(utimensat(AT_FDCWD, file, long_ago, 0), 0);
	generate(XML, file, 0, "");
	ck_assert_msg(!is_old(file), "a longer file was kept");
	support_write_file(file, first, strlen(first) - 1);
	generate(XML, file, 0, "");
	free(again);
	again = support_read_file(file, NULL);
	ck_assert_str_eq(again, first);
	check_folder(folder, (const char *const[]){ "codes.h", NULL });
	free(again);
	free(first);
	free(file);
	free(folder);
}
END_TEST

/* New files have the usual permissions. */
START_TEST(test_permissions)
{
	char *folder = support_make_folder();
	char *file = support_print("%s/codes.h", folder);
	struct stat status;
	mode_t mask = umask(027);

	generate(XML, file, 0, "");
	umask(mask);
	ck_assert_int_eq(stat(file, &status), 0);
	ck_assert_uint_eq(status.st_mode & 0777, 0640);
	free(file);
	free(folder);
}
END_TEST

/* Inputs that fail before, while and after they are read. */
static const struct {
	SUPPORT_ROW;
	const char *input, *errors;
} failing[] = {
	{ ROW, FIXTURES "no-such-file.xml", "No such file" },
	{ ROW, FIXTURES "bad-cut-end.xml", "Premature end" },
	{ ROW, FIXTURES "names-clash.xml", "add to the overlay" },
};

/* Nothing is made, and what was there stays. */
START_TEST(test_failing)
{
	char *folder = support_make_folder();
	char *file = support_print("%s/codes.h", folder);
	char *kept;

	generate(failing[_i].input, file, 2, failing[_i].errors);
	check_folder(folder, (const char *const[]){ NULL });
	support_write_file(file, "kept", 4);
	generate(failing[_i].input, file, 2, failing[_i].errors);
	check_folder(folder, (const char *const[]){ "codes.h", NULL });
	kept = support_read_file(file, NULL);
	ck_assert_str_eq(kept, "kept");
	free(kept);
	free(file);
	free(folder);
}
END_TEST

START_TEST(test_unwritable)
{
	char *folder = support_make_folder();
	char *missing = support_print("%s/missing/codes.h", folder);
	char *taken = support_print("%s/folder", folder);

	generate(XML, missing, 2, "cannot write: No such file");
	ck_assert_int_eq(mkdir(taken, 0777), 0);
	generate(XML, taken, 2, "cannot write: Is a directory");
	check_folder(folder, (const char *const[]){ NULL });
	free(taken);
	free(missing);
	free(folder);
}
END_TEST

/* A link stays one: the file it leads to is replaced, and keeps its
 * permissions. */
START_TEST(test_link)
{
	char *folder = support_make_folder();
	char *target = support_print("%s/target.h", folder);
	char *link = support_print("%s/link.h", folder);
	struct stat status;

	support_write_file(target, "", 0);
	ck_assert_int_eq(chmod(target, 0640), 0);
	ck_assert_int_eq(symlink("target.h", link), 0);
	generate(XML, link, 0, "");
	ck_assert(lstat(link, &status) == 0 && S_ISLNK(status.st_mode));
	ck_assert(stat(target, &status) == 0 && status.st_size > 0);
	ck_assert_uint_eq(status.st_mode & 0777, 0640);
	free(link);
	free(target);
	free(folder);
}
END_TEST

/* A pipe or a device is written, and neither read nor replaced. */
START_TEST(test_pipe)
{
	char *folder = support_make_folder();
	char *pipe = support_print("%s/pipe", folder);
	struct stat status;

	ck_assert_int_eq(mkfifo(pipe, 0600), 0);
	check_status((const char *const[]){ "sh", "-c",
			 "cat \"$2\" >\"$2.out\" & "
			 "\"$0\" header \"$1\" \"$2\" && wait && "
			 "grep -q endif \"$2.out\"",
			 SUPPORT_GEN, XML, pipe, NULL },
	    0, "");
	ck_assert_int_eq(lstat(pipe, &status), 0);
	ck_assert(S_ISFIFO(status.st_mode));
	free(pipe);
	free(folder);
}
END_TEST

START_TEST(test_forbidden)
{
	char *folder = support_make_folder();
	char *file = support_print("%s/codes.h", folder);

	ck_assert_int_eq(chmod(folder, 0500), 0);
	generate(XML, file, 2, "cannot write: Permission denied");
	check_folder(folder, (const char *const[]){ NULL });
	free(file);
	free(folder);
}
END_TEST

/* Inputs that make more than is buffered, and less. */
static const char *const sizes[] = { XML, FIXTURES "good-nested.xml" };

/* A full disk on standard output. */
START_TEST(test_full)
{
	check_status((const char *const[]){ "sh", "-c",
			 "exec \"$0\" --force header \"$1\" - >/dev/full",
			 SUPPORT_GEN, sizes[_i], NULL },
	    2, "No space left");
}
END_TEST

/* ---- Date ---- */

/* The date of a file is its own, not that of a registry or person inside. */
START_TEST(test_date)
{
	static const char xml[] =
	    "<registry xmlns='http://www.iana.org/assignments' id='one'>"
	    "<registry id='two'><updated>2001-02-03</updated>"
	    "<record><value>1</value></record></registry></registry>";
	struct support_command command = {
		.arguments = (const char *const[]){ SUPPORT_GEN, "--force",
		    "json", "-", "-", NULL },
		.input = xml,
		.input_size = sizeof(xml) - 1,
	};
	struct support_result result;

	support_run(&command, &result);
	ck_assert_int_eq(result.status, 0);
	ck_assert_ptr_nonnull(strstr(result.output, "\"updated\": null,"));
	ck_assert_ptr_nonnull(strstr(result.output, "from -: do not edit."));
	support_result_free(&result);
}
END_TEST

/* ---- Usage ---- */

/* One character more than a prefix may have. */
#define LONG_PREFIX "abcdefghijklmnopqrstuvwxyzabcdef"

static const struct {
	SUPPORT_ROW;
	const char *arguments[8];
	const char *errors;
} misuses[] = {
	{ ROW, { NULL }, "give MODE, INPUT and OUTPUT" },
	{ ROW, { "header" }, "give MODE, INPUT and OUTPUT" },
	{ ROW, { "header", XML }, "give MODE, INPUT and OUTPUT" },
	{ ROW, { "heather", XML, "-" }, "unknown mode: heather" },
	{ ROW, { "--unknown", "header", XML, "-" },
	    "unknown option `--unknown'" },
	{ ROW, { "-x", "header", XML, "-" }, "unknown option `-x'" },
	{ ROW, { "header", XML, "--check=x", "-" },
	    "the option in `--check=x' takes no argument" },
	{ ROW, { "--overlay" }, "the option `--overlay' needs an argument" },
	{ ROW, { "header", XML, "-", "--prefix" },
	    "the option `--prefix' needs an argument" },
	{ ROW, { "header", XML, "-", "-r" },
	    "the option `-r' needs an argument" },
	{ ROW, { "--prefix", "", "header", XML, "-" },
	    "--prefix must begin with a letter: " },
	{ ROW, { "--prefix", "9a", "header", XML, "-" },
	    "--prefix must begin with a letter: 9a" },
	{ ROW, { "--prefix", LONG_PREFIX, "header", XML, "-" },
	    "--prefix is too long: " LONG_PREFIX },
	{ ROW, { "-r", "opcode", "tables", XML, "-" },
	    "--registry is not for mode tables" },
};

START_TEST(test_misuse)
{
	const char *arguments[10] = { SUPPORT_GEN };
	char *errors = support_print(
	    "wsreg-gen: %s; see `wsreg-gen --help'\n", misuses[_i].errors);

	memcpy(arguments + 1, misuses[_i].arguments,
	    sizeof(misuses[_i].arguments));
	check_status(arguments, 2, errors);
	free(errors);
}
END_TEST

START_TEST(test_help)
{
	static const char *const options[] = { "-h", "--help", "-V",
		"--version" };

	for (size_t i = 0; i < COUNT(options); i++) {
		char *text = support_output(NULL,
		    (const char *const[]){ SUPPORT_GEN, options[i], NULL });

		ck_assert_ptr_nonnull(strstr(text, "wsreg-gen"));
		free(text);
	}
}
END_TEST

/* ---- The same octets ---- */

static const char *const settings[][4] = {
	{ "LC_ALL=C" },
	{ "LC_ALL=C.UTF-8" },
	{ "LC_ALL=tr_TR.UTF-8" },
	{ "LC_ALL=de_DE.UTF-8", "LANGUAGE=de" },
	{ "TZ=Pacific/Kiritimati", "SOURCE_DATE_EPOCH=1" },
	{ "LC_ALL", "TZ", "HOME" },
	{ "TMPDIR=/nowhere", "USER=nobody" },
};

START_TEST(test_same)
{
	static const char *const modes[] = { "header", "standalone", "tables",
		"verdicts", "json", "go", "python", "rust", "typescript",
		"java", "csharp" };
	char *folder = support_make_folder();
	char *copy = support_print("%s/websocket.xml", folder);
	size_t size;
	char *xml = support_read_file(XML, &size);

	support_write_file(copy, xml, size);
	free(xml);
	for (size_t i = 0; i < COUNT(modes); i++) {
		char *wanted = support_output(NULL,
		    (const char *const[]){
			SUPPORT_GEN, modes[i], XML, "-", NULL });
		struct support_command command = {
			.arguments = (const char *const[]){ SUPPORT_GEN,
			    modes[i], "websocket.xml", "-", NULL },
			.folder = folder,
			.environment = settings[_i],
		};
		struct support_result result;

		support_run(&command, &result);
		ck_assert_msg(result.status == 0, "%s", result.errors);
		ck_assert_msg(strcmp(result.output, wanted) == 0,
		    "%s: %s differ", settings[_i][0], modes[i]);
		support_result_free(&result);
		free(wanted);
	}
	free(copy);
	free(folder);
}
END_TEST

/* ---- The parts, each a test of its own for the build ---- */

static Suite *
make_command(void)
{
	Suite *suite = suite_create("command");
	TCase *tcase = tcase_create("command");

	tcase_add_test(tcase, test_unchanged);
	tcase_add_test(tcase, test_permissions);
	support_add_rows(tcase, test_failing, failing);
	tcase_add_test(tcase, test_unwritable);
	tcase_add_test(tcase, test_link);
	tcase_add_test(tcase, test_pipe);
	tcase_add_test(tcase, test_date);
	support_add_rows(tcase, test_misuse, misuses);
	tcase_add_test(tcase, test_help);
	tcase_add_loop_test(tcase, test_same, 0, COUNT(settings));
	suite_add_tcase(suite, tcase);
	return suite;
}

static Suite *
make_forbidden(void)
{
	Suite *suite = suite_create("forbidden");
	TCase *tcase = tcase_create("forbidden");

	tcase_add_test(tcase, test_forbidden);
	suite_add_tcase(suite, tcase);
	return suite;
}

static const char *
find_root(void)
{
	return geteuid() == 0 ? "permissions do not stop root" : NULL;
}

static Suite *
make_full(void)
{
	Suite *suite = suite_create("full");
	TCase *tcase = tcase_create("full");

	tcase_add_loop_test(tcase, test_full, 0, COUNT(sizes));
	suite_add_tcase(suite, tcase);
	return suite;
}

static const char *
miss_full(void)
{
	return access("/dev/full", W_OK) != 0 ? "there is no /dev/full" : NULL;
}

static const struct support_part parts[] = {
	{ .name = "command", .make = make_command },
	{ .name = "forbidden",
	    .make = make_forbidden,
	    .find_obstacle = find_root },
	{ .name = "full", .make = make_full, .find_obstacle = miss_full },
};

int
main(int count, char **arguments)
{
	return support_main_part(parts, COUNT(parts), count, arguments);
}
