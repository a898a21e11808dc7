/* SPDX-License-Identifier: MIT */
/* Lints of a record's fields: what its registry has for each, and who is the
 * contact.  The table below is what the RFC demands; IANA's own files are
 * not always so. */

#include "list.h"
#include "people.h"

/*
 * RFC 6455, 11.4 to 11.9: what is kept of each record.  Unless `always`, it is
 * of those alone that are assigned, and below a number if that is not 0.
 */
static const struct requirement {
	enum wsreg_kind kind;
	bool always;
	const char *element;
	uint64_t below;
} requirements[] = {
	{ WSREG_KIND_EXTENSION, true, "id", 0 },
	{ WSREG_KIND_EXTENSION, true, "common", 0 },
	{ WSREG_KIND_EXTENSION, true, "definition", 0 },
	{ WSREG_KIND_EXTENSION, true, "incompatible", 0 },
	{ WSREG_KIND_SUBPROTOCOL, true, "id", 0 },
	{ WSREG_KIND_SUBPROTOCOL, true, "common", 0 },
	{ WSREG_KIND_SUBPROTOCOL, true, "definition", 0 },
	{ WSREG_KIND_VERSION, true, "value", 0 },
	{ WSREG_KIND_VERSION, false, "xref", 0 },
	{ WSREG_KIND_VERSION, false, "status", 0 },
	{ WSREG_KIND_CLOSE_CODE, true, "value", 0 },
	{ WSREG_KIND_CLOSE_CODE, true, "description", 0 },
	/* 11.7: from 4000 on nothing is registered; a reference is required in
	 * 1000-2999, and recommended in 3000-3999. */
	{ WSREG_KIND_CLOSE_CODE, false, "contact", 4000 },
	{ WSREG_KIND_CLOSE_CODE, false, "xref", 3000 },
	{ WSREG_KIND_OPCODE, true, "value", 0 },
	{ WSREG_KIND_OPCODE, true, "description", 0 },
	{ WSREG_KIND_OPCODE, false, "xref", 0 },
	{ WSREG_KIND_HEADER_BIT, true, "value", 0 },
	{ WSREG_KIND_HEADER_BIT, true, "description", 0 },
	{ WSREG_KIND_HEADER_BIT, false, "xref", 0 },
};

/* Returns whether a record has a field of this name that is not empty. */
static bool
has_field(const struct wsreg_record *record, const char *name)
{
	return cli_lint_has_text(
	    record->registry->snapshot, record_node(record), name);
}

/* A rendition does not have all columns. */
static bool
has_column(const struct wsreg_registry *registry, const char *name)
{
	record_foreach (record, registry)
		if (has_field(record, name))
			return true;
	return false;
}

/* Not of records that are laid over those of the registry. */
static bool
is_demanded(const struct requirement *demand, const struct wsreg_record *record)
{
	if ((demand->below > 0 && record->first >= demand->below) ||
	    cli_lint_is_over(record->registry->snapshot, record_node(record)))
		return false;
	return demand->always || record->status == WSREG_STATUS_ASSIGNED ||
	    record->status == WSREG_STATUS_INTERIM ||
	    record->status == WSREG_STATUS_STANDARD;
}

/* Reports each record that lacks the field.  A column that a rendition lacks
 * altogether is no fault of its records. */
static void
check_requirement(struct cli_lint *lint, const struct wsreg_registry *registry,
    const struct requirement *demand)
{
	if (lint->snapshot->rendition && !has_column(registry, demand->element))
		return;
	record_foreach (record, registry) {
		if (is_demanded(demand, record) &&
		    !has_field(record, demand->element))
			cli_lint_report(lint, LINT_MISSING_FIELD,
			    record_node(record), "record `%s' has no `%s'",
			    record->key, demand->element);
	}
}

/* Reports contacts that are given as an address, where others refer to a
 * person of the list. */
static void
check_contacts(struct cli_lint *lint, const struct wsreg_record *record)
{
	const struct wsreg_snapshot *snapshot = lint->snapshot;

	node_foreach (child, snapshot, record_node(record))
		if (node_is_element(snapshot, child, "contact") &&
		    cli_lint_is_mail(wsreg_node_plain(snapshot, child)))
			cli_lint_report(lint, LINT_MAIL_AS_TEXT, child,
			    "contact is an e-mail address, not the id of a "
			    "listed person: `%s'",
			    wsreg_node_plain(snapshot, child));
}

/* Looks at the fields that are required of this kind of registry; of
 * registries that are not of WebSocket nothing is known. */
static void
check(struct cli_lint *lint, const struct wsreg_registry *registry)
{
	for (size_t i = 0; i < sizeof(requirements) / sizeof(*requirements);
	     i++)
		if (requirements[i].kind == registry->kind)
			check_requirement(lint, registry, &requirements[i]);
	if (registry->kind == WSREG_KIND_OTHER)
		return;
	record_foreach (record, registry)
		check_contacts(lint, record);
}

const struct lint lint_fields = { .registry = check };
