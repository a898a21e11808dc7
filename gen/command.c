/* SPDX-License-Identifier: MIT */
/* The generator's command line. */

#include "command.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <string.h>

#include "ascii.h"
#include "choose.h"
#include "clash.h"
#include "emit.h"
#include "guard.h"
#include "model.h"
#include "overlay.h"
#include "stale.h"

/* Exit statuses, as in diff(1). */
enum { EXIT_GOOD = 0, EXIT_STALE = 1, EXIT_TROUBLE = 2 };

/* Names hashed in the search for the tables' hash tables; some 20 ms. */
#define SEARCH_BUDGET 2000000

typedef void
emitter(struct gen_output *, const struct gen_source *);

struct mode {
	const char *name;
	emitter *emit;
	const char *what;
	bool whole; /* needs all registries and verdicts on close codes */
};

static const struct mode modes[] = {
	{ "header", gen_emit_header, "constants and X-macro lists in C",
	    false },
	{ "standalone", gen_emit_standalone,
	    "a C header with lookups that needs nothing else", false },
	{ "tables", gen_emit_tables, "the tables that libwsreg is built from",
	    true },
	{ "json", gen_emit_json, "the constants, and all of the document",
	    false },
	{ "go", gen_emit_go, "constants and their texts in Go", false },
	{ "python", gen_emit_python, "the same in Python", false },
	{ "rust", gen_emit_rust, "the same in Rust", false },
	{ "typescript", gen_emit_typescript, "the same in TypeScript", false },
};

#define MODE_COUNT (sizeof(modes) / sizeof(modes[0]))

struct arguments {
	const char *program;
	const struct mode *mode;
	const char *overlay, *prefix, *depfile;
	const char *wanted[GEN_CHOICE_MAX]; /* ids or short names */
	size_t wanted_count;
	const char *const *inputs;
	size_t input_count;
	const char *output;
	bool check, force;
};

enum { OPTION_CHECK = 256, OPTION_FORCE, OPTION_PREFIX };

static const struct option options[] = {
	{ "check", no_argument, NULL, OPTION_CHECK },
	{ "depfile", required_argument, NULL, 'd' },
	{ "force", no_argument, NULL, OPTION_FORCE },
	{ "help", no_argument, NULL, 'h' },
	{ "overlay", required_argument, NULL, 'o' },
	{ "prefix", required_argument, NULL, OPTION_PREFIX },
	{ "registry", required_argument, NULL, 'r' },
	{ "version", no_argument, NULL, 'V' },
	{ NULL, 0, NULL, 0 },
};

/* ---- Messages ---- */

static void
print_usage(FILE *stream, const char *program)
{
	fprintf(
	    stream, "usage: %s [OPTION...] MODE INPUT... OUTPUT\n", program);
}

static void
print_help(const char *program)
{
	print_usage(stdout, program);
	puts("Compiles IANA's WebSocket registries into C and other "
	     "languages.\n");
	for (size_t i = 0; i < MODE_COUNT; i++)
		printf("  %-11s %s\n", modes[i].name, modes[i].what);
	puts("\n"
	     "INPUT is a registry file in XML; later ones add private codes "
	     "and names.\n"
	     "INPUT and OUTPUT may be - for standard input and output.\n"
	     "\n"
	     "      --check          write nothing; show what would change\n"
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

static int
fail_usage(const char *program, const char *reason, const char *word)
{
	fprintf(stderr, "%s: %s%s; try %s --help\n", program, reason, word,
	    program);
	return EXIT_TROUBLE;
}

static int
fail(const char *program, const struct gen_error *error)
{
	const char *place = strstr(error->text, ": error: ");

	if (place == NULL)
		fprintf(stderr, "%s: ", program);
	fprintf(stderr, "%s\n", error->text);
	return EXIT_TROUBLE;
}

/* ---- Generating ---- */

static bool
read_overlay(
    struct gen_overlay *overlay, const char *file, struct gen_error *error)
{
	FILE *stream = NULL;
	bool good = true;

	if (file != NULL) {
		stream = fopen(file, "r");
		if (stream == NULL)
			return gen_error_set(
			    error, file, 0, "%s", strerror(errno));
		good = gen_overlay_add(overlay, stream, file, error);
		fclose(stream);
	}
	return good && gen_overlay_add_builtin(overlay, error) &&
	    gen_overlay_finish(overlay, file, error);
}

static bool
check_whole(const struct arguments *arguments,
    const struct wsreg_snapshot *snapshot, struct gen_error *error)
{
	for (int i = 0; i < WSREG_KIND_COUNT; i++)
		if (snapshot->kinds[i] == WSREG_NONE)
			return gen_error_set(error, arguments->inputs[0], 0,
			    "one of the six WebSocket registries is missing");
	return true;
}

/* Prints what is asked for into `output`. */
static bool
emit(const struct arguments *arguments, const struct gen_model *model,
    const struct gen_overlay *overlay, struct gen_output *output)
{
	const struct wsreg_registry *chosen[GEN_CHOICE_MAX];
	struct gen_source source = {
		.snapshot = &model->snapshot,
		.file = arguments->inputs[0],
		.prefix = arguments->prefix,
		.registries = chosen,
	};
	struct gen_error *error = output->error;

	if (!gen_choose(&source, arguments->wanted, arguments->wanted_count,
		chosen, error))
		return false;
	if (arguments->mode->whole &&
	    !check_whole(arguments, source.snapshot, error))
		return false;
	if (!arguments->force &&
	    !gen_guard_input(
		&source, overlay, arguments->wanted_count == 0, error))
		return false;
	for (size_t i = 0; i < source.registry_count; i++)
		if (!gen_clash_check(chosen[i], error))
			return false;
	arguments->mode->emit(output, &source);
	return !error->set;
}

/* Writes it, or says how it differs. */
static int
finish(const struct arguments *arguments, struct gen_output *output)
{
	struct gen_error *error = output->error;
	bool stale = false;

	if (arguments->check) {
		if (!gen_stale_show(output, arguments->output, &stale))
			return fail(arguments->program, error);
		return stale ? EXIT_STALE : EXIT_GOOD;
	}
	if ((!arguments->force &&
		!gen_guard_output(output, arguments->output)) ||
	    !gen_output_write(output, arguments->output))
		return fail(arguments->program, error);
	return EXIT_GOOD;
}

static bool
write_depfile(const struct arguments *arguments, struct gen_error *error)
{
	struct gen_output output = { .error = error };
	bool good;

	if (arguments->depfile == NULL || arguments->check)
		return true;
	gen_print_target(&output, arguments->output);
	gen_print(&output, ":");
	for (size_t i = 0; i < arguments->input_count; i++)
		if (strcmp(arguments->inputs[i], "-") != 0) {
			gen_print(&output, " ");
			gen_print_target(&output, arguments->inputs[i]);
		}
	if (arguments->overlay != NULL) {
		gen_print(&output, " ");
		gen_print_target(&output, arguments->overlay);
	}
	gen_print(&output, "\n");
	good = gen_output_write(&output, arguments->depfile);
	gen_output_free(&output);
	return good;
}

static int
generate(const struct arguments *arguments)
{
	struct gen_error error = { 0 };
	struct gen_overlay overlay = { 0 };
	struct gen_options settings = { .overlay = &overlay.data,
		.budget = arguments->mode->whole ? SEARCH_BUDGET : 1,
		.keep_both = true };
	struct gen_model model = { 0 };
	struct gen_output output = { .error = &error };
	int status = EXIT_TROUBLE;

	if (read_overlay(&overlay, arguments->overlay, &error) &&
	    gen_model_read(&model, arguments->inputs, arguments->input_count,
		&settings, &error) &&
	    emit(arguments, &model, &overlay, &output) &&
	    write_depfile(arguments, &error))
		status = finish(arguments, &output);
	else
		status = fail(arguments->program, &error);
	gen_output_free(&output);
	gen_model_free(&model);
	gen_overlay_free(&overlay);
	return status;
}

/* ---- Arguments ---- */

static const struct mode *
find_mode(const char *name)
{
	for (size_t i = 0; i < MODE_COUNT; i++)
		if (strcmp(modes[i].name, name) == 0)
			return &modes[i];
	return NULL;
}

static int
take_operands(struct arguments *arguments, int count, char **operands)
{
	const char *program = arguments->program;

	if (!ascii_is_upper(ascii_upper(arguments->prefix[0])))
		return fail_usage(program,
		    "a prefix begins with a letter, not ", arguments->prefix);
	if (strlen(arguments->prefix) >= GEN_PREFIX_SIZE)
		return fail_usage(
		    program, "too long a prefix: ", arguments->prefix);
	if (count < 3)
		return fail_usage(
		    program, "MODE, INPUT and OUTPUT are needed", "");
	arguments->mode = find_mode(operands[0]);
	if (arguments->mode == NULL)
		return fail_usage(program, "unknown mode: ", operands[0]);
	if (arguments->mode->whole && arguments->wanted_count > 0)
		return fail_usage(
		    program, "--registry is not for mode ", operands[0]);
	if (count - 2 > WSREG_FILE_MAX)
		return fail_usage(program, "too many files", "");
	if (arguments->check && strcmp(operands[count - 1], "-") == 0)
		return fail_usage(program, "--check needs a file, not -", "");
	arguments->inputs = (const char *const *)&operands[1];
	arguments->input_count = (size_t)count - 2;
	arguments->output = operands[count - 1];
	return generate(arguments);
}

/* Takes one option; -1 to go on, else the exit status. */
static int
take_option(struct arguments *arguments, int option, const char *word)
{
	switch (option) {
	case OPTION_CHECK:
		arguments->check = true;
		return -1;
	case OPTION_FORCE:
		arguments->force = true;
		return -1;
	case OPTION_PREFIX:
		arguments->prefix = optarg;
		return -1;
	case 'd':
		arguments->depfile = optarg;
		return -1;
	case 'o':
		arguments->overlay = optarg;
		return -1;
	case 'r':
		if (arguments->wanted_count == GEN_CHOICE_MAX)
			return fail_usage(
			    arguments->program, "too many registries", "");
		arguments->wanted[arguments->wanted_count++] = optarg;
		return -1;
	case 'h':
		print_help(arguments->program);
		return EXIT_GOOD;
	case 'V':
		puts("wsreg-gen " WSREG_VERSION);
		return EXIT_GOOD;
	case ':':
		return fail_usage(
		    arguments->program, "an argument is missing after ", word);
	default:
		return fail_usage(arguments->program, "no such option: ", word);
	}
}

int
gen_command(const char *program, int argc, char **argv)
{
	struct arguments arguments = { .program = program, .prefix = "wsreg" };
	int option;

	opterr = 0;
	optind = 1;
	while (
	    (option = getopt_long(argc, argv, ":r:hV", options, NULL)) != -1) {
		int status = take_option(&arguments, option, argv[optind - 1]);

		if (status >= 0)
			return status;
	}
	return take_operands(&arguments, argc - optind, argv + optind);
}
