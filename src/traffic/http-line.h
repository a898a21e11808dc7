/* SPDX-License-Identifier: MIT */
/* Reads the lines of an HTTP head; RFC 9112, 2 to 5. */

#ifndef TRAFFIC_HTTP_LINE_H
#define TRAFFIC_HTTP_LINE_H

#include "http.h"

/* Notes what is wrong with the line at hand, if nothing was before.  `reason` is
 * NULL if nothing is. */
void
http_line_fault(struct http_head *head, const char *reason);

/* Ends the reading of a head that exceeds a limit. */
void
http_line_limit(struct http_head *head, const char *reason);

/* Reads a line, whose end is left out.  It lies in the head's text. */
void
http_line_read(struct http_head *head, struct slice line);

#endif
