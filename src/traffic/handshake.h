/* SPDX-License-Identifier: MIT */
/* The opening handshake against RFC 6455, 4 and IANA's registries. */

#ifndef TRAFFIC_HANDSHAKE_H
#define TRAFFIC_HANDSHAKE_H

#include "handshake-result.h"
#include "http.h"

/*
 * Judges a request and its answer.  Either may be NULL, if only the other side
 * is known, or not complete (HTTP_MORE), which is the same: that a stream ends
 * inside its head is for the caller to tell.  One that is bad, or the other
 * kind of head, gives handshake-malformed, and what depends on it is not
 * judged.  `snapshot` has the registries to judge by; those that it lacks, and
 * all if it is NULL, are the compiled-in ones.
 *
 * With an answer of 101 what it names is agreed on so far as it can be read,
 * whatever is wrong with it; with another one nothing, and no frames follow.
 * Without any, what the client offers is, without its parameters.
 */
void
handshake_judge(struct handshake *handshake, const struct http_head *request,
    const struct http_head *answer, const struct wsreg_snapshot *snapshot);

/* Returns whether frames may follow: there was no answer, or it was 101. */
bool
handshake_opens(const struct handshake *handshake);

#endif
