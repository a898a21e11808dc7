/* SPDX-License-Identifier: MIT */
/* Changes as annotations that GitHub shows beside the new file. */

#include <stdlib.h>
#include <string.h>

#include "changes.h"

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

static const char *
level_of(enum wsreg_impact impact)
{
	switch (impact) {
	case WSREG_IMPACT_BREAKING:
		return "error";
	case WSREG_IMPACT_ADDITIVE:
		return "warning";
	case WSREG_IMPACT_EDITORIAL:
		break;
	}
	return "notice";
}

/* What went is shown at its registry, if that is still there. */
static uint32_t
find_node(const struct cli_diff *diff, const struct wsreg_change *change)
{
	if (change->nodes[1] != WSREG_NONE)
		return change->nodes[1];
	return change->registry_after != NULL ? change->registry_after->node
					      : diff->after->root;
}

/* The compiled-in snapshot and standard input are no files. */
static void
put_place(const struct cli *cli, const struct cli_diff *diff,
    const struct wsreg_change *change)
{
	uint32_t node = find_node(diff, change);

	if (strcmp(wsreg_snapshot_source(diff->after), "-") == 0)
		return;
	fputs(" file=", cli->out);
	put_escaped(cli, node_file(diff->after, node), true);
	fprintf(cli->out, ",line=%lu,", node_line(diff->after, node));
}

static void
put_sides(const struct cli *cli, const char *label, const char *before,
    const char *after)
{
	if (before[0] == '\0' && after[0] == '\0')
		return;
	fputs("%0A", cli->out);
	put_escaped(cli, label, false);
	fputs(": ", cli->out);
	put_escaped(cli, before, false);
	if (before[0] != '\0' && after[0] != '\0')
		fputs(" -> ", cli->out);
	put_escaped(cli, after, false);
}

static void
put_fields(const struct cli *cli, const struct wsreg_change *change)
{
	struct wsreg_field_change field;
	char *note = cli_change_note(change);

	for (size_t i = 0; wsreg_change_field(change, i, &field); i++) {
		char *before = cli_change_text(&field, false);
		char *after = cli_change_text(&field, true);

		put_sides(cli, field.name, before, after);
		free(after);
		free(before);
	}
	if (note != NULL)
		put_sides(cli, "note", "", note);
	free(note);
}

static void
put_change(const struct cli *cli, const struct cli_diff *diff,
    const struct wsreg_change *change)
{
	char *key = cli_change_key(change);

	fprintf(cli->out, "::%s", level_of(change->impact));
	put_place(cli, diff, change);
	fprintf(cli->out, "%stitle=%s (%s)::",
	    strcmp(wsreg_snapshot_source(diff->after), "-") == 0 ? " " : "",
	    wsreg_change_kind_name(change->kind),
	    wsreg_impact_name(change->impact));
	put_escaped(cli, change->registry, false);
	fputc(' ', cli->out);
	put_escaped(cli, key, false);
	if (change->kind == WSREG_CHANGE_RENAMED) {
		fputs(", before ", cli->out);
		put_escaped(cli, change->before->key, false);
	}
	put_fields(cli, change);
	fputc('\n', cli->out);
	free(key);
}

void
cli_diff_github(const struct cli *cli, struct cli_diff *diff)
{
	struct wsreg_change change;

	cli_diff_start(diff);
	while (cli_diff_next(diff, &change))
		put_change(cli, diff, &change);
}
