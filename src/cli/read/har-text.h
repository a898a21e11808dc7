/* SPDX-License-Identifier: MIT */
/* Finds the entries of a HAR file in its text, one after the other, so that a
 * file may be larger than memory. */

#ifndef CLI_READ_HAR_TEXT_H
#define CLI_READ_HAR_TEXT_H

#include <jansson.h>

#include "source.h"

/* The most octets and values of an entry. */
#define CLI_HAR_ENTRY_MAX ((size_t)128 << 20)
#define CLI_HAR_VALUES_MAX ((size_t)8 << 20)

/* A file that is read. */
struct cli_har_text {
	struct cli_source *source;
	struct cli_chunk chunk; /* what was read and not used */
	/* The text of the entry at hand. */
	char *value;
	size_t size, room;
	uint64_t entries; /* that have begun */
	/* Why the file cannot be read further, as a phrase, or NULL. */
	const char *trouble;
};

/* Begins with the file's first octets, if these were read already, and goes to its
 * entries.  False if there are none: `trouble' says why.  To be freed in either
 * case. */
bool
cli_har_text_begin(struct cli_har_text *text, struct cli_source *source,
    const struct cli_chunk *start);
void
cli_har_text_free(struct cli_har_text *text);

/* Reads the next entry, which the caller frees.  NULL at the end, or if there is
 * trouble. */
json_t *
cli_har_text_next(struct cli_har_text *text);

#endif
