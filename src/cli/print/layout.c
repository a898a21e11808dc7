/* SPDX-License-Identifier: MIT */
/* Text for people: colour, columns, lines that wrap.  Whether there is
 * colour and how wide the terminal is was found out before; see struct cli. */

#include "layout.h"

#include <stdlib.h>
#include <string.h>

#define LABEL_WIDTH (CLI_TEXT_COLUMN - CLI_INDENT - 1)

const char *
cli_style_code(const struct cli *cli, enum cli_style style)
{
	static const char *const codes[] = {
		[CLI_PLAIN] = "\033[0m",
		[CLI_BOLD] = "\033[1m",
		[CLI_DIM] = "\033[2m",
		[CLI_GOOD] = "\033[32m",
		[CLI_BAD] = "\033[31m",
		[CLI_WARN] = "\033[33m",
	};

	return cli->color ? codes[style] : "";
}

void
cli_style(const struct cli *cli, enum cli_style style)
{
	fputs(cli_style_code(cli, style), cli->out);
}

void
cli_put_styled(const struct cli *cli, enum cli_style style, const char *text)
{
	cli_style(cli, style);
	cli_put(cli, text);
	cli_style(cli, CLI_PLAIN);
}

size_t
cli_width(const char *text, size_t size)
{
	return character_count(text, size);
}

void
cli_blanks(const struct cli *cli, size_t count)
{
	static const char blanks[] = "                                ";
	size_t most = sizeof(blanks) - 1;

	for (; count > most; count -= most)
		fwrite(blanks, 1, most, cli->out);
	fwrite(blanks, 1, count, cli->out);
}

void
cli_wrap(const struct cli *cli, const char *text, size_t at, size_t indent)
{
	size_t length = strlen(text);
	bool first = true;

	/* Without a width, the words follow each other as they are. */
	if (cli->width == 0 && length > 0 && text[length - 1] != ' ') {
		cli_put(cli, text);
		text += length;
	}
	while (*text != '\0') {
		size_t size = strcspn(text, " ");
		size_t width = cli_width(text, size);
		char *word = cli_print("%.*s", (int)size, text);

		if (!first && cli->width > 0 && at + 1 + width > cli->width) {
			fputc('\n', cli->out);
			cli_blanks(cli, indent);
			at = indent;
		} else if (!first) {
			fputc(' ', cli->out);
			at++;
		}
		cli_put(cli, word);
		free(word);
		at += width;
		text += size + (text[size] != '\0');
		first = false;
	}
	fputc('\n', cli->out);
}

void
cli_put_label(const struct cli *cli, const char *label)
{
	size_t width = cli_width(label, strlen(label));

	cli_blanks(cli, CLI_INDENT);
	cli_put_styled(cli, CLI_DIM, label);
	if (width > LABEL_WIDTH) {
		fputc('\n', cli->out);
		cli_blanks(cli, CLI_TEXT_COLUMN);
	} else {
		cli_blanks(cli, LABEL_WIDTH + 1 - width);
	}
}

void
cli_put_row(const struct cli *cli, const char *label, const char *text,
    enum cli_style style)
{
	cli_put_label(cli, label);
	if (style != CLI_PLAIN)
		cli_style(cli, style);
	cli_wrap(cli, text, CLI_TEXT_COLUMN, CLI_TEXT_COLUMN);
	if (style != CLI_PLAIN)
		cli_style(cli, CLI_PLAIN);
}

size_t
cli_widest(size_t width, const char *text, size_t most)
{
	size_t own = cli_width(text, strlen(text));

	if (own > width)
		width = own;
	return width < most ? width : most;
}

void
cli_put_padded(const struct cli *cli, const char *text, size_t width)
{
	size_t own = cli_width(text, strlen(text));

	cli_put(cli, text);
	if (own > width && cli->width > 0) {
		fputc('\n', cli->out);
		own = 0;
	}
	cli_blanks(cli, own < width ? width - own : 0);
}
