/* SPDX-License-Identifier: MIT */
/* Lints of registries: ids, titles, registration procedures, records that
 * the overlay names.  Programs find a registry by its id, and people by its
 * title. */

#include <stdlib.h>
#include <string.h>

#include "list.h"

/* ---- Ids ---- */

/* Compares registries by id, then by place in the file. */
static int
compare_ids(const void *a, const void *b)
{
	const struct wsreg_registry *const *x = a, *const *y = b;
	int order = strcmp((*x)->id, (*y)->id);

	if (order == 0)
		order = *x < *y ? -1 : *x > *y;
	return order;
}

/* Inner registries alone: one of them may bear the file's own id. */
static void
check_ids(struct cli_lint *lint)
{
	const struct wsreg_snapshot *snapshot = lint->snapshot;
	const struct wsreg_registry **sorted =
	    cli_allocate(snapshot->registry_count, sizeof(*sorted));
	size_t count = 0;

	for (uint32_t i = 0; i < snapshot->registry_count; i++)
		if (snapshot->registries[i].parent != WSREG_NONE &&
		    snapshot->registries[i].id[0] != '\0')
			sorted[count++] = &snapshot->registries[i];
	if (count > 0)
		qsort(sorted, count, sizeof(*sorted), compare_ids);
	for (size_t i = 1; i < count; i++)
		if (strcmp(sorted[i]->id, sorted[i - 1]->id) == 0)
			cli_lint_report(lint, LINT_DUPLICATE_REGISTRY,
			    sorted[i]->node,
			    "duplicate registry id `%s'; first used in line %lu",
			    sorted[i]->id,
			    node_line(snapshot, sorted[i - 1]->node));
	free(sorted);
}

/* ---- What registries say of themselves ---- */

/* RFC 6455, 11.4 to 11.9: each has a procedure, some have one for each range
 * of numbers.  A registry without a title has private codes only. */
static void
check_procedures(struct cli_lint *lint, const struct wsreg_registry *registry)
{
	static const char rule[] = "registration_rule";
	struct wsreg_field field;
	bool any = false, more;

	for (more = wsreg_registry_field(registry, 0, &field); more;
	     more = wsreg_registry_next_field(registry, &field)) {
		bool range = strcmp(field.name, "range") == 0;

		any = any || range || strcmp(field.name, rule) == 0;
		if (range &&
		    !cli_lint_has_text(lint->snapshot, field.node, rule))
			cli_lint_report(lint, LINT_MISSING_RULE, field.node,
			    "range has no registration procedure");
	}
	if (!any && registry->title[0] != '\0')
		cli_lint_report(lint, LINT_MISSING_RULE, registry->node,
		    "registry has no registration procedure");
}

/* Reports what a registry lacks to be found, shown and added to. */
static void
check_registry(struct cli_lint *lint, const struct wsreg_registry *registry)
{
	if (registry->id[0] == '\0')
		cli_lint_report(lint, LINT_MISSING_ID, registry->node,
		    "registry has no id");
	if (registry->title[0] == '\0')
		cli_lint_report(lint, LINT_MISSING_TITLE, registry->node,
		    "registry `%s' has no title", registry->id);
	if (registry->rules != WSREG_NONE)
		cli_lint_report(lint, LINT_SEPARATE_RULES, registry->rules,
		    "title and rules of `%s' are in a registry of their own "
		    "(the layout of 2012)",
		    registry->id);
	if (registry->kind != WSREG_KIND_OTHER)
		check_procedures(lint, registry);
}

/* ---- The overlay ---- */

/* Returns the registry of WebSocket with this id, or NULL. */
static const struct wsreg_registry *
find_known(const struct wsreg_snapshot *snapshot, const char *id)
{
	for (unsigned i = 0; i < WSREG_KIND_COUNT; i++)
		if (snapshot->kinds[i] != WSREG_NONE &&
		    strcmp(snapshot->registries[snapshot->kinds[i]].id, id) ==
			0)
			return &snapshot->registries[snapshot->kinds[i]];
	return NULL;
}

/* Returns whether a record of the registry has this key. */
static bool
has_key(const struct wsreg_registry *registry, const char *key)
{
	record_foreach (record, registry)
		if (strcmp(record->key, key) == 0)
			return true;
	return false;
}

/* Reports keys that the overlay names and the registry lacks: programs that
 * use the name would not compile any more. */
static void
check_names(struct cli_lint *lint, const struct wsreg_given_name *names,
    uint32_t count, bool former)
{
	for (uint32_t i = 0; i < count; i++) {
		const struct wsreg_registry *registry =
		    find_known(lint->snapshot, names[i].registry);

		if (registry == NULL || has_key(registry, names[i].key))
			continue;
		cli_lint_report(lint, LINT_LOST_NAME, registry->node,
		    "record `%s' is missing; the constant %s%s would be lost",
		    names[i].key, names[i].identifier,
		    former ? " (a former name)" : "");
		/* There is no node that has it. */
		lint->findings[lint->count - 1].key = names[i].key;
	}
}

/* Older snapshots, and files of private codes, need not have what the
 * compiled-in one has. */
static void
check_overlay(struct cli_lint *lint)
{
	const struct wsreg_overlay *overlay = wsreg_builtin()->overlay;

	if (strcmp(wsreg_snapshot_updated(lint->snapshot),
		wsreg_snapshot_updated(wsreg_builtin())) < 0)
		return;
	check_names(lint, overlay->names, overlay->name_count, false);
	check_names(lint, overlay->formers, overlay->former_count, true);
}

const struct lint lint_registries = {
	.before = check_ids,
	.registry = check_registry,
	.after = check_overlay,
};
