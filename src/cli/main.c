/* SPDX-License-Identifier: MIT */
/* wsreg: IANA's WebSocket registries on the command line. */

#include <getopt.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "commands.h"
#include "file/file.h"

static void
print_version(const struct cli *cli)
{
	const struct wsreg_snapshot *snapshot = cli->snapshot;
	const char *updated = wsreg_snapshot_updated(snapshot);

	fputs("wsreg " WSREG_VERSION "\nsnapshot ", cli->out);
	cli_put(cli, wsreg_snapshot_id(snapshot));
	fputs(" of ", cli->out);
	cli_put(cli, updated[0] != '\0' ? updated : "an unknown date");
	fputs(" (", cli->out);
	cli_put(cli, wsreg_snapshot_source(snapshot));
	fprintf(cli->out, ")\nSHA-256 %s\n", wsreg_snapshot_sha256(snapshot));
	/* What is active is what the kernel let happen. */
	gen_sandbox_enter();
	fprintf(cli->out, "sandbox: %s\n", gen_sandbox_describe());
}

/* Suggests a command if the first key, which may be one that is misspelt, was
 * not found. */
static void
suggest_command(const struct cli *cli, char *const *keys)
{
	char *key = cli_fold(keys[0]);
	struct cli_answer answer = { .query = key };

	cli_match(cli, &answer);
	if (answer.count == 0)
		cli_suggest_command(key);
	cli_answer_free(&answer);
}

/* Names the files that are still to be read; commands add those of their own
 * options, and enter the sandbox when they read the first one. */
static void
name_files(const struct cli *cli, const struct cli_command *command,
    char **operands, size_t count)
{
	for (size_t i = 0; i < cli->input_count; i++)
		gen_sandbox_name(cli->inputs[i], GEN_SANDBOX_READ);
	for (size_t i = 0; command->reads && i < count; i++)
		gen_sandbox_name(operands[i], GEN_SANDBOX_READ);
}

/* Answers what is asked of the command, or runs it. */
static int
run(struct cli *cli, const struct cli_command *command, char **operands,
    size_t count)
{
	bool named = command != NULL;
	int status = CLI_FOUND;

	if (cli_answer(cli, command))
		return CLI_FOUND;
	if (!named && count == 0 && !cli->version)
		cli_die_usage(NULL, "a code or a name is needed");
	if (!named)
		command = &cli_lookup;
	cli_take_environment(cli);
	if (!cli->version)
		cli_choose_printer(cli, command);
	cli_output_check(cli, cli->inputs, cli->input_count);
	if (command->reads)
		cli_output_check(cli, (const char *const *)operands, count);
	cli_output_open(cli);
	cli_look_at_terminal(cli);
	name_files(cli, command, operands, count);
	if (!command->reads || cli->version)
		cli_open(cli);
	if (cli->version)
		print_version(cli);
	else
		status = command->run(cli, operands, count);
	if (!named && status == CLI_NOT_FOUND)
		suggest_command(cli, operands);
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
		cli_die_usage(command->name, "`%s' must be the first word",
		    command->name);
	at = optind + (command != NULL);
	return run(cli, command, argv + at, (size_t)(argc - at));
}

static int
run_words(struct cli *cli, int argc, char **argv)
{
	const struct cli_command *command =
	    cli_find_command(argc > 1 ? argv[1] : NULL);

	if (command != NULL)
		return run_first(cli, command, argc - 1, argv + 1);
	return run_any(cli, argc, argv);
}

/* Does for `wsreg help [COMMAND]' what --help does. */
static int
run_help(struct cli *cli, int argc, char **argv)
{
	char help[] = "--help";
	char *words[] = { argv[0], help, help, NULL };

	if (argc > 3 || (argc == 3 && cli_find_command(argv[2]) == NULL))
		cli_die_usage(NULL, "help takes the name of a command");
	if (argc == 3)
		words[1] = argv[2];
	return run_words(cli, 3, words);
}

/* Allocates memory for jansson, or ends the program: jansson does not report
 * each failure.  It prints objects without the name of a member, and takes text
 * that it cannot hold for malformed. */
static void *
allocate(size_t size)
{
	return cli_grow(NULL, size, 1);
}

int
main(int argc, char **argv)
{
	/* Not on the stack: a model borrows the names of its files. */
	static struct cli cli;
	char version[] = "--version";
	char *words[] = { argv[0], version, NULL };

	gen_descriptors_open();
	json_set_alloc_funcs(allocate, free);
	cli.argv = argv;
	cli.out = stdout;
	if (argc > 1 && strcmp(argv[1], "help") == 0)
		return run_help(&cli, argc, argv);
	if (argc == 2 && strcmp(argv[1], "version") == 0)
		return run_words(&cli, 2, words);
	return run_words(&cli, argc, argv);
}
