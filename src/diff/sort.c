/* SPDX-License-Identifier: MIT */
/* Sorting by heaps, which needs neither memory nor luck: qsort(3) may allocate,
 * and may take n^2 steps for a file that was made for that. */

#include "sort.h"

/* Compares by value, then by index, so that no two items are equal. */
static bool
is_less(const struct diff_item *a, const struct diff_item *b)
{
	if (a->value != b->value)
		return a->value < b->value;
	return a->index < b->index;
}

/* Puts the item at its place in the heap below, where the largest comes
 * first. */
static void
sift_down(struct diff_item *items, uint32_t at, uint32_t count)
{
	struct diff_item item = items[at];
	uint32_t child;

	while ((child = 2 * at + 1) < count) {
		if (child + 1 < count &&
		    is_less(&items[child], &items[child + 1]))
			child++;
		if (!is_less(&item, &items[child]))
			break;
		items[at] = items[child];
		at = child;
	}
	items[at] = item;
}

/* Most lists come sorted. */
static bool
is_sorted(const struct diff_item *items, uint32_t count)
{
	for (uint32_t i = 1; i < count; i++)
		if (is_less(&items[i], &items[i - 1]))
			return false;
	return true;
}

void
wsreg_diff_sort(struct diff_item *items, uint32_t count)
{
	if (is_sorted(items, count))
		return;
	for (uint32_t i = count / 2; i-- > 0;)
		sift_down(items, i, count);
	for (uint32_t end = count - 1; end > 0; end--) {
		struct diff_item last = items[end];

		items[end] = items[0];
		items[0] = last;
		sift_down(items, 0, end);
	}
}
