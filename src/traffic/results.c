/* SPDX-License-Identifier: MIT */
/* What is known of a connection of the public interface. */

#include "public.h"

const struct wsreg_traffic_handshake *
wsreg_traffic_handshake(const struct wsreg_traffic *traffic)
{
	return traffic->reported ? &traffic->handshake : NULL;
}

const char *
wsreg_traffic_extension(const struct wsreg_traffic *traffic, size_t index)
{
	return index < traffic->handshake.extension_count
	    ? traffic->connection.handshake.extensions[index].at
	    : NULL;
}

bool
wsreg_traffic_failed(const struct wsreg_traffic *traffic)
{
	return traffic->failed;
}

const char *
wsreg_traffic_trouble(const struct wsreg_traffic *traffic)
{
	const struct connection *connection = &traffic->connection;

	return connection->plain ? "plain HTTP: no request asks for WebSocket"
				 : connection->trouble;
}

const struct wsreg_counts *
wsreg_traffic_counts(
    const struct wsreg_traffic *traffic, enum wsreg_sender sender)
{
	static const struct wsreg_counts none;
	const struct connection_side *side = &traffic->connection.sides[sender];

	return side->begun ? direction_counts(&side->direction) : &none;
}

uint64_t
wsreg_traffic_offset(
    const struct wsreg_traffic *traffic, enum wsreg_sender sender)
{
	return traffic->connection.sides[sender].bytes;
}

uint16_t
wsreg_traffic_close_code(
    const struct wsreg_traffic *traffic, enum wsreg_sender sender)
{
	const struct direction_close *close =
	    &traffic->connection.sides[sender].direction.close;

	return close->present && close->has_code ? close->code : 0;
}
