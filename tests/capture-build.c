/* SPDX-License-Identifier: MIT */
/* Makes packet captures. */

#include "capture-build.h"

#include <stdlib.h>
#include <string.h>

const struct build_style build_styles[] = {
	{ .name = "pcap" },
	{ .name = "big-endian", .big = true },
	{ .name = "nanoseconds", .resolution = 9 },
	{ .name = "nanoseconds, big-endian", .resolution = 9, .big = true },
	{ .name = "modified", .modified = true },
	{ .name = "pcapng", .pcapng = true },
	{ .name = "pcapng, big-endian", .pcapng = true, .big = true },
	{ .name = "pcapng, old", .pcapng = true, .old = true },
	{ .name = "pcapng, simple", .pcapng = true, .simple = true },
	{ .name = "pcapng, noise", .pcapng = true, .noise = true },
	{ .name = "pcapng, mixed", .pcapng = true, .mixed = true },
	{ .name = "pcapng, sections", .pcapng = true, .sections = true },
	{ .name = "pcapng, picoseconds", .pcapng = true, .resolution = 12 },
	{ .name = "pcapng, 2^-10", .pcapng = true, .resolution = 0x8a },
	{ .name = "tag", .tags = 1 },
	{ .name = "two tags", .tags = 2 },
	{ .name = "IPv6", .ip6 = true },
	{ .name = "IPv6, tag", .ip6 = true, .tags = 1 },
	{ .name = "IPv6, extensions", .ip6 = true, .options = true },
	{ .name = "options", .options = true },
	{ .name = "fragments", .fragments = true },
	{ .name = "IPv6, fragments", .ip6 = true, .fragments = true },
	{ .name = "unsized", .unsized = true },
	{ .name = "IPv6, unsized", .ip6 = true, .unsized = true },
	{ .name = "padded", .padded = true },
	{ .name = "IPv6, padded", .ip6 = true, .padded = true },
	{ .name = "null", .typed = true },
	{ .name = "null, big-endian", .typed = true, .big = true },
	{ .name = "null, IPv6", .typed = true, .ip6 = true },
	{ .name = "loop", .typed = true, .link_type = 108 },
	{ .name = "cooked", .typed = true, .link_type = 113 },
	{ .name = "cooked, tag", .typed = true, .link_type = 113, .tags = 1 },
	{ .name = "cooked 2", .typed = true, .link_type = 276 },
	{ .name = "cooked 2, IPv6",
	    .typed = true,
	    .link_type = 276,
	    .ip6 = true },
	{ .name = "raw", .typed = true, .link_type = 101 },
	{ .name = "raw, IPv6", .typed = true, .link_type = 101, .ip6 = true },
	{ .name = "raw 12", .typed = true, .link_type = 12 },
	{ .name = "IPv4", .typed = true, .link_type = 228 },
	{ .name = "IPv6 alone", .typed = true, .link_type = 229, .ip6 = true },
	{ .name = "IP in IP", .tunnel = BUILD_IP_IN_IP },
	{ .name = "IPv6 in IP", .tunnel = BUILD_IP_IN_IP, .ip6 = true },
	{ .name = "GRE", .tunnel = BUILD_GRE },
	{ .name = "VXLAN", .tunnel = BUILD_VXLAN },
	{ .name = "PPPoE", .tunnel = BUILD_PPPOE },
	{ .name = "MPLS", .tunnel = BUILD_MPLS, .ip6 = true },
};
const size_t build_style_count = COUNT(build_styles);

/* The offset of times in picoseconds. */
#define EPOCH 1699000000u

/* ---- Octets ---- */

void
build_put(struct build *build, const void *octets, size_t size)
{
	if (size > build->room - build->size) {
		build->room = (build->size + size) * 2;
		build->octets = realloc(build->octets, build->room);
		ck_assert_ptr_nonnull(build->octets);
	}
	if (size > 0)
		memcpy(build->octets + build->size, octets, size);
	build->size += size;
}

/* Puts numbers, each of so many octets, at a place that moves on. */
static void
put(uint8_t **at, uint64_t number, unsigned size, bool big)
{
	for (unsigned i = 0; i < size; i++)
		*(*at)++ = (uint8_t)(number >> 8 * (big ? size - 1 - i : i));
}

static void
put_all(uint8_t **at, const void *octets, size_t size)
{
	if (size > 0)
		memcpy(*at, octets, size);
	*at += size;
}

/* ---- Layers; each is put behind the others ---- */

static void
put_tcp(uint8_t **at, const struct build_style *style,
    const struct build_segment *segment)
{
	unsigned client = 40000 + segment->connection % 20000, server = 8080;
	unsigned words = style->options ? 8 : 5;

	put(at, segment->side == 0 ? client : server, 2, true);
	put(at, segment->side == 0 ? server : client, 2, true);
	put(at, segment->sequence, 4, true);
	put(at, segment->acknowledged, 4, true);
	put(at, words << 12 | segment->flags, 2, true);
	put(at, 65535, 2, true);
	put(at, 0, 4, true);
	/* RFC 7323, appendix A: two NOPs and a timestamp. */
	if (style->options)
		put_all(at, "\1\1\10\12abcdefgh", 12);
	put_all(at, segment->data, segment->size);
}

static const uint8_t client4[4] = { 10, 0, 0, 1 }, server4[4] = { 10, 0, 0, 2 };
static const uint8_t client6[16] = { 0x20, 1, 0xd, 0xb8, [15] = 1 };
static const uint8_t server6[16] = { 0x20, 1, 0xd, 0xb8, [15] = 2 };

/* A part of a datagram. */
struct part {
	const uint8_t *data;
	size_t size, offset;
	bool more;
};

static void
put_ip4(uint8_t **at, const struct build_style *style, unsigned side,
    unsigned protocol, unsigned number, const struct part *part)
{
	unsigned words = style->options ? 6 : 5;
	size_t total = (size_t)words * 4 + part->size;

	put(at, 0x40 | words, 1, true);
	put(at, 0, 1, true);
	put(at, style->unsized ? 0 : total, 2, true);
	put(at, number, 2, true);
	put(at, part->offset / 8 | (part->more ? 0x2000u : 0), 2, true);
	put(at, 64, 1, true);
	put(at, protocol, 1, true);
	put(at, 0, 2, true);
	put_all(at, side == 0 ? client4 : server4, 4);
	put_all(at, side == 0 ? server4 : client4, 4);
	if (style->options)
		put_all(at, "\1\1\1\0", 4);
	put_all(at, part->data, part->size);
}

static void
put_ip6(uint8_t **at, const struct build_style *style, unsigned side,
    unsigned protocol, unsigned number, const struct part *part)
{
	bool fragment = part->offset > 0 || part->more;
	size_t length =
	    part->size + (style->options ? 24 : 0) + (fragment ? 8 : 0);
	unsigned next = fragment ? 44 : protocol;

	put(at, 0x60000000, 4, true);
	put(at, style->unsized ? 0 : length, 2, true);
	put(at, style->options ? 0 : next, 1, true);
	put(at, 64, 1, true);
	put_all(at, side == 0 ? client6 : server6, 16);
	put_all(at, side == 0 ? server6 : client6, 16);
	if (style->options) { /* hop by hop, then for the destination */
		put_all(at, "\74\0\1\4\0\0\0\0", 8);
		put(at, next, 1, true);
		put_all(at, "\1\1\14\0\0\0\0\0\0\0\0\0\0\0\0", 15);
	}
	if (fragment) {
		put(at, protocol, 2, false);
		put(at, part->offset | part->more, 2, true);
		put(at, number, 4, true);
	}
	put_all(at, part->data, part->size);
}

/* The header of Ethernet or of what takes its place. */
static void
put_link(uint8_t **at, const struct build_style *style, uint32_t link_type,
    unsigned type)
{
	unsigned first = style->tags > 0 ? 0x8100 : type;

	if (style->tags == 2)
		first = 0x88a8;
	if (link_type == 1)
		put_all(at, "\2\0\0\0\0\1\2\0\0\0\0\2", 12);
	if (link_type == 113)
		put_all(at, "\0\0\0\1\0\6\2\0\0\0\0\1\0\0", 14);
	if (link_type == 1 || link_type == 113 || link_type == 276)
		put(at, first, 2, true);
	if (link_type == 276)
		put_all(at, "\0\0\0\0\0\3\0\1\0\6\2\0\0\0\0\1\0\0", 18);
	if (style->tags == 2)
		put_all(at, "\0\7\201\0", 4);
	if (style->tags > 0) {
		put(at, 5, 2, true);
		put(at, type, 2, true);
	}
	if (link_type == 0 || link_type == 108)
		put(at, type == 0x0800 ? 2 : 30, 4,
		    link_type == 108 || style->big);
}

/* What is between the link and the connection's own IP. */
static void
put_tunnel(uint8_t **at, const struct build_style *style, uint32_t link_type,
    unsigned type, size_t size)
{
	static const struct build_style plain = { 0 };
	uint8_t inner[64], *end = inner;
	struct part part = { inner, 0, 0, false };
	unsigned protocol = type == 0x0800 ? 4 : 41;

	if (style->tunnel == BUILD_GRE) {
		protocol = 47;
		put(&end, 0x3000, 2, true);
		put(&end, type, 2, true);
		put_all(&end, "\0\0\0\1\0\0\0\2", 8);
	} else if (style->tunnel == BUILD_VXLAN) {
		protocol = 17;
		put_all(&end, "\300\0\22\265\0\0\0\0\10\0\0\0\0\0\1\0", 16);
		put_link(&end, &plain, 1, type);
	}
	/* The outer length includes the inner packet, which is not there yet. */
	part.size = (size_t)(end - inner);
	put_link(at, style, link_type, 0x0800);
	put_ip4(at, &plain, 0, protocol, 1, &part);
	end = *at - part.size - 18;
	put(&end, 20 + part.size + size, 2, true);
}

static void
put_lower(uint8_t **at, const struct build_style *style, uint32_t link_type,
    unsigned type, size_t size)
{
	switch (style->tunnel) {
	case BUILD_PLAIN:
		put_link(at, style, link_type, type);
		break;
	case BUILD_PPPOE:
		put_link(at, style, link_type, 0x8864);
		put_all(at, "\21\0\0\1", 4);
		put(at, size + 2, 2, true);
		put(at, type == 0x0800 ? 0x21 : 0x57, 2, true);
		break;
	case BUILD_MPLS:
		put_link(at, style, link_type, 0x8847);
		put_all(at, "\0\1\0\100\0\1\1\100", 8);
		break;
	case BUILD_IP_IN_IP:
	case BUILD_GRE:
	case BUILD_VXLAN:
		put_tunnel(at, style, link_type, type, size);
		break;
	}
}

/* ---- Blocks ---- */

static void
put_block(struct build *build, uint32_t type, const uint8_t *body, size_t size)
{
	bool big = build->style->sections ? build->packets % 2 == 1
					  : build->style->big;
	size_t padded = (size + 3) / 4 * 4;
	uint8_t head[8], *at = head;

	put(&at, type, 4, big);
	put(&at, padded + 12, 4, big);
	build_put(build, head, 8);
	build_put(build, body, size);
	build_put(build, "\0\0\0", padded - size);
	build_put(build, head + 4, 4);
}

static void
put_interface(struct build *build, uint32_t link_type, bool big)
{
	const struct build_style *style = build->style;
	uint8_t body[64], *at = body;

	put(&at, link_type, 2, big);
	put(&at, 0, 2, big);
	put(&at, style->snapshot, 4, big);
	if (style->noise) { /* a name */
		put(&at, 2, 2, big);
		put(&at, 5, 2, big);
		put_all(&at, "eth01\0\0", 8);
	}
	if (style->resolution != 0) {
		put(&at, 9, 2, big);
		put(&at, 1, 2, big);
		put(&at, style->resolution, 4, false);
	}
	if (style->resolution == 12) {
		put(&at, 14, 2, big);
		put(&at, 8, 2, big);
		put(&at, EPOCH, 8, big);
	}
	if (style->noise || style->resolution != 0)
		put(&at, 0, 4, big);
	put_block(build, 1, body, (size_t)(at - body));
}

static const uint32_t mixed_types[] = { 1, 276, 113, 101 };

static void
put_section(struct build *build)
{
	const struct build_style *style = build->style;
	bool big = style->sections ? build->packets % 2 == 1 : style->big;
	uint8_t body[16], *at = body;

	put(&at, 0x1a2b3c4d, 4, big);
	put(&at, 1, 2, big);
	put(&at, 0, 2, big);
	put(&at, UINT64_MAX, 8, big);
	put_block(build, 0x0a0d0d0a, body, sizeof(body));
	for (size_t i = 0; i < (style->mixed ? COUNT(mixed_types) : 1); i++)
		put_interface(build,
		    style->mixed       ? mixed_types[i]
			: style->typed ? style->link_type
				       : 1,
		    big);
}

static void
put_header(struct build *build)
{
	const struct build_style *style = build->style;
	uint8_t head[24], *at = head;

	put(&at,
	    style->modified              ? 0xa1b2cd34
		: style->resolution == 9 ? 0xa1b23c4d
					 : 0xa1b2c3d4,
	    4, style->big);
	put(&at, 2, 2, style->big);
	put(&at, 4, 2, style->big);
	put(&at, 0, 8, style->big);
	put(&at, style->snapshot == 0 ? 262144 : style->snapshot, 4,
	    style->big);
	put(&at, style->typed ? style->link_type : 1, 4, style->big);
	build_put(build, head, sizeof(head));
}

void
build_begin(struct build *build, const struct build_style *style)
{
	*build = (struct build){ .style = style };
	if (!style->pcapng)
		put_header(build);
	else if (!style->sections)
		put_section(build);
}

void
build_free(struct build *build)
{
	free(build->octets);
}

/* A quarter of a second after the second, in units of the file.  64 bits of
 * picoseconds need an offset for times of this century. */
static uint64_t
find_units(const struct build_style *style, uint32_t seconds)
{
	uint64_t units = 1000000;

	if (style->resolution == 9)
		units = 1000000000;
	else if (style->resolution == 12)
		return (seconds - EPOCH) * UINT64_C(1000000000000) +
		    UINT64_C(250000000000);
	else if (style->resolution == 0x8a)
		units = 1024;
	return seconds * units + units / 4;
}

static void
put_packet_block(struct build *build, const uint8_t *data, size_t captured,
    size_t size, uint32_t seconds)
{
	const struct build_style *style = build->style;
	bool big = style->sections ? build->packets % 2 == 1 : style->big;
	uint64_t units = find_units(style, seconds);
	uint8_t *body = malloc(captured + 64), *at = body;
	uint32_t number =
	    style->mixed ? (uint32_t)(build->packets % COUNT(mixed_types)) : 0;

	ck_assert_ptr_nonnull(body);
	if (!style->simple) {
		put(&at, number, style->old ? 2 : 4, big);
		if (style->old)
			put(&at, 7, 2, big);
		put(&at, units >> 32, 4, big);
		put(&at, units, 4, big);
		put(&at, captured, 4, big);
	}
	put(&at, size, 4, big);
	put_all(&at, data, captured);
	while (style->noise && (at - body) % 4 != 0)
		*at++ = 0;
	if (style->noise) /* a comment */
		put_all(&at, big ? "\0\1\0\3abc\0" : "\1\0\3\0abc\0", 8);
	put_block(build,
	    style->old          ? 2
		: style->simple ? 3
				: 6,
	    body, (size_t)(at - body));
	free(body);
}

void
build_packet(
    struct build *build, const uint8_t *data, size_t size, uint32_t seconds)
{
	const struct build_style *style = build->style;
	size_t captured = style->snapshot != 0 && size > style->snapshot
	    ? style->snapshot
	    : size;
	uint64_t units = find_units(style, seconds), second = 1000000;
	uint8_t head[24] = { 0 }, *at = head;

	if (style->noise && style->pcapng) {
		put_block(build, 0x0bad, data, size < 9 ? size : 9);
		put_block(build, 10, (const uint8_t *)"KSLT\0\0\0", 8);
	}
	if (style->sections)
		put_section(build);
	if (style->pcapng) {
		put_packet_block(build, data, captured, size, seconds);
		build->packets++;
		return;
	}
	if (style->resolution == 9)
		second = 1000000000;
	put(&at, seconds, 4, style->big);
	put(&at, units % second, 4, style->big);
	put(&at, captured, 4, style->big);
	put(&at, size, 4, style->big);
	build_put(build, head, style->modified ? 24 : 16);
	build_put(build, data, captured);
	build->packets++;
}

/* Adds a packet with a part of a datagram. */
static void
add_part(struct build *build, const struct build_segment *segment,
    const struct part *part)
{
	const struct build_style *style = build->style;
	uint8_t *packet = malloc(part->size + BUILD_HEADERS), *at = packet;
	uint8_t *ip = malloc(part->size + BUILD_HEADERS), *end = ip;
	uint32_t link_type = style->mixed
	    ? mixed_types[build->packets % COUNT(mixed_types)]
	    : style->typed ? style->link_type
			   : 1;
	/* Fragments of a segment have its number and place in common. */
	unsigned number =
	    (segment->sequence * 31 + segment->side + segment->flags * 7) &
	    0xffff;

	ck_assert(packet != NULL && ip != NULL);
	if (style->ip6)
		put_ip6(&end, style, segment->side, 6, number, part);
	else
		put_ip4(&end, style, segment->side, 6, number, part);
	put_lower(&at, style, link_type, style->ip6 ? 0x86dd : 0x0800,
	    (size_t)(end - ip));
	put_all(&at, ip, (size_t)(end - ip));
	if (style->padded)
		put_all(&at, "padding", 7);
	build_packet(build, packet, (size_t)(at - packet), segment->seconds);
	free(ip);
	free(packet);
}

void
build_add(struct build *build, const struct build_segment *segment)
{
	uint8_t *tcp = malloc(segment->size + BUILD_HEADERS), *at = tcp;
	size_t size, most = build->style->fragments ? 16 : SIZE_MAX;

	ck_assert_ptr_nonnull(tcp);
	put_tcp(&at, build->style, segment);
	size = (size_t)(at - tcp);
	for (size_t done = 0; done < size;) {
		struct part part = { tcp + done, size - done, done, false };

		if (part.size > most) {
			part.size = most;
			part.more = true;
		}
		add_part(build, segment, &part);
		done += part.size;
	}
	free(tcp);
}
