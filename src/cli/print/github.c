/* SPDX-License-Identifier: MIT */
/* Annotations that GitHub shows beside a file.  They are commands in the log
 * of a workflow: `::error file=...::message', where some characters are
 * escaped. */

#include "github.h"

#include <stdlib.h>
#include <string.h>

/* What ends a command or, in a property, the property. */
static void
put_escaped(const struct cli *cli, const char *text, bool property)
{
	char *escaped = cli_allocate(3 * strlen(text) + 1, 1);
	char *end = escaped;

	for (; *text != '\0'; text++)
		if (*text == '%' || *text == '\r' || *text == '\n' ||
		    (property && (*text == ':' || *text == ',')))
			end += sprintf(end, "%%%02X", (unsigned)*text);
		else
			*end++ = *text;
	cli_put(cli, escaped);
	free(escaped);
}

void
cli_github_start(const struct cli *cli, const char *level, const char *file,
    unsigned long line, const char *title)
{
	fprintf(cli->out, "::%s ", level);
	if (file != NULL) {
		fputs("file=", cli->out);
		put_escaped(cli, file, true);
		fprintf(cli->out, ",line=%lu,", line);
	}
	fputs("title=", cli->out);
	put_escaped(cli, title, true);
	fputs("::", cli->out);
}

void
cli_github_put(const struct cli *cli, const char *text)
{
	put_escaped(cli, text, false);
}
