/* SPDX-License-Identifier: MIT */
/* An echo server after the handshake: a client's octets come from standard
 * input, and what the server sends goes to standard output.  The library
 * unmasks and gathers, finds what the connection must fail for, and writes
 * headers and Closes. */

#include <stdio.h>

#include <wsreg-check.h>
#include <wsreg-codes.h>

#define MESSAGE_MAX 65536

struct server {
	struct wsreg_check check;
	/* The message, and behind it room for a control frame between its
	 * fragments, which has 125 octets at most. */
	unsigned char octets[MESSAGE_MAX + WSREG_CONTROL_MAX];
	size_t size;
};

static void
send_frame(unsigned opcode, const void *payload, size_t size)
{
	unsigned char header[WSREG_HEADER_MAX];
	size_t header_size =
	    wsreg_frame_header(header, true, 0, opcode, size, NULL);

	fwrite(header, 1, header_size, stdout);
	fwrite(payload, 1, size, stdout);
}

/* A code that a server may not send, as 1006, is left out. */
static void
send_close(unsigned code)
{
	unsigned char payload[WSREG_CONTROL_MAX];

	send_frame(WSREG_OPCODE_CONNECTION_CLOSE_FRAME, payload,
	    wsreg_close_payload(payload, WSREG_SERVER, code, NULL, 0));
}

/* Answers a frame that is complete.  Returns whether the connection goes on. */
static bool
answer(struct server *server, const struct wsreg_frame *frame)
{
	switch (frame->opcode) {
	case WSREG_OPCODE_CONNECTION_CLOSE_FRAME:
		send_close(wsreg_check_close_code(&server->check));
		return false;
	case WSREG_OPCODE_PING_FRAME:
	case WSREG_OPCODE_PONG_FRAME:
		server->size -= (size_t)frame->length;
		if (frame->opcode == WSREG_OPCODE_PING_FRAME)
			send_frame(WSREG_OPCODE_PONG_FRAME,
			    server->octets + server->size,
			    (size_t)frame->length);
		return true;
	default:
		if (!frame->fin)
			return true;
		send_frame(frame->message, server->octets, server->size);
		server->size = 0;
		return true;
	}
}

static bool
take(struct server *server, const struct wsreg_event *event)
{
	switch (event->kind) {
	case WSREG_EVENT_FINDING:
		fprintf(stderr, "%s at %llu\n", event->finding.rule->id,
		    (unsigned long long)event->finding.offset);
		send_close(event->finding.rule->close_code);
		return false;
	case WSREG_EVENT_PAYLOAD:
		server->size += event->size;
		break;
	case WSREG_EVENT_FRAME_END:
		return answer(server, event->frame);
	case WSREG_EVENT_FRAME:
	case WSREG_EVENT_NO_ROOM: /* never: the buffer has room for all */
		break;
	}
	return true;
}

static bool
receive(struct server *server, const char *data, size_t size)
{
	struct wsreg_event event;
	size_t used;

	for (; wsreg_check_feed(&server->check, data, size, &used, &event);
	     data += used, size -= used) {
		if (!take(server, &event))
			return false;
		wsreg_check_unmask_to(&server->check,
		    server->octets + server->size,
		    sizeof(server->octets) - server->size);
	}
	return true;
}

int
main(void)
{
	static struct server server;
	const struct wsreg_check_options options = {
		.size = sizeof(options),
		.sender = WSREG_CLIENT,
		.max_message = MESSAGE_MAX,
		.errors_only = true,
		.frames = true,
		.payload = true,
		.unmasked = server.octets,
		.unmasked_size = sizeof(server.octets),
	};
	char data[4096];
	size_t size;

	wsreg_check_init(&server.check, &options);
	while ((size = fread(data, 1, sizeof(data), stdin)) > 0 &&
	    receive(&server, data, size))
		continue;
	return 0;
}
