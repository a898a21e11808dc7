/* SPDX-License-Identifier: MIT */
/* A test as a WebSocket library may have it: what was recorded of a connection
 * is clean, and the client has sent what it was asked to send.  Without the mask
 * it is not clean. */

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include <wsreg-codes.h>
#include <wsreg-traffic.h>

/* What one side has sent. */
struct side {
	const char *data;
	size_t size;
};

#define SIDE(text)                                                             \
	{                                                                      \
		text, sizeof(text) - 1                                         \
	}

static void
take(const struct wsreg_traffic_event *event, char text[64])
{
	char line[256];

	if (event->kind == WSREG_TRAFFIC_FINDING) {
		wsreg_traffic_describe(event, line, sizeof(line));
		puts(line);
	} else if (event->kind == WSREG_TRAFFIC_MESSAGE &&
	    event->sender == WSREG_CLIENT &&
	    event->frame->message == WSREG_OPCODE_TEXT_FRAME) {
		snprintf(text, 64, "%.*s", (int)event->size,
		    (const char *)event->data);
	}
}

/* Goes on with a side, and ends it after its last octet.  Returns whether it has
 * to wait for the other one. */
static bool
advance(struct wsreg_traffic *traffic, enum wsreg_sender sender,
    struct side *side, char text[64])
{
	struct wsreg_traffic_event event;
	enum wsreg_traffic_result result;
	bool ends;

	do {
		size_t used = 0;

		ends = side->size == 0;
		result = ends ? wsreg_traffic_end(traffic, sender, &event)
			      : wsreg_traffic_feed(traffic, sender, side->data,
				    side->size, &used, &event);
		side->data += used;
		side->size -= used;
		if (result == WSREG_TRAFFIC_EVENT)
			take(&event, text);
	} while (result == WSREG_TRAFFIC_EVENT ||
	    (result == WSREG_TRAFFIC_USED && !ends));
	return result == WSREG_TRAFFIC_BLOCKED;
}

/* Prints what is wrong with a connection, and stores the last text that the
 * client has sent.  Returns whether there was no error. */
static bool
is_clean(struct side client, struct side server, char text[64])
{
	const struct wsreg_traffic_options options = {
		.size = sizeof(options),
		.messages = true,
	};
	struct wsreg_traffic *traffic = wsreg_traffic_new(&options);
	struct wsreg_traffic_event event;
	enum wsreg_traffic_result result;
	bool blocked = true, clean;

	if (traffic == NULL)
		return false;
	while (blocked) {
		blocked = advance(traffic, WSREG_CLIENT, &client, text);
		blocked |= advance(traffic, WSREG_SERVER, &server, text);
	}
	while ((result = wsreg_traffic_finish(traffic, &event)) ==
	    WSREG_TRAFFIC_EVENT)
		take(&event, text);
	clean = result == WSREG_TRAFFIC_USED &&
	    !wsreg_traffic_failed(traffic) &&
	    wsreg_traffic_trouble(traffic) == NULL;
	wsreg_traffic_free(traffic);
	return clean;
}

#define REQUEST                                                                \
	"GET /chat HTTP/1.1\r\n"                                               \
	"Host: server.example.com\r\n"                                         \
	"Upgrade: websocket\r\n"                                               \
	"Connection: Upgrade\r\n"                                              \
	"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"                      \
	"Sec-WebSocket-Version: 13\r\n\r\n"
#define RESPONSE                                                               \
	"HTTP/1.1 101 Switching Protocols\r\n"                                 \
	"Upgrade: websocket\r\n"                                               \
	"Connection: Upgrade\r\n"                                              \
	"Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n"

int
main(void)
{
	static const struct side client =
	    SIDE(REQUEST "\x81\x85\x37\xfa\x21\x3d\x7f\x9f\x4d\x51\x58"
			 "\x88\x82\x01\x02\x03\x04\x02\xea");
	static const struct side unmasked =
	    SIDE(REQUEST "\x81\x05Hello\x88\x82\x01\x02\x03\x04\x02\xea");
	static const struct side server = SIDE(RESPONSE "\x88\x02\x03\xe8");
	char text[64] = "";

	assert(is_clean(client, server, text));
	assert(strcmp(text, "Hello") == 0);
	assert(!is_clean(unmasked, server, text));
	return 0;
}
