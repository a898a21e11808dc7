/* SPDX-License-Identifier: MIT */
/* The list of findings: where each belongs, in what order they are told.
 * Lints name a node only; file, line, registry and key follow from it. */

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "list.h"

/* ---- Places ---- */

/*
 * Returns how many of the items begin at the node or before it.  The items are
 * in the order of the file; `nodes` points to the node of the first of them,
 * which is a part of an item of `size` octets.
 */
static uint32_t
count_until(const uint32_t *nodes, size_t size, uint32_t count, uint32_t node)
{
	uint32_t low = 0, high = count;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (*(nodes + middle * size / sizeof(*nodes)) <= node)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Returns the last registry that begins at the node or before it. */
static const struct wsreg_registry *
find_before(const struct wsreg_snapshot *snapshot, uint32_t node)
{
	const struct wsreg_registry *registries = snapshot->registries;
	uint32_t count = count_until(&registries->node, sizeof(*registries),
	    snapshot->registry_count, node);

	return count > 0 ? &registries[count - 1] : NULL;
}

/* Returns the innermost registry around the node, or NULL. */
static const struct wsreg_registry *
find_registry(const struct wsreg_snapshot *snapshot, uint32_t node)
{
	const struct wsreg_registry *registry = find_before(snapshot, node);

	while (registry != NULL && node >= node_next(snapshot, registry->node))
		registry = registry->parent != WSREG_NONE
		    ? find_before(snapshot, registry->parent)
		    : NULL;
	return registry;
}

/* Returns the record around the node, or NULL. */
static const struct wsreg_record *
find_record(const struct wsreg_registry *registry, uint32_t node)
{
	const struct wsreg_record *record = wsreg_record_at(registry, 0);
	uint32_t count;

	if (record == NULL || node < registry->node)
		return NULL;
	/* Records have their nodes as counted from their registry's. */
	count = count_until(&record->node, sizeof(*record),
	    registry->record_count, node - registry->node);
	if (count == 0)
		return NULL;
	record += count - 1;
	return node < node_next(registry->snapshot, record_node(record))
	    ? record
	    : NULL;
}

/* Returns the element of the person around the node, or WSREG_NONE. */
static uint32_t
find_person(const struct wsreg_snapshot *snapshot, uint32_t node)
{
	uint32_t count = count_until(snapshot->people,
	    sizeof(*snapshot->people), snapshot->person_count, node);
	uint32_t person;

	if (count == 0)
		return WSREG_NONE;
	person = snapshot->people[count - 1];
	return node < node_next(snapshot, person) ? person : WSREG_NONE;
}

/* Fills in where a node is: its file and line, and as the key of what it
 * belongs to the record's, the person's, or `#' for a registry itself. */
static void
locate(const struct wsreg_snapshot *snapshot, uint32_t node,
    struct cli_finding *finding)
{
	const struct wsreg_registry *registry = find_registry(snapshot, node);
	const struct wsreg_record *record =
	    registry != NULL ? find_record(registry, node) : NULL;
	uint32_t person = find_person(snapshot, node);

	finding->file = node_file(snapshot, node);
	finding->line = node_line(snapshot, node);
	finding->registry =
	    registry != NULL ? registry->id : wsreg_snapshot_id(snapshot);
	finding->key = record != NULL ? record->key : "#";
	if (person != WSREG_NONE) {
		finding->registry = "people";
		finding->key = node_id(snapshot, person);
	}
}

bool
cli_lint_has_text(
    const struct wsreg_snapshot *snapshot, uint32_t node, const char *name)
{
	node_foreach (child, snapshot, node)
		if (node_is_element(snapshot, child, name) &&
		    wsreg_node_cell(snapshot, child, NULL, 0) > 0)
			return true;
	return false;
}

bool
cli_lint_is_over(const struct wsreg_snapshot *snapshot, uint32_t node)
{
	return snapshot->lines != NULL &&
	    snapshot->lines[node] >> WSREG_LINE_BITS > 0;
}

bool
cli_finding_has_place(const struct cli_finding *finding)
{
	return finding->line > 0 && strcmp(finding->file, "<stdin>") != 0;
}

/* ---- The list ---- */

void
cli_lint_add(struct cli_lint *lint, const struct cli_finding *finding)
{
	struct cli_finding *end;

	if (lint->count == lint->room) {
		lint->room = lint->room > 0 ? 2 * lint->room : 64;
		lint->findings = cli_grow(
		    lint->findings, lint->room, sizeof(*lint->findings));
	}
	end = &lint->findings[lint->count];
	*end = *finding;
	end->severity = cli_lint_rules[finding->rule].severity;
	lint->count++;
}

void
cli_lint_report(struct cli_lint *lint, enum cli_lint_id rule, uint32_t node,
    const char *format, ...)
{
	struct cli_finding finding = { .rule = rule };
	va_list arguments;

	va_start(arguments, format);
	if (vasprintf(&finding.message, format, arguments) < 0)
		cli_die("out of memory");
	va_end(arguments);
	locate(lint->snapshot, node, &finding);
	finding.order =
	    lint->snapshot->lines != NULL ? lint->snapshot->lines[node] : node;
	finding.order = finding.order << 32 | lint->count;
	cli_lint_add(lint, &finding);
}

void
cli_lint_filter(struct cli_lint *lint,
    bool (*keep)(const struct cli_finding *finding, const void *context),
    const void *context)
{
	size_t count = 0;

	for (size_t i = 0; i < lint->count; i++)
		if (keep(&lint->findings[i], context))
			lint->findings[count++] = lint->findings[i];
		else
			free(lint->findings[i].message);
	lint->count = count;
}

void
cli_lint_tally(const struct cli_lint *lint, size_t counts[CLI_SEVERITY_COUNT])
{
	memset(counts, 0, CLI_SEVERITY_COUNT * sizeof(*counts));
	for (size_t i = 0; i < lint->count; i++)
		counts[lint->findings[i].severity]++;
}

void
cli_lint_free(struct cli_lint *lint)
{
	for (size_t i = 0; i < lint->count; i++)
		free(lint->findings[i].message);
	free(lint->findings);
	cli_baseline_free(&lint->ignored);
}
