/* SPDX-License-Identifier: MIT */
/* Lints of attributes and references, wherever they stand.  References are
 * xref elements; their type says how the rest is to be read. */

#include <string.h>

#include "list.h"

/* Reports white space at the ends of an attribute, which the reader keeps as
 * it is. */
static void
check_padding(struct cli_lint *lint, uint32_t node)
{
	const char *text = node_text(lint->snapshot, node);
	size_t size = strlen(text);

	if (size > 0 &&
	    (ascii_is_blank(text[0]) || ascii_is_blank(text[size - 1])))
		cli_lint_report(lint, LINT_PADDED_ATTRIBUTE, node,
		    "white space around the attribute %s=\"%s\"",
		    node_name(lint->snapshot, node), text);
}

/* Those of IANA's registries, and whether they name something in `data`
 * rather than in the text. */
static const struct {
	const char *name;
	bool has_data;
} types[] = {
	{ "rfc", true },
	{ "person", true },
	{ "uri", true },
	{ "draft", true },
	{ "registry", true },
	{ "note", true },
	{ "rfc-errata", true },
	{ "unicode", true },
	{ "text", false },
};

#define TYPE_COUNT (sizeof(types) / sizeof(types[0]))

/* Reports a reference that leads nowhere, or to a person who is not listed. */
static void
check_data(struct cli_lint *lint, const struct wsreg_reference *reference,
    bool has_data)
{
	bool empty = has_data
	    ? reference->data == NULL || reference->data[0] == '\0'
	    : wsreg_reference_text(reference, NULL, 0) == 0;

	if (empty)
		cli_lint_report(lint, LINT_EMPTY_REFERENCE, reference->node,
		    "reference of type `%s' has no %s", reference->type,
		    has_data ? "data" : "text");
	else if (strcmp(reference->type, "person") == 0 &&
	    wsreg_node_person(lint->snapshot, reference->data) == WSREG_NONE)
		cli_lint_report(lint, LINT_UNKNOWN_PERSON, reference->node,
		    "no person has the id `%s'", reference->data);
}

/* Looks at a reference: its type has to be one that IANA uses, as other
 * programs know no others. */
static void
check_reference(struct cli_lint *lint, uint32_t node)
{
	struct wsreg_field field = node_field(lint->snapshot, node);
	struct wsreg_reference reference;
	size_t i = 0;

	if (!wsreg_field_reference(&field, 0, &reference))
		return;
	while (i < TYPE_COUNT && strcmp(types[i].name, reference.type) != 0)
		i++;
	if (i < TYPE_COUNT)
		check_data(lint, &reference, types[i].has_data);
	else if (reference.type[0] == '\0')
		cli_lint_report(
		    lint, LINT_UNKNOWN_TYPE, node, "reference has no type");
	else
		cli_lint_report(lint, LINT_UNKNOWN_TYPE, node,
		    "unknown reference type `%s'", reference.type);
}

/* Looks at all nodes of the document, in whatever element they are. */
static void
check(struct cli_lint *lint)
{
	const struct wsreg_snapshot *snapshot = lint->snapshot;

	for (uint32_t i = snapshot->document; i < snapshot->node_count; i++)
		if (node_is(snapshot, i, WSREG_NODE_ATTRIBUTE))
			check_padding(lint, i);
		else if (node_is_element(snapshot, i, "xref"))
			check_reference(lint, i);
}

const struct lint lint_references = { .before = check };
