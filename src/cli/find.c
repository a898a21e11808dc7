/* SPDX-License-Identifier: MIT */
/* Finds the records that a text or a number means, of those that have it in
 * some field. */

#include "find.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "cli.h"
#include "index.h"

/* A text that more records of a registry have in a field identifies none of
 * them. */
#define REPEAT_MAX 16

/* So many records are looked at to learn whether the values of a field repeat
 * all over the registry. */
#define SAMPLE_MAX 64

/* Orders hits by record, those of one record from the best fit to the worst:
 * choose() takes the first of each.  The records of a snapshot are one array,
 * so their addresses have the order of the file. */
static int
compare_hits(const void *a, const void *b)
{
	const struct cli_hit *x = a, *y = b;

	if (x->record != y->record)
		return x->record < y->record ? -1 : 1;
	if (x->fit != y->fit)
		return x->fit < y->fit ? -1 : 1;
	return x->width < y->width ? -1 : x->width > y->width;
}

/* Returns the text of the record's first element of this name, or NULL. */
static const char *
field_of(const struct wsreg_record *record, const char *name)
{
	const struct wsreg_snapshot *snapshot = record->registry->snapshot;

	node_foreach (child, snapshot, record_node(record))
		if (node_is_element(snapshot, child, name))
			return wsreg_node_plain(snapshot, child);
	return NULL;
}

/* Returns whether the values of a field repeat all over the registry: of some
 * of its records, less than a third have one of their own. */
static bool
repeats(const struct wsreg_registry *registry, const char *field)
{
	const char *values[SAMPLE_MAX];
	size_t filled = 0, different = 0;

	for (uint32_t i = 0; i < registry->record_count && filled < SAMPLE_MAX;
	     i++) {
		const char *text =
		    field_of(wsreg_record_at(registry, i), field);
		bool is_new = true;

		if (text == NULL || text[0] == '\0')
			continue;
		for (size_t j = 0; j < different && is_new; j++)
			is_new = strcmp(values[j], text) != 0;
		if (is_new)
			values[different++] = text;
		filled++;
	}
	return 3 * different < filled;
}

/* Returns whether a field identifies the records in which it was found. */
static bool
identifies(const struct cli_hits *hits, const struct cli_hit *hit)
{
	const struct wsreg_registry *registry = hit->record->registry;
	size_t count = 0;

	if (strcmp(hit->field, "value") == 0 || strcmp(hit->field, "id") == 0 ||
	    hit->fit == CLI_FIT_SPELLING)
		return true;
	for (size_t i = 0; i < hits->count && count <= REPEAT_MAX; i++)
		count += hits->items[i].record->registry == registry &&
		    strcmp(hits->items[i].field, hit->field) == 0;
	return count <= REPEAT_MAX && !repeats(registry, hit->field);
}

/* Returns whether the same registry has the number itself, or in a narrower
 * range. */
static bool
is_wider(const struct cli_hits *hits, const struct cli_hit *hit)
{
	for (size_t i = 0; i < hits->count && hit->width > 0; i++)
		if (hits->items[i].record->registry == hit->record->registry &&
		    hits->items[i].fit == CLI_FIT_EXACT &&
		    (hits->items[i].width < hit->width ||
			(hits->items[i].width == hit->width &&
			    hits->items[i].record < hit->record)))
			return true;
	return false;
}

/* Keeps of each record the hit that fits best, if its field identifies it and
 * no narrower range has the number.  The old items are freed. */
static void
choose(struct cli_hits *hits)
{
	struct cli_hits chosen = {
		cli_allocate(hits->count, sizeof(*hits->items)), 0
	};

	for (size_t i = 0; i < hits->count; i++) {
		const struct cli_hit *hit = &hits->items[i];
		bool again = chosen.count > 0 &&
		    chosen.items[chosen.count - 1].record == hit->record;

		if (!again && identifies(hits, hit) && !is_wider(hits, hit))
			chosen.items[chosen.count++] = *hit;
	}
	free(hits->items);
	*hits = chosen;
}

/* No constant in C has more characters: a prefix, the name of a registry and
 * that of a record, of which a compiler tells 63 apart; C11, 5.2.4.1. */
#define CONSTANT_MAX 255

/* Finds the record that a constant in C stands for, WSREG_CLOSE_GOING_AWAY with
 * any prefix, in the registries that have short names.  A prefix may contain
 * underscores, so each of them is tried as its end. */
static void
find_constant(struct cli_hits *hits, const char *text)
{
	/* The time grows with the square of the size. */
	if (strlen(text) > CONSTANT_MAX)
		return;
	for (size_t size; text[size = strcspn(text, "_")] != '\0';
	     text += size + 1) {
		struct cli_hits found = { NULL, 0 };

		cli_index_find(&found, text + size + 1, NULL);
		for (size_t i = 0; i < found.count; i++) {
			const struct wsreg_record *record =
			    found.items[i].record;
			const char *alias = record->registry->alias;

			if (alias == NULL || record->identifier == NULL ||
			    strlen(alias) != size ||
			    strncasecmp(alias, text, size) != 0 ||
			    !cli_is_spelling(
				record->identifier, text + size + 1))
				continue;
			hits->items = cli_grow(
			    hits->items, hits->count + 1, sizeof(*hits->items));
			found.items[i].fit = CLI_FIT_SPELLING;
			hits->items[hits->count++] = found.items[i];
		}
		free(found.items);
	}
}

struct cli_hits
cli_find(const struct wsreg_snapshot *snapshot, const char *text,
    const uint64_t *number)
{
	struct cli_hits hits = { NULL, 0 };

	cli_index_open(snapshot);
	cli_index_find(&hits, text, number);
	/* The index has keys and names without their marks. */
	if (hits.count == 0 && text[wsreg_mark_base(text)] != '\0') {
		char *base =
		    cli_print("%.*s", (int)wsreg_mark_base(text), text);

		cli_index_find(&hits, base, NULL);
		free(base);
	}
	if (hits.count == 0)
		find_constant(&hits, text);
	if (hits.count > 0) {
		qsort(
		    hits.items, hits.count, sizeof(*hits.items), compare_hits);
		choose(&hits);
	}
	return hits;
}
