/* SPDX-License-Identifier: MIT */
/* What the full program adds: files are read, JSON is written. */

#include <string.h>

#include "inputs.h"
#include "model/model.h"
#include "snapshot.h"

static struct gen_model model;

/* Whether it begins with FILE:LINE. */
static bool
has_line(const char *text)
{
	const char *end = strstr(text, ": error: ");
	const char *at = end;

	while (at != NULL && at > text && ascii_is_digit(at[-1]))
		at--;
	return at != end && at > text && at[-1] == ':';
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
	.generate = cli_generate,
	.need_full = is_full,
	.diff = cli_diff,
	.lint = cli_lint,
	.log = cli_log,
	.check = cli_check,
	.json = &cli_json,
};
