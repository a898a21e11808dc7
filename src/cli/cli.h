/* SPDX-License-Identifier: MIT */
/* What the parts of the command share. */

#ifndef CLI_H
#define CLI_H

#include <stdio.h>

#include "snapshot.h"

struct cli_rule;

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
	CLI_JUNIT   /* results of tests */
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

/* One key of a lookup, and what was found for it. */
struct cli_answer {
	const char *query;
	const struct wsreg_record **records;
	size_t count;
	const struct wsreg_record **suggestions;
	size_t suggestion_count;
	bool numeric; /* the query is a number */
	uint64_t number;
	unsigned way;      /* how it was found, the closest first */
	const char *note;  /* the same, if not as written; or NULL */
	char *explanation; /* or NULL */
};

/* One way to print answers. */
struct cli_printer {
	void (*answers)(const struct cli *cli, const struct cli_answer *answers,
	    size_t count);
	/* The registries of the snapshot. */
	void (*registries)(const struct cli *cli);
	void (*records)(const struct cli *cli,
	    const struct wsreg_record *const *records, size_t count);
	/* The registries given, or all if there are none. */
	void (*snapshot)(const struct cli *cli,
	    const struct wsreg_registry *const *registries, size_t count);
	/* The rules given, which are all if they were not asked for. */
	void (*rules)(
	    const struct cli *cli, const struct cli_rule *rules, size_t count);
};

/*
 * The command comes in two programs: wsreg itself, which starts fast as it
 * links nothing but libc, and the full one, which reads files and writes
 * JSON.  Each has its own cli_backend; wsreg's runs the full program when it
 * is needed.
 */
struct cli_backend {
	/* Sets cli->snapshot; wsreg's does not return if that takes the full
	 * program. */
	void (*open)(struct cli *cli);
	/* Does not return in wsreg: what comes then takes the full program. */
	void (*need_full)(const struct cli *cli);
	/* NULL in wsreg, where the ones above have seen to it.  `generate' has
	 * arguments of its own; cli->inputs has the environment's files. */
	int (*generate)(struct cli *cli, int argc, char **argv);
	int (*diff)(struct cli *cli, char **operands, size_t count);
	int (*lint)(struct cli *cli, char **operands, size_t count);
	int (*log)(struct cli *cli, char **operands, size_t count);
	int (*check)(struct cli *cli, int argc, char **argv);
	const struct cli_printer *json;
};

extern const struct cli_backend cli_backend;
extern const struct cli_printer cli_text;
extern const struct cli_printer cli_names;
extern const struct cli_printer cli_plain;
extern const struct cli_printer cli_csv;
extern const struct cli_printer cli_xml;
extern const struct cli_printer cli_markdown;
extern const struct cli_printer cli_json;

/* ---- Commands; each returns the exit status ---- */

int
cli_lookup(struct cli *cli, char **operands, size_t count);
int
cli_list(struct cli *cli, char **operands, size_t count);
int
cli_search(struct cli *cli, char **operands, size_t count);
int
cli_export(struct cli *cli, char **operands, size_t count);
int
cli_generate(struct cli *cli, int argc, char **argv);
int
cli_diff(struct cli *cli, char **operands, size_t count);
int
cli_lint(struct cli *cli, char **operands, size_t count);
int
cli_log(struct cli *cli, char **operands, size_t count);
int
cli_check(struct cli *cli, int argc, char **argv);
int
cli_rules(struct cli *cli, char **operands, size_t count);

/* ---- Parts of them ---- */

/* End the program with a message and CLI_TROUBLE.  The first puts "wsreg: "
 * before it, the second is for those that begin with "FILE:LINE: error: ". */
_Noreturn void
cli_die(const char *format, ...) __attribute__((format(printf, 1, 2)));
_Noreturn void
cli_die_at(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* As the one that fits the text of a struct gen_error. */
_Noreturn void
cli_die_of(const char *text);

/* Says something on standard error, as "wsreg: warning: ...". */
void
cli_warn(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Memory, or the end of the program. */
void *
cli_allocate(size_t count, size_t size);
void *
cli_grow(void *items, size_t count, size_t size);

/* Prints into a new string. */
char *
cli_print(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* The printer of cli->format, or `fallback` for the default.  Ends the
 * program if the command has no such format: those it has are given by their
 * bits, 1 << CLI_TEXT and so on. */
const struct cli_printer *
cli_printer_of(
    const struct cli *cli, unsigned formats, enum cli_format fallback);

/* Opens cli->out, and closes it: with --output the file appears only now.
 * Both end the program on failure. */
void
cli_output_open(struct cli *cli);
void
cli_output_close(struct cli *cli);

/* Writes out what there is so far; ends the program if it cannot. */
void
cli_output_flush(const struct cli *cli);
/* Leaves no temporary file behind. */
void
cli_output_discard(void);

/* The registry of that name; ends the program if there is none. */
const struct wsreg_registry *
cli_find_registry(const struct cli *cli, const char *name);

/* Decimal or 0x and hexadecimal, to the end of the text. */
bool
cli_parse_number(const char *text, uint64_t *number);

/* The key as a new string, white space folded as it is in the registry. */
char *
cli_fold(const char *key);

/* Finds what a key names and, failing that, what is near. */
void
cli_match(const struct cli *cli, struct cli_answer *answer);
void
cli_suggest(const struct cli *cli, struct cli_answer *answer);
void
cli_explain(const struct cli *cli, struct cli_answer *answer);
void
cli_answer_free(struct cli_answer *answer);

/* Ends the program if wsreg lint would warn of anything in the files that were
 * read. */
void
cli_check_strict(const struct cli *cli);

/* The texts of fields and references as new strings. */
char *
cli_field_text(const struct wsreg_field *field);
char *
cli_reference_text(const struct wsreg_reference *reference);
char *
cli_reference_url(const struct wsreg_reference *reference);

/* The title of an element's column, in IANA's words where it has some. */
const char *
cli_column_title(const struct wsreg_registry *registry, const char *element);

/* The verdict on a record of close codes: on `number` if it is asked for, else
 * on its first code; NULL for other records. */
const struct wsreg_verdict *
cli_verdict(const struct wsreg_record *record, const uint64_t *number,
    enum wsreg_sender sender);

/* The columns of a registry as a table; of more than CLI_COLUMN_MAX it is
 * said that they are too many. */
#define CLI_COLUMN_MAX 1024

struct cli_columns {
	const char **elements;
	const char **titles;
	size_t count;
};

struct cli_columns
cli_columns_of(const struct wsreg_registry *registry);
void
cli_columns_free(struct cli_columns *columns);

/* The cell of a column as a new string: elements of one name share it. */
char *
cli_cell(const struct wsreg_record *record, const char *element);

/* Prints text for a terminal: "?" for each control character and for each
 * octet that is no UTF-8. */
void
cli_put(const struct cli *cli, const char *text);

/* The same for Markdown: what it would take for markup is escaped. */
void
cli_put_markdown(const struct cli *cli, const char *text);

/* The first two lines of a table in Markdown. */
void
cli_put_markdown_titles(
    const struct cli *cli, const char *const *titles, size_t count);

/* The size of the UTF-8 sequence that the text begins with; 0 if it is none,
 * or the end. */
size_t
cli_sequence(const char *text);

/* Calls `print` for each of the registries, or for all if none is given. */
void
cli_each_registry(const struct cli *cli,
    const struct wsreg_registry *const *registries, size_t count,
    void (*print)(const struct cli *cli, const struct wsreg_registry *registry,
	size_t index));

#endif
