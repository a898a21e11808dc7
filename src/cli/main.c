/* SPDX-License-Identifier: MIT */
/* wsreg: IANA's WebSocket registries on the command line. */

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "options.h"

static const struct command {
	const char *name, *operands, *summary;
	const struct cli_command *command;
	const char *formats;
	bool reads; /* it reads files itself, those that it is given */
} commands[] = {
	{ "lookup", "KEY...", "what IANA says about codes and names",
	    &cli_lookup, "text, json", false },
	{ "list", "[REGISTRY]", "the registries; the records of one", &cli_list,
	    "text, json, names", false },
	{ "search", "WORD...", "records that contain all the words",
	    &cli_search, "text, json, names", false },
	{ "export", "[REGISTRY...]", "registries in other formats", &cli_export,
	    "csv, json, xml, markdown, text", false },
	{ "diff", "[OLD] NEW", "what changed between two registry files",
	    &cli_diff, "text, json, markdown, github", true },
	{ "lint", "[FILE]", "what is wrong or odd in a registry file",
	    &cli_lint, "text, json, github, sarif, ignore", true },
	{ "log", "KEY [SNAPSHOT...]", "when a key came and how it changed",
	    &cli_log, "text, json, markdown", true },
	{ "rules", "[ID...]", "the rules that traffic is checked by",
	    &cli_rules, "text, json, markdown, names", false },
	{ "check", "[FILE...]", "captured traffic against the rules",
	    &cli_check, "text, json, sarif, junit", true },
	{ "generate", "MODE [INPUT [OUTPUT]]", "C and other languages",
	    &cli_generate, NULL, true },
};

#define COMMAND_COUNT (sizeof(commands) / sizeof(commands[0]))

static const char common_options[] =
    "  -i, --input FILE       use this registry file instead of the one\n"
    "                         compiled in; further ones are laid over it\n"
    "                         (also: the environment's WSREG_INPUT)\n"
    "  -f, --format FORMAT    %s\n"
    "  -r, --registry REGISTRY\n"
    "                         only this one: its id, or extension,\n"
    "                         subprotocol, version, close, opcode, bit\n"
    "      --color WHEN       auto, always or never\n"
    "  -o, --output FILE      write to FILE, whole or not at all\n"
    "      --strict           refuse what is odd in a registry file\n";

static const char diff_options[] =
    "      --fail-on SEVERITY with diff: from which severity on the exit\n"
    "                         status is 1: breaking, additive or any\n";

static const char lint_options[] =
    "      --fail-on SEVERITY with lint: from which severity on the exit\n"
    "                         status is 1: error, warning or note\n"
    "      --ignore FILE      with lint: leave out the findings in FILE\n"
    "      --rules            with lint: list what it looks for\n";

static const char last_options[] =
    "  -h, --help             this text\n"
    "  -V, --version          the version, and the snapshot's date and\n"
    "                         SHA-256\n"
    "\n"
    "A FILE may be - for standard input, or @DATE for an older snapshot.\n"
    "Exit status: 0 found, equal or clean; 1 not found, different or odd;\n"
    "2 trouble.\n";

struct request {
	const struct command *command;
	bool help, version;
};

/* ---- Help ---- */

/* The options of a command, or of all. */
static void
print_options(FILE *out, const struct command *command)
{
	fprintf(out, common_options,
	    command != NULL ? command->formats
			    : "text, json; others with export");
	if (command == NULL || command->command == &cli_diff)
		fputs(diff_options, out);
	if (command == NULL || command->command == &cli_lint)
		fputs(lint_options, out);
	fputs(last_options, out);
}

static void
print_help(FILE *out, const struct command *command)
{
	if (command != NULL) {
		fprintf(out, "usage: wsreg %s [OPTION...] %s\n\n%s\n\n",
		    command->name, command->operands, command->summary);
		print_options(out, command);
		return;
	}
	fputs("usage: wsreg [OPTION...] KEY...\n"
	      "       wsreg COMMAND [OPTION...] [OPERAND...]\n"
	      "\n"
	      "What IANA's WebSocket registries say about close codes, "
	      "opcodes, versions,\n"
	      "subprotocols, extensions and header bits.\n\n",
	    out);
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		fprintf(out, "  %-8s %-21s %s\n", commands[i].name,
		    commands[i].operands, commands[i].summary);
	fputc('\n', out);
	print_options(out, NULL);
}

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

/* ---- Options ---- */

static void
take_options(struct cli *cli, struct request *request, int argc, char **argv)
{
	static const struct option options[] = {
		{ "input", required_argument, NULL, 'i' },
		{ "format", required_argument, NULL, 'f' },
		{ "registry", required_argument, NULL, 'r' },
		{ "color", required_argument, NULL, CLI_OPTION_COLOR },
		{ "output", required_argument, NULL, 'o' },
		{ "strict", no_argument, NULL, CLI_OPTION_STRICT },
		{ "fail-on", required_argument, NULL, CLI_OPTION_FAIL_ON },
		{ "ignore", required_argument, NULL, CLI_OPTION_IGNORE },
		{ "rules", no_argument, NULL, CLI_OPTION_RULES },
		{ "help", no_argument, NULL, 'h' },
		{ "version", no_argument, NULL, 'V' },
		{ NULL, 0, NULL, 0 },
	};
	int option;

	opterr = 0; /* the messages are ours */
	while ((option = getopt_long(
		    argc, argv, ":i:f:r:o:hV", options, NULL)) != -1) {
		if (option == '?' || option == ':')
			cli_refuse_option(option, argv);
		if (option == 'h')
			request->help = true;
		else if (option == 'V')
			request->version = true;
		else
			cli_take_option(cli, option);
	}
}

/* Whether the word stands in a list with commas. */
static bool
is_listed(const char *list, const char *word)
{
	size_t size = strlen(word);
	const char *at = list;

	while ((at = strstr(at, word)) != NULL) {
		if ((at == list || at[-1] == ' ') &&
		    (at[size] == ',' || at[size] == '\0'))
			return true;
		at += size;
	}
	return false;
}

/* What an option asks for has to be of some use. */
static void
check_options(const struct cli *cli, const struct command *command)
{
	bool lints = command != NULL && command->command == &cli_lint;
	bool differs = command != NULL && command->command == &cli_diff;
	const char *formats =
	    command != NULL ? command->formats : commands[0].formats;

	if (cli->fail_on != NULL && !differs && !lints)
		cli_die("--fail-on goes with diff and lint");
	if ((cli->ignore != NULL || cli->catalogue) && !lints)
		cli_die("--ignore and --rules go with lint");
	if (cli->format_name != NULL && !is_listed(formats, cli->format_name))
		cli_die("no such format as `%s' here, but %s; see --help",
		    cli->format_name, formats);
}

/* ---- Running ---- */

static const struct command *
find_command(const char *name)
{
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		if (strcmp(name, commands[i].name) == 0)
			return &commands[i];
	return NULL;
}

static int
run(struct cli *cli, const struct request *request, char **operands,
    size_t count)
{
	int status = CLI_FOUND;

	if (request->command == NULL || !request->command->reads ||
	    request->version)
		cli_open(cli);
	cli_output_check(cli, cli->inputs, cli->input_count);
	cli_output_check(cli, &cli->ignore, 1);
	if (request->command != NULL && request->command->reads)
		cli_output_check(cli, (const char *const *)operands, count);
	cli_output_open(cli);
	cli_look_at_terminal(cli);
	if (request->version)
		print_version(cli);
	else if (request->command != NULL)
		status = request->command->command->run(cli, operands, count);
	else
		status = cli_lookup.run(cli, operands, count);
	cli_output_close(cli);
	return status;
}

/* Where options came before a command that has its own. */
static int
help_own(struct cli *cli, const struct request *request)
{
	const struct command *command = request->command;
	char help[] = "--help";
	char *words[] = { cli->argv[0], help, NULL };

	if (!request->help)
		cli_die("`%s' must be the first word; see `wsreg %s --help'",
		    command->name, command->name);
	optind = 1;
	return command->command->run_own(cli, 2, words);
}

int
main(int argc, char **argv)
{
	/* Not on the stack: names of files, once made, stay in use. */
	static struct cli cli;
	struct request request = { 0 };
	char **operands;
	size_t count;

	cli.argv = argv;
	cli.out = stdout;
	if (argc > 1)
		request.command = find_command(argv[1]);
	if (request.command != NULL &&
	    request.command->command->run_own != NULL)
		return request.command->command->run_own(
		    &cli, argc - 1, argv + 1);
	take_options(&cli, &request, argc, argv);
	cli_take_environment(&cli);
	operands = argv + optind;
	count = (size_t)(argc - optind);
	request.command = count > 0 ? find_command(operands[0]) : NULL;
	if (request.command != NULL) {
		if (request.command->command->run_own != NULL)
			return help_own(&cli, &request);
		operands++;
		count--;
	} else if (count == 0 && !request.help && !request.version) {
		cli_die("a code or a name is needed; see `wsreg --help'");
	}
	if (request.help) {
		cli_output_open(&cli);
		print_help(cli.out, request.command);
		cli_output_close(&cli);
		return CLI_FOUND;
	}
	if (!request.version)
		check_options(&cli, request.command);
	return run(&cli, &request, operands, count);
}
