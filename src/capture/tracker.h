/* SPDX-License-Identifier: MIT */
/* Connections, from segments to events. */

#ifndef CAPTURE_TRACKER_H
#define CAPTURE_TRACKER_H

#include "tracker-state.h"

/* Begins, with the options of a capture. */
void
tracker_init(struct tracker *tracker, const struct capture_options *options,
    struct capture_counts *counts);
void
tracker_free(struct tracker *tracker);

/* Gives the next segment, after the last one's events. */
void
tracker_begin(struct tracker *tracker, const struct segment *segment,
    const struct capture_packet *packet);

/* Reports the next event of the segment.  CAPTURE_FED: there are no more. */
enum capture_result
tracker_next(struct tracker *tracker, struct capture_event *event);

/* Reports the next event of the end of the file, after the last segment's. */
enum capture_result
tracker_finish(struct tracker *tracker, struct capture_event *event);

/* Releases what is kept of a connection that the caller ignores. */
void
tracker_ignore(struct tracker *tracker, struct capture_connection *connection);

#endif
