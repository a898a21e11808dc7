/* SPDX-License-Identifier: MIT */
/* Changes as entries of an Atom feed: their titles and summaries in words. */

#include "entry.h"

#include <stdlib.h>
#include <string.h>

#include "changes.h"
#include "columns.h"
#include "entry-content.h"
#include "xml.h"

/* The most labels in a summary, however many fields a file has. */
#define LABEL_MAX 16

/* ---- Words ---- */

/* Returns the registry as it is now, or as it was before it went; NULL for
 * people and for the description of the file. */
static const struct wsreg_registry *
registry_of(const struct wsreg_change *change)
{
	return change->registry_after != NULL ? change->registry_after
					      : change->registry_before;
}

/* Returns the title of the registry, or its id if it has none. */
static const char *
name_registry(const struct wsreg_change *change)
{
	const struct wsreg_registry *registry = registry_of(change);
	const char *title =
	    registry != NULL ? wsreg_registry_title(registry) : "";

	return title[0] != '\0' ? title : change->registry;
}

/* Returns a name for a description, which has no key of its own. */
static const char *
name_description(const struct wsreg_change *change)
{
	if (registry_of(change) == NULL)
		return "Description of the file";
	return change->kind == WSREG_CHANGE_CHANGED
	    ? "Description of the registry"
	    : "Registry";
}

/* Returns "3000 (Unauthorized)" as a new string. */
static char *
name_subject(const struct wsreg_change *change)
{
	const char *name = cli_change_name(change);
	char *key = cli_change_key(change);
	char *text;

	if (!change->person && strcmp(key, "#") == 0)
		text = cli_print("%s", name_description(change));
	else if (name != NULL)
		text = cli_print("%s (%s)", key, name);
	else
		text = cli_print("%s", key[0] != '\0' ? key : "Empty key");
	free(key);
	return text;
}

/* Returns what happened as a new string, with a verb between subject and kind:
 * "" for a title, " was" for a sentence. */
static char *
say_event(const struct wsreg_change *change, const char *verb)
{
	char *subject = name_subject(change);
	char *text;

	if (change->kind == WSREG_CHANGE_RENAMED)
		text = cli_print(
		    "%s%s renamed to %s", change->before->key, verb, subject);
	else if (change->kind == WSREG_CHANGE_CHANGED)
		text = cli_print("%s changed", subject);
	else
		text = cli_print("%s%s %s", subject, verb,
		    wsreg_change_kind_name(change->kind));
	free(subject);
	return text;
}

/* Returns the label of a field that differs. */
static const char *
name_field(const struct wsreg_change *change, const char *field)
{
	return change->after != NULL
	    ? cli_column_title(change->after->registry, field)
	    : field;
}

/* Appends the labels of the fields that differ, and frees the text. */
static char *
append_labels(char *text, const struct wsreg_change *change)
{
	struct wsreg_field_change field;
	size_t count = 0;

	for (; wsreg_change_field(change, count, &field); count++)
		if (count < LABEL_MAX)
			text =
			    cli_append(text, "%s%s", count == 0 ? ": " : ", ",
				name_field(change, field.name));
	if (count > LABEL_MAX)
		text = cli_append(text, " and %zu more", count - LABEL_MAX);
	return text;
}

/* Says in sentences what changed, as a new string. */
static char *
summarize(const struct wsreg_change *change)
{
	const struct wsreg_record *range = cli_change_unassigned(change);
	char *note = cli_change_note(change);
	char *text = say_event(change, " was");

	if (change->kind == WSREG_CHANGE_CHANGED)
		text = append_labels(text, change);
	text = cli_append(text, ".");
	if (range != NULL)
		text = cli_append(text, " %s %s.", range->key,
		    change->kind == WSREG_CHANGE_ADDED ? "was unassigned before"
						       : "is unassigned now");
	if (note != NULL)
		text = cli_append(text, " Reference: %s.", note);
	if (change->impact == WSREG_IMPACT_BREAKING)
		text = cli_append(
		    text, " Programs that use it as it was will break.");
	free(note);
	return text;
}

/* ---- Ids ---- */

/* Makes an id differ from those that the document has already. */
static char *
make_unique(char *id, struct cli_entry_ids *ids)
{
	json_t *count;
	json_int_t seen;

	if (ids->counts == NULL)
		ids->counts = json_object();
	count = json_object_get(ids->counts, id);
	seen = json_integer_value(count) + 1;
	if (json_object_set_new(ids->counts, id, json_integer(seen)) != 0)
		cli_die("out of memory");
	return seen > 1 ? cli_append(id, "/%lld", (long long)seen) : id;
}

void
cli_entry_make(struct cli_entry *entry, const struct wsreg_change *change,
    const char *file, const char *published, struct cli_entry_ids *ids)
{
	char *date = cli_change_date(change);

	*entry = (struct cli_entry){
		.change = change,
		.file = file,
		.id = make_unique(cli_entry_id(change, file, published), ids),
		.updated = cli_entry_date(date),
	};
	if (entry->updated == NULL)
		entry->updated = cli_entry_date(published);
	free(date);
}

void
cli_entry_free(struct cli_entry *entry)
{
	free(entry->id);
	free(entry->updated);
}

void
cli_entry_ids_free(struct cli_entry_ids *ids)
{
	json_decref(ids->counts);
	ids->counts = NULL;
}

/* ---- Printing ---- */

/* Prints an element with text in it. */
static void
put_element(
    const struct cli *cli, const char *name, const char *text, const char *line)
{
	fprintf(cli->out, "<%s>", name);
	cli_put_xml(cli, text);
	fprintf(cli->out, "</%s>%s", name, line);
}

/* Prints the title, which begins with the registry. */
static void
put_title(
    const struct cli *cli, const struct wsreg_change *change, const char *line)
{
	char *event = say_event(change, "");
	char *title = cli_print("%s: %s", name_registry(change), event);

	put_element(cli, "title", title, line);
	free(title);
	free(event);
}

/* Prints the links: to IANA's page of the registry, and to what the record
 * refers to. */
static void
put_links(
    const struct cli *cli, const struct cli_entry *entry, const char *line)
{
	const struct wsreg_change *change = entry->change;
	char *page = cli_entry_page(
	    entry->file, registry_of(change) != NULL ? change->registry : NULL);

	fputs("<link rel=\"alternate\" type=\"text/html\" href=\"", cli->out);
	cli_put_xml_attribute(cli, page, '"');
	fprintf(cli->out, "\"/>%s", line);
	cli_entry_put_links(cli, change, line);
	free(page);
}

void
cli_entry_put(const struct cli *cli, const struct cli_entry *entry, bool alone)
{
	const struct wsreg_change *change = entry->change;
	const char *line = alone ? "" : "\n";
	char *summary = summarize(change);

	fprintf(cli->out, "<entry%s>%s",
	    alone ? " xmlns='http://www.w3.org/2005/Atom'" : "", line);
	put_element(cli, "id", entry->id, line);
	put_title(cli, change, line);
	put_element(cli, "updated", entry->updated, line);
	if (alone)
		fputs("<author><name>IANA</name></author>", cli->out);
	put_links(cli, entry, line);
	fprintf(cli->out, "<category term=\"%s\"/>%s",
	    wsreg_change_kind_name(change->kind), line);
	fprintf(cli->out, "<category term=\"%s\"/>%s",
	    wsreg_impact_name(change->impact), line);
	put_element(cli, "summary", summary, line);
	fputs("<content type=\"xhtml\">", cli->out);
	cli_entry_put_content(cli, change, summary);
	fprintf(cli->out, "</content>%s</entry>%s", line, line);
	free(summary);
}
