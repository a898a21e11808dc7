/* SPDX-License-Identifier: MIT */
/* wsreg: IANA's WebSocket registries on the command line. */

#include <getopt.h>

#include "commands.h"

static void
print_version(const struct cli *cli)
{
	const struct wsreg_snapshot *snapshot = cli->snapshot;
	const char *updated = wsreg_snapshot_updated(snapshot);

	fputs("wsreg " WSREG_VERSION "\nsnapshot ", cli->out);
	cli_put(cli, wsreg_snapshot_id(snapshot));
	fputs(" of ", cli->out);
	cli_put(cli, updated[0] != '\0' ? updated : "an unknown day");
	fputs(" (", cli->out);
	cli_put(cli, wsreg_snapshot_source(snapshot));
	fprintf(cli->out, ")\nSHA-256 %s\n", wsreg_snapshot_sha256(snapshot));
}

/* Answers what is asked of the command, or runs it. */
static int
run(struct cli *cli, const struct cli_command *command, char **operands,
    size_t count)
{
	int status = CLI_FOUND;

	if (cli_answer(cli, command))
		return CLI_FOUND;
	if (command == NULL && count == 0 && !cli->version)
		cli_die("a code or a name is needed; see `wsreg --help'");
	if (command == NULL)
		command = &cli_lookup;
	cli_take_environment(cli);
	if (!cli->version)
		cli_choose_printer(cli, command);
	if (!command->reads || cli->version)
		cli_open(cli);
	cli_output_check(cli, cli->inputs, cli->input_count);
	if (command->reads)
		cli_output_check(cli, (const char *const *)operands, count);
	cli_output_open(cli);
	cli_look_at_terminal(cli);
	if (cli->version)
		print_version(cli);
	else
		status = command->run(cli, operands, count);
	cli_output_close(cli);
	return status;
}

/* Runs a command that is the first of the words. */
static int
run_first(
    struct cli *cli, const struct cli_command *command, int argc, char **argv)
{
	if (command->run_own != NULL) {
		cli_take_environment(cli);
		return command->run_own(cli, argc, argv);
	}
	cli_read_options(cli, command, argc, argv);
	return run(cli, command, argv + optind, (size_t)(argc - optind));
}

/* Runs what the words ask for where the first is an option or a key.  Options
 * are read twice: only once operands are told from options it is known whose
 * options they are. */
static int
run_any(struct cli *cli, int argc, char **argv)
{
	const struct cli_command *command;
	char help[] = "--help";
	char *words[] = { argv[0], help, NULL };
	bool first;
	int at;

	cli_read_options(NULL, NULL, argc, argv);
	command = cli_find_command(argv[optind]);
	first = command != NULL && command->first;
	cli_read_options(cli, first ? NULL : command, argc, argv);
	if (first && cli->help)
		return run_first(cli, command, 2, words);
	if (first)
		cli_die("`%s' must be the first word; see `wsreg %s --help'",
		    command->name, command->name);
	at = optind + (command != NULL);
	return run(cli, command, argv + at, (size_t)(argc - at));
}

int
main(int argc, char **argv)
{
	/* Not on the stack: a model borrows the names of its files. */
	static struct cli cli;
	const struct cli_command *command =
	    cli_find_command(argc > 1 ? argv[1] : NULL);

	cli.argv = argv;
	cli.out = stdout;
	if (command != NULL)
		return run_first(&cli, command, argc - 1, argv + 1);
	return run_any(&cli, argc, argv);
}
