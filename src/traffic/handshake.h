/* SPDX-License-Identifier: MIT */
/* The opening handshake against RFC 6455, 4 and IANA's registries. */

#ifndef TRAFFIC_HANDSHAKE_H
#define TRAFFIC_HANDSHAKE_H

#include "handshake-result.h"
#include "http.h"
#include "names.h"

/* Begins a handshake without any finding; it is to be freed. */
void
handshake_init(struct handshake *handshake);
void
handshake_free(struct handshake *handshake);

/* Copies what was agreed on, each with a NUL after it, so that the heads may be
 * freed.  False if memory is out: then nothing has changed. */
bool
handshake_keep(struct handshake *handshake);

/* Frees the findings, which lie in the heads. */
void
handshake_forget(struct handshake *handshake);

/* Returns whether the request, which is complete, asks for WebSocket: it has
 * `Upgrade: websocket` or a Sec-WebSocket-* field, which is left of it where a
 * proxy took the other away. */
bool
handshake_is_asked(const struct http_head *request);

/* Note what happened around the exchange that is judged: an answer that
 * refuses, an answer owed that did not come, of which this is the offset, and
 * octets of the client from this offset on that came before the answer. */
void
handshake_refuse(struct handshake *handshake, const struct http_head *answer);
void
handshake_miss_answer(struct handshake *handshake, uint64_t offset);
void
handshake_note_early(struct handshake *handshake, uint64_t offset);

/*
 * Judges a request and its answer; see `memory` afterwards.  Either may be NULL,
 * if only the other side is known, or not complete (HTTP_MORE), which is the
 * same: that a stream ends inside its head is for the caller to report.  One that
 * is bad, or the other kind of head, gives handshake-malformed, and what depends
 * on it is not judged.  `snapshot` has the registries to judge by; those that it lacks, and
 * all if it is NULL, are the compiled-in ones.
 *
 * With an answer of 101 what it names is agreed on so far as it can be read,
 * whatever is wrong with it; with another one nothing, and no frames follow.
 * Without any, what the client offers is, without its parameters.
 */
void
handshake_judge(struct handshake *handshake, const struct http_head *request,
    const struct http_head *answer, const struct wsreg_snapshot *snapshot);

#endif
