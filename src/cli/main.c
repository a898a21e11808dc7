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

static int
run(struct cli *cli, const struct cli_command *command, bool version,
    char **operands, size_t count)
{
	int status = CLI_FOUND;

	if (!version)
		cli_choose_printer(cli, command);
	if (!command->reads || version)
		cli_open(cli);
	cli_output_open(cli);
	cli_look_at_terminal(cli);
	if (version)
		print_version(cli);
	else
		status = command->run(cli, operands, count);
	cli_output_close(cli);
	return status;
}

/* Answers what is asked of a command that is not the first word, as it has to
 * be to run. */
static int
answer_early(struct cli *cli, const struct cli_questions *questions,
    const struct cli_command *command)
{
	char help[] = "--help";
	char *words[] = { cli->argv[0], help, NULL };

	if (questions->help && command->run_own != NULL)
		return command->run_own(cli, 2, words);
	if (command->run_own != NULL ||
	    !cli_answer_questions(cli, questions, command))
		cli_die("`%s' must be the first word; see `wsreg %s --help'",
		    command->name, command->name);
	return CLI_FOUND;
}

/* The words are read twice where the command may stand anywhere: only once the
 * options are told from the operands it is known whose options they are. */
static int
run_words(struct cli *cli, int argc, char **argv)
{
	struct cli_questions questions = { 0 };
	const struct cli_command *command =
	    cli_find_command(argc > 1 ? argv[1] : NULL);
	bool first = command != NULL && command->first;
	char **operands;
	size_t count;

	if (first && command->run_own != NULL) {
		cli_take_environment(cli);
		return command->run_own(cli, argc - 1, argv + 1);
	}
	if (!first) {
		cli_read_options(NULL, NULL, NULL, argc, argv);
		command = cli_find_command(argv[optind]);
	}
	cli_read_options(cli, &questions,
	    command != NULL && command->first && !first ? NULL : command,
	    argc - first, argv + first);
	operands = argv + first + optind + (!first && command != NULL);
	count = (size_t)(argv + argc - operands);
	if (command != NULL && command->first && !first)
		return answer_early(cli, &questions, command);
	if (cli_answer_questions(cli, &questions, command))
		return CLI_FOUND;
	if (command == NULL && count == 0 && !questions.version)
		cli_die("a code or a name is needed; see `wsreg --help'");
	cli_take_environment(cli);
	return run(cli, command != NULL ? command : &cli_lookup,
	    questions.version, operands, count);
}

int
main(int argc, char **argv)
{
	/* Not on the stack: names of files, once made, stay in use. */
	static struct cli cli;

	cli.argv = argv;
	cli.out = stdout;
	return run_words(&cli, argc, argv);
}
