/* SPDX-License-Identifier: MIT */
/* Whole messages: what both sides said, without frames, masks and compression.
 * Each side of the connection gathers its messages, and this file the control
 * frames in between.  No more of a message is kept than is printed. */

#include "messages.h"

#include <stdlib.h>

#include "wsreg-codes.h"

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
	for (size_t i = 0; i < 2; i++) {
		messages->data[i].content.limit = session->request->max_print;
		options->messages[i] = &messages->data[i].content;
	}
}

void
cli_messages_free(struct cli_session *session)
{
	for (size_t i = 0; session->messages != NULL && i < 2; i++) {
		message_free(&session->messages->data[i].content);
		message_free(&session->messages->control[i].content);
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

/* Begins a control frame.  A Close has a code before its text, which does not
 * count. */
static void
begin_control(const struct cli_session *session, struct message *content,
    const struct wsreg_frame *frame)
{
	uint64_t limit = session->request->max_print;

	message_begin(content);
	content->limit = limit;
	if (frame->opcode == WSREG_OPCODE_CONNECTION_CLOSE_FRAME &&
	    limit < UINT64_MAX - CLI_CLOSE_CODE_SIZE)
		content->limit += CLI_CLOSE_CODE_SIZE;
}

/* Begins a message with its first frame. */
static void
begin_message(const struct cli_session *session, struct cli_message *message,
    const struct wsreg_frame *frame)
{
	message->begun = true;
	message->opcode = frame->opcode;
	message->offset = session->messages_only ? 0 : frame->offset;
	message->wire = 0;
	message->packed = false;
	message->discarded = frame->discarded;
}

/* Ends a frame and, with the last one, the message. */
static void
end_frame(struct cli_session *session, enum wsreg_sender sender,
    struct cli_message *message, const struct wsreg_frame *frame)
{
	struct message *content = &message->content;

	message->wire += frame->length;
	if (frame->opaque ||
	    direction_is_lost(
		&session->connection.sides[sender].direction, frame))
		message->packed = true;
	if (!frame->fin || !message->begun)
		return;
	message->begun = false;
	message->data = message_octets(content);
	message->size = content->size;
	message->total = message->packed ? message->wire : content->total;
	if (session->printer->message != NULL)
		session->printer->message(session, sender, message);
	/* One that was large leaves no memory behind. */
	message_begin(content);
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
	control = direction_is_control(frame);
	message = control ? &session->messages->control[sender]
			  : &session->messages->data[sender];
	switch (event->kind) {
	case WSREG_EVENT_FRAME:
		if (frame->opcode == WSREG_OPCODE_CONTINUATION_FRAME)
			break;
		if (control)
			begin_control(session, &message->content, frame);
		begin_message(session, message, frame);
		trace(session, sender, message);
		break;
	case WSREG_EVENT_PAYLOAD:
		if (!control)
			break;
		message_add(&message->content, event->data, event->size);
		if (message->content.failed)
			cli_die("out of memory");
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
