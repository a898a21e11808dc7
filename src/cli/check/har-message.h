/* SPDX-License-Identifier: MIT */
/* A message of a HAR file, as the frame that it may have been. */

#ifndef CLI_CHECK_HAR_MESSAGE_H
#define CLI_CHECK_HAR_MESSAGE_H

#include <jansson.h>

#include "session.h"

/* Feeds a message to the session and adds its size to that of its side.  What is
 * no message, such as an error that the browser noted, is left out. */
void
cli_har_message_feed(
    struct cli_session *session, json_t *message, uint64_t sizes[2]);

#endif
