/* SPDX-License-Identifier: MIT */
/* The options of wsreg check. */

#ifndef CLI_CHECK_OPTIONS_H
#define CLI_CHECK_OPTIONS_H

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
	bool hex, keep_going, open, list;
};

/* Fills it from the arguments, of which the first is "check"; also what all
 * commands have.  False: help is asked for. */
bool
cli_check_options(
    struct cli *cli, struct cli_check_request *request, int argc, char **argv);
void
cli_check_help(const struct cli *cli);

/* What is agreed on without a handshake.  Ends the program if it cannot be
 * read. */
void
cli_check_agree(const struct cli_check_request *request, const struct cli *cli,
    struct agreement *agreement);

#endif
