/* SPDX-License-Identifier: MIT */
/* Options that commands have in common, and what the environment adds. */

#include "options.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

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
	{ "junit", CLI_JUNIT },
	{ "jsonl", CLI_JSONL },
	{ "history", CLI_HISTORY },
};

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

bool
cli_take_option(struct cli *cli, int option)
{
	switch (option) {
	case 'i':
		add_input(cli, optarg);
		cli->has_input = true;
		break;
	case 'f':
		cli->format = parse_format(optarg);
		cli->format_name = optarg;
		break;
	case 'r':
		if (cli->registry != NULL)
			cli_die("--registry can be given only once");
		cli->registry = optarg;
		break;
	case CLI_OPTION_COLOR:
		cli->color_when = optarg;
		break;
	case 'o':
		cli->output = optarg;
		break;
	case CLI_OPTION_STRICT:
		cli->strict = true;
		break;
	case CLI_OPTION_FAIL_ON:
		cli->fail_on = optarg;
		break;
	case CLI_OPTION_IGNORE:
		cli->ignore = optarg;
		break;
	case CLI_OPTION_RULES:
		cli->catalogue = true;
		break;
	default:
		return false;
	}
	return true;
}

/* Says what getopt_long() does not like. */
_Noreturn void
cli_refuse_option(int result, char **argv)
{
	const char *word = argv[optind - 1];

	if (result == ':')
		cli_die("the option `%s' needs an argument; see `wsreg --help'",
		    word);
	if (optopt == 0)
		cli_die("unknown option `%s'; see `wsreg --help'", word);
	if (optopt == 'h' || optopt == 'V' || optopt >= CLI_OPTION_COLOR)
		cli_die("the option in `%s' takes no argument", word);
	/* A letter, wherever in the word. */
	cli_die("unknown option `-%c'; see `wsreg --help'", optopt);
}

/* The environment's file, or files with colons between. */
void
cli_take_environment(struct cli *cli)
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
wants_color(const struct cli *cli, bool terminal)
{
	const char *when = cli->color_when != NULL ? cli->color_when : "auto";
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

void
cli_look_at_terminal(struct cli *cli)
{
	bool terminal = cli->out == stdout && isatty(STDOUT_FILENO);

	cli->color = wants_color(cli, terminal);
	if (terminal)
		cli->width = find_width();
}
