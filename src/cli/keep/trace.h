/* SPDX-License-Identifier: MIT */
/* Which packets of a capture a connection's octets came in. */

#ifndef CLI_KEEP_TRACE_H
#define CLI_KEEP_TRACE_H

#include "capture/capture.h"
#include "frames/wsreg-check.h"

/* Segments of a side, each with its first octet's offset and its packet. */
struct cli_trace_list {
	struct cli_trace_entry *entries;
	size_t count, room;
	size_t oldest; /* once no more room is given, the next to go */
};

/* What is known of a side. */
struct cli_trace_side {
	/* The last segments; and those that are kept longer. */
	struct cli_trace_list segments, pinned;
	uint64_t size; /* octets so far */
	/* Its address as text, and how it ended. */
	char *address;
	enum capture_end end;
	struct capture_packet end_packet; /* the number is 0: none showed it */
	uint64_t packets;
};

/* A connection in a capture, by sender once it is known who that is.  All zeros
 * at first; what it has is freed by cli_trace_free(). */
struct cli_trace {
	uint64_t stream; /* as Wireshark's tcp.stream */
	struct cli_trace_side sides[2];
	/* The name of the file and that of the connection, with a colon between,
	 * and where the second begins.  See name.h. */
	char *label;
	size_t name;
	/* The packet that was read last. */
	struct capture_packet packet;
};

/* Notes that the next `size` octets of a side came in this packet. */
void
cli_trace_add(struct cli_trace *trace, unsigned side, uint64_t size,
    const struct capture_packet *packet);

/* Forgets what came of a side so far: the next octet is its first one. */
void
cli_trace_drop(struct cli_trace *trace, unsigned side);

/* Keeps the packet that has the octet for as long as the trace is there, if it
 * is known and not too many are kept. */
void
cli_trace_pin(struct cli_trace *trace, unsigned side, uint64_t offset);

/* Returns the packet that has an octet of a side; that of the last octet, or that
 * which shows the end, where the octet is past the last; NULL if it is not
 * known.  It is good until octets are added. */
const struct capture_packet *
cli_trace_find(const struct cli_trace *trace, unsigned side, uint64_t offset);

/* Returns the packet that a finding is about, or NULL.  A gap is in none. */
const struct capture_packet *
cli_trace_of(const struct cli_trace *trace, unsigned side,
    const struct wsreg_finding *finding);

/* Returns an address as a new string: "10.0.0.1:80", "[2001:db8::1]:80". */
char *
cli_trace_address(const struct capture_address *address);

/* Returns seconds since 1970 as a new string, with all digits, or NULL if the
 * file does not have the time. */
char *
cli_trace_time(const struct capture_time *time);

/* Frees what the trace has, and not the trace. */
void
cli_trace_free(struct cli_trace *trace);

#endif
