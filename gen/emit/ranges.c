/* SPDX-License-Identifier: MIT */
/* Lists numbers that generated code knows, and has no constants for. */

#include "ranges.h"

#include <stdlib.h>

#include "snapshot.h"

typedef const struct wsreg_record *const record_at;

/* Puts the narrowest range first, and of equal ones the first of the file. */
static int
compare_widths(const void *a, const void *b)
{
	const struct wsreg_record *x = *(record_at *)a, *y = *(record_at *)b;
	uint64_t x_width = x->last - x->first, y_width = y->last - y->first;

	if (x_width != y_width)
		return x_width < y_width ? -1 : 1;
	return x < y ? -1 : 1;
}

const struct wsreg_record **
gen_group_ranges(const struct gen_group *group, size_t *count)
{
	const struct wsreg_registry *registry = group->registry;
	const struct wsreg_record *records =
	    &registry->snapshot->records[registry->first_record];
	const struct wsreg_record **ranges =
	    calloc(registry->record_count + 1u, sizeof(*ranges));

	*count = 0;
	for (uint32_t i = 0; ranges != NULL && i < registry->record_count; i++)
		/* An unsigned long has 32 bits at least. */
		if (records[i].numeric && records[i].first <= records[i].last &&
		    records[i].first <= UINT32_MAX &&
		    (records[i].first < records[i].last ||
			records[i].status == WSREG_STATUS_UNASSIGNED))
			ranges[(*count)++] = &records[i];
	if (*count > 0)
		qsort(ranges, *count, sizeof(*ranges), compare_widths);
	return ranges;
}
