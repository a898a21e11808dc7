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

#include "common.h"
#include "events.h"
#include "history.h"
#include "inputs.h"
#include "match.h"
#include "message.h"
#include "near.h"
#include "output.h"
#include "snapshot.h"

/* Exit statuses, as in diff(1). */
enum { CLI_FOUND = 0, CLI_NOT_FOUND = 1, CLI_TROUBLE = 2 };

enum cli_format {
	CLI_DEFAULT,
	CLI_TEXT,
	CLI_JSON,
	CLI_CSV,
	CLI_XML,
	CLI_MARKDOWN,
	CLI_GITHUB, /* annotations */
	CLI_NAMES,  /* one name a line, for shell completions */
	CLI_SARIF,  /* results of code scanners */
	CLI_IGNORE, /* findings that wsreg lint is to ignore */
	CLI_JUNIT,  /* results of tests */
	CLI_JSONL,  /* one JSON value a line */
	CLI_HISTORY /* lines of data/history */
};

#define CLI_INPUT_MAX WSREG_FILE_MAX

struct cli {
	char **argv; /* as the program got it */
	const char *inputs[CLI_INPUT_MAX];
	size_t input_count;
	enum cli_format format;
	const char *format_name; /* of --format, or NULL */
	const char *registry;    /* of --registry, or NULL */
	const char *output;      /* of --output, or NULL */
	const char *fail_on;     /* of --fail-on, or NULL */
	const char *ignore;      /* of --ignore, or NULL */
	bool catalogue;          /* --rules */
	const char *color_when;  /* of --color, or NULL */
	bool has_input;          /* by --input, not by the environment */
	bool strict;
	bool color;
	unsigned width; /* columns of the terminal; 0: lines are not wrapped */
	const struct wsreg_snapshot *snapshot;
	FILE *out;
};

/* ---- Commands ---- */

/* A command, which returns the exit status. */
struct cli_command {
	int (*run)(struct cli *cli, char **operands, size_t count);
	/* Runs a command that reads its options itself. */
	int (*run_own)(struct cli *cli, int argc, char **argv);
};

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
