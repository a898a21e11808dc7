/* SPDX-License-Identifier: MIT */
/* The connections of a capture that --connection names. */

#ifndef CLI_CHECK_CHOICE_H
#define CLI_CHECK_CHOICE_H

#include "capture/capture.h"

/* A number of a connection, or an address that one of its sides has. */
struct cli_choice {
	bool numbered;
	uint64_t number;
	struct capture_address address;
};

/* Reads "N", "10.0.0.1:80" or "[2001:db8::1]:80"; false if it is none. */
bool
cli_choice_read(struct cli_choice *choice, const char *text);

/* Returns whether the connection is one of those, or any if there are none. */
bool
cli_choice_has(const struct cli_choice *choices, size_t count,
    const struct capture_connection *connection);

#endif
