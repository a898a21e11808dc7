/* SPDX-License-Identifier: MIT */
/* The start of a frame's payload, as lists of frames show it. */

#ifndef CLI_CHECK_PREVIEW_H
#define CLI_CHECK_PREVIEW_H

#include "session.h"

/* The longest preview: each octet as "\x1b", quotation marks and "...". */
#define CLI_PREVIEW_TEXT (4 * CLI_PREVIEW_SIZE + 5)

/* Writes the start of a payload and returns the size: text in quotes, escaped; or
 * hexadecimal digits if it is not text.  "..." follows where there is more.  With
 * --redact it is the length of the payload.  It is UTF-8 without control
 * characters of ASCII, and no string: there is no NUL after it. */
size_t
cli_preview_write(const struct cli_session *session,
    const struct cli_frame *frame, char text[CLI_PREVIEW_TEXT]);

/* Returns the same as a new string. */
char *
cli_preview(const struct cli_session *session, const struct cli_frame *frame);

#endif
