/* SPDX-License-Identifier: MIT */
/* Whole messages: what both sides said, without frames, masks and compression.
 * The checker's events have payload without masks; what is compressed comes from
 * the inflater.  No more of a message is kept than is printed. */

#include "messages.h"

#include <stdlib.h>
#include <string.h>

#include "wsreg-codes.h"

#define FIRST_ROOM 256

/* Adds octets to a message, those beyond what is printed by number only. */
static void
take(void *user, const uint8_t *data, size_t size)
{
	struct cli_message *message = user;

	if (!message->begun)
		return;
	message->total += size;
	if (size > message->most - message->size)
		size = (size_t)(message->most - message->size);
	while (message->room - message->size < size) {
		message->room *= 2;
		message->data = cli_grow(message->data, message->room, 1);
	}
	if (size > 0)
		memcpy(message->data + message->size, data, size);
	message->size += size;
}

void
cli_messages_begin(
    struct cli_session *session, struct connection_options *options)
{
	struct cli_messages *messages;

	if (!session->request->messages)
		return;
	messages = cli_allocate(1, sizeof(*messages));
	session->messages = messages;
	options->check.frames = true;
	options->check.payload = true;
	for (size_t i = 0; i < 2; i++)
		options->takers[i] =
		    (struct deflate_taker){ take, &messages->data[i] };
}

void
cli_messages_free(struct cli_session *session)
{
	for (size_t i = 0; session->messages != NULL && i < 2; i++) {
		free(session->messages->data[i].data);
		free(session->messages->control[i].data);
	}
	free(session->messages);
}

/* ---- Frames ---- */

/* Notes in a capture where a message begins. */
static void
trace(const struct cli_session *session, enum wsreg_sender sender,
    struct cli_message *message)
{
	const struct capture_packet *packet = session->trace != NULL
	    ? cli_trace_find(session->trace, sender, message->offset)
	    : NULL;

	message->packet.number = 0;
	if (packet != NULL)
		message->packet = *packet;
}

/* Begins a message with its first frame.  A Close has a code before its text,
 * which does not count. */
static void
begin_message(const struct cli_session *session, struct cli_message *message,
    const struct wsreg_frame *frame)
{
	bool close = frame->opcode == WSREG_OPCODE_CONNECTION_CLOSE_FRAME;

	message->most = session->request->max_print;
	if (close && message->most < UINT64_MAX - CLI_CLOSE_CODE_SIZE)
		message->most += CLI_CLOSE_CODE_SIZE;
	if (message->data == NULL) {
		message->data = cli_allocate(FIRST_ROOM, 1);
		message->room = FIRST_ROOM;
	}
	message->begun = true;
	message->opcode = frame->opcode;
	message->offset = session->messages_only ? 0 : frame->offset;
	message->size = 0;
	message->total = 0;
	message->wire = 0;
	message->packed = false;
	message->discarded = frame->discarded;
}

/* Returns whether what the side compressed could not be inflated. */
static bool
is_lost(const struct cli_session *session, enum wsreg_sender sender)
{
	const struct deflate *deflate =
	    session->connection.sides[sender].direction.deflate;

	return deflate == NULL || deflate->lost || deflate->fault.found;
}

/* Ends a frame and, with the last one, the message. */
static void
end_frame(struct cli_session *session, enum wsreg_sender sender,
    struct cli_message *message, const struct wsreg_frame *frame)
{
	message->wire += frame->length;
	if (frame->opaque || (frame->compressed && is_lost(session, sender)))
		message->packed = true;
	if (!frame->fin || !message->begun)
		return;
	if (message->packed)
		message->total = message->wire;
	if (session->printer->message != NULL)
		session->printer->message(session, sender, message);
	message->begun = false;
	/* One that was large leaves no memory behind. */
	if (message->room == FIRST_ROOM)
		return;
	free(message->data);
	message->data = NULL;
}

void
cli_messages_event(struct cli_session *session, enum wsreg_sender sender,
    const struct wsreg_event *event)
{
	const struct wsreg_frame *frame = event->frame;
	struct cli_message *message;
	bool control;

	if (session->messages == NULL || event->kind == WSREG_EVENT_FINDING)
		return;
	control = frame->opcode >= WSREG_OPCODE_CONNECTION_CLOSE_FRAME;
	message = control ? &session->messages->control[sender]
			  : &session->messages->data[sender];
	switch (event->kind) {
	case WSREG_EVENT_FRAME:
		if (frame->opcode == WSREG_OPCODE_CONTINUATION_FRAME)
			break;
		begin_message(session, message, frame);
		trace(session, sender, message);
		break;
	case WSREG_EVENT_PAYLOAD:
		if (message->begun && (!frame->compressed || frame->opaque))
			take(message, event->data, event->size);
		break;
	case WSREG_EVENT_FRAME_END:
		end_frame(session, sender, message, frame);
		break;
	case WSREG_EVENT_FINDING:
	case WSREG_EVENT_NO_ROOM:
		break;
	}
}

/* ---- What is said of a message ---- */

const char *
cli_message_kind(const struct cli_message *message)
{
	switch (message->opcode) {
	case WSREG_OPCODE_TEXT_FRAME:
		return "text";
	case WSREG_OPCODE_BINARY_FRAME:
		return "binary";
	case WSREG_OPCODE_CONNECTION_CLOSE_FRAME:
		return "close";
	case WSREG_OPCODE_PING_FRAME:
		return "ping";
	case WSREG_OPCODE_PONG_FRAME:
		return "pong";
	default:
		return "other";
	}
}

char *
cli_message_time(
    const struct cli_session *session, const struct cli_message *message)
{
	if (session->time != NULL)
		return cli_print("%s", session->time);
	return message->packet.number != 0
	    ? cli_trace_time(&message->packet.time)
	    : NULL;
}

size_t
cli_message_measure(const struct cli_message *message, size_t at)
{
	struct wsreg_utf8 utf8 = { 0 };
	size_t size = 0;

	for (size_t i = at; i < message->size; i++) {
		if (wsreg_utf8_feed(&utf8, &message->data[i], 1) == 0)
			return 0;
		if (wsreg_utf8_complete(&utf8))
			size = i + 1 - at;
	}
	/* Only the end of what is printed may cut one. */
	return message->total > message->size || at + size == message->size
	    ? size
	    : 0;
}

int
cli_message_code(const struct cli_message *message)
{
	return message->size < CLI_CLOSE_CODE_SIZE
	    ? -1
	    : message->data[0] << 8 | message->data[1];
}
