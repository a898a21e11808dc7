/* SPDX-License-Identifier: MIT */
/* What the full program adds: files are read, JSON is written. */

#include "cli.h"
#include "model/model.h"
#include "snapshot.h"

static struct gen_model model;

static void
open_snapshot(struct cli *cli)
{
	struct cli_input input = { cli->inputs, cli->input_count, NULL };

	cli->snapshot = wsreg_builtin();
	if (cli->input_count == 0)
		return;
	cli_check_standard(&input, 1);
	cli_read_model(cli, &model, &input);
	cli->snapshot = input.snapshot;
}

static void
is_full(const struct cli *cli)
{
	(void)cli;
}

const struct cli_backend cli_backend = {
	.open = open_snapshot,
	.generate = &cli_generate,
	.need_full = is_full,
	.diff = &cli_diff,
	.lint = &cli_lint,
	.log = &cli_log,
	.check = &cli_check,
};
