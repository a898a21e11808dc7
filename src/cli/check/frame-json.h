/* SPDX-License-Identifier: MIT */
/* Frames as JSON. */

#ifndef CLI_CHECK_FRAME_JSON_H
#define CLI_CHECK_FRAME_JSON_H

#include "session.h"

/* Puts the frame of a side into the list of that; see struct
 * cli_check_printer. */
void
cli_frame_json_put(struct cli_session *session, enum wsreg_sender sender);

#endif
