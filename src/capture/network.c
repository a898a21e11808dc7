/* SPDX-License-Identifier: MIT */
/* Reads IP of both versions, tunnels, and TCP's header. */

#include "network.h"

#include <string.h>

#include "link.h"
#include "octets.h"

/* Protocols, by IANA's numbers; those of IPv6's extension headers have their
 * length in the second octet. */
enum protocol {
	PROTOCOL_HOP_BY_HOP = 0,
	PROTOCOL_IP4 = 4,
	PROTOCOL_TCP = 6,
	PROTOCOL_UDP = 17,
	PROTOCOL_IP6 = 41,
	PROTOCOL_ROUTING = 43,
	PROTOCOL_FRAGMENT = 44,
	PROTOCOL_GRE = 47,
	PROTOCOL_AUTHENTICATION = 51,
	PROTOCOL_DESTINATION = 60,
	PROTOCOL_MOBILITY = 135,
	PROTOCOL_HIP = 139,
	PROTOCOL_SHIM6 = 140
};

static enum layer_kind
find_kind(struct layer *layer, unsigned protocol)
{
	layer->protocol = protocol;
	switch ((enum protocol)protocol) {
	case PROTOCOL_TCP:
		return LAYER_TCP;
	case PROTOCOL_UDP:
		return LAYER_UDP;
	case PROTOCOL_IP4:
		return LAYER_IP4;
	case PROTOCOL_IP6:
		return LAYER_IP6;
	case PROTOCOL_GRE:
		return LAYER_GRE;
	case PROTOCOL_FRAGMENT:
		return LAYER_FRAGMENT;
	case PROTOCOL_HOP_BY_HOP:
	case PROTOCOL_ROUTING:
	case PROTOCOL_AUTHENTICATION:
	case PROTOCOL_DESTINATION:
	case PROTOCOL_MOBILITY:
	case PROTOCOL_HIP:
	case PROTOCOL_SHIM6:
		return LAYER_EXTENSION;
	}
	return LAYER_NONE;
}

static void
set_address(
    struct capture_address *address, const uint8_t *octets, unsigned family)
{
	*address = (struct capture_address){ .family = (uint8_t)family };
	memcpy(address->octets, octets, family == 4 ? 4 : 16);
}

/* ---- Fragments ---- */

/* Goes into the datagram if this fragment makes it whole.  One that was cut by
 * the snapshot length cannot. */
static enum layer_kind
join(struct layer *layer, struct fragment *fragment)
{
	const uint8_t *data;
	size_t size;
	unsigned protocol;

	if (layer->size < layer->length)
		return LAYER_NONE;
	fragment->from = layer->segment->from;
	fragment->to = layer->segment->to;
	fragment->data = layer->at;
	fragment->size = layer->size;
	data = fragments_add(
	    layer->fragments, fragment, layer->time, &size, &protocol);
	if (data == NULL)
		return LAYER_NONE;
	layer->at = data;
	layer->size = size;
	layer->length = size;
	return find_kind(layer, protocol);
}

/* RFC 8200, 4.5.  RFC 6946: a fragment may be all of the datagram. */
static enum layer_kind
read_fragment(struct layer *layer)
{
	struct fragment fragment;
	unsigned field;

	if (layer->size < 8)
		return LAYER_NONE;
	field = load_be16(layer->at + 2);
	fragment.protocol = layer->at[0];
	fragment.offset = field & 0xfff8;
	fragment.more = (field & 1) != 0;
	fragment.number = load_be32(layer->at + 4);
	layer_skip(layer, 8);
	if (fragment.offset == 0 && !fragment.more)
		return find_kind(layer, fragment.protocol);
	return join(layer, &fragment);
}

/* ---- IP ---- */

/* RFC 791, 3.1.  The length is 0 in packets that the machine itself sends and
 * its network card was to cut into pieces. */
static enum layer_kind
read_ip4(struct layer *layer)
{
	const uint8_t *at = layer->at;
	struct fragment fragment;
	size_t header, total;
	unsigned field;

	if (layer->size < 20 || at[0] >> 4 != 4)
		return LAYER_NONE;
	header = (size_t)(at[0] & 15) * 4;
	total = load_be16(at + 2);
	if (total == 0)
		total = layer->length;
	if (header < 20 || header > layer->size || total < header)
		return LAYER_NONE;
	set_address(&layer->segment->from, at + 12, 4);
	set_address(&layer->segment->to, at + 16, 4);
	layer_limit(layer, total);
	if (layer->size < header)
		return LAYER_NONE;
	layer_skip(layer, header);
	field = load_be16(at + 6);
	if ((field & 0x3fff) == 0)
		return find_kind(layer, at[9]);
	fragment.protocol = at[9];
	fragment.number = load_be16(at + 4);
	fragment.offset = (size_t)(field & 0x1fff) * 8;
	fragment.more = (field & 0x2000) != 0;
	return join(layer, &fragment);
}

/* RFC 8200, 3.  The length is 0 as that of IPv4 is, or in RFC 2675's packets,
 * whose length is in an option. */
static enum layer_kind
read_ip6(struct layer *layer)
{
	const uint8_t *at = layer->at;
	size_t length;

	if (layer->size < 40 || at[0] >> 4 != 6)
		return LAYER_NONE;
	length = load_be16(at + 4);
	set_address(&layer->segment->from, at + 8, 6);
	set_address(&layer->segment->to, at + 24, 6);
	layer_skip(layer, 40);
	if (length > 0)
		layer_limit(layer, length);
	return find_kind(layer, at[6]);
}

/* RFC 8200, 4.  RFC 4302, 2.2: that for authentication counts in fours. */
static enum layer_kind
read_extension(struct layer *layer)
{
	unsigned next;
	size_t header;

	if (layer->size < 8)
		return LAYER_NONE;
	next = layer->at[0];
	header = layer->at[1];
	header = layer->protocol == PROTOCOL_AUTHENTICATION ? (header + 2) * 4
							    : (header + 1) * 8;
	if (layer->size < header)
		return LAYER_NONE;
	layer_skip(layer, header);
	return find_kind(layer, next);
}

/* ---- Tunnels ---- */

/* RFC 2784, RFC 2890, and RFC 2637 for version 1: each flag adds a field. */
static enum layer_kind
read_gre(struct layer *layer)
{
	size_t header = 4;
	unsigned flags, type;

	if (layer->size < header)
		return LAYER_NONE;
	flags = load_be16(layer->at);
	type = load_be16(layer->at + 2);
	if ((flags & 0x4000) != 0) /* RFC 1701's routing */
		return LAYER_NONE;
	for (unsigned bit = 0x8000; bit > 0; bit >>= 1)
		if ((flags & 0xb080 & bit) != 0)
			header += 4;
	if (layer->size < header)
		return LAYER_NONE;
	layer_skip(layer, header);
	/* Without a sequence number it is ERSPAN's first version, which has no
	 * header. */
	if (type == LINK_ERSPAN && (flags & 0x1000) == 0)
		return LAYER_ETHERNET;
	return link_find_type(type);
}

static enum layer_kind
read_erspan(struct layer *layer)
{
	if (layer->size < 8)
		return LAYER_NONE;
	layer_skip(layer, 8);
	return LAYER_ETHERNET;
}

/* RFC 7348, 5: VXLAN has a port of its own. */
static enum layer_kind
read_udp(struct layer *layer)
{
	if (layer->size < 16 || load_be16(layer->at + 2) != 4789)
		return LAYER_NONE;
	layer_skip(layer, 16);
	return LAYER_ETHERNET;
}

/* ---- TCP ---- */

/* RFC 9293, 3.1.  Options are skipped, and may be cut. */
static enum layer_kind
read_tcp(struct layer *layer)
{
	struct segment *segment = layer->segment;
	const uint8_t *at = layer->at;
	size_t header;

	if (layer->size < 20)
		return LAYER_NONE;
	header = (size_t)(at[12] >> 4) * 4;
	if (header < 20 || header > layer->length)
		return LAYER_NONE;
	segment->from.port = load_be16(at);
	segment->to.port = load_be16(at + 2);
	segment->sequence = load_be32(at + 4);
	segment->acknowledged = load_be32(at + 8);
	segment->flags = at[13];
	segment->length = layer->length - header;
	segment->size = layer->size < header ? 0 : layer->size - header;
	segment->data = at + (layer->size < header ? layer->size : header);
	return LAYER_FOUND;
}

enum layer_kind
network_read(struct layer *layer, enum layer_kind kind)
{
	if (kind == LAYER_IP && layer->size > 0)
		kind = layer->at[0] >> 4 == 4 ? LAYER_IP4 : LAYER_IP6;
	if (kind == LAYER_IP4)
		return read_ip4(layer);
	if (kind == LAYER_IP6)
		return read_ip6(layer);
	if (kind == LAYER_TCP)
		return read_tcp(layer);
	if (kind == LAYER_EXTENSION)
		return read_extension(layer);
	if (kind == LAYER_FRAGMENT)
		return read_fragment(layer);
	if (kind == LAYER_GRE)
		return read_gre(layer);
	if (kind == LAYER_ERSPAN)
		return read_erspan(layer);
	return kind == LAYER_UDP ? read_udp(layer) : LAYER_NONE;
}
