/* SPDX-License-Identifier: MIT */
/* Connections in a capture that are encrypted, and that tshark decrypts. */

#ifndef CLI_CHECK_KEYLOG_H
#define CLI_CHECK_KEYLOG_H

#include "talk.h"

/* The connections of a file that are encrypted; all zeros at first. */
struct cli_keylog {
	struct capture_connection *connections;
	size_t count, room;
	uint64_t more; /* that are not kept, as there are too many */
};

/* Notes a connection that is over. */
void
cli_keylog_add(
    struct cli_keylog *keylog, const struct capture_connection *connection);

/* Ends the program if a key log, which may be NULL, is a file that cannot be read:
 * tshark takes that for one without keys. */
void
cli_keylog_require(const char *file);

/* Judges what tshark decrypts of the connections, with the keys of --keylog and
 * those in the file.  What is not decrypted is counted. */
void
cli_keylog_check(struct cli_keylog *keylog, struct cli_talks *talks);

/* Frees what was noted. */
void
cli_keylog_free(struct cli_keylog *keylog);

#endif
