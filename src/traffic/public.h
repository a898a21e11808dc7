/* SPDX-License-Identifier: MIT */
/* The layout of a connection of the public interface. */

#ifndef TRAFFIC_PUBLIC_H
#define TRAFFIC_PUBLIC_H

#include "connection.h"
#include "message.h"
#include "wsreg-traffic.h"

/* The payload of a control frame; RFC 6455, 5.5. */
struct public_control {
	uint8_t octets[WSREG_CONTROL_MAX];
	size_t size;
};

/* A connection as programs outside see it: the one inside, and the events that
 * it has brought and that were not handed out yet. */
struct wsreg_traffic {
	struct wsreg_traffic_options options;
	/* What was agreed on, once the handshake was reported, and how many of
	 * its findings were. */
	struct wsreg_traffic_handshake handshake;
	bool reported;
	size_t findings;
	/* Whether the end of a frame comes after the message that it has
	 * completed, and of which side. */
	bool has_end;
	enum wsreg_sender end_sender;
	/* The last event of the connection inside, until it is reported. */
	struct wsreg_event held;
	enum wsreg_sender held_sender;
	bool has_held;
	/* By sender. */
	struct message messages[2];
	struct public_control controls[2];
	bool ended[2];
	bool failed; /* an error or a limit was found */
	bool memory; /* memory is out */
	struct connection connection;
};

#endif
