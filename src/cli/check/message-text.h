/* SPDX-License-Identifier: MIT */
/* Whole messages for people. */

#ifndef CLI_CHECK_MESSAGE_TEXT_H
#define CLI_CHECK_MESSAGE_TEXT_H

#include "messages.h"

/* Prints a message on a line: its place, when it was sent if that is known, its
 * kind and size, and what it says. */
void
cli_message_text_put(struct cli_session *session, enum wsreg_sender sender,
    const struct cli_message *message);

#endif
