/* SPDX-License-Identifier: MIT */
/* Reads the headers below IP. */

#include "link.h"

#include "octets.h"

/* The types of IEEE's list; at most 1500 is a length, after which 802.2 is
 * next. */
static const struct {
	unsigned type;
	enum layer_kind kind;
} types[] = {
	{ 0x0800, LAYER_IP4 },
	{ 0x86dd, LAYER_IP6 },
	{ 0x8100, LAYER_TAG }, /* 802.1Q */
	{ 0x88a8, LAYER_TAG }, /* 802.1ad */
	{ 0x9100, LAYER_TAG }, /* before it was standardised */
	{ 0x9200, LAYER_TAG },
	{ 0x8864, LAYER_PPPOE },
	{ 0x8847, LAYER_MPLS },
	{ 0x8848, LAYER_MPLS },
	{ 0x6558, LAYER_ETHERNET },
	{ 0x880b, LAYER_PPP },
	{ LINK_ERSPAN, LAYER_ERSPAN },
};

enum layer_kind
link_find_type(unsigned type)
{
	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++)
		if (types[i].type == type)
			return types[i].kind;
	return type <= 1500 ? LAYER_LLC : LAYER_NONE;
}

/* Link types of the tcpdump.org list; some files have the number that raw IP
 * has on one system, 12 or 14. */
static const struct {
	uint32_t link_type;
	enum layer_kind kind;
} link_types[] = {
	{ 1, LAYER_ETHERNET },
	{ 113, LAYER_SLL },
	{ 276, LAYER_SLL2 },
	{ 0, LAYER_FAMILY },
	{ 108, LAYER_FAMILY },
	{ 101, LAYER_IP },
	{ 12, LAYER_IP },
	{ 14, LAYER_IP },
	{ 228, LAYER_IP4 },
	{ 229, LAYER_IP6 },
	{ 9, LAYER_PPP },
	{ 50, LAYER_PPP },
	{ 51, LAYER_PPPOE },
};

enum layer_kind
link_find(uint32_t link_type)
{
	for (size_t i = 0; i < sizeof(link_types) / sizeof(link_types[0]); i++)
		if (link_types[i].link_type == link_type)
			return link_types[i].kind;
	return LAYER_NONE;
}

/* Skips a header of this size, in which the type of what follows is. */
static enum layer_kind
read_header(struct layer *layer, size_t size, size_t type)
{
	const uint8_t *at = layer->at;

	if (layer->size < size)
		return LAYER_NONE;
	layer_skip(layer, size);
	return link_find_type(load_be16(at + type));
}

/* RFC 1042: a type of Ethernet is behind the header of SNAP. */
static enum layer_kind
read_llc(struct layer *layer)
{
	if (layer->size < 8 || load_be16(layer->at) != 0xaaaa)
		return LAYER_NONE;
	return read_header(layer, 8, 6);
}

/* The number of the family is in the order of the machine that captured, or
 * high octet first; those of IPv6 differ by system. */
static enum layer_kind
read_family(struct layer *layer)
{
	uint32_t family;

	if (layer->size < 4)
		return LAYER_NONE;
	family = load_be32(layer->at);
	if (family > 0xffff)
		family = load_32(layer->at, false);
	layer_skip(layer, 4);
	if (family == 2)
		return LAYER_IP4;
	return family == 10 || family == 23 || family == 24 || family == 28 ||
		family == 30
	    ? LAYER_IP6
	    : LAYER_NONE;
}

static enum layer_kind
read_pppoe(struct layer *layer)
{
	if (layer->size < 6)
		return LAYER_NONE;
	layer_skip(layer, 6);
	return LAYER_PPP;
}

/* RFC 1661, 2, and RFC 1662, 3.1: address and control may be left out, and the
 * first octet of the protocol if it is 0. */
static enum layer_kind
read_ppp(struct layer *layer)
{
	unsigned protocol;

	if (layer->size >= 2 && load_be16(layer->at) == 0xff03)
		layer_skip(layer, 2);
	if (layer->size < 2)
		return LAYER_NONE;
	protocol = layer->at[0];
	if (protocol % 2 == 0)
		protocol = load_be16(layer->at);
	layer_skip(layer, layer->at[0] % 2 == 0 ? 2 : 1);
	if (protocol == 0x21)
		return LAYER_IP4;
	return protocol == 0x57 ? LAYER_IP6 : LAYER_NONE;
}

/* RFC 3032, 2.1: the last label has its bit set, and what follows has no
 * type. */
static enum layer_kind
read_mpls(struct layer *layer)
{
	bool last;

	if (layer->size < 4)
		return LAYER_NONE;
	last = (layer->at[2] & 1) != 0;
	layer_skip(layer, 4);
	return last ? LAYER_IP : LAYER_MPLS;
}

enum layer_kind
link_read(struct layer *layer, enum layer_kind kind)
{
	if (kind == LAYER_ETHERNET)
		return read_header(layer, 14, 12);
	if (kind == LAYER_TAG)
		return read_header(layer, 4, 2);
	if (kind == LAYER_SLL)
		return read_header(layer, 16, 14);
	if (kind == LAYER_SLL2)
		return read_header(layer, 20, 0);
	if (kind == LAYER_FAMILY)
		return read_family(layer);
	if (kind == LAYER_LLC)
		return read_llc(layer);
	if (kind == LAYER_PPPOE)
		return read_pppoe(layer);
	if (kind == LAYER_PPP)
		return read_ppp(layer);
	return kind == LAYER_MPLS ? read_mpls(layer) : LAYER_NONE;
}
