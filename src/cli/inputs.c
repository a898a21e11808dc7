/* SPDX-License-Identifier: MIT */
/* Snapshots read from files, and two of them for comparison.  Each ends the
 * program if it cannot be read, with the message of the reader. */

#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "index.h"
#include "model/model.h"

/* A multiplier that spreads well is good enough for one run. */
#define SEARCH_BUDGET 1

void
cli_check_standard(const struct cli_input inputs[], size_t count)
{
	bool read = false;

	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < inputs[i].count; j++) {
			bool standard = strcmp(inputs[i].files[j], "-") == 0;

			if (standard && read)
				cli_die("standard input cannot be read twice");
			read = read || standard;
		}
}

/* Returns whether the file is the compiled-in snapshot. */
static bool
is_builtin(const char *file)
{
	return strcmp(file, CLI_HISTORY_BUILTIN) == 0;
}

/* Fills `model` from the input's files as the options say. */
static void
read_files(const struct cli *cli, struct gen_model *model,
    struct cli_input *input, const struct gen_options *options)
{
	struct gen_error error = { 0 };
	struct cli view = *cli;

	cli_index_forget(&model->snapshot);
	gen_model_prepare();
	gen_sandbox_enter();
	if (!gen_model_read(model, input->files, input->count, options, &error))
		cli_die_of(error.text);
	if (is_builtin(model->snapshot.source))
		model->snapshot.source = wsreg_builtin()->source;
	input->snapshot = view.snapshot = &model->snapshot;
	if (cli->strict)
		cli_check_strict(&view);
}

/* Fills `model` from the input's files, or from one file of private codes and
 * the compiled-in snapshot beneath it, and says so.  Only files of --input are
 * merged so: an operand is the very file that a command is about. */
static void
read_input(const struct cli *cli, struct gen_model *model,
    struct cli_input *input, size_t budget)
{
	const struct gen_options options = {
		.overlay = wsreg_tables.overlay,
		.budget = budget,
		.beneath =
		    input->files == cli->inputs ? CLI_HISTORY_BUILTIN : NULL,
		.open = cli_history_open,
	};

	read_files(cli, model, input, &options);
	if (model->base > 0)
		cli_complain("%s has private codes alone: merged on top of the "
			     "built-in snapshot of %s",
		    model->names[0], wsreg_snapshot_updated(&model->snapshot));
}

void
cli_read_model(
    const struct cli *cli, struct gen_model *model, struct cli_input *input)
{
	read_input(cli, model, input, SEARCH_BUDGET);
}

void
cli_open(struct cli *cli)
{
	/* The snapshot stays where it was filled, to the program's end. */
	static struct gen_model model;
	struct cli_input input = { cli->inputs, cli->input_count, NULL };

	cli->snapshot = wsreg_builtin();
	if (cli->input_count == 0 ||
	    (cli->input_count == 1 && is_builtin(cli->inputs[0])))
		return;
	cli_check_standard(&input, 1);
	cli_read_model(cli, &model, &input);
	cli->snapshot = input.snapshot;
}

/* Opens the least registry file that the reader takes, in place of any file. */
static FILE *
open_nothing(const char *file)
{
	static char text[] =
	    "<registry xmlns='http://www.iana.org/assignments'/>";

	(void)file;
	return fmemopen(text, sizeof(text) - 1, "rb");
}

void
cli_read_nothing(struct gen_model *model)
{
	static const char *const name = "/dev/null";
	const struct cli lenient = { .strict = false };
	const struct gen_options options = {
		.overlay = wsreg_tables.overlay,
		.open = open_nothing,
	};
	struct cli_input input = { &name, 1, NULL };
	struct gen_input none;

	read_files(&lenient, model, &input, &options);
	/* The digest is that of the file, which has no octets. */
	sha256_init(&none.digest);
	gen_input_digest(&none, model->sha256);
}

/* Returns whether the input is /dev/null alone, which stands for a file that
 * does not exist. */
static bool
is_nothing(const struct cli_input *input)
{
	return input->count == 1 && strcmp(input->files[0], "/dev/null") == 0;
}

void
cli_read(const struct cli *cli, struct cli_input inputs[2])
{
	/* Snapshots stay where they were filled, to the program's end. */
	static struct gen_model models[2];

	for (size_t i = 0; i < 2; i++) {
		inputs[i].snapshot = wsreg_builtin();
		if (is_nothing(&inputs[i])) {
			cli_read_nothing(&models[i]);
			inputs[i].snapshot = &models[i].snapshot;
		} else if (inputs[i].count > 0) {
			/* A diff looks up no names: no hash tables. */
			read_input(cli, &models[i], &inputs[i], 0);
		}
	}
}
