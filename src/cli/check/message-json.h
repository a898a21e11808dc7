/* SPDX-License-Identifier: MIT */
/* Whole messages as JSON. */

#ifndef CLI_CHECK_MESSAGE_JSON_H
#define CLI_CHECK_MESSAGE_JSON_H

#include "messages.h"

/* Adds a message to those of the connection or, in JSON lines, writes it at once
 * on a line of its own. */
void
cli_message_json_put(struct cli_session *session, enum wsreg_sender sender,
    const struct cli_message *message);

#endif
