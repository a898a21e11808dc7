/* SPDX-License-Identifier: MIT */
/* The generator's arguments. */

#include "arguments.h"

#include <errno.h>
#include <getopt.h>
#include <string.h>

#include "options/options.h"
#include "snapshot.h"

/* ---- Options ---- */

#define FIELD(name) .offset = offsetof(struct gen_arguments, name)

/* The first are for programs with a snapshot built in, which need no operands
 * for files. */
#define BUILTIN_OPTIONS 2

/* Completions ask with those that have no help. */
static const struct option_row options[] = {
	{ "input", 'i', "FILE", "read this INPUT; the operand is OUTPUT",
	    OPTION_LIST, FIELD(inputs), .most = WSREG_FILE_MAX,
	    .count_offset = offsetof(struct gen_arguments, input_count) },
	{ "output", 'o', "FILE", "write to this OUTPUT; the operands are INPUT",
	    OPTION_TEXT, FIELD(output) },
	{ "build", 0, NULL,
	    "OUTPUT belongs to a build: where names would be\n"
	    "lost, only warn",
	    OPTION_FLAG, FIELD(build) },
	{ "check", 0, NULL, "write nothing; show how OUTPUT would change",
	    OPTION_FLAG, FIELD(check) },
	{ "depfile", 0, "FILE", "write a dependency file for make", OPTION_TEXT,
	    FIELD(depfile) },
	{ "force", 0, NULL,
	    "accept suspicious input and allow names to\n"
	    "disappear",
	    OPTION_FLAG, FIELD(force) },
	{ "overlay", 0, "FILE", "read names and verdicts for private codes",
	    OPTION_TEXT, FIELD(overlay) },
	{ "prefix", 0, "PREFIX",
	    "prefix for all generated names (default wsreg)", OPTION_TEXT,
	    FIELD(prefix) },
	{ "registry", 'r', "ID", "use only this registry; may be repeated",
	    OPTION_LIST, FIELD(wanted), .most = GEN_CHOICE_MAX,
	    .count_offset = offsetof(struct gen_arguments, wanted_count) },
	{ "help", 'h', NULL, "print this help", OPTION_FLAG, FIELD(help) },
	{ "version", 'V', NULL, "print the version", OPTION_FLAG,
	    FIELD(version) },
	{ .name = "list-modes", .kind = OPTION_FLAG, FIELD(list_modes) },
	{ .name = "list-options", .kind = OPTION_FLAG, FIELD(list_options) },
	{ .name = NULL },
};

static const struct option_row *
options_of(const struct gen_program *program)
{
	return program->builtin != NULL ? options : options + BUILTIN_OPTIONS;
}

/* ---- Messages ---- */

static void
print_usage(const struct gen_program *program)
{
	printf("usage: %s [OPTION...] MODE %s\n", program->name,
	    program->builtin != NULL ? "[INPUT... [OUTPUT]]"
				     : "INPUT... OUTPUT");
}

static void
print_help(const struct gen_program *program)
{
	print_usage(program);
	puts("Generate source code in C and other languages from IANA's "
	     "WebSocket\nregistries.\n");
	for (const struct gen_emitter *const *at = gen_emitters; *at != NULL;
	     at++)
		printf("  %-11s %s\n", (*at)->name, (*at)->summary);
	puts("\n"
	     "INPUT is a registry file, in XML or as IANA's text; later ones "
	     "add private\ncodes and names.\n"
	     "INPUT and OUTPUT may be - for standard input and output.");
	if (program->builtin != NULL)
		puts("INPUT defaults to the built-in snapshot, OUTPUT to "
		     "standard output; a single\n"
		     "file is INPUT.");
	putchar('\n');
	options_help(stdout, options_of(program), "");
}

/* Prints what is asked of the program itself; returns whether anything is. */
static bool
print_answer(const struct gen_arguments *arguments)
{
	const struct gen_program *program = arguments->program;

	if (arguments->help)
		print_help(program);
	else if (arguments->version)
		printf("%s %s\n", program->name, WSREG_VERSION);
	else if (arguments->list_options)
		options_list(stdout, options_of(program), "");
	else if (arguments->list_modes)
		for (const struct gen_emitter *const *at = gen_emitters;
		     *at != NULL; at++)
			printf("%s\t%s\n", (*at)->name, (*at)->summary);
	else
		return false;
	return true;
}

int
gen_complain(const struct gen_program *program, const char *text)
{
	const char *place = strstr(text, ": error: ");

	if (program->complain != NULL)
		program->complain(text);
	else if (place != NULL)
		fprintf(stderr, "%s\n", text);
	else
		fprintf(stderr, "%s: %s\n", program->name, text);
	return EXIT_TROUBLE;
}

static int
fail_usage(
    const struct gen_program *program, const char *reason, const char *word)
{
	char text[2 * OPTION_TEXT_SIZE];

	snprintf(text, sizeof(text), "%s%.200s; see `%s --help'", reason, word,
	    program->name);
	return gen_complain(program, text);
}

/* Ends with what was printed: all of it, or the reason why not. */
static int
finish_answer(const struct gen_program *program)
{
	char text[OPTION_TEXT_SIZE];

	if (fflush(stdout) == 0 && !ferror(stdout))
		return EXIT_GOOD;
	snprintf(text, sizeof(text), "standard output: %s", strerror(errno));
	return gen_complain(program, text);
}

/* ---- Operands ---- */

/* INPUT... and OUTPUT, as far as options have not said what they are. */
static int
take_files(struct gen_arguments *arguments, int count, char **files)
{
	const struct gen_program *program = arguments->program;
	bool builtin = program->builtin != NULL;
	bool given = arguments->input_count > 0;

	if (given && count > (arguments->output == NULL))
		return fail_usage(
		    program, "too many files: ", files[count - 1]);
	if (!builtin && count < 2)
		return fail_usage(program, "give MODE, INPUT and OUTPUT", "");
	if (arguments->output == NULL && count > !given)
		arguments->output = files[--count];
	if (arguments->output == NULL)
		arguments->output = "-";
	if ((size_t)count > WSREG_FILE_MAX - arguments->input_count)
		return fail_usage(program, "too many files", "");
	for (int i = 0; i < count; i++)
		arguments->inputs[arguments->input_count++] = files[i];
	arguments->operands = count > 0;
	if (arguments->input_count == 0) {
		arguments->input_count = program->input_count;
		if (program->input_count > 0)
			memcpy(arguments->inputs, program->inputs,
			    program->input_count * sizeof(program->inputs[0]));
	}
	return -1;
}

static int
check_options(const struct gen_arguments *arguments)
{
	const struct gen_program *program = arguments->program;

	if (!ascii_is_upper(ascii_upper(arguments->prefix[0])))
		return fail_usage(program,
		    "--prefix must begin with a letter: ", arguments->prefix);
	if (strlen(arguments->prefix) >= GEN_PREFIX_SIZE)
		return fail_usage(
		    program, "--prefix is too long: ", arguments->prefix);
	if (arguments->emitter->whole && arguments->wanted_count > 0)
		return fail_usage(program, "--registry is not for mode ",
		    arguments->emitter->name);
	/* The names of the built-in snapshot were given when it was made. */
	if (arguments->overlay != NULL && arguments->input_count == 0)
		return fail_usage(program, "--overlay needs INPUT", "");
	if (arguments->check && strcmp(arguments->output, "-") == 0)
		return fail_usage(program, "--check needs a file, not -", "");
	return -1;
}

static int
take_operands(struct gen_arguments *arguments, int count, char **operands)
{
	const struct gen_program *program = arguments->program;
	int status;

	if (count == 0)
		return fail_usage(program,
		    program->builtin != NULL ? "give a MODE"
					     : "give MODE, INPUT and OUTPUT",
		    "");
	arguments->emitter = gen_emitter_find(operands[0]);
	if (arguments->emitter == NULL)
		return fail_usage(program, "unknown mode: ", operands[0]);
	status = take_files(arguments, count - 1, operands + 1);
	return status >= 0 ? status : check_options(arguments);
}

int
gen_arguments_read(struct gen_arguments *arguments,
    const struct gen_program *program, int argc, char **argv)
{
	const struct option_table tables[] = {
		{ options_of(program), arguments, NULL },
		{ NULL, NULL, NULL },
	};
	char reason[OPTION_TEXT_SIZE];

	*arguments =
	    (struct gen_arguments){ .program = program, .prefix = "wsreg" };
	if (!options_read(tables, argc, argv, reason))
		return fail_usage(program, reason, "");
	if (print_answer(arguments))
		return finish_answer(program);
	return take_operands(arguments, argc - optind, argv + optind);
}
