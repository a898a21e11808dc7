/* SPDX-License-Identifier: MIT */
/* A TCP connection in a capture, which may turn out to be WebSocket. */

#ifndef CLI_CHECK_TALK_H
#define CLI_CHECK_TALK_H

#include "check.h"

struct cli_keylog;

/* The capture that connections are in. */
struct cli_talks {
	struct cli_check *check;
	const char *file;
	struct capture *capture; /* NULL if the octets were encrypted */
	/* Where connections are noted that are encrypted, or NULL. */
	struct cli_keylog *keylog;
};

/* Takes an event of the capture. */
void
cli_talk_take(struct cli_talks *talks, const struct capture_event *event);

#endif
