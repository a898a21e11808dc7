/* SPDX-License-Identifier: MIT */
/* Streams that other receivers are to judge as we do, and our judgment. */

#include "streams.h"

/* A Close with any code, those of the protocol more often than others. */
static void
add_close(struct frames *frames, uint32_t *random)
{
	bool often = support_random(random) % 2 == 0;
	uint32_t code =
	    (often ? 990 : 0) + support_random(random) % (often ? 30 : 5100);
	uint8_t payload[5] = { (uint8_t)(code >> 8), (uint8_t)code };

	frames_make_text(payload + 2, 3, random);
	frames_add(frames, 0x88, payload, sizeof(payload));
}

void
streams_make(struct frames *frames, uint32_t number)
{
	uint32_t random = number + 1;

	*frames = (struct frames){ .sender = (enum wsreg_sender)(number % 2) };
	frames_add_random(frames, &random, 0, number % 3 == 0);
	if (number % 3 == 1)
		add_close(frames, &random);
	for (uint32_t i = support_random(&random) % 3;
	     i > 0 && frames->size > 0; i--)
		frames_damage(frames, &random);
}

void
streams_add(uint64_t *sum, uint8_t opcode, const uint8_t *octets, size_t size)
{
	*sum = *sum * 31 + opcode;
	for (size_t i = 0; i < size; i++)
		*sum = *sum * 31 + octets[i];
	*sum = *sum * 31 + size;
}

/* A checker, and where it puts what it receives: a message, and behind it a
 * control frame among its fragments. */
struct receiver {
	struct wsreg_check check;
	uint8_t octets[STREAMS_MAX + WSREG_CONTROL_MAX];
	size_t message, control;
	struct streams_verdict *verdict;
};

static bool
is_control(const struct wsreg_frame *frame)
{
	return (frame->opcode & 8) != 0;
}

static void
note_payload(struct receiver *receiver, const struct wsreg_event *event)
{
	struct streams_verdict *verdict = receiver->verdict;
	const uint8_t *octets = event->data;

	if (!is_control(event->frame)) {
		receiver->message += event->size;
		return;
	}
	receiver->control += event->size;
	/* The two octets of the code come one by one. */
	if (event->frame->opcode == 8 && event->position < 2)
		verdict->code = verdict->code << 8 | octets[0];
}

static void
end_frame(struct receiver *receiver, const struct wsreg_frame *frame)
{
	struct streams_verdict *verdict = receiver->verdict;

	verdict->whole |=
	    verdict->rule != NULL && frame->number == verdict->frame;
	if (verdict->rule == NULL && frame->fin && frame->opcode != 8)
		streams_add(&verdict->sum, frame->message,
		    is_control(frame) ? receiver->octets + receiver->message
				      : receiver->octets,
		    is_control(frame) ? receiver->control : receiver->message);
	receiver->control = 0;
	if (!is_control(frame) && frame->fin)
		receiver->message = 0;
}

static void
note(struct receiver *receiver, const struct wsreg_event *event)
{
	struct streams_verdict *verdict = receiver->verdict;

	if (event->kind == WSREG_EVENT_FINDING) {
		if (verdict->rule != NULL)
			return;
		verdict->rule = event->finding.rule;
		verdict->frame = event->finding.frame;
		verdict->frame_offset = event->finding.frame_offset;
		return;
	}
	if (event->frame->discarded)
		return;
	switch (event->kind) {
	case WSREG_EVENT_FRAME:
		if (event->frame->opcode == 8)
			verdict->close = *event->frame;
		break;
	case WSREG_EVENT_PAYLOAD:
		note_payload(receiver, event);
		break;
	case WSREG_EVENT_FRAME_END:
		end_frame(receiver, event->frame);
		break;
	case WSREG_EVENT_FINDING:
	case WSREG_EVENT_NO_ROOM:
		break;
	}
}

void
streams_judge(const struct frames *frames, uint64_t max_message,
    struct streams_verdict *verdict)
{
	const struct wsreg_check_options options = { .sender = frames->sender,
		.open = true,
		.max_message = max_message,
		.errors_only = true,
		.frames = true,
		.payload = true,
		.keep_going = true };
	static struct receiver receiver;
	const uint8_t *octets = frames->octets;
	size_t size = frames->size, used;
	struct wsreg_event event;

	*verdict = (struct streams_verdict){ 0 };
	receiver = (struct receiver){ .verdict = verdict };
	wsreg_check_init(&receiver.check, &options);
	do {
		size_t length = receiver.message + receiver.control;

		wsreg_check_unmask_to(&receiver.check, receiver.octets + length,
		    sizeof(receiver.octets) - length);
		if (!wsreg_check_feed(
			&receiver.check, octets, size, &used, &event))
			return;
		note(&receiver, &event);
		octets += used;
		size -= used;
	} while (true);
}
