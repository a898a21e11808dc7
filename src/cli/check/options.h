/* SPDX-License-Identifier: MIT */
/* The options of wsreg check. */

#ifndef CLI_CHECK_OPTIONS_H
#define CLI_CHECK_OPTIONS_H

#include "choice.h"
#include "cli/cli.h"
#include "traffic/traffic.h"

/* What the command was asked for. */
struct cli_check_request {
	const char *client, *server; /* files, or NULL */
	const char *frames;          /* --frames: the side, or NULL */
	const char *follow;
	const char *extension, *subprotocol;
	char **files;
	size_t file_count;
	uint64_t max_frame, max_message, max_fragments; /* 0: no limit */
	uint64_t max_print; /* octets of a message that are printed */
	/* --connection, or none: all connections. */
	struct cli_choice *choices;
	size_t choice_count;
	const char *keylog; /* a file, or NULL */
	bool hex, keep_going, open, list, messages;
	bool redact, no_redact; /* neither: the format decides */
	/* Whether rules are left out, and which, by number. */
	bool excludes, excluded[WSREG_RULE_COUNT];
};

/* What was asked for, and the rows that fill it; then those that fill struct
 * cli. */
extern struct cli_check_request cli_check_asked;
extern const struct option_row cli_check_options[];
extern const struct option_row cli_check_shared[];

/* Returns what was asked for, the files included; ends the program if that
 * does not go together. */
const struct cli_check_request *
cli_check_request(char **files, size_t count);

/* What is agreed on without a handshake.  Ends the program if it cannot be
 * read. */
void
cli_check_agree(const struct cli_check_request *request, const struct cli *cli,
    struct agreement *agreement);

#endif
