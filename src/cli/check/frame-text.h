/* SPDX-License-Identifier: MIT */
/* Frames for people. */

#ifndef CLI_CHECK_FRAME_TEXT_H
#define CLI_CHECK_FRAME_TEXT_H

#include "session.h"

/* Prints the frame of a side on one line; see struct cli_check_printer. */
void
cli_frame_text_put(struct cli_session *session, enum wsreg_sender sender);

#endif
