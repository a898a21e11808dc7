/* SPDX-License-Identifier: MIT */
/* The frame checker: octets in, one event out at a time. */

#include <string.h>

#include "check-parts.h"
#include "kernel.h"
#include "snapshot.h"

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

/* ---- Findings ---- */

/* The number that broke the rule. */
static uint64_t
value_of(const struct wsreg_check *check, const struct wsreg_rule *rule)
{
	const struct wsreg_frame *frame = &check->frame;

	switch (rule->number) {
	case WSREG_RULE_RSV_UNNEGOTIATED:
		return frame->rsv &
		    ~(check->options.bits | check->options.compressed_bit);
	case WSREG_RULE_RSV1_ON_CONTROL:
	case WSREG_RULE_RSV1_ON_CONTINUATION:
		return check->options.compressed_bit;
	case WSREG_RULE_MESSAGE_TOO_BIG:
		return check_message_size(check);
	case WSREG_RULE_TOO_MANY_FRAGMENTS:
		return check_message_frames(check);
	default:
		break;
	}
	if (rule->subject == NULL)
		return 0;
	if (rule->place == WSREG_AT_B0)
		return frame->opcode;
	if (rule->place == WSREG_AT_CODE)
		return check->close_code;
	return rule->place == WSREG_AT_BAD ? check->bad : frame->length;
}

/* Where the rule was broken. */
static uint64_t
offset_of(const struct wsreg_check *check, const struct wsreg_rule *rule,
    bool in_frame)
{
	const struct wsreg_frame *frame = &check->frame;

	switch (rule->place) {
	case WSREG_AT_B0:
		return frame->offset;
	case WSREG_AT_B1:
		return frame->offset + 1;
	case WSREG_AT_LENGTH:
		return frame->offset + (frame_has_length(frame) ? 2 : 1);
	case WSREG_AT_KEY:
		return frame->offset + frame->header_size - 4;
	case WSREG_AT_CODE:
		return frame->offset + frame->header_size;
	case WSREG_AT_EOF:
		/* Of a message that a Close leaves unfinished, the Close. */
		if (rule->number == WSREG_RULE_MESSAGE_UNFINISHED && in_frame)
			return frame->offset;
		break;
	case WSREG_AT_BAD:
	case WSREG_AT_END:
	case WSREG_AT_LINE:
		break;
	}
	return check->offset;
}

/* RFC 6455, 7.1.7: after the first error nothing more is processed. */
static void
fail(struct wsreg_check *check)
{
	check->failed = true;
	if (!check->options.keep_going) {
		check->pending = 0;
		check->stage = CHECK_STOPPED;
	}
}

/* Tells of the first of the rules that are noted. */
static void
tell(struct wsreg_check *check, struct wsreg_event *event)
{
	struct wsreg_finding *finding = &event->finding;
	const struct wsreg_rule *rule;
	size_t number = 0;

	while ((check->pending >> number & 1) == 0)
		number++;
	check->pending &= check->pending - 1;
	rule = wsreg_rule_at(number);
	event->kind = WSREG_EVENT_FINDING;
	finding->rule = rule;
	finding->value = value_of(check, rule);
	finding->in_frame = check->stage != CHECK_B0;
	finding->offset = offset_of(check, rule, finding->in_frame);
	finding->frame = finding->in_frame ? check->frame.number : 0;
	finding->frame_offset = finding->in_frame ? check->frame.offset : 0;
	finding->after_error = check->failed;
	if (rule->severity == WSREG_ERROR || rule->severity == WSREG_LIMIT)
		fail(check);
}

/* ---- Octets ---- */

/* What is left of the caller's data. */
struct feed {
	const uint8_t *at, *end;
};

enum outcome { OUTCOME_AGAIN, OUTCOME_EVENT, OUTCOME_HUNGRY };

static enum outcome
tell_frame(const struct wsreg_check *check, enum wsreg_event_kind kind,
    struct wsreg_event *event)
{
	if (!check->options.frames)
		return OUTCOME_AGAIN;
	event->kind = kind;
	event->frame = &check->frame;
	return OUTCOME_EVENT;
}

/* Gathers the octets of a part of the header.  Whether it is whole. */
static bool
gather(struct wsreg_check *check, struct feed *feed)
{
	while (check->gathered < check->wanted && feed->at < feed->end) {
		check->part[check->gathered++] = *feed->at++;
		check->offset++;
	}
	return check->gathered == check->wanted;
}

static enum outcome
take_length(struct wsreg_check *check, struct feed *feed)
{
	if (!gather(check, feed))
		return OUTCOME_HUNGRY;
	check_length(check);
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

/* The next octets of the payload, as far as there is nothing to say. */
static enum outcome
take_payload(
    struct wsreg_check *check, struct feed *feed, struct wsreg_event *event)
{
	size_t size = (size_t)(feed->end - feed->at);
	uint64_t position = check->frame.length - check->left;

	if (check->left == 0) {
		check->stage = CHECK_END;
		return OUTCOME_AGAIN;
	}
	if (size == 0)
		return OUTCOME_HUNGRY;
	if (size > check->left)
		size = (size_t)check->left;
	size = check_payload(check, feed->at, size);
	event->data = feed->at;
	event->size = size;
	event->position = position;
	feed->at += size;
	check->offset += size;
	check->left -= size;
	if (!check->options.payload || size == 0)
		return OUTCOME_AGAIN;
	event->kind = WSREG_EVENT_PAYLOAD;
	event->frame = &check->frame;
	return OUTCOME_EVENT;
}

/* The next octet, which is one of the first two of a frame. */
static enum outcome
take_octet(struct wsreg_check *check, struct feed *feed)
{
	uint8_t octet;

	if (feed->at == feed->end)
		return OUTCOME_HUNGRY;
	octet = *feed->at++;
	if (check->stage == CHECK_B0)
		check_first(check, octet);
	else
		check_second(check, octet);
	check->stage++;
	check->offset++;
	return OUTCOME_AGAIN;
}

/* Whether nothing is to be told of frames that are right, and one may begin a
 * message. */
static bool
can_hurry(const struct wsreg_check *check)
{
	const unsigned common = 1u << WSREG_OPCODE_TEXT_FRAME |
	    1u << WSREG_OPCODE_BINARY_FRAME;

	return !check->in_message && !check->closed &&
	    !check->options.frames && !check->options.payload &&
	    (check->opcodes & common) == common;
}

/* The next frame begins; those that are common are done with at once. */
static enum outcome
take_frames(struct wsreg_check *check, struct feed *feed)
{
	size_t size = (size_t)(feed->end - feed->at);

	if (can_hurry(check)) {
		size = kernel_choose()->frames(check, feed->at, size);
		feed->at += size;
		check->offset += size;
	}
	return take_octet(check, feed);
}

/* Does one thing. */
static enum outcome
go_on(struct wsreg_check *check, struct feed *feed, struct wsreg_event *event)
{
	if (check->pending != 0) {
		tell(check, event);
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
		check->stage = CHECK_B0;
		return tell_frame(check, WSREG_EVENT_FRAME_END, event);
	case CHECK_STOPPED:
		check->offset += (size_t)(feed->end - feed->at);
		feed->at = feed->end;
		break;
	}
	return OUTCOME_HUNGRY;
}

bool
wsreg_check_feed(struct wsreg_check *check, const void *data, size_t size,
    size_t *used, struct wsreg_event *event)
{
	struct feed feed;
	enum outcome outcome;

	feed.at = data;
	feed.end = feed.at + size;
	do
		outcome = go_on(check, &feed, event);
	while (outcome == OUTCOME_AGAIN);
	*used = size - (size_t)(feed.end - feed.at);
	return outcome == OUTCOME_EVENT;
}

/* ---- The end ---- */

/* What the end of the stream breaks. */
static void
judge_end(struct wsreg_check *check)
{
	/* A header may have said enough. */
	if (check->stage == CHECK_LENGTH)
		check_fragments(check);
	if (check->pending != 0 || check->options.open || check->closed ||
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
	tell(check, event);
	return true;
}

uint64_t
wsreg_check_offset(const struct wsreg_check *check)
{
	return check->offset;
}

bool
wsreg_check_failed(const struct wsreg_check *check)
{
	return check->failed;
}
