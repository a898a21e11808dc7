/* SPDX-License-Identifier: MIT */
/*
 * Documents of JSON that are lists of results.  --format json writes one object
 * around the results, --format jsonl one result a line and nothing else, each
 * as soon as it is known.
 *
 * One printer serves both: a command names it in the rows "json" and "jsonl" of
 * its formats, and writes all that is not a result by the functions below, or
 * only if cli->lines is false.
 */

#ifndef CLI_JSON_DOCUMENT_H
#define CLI_JSON_DOCUMENT_H

#include <jansson.h>

#include "cli/cli.h"

/* Writes a part of the object around the results; JSON lines have none. */
void
cli_json_around(const struct cli *cli, const char *text);

/* Begins the object with the snapshot's description, and the list in it. */
void
cli_json_start(const struct cli *cli, const char *list);

/* Begins a new line between two parts of a result, for people who look at the
 * object; in JSON lines a result stays on its line. */
void
cli_json_break(const struct cli *cli);

/* Ends a result that was written in parts.  A line is flushed, as its reader
 * may wait for it. */
void
cli_json_end_item(const struct cli *cli);

/* Writes a result and frees it; `index` were written before it. */
void
cli_json_item(const struct cli *cli, json_t *item, size_t index);

/* Ends the list and the object; before its end comes the summary, unless that
 * is NULL.  The summary is freed. */
void
cli_json_end(const struct cli *cli, json_t *summary);

#endif
