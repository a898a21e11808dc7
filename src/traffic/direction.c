/* SPDX-License-Identifier: MIT */
/* Judges what one side sends after the handshake: frames, and what is inflated
 * of them. */

#include "direction.h"

#include <stdlib.h>
#include <string.h>

#include "wsreg-codes.h"

void
direction_init(struct direction *direction,
    const struct wsreg_check_options *options,
    const struct agreement *agreement)
{
	struct wsreg_check_options all = *options;

	memset(direction, 0, sizeof(*direction));
	all.size = sizeof(all);
	all.bits = agreement->bits | agreement->opaque_bits;
	/* What marks compressed messages is for no other extension. */
	all.opaque_bits = agreement->opaque_bits & ~agreement->compressed_bit;
	all.compressed_bit = agreement->compressed_bit;
	all.control = true;
	all.compressed = agreement->deflate;
	direction->frames = options->frames;
	direction->payload = options->payload;
	direction->keep_going = options->keep_going;
	wsreg_check_init(&direction->check, &all);
	direction->inflates = agreement->deflate;
	direction->compression = agreement->sides[options->sender];
}

void
direction_free(struct direction *direction)
{
	if (direction->deflate != NULL)
		deflate_free(direction->deflate);
	free(direction->deflate);
	direction->deflate = NULL;
}

/* ---- Errors that are left out ---- */

/* Returns whether breaking the rule is to count as no error. */
static bool
is_excluded(const struct direction *direction, const struct wsreg_rule *rule)
{
	return direction->excluded != NULL && direction_is_fatal(rule) &&
	    direction->excluded[rule->number];
}

/* The checker goes on after all errors then, and those that are not left out
 * stop the direction. */
void
direction_exclude(struct direction *direction, const bool *excluded)
{
	direction->excluded = excluded;
	direction->check.options.keep_going = true;
}

/* Looks at a finding of the checker, before it is reported or left out. */
static void
note_finding(struct direction *direction, struct wsreg_finding *finding)
{
	if (is_excluded(direction, finding->rule)) {
		direction->check.failed = direction->check_failed;
		return;
	}
	finding->after_error |= direction->failed;
	if (direction->excluded == NULL || !direction_is_fatal(finding->rule))
		return;
	direction->check_failed = true;
	direction->stopped = !direction->keep_going;
}

/* ---- Whole messages ---- */

void
direction_gather(struct direction *direction, struct message *message)
{
	direction->message = message;
	direction->check.options.frames = true;
	direction->check.options.payload = true;
}

/* Returns whether the frame's payload has to be inflated.  Another extension may
 * have changed what is opaque. */
static bool
is_inflated(const struct direction *direction, const struct wsreg_frame *frame)
{
	return direction->inflates && frame->compressed && !frame->opaque;
}

/* Gathers what need not be inflated; false if memory is out. */
static bool
gather(struct direction *direction, const struct wsreg_event *event)
{
	struct message *message = direction->message;
	const struct wsreg_frame *frame = event->frame;

	if (message == NULL || direction_is_control(frame))
		return true;
	switch (event->kind) {
	case WSREG_EVENT_FRAME:
		if (frame->opcode != WSREG_OPCODE_CONTINUATION_FRAME)
			message_begin(message);
		break;
	case WSREG_EVENT_PAYLOAD:
		if (!is_inflated(direction, frame))
			message_add(message, event->data, event->size);
		break;
	case WSREG_EVENT_FRAME_END:
	case WSREG_EVENT_FINDING:
	case WSREG_EVENT_NO_ROOM:
		break;
	}
	return !message->failed;
}

bool
direction_is_lost(
    const struct direction *direction, const struct wsreg_frame *frame)
{
	const struct deflate *deflate = direction->deflate;

	return is_inflated(direction, frame) &&
	    (deflate->lost || deflate->fault.found);
}

const struct message *
direction_message(
    const struct direction *direction, const struct wsreg_frame *frame)
{
	const struct message *message = direction->message;
	bool data = frame->message == WSREG_OPCODE_TEXT_FRAME ||
	    frame->message == WSREG_OPCODE_BINARY_FRAME;

	if (message == NULL || !data || !frame->fin || frame->discarded)
		return NULL;
	return message->total > message->size ||
		direction_is_lost(direction, frame)
	    ? NULL
	    : message;
}

/* ---- Compressed messages ---- */

/* Makes a finding about the frame that is complete. */
static void
find(struct direction *direction, enum wsreg_rule_number rule, uint64_t value)
{
	const struct wsreg_frame *frame = &direction->check.frame;
	const struct wsreg_rule *broken = wsreg_rule_at(rule);

	if (is_excluded(direction, broken))
		return;
	direction->has_finding = true;
	direction->finding = (struct wsreg_finding){
		.rule = broken,
		.value = value,
		.offset = broken->place == WSREG_AT_B1
		    ? frame->offset + 1
		    : wsreg_check_offset(&direction->check),
		.in_frame = true,
		.frame = frame->number,
		.frame_offset = frame->offset,
		.after_error = direction_failed(direction),
	};
	if (broken->severity == WSREG_LINT || direction->finding.after_error)
		return;
	direction->failed = true;
	direction->counts = direction->before;
}

/* Judges a frame that is complete; a message gives one finding. */
static void
end_compressed(struct direction *direction, const struct wsreg_frame *frame)
{
	struct deflate *deflate = direction->deflate;

	if (frame->fin)
		deflate_end(deflate);
	/* RFC 7692, 7.2.3.6: an empty message has an octet, too. */
	if (frame->fin && deflate->size == 0)
		find(direction, WSREG_RULE_DEFLATE_MESSAGE_EMPTY, 0);
	else if (deflate->fault.found && !direction->told)
		find(direction, deflate->fault.rule, deflate->fault.value);
	direction->told = deflate->fault.found;
}

/* Makes sure that there is an inflater; false if memory is out. */
static bool
need_inflater(struct direction *direction)
{
	if (direction->deflate != NULL)
		return true;
	direction->deflate = malloc(sizeof(*direction->deflate));
	if (direction->deflate == NULL ||
	    !deflate_init(direction->deflate, &direction->compression,
		direction->check.options.max_message))
		return false;
	direction->deflate->message = direction->message;
	return true;
}

/* Inflates what the event has of a compressed message. */
static void
note_compressed(struct direction *direction, const struct wsreg_event *event)
{
	const struct wsreg_frame *frame = event->frame;
	struct deflate *deflate = direction->deflate;

	/* Later messages may refer to what another extension has made of this
	 * one. */
	if (frame->opaque) {
		deflate->lost = true;
		return;
	}
	switch (event->kind) {
	case WSREG_EVENT_FRAME:
		direction->before = *wsreg_check_counts(&direction->check);
		if (frame->opcode != WSREG_OPCODE_CONTINUATION_FRAME) {
			deflate_begin(
			    deflate, frame->message == WSREG_OPCODE_TEXT_FRAME);
			direction->told = false;
		}
		deflate_begin_frame(deflate);
		break;
	case WSREG_EVENT_PAYLOAD:
		deflate_feed(deflate, event->data, event->size);
		break;
	case WSREG_EVENT_FRAME_END:
		end_compressed(direction, frame);
		break;
	case WSREG_EVENT_FINDING:
	case WSREG_EVENT_NO_ROOM:
		break;
	}
}

/* ---- Events ---- */

/* Returns whether the caller wants the event. */
static bool
is_wanted(const struct direction *direction, const struct wsreg_event *event)
{
	switch (event->kind) {
	case WSREG_EVENT_FINDING:
		return !is_excluded(direction, event->finding.rule);
	case WSREG_EVENT_FRAME:
	case WSREG_EVENT_FRAME_END:
		return direction->frames || direction_is_control(event->frame);
	case WSREG_EVENT_NO_ROOM:
	case WSREG_EVENT_PAYLOAD:
		return direction->payload || direction_is_control(event->frame);
	}
	return true;
}

/* Returns whether an event has waited for the frame's end. */
static bool
tell_waiting(struct direction *direction, struct wsreg_event *event)
{
	if (direction->has_finding) {
		direction->has_finding = false;
		event->kind = WSREG_EVENT_FINDING;
		event->finding = direction->finding;
		direction->stopped =
		    direction->failed && !direction->keep_going;
		return true;
	}
	if (!direction->has_end || direction->stopped)
		return false;
	direction->has_end = false;
	event->kind = WSREG_EVENT_FRAME_END;
	event->frame = &direction->check.frame;
	return is_wanted(direction, event);
}

/* Looks at the checker's event; false if memory is out. */
static bool
note(struct direction *direction, struct wsreg_event *event)
{
	if (event->kind == WSREG_EVENT_FINDING) {
		note_finding(direction, &event->finding);
		return true;
	}
	close_note(&direction->close, event);
	if (!gather(direction, event))
		return false;
	if (!direction->inflates || !event->frame->compressed)
		return true;
	if (!need_inflater(direction))
		return false;
	note_compressed(direction, event);
	/* The finding comes before the end. */
	direction->has_end =
	    direction->has_finding && event->kind == WSREG_EVENT_FRAME_END;
	return direction->message == NULL || !direction->message->failed;
}

enum direction_result
direction_feed(struct direction *direction, const void *data, size_t size,
    size_t *used, struct wsreg_event *event)
{
	const uint8_t *at = data;
	size_t part;

	*used = 0;
	for (;;) {
		if (tell_waiting(direction, event))
			return DIRECTION_EVENT;
		if (direction->stopped) {
			*used = size;
			return DIRECTION_FED;
		}
		if (!wsreg_check_feed(&direction->check,
			*used < size ? at + *used : NULL, size - *used, &part,
			event)) {
			*used = size;
			return DIRECTION_FED;
		}
		*used += part;
		if (!note(direction, event))
			return DIRECTION_MEMORY;
		if (!direction->has_end && is_wanted(direction, event))
			return DIRECTION_EVENT;
	}
}

size_t
direction_header(const struct direction *direction, const uint8_t **octets)
{
	const struct wsreg_check *check = &direction->check;

	*octets = check->header;
	/* A header that is complete is not gathered any more. */
	return check->gathered > 0 ? check->gathered : check->frame.header_size;
}

bool
direction_finish(struct direction *direction, struct wsreg_event *event)
{
	while (!direction->stopped &&
	    wsreg_check_finish(&direction->check, event)) {
		note_finding(direction, &event->finding);
		if (is_wanted(direction, event))
			return true;
	}
	return false;
}

bool
direction_failed(const struct direction *direction)
{
	return direction->failed || wsreg_check_failed(&direction->check);
}

const struct wsreg_counts *
direction_counts(const struct direction *direction)
{
	return direction->failed ? &direction->counts
				 : wsreg_check_counts(&direction->check);
}
