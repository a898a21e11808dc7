/* SPDX-License-Identifier: MIT */
/*
 * wsreg lookup, list and search: keys and words come in; the records that they
 * name go out, in one of the formats below.  This room includes print/ and
 * what is below it.
 */

#ifndef CLI_LOOKUP_H
#define CLI_LOOKUP_H

#include "cli/print/print.h"

/* A format that records are printed in. */
struct lookup_printer {
	/* Begins the answers; NULL: nothing comes before them. */
	void (*begin)(const struct cli *cli);
	/* Prints what was found for a key, of which there were `index` before;
	 * NULL: not in this format. */
	void (*answer)(const struct cli *cli, const struct cli_answer *answer,
	    size_t index);
	/* Ends the answers; NULL: nothing comes after them. */
	void (*end)(const struct cli *cli);
	/* Prints the registries of the snapshot. */
	void (*registries)(const struct cli *cli);
	/* Prints records, which may be of several registries. */
	void (*records)(const struct cli *cli,
	    const struct wsreg_record *const *records, size_t count);
};

extern const struct lookup_printer lookup_text;
extern const struct lookup_printer lookup_json;
extern const struct lookup_printer lookup_names;
extern const struct lookup_printer lookup_brief;

#endif
