/* SPDX-License-Identifier: MIT */
/* What a server does with the frames of a client, here from standard input:
 * messages are gathered without their masks, text is checked on the way, and
 * what is wrong ends the connection with the code that is recommended. */

#include <stdio.h>
#include <string.h>

#include <wsreg-check.h>
#include <wsreg-codes.h>

#define MESSAGE_MAX 65536

/* RFC 6455, 5.5: the payload of a control frame. */
#define CONTROL_MAX 125

struct receiver {
	struct wsreg_check check;
	/* The message, and room behind it for a control frame between its
	 * fragments. */
	unsigned char message[MESSAGE_MAX + CONTROL_MAX];
	size_t size;
	unsigned char control[CONTROL_MAX];
};

static void
init(struct receiver *receiver)
{
	const struct wsreg_check_options options = { .sender = WSREG_CLIENT,
		.max_message = MESSAGE_MAX,
		.frames = true,
		.payload = true };

	wsreg_check_init(&receiver->check, &options);
	receiver->size = 0;
}

/* The next octets of payload go where the message ends. */
static void
aim(struct receiver *receiver)
{
	wsreg_check_unmask_to(&receiver->check,
	    receiver->message + receiver->size,
	    sizeof(receiver->message) - receiver->size);
}

static bool
is_data(const struct wsreg_frame *frame)
{
	return frame->message == WSREG_OPCODE_TEXT_FRAME ||
	    frame->message == WSREG_OPCODE_BINARY_FRAME;
}

static void
take_payload(struct receiver *receiver, const struct wsreg_event *event)
{
	/* RFC 6455, 1.4: and it was not held against the limits. */
	if (event->frame->discarded)
		return;
	if (is_data(event->frame))
		receiver->size += event->size;
	else
		memcpy(receiver->control + event->position, event->data,
		    event->size);
}

static void
end_frame(struct receiver *receiver, const struct wsreg_frame *frame)
{
	if (frame->discarded)
		return;
	if (frame->message == WSREG_OPCODE_TEXT_FRAME && frame->fin)
		printf("text: %.*s\n", (int)receiver->size,
		    (const char *)receiver->message);
	if (frame->message == WSREG_OPCODE_BINARY_FRAME && frame->fin)
		printf("binary: %zu octets\n", receiver->size);
	if (frame->message == WSREG_OPCODE_PING_FRAME)
		printf("ping: %d octets to send back\n", (int)frame->length);
	if (frame->message == WSREG_OPCODE_CONNECTION_CLOSE_FRAME)
		printf("close: %d\n",
		    frame->length < 2
			? WSREG_CLOSE_NO_STATUS_RCVD
			: receiver->control[0] << 8 | receiver->control[1]);
	if (frame->fin && is_data(frame))
		receiver->size = 0;
}

/* 1006 is for oneself alone, and is not sent. */
static void
print(const struct wsreg_finding *finding)
{
	unsigned code = finding->rule->close_code;

	printf("%s at %llu\n", finding->rule->id,
	    (unsigned long long)finding->offset);
	if (wsreg_close_code_sendable(code, WSREG_SERVER))
		printf("close with %u\n", code);
}

/* Whether the connection goes on. */
static bool
take(struct receiver *receiver, const struct wsreg_event *event)
{
	switch (event->kind) {
	case WSREG_EVENT_FRAME:
		break;
	case WSREG_EVENT_PAYLOAD:
		take_payload(receiver, event);
		break;
	case WSREG_EVENT_FRAME_END:
		end_frame(receiver, event->frame);
		break;
	case WSREG_EVENT_FINDING:
		print(&event->finding);
		return !wsreg_check_failed(&receiver->check);
	}
	return true;
}

static bool
receive(struct receiver *receiver, const char *data, size_t size)
{
	struct wsreg_event event;
	size_t used;
	bool good = true;

	aim(receiver);
	while (good &&
	    wsreg_check_feed(&receiver->check, data, size, &used, &event)) {
		good = take(receiver, &event);
		data += used;
		size -= used;
		aim(receiver);
	}
	return good;
}

int
main(void)
{
	static struct receiver receiver;
	struct wsreg_event event;
	char data[4096];
	size_t size;

	init(&receiver);
	while ((size = fread(data, 1, sizeof(data), stdin)) > 0)
		if (!receive(&receiver, data, size))
			return 1;
	while (wsreg_check_finish(&receiver.check, &event))
		take(&receiver, &event);
	return wsreg_check_failed(&receiver.check);
}
