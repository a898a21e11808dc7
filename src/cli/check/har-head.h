/* SPDX-License-Identifier: MIT */
/* The handshake of an entry of a HAR file, as the heads that were sent. */

#ifndef CLI_CHECK_HAR_HEAD_H
#define CLI_CHECK_HAR_HEAD_H

#include <jansson.h>

#include "session.h"

/* What an entry shows of its connection. */
struct cli_har_head {
	json_t *fields[2]; /* by sender, those of the head; NULL: not shown */
	const char *method;
	int status; /* 0: not shown */
	/* Whether the connection was opened, and by HTTP/1.1 rather than by a
	 * stream of HTTP/2 (RFC 8441). */
	bool open, upgraded;
};

/* Looks at an entry, which must stay. */
struct cli_har_head
cli_har_head_of(json_t *entry);

/* Returns whether the entry shows what rules about fields of both heads need. */
bool
cli_har_head_shows(const struct cli_har_head *head, enum wsreg_sender sender);

/* Feeds a head to the session.  What HTTP/2 does not have, or the file does not
 * show, is as HTTP/1.1 wants it. */
void
cli_har_head_feed(struct cli_session *session, enum wsreg_sender sender,
    const struct cli_har_head *head);

#endif
