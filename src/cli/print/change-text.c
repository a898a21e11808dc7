/* SPDX-License-Identifier: MIT */
/* A change for people: old and new below each other.  Colours and marks are
 * those of diff(1). */

#include "change-text.h"

#include <stdlib.h>
#include <string.h>

#include "layout.h"

/* Returns the colour of a kind of change, as diff(1) has it. */
static enum cli_style
style_of(enum wsreg_change_kind kind)
{
	switch (kind) {
	case WSREG_CHANGE_ADDED:
		return CLI_GOOD;
	case WSREG_CHANGE_REMOVED:
		return CLI_BAD;
	case WSREG_CHANGE_RENAMED:
	case WSREG_CHANGE_CHANGED:
		break;
	}
	return CLI_WARN;
}

/* Returns the mark of a kind of change: `+', `-' or `~'. */
static char
mark_of(enum wsreg_change_kind kind)
{
	switch (kind) {
	case WSREG_CHANGE_ADDED:
		return '+';
	case WSREG_CHANGE_REMOVED:
		return '-';
	case WSREG_CHANGE_RENAMED:
	case WSREG_CHANGE_CHANGED:
		break;
	}
	return '~';
}

/* ---- Fields ---- */

/* Prints one side of a field in the column of texts. */
static void
put_side(const struct cli *cli, char mark, const char *text,
    enum cli_style style, bool first)
{
	size_t start = CLI_TEXT_COLUMN;

	if (!first)
		cli_blanks(cli, start);
	cli_style(cli, style);
	fprintf(cli->out, "%c ", mark);
	cli_wrap(cli, text, start + 2, start + 2);
	cli_style(cli, CLI_PLAIN);
}

/* Prints the sides of a field that have text, one below the other. */
static void
put_sides(const struct cli *cli, const char *label, const char *before,
    const char *after)
{
	cli_put_label(cli, label);
	if (before[0] != '\0')
		put_side(cli, '-', before, CLI_BAD, true);
	if (after[0] != '\0')
		put_side(cli, '+', after, CLI_GOOD, before[0] == '\0');
}

/* ---- Changes ---- */

/* "~ amqp  Name (renamed from AMQPWSB10; breaking)" */
static char *
make_heading(const struct wsreg_change *change)
{
	const char *name = cli_change_name(change);
	char *key = cli_change_key(change);
	bool breaking = change->impact == WSREG_IMPACT_BREAKING;
	bool renamed = change->kind == WSREG_CHANGE_RENAMED;
	char *heading;

	if (strcmp(key, "#") == 0)
		name = "text of the registry itself";
	heading = cli_print("%s%s%s%s%s%s%s%s", key, name != NULL ? "  " : "",
	    name != NULL ? name : "", breaking ? " (" : "",
	    renamed ? "renamed from " : "", renamed ? change->before->key : "",
	    renamed ? "; " : "", breaking ? "breaking)" : "");
	free(key);
	return heading;
}

void
cli_diff_put_change(const struct cli *cli, const struct wsreg_change *change)
{
	char *heading = make_heading(change);
	char *note = cli_change_note(change);

	cli_style(cli, CLI_BOLD);
	cli_style(cli, style_of(change->kind));
	fprintf(cli->out, "%c ", mark_of(change->kind));
	cli_wrap(cli, heading, 2, CLI_INDENT);
	cli_style(cli, CLI_PLAIN);
	cli_change_sides(cli, change, put_sides);
	if (note != NULL) {
		cli_blanks(cli, CLI_INDENT);
		cli_wrap(cli, note, CLI_INDENT, CLI_INDENT);
	}
	free(note);
	free(heading);
}

/* The title of the registry or of the file; "" where it has none. */
static const char *
title_of(const struct cli_diff *diff, const struct wsreg_change *change)
{
	if (change->registry_after != NULL)
		return wsreg_registry_title(change->registry_after);
	if (change->registry_before != NULL)
		return wsreg_registry_title(change->registry_before);
	return change->person ? "" : wsreg_snapshot_title(diff->after);
}

void
cli_diff_put_registry(const struct cli *cli, const struct cli_diff *diff,
    const struct wsreg_change *change)
{
	const char *title = title_of(diff, change);
	size_t at = cli_width(change->registry, strlen(change->registry));

	fputc('\n', cli->out);
	cli_style(cli, CLI_BOLD);
	cli_put(cli, change->registry);
	if (title[0] != '\0') {
		fputs("  ", cli->out);
		cli_wrap(cli, title, at + 2, at + 2);
	} else {
		fputc('\n', cli->out);
	}
	cli_style(cli, CLI_PLAIN);
}
