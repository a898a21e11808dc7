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
has_line(const char *text)
{
	const char *at = strstr(text, ": error: ");

	return at != NULL && at > text && ascii_is_digit(at[-1]);
}

_Noreturn void
cli_die_of(const char *text)
{
	if (has_line(text))
		cli_die_at("%s", text);
	cli_die("%s", text);
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
		cli_die_of(error.text);
	cli->snapshot = &model.snapshot;
	if (cli->strict)
		cli_check_strict(cli);
}

static void
is_full(const struct cli *cli)
{
	(void)cli;
}

const struct cli_backend cli_backend = {
	.open = open_snapshot,
	.generate = cli_generate,
	.need_full = is_full,
	.diff = cli_diff,
	.lint = cli_lint,
	.check = cli_check,
	.json = &cli_json,
};
