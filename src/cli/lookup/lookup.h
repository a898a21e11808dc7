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
	/* Prints what was found for each key; NULL: not in this format. */
	void (*answers)(const struct cli *cli, const struct cli_answer *answers,
	    size_t count);
	/* Prints the registries of the snapshot. */
	void (*registries)(const struct cli *cli);
	/* Prints records, which may be of several registries. */
	void (*records)(const struct cli *cli,
	    const struct wsreg_record *const *records, size_t count);
};

extern const struct lookup_printer lookup_text;
extern const struct lookup_printer lookup_json;
extern const struct lookup_printer lookup_names;

#endif
