/* SPDX-License-Identifier: MIT */
/* Octets of a connection that are missing in the capture of it. */

#ifndef TRAFFIC_GAP_H
#define TRAFFIC_GAP_H

#include "connection.h"
#include "names.h"

enum gap_result {
	GAP_TAKEN,  /* there is nothing to report */
	GAP_FOUND,  /* there is a finding */
	GAP_BLOCKED /* the other side's head is needed first: call it again */
};

/*
 * Goes on after octets of a side that are missing.  Nothing is guessed about
 * them: frames are judged up to here, and what follows is only counted.  In HTTP,
 * the connection cannot be judged; if no request asked for WebSocket yet, it
 * counts as plain HTTP.
 */
enum gap_result
gap_take(struct connection *connection, enum wsreg_sender sender,
    struct wsreg_finding *finding);

#endif
