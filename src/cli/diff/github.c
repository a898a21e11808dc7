/* SPDX-License-Identifier: MIT */
/* Changes as annotations that GitHub shows beside the new file.  A workflow
 * prints them, and GitHub reads them from its log, a line each. */

#include <stdlib.h>
#include <string.h>

#include "diff.h"

/* Returns GitHub's level for an impact; it has three, too. */
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

/* Prints one field below the others: %0A is a line's end inside an
 * annotation. */
static void
put_sides(const struct cli *cli, const char *label, const char *before,
    const char *after)
{
	if (before[0] == '\0' && after[0] == '\0')
		return;
	fputs("%0A", cli->out);
	cli_github_put(cli, label);
	fputs(": ", cli->out);
	cli_github_put(cli, before);
	if (before[0] != '\0' && after[0] != '\0')
		fputs(" -> ", cli->out);
	cli_github_put(cli, after);
}

/* Prints the fields of a change, then what else there is to say of it. */
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

/* Prints an annotation.  GitHub shows it at a line of the new file, or
 * without a place if that was standard input. */
static void
put_change(const struct cli *cli, const struct cli_diff *diff,
    const struct wsreg_change *change)
{
	char *key = cli_change_key(change);
	uint32_t node = find_node(diff, change);
	/* Standard input is no file. */
	bool file = strcmp(wsreg_snapshot_source(diff->after), "-") != 0;
	char *title = cli_print("%s (%s)", wsreg_change_kind_name(change->kind),
	    wsreg_impact_name(change->impact));

	cli_github_start(cli, level_of(change->impact),
	    file ? node_file(diff->after, node) : NULL,
	    node_line(diff->after, node), title);
	cli_github_put(cli, change->registry);
	fputc(' ', cli->out);
	cli_github_put(cli, key);
	if (change->kind == WSREG_CHANGE_RENAMED) {
		fputs(", before ", cli->out);
		cli_github_put(cli, change->before->key);
	}
	put_fields(cli, change);
	fputc('\n', cli->out);
	free(title);
	free(key);
}

/* Prints an annotation for each change, in the order of the registries. */
static void
print(const struct cli *cli, struct cli_diff *diff)
{
	struct wsreg_change change;

	cli_diff_start(diff);
	while (cli_diff_next(diff, &change))
		put_change(cli, diff, &change);
}

const struct diff_printer diff_github = { .print = print };
