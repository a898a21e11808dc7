/* SPDX-License-Identifier: MIT */
/* Writes the text of a field as IANA's pages show it. */

#include <string.h>

#include "snapshot.h"

const struct wsreg_part wsreg_parts[WSREG_PART_COUNT] = {
	{ "section", ", Section " },
	{ "page", ", Page " },
	{ "appendix", ", Appendix " },
	{ "table", ", Table " },
	{ "figure", ", Figure " },
	{ "anchor", "#" },
};

/* Writes a text with its white space folded: a run becomes one blank, and none
 * begins or ends the whole. */
static void
put(struct sink *sink, const char *text)
{
	for (; *text != '\0'; text++)
		if (ascii_is_blank(*text))
			sink->blank = true;
		else
			sink_put(sink, *text);
}

/* Writes a text in capitals: references have "rfc6455", the page [RFC6455]. */
static void
put_upper(struct sink *sink, const char *text)
{
	for (char one[2] = ""; *text != '\0'; text++) {
		one[0] = ascii_upper(*text);
		put(sink, one);
	}
}

const char *
wsreg_node_attribute(
    const struct wsreg_snapshot *snapshot, uint32_t node, const char *name)
{
	node_foreach (child, snapshot, node) {
		if (!node_is(snapshot, child, WSREG_NODE_ATTRIBUTE))
			break;
		if (strcmp(node_name(snapshot, child), name) == 0)
			return node_text(snapshot, child);
	}
	return NULL;
}

const char *
wsreg_node_plain(const struct wsreg_snapshot *snapshot, uint32_t node)
{
	node_foreach (child, snapshot, node)
		if (node_is(snapshot, child, WSREG_NODE_TEXT))
			return node_text(snapshot, child);
	return "";
}

static void
put_reference(
    struct sink *sink, const struct wsreg_snapshot *snapshot, uint32_t node);

/* Writes all text inside, the borders of elements being white space;
 * references in brackets if asked.  The reader bounds the depth. */
static void
put_content(struct sink *sink, const struct wsreg_snapshot *snapshot,
    uint32_t node, bool brackets)
{
	node_foreach (child, snapshot, node) {
		if (node_is(snapshot, child, WSREG_NODE_TEXT)) {
			put(sink, node_text(snapshot, child));
		} else if (!node_is(snapshot, child, WSREG_NODE_ELEMENT)) {
			continue;
		} else if (brackets &&
		    node_is_element(snapshot, child, "xref")) {
			put_reference(sink, snapshot, child);
		} else {
			sink->blank = true;
			put_content(sink, snapshot, child, brackets);
			sink->blank = true;
		}
	}
}

size_t
wsreg_node_label(const struct wsreg_snapshot *snapshot, uint32_t node,
    char *buffer, size_t size)
{
	struct sink sink = { buffer, size, 0, false };

	put_content(&sink, snapshot, node, false);
	return sink_finish(&sink);
}

/* Writes the part of the document, of which at most one is shown. */
static void
put_part(
    struct sink *sink, const struct wsreg_snapshot *snapshot, uint32_t node)
{
	for (size_t i = 0; i < WSREG_PART_COUNT; i++) {
		const char *part = wsreg_node_attribute(
		    snapshot, node, wsreg_parts[i].attribute);

		if (part != NULL) {
			put(sink, wsreg_parts[i].prefix);
			put(sink, part);
			return;
		}
	}
}

/* Writes the text in the brackets of a reference without a label of its own. */
static void
put_data(struct sink *sink, const struct wsreg_snapshot *snapshot,
    uint32_t node, const char *type)
{
	const char *data = wsreg_node_attribute(snapshot, node, "data");

	if (data == NULL)
		data = "";
	if (strcmp(type, "registry") == 0)
		put(sink, "IANA registry ");
	else if (strcmp(type, "rfc-errata") == 0)
		put(sink, "RFC Errata ");
	if (strcmp(type, "rfc") == 0)
		put_upper(sink, data);
	else
		put(sink, data);
	if (strcmp(type, "rfc") == 0 || strcmp(type, "draft") == 0)
		put_part(sink, snapshot, node);
}

/* Returns whether the label is shown: people, notes and errata are shown by
 * their ids. */
static bool
shows_label(
    const struct wsreg_snapshot *snapshot, uint32_t node, const char *type)
{
	return strcmp(type, "person") != 0 && strcmp(type, "note") != 0 &&
	    strcmp(type, "rfc-errata") != 0 &&
	    wsreg_node_label(snapshot, node, NULL, 0) > 0;
}

/* Writes a reference as IANA's page does: its label, or what it names, in
 * brackets; after them the day on which that was updated, if it has one. */
static void
put_reference(
    struct sink *sink, const struct wsreg_snapshot *snapshot, uint32_t node)
{
	const char *type = wsreg_node_attribute(snapshot, node, "type");
	const char *date = wsreg_node_attribute(snapshot, node, "lastupdated");

	if (type == NULL)
		type = "";
	put(sink, "[");
	if (shows_label(snapshot, node, type))
		put_content(sink, snapshot, node, false);
	else
		put_data(sink, snapshot, node, type);
	put(sink, "]");
	if (date != NULL) {
		put(sink, " (");
		put(sink, date);
		put(sink, ")");
	}
}

void
wsreg_node_put_cell(
    struct sink *sink, const struct wsreg_snapshot *snapshot, uint32_t node)
{
	if (node_is_element(snapshot, node, "xref"))
		put_reference(sink, snapshot, node);
	else
		put_content(sink, snapshot, node, true);
}

size_t
wsreg_node_cell(const struct wsreg_snapshot *snapshot, uint32_t node,
    char *buffer, size_t size)
{
	struct sink sink = { buffer, size, 0, false };

	wsreg_node_put_cell(&sink, snapshot, node);
	return sink_finish(&sink);
}
