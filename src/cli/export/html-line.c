/* SPDX-License-Identifier: MIT */
/* The number line of the close codes: what is assigned, what is not, and what
 * is private use.  It is to scale, where one code is hardly seen, so a list of
 * the codes follows. */

#include "html-line.h"

#include <stdlib.h>
#include <string.h>

#include "html.h"

/* The width of the line in units of the picture, and the least of a code. */
#define LINE_WIDTH 1000
#define LEAST_WIDTH 2

static bool
is_shown(const struct wsreg_record *record)
{
	return record->numeric && record->first <= record->last;
}

/* Returns one more than the last code that a record has, and that a number of
 * a close code can be: RFC 6455, 5.5.1, has two octets for it. */
static uint64_t
find_limit(const struct wsreg_registry *registry)
{
	uint64_t limit = 1;

	record_foreach (record, registry)
		if (is_shown(record) && record->last <= UINT16_MAX &&
		    record->last >= limit)
			limit = record->last + 1;
	return limit;
}

/* Prints the numbers below the line: multiples of the largest power of ten that
 * is on it. */
static void
put_labels(const struct cli *cli, uint64_t limit)
{
	uint64_t step = 1;

	while (step * 10 <= limit)
		step *= 10;
	for (uint64_t number = 0; number <= limit; number += step)
		cli_page_put(cli, EXPORT_PAGE, "line-label",
		    { "x", NULL, number * LINE_WIDTH / limit },
		    { "anchor",
			number == 0           ? "start"
			    : number == limit ? "end"
					      : "middle",
			0 },
		    { "number", NULL, number });
}

static void
put_range(
    const struct cli *cli, const struct wsreg_record *record, uint64_t limit)
{
	uint64_t width =
	    (record->last - record->first + 1) * LINE_WIDTH / limit;

	cli_page_put(cli, EXPORT_PAGE, "line-range",
	    { "status", wsreg_status_name(record->status), 0 },
	    { "x", NULL, record->first * LINE_WIDTH / limit },
	    { "width", NULL, width < LEAST_WIDTH ? LEAST_WIDTH : width },
	    { "key", record->key, 0 },
	    { "name", record->name != NULL ? record->name : "", 0 });
}

/* Prints a code, or a range of them, as an entry of the list. */
static void
put_code(const struct cli *cli, const struct wsreg_record *record)
{
	char *id = export_row_id(record);

	if (id == NULL)
		return;
	cli_page_put(cli, EXPORT_PAGE, "code",
	    { "status", wsreg_status_name(record->status), 0 },
	    { "sendable", export_is_sendable(record) ? "yes" : "no", 0 },
	    { "id", id, 0 },
	    { "name", record->name != NULL ? record->name : "", 0 },
	    { "key", record->key, 0 });
	free(id);
}

/* Wide ranges are drawn first: a single code must not vanish below one that is
 * listed after it. */
static void
put_ranges(const struct cli *cli, const struct wsreg_registry *registry,
    uint64_t limit, bool wide)
{
	record_foreach (record, registry)
		if (is_shown(record) && record->last < limit &&
		    wide == (record->last > record->first))
			put_range(cli, record, limit);
}

void
export_put_number_line(
    const struct cli *cli, const struct wsreg_registry *registry)
{
	uint64_t limit = find_limit(registry);

	cli_page_put(cli, EXPORT_PAGE, "line", { "limit", NULL, limit });
	put_ranges(cli, registry, limit, true);
	put_ranges(cli, registry, limit, false);
	put_labels(cli, limit);
	cli_page_block(cli, EXPORT_PAGE, "line-end", NULL);
	record_foreach (record, registry)
		put_code(cli, record);
	cli_page_block(cli, EXPORT_PAGE, "code-end", NULL);
}
