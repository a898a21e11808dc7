/* SPDX-License-Identifier: MIT */
/* The octets of a side, put in order. */

#ifndef CAPTURE_STREAM_H
#define CAPTURE_STREAM_H

#include "capture.h"
#include "segment.h"
#include "waiting.h"

/* All 0 at first. */
struct stream {
	/* The sequence number before the first octet, if `based': that of the
	 * SYN, or what an answer shows. */
	bool based;
	uint32_t base;
	/* The sequence number of the octet that is next, once it has begun. */
	bool begun;
	uint32_t next;
	/* What the other side acknowledged last. */
	bool answered;
	uint32_t acknowledged;
	/* The FIN, which may come before octets that are in front of it. */
	bool fin;
	uint32_t fin_at;
	/* The last octets that were reported, up to `next'. */
	uint32_t history_size, history_room;
	uint8_t *history;
	struct waiting waiting;
	struct capture_packet fin_packet;
};

/* What all streams share. */
struct stream_common {
	struct waiting_pool pool;
	size_t history; /* the octets that are kept of each side */
};

/* Begins the octets with this sequence number; `first' says whether it is known
 * to be the first one. */
void
stream_begin(struct stream *stream, struct capture_side *side, uint32_t next,
    bool first);

/* Notes that the segment's octets are the last ones. */
void
stream_note_fin(struct stream *stream, const struct segment *segment,
    const struct capture_packet *packet);

/* Notes what the other side acknowledged. */
void
stream_note_answer(struct stream *stream, uint32_t acknowledged);

/*
 * Goes on with a segment of the side; `segment' becomes what is left of it.
 * CAPTURE_HAS_EVENT: there is an event, DATA, GAP or OVERLAP, of which all is
 * set but the connection and the side; call again.  CAPTURE_FED: it was used.
 */
enum capture_result
stream_feed(struct stream *stream, struct stream_common *common,
    struct capture_side *side, struct segment *segment,
    const struct capture_packet *packet, struct capture_event *event);

/* Goes behind a segment of a side whose octets nobody wants. */
void
stream_pass(struct stream *stream, struct capture_side *side,
    const struct segment *segment);

/* Reports gaps and what is behind them, one by one.  `packet' is that of gaps.
 * The result is as that of stream_feed(). */
enum capture_result
stream_flush(struct stream *stream, struct stream_common *common,
    struct capture_side *side, const struct capture_packet *packet,
    struct capture_event *event);

/* Returns whether all octets up to the FIN were reported. */
bool
stream_has_ended(const struct stream *stream);

/* Returns whether the other side acknowledged the FIN. */
bool
stream_is_answered(const struct stream *stream);

/* Frees what is kept of the octets. */
void
stream_free(struct stream *stream, struct stream_common *common);

#endif
