/* SPDX-License-Identifier: MIT */
/*
 * The frame checker: octets in, one event out at a time.
 *
 * The checker is always at one stage of a frame.  A stage takes octets, notes
 * the rules that they break, and says whether there is an event; what is noted
 * is reported before the next stage.
 */

#include <stdatomic.h>
#include <stddef.h>
#include <string.h>

#include "finding.h"
#include "header.h"
#include "messages.h"
#include "payload.h"
#include "snapshot.h"

/* Returns the opcodes that are assigned in a registry, with a bit each. */
static unsigned
list_opcodes(const struct wsreg_registry *registry)
{
	unsigned opcodes = 0;

	for (unsigned i = 0; i < 16; i++) {
		const struct wsreg_record *record =
		    wsreg_record_by_number(registry, i);

		if (record != NULL && record->status == WSREG_STATUS_ASSIGNED)
			opcodes |= 1u << i;
	}
	return opcodes;
}

/* Returns the same for the registry that a snapshot decides by.  That of the
 * compiled-in one, which most connections are judged by, is listed once. */
static uint16_t
find_opcodes(const struct wsreg_snapshot *snapshot)
{
	static atomic_uint builtin;
	const struct wsreg_registry *registry =
	    registry_by_kind(snapshot, WSREG_KIND_OPCODE);
	unsigned opcodes;

	if (registry != registry_by_kind(NULL, WSREG_KIND_OPCODE))
		return (uint16_t)list_opcodes(registry);
	opcodes = atomic_load(&builtin);
	if (opcodes == 0)
		atomic_store(&builtin, opcodes = list_opcodes(registry));
	return (uint16_t)opcodes;
}

/* Programs have the memory of a checker, so that its size must not change:
 * what is added takes the place of reserved members. */
_Static_assert(sizeof(void *) != 8 || sizeof(struct wsreg_check) == 448,
    "the size of a checker is part of the binary interface");

/* Copies the options that the caller knows.  Returns whether the library knows
 * all that the caller has set. */
static bool
copy_options(struct wsreg_check_options *target,
    const struct wsreg_check_options *source)
{
	/* The members of the first version. */
	const size_t first =
	    offsetof(struct wsreg_check_options, unmasked_size) +
	    sizeof(source->unmasked_size);
	const size_t size = source->size != 0 ? source->size : first;
	const uint8_t *octets = (const void *)source;

	memcpy(target, source, size < sizeof(*target) ? size : sizeof(*target));
	for (size_t i = sizeof(*target); i < size; i++)
		if (octets[i] != 0)
			return false;
	return true;
}

/* Returns the rules that a receiver does not fail the connection for. */
static uint64_t
list_harmless(void)
{
	uint64_t rules = 0;

	for (unsigned i = 0; i <= WSREG_RULE_CLOSE_MISSING; i++)
		if (!finding_is_fatal(wsreg_rule_at(i)))
			rules |= rule_bit((enum wsreg_rule_number)i);
	return rules;
}

/* Fails for an error of the caller, whatever the options are. */
static void
give_up(struct wsreg_check *check)
{
	check->failed = true;
	check->stage = CHECK_STOPPED;
}

bool
wsreg_check_init(
    struct wsreg_check *check, const struct wsreg_check_options *options)
{
	bool is_usable = true;

	memset(check, 0, sizeof(*check));
	if (options != NULL)
		is_usable = copy_options(&check->options, options);
	is_usable &= wsreg_check_unmask_to(
	    check, check->options.unmasked, check->options.unmasked_size);
	check->offset = check->options.offset;
	check->opcodes = find_opcodes(check->options.snapshot);
	if (check->options.errors_only)
		check->hidden = list_harmless();
	check->stage = CHECK_HEADER;
	if (!is_usable)
		give_up(check);
	return is_usable;
}

/* ---- Octets ---- */

/* The rest of the caller's data. */
struct feed {
	const uint8_t *at; /* perhaps NULL, if the size is 0 */
	size_t size;
};

/* Goes on by octets that were used.  None may be taken off a NULL pointer. */
static void
skip(struct wsreg_check *check, struct feed *feed, size_t size)
{
	if (size == 0)
		return;
	feed->at += size;
	feed->size -= size;
	check->offset += size;
}

/* What follows a step: another step, an event, or the need for more octets. */
enum outcome { OUTCOME_AGAIN, OUTCOME_EVENT, OUTCOME_HUNGRY };

/* Returns whether the frame is of a kind that the caller wants to see. */
static bool
is_asked_for(const struct wsreg_check *check)
{
	return header_is_control(check->frame.opcode)
	    ? check->options.control
	    : check->options.compressed && check->frame.compressed;
}

/* Reports the beginning or the end of a frame, if the caller wants to see
 * it. */
static enum outcome
report_frame(const struct wsreg_check *check, enum wsreg_event_kind kind,
    struct wsreg_event *event)
{
	if (!check->options.frames && !is_asked_for(check))
		return OUTCOME_AGAIN;
	event->kind = kind;
	event->frame = &check->frame;
	return OUTCOME_EVENT;
}

/* Returns whether the caller wants to see the payload from this position on.
 * RFC 6455, 5.5: a control frame has 125 octets; a buffer for these is enough,
 * also if the error does not stop the checker or is not looked for. */
static bool
is_payload_wanted(const struct wsreg_check *check, uint64_t position)
{
	if (header_is_control(check->frame.opcode) &&
	    position >= WSREG_CONTROL_MAX)
		return false;
	return check->options.payload || is_asked_for(check);
}

/* Returns how many of the octets may be delivered at once. */
static size_t
cut_payload(const struct wsreg_check *check, uint64_t position, size_t size)
{
	if (header_is_control(check->frame.opcode) &&
	    size > WSREG_CONTROL_MAX - position)
		size = WSREG_CONTROL_MAX - (size_t)position;
	if (check->options.unmasked != NULL &&
	    size > check->options.unmasked_size)
		size = check->options.unmasked_size;
	return size;
}

/* Returns whether there is a target that nothing can be copied to. */
static bool
is_full(const struct wsreg_check *check)
{
	return (check->options.unmasked == NULL) !=
	    (check->options.unmasked_size == 0);
}

/* Reports that there is no room for payload, and gives up if nothing has
 * changed since. */
static enum outcome
report_no_room(
    struct wsreg_check *check, uint64_t position, struct wsreg_event *event)
{
	if (check->no_room) {
		give_up(check);
		return OUTCOME_AGAIN;
	}
	check->no_room = true;
	event->kind = WSREG_EVENT_NO_ROOM;
	event->frame = &check->frame;
	event->position = position;
	return OUTCOME_EVENT;
}

/* Takes octets of the payload up to the first fault, of which there are
 * some. */
static enum outcome
take_octets(struct wsreg_check *check, struct feed *feed, size_t size,
    struct wsreg_event *event)
{
	uint64_t position = check->frame.length - check->left;
	bool is_wanted = is_payload_wanted(check, position);
	uint8_t *target = is_wanted ? check->options.unmasked : NULL;

	if (is_wanted && is_full(check))
		return report_no_room(check, position, event);
	if (is_wanted)
		size = cut_payload(check, position, size);
	size = wsreg_payload_take(check, target, feed->at, size);
	event->data = target != NULL ? target : feed->at;
	event->size = size;
	event->position = position;
	skip(check, feed, size);
	check->left -= size;
	if (size == 0 || !is_wanted)
		return OUTCOME_AGAIN;
	event->kind = WSREG_EVENT_PAYLOAD;
	event->frame = &check->frame;
	return OUTCOME_EVENT;
}

/* Takes what there is of the payload. */
static enum outcome
take_payload(
    struct wsreg_check *check, struct feed *feed, struct wsreg_event *event)
{
	if (check->left == 0) {
		check->stage = CHECK_END;
		return OUTCOME_AGAIN;
	}
	if (feed->size == 0)
		return OUTCOME_HUNGRY;
	return take_octets(check, feed,
	    feed->size < check->left ? feed->size : (size_t)check->left, event);
}

/* Takes messages that break no rule, then octets of the next header. */
static enum outcome
take_header(struct wsreg_check *check, struct feed *feed)
{
	if (feed->size > 0 && check->gathered == 0 && messages_can_hurry(check))
		skip(check, feed,
		    wsreg_messages_find()(check, feed->at, feed->size));
	if (feed->size == 0)
		return OUTCOME_HUNGRY;
	skip(check, feed, wsreg_header_take(check, feed->at, feed->size));
	if (header_is_whole(check)) {
		check->gathered = 0;
		check->stage = CHECK_BEGIN;
	}
	return OUTCOME_AGAIN;
}

/* Counts the frame, which is complete. */
static void
count(struct wsreg_check *check)
{
	const struct wsreg_frame *frame = &check->frame;

	if (check->failed)
		return;
	if (frame->discarded)
		check->counts.frames++;
	else
		header_count(
		    frame->opcode, frame->message, frame->fin, &check->counts);
}

/* Does one step. */
static enum outcome
go_on(struct wsreg_check *check, struct feed *feed, struct wsreg_event *event)
{
	if (finding_is_due(check)) {
		wsreg_finding_report(check, event);
		return OUTCOME_EVENT;
	}
	switch ((enum check_stage)check->stage) {
	case CHECK_HEADER:
		return take_header(check, feed);
	case CHECK_BEGIN:
		wsreg_payload_begin(check);
		check->stage = CHECK_PAYLOAD;
		return report_frame(check, WSREG_EVENT_FRAME, event);
	case CHECK_PAYLOAD:
		return take_payload(check, feed, event);
	case CHECK_END:
		wsreg_payload_end(check);
		check->stage = CHECK_NEXT;
		return OUTCOME_AGAIN;
	case CHECK_NEXT:
		count(check);
		check->stage = CHECK_HEADER;
		return report_frame(check, WSREG_EVENT_FRAME_END, event);
	case CHECK_STOPPED:
		skip(check, feed, feed->size);
		break;
	}
	return OUTCOME_HUNGRY;
}

bool
wsreg_check_feed(struct wsreg_check *check, const void *data, size_t size,
    size_t *used, struct wsreg_event *event)
{
	struct feed feed = { data, size };
	enum outcome outcome;

	do
		outcome = go_on(check, &feed, event);
	while (outcome == OUTCOME_AGAIN);
	*used = size - feed.size;
	return outcome == OUTCOME_EVENT;
}

bool
wsreg_check_unmask_to(struct wsreg_check *check, void *target, size_t size)
{
	check->options.unmasked = target;
	check->options.unmasked_size = size;
	if (is_full(check))
		return false;
	check->no_room = false;
	return true;
}

/* ---- The end ---- */

/* Notes the rules that the end of the stream breaks. */
static void
judge_end(struct wsreg_check *check)
{
	if (check->stage == CHECK_HEADER)
		wsreg_header_end(check);
	if (check->options.open || check->closed ||
	    check->stage == CHECK_STOPPED)
		return;
	if (check->stage != CHECK_HEADER || check->gathered > 0) {
		finding_note(check, WSREG_RULE_STREAM_TRUNCATED);
		return;
	}
	finding_note(check,
	    check->in_message ? WSREG_RULE_MESSAGE_UNFINISHED
			      : WSREG_RULE_CLOSE_MISSING);
}

bool
wsreg_check_finish(struct wsreg_check *check, struct wsreg_event *event)
{
	if (!check->finished) {
		check->finished = true;
		judge_end(check);
	}
	if (!finding_is_due(check))
		return false;
	wsreg_finding_report(check, event);
	return true;
}

uint64_t
wsreg_check_offset(const struct wsreg_check *check)
{
	return check->offset;
}

const struct wsreg_counts *
wsreg_check_counts(const struct wsreg_check *check)
{
	return &check->counts;
}

uint16_t
wsreg_check_close_code(const struct wsreg_check *check)
{
	return check->closed ? check->close_code : 0;
}

bool
wsreg_check_failed(const struct wsreg_check *check)
{
	return check->failed;
}
