/* SPDX-License-Identifier: MIT */
/* Reads the lines of an HTTP head; RFC 9112, 2 to 5. */

#ifndef TRAFFIC_HTTP_LINE_H
#define TRAFFIC_HTTP_LINE_H

#include "http.h"
#include "names.h"

/* Notes the fault of the line at hand, if there is one and none was noted
 * before. */
void
http_line_fault(struct http_head *head, struct fault fault);

/* Ends the reading of a head that exceeds a limit. */
void
http_line_limit(struct http_head *head, struct fault fault);

/* Reads a line, whose end is left out.  It lies in the head's text. */
void
http_line_read(struct http_head *head, struct slice line);

#endif
