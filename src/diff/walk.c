/* SPDX-License-Identifier: MIT */
/*
 * The walk over two snapshots, from change to change.
 *
 * Each call of wsreg_diff_next() goes on where the last one found a change, so
 * all that the walk knows is in `struct wsreg_diff`.  Registries come in the
 * order of after, then those that only before has; in each, its own fields, its
 * numbers, and the rest of its records; people come last.
 */

#include "change.h"
#include "field.h"

/* ---- Members of lists ---- */

/* Reports two records or people; WSREG_NONE stands for one that is missing. */
static bool
report_members(struct wsreg_diff *diff, const uint32_t indices[2],
    struct wsreg_change *change)
{
	unsigned side = indices[1] != WSREG_NONE ? 1 : 0;
	const struct diff_list *list = &diff->match.lists[side];
	struct diff_segment segment = { .records = { indices[0], indices[1] } };
	struct diff_pair pair = { .subject = DIFF_PERSON };

	if (!diff->people) {
		segment.first = list->records[indices[side]].first;
		segment.last = list->records[indices[side]].last;
		return wsreg_diff_report_records(diff, &segment,
		    wsreg_diff_is_numeric(list, indices[side]), change);
	}
	for (side = 0; side < 2; side++)
		pair.nodes[side] = indices[side] != WSREG_NONE
		    ? diff->match.lists[side].people[indices[side]]
		    : WSREG_NONE;
	*change = (struct wsreg_change){ .registry = "people" };
	return wsreg_diff_report(diff, change, &pair);
}

/* Reports a pair once, as a whole, where it is first met. */
static bool
report_mates(struct wsreg_diff *diff, const uint32_t indices[2],
    struct wsreg_change *change)
{
	uint32_t *mate = &diff->match.mates[1][indices[1]];

	if ((*mate & (DIFF_SAME | DIFF_DONE)) != 0)
		return false;
	*mate |= DIFF_DONE;
	return report_members(diff, indices, change);
}

/* Reports the next member of the list, and with those of after their mates;
 * what the number line had is not reported again. */
static bool
report_listed(
    struct wsreg_diff *diff, unsigned side, struct wsreg_change *change)
{
	while (diff->index < diff->match.lists[side].count) {
		uint32_t mate = diff->match.mates[side][diff->index];
		uint32_t indices[2] = { WSREG_NONE, WSREG_NONE };
		bool reported = false;

		indices[side] = diff->index++;
		if ((mate & DIFF_INDEX) != DIFF_NO_MATE) {
			indices[0] = mate & DIFF_INDEX;
			reported =
			    side == 1 && report_mates(diff, indices, change);
		} else if ((mate & DIFF_SHOWN) == 0) {
			reported = report_members(diff, indices, change);
		}
		if (reported)
			return true;
	}
	diff->index = 0;
	return false;
}

/* Walks over the rest of the records, or over the people. */
static bool
step_list(struct wsreg_diff *diff, struct wsreg_change *change)
{
	unsigned side = diff->phase == DIFF_PHASE_AFTER ? 1 : 0;

	if (report_listed(diff, side, change))
		return true;
	if (side == 1)
		diff->phase = DIFF_PHASE_BEFORE;
	else
		diff->phase =
		    diff->people ? DIFF_PHASE_END : DIFF_PHASE_REGISTRY;
	return false;
}

/* ---- The number line ---- */

/* Returns whether the segment is of two records that were paired. */
static bool
are_mates(const struct wsreg_diff *diff, const struct diff_segment *segment)
{
	return segment->records[0] != WSREG_NONE &&
	    segment->records[1] != WSREG_NONE &&
	    (diff->match.mates[0][segment->records[0]] & DIFF_INDEX) ==
	    segment->records[1];
}

/* Returns whether two records of one side say the same but for their keys. */
static bool
is_alike(const struct wsreg_diff *diff, unsigned side, uint32_t a, uint32_t b)
{
	struct diff_context context = diff->context;
	const struct wsreg_record *const records[2] = {
		diff_record(diff, side, a), diff_record(diff, side, b)
	};
	struct diff_pair pair = { .subject = DIFF_RECORD };

	if (a == b)
		return true;
	if (records[0] == NULL || records[1] == NULL)
		return false;
	context.sides[0] = context.sides[1] = diff->context.sides[side];
	for (unsigned i = 0; i < 2; i++) {
		pair.nodes[i] = record_node(records[i]);
		pair.keys[i] = record_key_node(records[i]);
	}
	return !wsreg_diff_fields(&context, &pair);
}

/* Returns whether the segment continues the one held and changed alike. */
static bool
continues(const struct wsreg_diff *diff, const struct diff_segment *segment)
{
	const struct diff_segment *held = &diff->held;
	const uint32_t *a = held->records, *b = segment->records;
	bool assigned[2];

	if (are_mates(diff, segment) || held->last == UINT64_MAX ||
	    segment->first != held->last + 1)
		return false;
	for (unsigned side = 0; side < 2; side++) {
		assigned[side] =
		    diff_is_assigned(diff_record(diff, side, a[side]));
		if (assigned[side] !=
		    diff_is_assigned(diff_record(diff, side, b[side])))
			return false;
	}
	if (assigned[0] != assigned[1])
		return a[assigned[1]] == b[assigned[1]];
	return (a[0] == b[0] || a[1] == b[1]) &&
	    is_alike(diff, 0, a[0], b[0]) && is_alike(diff, 1, a[1], b[1]);
}

/* Reports the segment that could not grow further. */
static bool
report_held(struct wsreg_diff *diff, struct wsreg_change *change)
{
	diff->holds = false;
	return wsreg_diff_report_records(diff, &diff->held, true, change);
}

/* Keeps a segment back until it is known how far the change goes.  Its records
 * need not be reported again from the lists. */
static void
hold(struct wsreg_diff *diff, const struct diff_segment *segment)
{
	for (unsigned side = 0; side < 2; side++)
		if (segment->records[side] != WSREG_NONE)
			diff->match.mates[side][segment->records[side]] |=
			    DIFF_SHOWN;
	diff->held = *segment;
	diff->holds = true;
}

/* Walks over the numbers.  A pair is reported as a whole; what came or went is
 * held back, so that numbers next to each other make one change. */
static bool
step_line(struct wsreg_diff *diff, struct wsreg_change *change)
{
	struct diff_segment *segment = &diff->segment;

	while (
	    diff->has_segment || wsreg_diff_line_next(diff->lines, segment)) {
		diff->has_segment = true;
		if (diff->holds && continues(diff, segment)) {
			segment->first = diff->held.first;
			hold(diff, segment);
		} else if (diff->holds) {
			if (report_held(diff, change))
				return true;
			continue;
		} else if (!are_mates(diff, segment)) {
			hold(diff, segment);
		} else if (report_mates(diff, segment->records, change)) {
			diff->has_segment = false;
			return true;
		}
		diff->has_segment = false;
	}
	diff->phase = DIFF_PHASE_AFTER;
	return diff->holds && report_held(diff, change);
}

/* ---- Registries and people ---- */

/* Reports what the outermost registries, those of the files, say themselves. */
static bool
step_root(struct wsreg_diff *diff, struct wsreg_change *change)
{
	struct diff_pair pair = {
		.subject = DIFF_REGISTRY,
		.nodes = { diff->context.sides[0]->root,
		    diff->context.sides[1]->root },
		.rules = { WSREG_NONE, WSREG_NONE },
	};

	diff->phase = DIFF_PHASE_REGISTRY;
	*change = (struct wsreg_change){
		.registry = wsreg_snapshot_id(diff->context.sides[1]),
	};
	return wsreg_diff_report(diff, change, &pair);
}

/* Finds the two registries that are next, both NULL where one of before was met
 * with its mate; false if there are no more. */
static bool
find_registries(struct wsreg_diff *diff)
{
	const struct wsreg_snapshot *const *sides = diff->context.sides;
	uint32_t after = diff->registry++;
	uint32_t before = after - sides[1]->registry_count;

	diff->registries[0] = diff->registries[1] = NULL;
	if (after < sides[1]->registry_count) {
		before = diff->registry_mates[1][after];
		diff->registries[1] = &sides[1]->registries[after];
		if (before != DIFF_NO_MATE)
			diff->registries[0] = &sides[0]->registries[before];
		return true;
	}
	if (before >= sides[0]->registry_count)
		return false;
	if (diff->registry_mates[0][before] == DIFF_NO_MATE)
		diff->registries[0] = &sides[0]->registries[before];
	return true;
}

/* Makes the lists of the records of both registries, and pairs them.  If one
 * side has names for keys, the other has them, too. */
static void
list_records(struct wsreg_diff *diff)
{
	struct diff_list *lists = diff->match.lists;
	bool named = false;

	for (unsigned side = 0; side < 2; side++) {
		const struct wsreg_registry *registry = diff->registries[side];

		lists[side] = (struct diff_list){ .count = 0 };
		if (registry == NULL)
			continue;
		named = named || kind_has_names(registry->kind);
		lists[side].snapshot = registry->snapshot;
		lists[side].records = wsreg_record_at(registry, 0);
		lists[side].count = registry->record_count;
	}
	lists[0].named = lists[1].named = named;
	wsreg_diff_match(&diff->match, DIFF_BY_RENAMES);
	wsreg_diff_line_init(diff->lines, &diff->match, diff->heaps);
	wsreg_diff_note_shown(&diff->context, lists);
}

/* Makes the lists of the people of both files, and pairs them. */
static void
list_people(struct wsreg_diff *diff)
{
	for (unsigned side = 0; side < 2; side++)
		diff->match.lists[side] = (struct diff_list){
			.snapshot = diff->context.sides[side],
			.people = diff->context.sides[side]->people,
			.count = diff->context.sides[side]->person_count,
		};
	diff->people = true;
	wsreg_diff_match(&diff->match, DIFF_BY_ELEMENT);
	wsreg_diff_note_shown(&diff->context, diff->match.lists);
}

/* Reports what the two registries say, apart from their records. */
static bool
report_registry(struct wsreg_diff *diff, struct wsreg_change *change)
{
	struct diff_pair pair = { .subject = DIFF_REGISTRY };

	*change = (struct wsreg_change){ 0 };
	for (unsigned side = 0; side < 2; side++) {
		const struct wsreg_registry *registry = diff->registries[side];

		pair.nodes[side] = pair.rules[side] = WSREG_NONE;
		if (registry == NULL)
			continue;
		/* The outermost one was compared with the file. */
		if (registry->parent == WSREG_NONE)
			return false;
		pair.nodes[side] = registry->node;
		pair.rules[side] = registry->rules;
		change->registry = registry->id;
	}
	return wsreg_diff_report(diff, change, &pair);
}

/* Goes on to the next registry, or to the people after the last one. */
static bool
step_registry(struct wsreg_diff *diff, struct wsreg_change *change)
{
	if (!find_registries(diff)) {
		list_people(diff);
		diff->phase = DIFF_PHASE_AFTER;
		return false;
	}
	if (diff->registries[0] == NULL && diff->registries[1] == NULL)
		return false;
	list_records(diff);
	diff->phase = DIFF_PHASE_LINE;
	return report_registry(diff, change);
}

bool
wsreg_diff_next(struct wsreg_diff *diff, struct wsreg_change *change)
{
	static bool (*const steps[])(
	    struct wsreg_diff *, struct wsreg_change *) = {
		[DIFF_PHASE_ROOT] = step_root,
		[DIFF_PHASE_REGISTRY] = step_registry,
		[DIFF_PHASE_LINE] = step_line,
		[DIFF_PHASE_AFTER] = step_list,
		[DIFF_PHASE_BEFORE] = step_list,
	};

	while (diff->phase != DIFF_PHASE_END)
		if (steps[diff->phase](diff, change))
			return true;
	return false;
}
