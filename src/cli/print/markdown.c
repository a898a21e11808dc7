/* SPDX-License-Identifier: MIT */
/* Text, tables and changes in Markdown.  The dialect is GitHub's, which has
 * tables. */

#include "markdown.h"

#include <stdlib.h>
#include <string.h>

#include "changes.h"

/* What Markdown would take for markup, for a mention or for an issue, and what
 * would end the cell, is escaped; HTML passes through Markdown, so its brackets
 * and references are, too.  The colon of an address is a reference: GitHub would
 * make a link of it otherwise. */
void
cli_put_markdown(const struct cli *cli, const char *text)
{
	static const char colon[] = "&#58;";
	char *escaped = cli_allocate(sizeof(colon) * strlen(text) + 1, 1);
	char *end = escaped;

	for (; *text != '\0'; text++) {
		if (strncmp(text, "://", 3) == 0) {
			end = stpcpy(end, colon);
			continue;
		}
		if (strchr("\\`*_[]<>|&~@#", *text) != NULL)
			*end++ = '\\';
		*end++ = *text;
	}
	cli_put(cli, escaped);
	free(escaped);
}

void
cli_put_markdown_titles(
    const struct cli *cli, const struct cli_column *columns, size_t count)
{
	fputc('|', cli->out);
	for (size_t i = 0; i < count; i++) {
		fputc(' ', cli->out);
		cli_put_markdown(cli, columns[i].title);
		fputs(" |", cli->out);
	}
	fputs("\n|", cli->out);
	for (size_t i = 0; i < count; i++)
		fputs(" --- |", cli->out);
	fputc('\n', cli->out);
}

/* ---- Changes ---- */

/* Texts in bold or struck out where one replaces the other. */
static void
put_side(const struct cli *cli, const char *around, const char *text)
{
	fputs(around, cli->out);
	cli_put_markdown(cli, text);
	fputs(around, cli->out);
}

/* Prints a changed field as an item below the change; the old text is struck
 * out. */
static void
put_sides(const struct cli *cli, const char *label, const char *before,
    const char *after)
{
	bool old = before[0] != '\0', new = after[0] != '\0';

	fputs("  - ", cli->out);
	cli_put_markdown(cli, label);
	fputs(": ", cli->out);
	if (old)
		put_side(cli, "~~", before);
	if (old && new)
		fputs(" → ", cli->out);
	if (new)
		put_side(cli, "", after);
	fputc('\n', cli->out);
}

void
cli_diff_put_markdown(const struct cli *cli, const struct wsreg_change *change)
{
	const char *name = cli_change_name(change);
	char *key = cli_change_key(change);
	char *note = cli_change_note(change);

	fputs("- ", cli->out);
	cli_put_markdown(cli, change->registry);
	fputc(' ', cli->out);
	put_side(cli, "**", key);
	if (name != NULL) {
		fputc(' ', cli->out);
		cli_put_markdown(cli, name);
	}
	fprintf(cli->out, ": %s", wsreg_change_kind_name(change->kind));
	if (change->kind == WSREG_CHANGE_RENAMED) {
		fputs(" from ", cli->out);
		put_side(cli, "**", change->before->key);
	}
	if (note != NULL) {
		fputs("; ", cli->out);
		cli_put_markdown(cli, note);
	}
	fputc('\n', cli->out);
	/* What came or went as a whole is in the registry. */
	if (change->before != NULL ? change->after != NULL
				   : change->after == NULL)
		cli_change_sides(cli, change, put_sides);
	free(note);
	free(key);
}

void
cli_diff_put_markdown_snapshot(
    const struct cli *cli, const struct wsreg_snapshot *snapshot)
{
	const char *updated = wsreg_snapshot_updated(snapshot);

	cli_put_markdown(cli,
	    updated[0] != '\0' ? updated : wsreg_snapshot_source(snapshot));
}
