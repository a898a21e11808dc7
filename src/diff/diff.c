/* SPDX-License-Identifier: MIT */
/* What changed from one snapshot to another: the walk over both. */

#include "diff.h"

/* ---- The number line ---- */

/* The record of an index; in the second of one that may be WSREG_NONE, NULL. */
static const struct wsreg_record *
known_record(const struct wsreg_diff *diff, unsigned side, uint32_t index)
{
	return &diff->match.lists[side].records[index];
}

static const struct wsreg_record *
record_at(const struct wsreg_diff *diff, unsigned side, uint32_t index)
{
	return index == WSREG_NONE ? NULL : known_record(diff, side, index);
}

static bool
are_mates(const struct wsreg_diff *diff, const struct diff_segment *segment)
{
	return segment->records[0] != WSREG_NONE &&
	    segment->records[1] != WSREG_NONE &&
	    (diff->match.mates[0][segment->records[0]] & DIFF_INDEX) ==
	    segment->records[1];
}

/* Whether two records of one side say the same but for their keys. */
static bool
is_alike(const struct wsreg_diff *diff, unsigned side, uint32_t a, uint32_t b)
{
	struct diff_context context = diff->context;
	struct diff_pair pair = { .subject = DIFF_RECORD };
	const struct wsreg_record *records[2];

	if (a == b)
		return true;
	if (a == WSREG_NONE || b == WSREG_NONE)
		return false;
	context.sides[0] = context.sides[1] = diff->context.sides[side];
	records[0] = record_at(diff, side, a);
	records[1] = record_at(diff, side, b);
	for (unsigned i = 0; i < 2; i++) {
		pair.nodes[i] = record_node(records[i]);
		pair.keys[i] = record_key_node(records[i]);
	}
	return !diff_fields(&context, &pair);
}

/* Whether the segment continues the one held and is treated alike. */
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
		    diff_is_assigned(record_at(diff, side, a[side]));
		if (assigned[side] !=
		    diff_is_assigned(record_at(diff, side, b[side])))
			return false;
	}
	if (assigned[0] != assigned[1])
		return a[assigned[1]] == b[assigned[1]];
	return (a[0] == b[0] || a[1] == b[1]) &&
	    is_alike(diff, 0, a[0], b[0]) && is_alike(diff, 1, a[1], b[1]);
}

/* A pair is compared once, as a whole, where it is first met. */
static bool
report_mates(struct wsreg_diff *diff, uint32_t before, uint32_t after,
    struct wsreg_change *change)
{
	uint32_t **mates = diff->match.mates;
	const struct wsreg_record *record = known_record(diff, 1, after);
	const struct diff_segment numbers = { .first = record->first,
		.last = record->last };

	if ((mates[1][after] & (DIFF_SAME | DIFF_DONE)) != 0)
		return false;
	mates[1][after] |= DIFF_DONE;
	return diff_report_records(diff, record_at(diff, 0, before), record,
	    diff_is_numeric(&diff->match.lists[1], after) ? &numbers : NULL,
	    change);
}

static bool
report_held(struct wsreg_diff *diff, struct wsreg_change *change)
{
	const struct diff_segment *held = &diff->held;

	diff->holds = false;
	return diff_report_records(diff, record_at(diff, 0, held->records[0]),
	    record_at(diff, 1, held->records[1]), held, change);
}

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

static bool
step_line(struct wsreg_diff *diff, struct wsreg_change *change)
{
	struct diff_segment *segment = &diff->segment;

	while (diff->has_segment || diff_line_next(diff->lines, segment)) {
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
		} else if (report_mates(diff, segment->records[0],
			       segment->records[1], change)) {
			diff->has_segment = false;
			return true;
		}
		diff->has_segment = false;
	}
	diff->phase = DIFF_STEP_AFTER;
	diff->index = 0;
	return diff->holds && report_held(diff, change);
}

/* ---- Records that are not found on the line ---- */

/* A record without a mate, unless the line has it. */
static bool
report_alone(struct wsreg_diff *diff, unsigned side, uint32_t index,
    struct wsreg_change *change)
{
	const struct wsreg_record *record = known_record(diff, side, index);
	const struct diff_segment numbers = { .first = record->first,
		.last = record->last };
	bool numeric = diff_is_numeric(&diff->match.lists[side], index);

	if ((diff->match.mates[side][index] & DIFF_SHOWN) != 0)
		return false;
	return diff_report_records(diff, side == 0 ? record : NULL,
	    side == 1 ? record : NULL, numeric ? &numbers : NULL, change);
}

static bool
step_after(struct wsreg_diff *diff, struct wsreg_change *change)
{
	while (diff->index < diff->match.lists[1].count) {
		uint32_t index = diff->index++;
		uint32_t mate = diff->match.mates[1][index] & DIFF_INDEX;

		if (mate == DIFF_NO_MATE
			? report_alone(diff, 1, index, change)
			: report_mates(diff, mate, index, change))
			return true;
	}
	diff->phase = DIFF_STEP_BEFORE;
	diff->index = 0;
	return false;
}

static bool
step_before(struct wsreg_diff *diff, struct wsreg_change *change)
{
	while (diff->index < diff->match.lists[0].count) {
		uint32_t index = diff->index++;
		uint32_t mate = diff->match.mates[0][index] & DIFF_INDEX;

		if (mate == DIFF_NO_MATE &&
		    report_alone(diff, 0, index, change))
			return true;
	}
	diff->phase = DIFF_STEP_REGISTRY;
	diff->registry++;
	return false;
}

/* ---- Registries and people ---- */

static bool
step_root(struct wsreg_diff *diff, struct wsreg_change *change)
{
	struct diff_pair pair = { .subject = DIFF_REGISTRY };

	diff->phase = DIFF_STEP_REGISTRY;
	for (unsigned side = 0; side < 2; side++) {
		pair.nodes[side] = diff->context.sides[side]->root;
		pair.rules[side] = WSREG_NONE;
	}
	*change = (struct wsreg_change){
		.registry = wsreg_snapshot_id(diff->context.sides[1]),
	};
	return diff_report(diff, change, &pair);
}

/* Finds the two registries that are next; false if there are no more. */
static bool
find_registries(struct wsreg_diff *diff)
{
	const struct wsreg_snapshot *const *sides = diff->context.sides;
	uint32_t after = diff->registry;
	uint32_t before;

	diff->registries[0] = diff->registries[1] = NULL;
	if (after < sides[1]->registry_count) {
		before = diff->registry_mates[1][after];
		diff->registries[1] = &sides[1]->registries[after];
		if (before != DIFF_NO_MATE)
			diff->registries[0] = &sides[0]->registries[before];
		return true;
	}
	before = after - sides[1]->registry_count;
	if (before >= sides[0]->registry_count)
		return false;
	if (diff->registry_mates[0][before] == DIFF_NO_MATE)
		diff->registries[0] = &sides[0]->registries[before];
	return true;
}

static void
list_records(struct wsreg_diff *diff)
{
	bool named = false;

	for (unsigned side = 0; side < 2; side++) {
		const struct wsreg_registry *registry = diff->registries[side];

		diff->match.lists[side] = (struct diff_list){ .count = 0 };
		if (registry == NULL)
			continue;
		named = named || kind_has_names(registry->kind);
		if (registry->record_count == 0)
			continue;
		diff->match.lists[side] = (struct diff_list){
			.snapshot = registry->snapshot,
			.records = registry->snapshot->records +
			    registry->first_record,
			.count = registry->record_count,
		};
	}
	diff->match.lists[0].named = diff->match.lists[1].named = named;
}

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
		/* That of the file was compared before. */
		if (registry->parent == WSREG_NONE)
			return false;
		pair.nodes[side] = registry->node;
		pair.rules[side] = registry->rules;
		change->registry = registry->id;
	}
	return diff_report(diff, change, &pair);
}

static void
list_people(struct wsreg_diff *diff)
{
	for (unsigned side = 0; side < 2; side++)
		diff->match.lists[side] = (struct diff_list){
			.snapshot = diff->context.sides[side],
			.people = diff->context.sides[side]->people,
			.count = diff->context.sides[side]->person_count,
		};
	diff_match(&diff->match, DIFF_BY_ELEMENT);
	diff_note_shown(&diff->context, NULL);
	diff->phase = DIFF_STEP_PEOPLE_AFTER;
	diff->index = 0;
}

static bool
step_registry(struct wsreg_diff *diff, struct wsreg_change *change)
{
	if (!find_registries(diff)) {
		list_people(diff);
		return false;
	}
	if (diff->registries[0] == NULL && diff->registries[1] == NULL) {
		diff->registry++;
		return false;
	}
	list_records(diff);
	diff_match(&diff->match, DIFF_BY_RENAMES);
	diff_line_init(diff->lines, &diff->match, diff->heaps);
	if (diff->context.rendition)
		diff_note_shown(&diff->context, diff->registries);
	diff->phase = DIFF_STEP_LINE;
	return report_registry(diff, change);
}

static bool
report_person(struct wsreg_diff *diff, uint32_t before, uint32_t after,
    struct wsreg_change *change)
{
	struct diff_pair pair = { .subject = DIFF_PERSON };

	pair.nodes[0] = before != DIFF_NO_MATE
	    ? diff_list_node(&diff->match.lists[0], before)
	    : WSREG_NONE;
	pair.nodes[1] = after != DIFF_NO_MATE
	    ? diff_list_node(&diff->match.lists[1], after)
	    : WSREG_NONE;
	*change = (struct wsreg_change){ .registry = "people" };
	return diff_report(diff, change, &pair);
}

static bool
step_people_after(struct wsreg_diff *diff, struct wsreg_change *change)
{
	while (diff->index < diff->match.lists[1].count) {
		uint32_t index = diff->index++;
		uint32_t mate = diff->match.mates[1][index];

		if ((mate & DIFF_SAME) == 0 &&
		    report_person(diff, mate & DIFF_INDEX, index, change))
			return true;
	}
	diff->phase = DIFF_STEP_PEOPLE_BEFORE;
	diff->index = 0;
	return false;
}

static bool
step_people_before(struct wsreg_diff *diff, struct wsreg_change *change)
{
	while (diff->index < diff->match.lists[0].count) {
		uint32_t index = diff->index++;

		if (diff->match.mates[0][index] == DIFF_NO_MATE &&
		    report_person(diff, index, DIFF_NO_MATE, change))
			return true;
	}
	diff->phase = DIFF_STEP_END;
	return false;
}

bool
wsreg_diff_next(struct wsreg_diff *diff, struct wsreg_change *change)
{
	static bool (*const steps[])(
	    struct wsreg_diff *, struct wsreg_change *) = {
		[DIFF_STEP_ROOT] = step_root,
		[DIFF_STEP_REGISTRY] = step_registry,
		[DIFF_STEP_LINE] = step_line,
		[DIFF_STEP_AFTER] = step_after,
		[DIFF_STEP_BEFORE] = step_before,
		[DIFF_STEP_PEOPLE_AFTER] = step_people_after,
		[DIFF_STEP_PEOPLE_BEFORE] = step_people_before,
	};

	while (diff->phase != DIFF_STEP_END)
		if (steps[diff->phase](diff, change))
			return true;
	return false;
}
