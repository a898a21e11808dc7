/* SPDX-License-Identifier: MIT */
/* The parts of the page of the registries.  They print what they are given to
 * cli->out. */

#ifndef CLI_EXPORT_HTML_H
#define CLI_EXPORT_HTML_H

#include "export.h"

/* The name of the page's template. */
#define EXPORT_PAGE "registries"

/* Returns the id of a record's row as a new string, or NULL if it has none: its
 * key has characters that an id cannot have, or is that of an earlier row. */
char *
export_row_id(const struct wsreg_record *record);

/* Returns whether someone may send the close code. */
bool
export_is_sendable(const struct wsreg_record *record);

/* The day on which a record was registered: it is `day`, or lies after `after`,
 * the day of the last version without the record, and not after `day`.  Dates
 * are YYYY-MM-DD, the first ones YYYY-MM. */
struct export_since {
	const char *day;   /* NULL: nothing is known of it */
	const char *after; /* NULL: the day is known */
};

/* Finds when the record was registered.  For the six WebSocket registries the
 * history tells, if it is older than the snapshot; else the record itself. */
struct export_since
export_since(const struct wsreg_record *record);

#endif
