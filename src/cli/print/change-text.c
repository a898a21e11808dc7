/* SPDX-License-Identifier: MIT */
/* A change for people: old and new below each other. */

#include "change-text.h"

#include <stdlib.h>
#include <string.h>

#include "columns.h"
#include "layout.h"

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

/* Prints those sides that have text; nothing if neither has. */
static void
put_sides(const struct cli *cli, const char *label, const char *before,
    const char *after)
{
	bool old = before != NULL && before[0] != '\0';
	bool new = after != NULL &&after[0] != '\0';

	if (!old && !new)
		return;
	cli_put_label(cli, label);
	if (old)
		put_side(cli, '-', before, CLI_BAD, true);
	if (new)
		put_side(cli, '+', after, CLI_GOOD, !old);
}

/* Returns whether the heading says the text already. */
static bool
is_told(const struct wsreg_record *record, const char *text)
{
	return record != NULL &&
	    (strcmp(text, record->key) == 0 ||
		(record->name != NULL && strcmp(text, record->name) == 0));
}

static void
put_fields(const struct cli *cli, const struct wsreg_change *change)
{
	const struct wsreg_record *record =
	    change->after != NULL ? change->after : change->before;
	bool whole = change->kind == WSREG_CHANGE_ADDED ||
	    change->kind == WSREG_CHANGE_REMOVED;
	struct wsreg_field_change field;

	for (size_t i = 0; wsreg_change_field(change, i, &field); i++) {
		char *before = cli_change_text(&field, false);
		char *after = cli_change_text(&field, true);

		if (!whole ||
		    !is_told(record, after[0] != '\0' ? after : before))
			put_sides(cli,
			    record != NULL
				? cli_column_title(record->registry, field.name)
				: field.name,
			    before, after);
		free(after);
		free(before);
	}
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
		name = "what the registry says of itself";
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
	const char *before, *after;

	cli_style(cli, CLI_BOLD);
	cli_style(cli, style_of(change->kind));
	fprintf(cli->out, "%c ", mark_of(change->kind));
	cli_wrap(cli, heading, 2, CLI_INDENT);
	cli_style(cli, CLI_PLAIN);
	put_fields(cli, change);
	if (cli_change_identifiers(change, &before, &after))
		put_sides(cli, "C identifier", before, after);
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
