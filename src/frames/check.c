/* SPDX-License-Identifier: MIT */
/* The frame checker: octets in, one event out at a time. */

#include <string.h>

#include "check-parts.h"
#include "snapshot.h"
#include "utf8/implementation.h"

/* The registry to ask: the caller's, else the compiled-in one. */
static const struct wsreg_registry *
registry_of(const struct wsreg_snapshot *snapshot, enum wsreg_kind kind)
{
	if (snapshot == NULL || snapshot->kinds[kind] == WSREG_NONE)
		snapshot = wsreg_builtin();
	return &snapshot->registries[snapshot->kinds[kind]];
}

static uint16_t
list_opcodes(const struct wsreg_snapshot *snapshot)
{
	const struct wsreg_registry *registry =
	    registry_of(snapshot, WSREG_KIND_OPCODE);
	unsigned opcodes = 0;

	for (unsigned i = 0; i < 16; i++) {
		const struct wsreg_record *record =
		    wsreg_record_by_number(registry, i);

		if (record != NULL && record->status == WSREG_STATUS_ASSIGNED)
			opcodes |= 1u << i;
	}
	return (uint16_t)opcodes;
}

void
wsreg_check_init(
    struct wsreg_check *check, const struct wsreg_check_options *options)
{
	memset(check, 0, sizeof(*check));
	if (options != NULL)
		check->options = *options;
	check->offset = check->options.offset;
	check->opcodes = list_opcodes(check->options.snapshot);
	check->stage = CHECK_B0;
}

const struct wsreg_verdict *
check_verdict(const struct wsreg_check *check)
{
	const struct wsreg_verdict *verdict = NULL;

	if (check->options.snapshot != NULL)
		verdict = wsreg_snapshot_verdict(check->options.snapshot,
		    check->close_code, check->options.sender);
	if (verdict == NULL)
		verdict = wsreg_close_code_verdict(
		    check->close_code, check->options.sender);
	return verdict;
}

/* ---- Octets ---- */

/* What is left of the caller's data. */
struct feed {
	const uint8_t *at; /* perhaps NULL, if the size is 0 */
	size_t size;
};

static void
skip(struct wsreg_check *check, struct feed *feed, size_t size)
{
	if (size == 0)
		return;
	feed->at += size;
	feed->size -= size;
	check->offset += size;
}

enum outcome { OUTCOME_AGAIN, OUTCOME_EVENT, OUTCOME_HUNGRY };

/* Whether the frame is of a kind that the caller wants to see. */
static bool
is_asked_for(const struct wsreg_check *check)
{
	return frame_is_control(&check->frame)
	    ? check->options.control
	    : check->options.compressed && check->frame.compressed;
}

static enum outcome
tell_frame(const struct wsreg_check *check, enum wsreg_event_kind kind,
    struct wsreg_event *event)
{
	if (!check->options.frames && !is_asked_for(check))
		return OUTCOME_AGAIN;
	event->kind = kind;
	event->frame = &check->frame;
	return OUTCOME_EVENT;
}

/* Gathers the octets of a part of the header, a number in network order.
 * Whether it is whole. */
static bool
gather(struct wsreg_check *check, struct feed *feed)
{
	size_t size = (size_t)(check->wanted - check->gathered);

	if (size > feed->size)
		size = feed->size;
	for (size_t i = 0; i < size; i++)
		check->part = check->part << 8 | feed->at[i];
	check->gathered = (uint8_t)(check->gathered + size);
	skip(check, feed, size);
	return check->gathered == check->wanted;
}

static enum outcome
take_length(struct wsreg_check *check, struct feed *feed)
{
	if (!gather(check, feed))
		return OUTCOME_HUNGRY;
	check_length(check);
	check->part = 0;
	check->gathered = 0;
	check->wanted = check->frame.masked ? 4 : 0;
	check->stage = CHECK_KEY;
	return OUTCOME_AGAIN;
}

static enum outcome
take_key(struct wsreg_check *check, struct feed *feed)
{
	if (!gather(check, feed))
		return OUTCOME_HUNGRY;
	check_key(check);
	check->stage = CHECK_BEGIN;
	return OUTCOME_AGAIN;
}

/* Where masked octets are to go, or NULL, and how many of them. */
static size_t
choose_target(const struct wsreg_check *check, size_t size, uint8_t **target)
{
	size_t room = check->options.unmasked_size;

	*target = room > 0 ? check->options.unmasked : NULL;
	return *target == NULL || size < room ? size : room;
}

/* The next octets of the payload, as far as there is nothing to say. */
static enum outcome
take_payload(
    struct wsreg_check *check, struct feed *feed, struct wsreg_event *event)
{
	bool is_told = check->options.payload || is_asked_for(check);
	uint64_t position = check->frame.length - check->left;
	uint8_t *target = NULL;
	size_t size = feed->size;

	if (check->left == 0) {
		check->stage = CHECK_END;
		return OUTCOME_AGAIN;
	}
	if (size == 0)
		return OUTCOME_HUNGRY;
	if (size > check->left)
		size = (size_t)check->left;
	if (is_told && check->frame.masked)
		size = choose_target(check, size, &target);
	size = check_payload(check, target, feed->at, size);
	event->data = target != NULL ? target : feed->at;
	event->size = size;
	event->position = position;
	skip(check, feed, size);
	check->left -= size;
	if (size == 0 || !is_told)
		return OUTCOME_AGAIN;
	event->kind = WSREG_EVENT_PAYLOAD;
	event->frame = &check->frame;
	return OUTCOME_EVENT;
}

/* The next octet, which is one of the first two of a frame. */
static enum outcome
take_octet(struct wsreg_check *check, struct feed *feed)
{
	if (feed->size == 0)
		return OUTCOME_HUNGRY;
	if (check->stage == CHECK_B0)
		check_first(check, *feed->at);
	else
		check_second(check, *feed->at);
	check->stage++;
	skip(check, feed, 1);
	return OUTCOME_AGAIN;
}

/* Whether nothing is to be told of frames that are right, and one may begin a
 * message. */
static bool
can_hurry(const struct wsreg_check *check)
{
	const unsigned common =
	    1u << WSREG_OPCODE_TEXT_FRAME | 1u << WSREG_OPCODE_BINARY_FRAME;

	return !check->in_message && !check->closed && !check->options.frames &&
	    !check->options.payload && (check->opcodes & common) == common;
}

/* The next frame begins; those that are common are done with at once, or their
 * headers. */
static enum outcome
take_frames(struct wsreg_check *check, struct feed *feed)
{
	size_t size = 0;

	if (feed->size > 0 && can_hurry(check))
		skip(check, feed,
		    kernel_choose()->frames(check, feed->at, feed->size));
	if (feed->size >= CHECK_HEADER_MAX)
		size = check_common(check, feed->at);
	if (size == 0)
		return take_octet(check, feed);
	skip(check, feed, size);
	check->stage = CHECK_BEGIN;
	return OUTCOME_AGAIN;
}

/* The frame is whole. */
static void
count(struct wsreg_check *check)
{
	const struct wsreg_frame *frame = &check->frame;
	struct wsreg_counts *counts = &check->counts;

	if (check->failed || frame->discarded)
		return;
	counts->frames++;
	counts->closes += frame->opcode == WSREG_OPCODE_CONNECTION_CLOSE_FRAME;
	counts->pings += frame->opcode == WSREG_OPCODE_PING_FRAME;
	counts->pongs += frame->opcode == WSREG_OPCODE_PONG_FRAME;
	if (!frame->fin)
		return;
	counts->texts += frame->message == WSREG_OPCODE_TEXT_FRAME;
	counts->binaries += frame->message == WSREG_OPCODE_BINARY_FRAME;
}

/* Does one thing. */
static enum outcome
go_on(struct wsreg_check *check, struct feed *feed, struct wsreg_event *event)
{
	if (check->pending != 0) {
		check_tell(check, event);
		return OUTCOME_EVENT;
	}
	switch ((enum check_stage)check->stage) {
	case CHECK_B0:
		return take_frames(check, feed);
	case CHECK_B1:
		return take_octet(check, feed);
	case CHECK_LENGTH:
		return take_length(check, feed);
	case CHECK_KEY:
		return take_key(check, feed);
	case CHECK_BEGIN:
		check_begin(check);
		check->stage = CHECK_PAYLOAD;
		return tell_frame(check, WSREG_EVENT_FRAME, event);
	case CHECK_PAYLOAD:
		return take_payload(check, feed, event);
	case CHECK_END:
		check_end(check);
		check->stage = CHECK_NEXT;
		return OUTCOME_AGAIN;
	case CHECK_NEXT:
		count(check);
		check->stage = CHECK_B0;
		return tell_frame(check, WSREG_EVENT_FRAME_END, event);
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

void
wsreg_check_unmask_to(struct wsreg_check *check, void *target, size_t size)
{
	check->options.unmasked = target;
	check->options.unmasked_size = size;
}

/* ---- The end ---- */

/* What the end of the stream breaks. */
static void
judge_end(struct wsreg_check *check)
{
	/* A header may have said enough. */
	if (check->stage == CHECK_LENGTH)
		check_fragments(check);
	if (check->options.open || check->closed ||
	    check->stage == CHECK_STOPPED)
		return;
	if (check->stage != CHECK_B0) {
		check_note(check, WSREG_RULE_STREAM_TRUNCATED);
		return;
	}
	if (check->in_message)
		check_note(check, WSREG_RULE_MESSAGE_UNFINISHED);
	check_note(check, WSREG_RULE_CLOSE_MISSING);
}

bool
wsreg_check_finish(struct wsreg_check *check, struct wsreg_event *event)
{
	if (!check->finished) {
		check->finished = true;
		judge_end(check);
	}
	if (check->pending == 0)
		return false;
	check_tell(check, event);
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

bool
wsreg_check_failed(const struct wsreg_check *check)
{
	return check->failed;
}
