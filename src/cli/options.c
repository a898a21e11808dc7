/* SPDX-License-Identifier: MIT */
/* Options that commands have in common, and what the environment adds. */

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli.h"

const char *const cli_colors[] = {
	[CLI_COLOR_AUTO] = "auto",
	[CLI_COLOR_ALWAYS] = "always",
	[CLI_COLOR_NEVER] = "never",
	NULL,
};

const struct option_row cli_options[] = {
	{ "registry", 'r', "REGISTRY",
	    "use only this registry: its id, or extension,\n"
	    "subprotocol, version, close, opcode or bit",
	    OPTION_ONCE, .offset = offsetof(struct cli, registry) },
	{ "input", 'i', "FILE",
	    "use this registry file instead of the\n"
	    "built-in snapshot, and merge further ones on\n"
	    "top (also: WSREG_INPUT in the environment)",
	    OPTION_LIST, .offset = offsetof(struct cli, inputs),
	    .most = CLI_INPUT_MAX,
	    .count_offset = offsetof(struct cli, input_count) },
	{ "format", 'f', "FORMAT", "", OPTION_TEXT,
	    .offset = offsetof(struct cli, format) },
	{ "color", 0, "WHEN", "colour text output: auto, always or never",
	    OPTION_CHOICE, .offset = offsetof(struct cli, color_when),
	    .values = cli_colors },
	{ "output", 'o', "FILE", "write to FILE (atomically)", OPTION_TEXT,
	    .offset = offsetof(struct cli, output) },
	{ "strict", 0, NULL,
	    "refuse registry files with lint warnings or\n"
	    "errors",
	    OPTION_FLAG, .offset = offsetof(struct cli, strict) },
	{ .name = NULL },
};

/* The environment's file, or files with colons between. */
void
cli_take_environment(struct cli *cli)
{
	const char *files = getenv("WSREG_INPUT");

	cli->has_input = cli->input_count > 0;
	if (cli->has_input || files == NULL)
		return;
	for (const char *file = files; *file != '\0';) {
		size_t size = strcspn(file, ":");

		if (size > 0 && cli->input_count == CLI_INPUT_MAX)
			cli_die(
			    "more than %d files in WSREG_INPUT", CLI_INPUT_MAX);
		if (size > 0)
			cli->inputs[cli->input_count++] =
			    cli_print("%.*s", (int)size, file);
		file += size + (file[size] == ':');
	}
}

/* ---- The terminal ---- */

static bool
wants_color(const struct cli *cli, bool terminal)
{
	const char *no_color = getenv("NO_COLOR");
	const char *term = getenv("TERM");

	if (cli->color_when != CLI_COLOR_AUTO)
		return cli->color_when == CLI_COLOR_ALWAYS;
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
