/* SPDX-License-Identifier: MIT */
/* Text and tables in Markdown. */

#include "markdown.h"

#include <stdlib.h>
#include <string.h>

/* What Markdown would take for markup, and what would end the cell, is
 * escaped; HTML passes through Markdown, so its brackets are too. */
void
cli_put_markdown(const struct cli *cli, const char *text)
{
	char *escaped = cli_allocate(2 * strlen(text) + 1, 1);
	char *end = escaped;

	for (; *text != '\0'; text++) {
		if (strchr("\\`*_[]<>|", *text) != NULL)
			*end++ = '\\';
		*end++ = *text;
	}
	cli_put(cli, escaped);
	free(escaped);
}

void
cli_put_markdown_titles(
    const struct cli *cli, const char *const *titles, size_t count)
{
	fputc('|', cli->out);
	for (size_t i = 0; i < count; i++) {
		fputc(' ', cli->out);
		cli_put_markdown(cli, titles[i]);
		fputs(" |", cli->out);
	}
	fputs("\n|", cli->out);
	for (size_t i = 0; i < count; i++)
		fputs(" --- |", cli->out);
	fputc('\n', cli->out);
}
