/* SPDX-License-Identifier: MIT */
/* The generator's arguments. */

#include "arguments.h"

#include <getopt.h>
#include <stdio.h>
#include <string.h>

#include "snapshot.h"

enum { OPTION_CHECK = 256, OPTION_FORCE, OPTION_OVERLAY, OPTION_PREFIX };

/* The first are for programs with a snapshot built in, which need no operands
 * for files. */
#define BUILTIN_OPTIONS 2

static const struct option options[] = {
	{ "input", required_argument, NULL, 'i' },
	{ "output", required_argument, NULL, 'o' },
	{ "check", no_argument, NULL, OPTION_CHECK },
	{ "depfile", required_argument, NULL, 'd' },
	{ "force", no_argument, NULL, OPTION_FORCE },
	{ "help", no_argument, NULL, 'h' },
	{ "overlay", required_argument, NULL, OPTION_OVERLAY },
	{ "prefix", required_argument, NULL, OPTION_PREFIX },
	{ "registry", required_argument, NULL, 'r' },
	{ "version", no_argument, NULL, 'V' },
	{ NULL, 0, NULL, 0 },
};

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
	puts("Compiles IANA's WebSocket registries into C and other "
	     "languages.\n");
	for (const struct gen_emitter *const *at = gen_emitters; *at != NULL;
	     at++)
		printf("  %-11s %s\n", (*at)->name, (*at)->summary);
	puts("\n"
	     "INPUT is a registry file in XML; later ones add private codes "
	     "and names.\n"
	     "INPUT and OUTPUT may be - for standard input and output.");
	if (program->builtin != NULL)
		puts("Without INPUT the compiled-in snapshot is taken, without "
		     "OUTPUT (one file\n"
		     "alone is INPUT) standard output.\n"
		     "\n"
		     "  -i, --input FILE     an INPUT: the operand is OUTPUT\n"
		     "  -o, --output FILE    OUTPUT: the operands are INPUT");
	else
		putchar('\n');
	puts("      --check          write nothing; show what would change\n"
	     "      --depfile FILE   write what OUTPUT is made from, for make\n"
	     "      --force          take input that looks wrong, and drop "
	     "names\n"
	     "      --overlay FILE   what the registries cannot say, for "
	     "private codes\n"
	     "      --prefix PREFIX  of what is defined (default wsreg)\n"
	     "  -r, --registry ID    this registry alone; may be repeated\n"
	     "  -h, --help           this text\n"
	     "  -V, --version        the version");
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
	char text[512];

	snprintf(text, sizeof(text), "%s%.200s; try %s --help", reason, word,
	    program->name);
	return gen_complain(program, text);
}

/* ---- Operands ---- */

static int
add_input(struct gen_arguments *arguments, const char *file)
{
	if (arguments->input_count == WSREG_FILE_MAX)
		return fail_usage(arguments->program, "too many files", "");
	arguments->inputs[arguments->input_count++] = file;
	return -1;
}

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
		return fail_usage(
		    program, "MODE, INPUT and OUTPUT are needed", "");
	if (arguments->output == NULL && count > !given)
		arguments->output = files[--count];
	if (arguments->output == NULL)
		arguments->output = "-";
	for (int i = 0; i < count; i++) {
		int status = add_input(arguments, files[i]);

		if (status >= 0)
			return status;
	}
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
		    "a prefix begins with a letter, not ", arguments->prefix);
	if (strlen(arguments->prefix) >= GEN_PREFIX_SIZE)
		return fail_usage(
		    program, "too long a prefix: ", arguments->prefix);
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
		    program->builtin != NULL
			? "MODE is needed"
			: "MODE, INPUT and OUTPUT are needed",
		    "");
	arguments->emitter = gen_emitter_find(operands[0]);
	if (arguments->emitter == NULL)
		return fail_usage(program, "unknown mode: ", operands[0]);
	status = take_files(arguments, count - 1, operands + 1);
	return status >= 0 ? status : check_options(arguments);
}

/* ---- Options ---- */

static int
add_wanted(struct gen_arguments *arguments, const char *registry)
{
	if (arguments->wanted_count == GEN_CHOICE_MAX)
		return fail_usage(
		    arguments->program, "too many registries", "");
	arguments->wanted[arguments->wanted_count++] = registry;
	return -1;
}

/* Keeps the option's argument; -1 to go on. */
static int
keep(const char **value)
{
	*value = optarg;
	return -1;
}

/* Takes one option; -1 to go on, else the exit status. */
static int
take_option(struct gen_arguments *arguments, int option, const char *word)
{
	const struct gen_program *program = arguments->program;

	switch (option) {
	case 'i':
		return add_input(arguments, optarg);
	case 'o':
		return keep(&arguments->output);
	case OPTION_CHECK:
		arguments->check = true;
		return -1;
	case OPTION_FORCE:
		arguments->force = true;
		return -1;
	case OPTION_PREFIX:
		return keep(&arguments->prefix);
	case 'd':
		return keep(&arguments->depfile);
	case OPTION_OVERLAY:
		return keep(&arguments->overlay);
	case 'r':
		return add_wanted(arguments, optarg);
	case 'h':
		print_help(program);
		return EXIT_GOOD;
	case 'V':
		printf("%s %s\n", program->name, WSREG_VERSION);
		return EXIT_GOOD;
	case ':':
		return fail_usage(
		    program, "an argument is missing after ", word);
	default:
		return fail_usage(program, "no such option: ", word);
	}
}

int
gen_arguments_read(struct gen_arguments *arguments,
    const struct gen_program *program, int argc, char **argv)
{
	const struct option *known = options;
	const char *letters = ":i:o:r:hV";
	int option;

	*arguments =
	    (struct gen_arguments){ .program = program, .prefix = "wsreg" };
	if (program->builtin == NULL) {
		known += BUILTIN_OPTIONS;
		letters = ":r:hV";
	}
	opterr = 0;
	optind = 1;
	while ((option = getopt_long(argc, argv, letters, known, NULL)) != -1) {
		int status = take_option(arguments, option, argv[optind - 1]);

		if (status >= 0)
			return status;
	}
	return take_operands(arguments, argc - optind, argv + optind);
}
