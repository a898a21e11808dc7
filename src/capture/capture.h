/* SPDX-License-Identifier: MIT */
/*
 * Packet captures: packets come in, TCP streams go out.
 *
 * Octets of a pcap or pcapng file come in, in pieces of any size; events about
 * TCP connections go out.  Blocks (blocks) are read from the file; a packet's
 * headers (layers, network) lead to its TCP segment, if need be after IP
 * fragments are put together (fragments); connections are found by their
 * addresses (table), and each side's octets are put in order (stream).
 * Nothing here reads files, prints or waits, and nothing knows of WebSocket.
 *
 * All that comes in may be hostile.  Memory is bounded by the options: what
 * waits for missing octets, the number of connections, IP fragments.
 *
 * This room may include headers of src/ and no others.
 */

#ifndef CAPTURE_CAPTURE_H
#define CAPTURE_CAPTURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* ---- Connections ---- */

/* A point in time.  Seconds are counted from 1970 on; the fraction is in units
 * of 10^-digits, with as many digits as the file has, at most 18. */
struct capture_time {
	int64_t seconds;
	uint64_t fraction;
	unsigned digits;
	/* Whether the file says when the packet came: a Simple Packet block of
	 * pcapng does not, and then all others are 0. */
	bool known;
};

/* A packet of the file. */
struct capture_packet {
	uint64_t number; /* from 1 on, as Wireshark's frame.number */
	struct capture_time time;
};

/* An end of a connection. */
struct capture_address {
	uint8_t octets[16]; /* the first 4 are used if `family' is 4 */
	uint16_t port;
	uint8_t family; /* 4 or 6 */
};

/* How a side ended. */
enum capture_end {
	CAPTURE_OPEN,    /* it has not, or the file ended first */
	CAPTURE_FIN,     /* it sent FIN */
	CAPTURE_RST,     /* it sent RST */
	CAPTURE_ABORTED, /* the other side sent RST */
	CAPTURE_EXPIRED, /* no packet came for too long */
	CAPTURE_EVICTED, /* the limit of connections was reached */
	CAPTURE_REPLACED /* a new connection has the same addresses */
};

/* What is known of a side. */
struct capture_side {
	struct capture_address address;
	/* How it ended; see `end_packet'. */
	enum capture_end end;
	/* How many packets came from it. */
	uint64_t packets;
	/* How many octets it sent: those that were reported or are missing. */
	uint64_t octets;
	/* Whether its SYN was seen, or the answer to it, so that its octets are
	 * known from the first on. */
	bool syn;
	/* The packet that showed the end: the FIN or RST.  The number is 0 while
	 * the side is open, or if no packet showed it. */
	struct capture_packet end_packet;
};

/* A connection; the capture owns it.  Only `user' is written by the caller. */
struct capture_connection {
	/* As Wireshark's tcp.stream: from 0 on, by first packet. */
	uint64_t number;
	/* For the caller; NULL at first. */
	void *user;
	/* Whether capture_ignore() was called. */
	bool ignored;
	struct capture_packet last;
	/* Side 0 sent the SYN, or got the answer to it.  If the first packet is
	 * neither, side 0 sent that. */
	struct capture_side sides[2];
	struct capture_packet first;
};

/* ---- Events ---- */

enum capture_event_kind {
	/* A connection begins: its first packet came. */
	CAPTURE_EVENT_OPEN,
	/* Octets of a side, in their order: `data', `size', `offset'. */
	CAPTURE_EVENT_DATA,
	/* `count' octets of a side from `offset' on are not in the file. */
	CAPTURE_EVENT_GAP,
	/* A segment has other octets for a place than an earlier one, first at
	 * `offset'; the earlier ones are kept. */
	CAPTURE_EVENT_OVERLAP,
	/* A side ended; its `end' and `end_packet' say how.  No octets of it
	 * follow. */
	CAPTURE_EVENT_END,
	/* The connection is over; both sides have ended, or the file has.  It is
	 * not to be used after the next call. */
	CAPTURE_EVENT_CLOSE
};

struct capture_event {
	enum capture_event_kind kind;
	unsigned side; /* 0 or 1; of all but OPEN and CLOSE */
	struct capture_connection *connection;
	/* The packet that had the octets or that showed what is reported.  A gap
	 * that the end of the file shows has the connection's last packet. */
	struct capture_packet packet;
	/* DATA: the octets, at least one, valid until the next call.  They
	 * point into the caller's input where that has the whole packet. */
	const uint8_t *data;
	size_t size;
	/* DATA, GAP, OVERLAP: the place in the side's octets, from 0 on.
	 * Octets that are missing count; see also `syn' of the side. */
	uint64_t offset;
	uint64_t count; /* GAP: how many octets are missing, at least one */
};

/* ---- Captures ---- */

/* The limits; each may be 0 for its default. */
struct capture_options {
	/* The octets of a side that may wait for missing ones; beyond it the
	 * gap is reported.  1 MiB. */
	size_t waiting;
	/* The memory for all octets that wait.  256 MiB. */
	size_t total;
	/* The octets of a side that are kept to compare later segments with,
	 * at least 64.  2 KiB. */
	size_t history;
	/* The connections that are open at a time; beyond it the one without
	 * packets for the longest time ends.  2^18.  A quarter as many may
	 * be half-open besides: without an answer and without octets. */
	size_t connections;
	/* Seconds without a packet after which a connection ends.  86,400.
	 * A half-open one has at most 300, one whose sides have ended 120. */
	uint64_t timeout;
	/* Whether CLOSE comes as soon as both sides have ended, for a reader
	 * who waits for it.  Otherwise late packets are awaited, so that
	 * `packets' counts them; at most 1,024 connections wait so. */
	bool prompt;
	/* A number that those who made the file cannot know, so that they
	 * cannot choose addresses that are slow to look up. */
	uint64_t seed;
};

/* What a capture has had so far. */
struct capture_counts {
	uint64_t packets;
	uint64_t connections;
	/* The packets that have no TCP segment, or one that is malformed. */
	uint64_t other;
	/* Those of them whose link type is not supported, and the type of the
	 * first one, by the number of the tcpdump.org list. */
	uint64_t unsupported;
	uint32_t link_type;
	/* The packets of which the file has only a part (snapshot length). */
	uint64_t cut;
	/* The octets that were reported as gaps. */
	uint64_t lost;
	/* The connections that ended because there were too many. */
	uint64_t evicted;
	/* The blocks of pcapng with decryption secrets. */
	uint64_t secrets;
	/* The octets of the file that were used. */
	uint64_t offset;
};

/* The state of a capture that is read. */
struct capture;

enum capture_result {
	CAPTURE_FED,       /* all octets were used; there are no more events */
	CAPTURE_HAS_EVENT, /* there is an event */
	CAPTURE_BROKEN,    /* the file is malformed: see capture_trouble() */
	CAPTURE_MEMORY     /* memory is out */
};

/* The number of octets that capture_recognise() wants to see. */
#define CAPTURE_START 12

/* Returns whether a file begins as a pcap or pcapng file does.  Fewer than
 * CAPTURE_START octets may be given if the file has no more. */
bool
capture_recognise(const void *data, size_t size);

/* Returns a capture of which nothing was read, to be freed with capture_free(),
 * or NULL if memory is out.  The options may be NULL for the defaults. */
struct capture *
capture_new(const struct capture_options *options);

/* Frees a capture, which may be NULL, and its connections.  No events tell of
 * those that were open, so call capture_finish() first if `user' is set. */
void
capture_free(struct capture *capture);

/*
 * Goes on with the next octets of the file.  `used' is how many of them are not
 * to be given again.  CAPTURE_HAS_EVENT: call again with all the rest, to
 * which others may be added; it may have moved.  The packet of an event is often
 * not used until the next call, so `used' may be 0.
 * CAPTURE_BROKEN, CAPTURE_MEMORY: nothing more can be read from the file; call
 * capture_finish() for the connections.
 *
 *	while (size > 0) {
 *		result = capture_feed(capture, data, size, &used, &event);
 *		data += used;
 *		size -= used;
 *		if (result == CAPTURE_HAS_EVENT)
 *			handle(&event);
 *		else if (result != CAPTURE_FED)
 *			break;
 *	}
 *
 * The loop may end with events left if the event's packet was the last; the
 * next call of capture_feed() or capture_finish() reports them.
 */
enum capture_result
capture_feed(struct capture *capture, const void *data, size_t size,
    size_t *used, struct capture_event *event);

/*
 * Ends the file, or what is read of it.  Call it until it returns CAPTURE_FED:
 * for each connection that is open, by number, it reports gaps and the octets
 * behind them, and CLOSE.  A side that did not end has no END event.  It returns
 * CAPTURE_BROKEN once if the file ends inside a packet, block or header, though
 * capture_trouble() has none; call it again.
 */
enum capture_result
capture_finish(struct capture *capture, struct capture_event *event);

/* Returns why the file is broken, as a phrase that stays, such as "the length of
 * a packet is too large", and sets the offset in the file of the packet or block
 * that is.  NULL if it is not broken. */
const char *
capture_trouble(const struct capture *capture, uint64_t *offset);

/* Says that the caller wants no more events of the connection but CLOSE.  What
 * was kept of it is released, and its packets cost little from now on. */
void
capture_ignore(struct capture *capture, struct capture_connection *connection);

/* Returns the counts so far; they are the capture's. */
const struct capture_counts *
capture_counts(const struct capture *capture);

#endif
