/* SPDX-License-Identifier: MIT */
/* One side's compressed messages in frames, and what is to be told of them. */

#include "inflate-session.h"

#include <string.h>

#include "traffic/traffic.h"
#include "wsreg-codes.h"

void
session_begin(struct session *session, enum wsreg_sender sender,
    struct deflate_side side, uint64_t limit)
{
	memset(session, 0, sizeof(*session));
	session->options.sender = sender;
	session->options.max_message = limit;
	session->agreement.deflate = true;
	session->agreement.bits = RSV1;
	session->agreement.compressed_bit = RSV1;
	session->agreement.sides[sender] = side;
	session->frames.sender = sender;
	session->oracle.side = side;
	session->oracle.limit = limit;
}

/* The last frame breaks a rule, at an octet of it. */
static void
expect(struct session *session, enum wsreg_rule_number rule, uint64_t value,
    uint64_t offset)
{
	struct wsreg_finding *finding = &session->expected[session->findings++];

	ck_assert_uint_le(session->findings, MOST_FINDINGS);
	finding->rule = wsreg_rule_at(rule);
	finding->value = value;
	finding->offset = offset;
	finding->frame = session->count - 1;
	finding->frame_offset = session->frames.start;
	session->failed = finding->rule->severity != WSREG_LINT;
}

void
session_add_frame(
    struct session *session, unsigned first, const void *data, size_t size)
{
	frames_add(&session->frames, (uint8_t)first, data, size);
	session->count++;
}

enum wsreg_rule_number
session_send(struct session *session, unsigned opcode, const void *data,
    size_t size, const size_t sizes[], size_t count)
{
	struct oracle_verdict verdict = { .rule = WSREG_RULE_COUNT };
	const uint8_t *octets = data;
	unsigned first = opcode | RSV1 << 4;
	size_t at = 0;

	if (size > 0)
		verdict = oracle_inflate(&session->oracle, data, size,
		    opcode == WSREG_OPCODE_TEXT_FRAME);
	for (size_t i = 0; i <= count; i++) {
		bool last = i == count;
		size_t part = last ? size - at : sizes[i];

		if (i > 0 && session->pings)
			session_add_frame(
			    session, FIN | WSREG_OPCODE_PING_FRAME, "ping", 4);
		session_add_frame(
		    session, first | (last ? FIN : 0), octets + at, part);
		at += part;
		if (!session->failed && verdict.rule != WSREG_RULE_COUNT &&
		    (last || at >= verdict.shown))
			expect(session, verdict.rule, verdict.value,
			    session->frames.size);
		first = WSREG_OPCODE_CONTINUATION_FRAME;
	}
	if (size == 0)
		expect(session, WSREG_RULE_DEFLATE_MESSAGE_EMPTY, 0,
		    session->frames.start + 1);
	return verdict.rule;
}

static void
compare(const struct wsreg_finding *found, const struct wsreg_finding *expected)
{
	support_assert(found->rule == expected->rule &&
		found->value == expected->value &&
		found->offset == expected->offset && found->in_frame &&
		found->frame == expected->frame &&
		found->frame_offset == expected->frame_offset &&
		!found->after_error,
	    "%s (%lu) at %lu, where %s (%lu) at %lu is expected",
	    found->rule->id, (unsigned long)found->value,
	    (unsigned long)found->offset, expected->rule->id,
	    (unsigned long)expected->value, (unsigned long)expected->offset);
}

/* Compares what is told, fed so many octets at a time. */
static void
judge(const struct session *session, size_t step)
{
	const struct frames *frames = &session->frames;
	struct wsreg_check_options options = session->options;
	uint8_t unmasked[CONNECTION_PAYLOAD_MAX];
	struct direction direction;
	struct wsreg_event event;
	size_t count = 0;

	options.unmasked = unmasked;
	options.unmasked_size = sizeof(unmasked);
	direction_init(&direction, &options, &session->agreement);
	for (size_t at = 0, used; at < frames->size; at += used) {
		size_t left = frames->size - at;

		if (direction_feed(&direction, frames->octets + at,
			left < step ? left : step, &used,
			&event) != DIRECTION_EVENT ||
		    event.kind != WSREG_EVENT_FINDING)
			continue;
		support_assert(count < session->findings,
		    "%s at %lu is not expected", event.finding.rule->id,
		    (unsigned long)event.finding.offset);
		compare(&event.finding, &session->expected[count++]);
	}
	support_assert(count == session->findings, "%s is not told",
	    session->expected[count].rule->id);
	direction_free(&direction);
}

void
session_end(struct session *session)
{
	static const size_t steps[] = { SIZE_MAX, 1, 7, 300 };

	for (size_t i = 0; i < COUNT(steps); i++)
		judge(session, steps[i]);
	frames_free(&session->frames);
	oracle_free(&session->oracle);
}
