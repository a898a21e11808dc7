/* SPDX-License-Identifier: MIT */
/* The processor time that wsreg takes as a process: answers that need no
 * registry file against a program that does nothing, those that read files
 * against xmllint.  Arguments: wsreg, the empty program, a file of captured
 * traffic, two registry files, xmllint or "". */

#include <stdio.h>
#include <stdlib.h>

#include "bench.h"
#include "process.h"

#define ROUNDS 301
#define WORDS_MAX 8

/* The program's arguments. */
enum { WSREG = 1, EMPTY, TRAFFIC, OLD, NEW, XMLLINT, COUNT };
static char **names;

/* Words of a command line; a word of one small character is an argument. */
struct command {
	const char *words[WORDS_MAX];
	int status; /* that it is to end with */
	double goal;
};

static const char traffic[] = { TRAFFIC, '\0' };
static const char older[] = { OLD, '\0' };
static const char newer[] = { NEW, '\0' };

static const struct command answers[] = {
	{ { "1006" }, 0, 1.2 },
	{ { "list" }, 0, 1.2 },
	{ { "--help" }, 0, 1.2 },
	{ { "search", "closure" }, 0, 1.2 },
	{ { "-f", "json", "1006" }, 0, 1.4 },
	{ { "check", "--frames", "server", "--hex", traffic }, 0, 1.4 },
	{ { "rules" }, 0, 1.4 },
};

/* What xmllint reads for each, too, is behind the first word. */
static const struct command readings[] = {
	{ { "diff", older, newer }, 1, 1.3 },
	{ { "lint", newer }, 0, 1.3 },
};

/* Writes a command line: a program, and words where arguments are put in. */
static void
fill(const char *line[], const char *program, const char *const words[])
{
	*line++ = program;
	for (; *words != NULL; words++)
		*line++ = words[0][0] < COUNT ? names[(int)words[0][0]]
					      : words[0];
	*line = NULL;
}

/* Measures both by turns, so that what slows the machine down slows both.
 * Returns false if one of them fails. */
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

/* Measures a command against a peer, and prints what both took. */
static bool
measure(const struct command *command, const char *const *peer_words,
    const char *peer_name)
{
	const char *mine[WORDS_MAX + 2], *theirs[WORDS_MAX + 2];
	struct bench_process ours = { .arguments = mine,
		.status = command->status };
	struct bench_process peer = { .arguments = theirs };
	struct bench_ratio result;
	char title[128];

	fill(mine, names[WSREG], command->words);
	fill(theirs, peer_words[0], peer_words + 1);
	if (!compare(&ours, &peer, &result))
		return false;
	printf("start: wsreg %s %.3f ms and %ld page faults, %s %.3f ms and "
	       "%ld\n",
	    command->words[0], result.ours * 1e3, ours.faults, peer_name,
	    result.peer * 1e3, peer.faults);
	snprintf(title, sizeof(title), "start, wsreg %s%s%s%s, against %s",
	    command->words[0],
	    command->words[0][0] == '-' && command->words[1] ? " " : "",
	    command->words[0][0] == '-' && command->words[1] ? command->words[1]
							     : "",
	    "", peer_name);
	bench_print(title, result.ratio, "", command->goal);
	return true;
}
