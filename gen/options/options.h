/* SPDX-License-Identifier: MIT */
/*
 * The room of the tables that the options of wsreg and of wsreg-gen are in.
 * In come rows that say what an option is called and where its value goes, and
 * the words of the command line; out go the values, or why a word is refused.
 * The texts of --help and of --list-options are made from the same rows.  It
 * includes no other room.
 */

#ifndef GEN_OPTIONS_H
#define GEN_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* Room for a refusal, with the end of the string; what is longer is cut. */
#define OPTION_TEXT_SIZE 512

/* What becomes of an argument. */
enum option_kind {
	OPTION_FLAG,   /* there is none: a bool is set */
	OPTION_TEXT,   /* a string is set; the last one counts */
	OPTION_ONCE,   /* the same, but a second one is refused */
	OPTION_CHOICE, /* an int is set to its index in the row's values */
	OPTION_LIST,   /* it is added to an array of strings */
	OPTION_TAKEN   /* the row's function takes it */
};

/* The members stand in the order in which rows are written.
 * NOLINTNEXTLINE(clang-analyzer-optin.performance.Padding) */
struct option_row {
	const char *name;     /* NULL ends the rows */
	char letter;          /* or 0 */
	const char *argument; /* what --help calls it; NULL: it takes none */
	/* Lines for --help, which leaves the option out if this is NULL. */
	const char *help;
	enum option_kind kind;
	size_t offset; /* of what is set in the struct that the table fills */
	const char *const *values; /* the arguments allowed; NULL: any */
	/* Of an array: the most it holds, and where it is counted. */
	size_t most, count_offset;
	/* Ends the program if it refuses the argument. */
	void (*take)(const char *name, void *field, const char *argument);
	/* The heading that --help prints before this row and those after it;
	 * NULL: the row belongs to the same group as the one before. */
	const char *group;
};

/* Rows of one origin; a table without rows ends an array of tables. */
struct option_table {
	const struct option_row *rows;
	/* The struct to fill; NULL: its options belong to the owner alone. */
	void *target;
	const char *owner;
};

/*
 * Reads the options in argv and moves them before the operands, which begin at
 * getopt's `optind'.  Where two tables have a name, the first has it.  If the
 * first table has no target, nothing is kept.  Returns false if a word is
 * refused, with the reason in `text', of OPTION_TEXT_SIZE.
 */
bool
options_read(
    const struct option_table *tables, int argc, char **argv, char *text);

/* Adds words to a text of OPTION_TEXT_SIZE, with commas between them, but
 * `last' before the last. */
void
options_join(char *text, const char *const *words, const char *last);

/* Prints the rows as --help shows them.  Here and below `formats' is the help
 * of a row whose own is empty. */
void
options_help(FILE *out, const struct option_row *rows, const char *formats);

/* Prints a line for each row, for shell completions: "-i --input FILE", a tab
 * and the help in one line.  Words with "|" between them are the allowed
 * arguments.  A word in capitals, such as FILE, names the kind of argument; the
 * shell completes it. */
void
options_list(FILE *out, const struct option_row *rows, const char *formats);

#endif
