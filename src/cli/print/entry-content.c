/* SPDX-License-Identifier: MIT */
/* The content of an entry of a feed. */

#include "entry-content.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "changes.h"
#include "columns.h"
#include "xml.h"

/* Returns whether an address is one of these schemes: a registry file can have
 * any other, for instance one that runs a script. */
static bool
is_web(const char *url)
{
	return strncasecmp(url, "https://", 8) == 0 ||
	    strncasecmp(url, "http://", 7) == 0;
}

static bool
is_mail(const char *url)
{
	return strncasecmp(url, "mailto:", 7) == 0;
}

/* Prints text in an element of XHTML. */
static void
put_element(const struct cli *cli, const char *name, const char *text)
{
	fprintf(cli->out, "<%s>", name);
	cli_put_xml(cli, text);
	fprintf(cli->out, "</%s>", name);
}

/* ---- What changed ---- */

/* Prints a row with the value before, struck out, and that after. */
static void
put_sides(const struct cli *cli, const char *label, const char *before,
    const char *after)
{
	fputs("<tr>", cli->out);
	put_element(cli, "th", label);
	fputs("<td>", cli->out);
	if (before[0] != '\0')
		put_element(cli, "del", before);
	fputs("</td><td>", cli->out);
	if (after[0] != '\0')
		put_element(cli, "ins", after);
	fputs("</td></tr>", cli->out);
}

/* ---- The record ---- */

/* Prints a cell, as a link if the field is a reference that leads somewhere. */
static void
put_cell(const struct cli *cli, const struct wsreg_field *field)
{
	char *text = cli_field_text(field);
	struct wsreg_reference reference;
	char *url = cli_reference_at(field->snapshot, field->node, &reference)
	    ? cli_reference_url(&reference)
	    : cli_print("%s", "");

	fputs("<td>", cli->out);
	if (is_web(url) || is_mail(url)) {
		fputs("<a href=\"", cli->out);
		cli_put_xml_attribute(cli, url, '"');
		fputs("\">", cli->out);
		cli_put_xml(cli, text);
		fputs("</a>", cli->out);
	} else {
		cli_put_xml(cli, text);
	}
	fputs("</td>", cli->out);
	free(url);
	free(text);
}

static void
put_date(const struct cli *cli, const char *label, const char *date)
{
	if (date == NULL)
		return;
	fputs("<tr>", cli->out);
	put_element(cli, "th", label);
	put_element(cli, "td", date);
	fputs("</tr>", cli->out);
}

/* Prints a row for each field of a record, in the order of the file, and for
 * its dates. */
static void
put_record(const struct cli *cli, const struct wsreg_record *record)
{
	const struct wsreg_snapshot *snapshot = record->registry->snapshot;

	fputs("<table>", cli->out);
	node_foreach (child, snapshot, record_node(record)) {
		struct wsreg_field field = node_field(snapshot, child);

		if (!node_is(snapshot, child, WSREG_NODE_ELEMENT))
			continue;
		fputs("<tr>", cli->out);
		put_element(
		    cli, "th", cli_column_title(record->registry, field.name));
		put_cell(cli, &field);
		fputs("</tr>", cli->out);
	}
	put_date(cli, "registered", wsreg_record_registered(record));
	put_date(cli, "updated", wsreg_record_updated(record));
	fputs("</table>", cli->out);
}

/* Returns the record as it is now, or as it was before it was removed; NULL for
 * changes of a registry or a person. */
static const struct wsreg_record *
record_of(const struct wsreg_change *change)
{
	return change->after != NULL ? change->after : change->before;
}

/* Whatever came or went as a whole is shown as the record alone. */
void
cli_entry_put_content(const struct cli *cli, const struct wsreg_change *change,
    const char *summary)
{
	const struct wsreg_record *record = record_of(change);

	fputs("<div xmlns=\"http://www.w3.org/1999/xhtml\">", cli->out);
	put_element(cli, "p", summary);
	if (record == NULL ||
	    (change->before != NULL && change->after != NULL)) {
		fputs("<table>", cli->out);
		cli_change_sides(cli, change, put_sides);
		fputs("</table>", cli->out);
	}
	if (record != NULL)
		put_record(cli, record);
	fputs("</div>", cli->out);
}

/* ---- Links ---- */

/* Prints a link to a document, unless the reference leads nowhere or to a
 * person's mailbox. */
static void
put_link(const struct cli *cli, const struct wsreg_reference *reference,
    const char *line)
{
	char *url = cli_reference_url(reference);
	char *text = cli_reference_text(reference);

	if (is_web(url)) {
		fputs("<link rel=\"related\" href=\"", cli->out);
		cli_put_xml_attribute(cli, url, '"');
		fputs("\" title=\"", cli->out);
		cli_put_xml_attribute(cli,
		    text[0] != '\0' || reference->data == NULL
			? text
			: reference->data,
		    '"');
		fprintf(cli->out, "\"/>%s", line);
	}
	free(text);
	free(url);
}

void
cli_entry_put_links(
    const struct cli *cli, const struct wsreg_change *change, const char *line)
{
	const struct wsreg_record *record = record_of(change);
	const struct wsreg_snapshot *snapshot;
	uint32_t end;

	if (record == NULL)
		return;
	snapshot = record->registry->snapshot;
	end = node_next(snapshot, record_node(record));
	for (uint32_t i = record_node(record); i < end; i++) {
		struct wsreg_reference reference;

		if (cli_reference_at(snapshot, i, &reference))
			put_link(cli, &reference, line);
	}
}
