/* SPDX-License-Identifier: MIT */
/* Lints of numbers: whether they are in range, overlap, leave gaps; ranges
 * that are reversed or of one number.  Each is judged by the range that the
 * RFC gives the registry. */

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "list.h"

/* RFC 6455, 11.6 to 11.8: the least and the greatest number of a registry. */
struct limits {
	uint64_t first, last;
};

/* Returns the limits, or NULL for registries of names. */
static const struct limits *
limits_of(enum wsreg_kind kind)
{
	static const struct limits limits[WSREG_KIND_OTHER + 1] = {
		[WSREG_KIND_VERSION] = { 0, 255 },
		[WSREG_KIND_CLOSE_CODE] = { 1000, 4999 },
		[WSREG_KIND_OPCODE] = { 0, 15 },
	};

	return limits[kind].last > 0 ? &limits[kind] : NULL;
}

/* ---- A number alone ---- */

/* RFC 6455, 5.2: the bits that 11.9 is about. */
static bool
is_bit(const char *key)
{
	return strcmp(key, "RSV1") == 0 || strcmp(key, "RSV2") == 0 ||
	    strcmp(key, "RSV3") == 0;
}

/* Reports a key that is not of the kind its registry has: a bit, a number, a
 * range, each within the limits. */
static void
check_key(struct cli_lint *lint, const struct wsreg_record *record)
{
	enum wsreg_kind kind = record->registry->kind;
	uint32_t node = record_node(record);
	const struct limits *limits = limits_of(kind);

	if (record->key[0] == '\0')
		return;
	if (kind == WSREG_KIND_HEADER_BIT && !is_bit(record->key))
		cli_lint_report(lint, LINT_BAD_BIT, node,
		    "`%s' is not RSV1, RSV2 or RSV3", record->key);
	if (limits == NULL)
		return;
	if (!record->numeric)
		cli_lint_report(lint, LINT_BAD_NUMBER, node,
		    "`%s' is neither a number nor a range", record->key);
	else if (record->first < limits->first ||
	    record->first > limits->last || record->last < limits->first ||
	    record->last > limits->last)
		cli_lint_report(lint, LINT_NUMBER_OUT_OF_RANGE, node,
		    "`%s' is outside %" PRIu64 "-%" PRIu64, record->key,
		    limits->first, limits->last);
}

/* Where numbers fall from record to record, as bits do that are counted from
 * the right, ranges are written so, too. */
static bool
is_falling(const struct wsreg_registry *registry)
{
	const struct wsreg_record *before = NULL;
	size_t count = 0;

	record_foreach (record, registry) {
		if (!record->numeric)
			continue;
		if (before != NULL && record->first >= before->last)
			return false;
		before = record;
		count++;
	}
	return count > 1;
}

/* Reports ranges of one number, and those that fall where the registry
 * rises. */
static void
check_range(
    struct cli_lint *lint, const struct wsreg_record *record, bool falling)
{
	if (!record->numeric || strchr(record->key, '-') == NULL)
		return;
	if (record->first == record->last)
		cli_lint_report(lint, LINT_DEGENERATE_RANGE,
		    record_node(record), "range `%s' has only one number",
		    record->key);
	else if (record->first > record->last && !falling)
		cli_lint_report(lint, LINT_REVERSED_RANGE, record_node(record),
		    "range `%s' is reversed", record->key);
}

/* ---- Numbers side by side ---- */

/* Compares records by their first number, then by place in the file. */
static int
compare_numbers(const void *a, const void *b)
{
	const struct wsreg_record *const *x = a, *const *y = b;

	if ((*x)->first != (*y)->first)
		return (*x)->first < (*y)->first ? -1 : 1;
	return *x < *y ? -1 : *x > *y;
}

/* Lists what has numbers in their order. */
static size_t
sort_records(
    const struct wsreg_registry *registry, const struct wsreg_record **records)
{
	size_t count = 0;

	record_foreach (record, registry) {
		if (record->numeric && record->first <= record->last)
			records[count++] = record;
	}
	if (count > 0)
		qsort(records, count, sizeof(*records), compare_numbers);
	return count;
}

/* Reports numbers that no record has, at the node after them. */
static void
report_gap(struct cli_lint *lint, uint32_t node, uint64_t first, uint64_t last)
{
	if (first == last)
		cli_lint_report(lint, LINT_GAP, node,
		    "%" PRIu64 " is not listed, not even as unassigned", first);
	else
		cli_lint_report(lint, LINT_GAP, node,
		    "%" PRIu64 "-%" PRIu64
		    " are not listed, not even as unassigned",
		    first, last);
}

/* Records with the same key are a finding of their own; a private code may lie
 * in a range of the file that it is laid over. */
static bool
is_overlap(const struct wsreg_record *record, const struct wsreg_record *other)
{
	const struct wsreg_snapshot *snapshot = record->registry->snapshot;

	return record->first <= other->last &&
	    strcmp(record->key, other->key) != 0 &&
	    node_file(snapshot, record_node(record)) ==
	    node_file(snapshot, record_node(other));
}

/* Reports records that share numbers with one before.  The records are
 * sorted by their first number, so it is enough to compare with the one that
 * reaches farthest. */
static void
check_overlaps(struct cli_lint *lint,
    const struct wsreg_record *const records[], size_t count)
{
	const struct wsreg_record *widest = records[0];

	for (size_t i = 1; i < count; i++) {
		const struct wsreg_record *record = records[i];

		if (is_overlap(record, widest))
			cli_lint_report(lint, LINT_OVERLAP, record_node(record),
			    "`%s' overlaps %" PRIu64 "-%" PRIu64 " in line %lu",
			    record->key, widest->first, widest->last,
			    node_line(lint->snapshot, record_node(widest)));
		if (record->last > widest->last)
			widest = record;
	}
}

/* Returns whether the registry says of numbers that they are unassigned;
 * where it does not, a gap means just that. */
static bool
lists_unassigned(const struct wsreg_registry *registry)
{
	record_foreach (record, registry)
		if (record->status == WSREG_STATUS_UNASSIGNED)
			return true;
	return false;
}

/* Reports numbers between the limits that no record has. */
static void
check_gaps(struct cli_lint *lint, const struct wsreg_registry *registry,
    const struct wsreg_record *const records[], size_t count)
{
	const struct limits *limits = limits_of(registry->kind);
	uint64_t next, last;

	if (limits == NULL || !lists_unassigned(registry))
		return;
	next = limits->first;
	last = limits->last;
	for (size_t i = 0; i < count && next <= last; i++) {
		if (records[i]->first > last)
			break;
		if (records[i]->first > next)
			report_gap(lint, record_node(records[i]), next,
			    records[i]->first - 1);
		if (records[i]->last >= next)
			next = records[i]->last + 1;
		/* It was the greatest number that there is. */
		if (next == 0)
			return;
	}
	if (next <= last)
		report_gap(lint, registry->node, next, last);
}

/* Looks at each number alone, then, in registries whose limits are known, at
 * all of them side by side. */
static void
check(struct cli_lint *lint, const struct wsreg_registry *registry)
{
	const struct wsreg_record **records;
	bool falling = is_falling(registry);
	size_t count;

	record_foreach (record, registry) {
		check_key(lint, record);
		check_range(lint, record, falling);
	}
	if (limits_of(registry->kind) == NULL)
		return;
	records = cli_allocate(registry->record_count, sizeof(*records));
	count = sort_records(registry, records);
	if (count > 0) {
		check_overlaps(lint, records, count);
		check_gaps(lint, registry, records, count);
	}
	free(records);
}

const struct lint lint_numbers = { .registry = check };
