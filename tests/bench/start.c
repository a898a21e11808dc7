/* SPDX-License-Identifier: MIT */
/* The processor time that wsreg takes as a process: answers that need no
 * registry file against a program that does nothing, those that read files
 * against xmllint.  Arguments: wsreg as it is installed and in its build folder,
 * where it finds its reader of XML, the empty program, a file of captured
 * traffic, two registry files, xmllint or "". */

#include <stdio.h>
#include <stdlib.h>

#include "bench.h"
#include "process.h"

#define ROUNDS 301
#define WORDS_MAX 8

/* The program's arguments. */
enum { INSTALLED = 1, BUILT, EMPTY, TRAFFIC, OLD, NEW, XMLLINT, ARGUMENTS };
static char **arguments;

/* Words of a command line.  One that is "%" and a digit stands for an argument
 * of this program. */
struct command {
	const char *name; /* as it is printed */
	const char *words[WORDS_MAX];
	const char *peer[WORDS_MAX];
	int status; /* that it is to end with */
	double goal;
};

#define NOTHING                                                                \
	{                                                                      \
		"%3"                                                           \
	}

static const struct command answers[] = {
	{ "KEY", { "1006" }, NOTHING, 0, 1.2 },
	{ "list", { "list" }, NOTHING, 0, 1.2 },
	{ "--help", { "--help" }, NOTHING, 0, 1.2 },
	{ "search", { "search", "closure" }, NOTHING, 0, 1.2 },
	{ "-f json KEY", { "-f", "json", "1006" }, NOTHING, 0, 1.4 },
	{ "check", { "check", "--frames", "server", "--hex", "%4" }, NOTHING, 0,
	    1.4 },
	{ "rules", { "rules" }, NOTHING, 0, 1.4 },
};

static const struct command readings[] = {
	{ "diff", { "diff", "%5", "%6" }, { "%7", "--noout", "%5", "%6" }, 1,
	    1.3 },
	{ "lint", { "lint", "%6" }, { "%7", "--noout", "%6" }, 0, 1.3 },
};

/* Returns a word, or the argument that it stands for. */
static const char *
word_of(const char *word)
{
	return word[0] == '%' ? arguments[word[1] - '0'] : word;
}

/* Fills in a command line. */
static void
fill(const char *line[], const char *const words[])
{
	while (*words != NULL)
		*line++ = word_of(*words++);
	*line = NULL;
}

/* Runs both by turns, so that what slows the machine down slows both.  Returns
 * false if one of them fails. */
static bool
compare(struct bench_process *ours, struct bench_process *peer,
    struct bench_ratio *result)
{
	static double mine[ROUNDS], theirs[ROUNDS], ratios[ROUNDS];

	for (size_t i = 0; i < ROUNDS; i++) {
		bench_process_run(ours);
		bench_process_run(peer);
		mine[i] = ours->seconds;
		theirs[i] = peer->seconds;
		ratios[i] = mine[i] / theirs[i];
	}
	*result = (struct bench_ratio){ bench_median(mine, ROUNDS),
		bench_median(theirs, ROUNDS), bench_median(ratios, ROUNDS) };
	return !ours->failed && !peer->failed;
}

/* Measures a command against its peer, and prints what both took. */
static bool
measure(
    const struct command *command, const char *program, const char *peer_name)
{
	const char *mine[WORDS_MAX + 1] = { program };
	const char *theirs[WORDS_MAX + 1];
	struct bench_process ours = { .arguments = mine,
		.status = command->status };
	struct bench_process peer = { .arguments = theirs };
	struct bench_ratio result;
	double count;
	char title[128];

	fill(mine + 1, command->words);
	fill(theirs, command->peer);
	if (!compare(&ours, &peer, &result))
		return false;
	printf("start: wsreg %s %.3f ms, %ld page faults; %s %.3f ms, %ld\n",
	    command->name, result.ours * 1e3, ours.faults, peer_name,
	    result.peer * 1e3, peer.faults);
	count = bench_program_instructions(mine);
	if (count >= 0)
		printf("start: wsreg %s %.0f instructions of its own\n",
		    command->name, count);
	snprintf(title, sizeof(title), "start, wsreg %s, against %s",
	    command->name, peer_name);
	bench_print(title, result.ratio, "", command->goal);
	return true;
}

int
main(int argc, char **argv)
{
	if (argc != ARGUMENTS)
		return bench_fail("three programs, three files and xmllint are "
				  "needed");
	arguments = argv;
	for (size_t i = 0; i < sizeof(answers) / sizeof(answers[0]); i++)
		if (!measure(&answers[i], argv[INSTALLED], "an empty program"))
			return bench_fail("a program cannot be run, or fails");
	if (argv[XMLLINT][0] == '\0') {
		puts("skipped: diff and lint, as xmllint is not found");
		return EXIT_SUCCESS;
	}
	for (size_t i = 0; i < sizeof(readings) / sizeof(readings[0]); i++)
		if (!measure(&readings[i], argv[BUILT], "xmllint --noout"))
			return bench_fail("a program cannot be run, or fails");
	return EXIT_SUCCESS;
}
