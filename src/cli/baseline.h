/* SPDX-License-Identifier: MIT */
/* Files of findings to ignore: a line has the id of a rule, a place and a key,
 * none of which moves when other lines of what was looked at do.  A project that
 * takes a file as it is lists what it knows of, and is told of what is new. */

#ifndef CLI_BASELINE_H
#define CLI_BASELINE_H

#include <stdbool.h>
#include <stddef.h>

struct cli;

/* One line of such a file. */
struct cli_ignored {
	const char *rule, *place, *key;
	unsigned long line;
	bool used; /* a finding fits */
};

struct cli_baseline {
	const char *file;            /* its name; borrowed */
	char *text;                  /* the entries point into it */
	struct cli_ignored *entries; /* in the order of their lines */
	size_t count;
	const struct cli_ignored **sorted;
};

/* What a command has in its lines: how it calls a rule, what a line needs, and
 * the ids that exist. */
struct cli_baseline_form {
	const char *rule;
	const char *needs;
	bool (*knows)(const char *id);
};

/* Reads a file.  It ends the program if the file cannot be read, is too large or
 * is not such text; an id that no rule has is refused, as it may be misspelt and
 * would ignore nothing. */
void
cli_baseline_read(struct cli_baseline *baseline, const char *file,
    const struct cli_baseline_form *form);
void
cli_baseline_free(struct cli_baseline *baseline);

/* Returns whether an entry fits a finding; the first that fits is used then. */
bool
cli_baseline_take(struct cli_baseline *baseline, const char *rule,
    const char *place, const char *key);

/* Writes a place or, if it is the `last` of a line, a key.  Blanks stay in the
 * last only, and not at its ends. */
void
cli_baseline_put(const struct cli *cli, const char *text, bool last);

#endif
