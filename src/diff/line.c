/* SPDX-License-Identifier: MIT */
/*
 * Numeric registries along the number line, however ranges are split.
 *
 * A registry may split a range, as when a number in it is assigned, without any
 * change to the other numbers.  So both sides are walked from number to number.
 * At each, the record that counts is the narrowest that has it, which the top of
 * a heap is; the walk goes on where either side has another record.
 */

#include "line.h"

/* ---- One side ---- */

/* Where several records have a number, the narrowest counts; then, so that both
 * sides choose alike, the one whose mate comes first. */
struct rank {
	uint64_t width, first;
	uint64_t place;
};

/* Returns the rank of a record; one without a mate comes after all others. */
static struct rank
rank_of(const struct diff_line *line, uint32_t record)
{
	const struct wsreg_record *at = &line->records[record];
	uint32_t mate = line->mates[record] & DIFF_INDEX;
	struct rank rank = { at->last - at->first, at->first, 0 };

	if (mate == DIFF_NO_MATE)
		rank.place = UINT64_C(1) << 32 | record;
	else
		rank.place = line->after ? record : mate;
	return rank;
}

/* Returns whether the first record counts where both have a number. */
static bool
is_narrower(const struct diff_line *line, uint32_t a, uint32_t b)
{
	struct rank x = rank_of(line, a), y = rank_of(line, b);

	if (x.width != y.width)
		return x.width < y.width;
	if (x.first != y.first)
		return x.first < y.first;
	return x.place < y.place;
}

/* Adds a record to the heap. */
static void
push(struct diff_line *line, uint32_t record)
{
	uint32_t at = line->heap_count++;

	while (at > 0 && is_narrower(line, record, line->heap[(at - 1) / 2])) {
		line->heap[at] = line->heap[(at - 1) / 2];
		at = (at - 1) / 2;
	}
	line->heap[at] = record;
}

/* Takes the narrowest record off the heap. */
static void
pop(struct diff_line *line)
{
	uint32_t *heap = line->heap;
	uint32_t last = heap[--line->heap_count];
	uint32_t at = 0, child;

	while ((child = 2 * at + 1) < line->heap_count) {
		if (child + 1 < line->heap_count &&
		    is_narrower(line, heap[child + 1], heap[child]))
			child++;
		if (!is_narrower(line, heap[child], last))
			break;
		heap[at] = heap[child];
		at = child;
	}
	heap[at] = last;
}

/* Adds the records that begin at or before `at`, and drops those that ended
 * from the top. */
static void
move_on(struct diff_line *line)
{
	while (line->next < line->count &&
	    line->items[line->next].value <= line->at)
		push(line, line->items[line->next++].index);
	while (line->heap_count > 0 &&
	    line->records[line->heap[0]].last < line->at)
		pop(line);
}

/* Finds the next piece: it ends with its record, or where another begins. */
static void
find_piece(struct diff_line *line)
{
	line->record = WSREG_NONE;
	if (line->ended)
		return;
	move_on(line);
	if (line->heap_count == 0) {
		if (line->next == line->count)
			return;
		line->at = line->items[line->next].value;
		move_on(line);
	}
	line->record = line->heap[0];
	line->first = line->at;
	line->last = line->records[line->record].last;
	if (line->next < line->count &&
	    line->items[line->next].value <= line->last)
		line->last = line->items[line->next].value - 1;
	line->ended = line->last == UINT64_MAX;
	line->at = line->last + 1;
}

/* Sorts the numeric records of one side, and finds the first piece. */
static void
init_side(struct diff_line *line, const struct diff_list *list)
{
	for (uint32_t i = 0; i < list->count; i++)
		if (wsreg_diff_is_numeric(list, i))
			line->items[line->count++] = (struct diff_item){
				list->records[i].first,
				i,
			};
	wsreg_diff_sort(line->items, line->count);
	find_piece(line);
}

/* ---- Both ---- */

void
wsreg_diff_line_init(
    struct diff_line lines[2], struct diff_match *match, uint32_t *heaps[2])
{
	for (unsigned side = 0; side < 2; side++) {
		lines[side] = (struct diff_line){
			.records = match->lists[side].records,
			.mates = match->mates[side],
			.items = match->items[side],
			.heap = heaps[side],
			.after = side == 1,
		};
		init_side(&lines[side], &match->lists[side]);
	}
}

/* Takes the numbers up to `last` off the piece. */
static void
shorten(struct diff_line *line, uint64_t last)
{
	if (line->last == last)
		find_piece(line);
	else
		line->first = last + 1;
}

bool
wsreg_diff_line_next(struct diff_line lines[2], struct diff_segment *segment)
{
	bool has[2];

	for (unsigned side = 0; side < 2; side++)
		has[side] = lines[side].record != WSREG_NONE;
	if (!has[0] && !has[1])
		return false;
	if (has[0] && has[1]) {
		has[0] = lines[0].first <= lines[1].first;
		has[1] = lines[1].first <= lines[0].first;
	}
	*segment = (struct diff_segment){ .last = UINT64_MAX };
	for (unsigned side = 0; side < 2; side++) {
		struct diff_line *line = &lines[side];

		segment->records[side] = has[side] ? line->record : WSREG_NONE;
		if (has[side]) {
			segment->first = line->first;
			if (line->last < segment->last)
				segment->last = line->last;
		} else if (line->record != WSREG_NONE &&
		    line->first <= segment->last) {
			segment->last = line->first - 1;
		}
	}
	for (unsigned side = 0; side < 2; side++)
		if (has[side])
			shorten(&lines[side], segment->last);
	return true;
}
