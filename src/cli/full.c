/* SPDX-License-Identifier: MIT */
/* What the full program adds: files are read, JSON is written. */

#include <string.h>

#include "ascii.h"
#include "cli.h"
#include "model.h"

/* A multiplier that spreads well is good enough for one run. */
#define SEARCH_BUDGET 1

static struct gen_model model;

/* Whether it begins with FILE:LINE. */
static bool
has_line(const struct gen_error *error)
{
	const char *at = strstr(error->text, ": error: ");

	return at != NULL && at > error->text && ascii_is_digit(at[-1]);
}

static _Noreturn void
fail(const struct gen_error *error)
{
	if (has_line(error))
		cli_die_at("%s", error->text);
	cli_die("%s", error->text);
}

static void
open_snapshot(struct cli *cli)
{
	const struct gen_options options = {
		.overlay = wsreg_tables.overlay,
		.budget = SEARCH_BUDGET,
	};
	struct gen_error error = { 0 };

	cli->snapshot = wsreg_builtin();
	if (cli->input_count == 0)
		return;
	if (!gen_model_read(
		&model, cli->inputs, cli->input_count, &options, &error))
		fail(&error);
	cli->snapshot = &model.snapshot;
	if (cli->strict)
		cli_check_strict(cli);
}

const struct cli_backend cli_backend = {
	.open = open_snapshot,
	.json = &cli_json,
};
