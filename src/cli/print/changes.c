/* SPDX-License-Identifier: MIT */
/* The changes between two snapshots, and what each of them says.  Words and
 * texts are made here, so that all formats agree on them. */

#include "changes.h"

#include <stdlib.h>
#include <string.h>

#include "columns.h"

char *
cli_change_key(const struct wsreg_change *change)
{
	size_t size = wsreg_change_key(change, NULL, 0) + 1;
	char *key = cli_allocate(size, 1);

	wsreg_change_key(change, key, size);
	return key;
}

/* Returns the newer record of a change, or the older if it was removed; NULL
 * for changes of a registry or a person. */
static const struct wsreg_record *
record_of(const struct wsreg_change *change)
{
	return change->after != NULL ? change->after : change->before;
}

const char *
cli_change_name(const struct wsreg_change *change)
{
	const struct wsreg_record *record = record_of(change);

	if (record == NULL || record->name == NULL ||
	    strcmp(record->name, record->key) == 0)
		return NULL;
	return record->name;
}

/* ---- Texts ---- */

char *
cli_change_cell(const struct wsreg_field_change *field, bool after)
{
	size_t size = wsreg_change_text(field, after, NULL, 0) + 1;
	char *text = cli_allocate(size, 1);

	wsreg_change_text(field, after, text, size);
	return text;
}

/* Appends " <URL>", and frees the text. */
static char *
append_link(char *text, const struct wsreg_reference *reference)
{
	char *url = cli_reference_url(reference);
	const char *data = reference->data != NULL ? reference->data : "";

	text = cli_append(text, " <%s>", url[0] != '\0' ? url : data);
	free(url);
	return text;
}

/* Appends where all references in an element lead. */
static char *
append_links(char *text, const struct wsreg_snapshot *snapshot, uint32_t node)
{
	uint32_t end = node_next(snapshot, node);

	for (; node < end; node++) {
		struct wsreg_reference reference;

		if (cli_reference_at(snapshot, node, &reference))
			text = append_link(text, &reference);
	}
	return text;
}

char *
cli_change_text(const struct wsreg_field_change *field, bool after)
{
	char *text = cli_change_cell(field, after);
	char *other = cli_change_cell(field, !after);
	struct wsreg_field element;

	if (field->before && field->after && strcmp(text, other) == 0)
		for (size_t i = 0;
		     wsreg_change_element(field, after, i, &element); i++)
			text =
			    append_links(text, element.snapshot, element.node);
	free(other);
	return text;
}

char *
cli_change_note(const struct wsreg_change *change)
{
	const char *rfc = change->rfc;

	if (rfc == NULL)
		return NULL;
	if (strncmp(rfc, "rfc", 3) == 0)
		return cli_print(
		    "the draft %s became RFC %s", change->draft, rfc + 3);
	return cli_print("the draft %s became %s", change->draft, rfc);
}

char *
cli_change_date(const struct wsreg_change *change)
{
	const char *name =
	    change->kind == WSREG_CHANGE_ADDED ? "registered" : "updated";
	struct wsreg_field_change field;

	for (size_t i = 0; wsreg_change_field(change, i, &field); i++)
		if (strcmp(field.name, name) == 0 && field.after)
			return cli_change_cell(&field, true);
	return NULL;
}

/* Returns whether the text is the key or the name of the record. */
static bool
is_heading(const struct wsreg_record *record, const char *text)
{
	return strcmp(text, record->key) == 0 ||
	    (record->name != NULL && strcmp(text, record->name) == 0);
}

/* Hands both sides of a field over, unless they say nothing or what the
 * heading says. */
static void
put_field(const struct cli *cli, const struct wsreg_change *change,
    const struct wsreg_field_change *field, cli_put_sides *put)
{
	const struct wsreg_record *record = record_of(change);
	bool whole = change->kind == WSREG_CHANGE_ADDED ||
	    change->kind == WSREG_CHANGE_REMOVED;
	char *before = cli_change_text(field, false);
	char *after = cli_change_text(field, true);
	const char *text = after[0] != '\0' ? after : before;

	if (text[0] != '\0' &&
	    !(whole && record != NULL && is_heading(record, text)))
		put(cli,
		    record != NULL
			? cli_column_title(record->registry, field->name)
			: field->name,
		    before, after);
	free(after);
	free(before);
}

void
cli_change_sides(const struct cli *cli, const struct wsreg_change *change,
    cli_put_sides *put)
{
	struct wsreg_field_change field;
	const char *after;

	for (size_t i = 0; wsreg_change_field(change, i, &field); i++)
		put_field(cli, change, &field, put);
	if (change->kind != WSREG_CHANGE_CHANGED ||
	    change->impact != WSREG_IMPACT_BREAKING)
		return;
	/* A change breaks programs when the identifier of before is gone. */
	after = change->after->identifier;
	put(cli, "C identifier", change->before->identifier,
	    after != NULL ? after : "");
}

const struct wsreg_record *
cli_change_unassigned(const struct wsreg_change *change)
{
	bool added = change->kind == WSREG_CHANGE_ADDED;
	const struct wsreg_registry *registry =
	    added ? change->registry_before : change->registry_after;
	const struct wsreg_record *record;

	if (!change->numeric || registry == NULL ||
	    (!added && change->kind != WSREG_CHANGE_REMOVED))
		return NULL;
	record = wsreg_record_by_number(registry, change->first);
	return record != NULL && record->status == WSREG_STATUS_UNASSIGNED
	    ? record
	    : NULL;
}

char *
cli_diff_summary(const struct cli_diff *diff)
{
	return cli_print("%zu breaking, %zu additive, %zu editorial",
	    diff->counts[WSREG_IMPACT_BREAKING],
	    diff->counts[WSREG_IMPACT_ADDITIVE],
	    diff->counts[WSREG_IMPACT_EDITORIAL]);
}

/* ---- Listing changes ---- */

void
cli_diff_start(struct cli_diff *diff)
{
	diff->walk = wsreg_diff_init(diff->before, diff->after, diff->space);
	memset(diff->counts, 0, sizeof(diff->counts));
}

bool
cli_diff_next(struct cli_diff *diff, struct wsreg_change *change)
{
	while (wsreg_diff_next(diff->walk, change))
		if (diff->registry == NULL ||
		    strcmp(diff->registry, change->registry) == 0) {
			diff->counts[change->impact]++;
			return true;
		}
	return false;
}

/* Dates are written so that they sort; one without a day is not older than the
 * days of its month. */
void
cli_diff_warn(const struct cli_diff *diff)
{
	const char *before = wsreg_snapshot_updated(diff->before);
	const char *after = wsreg_snapshot_updated(diff->after);

	if (before[0] != '\0' && after[0] != '\0' &&
	    strncmp(after, before, strlen(after)) < 0)
		cli_warn("%s is older than %s",
		    wsreg_snapshot_source(diff->after),
		    wsreg_snapshot_source(diff->before));
}
