/* SPDX-License-Identifier: MIT */
/* wsreg: IANA's WebSocket registries on the command line. */

#include <getopt.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli.h"

static int
run_diff(struct cli *cli, char **operands, size_t count)
{
	return cli_backend.diff(cli, operands, count);
}

static int
run_lint(struct cli *cli, char **operands, size_t count)
{
	return cli_backend.lint(cli, operands, count);
}

static int
run_log(struct cli *cli, char **operands, size_t count)
{
	return cli_backend.log(cli, operands, count);
}

static const struct command {
	const char *name, *operands, *summary;
	int (*run)(struct cli *cli, char **operands, size_t count);
	const char *formats;
	bool reads; /* it reads files itself, those that it is given */
} commands[] = {
	{ "lookup", "KEY...", "what IANA says about codes and names",
	    cli_lookup, "text, json", false },
	{ "list", "[REGISTRY]", "the registries; the records of one", cli_list,
	    "text, json, names", false },
	{ "search", "WORD...", "records that contain all the words", cli_search,
	    "text, json, names", false },
	{ "export", "[REGISTRY...]", "registries in other formats", cli_export,
	    "csv, json, xml, markdown, text", false },
	{ "diff", "[OLD] NEW", "what changed between two registry files",
	    run_diff, "text, json, markdown, github", true },
	{ "lint", "[FILE]", "what is wrong or odd in a registry file", run_lint,
	    "text, json, github, sarif, ignore", true },
	{ "log", "KEY [SNAPSHOT...]", "when a key came and how it changed",
	    run_log, "text, json, markdown", true },
	/* The generator's own options: it must be the first word. */
	{ "generate", "MODE [INPUT [OUTPUT]]", "C and other languages", NULL,
	    NULL, false },
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
    "      --strict           refuse what is odd in a registry file\n"
    "      --fail-on SEVERITY from which severity on the exit status is 1;\n"
    "                         with diff: breaking, additive, any;\n"
    "                         with lint: error, warning, note\n"
    "      --ignore FILE      with lint: leave out the findings in FILE\n"
    "      --rules            with lint: list what it looks for\n"
    "  -h, --help             this text\n"
    "  -V, --version          the version, and the snapshot's date and\n"
    "                         SHA-256\n"
    "\n"
    "Exit status: 0 found, equal or clean; 1 not found, different or odd;\n"
    "2 trouble.\n";

static const struct {
	const char *name;
	enum cli_format format;
} formats[] = {
	{ "text", CLI_TEXT },
	{ "json", CLI_JSON },
	{ "csv", CLI_CSV },
	{ "xml", CLI_XML },
	{ "markdown", CLI_MARKDOWN },
	{ "github", CLI_GITHUB },
	{ "names", CLI_NAMES },
	{ "sarif", CLI_SARIF },
	{ "ignore", CLI_IGNORE },
};

/* Options without a letter. */
enum {
	OPTION_COLOR = 256,
	OPTION_STRICT,
	OPTION_FAIL_ON,
	OPTION_IGNORE,
	OPTION_RULES,
};

struct request {
	const struct command *command;
	const char *color;
	bool help, version;
};

/* ---- Help ---- */

static void
print_help(FILE *out, const struct command *command)
{
	if (command != NULL) {
		fprintf(out, "usage: wsreg %s [OPTION...] %s\n\n%s\n\n",
		    command->name, command->operands, command->summary);
		fprintf(out, common_options, command->formats);
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
	fprintf(out, common_options, "text, json; others with export");
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
add_input(struct cli *cli, const char *file)
{
	if (cli->input_count == CLI_INPUT_MAX)
		cli_die("more than %d files with --input", CLI_INPUT_MAX);
	cli->inputs[cli->input_count++] = file;
}

static enum cli_format
parse_format(const char *name)
{
	for (size_t i = 0; i < sizeof(formats) / sizeof(formats[0]); i++)
		if (strcmp(name, formats[i].name) == 0)
			return formats[i].format;
	cli_die("unknown format `%s'", name);
}

static void
take_option(struct cli *cli, struct request *request, int option)
{
	switch (option) {
	case 'i':
		add_input(cli, optarg);
		cli->has_input = true;
		break;
	case 'f':
		cli->format = parse_format(optarg);
		break;
	case 'r':
		cli->registry = optarg;
		break;
	case OPTION_COLOR:
		request->color = optarg;
		break;
	case 'o':
		cli->output = optarg;
		break;
	case OPTION_STRICT:
		cli->strict = true;
		break;
	case OPTION_FAIL_ON:
		cli->fail_on = optarg;
		break;
	case OPTION_IGNORE:
		cli->ignore = optarg;
		break;
	case OPTION_RULES:
		cli->catalogue = true;
		break;
	case 'h':
		request->help = true;
		break;
	case 'V':
		request->version = true;
		break;
	}
}

/* Says what getopt_long() does not like. */
static _Noreturn void
refuse_option(int result, char **argv)
{
	const char *word = argv[optind - 1];

	if (result == ':')
		cli_die("the option `%s' needs an argument; see `wsreg --help'",
		    word);
	if (optopt == 0)
		cli_die("unknown option `%s'; see `wsreg --help'", word);
	if (optopt == 'h' || optopt == 'V' || optopt == OPTION_STRICT ||
	    optopt == OPTION_RULES)
		cli_die("the option in `%s' takes no argument", word);
	/* A letter, wherever in the word. */
	cli_die("unknown option `-%c'; see `wsreg --help'", optopt);
}

static void
take_options(struct cli *cli, struct request *request, int argc, char **argv)
{
	static const struct option options[] = {
		{ "input", required_argument, NULL, 'i' },
		{ "format", required_argument, NULL, 'f' },
		{ "registry", required_argument, NULL, 'r' },
		{ "color", required_argument, NULL, OPTION_COLOR },
		{ "output", required_argument, NULL, 'o' },
		{ "strict", no_argument, NULL, OPTION_STRICT },
		{ "fail-on", required_argument, NULL, OPTION_FAIL_ON },
		{ "ignore", required_argument, NULL, OPTION_IGNORE },
		{ "rules", no_argument, NULL, OPTION_RULES },
		{ "help", no_argument, NULL, 'h' },
		{ "version", no_argument, NULL, 'V' },
		{ NULL, 0, NULL, 0 },
	};
	int option;

	opterr = 0; /* the messages are ours */
	while ((option = getopt_long(
		    argc, argv, ":i:f:r:o:hV", options, NULL)) != -1) {
		if (option == '?' || option == ':')
			refuse_option(option, argv);
		take_option(cli, request, option);
	}
}

/* The environment's file, or files with colons between. */
static void
take_environment(struct cli *cli)
{
	const char *files = getenv("WSREG_INPUT");

	if (cli->input_count > 0 || files == NULL)
		return;
	for (const char *file = files; *file != '\0';) {
		size_t size = strcspn(file, ":");

		if (size > 0)
			add_input(cli, cli_print("%.*s", (int)size, file));
		file += size + (file[size] == ':');
	}
}

/* ---- The terminal ---- */

static bool
wants_color(const struct request *request, bool terminal)
{
	const char *when = request->color != NULL ? request->color : "auto";
	const char *no_color = getenv("NO_COLOR");
	const char *term = getenv("TERM");

	if (strcmp(when, "always") == 0)
		return true;
	if (strcmp(when, "never") == 0)
		return false;
	if (strcmp(when, "auto") != 0)
		cli_die("--color takes auto, always or never, not `%s'", when);
	return terminal && (no_color == NULL || no_color[0] == '\0') &&
	    (term == NULL || strcmp(term, "dumb") != 0);
}

static unsigned
find_width(void)
{
	struct winsize size;
	const char *columns = getenv("COLUMNS");
	unsigned long width = columns != NULL ? strtoul(columns, NULL, 10) : 0;

	if (width == 0 && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0)
		width = size.ws_col;
	return width >= 40 && width <= 1000 ? (unsigned)width : 80;
}

static void
look_at_terminal(struct cli *cli, const struct request *request)
{
	bool terminal = cli->out == stdout && isatty(STDOUT_FILENO);

	cli->color = wants_color(request, terminal);
	if (terminal)
		cli->width = find_width();
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

	if (request->command != NULL && request->command->reads &&
	    !request->version)
		cli_backend.need_full(cli);
	else
		cli_backend.open(cli);
	cli_output_open(cli);
	look_at_terminal(cli, request);
	if (request->version)
		print_version(cli);
	else if (request->command != NULL)
		status = request->command->run(cli, operands, count);
	else
		status = cli_lookup(cli, operands, count);
	cli_output_close(cli);
	return status;
}

static int
run_generate(struct cli *cli, int argc, char **argv)
{
	cli_backend.need_full(cli);
	return cli_backend.generate(cli, argc, argv);
}

/* Where options came before `generate'. */
static int
help_generate(struct cli *cli, const struct request *request)
{
	char help[] = "--help";
	char *words[] = { cli->argv[0], help, NULL };

	if (!request->help)
		cli_die("`generate' must be the first word; see "
			"`wsreg generate --help'");
	return run_generate(cli, 2, words);
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
	if (argc > 1 && strcmp(argv[1], "generate") == 0) {
		take_environment(&cli);
		return run_generate(&cli, argc - 1, argv + 1);
	}
	take_options(&cli, &request, argc, argv);
	take_environment(&cli);
	operands = argv + optind;
	count = (size_t)(argc - optind);
	if (count > 0)
		request.command = find_command(operands[0]);
	if (request.command != NULL) {
		if (request.command->run == NULL)
			return help_generate(&cli, &request);
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
	return run(&cli, &request, operands, count);
}
