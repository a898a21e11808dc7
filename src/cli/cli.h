/* SPDX-License-Identifier: MIT */
/*
 * What the whole command shares: what it was asked for, where its output goes,
 * memory, messages, and the snapshots that it reads.  What comes in are
 * arguments, registry files and the compiled-in snapshot; what goes out is
 * text.  This room includes the rooms of the library and of the generator,
 * and none of its subfolders: commands are reached by the tables below.
 */

#ifndef CLI_H
#define CLI_H

#include <stdio.h>

#include "baseline.h"
#include "common.h"
#include "events.h"
#include "history.h"
#include "inputs.h"
#include "match.h"
#include "message.h"
#include "near.h"
#include "options.h"
#include "output.h"
#include "snapshot.h"
#include "text.h"

/* Exit statuses, as in diff(1). */
enum { CLI_FOUND = 0, CLI_NOT_FOUND = 1, CLI_TROUBLE = 2 };

#define CLI_INPUT_MAX WSREG_FILE_MAX

struct cli {
	char **argv; /* as the program got it */
	const char *inputs[CLI_INPUT_MAX];
	size_t input_count;
	const char *format;   /* of --format, or NULL */
	const char *registry; /* of --registry, or NULL */
	const char *output;   /* of --output, or NULL */
	int color_when;       /* of --color: an enum cli_color */
	bool has_input;       /* by --input, not by the environment */
	bool strict;
	bool lines; /* JSON is printed as lines, one result each */
	/* What the program is asked about itself. */
	bool help, version, list_commands, list_options, list_formats;
	bool list_snapshots, list_names;
	bool color;
	unsigned width; /* columns of the terminal; 0: lines are not wrapped */
	const void *printer; /* that of the format, of the command's own type */
	const struct wsreg_snapshot *snapshot;
	FILE *out;
};

/* ---- Commands ---- */

/* The formats of a command, and one row more for the end. */
#define CLI_FORMAT_MAX 10

struct cli_command {
	const char *name, *operands, *summary;
	/* The first is taken if none is asked for; NULL ends them.  What a
	 * printer is, the command knows. */
	struct {
		const char *name;
		const void *printer;
	} formats[CLI_FORMAT_MAX];
	/* Returns the exit status. */
	int (*run)(struct cli *cli, char **operands, size_t count);
	/* Options that it alone has, which fill `target'; or NULL. */
	const struct option_row *options;
	void *target;
	/* The options that fill struct cli; NULL: those of most commands. */
	const struct option_row *shared;
	bool reads; /* it reads files itself, those that it is given */
	bool first; /* it must be the first word; its options are no others' */
	/* How its --help begins and ends; NULL: as that of most commands. */
	const char *usage, *ending;
	/* Instead of all that: runs a command that reads its words itself. */
	int (*run_own)(struct cli *cli, int argc, char **argv);
};

extern const struct cli_command cli_audit;
extern const struct cli_command cli_check;
extern const struct cli_command cli_diff;
extern const struct cli_command cli_export;
extern const struct cli_command cli_generate;
extern const struct cli_command cli_lint;
extern const struct cli_command cli_list;
extern const struct cli_command cli_log;
extern const struct cli_command cli_lookup;
extern const struct cli_command cli_rules;
extern const struct cli_command cli_search;

/* Ends the program if wsreg lint would warn of anything in the files that were
 * read. */
extern void (*const cli_check_strict)(const struct cli *cli);

#endif
