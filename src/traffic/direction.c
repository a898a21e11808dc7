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

/* Returns whether the rule ends the judging of a side. */
static bool
is_fatal(const struct wsreg_rule *rule)
{
	return rule->severity == WSREG_ERROR || rule->severity == WSREG_LIMIT;
}

/* Returns whether breaking the rule is to count as no error. */
static bool
is_excluded(const struct direction *direction, const struct wsreg_rule *rule)
{
	return direction->excluded != NULL && is_fatal(rule) &&
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
	if (direction->excluded == NULL || !is_fatal(finding->rule))
		return;
	direction->check_failed = true;
	direction->stopped = !direction->keep_going;
}

/* ---- What a Close says ---- */

static void
take_close(struct direction_close *close, const struct wsreg_event *event)
{
	const uint8_t *octets = event->data;

	for (size_t i = 0; i < event->size; i++) {
		if (event->position + i < 2)
			close->code = (uint16_t)(close->code << 8 | octets[i]);
		else if (close->reason_size < sizeof(close->reason))
			close->reason[close->reason_size++] = octets[i];
	}
}

static void
note_close(struct direction *direction, const struct wsreg_event *event)
{
	struct direction_close *close = &direction->close;
	const struct wsreg_frame *frame = event->frame;

	if (frame->opcode != WSREG_OPCODE_CONNECTION_CLOSE_FRAME ||
	    frame->discarded)
		return;
	switch (event->kind) {
	case WSREG_EVENT_FRAME:
		memset(close, 0, sizeof(*close));
		break;
	case WSREG_EVENT_PAYLOAD:
		take_close(close, event);
		break;
	case WSREG_EVENT_FRAME_END:
		close->present = true;
		close->has_code = frame->length >= 2;
		break;
	case WSREG_EVENT_FINDING:
		break;
	}
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

/* Judges a frame that is complete; a message gives one finding.  False if memory
 * is out. */
static bool
end_compressed(struct direction *direction, const struct wsreg_frame *frame)
{
	struct deflate *deflate = direction->deflate;

	if (frame->fin && !deflate_end(deflate))
		return false;
	/* RFC 7692, 7.2.3.6: an empty message has an octet, too. */
	if (frame->fin && deflate->size == 0)
		find(direction, WSREG_RULE_DEFLATE_MESSAGE_EMPTY, 0);
	else if (deflate->fault.found && !direction->told)
		find(direction, deflate->fault.rule, deflate->fault.value);
	direction->told = deflate->fault.found;
	return true;
}

/* Makes sure that there is an inflater; false if memory is out. */
static bool
need_inflater(struct direction *direction)
{
	if (direction->deflate != NULL)
		return true;
	direction->deflate = malloc(sizeof(*direction->deflate));
	return direction->deflate != NULL &&
	    deflate_init(direction->deflate, &direction->compression,
		direction->check.options.max_message);
}

/* Inflates what the event has of a compressed message; false if memory is
 * out. */
static bool
note_compressed(struct direction *direction, const struct wsreg_event *event)
{
	const struct wsreg_frame *frame = event->frame;
	struct deflate *deflate = direction->deflate;

	/* Later messages may refer to what another extension has made of this
	 * one. */
	if (frame->opaque) {
		deflate->lost = true;
		return true;
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
		return deflate_feed(deflate, event->data, event->size);
	case WSREG_EVENT_FRAME_END:
		return end_compressed(direction, frame);
	case WSREG_EVENT_FINDING:
		break;
	}
	return true;
}

/* ---- Events ---- */

/* RFC 6455, 5.5: control frames have the opcode's highest bit. */
static bool
is_control(const struct wsreg_frame *frame)
{
	return (frame->opcode & 8) != 0;
}

/* Returns whether the caller wants the event. */
static bool
is_wanted(const struct direction *direction, const struct wsreg_event *event)
{
	switch (event->kind) {
	case WSREG_EVENT_FINDING:
		return !is_excluded(direction, event->finding.rule);
	case WSREG_EVENT_FRAME:
	case WSREG_EVENT_FRAME_END:
		return direction->frames || is_control(event->frame);
	case WSREG_EVENT_PAYLOAD:
		return direction->payload || is_control(event->frame);
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
	note_close(direction, event);
	if (!direction->inflates || !event->frame->compressed)
		return true;
	if (!need_inflater(direction) || !note_compressed(direction, event))
		return false;
	/* The finding comes before the end. */
	direction->has_end =
	    direction->has_finding && event->kind == WSREG_EVENT_FRAME_END;
	return true;
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
