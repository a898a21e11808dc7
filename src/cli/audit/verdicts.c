/* SPDX-License-Identifier: MIT */
/* Compares the verdicts of a program's own check of close codes with those of the
 * registry, by ranges of codes that are wrong for the same reason. */

#include "verdicts.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* A line is short; a longer one is none of the form. */
#define LINE_SIZE 64

#define CODE_COUNT (AUDIT_CODE_MAX + 1)

enum word { NOT_ASKED, YES, NO };

/* What a line says of a code, and where. */
struct answer {
	enum word word;
	unsigned long line;
};

void
audit_codes_print(const struct cli *cli)
{
	for (unsigned code = 0; code < CODE_COUNT; code++)
		fprintf(cli->out, "%u\n", code);
}

/* ---- Reading ---- */

/* Ends the program with the place of a fault. */
static _Noreturn void
refuse(const char *file, unsigned long line, const char *reason)
{
	cli_die_at("%s:%lu: error: %s", file, line, reason);
}

/* Reads a line, which may be empty or a comment. */
static void
read_line(
    struct answer *answers, const char *file, unsigned long line, char *text)
{
	char *rest;
	char *number = strtok_r(text, " \t\r\n", &rest);
	const char *word = strtok_r(NULL, " \t\r\n", &rest);
	struct answer *answer, read = { NOT_ASKED, line };
	uint64_t code;

	if (number == NULL || number[0] == '#')
		return;
	if (word != NULL && strcmp(word, "yes") == 0)
		read.word = YES;
	else if (word != NULL && strcmp(word, "no") == 0)
		read.word = NO;
	if (!cli_parse_number(number, &code) || read.word == NOT_ASKED ||
	    strtok_r(NULL, " \t\r\n", &rest) != NULL)
		refuse(file, line, "a line must be `CODE yes' or `CODE no'");
	if (code > AUDIT_CODE_MAX)
		cli_die_at(
		    "%s:%lu: error: code above %d", file, line, AUDIT_CODE_MAX);
	answer = &answers[code];
	if (answer->word != NOT_ASKED && answer->word != read.word)
		cli_die_at("%s:%lu: error: line %lu has another verdict on %ju",
		    file, line, answer->line, (uintmax_t)code);
	*answer = read;
}

/* Opens a file; ends the program if it cannot be read. */
static FILE *
open_file(const char *file)
{
	FILE *stream = fopen(file, "rb");

	if (stream == NULL)
		cli_die("%s: %s", file, strerror(errno));
	return stream;
}

static void
read_answers(struct answer *answers, const char *file)
{
	bool standard = strcmp(file, "-") == 0;
	FILE *stream = standard ? stdin : open_file(file);
	const char *name = standard ? "<stdin>" : file;
	char text[LINE_SIZE];
	unsigned long line = 0;

	while (fgets(text, sizeof(text), stream) != NULL) {
		line++;
		if (strchr(text, '\n') == NULL && feof(stream) == 0)
			refuse(name, line, "the line is too long");
		read_line(answers, name, line, text);
	}
	if (ferror(stream) != 0)
		cli_die("%s: %s", name, strerror(errno));
	if (line == 0)
		cli_die("%s: empty; see `wsreg audit --codes'", name);
	if (!standard)
		fclose(stream);
}

/* ---- Judging ---- */

/* Returns the registry's verdict on a code; NULL if there is none that holds for
 * both sides, and both are meant. */
static const struct wsreg_verdict *
verdict_on(const struct wsreg_snapshot *snapshot, uint64_t code,
    enum audit_sender sender)
{
	const struct wsreg_verdict *client =
	    wsreg_snapshot_verdict(snapshot, code, WSREG_CLIENT);
	const struct wsreg_verdict *server =
	    wsreg_snapshot_verdict(snapshot, code, WSREG_SERVER);

	switch (sender) {
	case AUDIT_CLIENT:
		return client;
	case AUDIT_SERVER:
		return server;
	case AUDIT_BOTH:
		break;
	}
	return client->wire == server->wire ? client : NULL;
}

/* A code whose answer is wrong. */
struct fault {
	uint64_t code;
	enum word word;
	unsigned long line;
	const struct wsreg_verdict *verdict; /* NULL: the answer is right */
};

/* Compares the answer for a code, if there is one, with the verdict on it. */
static struct fault
compare(struct audit_report *report, const struct answer *answers,
    uint64_t code, enum audit_sender sender)
{
	const struct answer *answer = &answers[code];
	const struct wsreg_verdict *verdict = answer->word == NOT_ASKED
	    ? NULL
	    : verdict_on(report->registry->snapshot, code, sender);
	struct fault fault = { code, answer->word, answer->line, verdict };

	if (verdict == NULL)
		return fault;
	report->compared++;
	if (wire_is_acceptable(verdict->wire) == (answer->word == YES))
		fault.verdict = NULL;
	return fault;
}

/* Returns whether two codes are wrong in one way: both accepted or both refused,
 * by the same section. */
static bool
is_alike(const struct fault *a, const struct fault *b)
{
	return a->verdict != NULL && b->verdict != NULL && a->word == b->word &&
	    strcmp(a->verdict->section, b->verdict->section) == 0;
}

/* Reports the codes from that of `first` to `last`, which are wrong in one way.
 * The reason is shown if it is the same for all. */
static void
report_range(struct audit_report *report, const struct fault *first,
    uint64_t last, bool same)
{
	bool accepted = first->word == YES;
	char *range = first->code == last
	    ? cli_print("%ju is", (uintmax_t)last)
	    : cli_print("%ju-%ju are", (uintmax_t)first->code, (uintmax_t)last);

	audit_report_add(report, accepted ? AUDIT_ACCEPTED : AUDIT_REFUSED,
	    first->line, first->code, "%s %s and must %s%s%s (%s)", range,
	    accepted ? "accepted" : "refused",
	    accepted ? "not be" : "be accepted", same ? ": " : "",
	    same ? first->verdict->reason : "", first->verdict->section)
	    ->last = last;
	free(range);
}

void
audit_verdicts_judge(
    struct audit_report *report, const char *file, enum audit_sender sender)
{
	struct answer *answers = cli_allocate(CODE_COUNT, sizeof(*answers));
	struct fault first = { .verdict = NULL };
	bool same = true;

	read_answers(answers, file);
	report->verdicts = true;
	audit_report_file(report, strcmp(file, "-") == 0 ? "<stdin>" : file);
	for (uint64_t code = 0; code <= CODE_COUNT; code++) {
		const struct fault next = code < CODE_COUNT
		    ? compare(report, answers, code, sender)
		    : (struct fault){ .verdict = NULL };

		if (is_alike(&first, &next)) {
			same = same && first.verdict == next.verdict;
			continue;
		}
		if (first.verdict != NULL)
			report_range(report, &first, code - 1, same);
		first = next;
		same = true;
	}
	free(answers);
}
