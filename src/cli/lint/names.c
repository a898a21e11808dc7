/* SPDX-License-Identifier: MIT */
/* Lints of keys: names that are no tokens, keys that a registry has twice,
 * close codes that mean the same.  Records are sorted by text, so that a
 * large registry takes no longer than sorting it does. */

#include <stdlib.h>
#include <string.h>

#include "list.h"
#include "traffic/traffic.h"

/* ---- Groups of records that have the same text ---- */

struct item {
	const char *text;
	const struct wsreg_record *record;
};

/* Case counts only among texts that are the same without. */
static int
compare_folded(const char *a, const char *b)
{
	while (*a != '\0' && ascii_lower(*a) == ascii_lower(*b)) {
		a++;
		b++;
	}
	return (unsigned char)ascii_lower(*a) - (unsigned char)ascii_lower(*b);
}

/* Compares by text without case, then with it, then by place in the file.
 * Equal texts are neighbours then, and so are those that differ only by
 * case. */
static int
compare_items(const void *a, const void *b)
{
	const struct item *x = a, *y = b;
	int order = compare_folded(x->text, y->text);

	if (order == 0)
		order = strcmp(x->text, y->text);
	if (order == 0)
		order = x->record < y->record ? -1 : x->record > y->record;
	return order;
}

/* Where the other record is, as a new string. */
static char *
tell_place(const struct wsreg_record *record, const struct wsreg_record *other)
{
	const struct wsreg_snapshot *snapshot = record->registry->snapshot;
	const char *file = node_file(snapshot, record_node(other));
	unsigned long line = node_line(snapshot, record_node(other));

	return file == node_file(snapshot, record_node(record))
	    ? cli_print("line %lu", line)
	    : cli_print("%s:%lu", file, line);
}

/* Returns whether two items have the same text, with case or without. */
static bool
is_same(const struct item *a, const struct item *b, bool folded)
{
	return (folded ? compare_folded(a->text, b->text)
		       : strcmp(a->text, b->text)) == 0;
}

/* What it is to have the same key, or the same but for case, as `other`. */
static void
report_key(struct cli_lint *lint, const struct wsreg_record *record,
    const struct wsreg_record *other, bool exact)
{
	char *place = tell_place(record, other);

	cli_lint_report(lint, exact ? LINT_DUPLICATE_KEY : LINT_CASE_CLASH,
	    record_node(record),
	    exact ? "duplicate key `%s'; first used in %s"
		  : "name `%s' differs only by case from the one in %s",
	    record->key, place);
	free(place);
}

/* Items that are the same without case; those that are the same with it
 * follow each other, the file's first before the others. */
static void
check_group(struct cli_lint *lint, const struct item *items, size_t count)
{
	const struct wsreg_record *first = items[0].record;

	for (size_t i = 1; i < count; i++)
		if (items[i].record < first)
			first = items[i].record;
	for (size_t i = 0; i < count; i++)
		if (i > 0 && is_same(&items[i], &items[i - 1], false))
			report_key(
			    lint, items[i].record, items[i - 1].record, true);
		else if (items[i].record != first)
			report_key(lint, items[i].record, first, false);
}

/* Reports close codes whose name is that of another one. */
static void
check_meanings(struct cli_lint *lint, const struct item *items, size_t count)
{
	for (size_t i = 1; i < count; i++) {
		const struct wsreg_record *record = items[i].record;
		char *place = tell_place(record, items[i - 1].record);

		cli_lint_report(lint, LINT_SHARED_MEANING, record_node(record),
		    "`%s' has the same meaning as the code in %s", record->key,
		    place);
		free(place);
	}
}

/* Sorts the items, and calls `check` for each group of several. */
static void
check_groups(struct cli_lint *lint, struct item *items, size_t count,
    bool folded,
    void (*check)(
	struct cli_lint *lint, const struct item *items, size_t count))
{
	size_t end;

	if (count > 0)
		qsort(items, count, sizeof(*items), compare_items);
	for (size_t i = 0; i < count; i = end) {
		for (end = i + 1;
		     end < count && is_same(&items[i], &items[end], folded);)
			end++;
		if (end - i > 1)
			check(lint, &items[i], end - i);
	}
}

/* ---- Registries ---- */

/* Reports names that could not be written in a header of the handshake. */
static void
check_tokens(struct cli_lint *lint, const struct wsreg_registry *registry)
{
	record_foreach (record, registry) {
		if (record->key[0] != '\0' && !token_is(slice_of(record->key)))
			cli_lint_report(lint, LINT_NAME_NO_TOKEN,
			    record_node(record),
			    "the name `%s' is not an HTTP token", record->key);
	}
}

/* Looks at the keys of a registry, then, if it is that of close codes, at
 * the names.  Names that differ only by case are found too; other keys are
 * compared as they are. */
static void
check_registry(struct cli_lint *lint, const struct wsreg_registry *registry)
{
	struct item *items =
	    cli_allocate(registry->record_count, sizeof(*items));
	bool named = registry->kind == WSREG_KIND_EXTENSION ||
	    registry->kind == WSREG_KIND_SUBPROTOCOL;
	size_t count = 0;

	if (named)
		check_tokens(lint, registry);
	record_foreach (record, registry) {
		if (record->key[0] != '\0')
			items[count++] = (struct item){ record->key, record };
	}
	check_groups(lint, items, count, named, check_group);
	count = 0;
	record_foreach (record, registry) {
		/* RFC 6455, 11.7: each status code has to have a unique
		 * meaning. */
		if (registry->kind == WSREG_KIND_CLOSE_CODE &&
		    record->name != NULL &&
		    record->status == WSREG_STATUS_ASSIGNED)
			items[count++] = (struct item){ record->name, record };
	}
	check_groups(lint, items, count, false, check_meanings);
	free(items);
}

/* Looks at registries of WebSocket; in others keys may be anything. */
static void
check(struct cli_lint *lint, const struct wsreg_registry *registry)
{
	if (registry->kind != WSREG_KIND_OTHER)
		check_registry(lint, registry);
}

const struct lint lint_names = { .registry = check };
