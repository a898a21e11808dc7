/* SPDX-License-Identifier: MIT */
/* Ends connections: by FIN, RST, time-outs and limits, and with the file. */

#include "ending.h"

/* ---- Ends ---- */

enum capture_result
ending_report(struct flow *flow, unsigned side, enum capture_event_kind kind,
    const struct capture_packet *packet, struct capture_event *event)
{
	event->kind = kind;
	event->packet = *packet;
	event->side = side;
	event->connection = &flow->connection;
	return CAPTURE_HAS_EVENT;
}

void
ending_begin(struct tracker *tracker, struct flow *flow,
    enum capture_end reason, bool closes)
{
	tracker->ending = flow;
	tracker->reason = reason;
	tracker->closes = closes;
	tracker->closed = false;
}

bool
ending_note(struct tracker *tracker, struct flow *flow, unsigned side)
{
	struct capture_side *of = &flow->connection.sides[side];
	const struct stream *stream = &flow->streams[side];

	of->end = tracker->reason;
	if (stream->fin) {
		of->end = CAPTURE_FIN;
		of->end_packet = stream->fin_packet;
	} else if (of->end == CAPTURE_RST) {
		of->end_packet = tracker->packet;
		if (side != tracker->side)
			of->end = CAPTURE_ABORTED;
	}
	return of->end != CAPTURE_OPEN;
}

/* Reports what is left of a side, and its end. */
static enum capture_result
end_side(struct tracker *tracker, struct flow *flow, unsigned side,
    struct capture_event *event)
{
	struct capture_side *of = &flow->connection.sides[side];
	enum capture_result result = CAPTURE_FED;

	if (of->end != CAPTURE_OPEN)
		return CAPTURE_FED;
	if (!flow->connection.ignored)
		result = stream_flush(&flow->streams[side], &tracker->common,
		    of, &flow->connection.last, event);
	if (result != CAPTURE_FED) {
		event->side = side;
		event->connection = &flow->connection;
		return result;
	}
	if (!ending_note(tracker, flow, side) || flow->connection.ignored)
		return CAPTURE_FED;
	return ending_report(flow, side, CAPTURE_EVENT_END,
	    of->end_packet.number != 0 ? &of->end_packet
				       : &flow->connection.last,
	    event);
}

/* Ends both sides, then the connection. */
static enum capture_result
end_next(struct tracker *tracker, struct capture_event *event)
{
	struct flow *flow = tracker->ending;

	for (unsigned side = 0; side < 2 && !tracker->closed; side++) {
		enum capture_result result =
		    end_side(tracker, flow, side, event);

		if (result != CAPTURE_FED)
			return result;
	}
	if (tracker->closes && !tracker->closed) {
		tracker->closed = true;
		return ending_report(flow, 0, CAPTURE_EVENT_CLOSE,
		    &flow->connection.last, event);
	}
	tracker->ending = NULL;
	return CAPTURE_FED;
}

/* Removes a connection of which the caller knows that it is over, or, if late
 * packets may come, all but its addresses. */
static void
bury(struct tracker *tracker, struct flow *flow)
{
	if (flow_find_state(flow) == FLOW_CLOSING && tracker->closed &&
	    (tracker->reason == CAPTURE_OPEN ||
		tracker->reason == CAPTURE_RST)) {
		stream_free(&flow->streams[0], &tracker->common);
		stream_free(&flow->streams[1], &tracker->common);
		flow->connection.user = NULL;
		table_touch(&tracker->table, flow, FLOW_CLOSED, tracker->now);
	} else if (tracker->closed) {
		table_remove(&tracker->table, &tracker->common, flow);
	}
}

enum capture_result
ending_next(struct tracker *tracker, struct capture_event *event)
{
	struct flow *flow = tracker->ending;
	enum capture_result result;

	if (flow == NULL)
		return CAPTURE_FED;
	result = end_next(tracker, event);
	if (result == CAPTURE_FED)
		bury(tracker, flow);
	return result;
}

/* ---- Time-outs and limits ---- */

/* Returns whether the connection of the state that had no packet for the
 * longest time has to go. */
static bool
is_due(const struct tracker *tracker, enum flow_state state, bool *crowded)
{
	const struct flow_list *list = &tracker->table.states[state];

	*crowded = list->count > tracker->limits[state];
	return *crowded ||
	    (list->first != NULL &&
		tracker->now - list->first->seen > tracker->timeouts[state]);
}

bool
ending_expire(struct tracker *tracker)
{
	for (unsigned state = 0; state < FLOW_STATES; state++) {
		struct flow *flow = tracker->table.states[state].first;
		bool crowded;

		if (!is_due(tracker, (enum flow_state)state, &crowded))
			continue;
		if (state == FLOW_CLOSED) {
			table_remove(&tracker->table, &tracker->common, flow);
		} else if (state == FLOW_CLOSING) {
			ending_begin(tracker, flow, CAPTURE_OPEN, true);
		} else {
			ending_begin(tracker, flow,
			    crowded ? CAPTURE_EVICTED : CAPTURE_EXPIRED, true);
			tracker->counts->evicted += crowded;
		}
		return true;
	}
	return false;
}
