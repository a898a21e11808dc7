/* SPDX-License-Identifier: MIT */
/* Makes packet captures of TCP segments, in all forms that files have. */

#ifndef TESTS_CAPTURE_BUILD_H
#define TESTS_CAPTURE_BUILD_H

#include "capture/capture.h"
#include "support.h"

/* What carries the packets of a file. */
enum build_tunnel {
	BUILD_PLAIN,
	BUILD_IP_IN_IP, /* in IPv4 */
	BUILD_GRE,      /* with a key and a number, in IPv4 */
	BUILD_VXLAN,
	BUILD_PPPOE,
	BUILD_MPLS
};

/* The form of a file.  All 0: pcap of little-endian numbers, microseconds,
 * Ethernet, IPv4. */
struct build_style {
	const char *name;
	bool pcapng, big, modified;
	/* The unit of time, as pcapng's if_tsresol; 0 for microseconds.  Pcap
	 * has 9 besides. */
	uint8_t resolution;
	bool old, simple; /* pcapng: other blocks of packets */
	bool noise;       /* pcapng: blocks and options that nobody reads */
	bool mixed;       /* pcapng: interfaces of several link types */
	bool sections;    /* pcapng: a section for each packet, by turns big */
	/* The link type, if `typed'; else Ethernet. */
	bool typed;
	uint32_t link_type;
	unsigned tags;
	enum build_tunnel tunnel;
	bool ip6, options, fragments;
	bool unsized;    /* the length of IP is 0 */
	bool padded;     /* octets behind IP's length */
	size_t snapshot; /* the octets that are captured; 0 for all */
};

/* A segment of a connection. */
struct build_segment {
	unsigned connection; /* makes the client's port */
	unsigned side;       /* 0 for the client */
	uint32_t sequence, acknowledged;
	uint8_t flags;
	const uint8_t *data;
	size_t size;
	uint32_t seconds;
};

/* A file that is made. */
struct build {
	const struct build_style *style;
	uint8_t *octets;
	size_t size, room;
	uint64_t packets;
};

/* The headers of a packet and its octets need no more than this beside them. */
#define BUILD_HEADERS 512

/* Begins a file; build_free() is due after it. */
void
build_begin(struct build *build, const struct build_style *style);
void
build_free(struct build *build);

/* Adds a packet with a segment; fragments are several packets. */
void
build_add(struct build *build, const struct build_segment *segment);

/* Adds a packet with these octets. */
void
build_packet(
    struct build *build, const uint8_t *data, size_t size, uint32_t seconds);

/* Adds octets to the file. */
void
build_put(struct build *build, const void *octets, size_t size);

/* All styles that there are. */
extern const struct build_style build_styles[];
extern const size_t build_style_count;

#endif
