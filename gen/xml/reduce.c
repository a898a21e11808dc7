/* SPDX-License-Identifier: MIT */
/* Two files without what they have in common. */

#include "reduce.h"

#include <stdlib.h>
#include <string.h>

#include "hash.h"
#include "model/registry.h"
#include "read.h"
#include "scan.h"

/* Records that stand as many places apart are found at once. */
#define NEAR 16
/* So many places of the table are looked at for the others. */
#define PROBE_MAX 64

struct reducer {
	struct gen_scan scans[2];
	/* By the registries of the first file: those of the second, and
	 * whether a record of theirs was left in. */
	int32_t mates[GEN_SCAN_REGISTRIES];
	bool has_record[GEN_SCAN_REGISTRIES];
};

/* ---- Registries ---- */

static bool
same_id(const struct gen_scan *a, size_t i, const struct gen_scan *b, size_t j)
{
	const struct gen_span *x = (struct gen_span *)a->registries.items + i;
	const struct gen_span *y = (struct gen_span *)b->registries.items + j;

	return x->size == y->size &&
	    memcmp(a->text + x->offset, b->text + y->offset, x->size) == 0;
}

static bool
has_twins(const struct gen_scan *scan)
{
	for (size_t i = 1; i < scan->registries.count; i++)
		for (size_t j = 0; j < i; j++)
			if (same_id(scan, i, scan, j))
				return true;
	return false;
}

static bool
ends_with(
    const struct gen_scan *scan, const struct gen_span *id, const char *end)
{
	size_t size = strlen(end);

	return id->size >= size &&
	    memcmp(scan->text + id->offset + id->size - size, end, size) == 0;
}

/* In 2012 rules stood in registries of their own; and what the wire allows of
 * a close code is told by all the records that have its number. */
static bool
is_whole(const struct gen_scan *scan, size_t index)
{
	const struct gen_span *id =
	    (struct gen_span *)scan->registries.items + index;

	return ends_with(scan, id, "-rules") ||
	    ends_with(scan, id, gen_kind_id(WSREG_KIND_CLOSE_CODE));
}

/* The outermost are mates, whatever their ids. */
static void
match_registries(struct reducer *reducer)
{
	const struct gen_scan *a = &reducer->scans[0], *b = &reducer->scans[1];

	for (size_t i = 0; i < a->registries.count; i++) {
		reducer->mates[i] = i == 0 ? 0 : -1;
		for (size_t j = 1; i > 0 && j < b->registries.count; j++)
			if (same_id(a, i, b, j) && !is_whole(a, i))
				reducer->mates[i] = (int32_t)j;
	}
}

/* ---- Records ---- */

static struct gen_scanned_record *
record_at(const struct reducer *reducer, unsigned side, size_t index)
{
	return (struct gen_scanned_record *)reducer->scans[side].records.items +
	    index;
}

static bool
is_same(const struct reducer *reducer, size_t i, size_t j)
{
	const struct gen_scanned_record *a = record_at(reducer, 0, i);
	const struct gen_scanned_record *b = record_at(reducer, 1, j);

	return a->span.size == b->span.size && !a->paired && !b->paired &&
	    reducer->mates[a->registry] == (int32_t)b->registry &&
	    memcmp(reducer->scans[0].text + a->span.offset,
		reducer->scans[1].text + b->span.offset, a->span.size) == 0;
}

static void
pair(struct reducer *reducer, size_t i, size_t j)
{
	struct gen_scanned_record *a = record_at(reducer, 0, i);
	struct gen_scanned_record *b = record_at(reducer, 1, j);

	a->paired = b->paired = true;
	/* A registry without records may not be listed as one. */
	if (reducer->has_record[a->registry])
		a->left_out = b->left_out = true;
	reducer->has_record[a->registry] = true;
}

/* How much further the mate of the one or the other stands. */
static bool
find_near(const struct reducer *reducer, size_t *i, size_t *j)
{
	for (size_t step = 0; step < NEAR; step++) {
		if (*j + step < reducer->scans[1].records.count &&
		    is_same(reducer, *i, *j + step)) {
			*j += step;
			return true;
		}
		if (*i + step < reducer->scans[0].records.count &&
		    is_same(reducer, *i + step, *j)) {
			*i += step;
			return true;
		}
	}
	return false;
}

/* Pairs what stands in the same order. */
static void
pair_along(struct reducer *reducer)
{
	size_t i = 0, j = 0;

	while (i < reducer->scans[0].records.count &&
	    j < reducer->scans[1].records.count) {
		if (find_near(reducer, &i, &j))
			pair(reducer, i, j);
		i++, j++;
	}
}

static size_t
hash_record(const struct reducer *reducer, unsigned side, size_t index)
{
	const struct gen_span *span = &record_at(reducer, side, index)->span;
	uint64_t hash = hash_name(reducer->scans[side].text + span->offset,
	    span->size, UINT64_C(0xd6e8feb86659fd93));

	return (size_t)(hash ^ hash >> 29);
}

static size_t
count_alone(const struct reducer *reducer, unsigned side)
{
	size_t count = 0;

	for (size_t i = 0; i < reducer->scans[side].records.count; i++)
		count += !record_at(reducer, side, i)->paired;
	return count;
}

static void
put_alone(const struct reducer *reducer, uint32_t *table, size_t mask)
{
	for (size_t i = 0; i < reducer->scans[0].records.count; i++) {
		size_t at;
		int probe = 0;

		if (record_at(reducer, 0, i)->paired)
			continue;
		at = hash_record(reducer, 0, i) & mask;
		while (table[at] != 0 && probe++ < PROBE_MAX)
			at = (at + 1) & mask;
		if (table[at] == 0)
			table[at] = (uint32_t)i + 1;
	}
}

/* Pairs what stands elsewhere in its registry; false when memory is out. */
static bool
pair_others(struct reducer *reducer)
{
	size_t size = 16;
	uint32_t *table;

	while (size < 2 * count_alone(reducer, 0))
		size *= 2;
	table = calloc(size, sizeof(*table));
	if (table == NULL)
		return false;
	put_alone(reducer, table, size - 1);
	for (size_t j = 0; j < reducer->scans[1].records.count; j++) {
		size_t at;

		if (record_at(reducer, 1, j)->paired)
			continue;
		at = hash_record(reducer, 1, j) & (size - 1);
		for (int probe = 0; probe < PROBE_MAX && table[at] != 0;
		     probe++, at = (at + 1) & (size - 1))
			if (is_same(reducer, table[at] - 1, j)) {
				pair(reducer, table[at] - 1, j);
				break;
			}
	}
	free(table);
	return true;
}

/* ---- Taking out ---- */

/* The record with nothing but its number. */
static char *
put_number(const struct gen_scan *scan, const struct gen_span *value, char *to)
{
	static const char start[] = "<record>", end[] = "</record>";

	memcpy(to, start, sizeof(start) - 1);
	to += sizeof(start) - 1;
	memmove(to, scan->text + value->offset, value->size);
	to += value->size;
	memcpy(to, end, sizeof(end) - 1);
	return to + sizeof(end) - 1;
}

static size_t
count_lines(const char *at, size_t size)
{
	const char *end = at + size;
	size_t count = 0;

	for (; (at = memchr(at, '\n', (size_t)(end - at))) != NULL; at++)
		count++;
	return count;
}

/* In place: what is left of anything is no longer than it was. */
static void
take_out(const struct gen_scan *scan, struct gen_octets *file)
{
	const struct gen_scanned_record *records = scan->records.items;
	char *to = file->text;
	const char *from = file->text;

	for (size_t i = 0; i < scan->records.count; i++) {
		const char *start = file->text + records[i].span.offset;
		enum gen_scanned_key key = GEN_KEY_OTHER;
		struct gen_span value;
		size_t lines;

		if (records[i].left_out)
			key = gen_scan_key(scan, &records[i], &value);
		if (key == GEN_KEY_OTHER)
			continue;
		lines = count_lines(start, records[i].span.size);
		memmove(to, from, (size_t)(start - from));
		to += start - from;
		from = start + records[i].span.size;
		if (key == GEN_KEY_NUMBER)
			to = put_number(scan, &value, to);
		memset(to, '\n', lines);
		to += lines;
	}
	memmove(to, from, (size_t)(file->text + file->size - from));
	to += file->text + file->size - from;
	file->size = (size_t)(to - file->text);
}

bool
gen_reduce(struct gen_octets files[2])
{
	struct reducer *reducer = calloc(1, sizeof(*reducer));
	bool good = reducer != NULL &&
	    gen_scan(&reducer->scans[0], &files[0]) &&
	    gen_scan(&reducer->scans[1], &files[1]) &&
	    !has_twins(&reducer->scans[0]) && !has_twins(&reducer->scans[1]) &&
	    gen_read_check(&files[0]);

	if (good) {
		match_registries(reducer);
		pair_along(reducer);
		good = pair_others(reducer);
	}
	for (unsigned side = 0; side < 2; side++) {
		if (good)
			take_out(&reducer->scans[side], &files[side]);
		if (reducer != NULL)
			gen_scan_free(&reducer->scans[side]);
	}
	free(reducer);
	return good;
}
