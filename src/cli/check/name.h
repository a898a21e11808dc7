/* SPDX-License-Identifier: MIT */
/* How connections and their sides are named in all formats. */

#ifndef CLI_CHECK_NAME_H
#define CLI_CHECK_NAME_H

#include "session.h"

/* Returns the name of the connection as a new string: its file's, with a number
 * where that has had others before; in a capture the addresses of its sides. */
char *
cli_check_name(const struct cli_session *session);

/* Does the same with the file's name before it where that has packets or is a
 * HAR file, in which connections have names of their own. */
char *
cli_check_label(const struct cli_session *session);

/* Returns the place of a side: its file and, where a file has both sides, the
 * connection and the side.  It is made once, and good as long as the session. */
const char *
cli_check_place(struct cli_session *session, enum wsreg_sender sender);

/* Sets the names that a session in a capture has as long as it lasts. */
void
cli_name_trace(struct cli_session *session);

#endif
