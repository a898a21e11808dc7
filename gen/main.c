/* SPDX-License-Identifier: MIT */
/* wsreg-gen: compiles a registry file into C. */

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <string.h>

#include "ascii.h"
#include "emit.h"
#include "model.h"
#include "overlay.h"

/* Exit statuses, as in diff(1). */
enum { EXIT_GOOD = 0, EXIT_TROUBLE = 2 };

/* Names hashed in the search for good hash tables; some 20 ms. */
#define SEARCH_BUDGET 2000000

typedef void
emitter(struct gen_output *, const struct gen_source *);

static const struct mode {
	const char *name;
	emitter *emit;
	bool all_kinds; /* needs all six WebSocket registries */
} modes[] = {
	{ "header", gen_emit_header, false },
	{ "tables", gen_emit_tables, true },
};

struct arguments {
	const struct mode *mode;
	const char *overlay;
	const char *prefix;
	const char *const *inputs;
	size_t input_count;
	const char *output;
};

static const char usage[] =
    "usage: wsreg-gen [--overlay FILE] [--prefix PREFIX] MODE INPUT... "
    "OUTPUT\n";

static const char help[] =
    "Compiles IANA's WebSocket registries into C.\n"
    "\n"
    "  header   constants for the codes and names, and X-macro lists\n"
    "  tables   the tables that libwsreg is built from\n"
    "\n"
    "INPUT is a registry file, XML or IANA's text; later ones are laid over it.\n"
    "INPUT and OUTPUT may be - for standard input and output.\n"
    "\n"
    "      --overlay FILE   what the registries cannot say: C names, verdicts\n"
    "      --prefix PREFIX  of the constants (default wsreg)\n"
    "  -h, --help           this text\n"
    "  -V, --version        the version\n";

static int
fail_usage(const char *reason, const char *word)
{
	fprintf(stderr, "wsreg-gen: %s%s\n%s", reason, word, usage);
	return EXIT_TROUBLE;
}

static int
fail(const struct gen_error *error)
{
	const char *place = strstr(error->text, ": error: ");

	fprintf(
	    stderr, "%s%s\n", place != NULL ? "" : "wsreg-gen: ", error->text);
	return EXIT_TROUBLE;
}

static bool
read_overlay(
    struct gen_overlay *overlay, const char *file, struct gen_error *error)
{
	FILE *stream;
	bool good;

	*overlay = (struct gen_overlay){ 0 };
	if (file == NULL)
		return true;
	stream = fopen(file, "r");
	if (stream == NULL)
		return gen_error_set(error, file, 0, "%s", strerror(errno));
	good = gen_overlay_read(overlay, stream, file, error);
	fclose(stream);
	return good;
}

static bool
check_kinds(const struct arguments *arguments, const struct gen_model *model,
    struct gen_error *error)
{
	const char *file = arguments->inputs[0];

	for (int i = 0; arguments->mode->all_kinds && i < WSREG_KIND_COUNT; i++)
		if (model->snapshot.kinds[i] == WSREG_NONE)
			return gen_error_set(error, file, 0,
			    "one of the six WebSocket registries is missing");
	if (arguments->mode->all_kinds && model->snapshot.wire.pages == NULL)
		return gen_error_set(
		    error, file, 0, "the overlay has no `wire' lines");
	return true;
}

static bool
generate(const struct arguments *arguments, struct gen_error *error)
{
	struct gen_overlay overlay;
	struct gen_options options = { &overlay.data, SEARCH_BUDGET };
	struct gen_model model = { 0 };
	struct gen_output output = { .error = error };
	bool good = read_overlay(&overlay, arguments->overlay, error) &&
	    gen_model_read(&model, arguments->inputs, arguments->input_count,
		&options, error) &&
	    check_kinds(arguments, &model, error);

	if (good) {
		struct gen_source source = { &model.snapshot,
			arguments->inputs[0], arguments->prefix };

		arguments->mode->emit(&output, &source);
		good = gen_output_write(&output, arguments->output);
	}
	gen_output_free(&output);
	gen_model_free(&model);
	gen_overlay_free(&overlay);
	return good;
}

static const struct mode *
find_mode(const char *name)
{
	for (size_t i = 0; i < sizeof(modes) / sizeof(modes[0]); i++)
		if (strcmp(modes[i].name, name) == 0)
			return &modes[i];
	return NULL;
}

static int
take_operands(struct arguments *arguments, int count, char **operands)
{
	struct gen_error error = { 0 };

	if (!ascii_is_upper(ascii_upper(arguments->prefix[0])))
		return fail_usage(
		    "a prefix begins with a letter, not ", arguments->prefix);
	if (count < 3)
		return fail_usage("MODE, INPUT and OUTPUT are needed", "");
	arguments->mode = find_mode(operands[0]);
	if (arguments->mode == NULL)
		return fail_usage("unknown mode: ", operands[0]);
	if (count - 2 > WSREG_FILE_MAX)
		return fail_usage("too many files", "");
	arguments->inputs = (const char *const *)&operands[1];
	arguments->input_count = (size_t)count - 2;
	arguments->output = operands[count - 1];
	return generate(arguments, &error) ? EXIT_GOOD : fail(&error);
}

int
main(int argc, char **argv)
{
	static const struct option options[] = {
		{ "overlay", required_argument, NULL, 'o' },
		{ "prefix", required_argument, NULL, 'p' },
		{ "help", no_argument, NULL, 'h' },
		{ "version", no_argument, NULL, 'V' },
		{ NULL, 0, NULL, 0 },
	};
	struct arguments arguments = { .prefix = "wsreg" };
	int option;

	while ((option = getopt_long(argc, argv, "hV", options, NULL)) != -1)
		switch (option) {
		case 'o':
			arguments.overlay = optarg;
			break;
		case 'p':
			arguments.prefix = optarg;
			break;
		case 'h':
			printf("%s%s", usage, help);
			return EXIT_GOOD;
		case 'V':
			puts("wsreg-gen " WSREG_VERSION);
			return EXIT_GOOD;
		default:
			fputs(usage, stderr);
			return EXIT_TROUBLE;
		}
	return take_operands(&arguments, argc - optind, argv + optind);
}
