/* SPDX-License-Identifier: MIT */
/* Keeps connections in lists, and finds how far they are. */

#include "flow.h"

void
flow_append(struct flow_list *list, enum flow_list_kind kind, struct flow *flow)
{
	flow->links[kind] = (struct flow_link){ list->last, NULL };
	if (list->last == NULL)
		list->first = flow;
	else
		list->last->links[kind].behind = flow;
	list->last = flow;
	list->count++;
}

void
flow_remove(struct flow_list *list, enum flow_list_kind kind, struct flow *flow)
{
	struct flow *before = flow->links[kind].before;
	struct flow *behind = flow->links[kind].behind;

	if (before == NULL)
		list->first = behind;
	else
		before->links[kind].behind = behind;
	if (behind == NULL)
		list->last = before;
	else
		behind->links[kind].before = before;
	list->count--;
}

/* Returns whether nothing more is expected of a side.  That of which no packet
 * is in the file ends with the other one. */
static bool
is_finished(const struct flow *flow, unsigned side, bool acknowledged)
{
	const struct stream *stream = &flow->streams[side];
	bool alone = flow->connection.sides[side ^ 1].packets == 0;

	if (flow->connection.sides[side].packets == 0)
		return true;
	return stream->fin &&
	    (!acknowledged || alone || stream_is_answered(stream));
}

bool
flow_is_over(const struct flow *flow)
{
	return flow->reset ||
	    (is_finished(flow, 0, true) && is_finished(flow, 1, true));
}

enum flow_state
flow_find_state(const struct flow *flow)
{
	const struct capture_side *sides = flow->connection.sides;

	if (flow->reset ||
	    (is_finished(flow, 0, false) && is_finished(flow, 1, false)))
		return FLOW_CLOSING;
	if (sides[0].octets == 0 && sides[1].octets == 0 &&
	    (sides[0].packets == 0 || sides[1].packets == 0))
		return FLOW_HALF;
	return FLOW_ACTIVE;
}
