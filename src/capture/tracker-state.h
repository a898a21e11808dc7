/* SPDX-License-Identifier: MIT */
/* The state that follows connections, for the files that work on it. */

#ifndef CAPTURE_TRACKER_STATE_H
#define CAPTURE_TRACKER_STATE_H

#include "table.h"

/* How far a segment is. */
enum tracker_stage {
	TRACKER_IDLE,    /* there is no segment */
	TRACKER_ARRIVED, /* its connection is to be found */
	TRACKER_FOUND,   /* its flags are to be noted */
	TRACKER_OCTETS,  /* its octets are to be put in order */
	TRACKER_END /* whether a side or the connection ends is to be seen */
};

struct tracker {
	struct table table;
	struct stream_common common;
	struct capture_counts *counts;
	/* The most connections of each state, and how many seconds without a
	 * packet they may have. */
	size_t limits[FLOW_STATES];
	int64_t timeouts[FLOW_STATES];
	bool prompt;
	/* The latest time of a packet, in seconds. */
	int64_t now;
	/* The segment at hand, and its connection and side. */
	enum tracker_stage stage;
	struct segment segment;
	struct capture_packet packet;
	struct flow *flow;
	unsigned side;
	/* The connection that is ending, or NULL; how its sides end that have
	 * not sent FIN; and whether it is over then. */
	struct flow *ending;
	enum capture_end reason;
	bool closes, closed;
};

#endif
