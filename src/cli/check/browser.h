/* SPDX-License-Identifier: MIT */
/* What a browser would have reported when a connection ended. */

#ifndef CLI_CHECK_BROWSER_H
#define CLI_CHECK_BROWSER_H

#include "session.h"

struct cli_browser {
	/* The code of the close event; 0 if the capture does not tell. */
	unsigned code;
	char *reason; /* why it is 1006, as a new string; else NULL */
};

/* Returns whether a browser fails the connection for what the handshake has
 * here.  What the client did wrong, its server answers. */
bool
cli_browser_refuses(const struct handshake_finding *finding);

/* Finds out what the client of a connection in a capture, which has ended, would
 * have reported if it had been a browser.  The reason is to be freed. */
struct cli_browser
cli_browser_find(const struct cli_session *session);

#endif
