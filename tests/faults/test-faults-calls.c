/* SPDX-License-Identifier: MIT */
/* Tests of wsreg and wsreg-gen where a system call fails, by strace: whatever comes
 * out then is either the same as ever, or an error, and no file of which a part
 * is missing.  FAULTS=all in the environment tries each call, which takes
 * minutes, instead of the first, the middle one and the last. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "faults.h"

#define FIXTURES "tests/fixtures/"
#define WSREG "wsreg"
#define GEN "wsreg-gen"

/* The most words of a command, with those of strace. */
#define WORDS_MAX 24

static const struct line {
	SUPPORT_ROW;
	/* The words, with blanks between; OUT stands for a new file. */
	const char *words;
	int status; /* that of a run without faults */
	/* Whether each file that cannot be read has a message. */
	bool many;
	/* Whether what was made of the input so far is written as well. */
	bool part;
} lines[] = {
	{ ROW, .words = WSREG " 1006" },
	{ ROW, .words = WSREG " -f json 1006" },
	{ ROW, .words = WSREG " --help" },
	{ ROW, .words = WSREG " search close -f jsonl" },
	{ ROW, .words = WSREG " list opcode -i data/websocket.xml" },
	{ ROW, .words = WSREG " list -i " FIXTURES "text-good-small.txt" },
	{ ROW, .words = WSREG " export close -o OUT" },
	{ ROW, .words = WSREG " export close -f csv -o OUT" },
	{ ROW, .words = WSREG " export -f html -o OUT" },
	{ ROW,
	    .words = WSREG " diff data/websocket-2012-04-12.xml "
			   "data/websocket.xml -f markdown -o OUT",
	    .status = 1 },
	{ ROW, .words = WSREG " diff @2018-11-29 @ -f atom", .status = 1 },
	{ ROW, .words = WSREG " log 1006" },
	{ ROW, .words = WSREG " lint -f sarif " FIXTURES "lint-odd.xml",
	    .status = 1 },
	{ ROW, .words = WSREG " rules --vectors -f c -o OUT" },
	{ ROW, .words = WSREG " audit tests/audit", .status = 1, .many = true },
	{ ROW, .words = WSREG " check " FIXTURES "capture-rfc6455.pcap",
	    .status = 1, .part = true },
	{ ROW,
	    .words =
		WSREG " check -f html -o OUT " FIXTURES "capture-rfc6455.pcap",
	    .status = 1, .part = true },
	{ ROW, .words = WSREG " check --messages " FIXTURES "har-close.har",
	    .status = 1 },
	{ ROW,
	    .words =
		WSREG " check --hex --frames server " FIXTURES "check-odd.hex",
	    .status = 1 },
	{ ROW, .words = GEN " header data/websocket.xml OUT" },
	{ ROW, .words = GEN " tables data/websocket.xml OUT" },
	{ ROW, .words = GEN " rust data/websocket.xml OUT" },
};

/* The system calls that fail. */
static const char *const calls[] = { "openat", "read", "write", "close",
	"newfstatat", "getdents64", "fchmod", "linkat", "rename", "fsync" };

/* What a run left. */
struct outcome {
	struct support_result result;
	char *file; /* what is in OUT; NULL: there is none */
	size_t size;
};

/* ---- Runs ---- */

/* Runs a command under strace, which writes its report to a file.  `inject` says
 * which call fails; NULL: none. */
static void
run(const struct line *line, const char *report, const char *inject,
    struct outcome *outcome)
{
	char *copy = support_print("%s", line->words), *rest = copy, *word;
	char *folder = support_make_folder();
	char *file = support_print("%s/out", folder);
	const char *arguments[WORDS_MAX] = { "strace", "-qq", "-o", report };
	/* What looks for lost memory does so by tracing, too. */
	const char *const environment[] = { "ASAN_OPTIONS=detect_leaks=0",
		"WSREG_INPUT", NULL };
	struct support_command command = { .arguments = arguments,
		.folder = SUPPORT_SOURCE,
		.environment = environment };
	size_t count = 4;

	if (inject != NULL) {
		arguments[count++] = "-e";
		arguments[count++] = inject;
	}
	while ((word = strsep(&rest, " ")) != NULL) {
		ck_assert_uint_lt(count, WORDS_MAX - 1);
		arguments[count++] = strcmp(word, WSREG) == 0 ? getenv("WSREG")
		    : strcmp(word, GEN) == 0                  ? SUPPORT_GEN
		    : strcmp(word, "OUT") == 0                ? file
							      : word;
	}
	support_run(&command, &outcome->result);
	outcome->file = access(file, F_OK) == 0
	    ? support_read_file(file, &outcome->size)
	    : NULL;
	if (outcome->file != NULL)
		unlink(file);
	/* Nothing else is left there. */
	ck_assert_msg(
	    rmdir(folder) == 0, "%s: %s leaves a file", line->words, inject);
	free(file);
	free(folder);
	free(copy);
}

static void
free_outcome(struct outcome *outcome)
{
	support_result_free(&outcome->result);
	free(outcome->file);
}

static bool
is_same(const struct outcome *a, const struct outcome *b)
{
	return a->result.status == b->result.status &&
	    strcmp(a->result.output, b->result.output) == 0 &&
	    (a->file == NULL) == (b->file == NULL) &&
	    (a->file == NULL ||
		(a->size == b->size && memcmp(a->file, b->file, a->size) == 0));
}

/* ---- Faults ---- */

/* Checks a run in which the call with that number fails. */
static void
check_fault(const struct line *line, const char *call, unsigned number,
    const char *report, const struct outcome *whole)
{
	char *inject =
	    support_print("inject=%s:error=EIO:when=%u", call, number);
	struct outcome found;
	size_t messages;

	run(line, report, inject, &found);
	messages = support_count_lines(found.result.errors);
	/* A message that cannot be written is missing. */
	ck_assert_msg(is_same(&found, whole) ||
		(found.result.status == 2 &&
		    (messages == 1 || (line->many && messages > 1) ||
			(messages == 0 && strcmp(call, "write") == 0)) &&
		    (found.file == NULL || line->part)),
	    "%s, %s: status %d, %s file, errors `%s'", line->words, inject,
	    found.result.status, found.file != NULL ? "a" : "no",
	    found.result.errors);
	free_outcome(&found);
	free(inject);
}

/* Counts the calls of a report in all and, in `*early`, those of the loader:
 * programs first look at their descriptors. */
static unsigned
count_calls(const char *report, const char *call, unsigned *early)
{
	size_t size = strlen(call);
	unsigned count = 0;
	bool started = false;

	*early = 0;
	for (const char *line = report; *line != '\0';
	     line += strcspn(line, "\n"), line += *line == '\n') {
		if (!started && strncmp(line, "fcntl(0, F_GETFD", 16) == 0) {
			started = true;
			*early = count;
		}
		count += strncmp(line, call, size) == 0 && line[size] == '(';
	}
	ck_assert_msg(started, "no start in %s", report);
	return count;
}

static void
try_call(const struct line *line, const char *call, const char *report,
    const char *text, const struct outcome *whole)
{
	const char *faults = getenv("FAULTS");
	bool all = faults != NULL && strcmp(faults, "all") == 0;
	unsigned early, count = count_calls(text, call, &early);
	unsigned middle = early + (count - early + 1) / 2;

	for (unsigned i = early + 1; i <= count; i++)
		if (all || i == early + 1 || i == middle || i == count)
			check_fault(line, call, i, report, whole);
}

START_TEST(test_calls)
{
	const struct line *line = &lines[_i];
	char *folder = support_make_folder();
	char *report = support_print("%s/report", folder), *text;
	struct outcome whole;

	run(line, report, NULL, &whole);
	ck_assert_msg(whole.result.status == line->status, "%s: status %d: %s",
	    line->words, whole.result.status, whole.result.errors);
	text = support_read_file(report, NULL);
	for (size_t i = 0; i < COUNT(calls); i++)
		try_call(line, calls[i], report, text, &whole);
	free(text);
	free_outcome(&whole);
	free(report);
	free(folder);
}
END_TEST

Suite *
faults_calls(void)
{
	Suite *suite = suite_create("faults-calls");
	TCase *tcase = tcase_create("calls");

	tcase_set_timeout(tcase, 600);
	support_add_rows(tcase, test_calls, lines);
	suite_add_tcase(suite, tcase);
	return suite;
}

const char *
faults_miss_strace(void)
{
	const char *reason = support_miss("strace");

	if (reason != NULL)
		return reason;
	return system("strace -qq -o /dev/null true >/dev/null 2>&1") == 0
	    ? NULL
	    : "nothing may be traced here";
}
