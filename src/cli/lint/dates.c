/* SPDX-License-Identifier: MIT */
/* Lints of dates: of the file, its registries, records, people, references.
 * IANA writes them as YYYY-MM-DD, and as YYYY-MM in references. */

#include <string.h>

#include "list.h"

/* Returns the days of a month, which counts from 1, in the Gregorian
 * calendar. */
static unsigned
days_of(unsigned year, unsigned month)
{
	static const unsigned char days[] = { 31, 28, 31, 30, 31, 30, 31, 31,
		30, 31, 30, 31 };
	bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

	return days[month - 1] + (month == 2 && leap ? 1u : 0u);
}

/* Takes so many digits; false if there are fewer. */
static bool
take_digits(const char **text, unsigned count, unsigned *number)
{
	*number = 0;
	for (; count > 0; count--, (*text)++) {
		if (!ascii_is_digit(**text))
			return false;
		*number = *number * 10 + (unsigned)(**text - '0');
	}
	return true;
}

/* ISO 8601, with the day or without. */
static bool
is_date(const char *text)
{
	unsigned year, month, day;

	if (!take_digits(&text, 4, &year) || *text++ != '-' ||
	    !take_digits(&text, 2, &month) || month < 1 || month > 12)
		return false;
	if (*text == '\0')
		return true;
	return *text++ == '-' && take_digits(&text, 2, &day) && *text == '\0' &&
	    day >= 1 && day <= days_of(year, month);
}

/* A month is later than a day if it is a later one. */
static bool
is_later(const char *date, const char *limit)
{
	size_t size = strlen(date), most = strlen(limit);

	return strncmp(date, limit, size < most ? size : most) > 0;
}

/* `limit` is the date of the file. */
static void
check_date(
    struct cli_lint *lint, uint32_t node, const char *date, const char *limit)
{
	const struct wsreg_snapshot *snapshot = lint->snapshot;

	if (date[0] == '\0')
		return;
	if (!is_date(date))
		cli_lint_report(
		    lint, LINT_BAD_DATE, node, "invalid date `%s'", date);
	/* What is laid over a file is not bound by its date. */
	else if (is_date(limit) && is_later(date, limit) &&
	    !cli_lint_is_over(snapshot, node))
		cli_lint_report(lint, LINT_LATER_DATE, node,
		    "%s is later than %s, the date of the file", date, limit);
}

/* The elements inside this one that are dates. */
static void
check_elements(struct cli_lint *lint, uint32_t node, const char *limit)
{
	const struct wsreg_snapshot *snapshot = lint->snapshot;

	node_foreach (child, snapshot, node)
		if (node_is_element(snapshot, child, "created") ||
		    node_is_element(snapshot, child, "updated"))
			check_date(lint, child,
			    wsreg_node_plain(snapshot, child), limit);
}

/* Returns whether an attribute of this name has a date in IANA's files. */
static bool
is_date_name(const char *name)
{
	return strcmp(name, "date") == 0 || strcmp(name, "updated") == 0 ||
	    strcmp(name, "lastupdated") == 0;
}

/* Looks at the elements that have dates, wherever IANA has them, then at the
 * attributes of all nodes. */
static void
check(struct cli_lint *lint)
{
	const struct wsreg_snapshot *snapshot = lint->snapshot;
	const char *limit = wsreg_snapshot_updated(snapshot);

	check_elements(lint, snapshot->root, limit);
	for (uint32_t i = 0; i < snapshot->registry_count; i++)
		if (snapshot->registries[i].node != snapshot->root)
			check_elements(
			    lint, snapshot->registries[i].node, limit);
	for (uint32_t i = 0; i < snapshot->person_count; i++)
		check_elements(lint, snapshot->people[i], limit);
	for (uint32_t i = snapshot->document; i < snapshot->node_count; i++)
		if (node_is(snapshot, i, WSREG_NODE_ATTRIBUTE) &&
		    is_date_name(node_name(snapshot, i)))
			check_date(lint, i, node_text(snapshot, i), limit);
}

const struct lint lint_dates = { .before = check };
