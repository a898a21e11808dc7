/* SPDX-License-Identifier: MIT */
/* Follows connections from their first packet to their end. */

#include "tracker.h"

#include <string.h>

#include "ending.h"

/* The defaults of the options, and the limits that have none. */
#define WAITING ((size_t)1 << 20)
#define TOTAL ((size_t)1 << 28)
#define HISTORY 2048
#define HISTORY_LEAST 64
#define HISTORY_MOST ((size_t)1 << 24)
#define CONNECTIONS ((size_t)1 << 18)
#define CLOSING_MOST 1024
#define CLOSED_MOST 16384
#define TIMEOUT 86400
#define HALF_TIMEOUT 300
#define CLOSE_TIMEOUT 120

static size_t
choose(size_t option, size_t preset)
{
	return option == 0 ? preset : option;
}

static void
set_history(struct tracker *tracker, size_t history)
{
	if (history < HISTORY_LEAST)
		history = HISTORY_LEAST;
	tracker->common.history =
	    history > HISTORY_MOST ? HISTORY_MOST : history;
}

void
tracker_init(struct tracker *tracker, const struct capture_options *options,
    struct capture_counts *counts)
{
	struct waiting_pool *pool = &tracker->common.pool;
	uint64_t timeout = options->timeout == 0 ? TIMEOUT : options->timeout;

	memset(tracker, 0, sizeof(*tracker));
	tracker->counts = counts;
	tracker->table.seed = options->seed;
	tracker->prompt = options->prompt;
	pool->side = choose(options->waiting, WAITING);
	pool->total = choose(options->total, TOTAL);
	set_history(tracker, choose(options->history, HISTORY));
	tracker->limits[FLOW_ACTIVE] =
	    choose(options->connections, CONNECTIONS);
	tracker->limits[FLOW_HALF] = tracker->limits[FLOW_ACTIVE] / 4 + 1;
	tracker->limits[FLOW_CLOSING] = CLOSING_MOST;
	tracker->limits[FLOW_CLOSED] = CLOSED_MOST;
	tracker->timeouts[FLOW_ACTIVE] =
	    timeout > INT32_MAX ? INT32_MAX : (int64_t)timeout;
	tracker->timeouts[FLOW_HALF] = HALF_TIMEOUT;
	tracker->timeouts[FLOW_CLOSING] = CLOSE_TIMEOUT;
	tracker->timeouts[FLOW_CLOSED] = CLOSE_TIMEOUT;
}

void
tracker_free(struct tracker *tracker)
{
	waiting_forget(&tracker->common.pool);
	table_free(&tracker->table, &tracker->common);
}

void
tracker_begin(struct tracker *tracker, const struct segment *segment,
    const struct capture_packet *packet)
{
	tracker->segment = *segment;
	tracker->packet = *packet;
	tracker->stage = TRACKER_ARRIVED;
	if (packet->time.known && packet->time.seconds > tracker->now)
		tracker->now = packet->time.seconds;
}

void
tracker_ignore(struct tracker *tracker, struct capture_connection *connection)
{
	struct flow *flow = (struct flow *)((char *)connection -
	    offsetof(struct flow, connection));

	connection->ignored = true;
	stream_free(&flow->streams[0], &tracker->common);
	stream_free(&flow->streams[1], &tracker->common);
}

/* ---- Arrival ---- */

/*
 * Returns whether a SYN begins another connection with the same addresses: its
 * number is not that of the connection's.  An answer to a SYN whose number is
 * that of the connection's is no new one, even if the server chose another
 * number.
 */
static bool
is_new(const struct flow *flow, unsigned side, const struct segment *segment)
{
	const struct stream *stream = &flow->streams[side];
	const struct stream *other = &flow->streams[side ^ 1];

	if ((segment->flags & SEGMENT_SYN) == 0 || !stream->based ||
	    segment->sequence == stream->base)
		return false;
	return (segment->flags & SEGMENT_ACK) == 0 || !other->based ||
	    segment->acknowledged != other->base + 1;
}

/* An answer to a SYN comes from side 1. */
static enum capture_result
open_flow(struct tracker *tracker, struct capture_event *event)
{
	unsigned both = SEGMENT_SYN | SEGMENT_ACK;
	struct flow *flow;

	tracker->side = (tracker->segment.flags & both) == both;
	flow = table_add(
	    &tracker->table, &tracker->segment, tracker->side, tracker->now);
	if (flow == NULL)
		return CAPTURE_MEMORY;
	flow->connection.number = tracker->counts->connections++;
	flow->connection.first = tracker->packet;
	flow->connection.last = tracker->packet;
	tracker->flow = flow;
	return ending_report(
	    flow, 0, CAPTURE_EVENT_OPEN, &tracker->packet, event);
}

/* Finds the connection of the segment, or begins one. */
static enum capture_result
arrive(struct tracker *tracker, struct capture_event *event)
{
	struct flow *flow;

	if (ending_expire(tracker))
		return CAPTURE_FED;
	flow = table_find(&tracker->table, &tracker->segment, &tracker->side);
	if (flow != NULL && is_new(flow, tracker->side, &tracker->segment)) {
		if (flow->state == FLOW_CLOSED)
			table_remove(&tracker->table, &tracker->common, flow);
		else
			ending_begin(tracker, flow, CAPTURE_REPLACED, true);
		return CAPTURE_FED;
	}
	tracker->flow = flow;
	tracker->stage = TRACKER_FOUND;
	if (flow == NULL)
		return open_flow(tracker, event);
	return CAPTURE_FED;
}

/* ---- Flags ---- */

/* An RST whose number is farther from what is expected is of an old connection
 * with the same ports: RFC 9293, 3.5.3 has it in the window, which is not known
 * exactly. */
#define RESET_BEHIND ((int32_t)1 << 24)
#define RESET_AHEAD ((int32_t)1 << 30)

/* Returns whether an RST is of this connection. */
static bool
is_reset(const struct stream *stream, const struct segment *segment)
{
	int32_t distance = (int32_t)(segment->sequence - stream->next);

	return (segment->flags & SEGMENT_RST) != 0 &&
	    (!stream->begun ||
		(distance >= -RESET_BEHIND && distance <= RESET_AHEAD));
}

/* Finds where the side's octets begin.  A server may answer a SYN that was sent
 * twice with two numbers. */
static void
note_begin(struct stream *stream, struct capture_side *side,
    const struct segment *segment)
{
	bool syn = (segment->flags & SEGMENT_SYN) != 0;

	if (syn && stream->begun && segment->sequence == stream->base)
		side->syn = true;
	else if (syn && (!stream->begun || side->octets == 0))
		stream_begin(stream, side, segment->sequence + 1, true);
	else if (!stream->begun && (segment->flags & SEGMENT_RST) == 0)
		stream_begin(stream, side, segment->sequence, false);
}

/* An answer to a SYN shows where the other side's octets begin. */
static void
note_answer(struct stream *other, struct capture_side *side,
    const struct segment *segment)
{
	if ((segment->flags & SEGMENT_ACK) == 0)
		return;
	stream_note_answer(other, segment->acknowledged);
	if ((segment->flags & SEGMENT_SYN) != 0 && !other->begun)
		stream_begin(other, side, segment->acknowledged, true);
}

/* Notes what the segment's flags say.  RFC 9293, 3.5.3: octets in an RST are not
 * the side's. */
static void
note_flags(struct tracker *tracker)
{
	struct flow *flow = tracker->flow;
	struct segment *segment = &tracker->segment;
	struct stream *stream = &flow->streams[tracker->side];
	struct capture_side *side = &flow->connection.sides[tracker->side];
	unsigned other = tracker->side ^ 1;

	flow->connection.last = tracker->packet;
	side->packets++;
	note_answer(
	    &flow->streams[other], &flow->connection.sides[other], segment);
	note_begin(stream, side, segment);
	if ((segment->flags & SEGMENT_SYN) != 0)
		segment->sequence++;
	flow->reset = flow->reset || is_reset(stream, segment);
	if ((segment->flags & SEGMENT_RST) != 0)
		segment->length = 0;
	else if ((segment->flags & SEGMENT_FIN) != 0)
		stream_note_fin(stream, segment, &tracker->packet);
	tracker->stage = TRACKER_OCTETS;
}

/* ---- Octets and ends ---- */

static enum capture_result
take_octets(struct tracker *tracker, struct capture_event *event)
{
	struct flow *flow = tracker->flow;
	struct stream *stream = &flow->streams[tracker->side];
	struct capture_side *side = &flow->connection.sides[tracker->side];
	enum capture_result result = CAPTURE_FED;

	if (flow->connection.ignored)
		stream_pass(stream, side, &tracker->segment);
	else if (side->end == CAPTURE_OPEN && stream->begun)
		result = stream_feed(stream, &tracker->common, side,
		    &tracker->segment, &tracker->packet, event);
	event->side = tracker->side;
	event->connection = &flow->connection;
	if (result == CAPTURE_FED)
		tracker->stage = TRACKER_END;
	return result;
}

/* Returns whether the segment's side ends now by its FIN. */
static bool
ends_by_fin(const struct tracker *tracker)
{
	const struct flow *flow = tracker->flow;
	const struct stream *stream = &flow->streams[tracker->side];

	return flow->connection.sides[tracker->side].end == CAPTURE_OPEN &&
	    stream->fin &&
	    (flow->connection.ignored || stream_has_ended(stream));
}

static enum capture_result
take_end(struct tracker *tracker, struct capture_event *event)
{
	struct flow *flow = tracker->flow;

	tracker->stage = TRACKER_IDLE;
	table_touch(&tracker->table, flow, flow_find_state(flow), tracker->now);
	if (tracker->prompt && flow_is_over(flow)) {
		ending_begin(tracker, flow,
		    flow->reset ? CAPTURE_RST : CAPTURE_OPEN, true);
	} else if (flow->reset) {
		ending_begin(tracker, flow, CAPTURE_RST, false);
	} else if (ends_by_fin(tracker)) {
		tracker->reason = CAPTURE_OPEN;
		ending_note(tracker, flow, tracker->side);
		if (!flow->connection.ignored)
			return ending_report(flow, tracker->side,
			    CAPTURE_EVENT_END,
			    &flow->streams[tracker->side].fin_packet, event);
	}
	return CAPTURE_FED;
}

/* Notes a late packet of a connection that is closed. */
static void
take_late(struct tracker *tracker)
{
	table_touch(&tracker->table, tracker->flow, FLOW_CLOSED, tracker->now);
	tracker->stage = TRACKER_IDLE;
}

/* Goes one stage on. */
static enum capture_result
advance(struct tracker *tracker, struct capture_event *event)
{
	switch (tracker->stage) {
	case TRACKER_IDLE:
		break;
	case TRACKER_ARRIVED:
		return arrive(tracker, event);
	case TRACKER_FOUND:
		if (tracker->flow->state == FLOW_CLOSED)
			take_late(tracker);
		else
			note_flags(tracker);
		break;
	case TRACKER_OCTETS:
		return take_octets(tracker, event);
	case TRACKER_END:
		return take_end(tracker, event);
	}
	return CAPTURE_FED;
}

enum capture_result
tracker_next(struct tracker *tracker, struct capture_event *event)
{
	enum capture_result result;

	waiting_forget(&tracker->common.pool);
	do {
		result = ending_next(tracker, event);
		if (result != CAPTURE_FED)
			return result;
		if (tracker->stage == TRACKER_IDLE)
			return CAPTURE_FED;
		result = advance(tracker, event);
	} while (result == CAPTURE_FED);
	if (result == CAPTURE_MEMORY)
		tracker->stage = TRACKER_IDLE;
	return result;
}

enum capture_result
tracker_finish(struct tracker *tracker, struct capture_event *event)
{
	waiting_forget(&tracker->common.pool);
	for (;;) {
		enum capture_result result = ending_next(tracker, event);
		struct flow *flow = tracker->table.all.first;

		if (result != CAPTURE_FED || flow == NULL)
			return result;
		if (flow->state == FLOW_CLOSED)
			table_remove(&tracker->table, &tracker->common, flow);
		else
			ending_begin(tracker, flow, CAPTURE_OPEN, true);
	}
}
