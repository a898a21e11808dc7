/* SPDX-License-Identifier: MIT */
/*
 * wsreg diff: two snapshots come in; what changed between them goes out, in
 * one of the formats below.  This room includes print/ and what is below it.
 */

#ifndef CLI_DIFF_H
#define CLI_DIFF_H

#include "cli/print/print.h"

/* A format that changes are printed in. */
struct diff_printer {
	void (*print)(const struct cli *cli, struct cli_diff *diff);
	/* Whether what is not newer than the history is refused, and one file
	 * is compared with the end of that. */
	bool extends;
};

extern const struct diff_printer diff_text;
extern const struct diff_printer diff_json;
extern const struct diff_printer diff_markdown;
extern const struct diff_printer diff_github;
extern const struct diff_printer diff_history;
extern const struct diff_printer diff_atom;
extern const struct diff_printer diff_pubsub;

#endif
