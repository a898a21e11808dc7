/* SPDX-License-Identifier: MIT */
/* wsreg generate: what wsreg-gen does, also from the compiled-in snapshot. */

#include <stdlib.h>

#include "cli.h"
#include "command.h"

static int
run(struct cli *cli, int argc, char **argv)
{
	const struct wsreg_snapshot *builtin = wsreg_builtin();
	/* As if it were that which the snapshot was made from. */
	char *file = cli_print("%s.xml", wsreg_snapshot_id(builtin));
	const struct gen_program program = {
		.name = "wsreg generate",
		.complain = cli_die_of,
		.builtin = builtin,
		.file = file,
		.inputs = cli->inputs,
		.input_count = cli->input_count,
		.beneath = CLI_HISTORY_BUILTIN,
		.open = cli_history_open,
	};
	int status = gen_command(&program, argc, argv);

	free(file);
	return status;
}

const struct cli_command cli_generate = { "generate", "MODE [INPUT [OUTPUT]]",
	"Generate source code", .first = true, .run_own = run };
