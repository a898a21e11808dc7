/* SPDX-License-Identifier: MIT */
/* The ends of connections. */

#ifndef CAPTURE_ENDING_H
#define CAPTURE_ENDING_H

#include "tracker-state.h"

/* Fills an event that has no more than this. */
enum capture_result
ending_report(struct flow *flow, unsigned side, enum capture_event_kind kind,
    const struct capture_packet *packet, struct capture_event *event);

/* Begins to end the sides of a connection, and the connection itself if it
 * `closes'.  CAPTURE_OPEN as the reason: its sides end by FIN, if at all. */
void
ending_begin(struct tracker *tracker, struct flow *flow,
    enum capture_end reason, bool closes);

/* Notes how a side ends: by its FIN, or for the tracker's reason.  Returns
 * whether it does. */
bool
ending_note(struct tracker *tracker, struct flow *flow, unsigned side);

/* Goes on with the connection that is ending.  CAPTURE_FED: it is done, or there
 * is none. */
enum capture_result
ending_next(struct tracker *tracker, struct capture_event *event);

/* Begins to end a connection that had no packets for too long, or that is one too
 * many.  Returns whether there was one; there may be others. */
bool
ending_expire(struct tracker *tracker);

#endif
