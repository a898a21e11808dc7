/* SPDX-License-Identifier: MIT */
/* The timeline: when records were registered, a lane for each registry.  Where
 * only two versions are known, between which a record came, a line shows the
 * time between them. */

#include "html-time.h"

#include <stdlib.h>
#include <string.h>

#include "html.h"

/* Units of the picture: the width of the years, a lane's title, the distance
 * of rows of marks, and the room below for the years. */
#define TIME_WIDTH 1000
#define TITLE_HEIGHT 28
#define ROW_HEIGHT 10
#define YEAR_HEIGHT 30

/* Marks that would cover each other are put into the rows of a lane in turns;
 * a lane has at most this number of rows. */
#define ROW_COUNT 12

/* A mark is seen from this width on. */
#define LEAST_WIDTH 3

/* What the picture shows: days are counted from the first of January of
 * `first_year`, and years up to `last_year` are whole. */
struct timeline {
	unsigned first_year, last_year;
};

/* Reads YYYY-MM or YYYY-MM-DD as a number of years and its part;
 * months of 31 days are enough for a picture.  A negative number stands for
 * what is no date. */
static double
parse_date(const char *date)
{
	unsigned year, month = 1, day = 1;

	if (date == NULL ||
	    sscanf(date, "%4u-%2u-%2u", &year, &month, &day) < 2)
		return -1;
	if (year < 1900 || year > 9999 || month < 1 || month > 12 || day < 1 ||
	    day > 31)
		return -1;
	return year + (month - 1 + (day - 1) / 31.0) / 12;
}

/* Returns whether the record is on the picture: one that was assigned, on a day
 * that is a date. */
static bool
is_shown(const struct wsreg_record *record)
{
	return record->status != WSREG_STATUS_UNASSIGNED &&
	    record->status != WSREG_STATUS_PRIVATE_USE &&
	    parse_date(export_since(record).day) >= 0;
}

static void
widen(struct timeline *timeline, const char *date)
{
	double time = parse_date(date);

	if (time < 0)
		return;
	if (time < timeline->first_year)
		timeline->first_year = (unsigned)time;
	if (time >= timeline->last_year)
		timeline->last_year = (unsigned)time + 1;
}

/* Finds the years of the records; `last_year` stays 0 if there are none. */
static struct timeline
find_years(const struct export_choice *choice)
{
	struct timeline timeline = { UINT16_MAX, 0 };

	for (size_t i = 0; i < choice->count; i++)
		record_foreach (record, choice->registries[i])
			if (is_shown(record)) {
				struct export_since since =
				    export_since(record);

				widen(&timeline, since.day);
				widen(&timeline, since.after);
			}
	return timeline;
}

/* Returns where a point of time is on the picture. */
static unsigned
place(const struct timeline *timeline, double time)
{
	return (unsigned)((time - timeline->first_year) * TIME_WIDTH /
	    (timeline->last_year - timeline->first_year));
}

static void
put_mark(const struct cli *cli, const struct timeline *timeline,
    const struct wsreg_record *record, uint64_t y)
{
	struct export_since since = export_since(record);
	unsigned x = place(timeline, parse_date(since.day));
	char *name = record->name != NULL && record->numeric
	    ? cli_print("%s %s", record->key, record->name)
	    : cli_print("%s", record->key);
	char *day = cli_event_day(since.day, since.after, NULL);

	if (since.after == NULL) {
		cli_page_put(cli, EXPORT_PAGE, "time-point", { "x", NULL, x },
		    { "y", NULL, y }, { "name", name, 0 }, { "day", day, 0 });
	} else {
		unsigned start = place(timeline, parse_date(since.after));

		unsigned width =
		    x < start + LEAST_WIDTH ? LEAST_WIDTH : x - start;

		cli_page_put(cli, EXPORT_PAGE, "time-span",
		    { "x", NULL, start }, { "y", NULL, y },
		    { "width", NULL, width }, { "name", name, 0 },
		    { "day", day, 0 });
	}
	free(day);
	free(name);
}

/* Returns the height of a registry's lane: without records it has none. */
static uint64_t
lane_height(const struct wsreg_registry *registry)
{
	uint64_t rows = 0;

	record_foreach (record, registry)
		rows += rows < ROW_COUNT && is_shown(record);
	return rows > 0 ? TITLE_HEIGHT + (rows + 1) * ROW_HEIGHT : 0;
}

/* Prints a lane, whose upper end is at `top`. */
static void
put_lane(const struct cli *cli, const struct timeline *timeline,
    const struct wsreg_registry *registry, uint64_t top)
{
	uint64_t row = 0;

	cli_page_put(cli, EXPORT_PAGE, "time-lane",
	    { "y", NULL, top + TITLE_HEIGHT - ROW_HEIGHT },
	    { "title",
		registry->title[0] != '\0' ? registry->title : registry->id,
		0 });
	record_foreach (record, registry)
		if (is_shown(record))
			put_mark(cli, timeline, record,
			    top + TITLE_HEIGHT +
				row++ % ROW_COUNT * ROW_HEIGHT);
}

/* Prints the years, of which at most ten have a number. */
static void
put_years(
    const struct cli *cli, const struct timeline *timeline, uint64_t height)
{
	unsigned step = (timeline->last_year - timeline->first_year) / 10 + 1;

	for (unsigned year = timeline->first_year + 1;
	     year < timeline->last_year; year += step)
		cli_page_put(cli, EXPORT_PAGE, "time-year",
		    { "x", NULL, place(timeline, year) },
		    { "height", NULL, height - YEAR_HEIGHT },
		    { "y", NULL, height - ROW_HEIGHT / 2 },
		    { "year", NULL, year });
}

void
export_put_timeline(const struct cli *cli, const struct export_choice *choice)
{
	struct timeline timeline = find_years(choice);
	uint64_t height = 0, top = 0;

	if (timeline.last_year == 0)
		return;
	for (size_t i = 0; i < choice->count; i++)
		height += lane_height(choice->registries[i]);
	height += YEAR_HEIGHT;
	cli_page_put(cli, EXPORT_PAGE, "time", { "height", NULL, height },
	    { "first", NULL, timeline.first_year },
	    { "last", NULL, timeline.last_year - 1 });
	put_years(cli, &timeline, height);
	for (size_t i = 0; i < choice->count; i++) {
		uint64_t lane = lane_height(choice->registries[i]);

		if (lane > 0)
			put_lane(cli, &timeline, choice->registries[i], top);
		top += lane;
	}
	cli_page_block(cli, EXPORT_PAGE, "time-end", NULL);
}
