/* SPDX-License-Identifier: MIT */
/* The public interface: a connection with events as other programs get them. */

#include "public.h"

#include <stdlib.h>
#include <string.h>

#include "gap.h"
#include "wsreg-codes.h"

/* ---- Beginning and end ---- */

_Static_assert(sizeof(struct wsreg_traffic) <= 8192,
    "the header and the manual say how large a connection is");

/* Copies the members that the caller was compiled with.  False if it has set one
 * that the library does not know. */
static bool
copy_options(struct wsreg_traffic_options *to,
    const struct wsreg_traffic_options *options)
{
	const uint8_t *octets = (const void *)options;
	size_t size;

	if (options == NULL)
		return true;
	/* The members of the first version came before this one. */
	size = options->size > 0
	    ? options->size
	    : offsetof(struct wsreg_traffic_options, subprotocol);
	memcpy(to, options, size < sizeof(*to) ? size : sizeof(*to));
	if (to->messages && to->max_message == 0)
		to->max_message = WSREG_TRAFFIC_MESSAGE_MAX;
	for (size_t i = sizeof(*to); i < size; i++)
		if (octets[i] != 0)
			return false;
	return true;
}

/* Begins the connection inside by the options, which may not all be `known`. */
static void
begin(struct wsreg_traffic *traffic, bool known)
{
	const struct wsreg_traffic_options *options = &traffic->options;
	struct connection_options inside = {
		.check = {
			.snapshot = options->snapshot,
			.max_frame = options->max_frame,
			.max_message = options->max_message,
			.max_fragments = options->max_fragments,
			.keep_going = options->keep_going,
			.open = options->open,
			.frames = options->frames || options->messages,
		},
		.ordered = options->ordered,
		.bare = options->extensions != NULL,
	};
	const char *fault = known
	    ? NULL
	    : "an option is set that this version of the library does not know";

	for (size_t i = 0; i < 2; i++) {
		inside.present[i] = !options->absent[i];
		traffic->ended[i] = options->absent[i];
		traffic->messages[i].limit = options->max_message;
		if (options->messages)
			inside.messages[i] = &traffic->messages[i];
	}
	if (known && inside.bare && options->extensions[0] != '\0')
		fault = agreement_read(&inside.agreement,
		    slice_of(options->extensions), options->snapshot);
	if (known && options->subprotocol != NULL)
		inside.demand = snapshot_demand(
		    options->snapshot, slice_of(options->subprotocol));
	connection_init(&traffic->connection, &inside);
	if (fault != NULL)
		connection_give_up(&traffic->connection, fault);
}

struct wsreg_traffic *
wsreg_traffic_new(const struct wsreg_traffic_options *options)
{
	struct wsreg_traffic *traffic = malloc(sizeof(*traffic));

	if (traffic == NULL)
		return NULL;
	/* The connection clears what it needs by itself. */
	memset(traffic, 0, offsetof(struct wsreg_traffic, connection));
	begin(traffic, copy_options(&traffic->options, options));
	return traffic;
}

void
wsreg_traffic_free(struct wsreg_traffic *traffic)
{
	if (traffic == NULL)
		return;
	connection_free(&traffic->connection);
	for (size_t i = 0; i < 2; i++)
		message_free(&traffic->messages[i]);
	free(traffic);
}

/* ---- Findings ---- */

/* Makes an event of a finding; false if it is not wanted. */
static bool
take_finding(struct wsreg_traffic *traffic, enum wsreg_sender sender,
    const struct wsreg_finding *finding, struct wsreg_traffic_event *event)
{
	const struct wsreg_rule *rule = finding->rule;
	bool fatal = direction_is_fatal(rule);

	traffic->failed |= fatal;
	*event = (struct wsreg_traffic_event){
		.kind = WSREG_TRAFFIC_FINDING,
		.sender = sender,
		.finding = *finding,
		.detail = "",
		.fault = rule->fault,
		.section = connection_section(&traffic->connection, rule),
		.rfc = rule->rfc,
	};
	return fatal || !traffic->options.errors_only;
}

/* Makes an event of a finding about the handshake; false if it is not wanted. */
static bool
take_handshake_finding(struct wsreg_traffic *traffic,
    const struct handshake_finding *finding, struct wsreg_traffic_event *event)
{
	const struct wsreg_finding whole = {
		.rule = wsreg_rule_at(finding->rule),
		.value = finding->value,
		.offset = finding->offset,
	};
	bool wanted = take_finding(traffic, finding->sender, &whole, event);

	if (finding->detail.size > 0)
		event->detail = finding->detail.at;
	event->detail_size = finding->detail.size;
	if (finding->fault.text != NULL)
		event->fault = finding->fault.text;
	if (finding->fault.section != NULL) {
		event->section = finding->fault.section;
		event->rfc = finding->fault.rfc;
	}
	return wanted;
}

/* ---- Frames and messages ---- */

/* Keeps payload of a control frame, which comes in between a message's frames. */
static void
take_control(struct public_control *control, const struct wsreg_event *inside)
{
	size_t room = sizeof(control->octets) - control->size;
	size_t size = inside->size < room ? inside->size : room;

	memcpy(control->octets + control->size, inside->data, size);
	control->size += size;
}

/* Makes the event of a message or a control frame that is complete; false if the
 * frame ends none, or it is not wanted. */
static bool
take_message(struct wsreg_traffic *traffic, const struct wsreg_frame *frame,
    struct wsreg_traffic_event *event)
{
	const struct direction *direction =
	    &traffic->connection.sides[event->sender].direction;
	const struct public_control *control =
	    &traffic->controls[event->sender];
	const struct message *message = direction_message(direction, frame);
	bool whole =
	    direction_is_control(frame) ? !frame->discarded : message != NULL;

	if (!traffic->options.messages || !whole)
		return false;
	event->kind = WSREG_TRAFFIC_MESSAGE;
	event->data = direction_is_control(frame) ? control->octets
						  : message_octets(message);
	event->size =
	    direction_is_control(frame) ? control->size : message->size;
	return true;
}

/* Makes an event of that of the connection inside; false if it is not wanted. */
static bool
take_event(struct wsreg_traffic *traffic, enum wsreg_sender sender,
    const struct wsreg_event *inside, struct wsreg_traffic_event *event)
{
	struct public_control *control = &traffic->controls[sender];
	bool frames = traffic->options.frames;

	event->sender = sender;
	event->frame = inside->frame;
	switch (inside->kind) {
	case WSREG_EVENT_FINDING:
		return take_finding(traffic, sender, &inside->finding, event);
	case WSREG_EVENT_FRAME:
		if (direction_is_control(inside->frame))
			control->size = 0;
		event->kind = WSREG_TRAFFIC_FRAME;
		return frames;
	case WSREG_EVENT_PAYLOAD:
		take_control(control, inside);
		return false;
	case WSREG_EVENT_NO_ROOM:
		return false;
	case WSREG_EVENT_FRAME_END:
		event->kind = WSREG_TRAFFIC_FRAME_END;
		if (!take_message(traffic, inside->frame, event))
			return frames;
		traffic->has_end = frames;
		traffic->end_sender = sender;
		return true;
	}
	return false;
}

/* ---- Events that wait ---- */

/* Makes the event of a handshake that was judged; false if it was made before, or
 * there is none.  What it refers to has to outlive the heads. */
static bool
report_handshake(
    struct wsreg_traffic *traffic, struct wsreg_traffic_event *event)
{
	struct connection *connection = &traffic->connection;
	const struct handshake *from = &connection->handshake;
	struct wsreg_traffic_handshake *handshake = &traffic->handshake;

	if (traffic->reported || !connection->judged ||
	    connection->options.bare || connection->plain ||
	    connection->trouble != NULL)
		return false;
	if (!handshake_keep(&connection->handshake)) {
		traffic->memory = true;
		return false;
	}
	traffic->reported = true;
	*handshake = (struct wsreg_traffic_handshake){
		.status = from->answered ? from->status : 0,
		.version = from->version,
		.subprotocol = from->subprotocol.at,
		.extension_count = from->extension_count,
		.compressed = from->agreement.deflate,
		.omitted = from->omitted,
	};
	for (size_t i = 0; i < 2 && handshake->compressed; i++) {
		const struct deflate_side *side = &from->agreement.sides[i];

		handshake->window_bits[i] = side->window_bits;
		handshake->no_context_takeover[i] = side->no_context_takeover;
	}
	event->kind = WSREG_TRAFFIC_HANDSHAKE;
	event->sender = WSREG_SERVER;
	return true;
}

/* Makes the next event that need not wait for octets; false if there is none. */
static bool
take_waiting(struct wsreg_traffic *traffic, struct wsreg_traffic_event *event)
{
	struct connection *connection = &traffic->connection;
	const struct handshake *handshake = &connection->handshake;

	if (traffic->memory)
		return false;
	if (traffic->has_end) {
		traffic->has_end = false;
		event->kind = WSREG_TRAFFIC_FRAME_END;
		event->sender = traffic->end_sender;
		event->frame =
		    &connection->sides[event->sender].direction.check.frame;
		return true;
	}
	if (report_handshake(traffic, event))
		return true;
	/* The next call of the connection frees the findings. */
	while (
	    connection->judged && traffic->findings < handshake->finding_count)
		if (take_handshake_finding(traffic,
			&handshake->findings[traffic->findings++], event))
			return true;
	if (!traffic->has_held || traffic->memory)
		return false;
	traffic->has_held = false;
	return take_event(traffic, traffic->held_sender, &traffic->held, event);
}

/* Takes what the connection inside has brought about a side.  The event, if it is
 * one, waits until the handshake was reported, which the same call may have
 * judged. */
static void
take(struct wsreg_traffic *traffic, enum wsreg_sender sender,
    enum connection_result result)
{
	traffic->memory |= result == CONNECTION_MEMORY;
	traffic->has_held = result == CONNECTION_EVENT;
	traffic->held_sender = sender;
}

/* ---- Octets ---- */

enum wsreg_traffic_result
wsreg_traffic_feed(struct wsreg_traffic *traffic, enum wsreg_sender sender,
    const void *data, size_t size, size_t *used,
    struct wsreg_traffic_event *event)
{
	const uint8_t *at = size > 0 ? data : (const uint8_t *)"";
	enum connection_result result = CONNECTION_EVENT;
	size_t part;

	*used = 0;
	for (;;) {
		if (take_waiting(traffic, event))
			return WSREG_TRAFFIC_EVENT;
		if (traffic->memory)
			return WSREG_TRAFFIC_MEMORY;
		if (result == CONNECTION_BLOCKED)
			return WSREG_TRAFFIC_BLOCKED;
		if (result == CONNECTION_FED && *used == size)
			return WSREG_TRAFFIC_USED;
		result = connection_feed(&traffic->connection, sender,
		    at + *used, size - *used, &part, &traffic->held);
		*used += part;
		take(traffic, sender, result);
	}
}

enum wsreg_traffic_result
wsreg_traffic_gap(struct wsreg_traffic *traffic, enum wsreg_sender sender,
    struct wsreg_traffic_event *event)
{
	struct wsreg_finding finding;

	if (take_waiting(traffic, event))
		return WSREG_TRAFFIC_EVENT;
	if (traffic->memory)
		return WSREG_TRAFFIC_MEMORY;
	switch (gap_take(&traffic->connection, sender, &finding)) {
	case GAP_TAKEN:
		break;
	case GAP_FOUND:
		if (take_finding(traffic, sender, &finding, event))
			return WSREG_TRAFFIC_EVENT;
		break;
	case GAP_BLOCKED:
		return WSREG_TRAFFIC_BLOCKED;
	}
	return WSREG_TRAFFIC_USED;
}

enum wsreg_traffic_result
wsreg_traffic_end(struct wsreg_traffic *traffic, enum wsreg_sender sender,
    struct wsreg_traffic_event *event)
{
	enum connection_result result;

	for (;;) {
		if (take_waiting(traffic, event))
			return WSREG_TRAFFIC_EVENT;
		if (traffic->memory)
			return WSREG_TRAFFIC_MEMORY;
		if (traffic->ended[sender])
			return WSREG_TRAFFIC_USED;
		result = connection_end(
		    &traffic->connection, sender, &traffic->held);
		if (result == CONNECTION_BLOCKED)
			return WSREG_TRAFFIC_BLOCKED;
		take(traffic, sender, result);
		traffic->ended[sender] = result == CONNECTION_FED;
	}
}

enum wsreg_traffic_result
wsreg_traffic_finish(
    struct wsreg_traffic *traffic, struct wsreg_traffic_event *event)
{
	/* The client may be blocked until the server has ended. */
	static const enum wsreg_sender senders[] = { WSREG_CLIENT, WSREG_SERVER,
		WSREG_CLIENT };
	enum wsreg_traffic_result result;
	struct wsreg_finding finding;
	enum wsreg_sender sender;

	for (size_t i = 0; i < sizeof(senders) / sizeof(senders[0]); i++) {
		result = wsreg_traffic_end(traffic, senders[i], event);
		if (result == WSREG_TRAFFIC_EVENT ||
		    result == WSREG_TRAFFIC_MEMORY)
			return result;
	}
	while (connection_finish(&traffic->connection, &sender, &finding))
		if (take_finding(traffic, sender, &finding, event))
			return WSREG_TRAFFIC_EVENT;
	return WSREG_TRAFFIC_USED;
}
