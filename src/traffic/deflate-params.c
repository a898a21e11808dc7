/* SPDX-License-Identifier: MIT */
/* Offers and answers of permessage-deflate; RFC 7692, 7.1. */

#include "deflate-params.h"

#include "token.h"

/* RFC 7692, 7.1.2: windows have 2^8 to 2^15 octets. */
#define WINDOW_BITS_MIN 8
#define WINDOW_BITS_MAX 15

const struct deflate_params deflate_params_none = {
	.sides = {
		{ .window_bits = WINDOW_BITS_MAX },
		{ .window_bits = WINDOW_BITS_MAX },
	},
};

/* The parameters that the RFC defines. */
static const struct kind {
	const char *name;
	enum wsreg_sender side;
	bool window;
} kinds[] = {
	{ "client_no_context_takeover", WSREG_CLIENT, false },
	{ "server_no_context_takeover", WSREG_SERVER, false },
	{ "client_max_window_bits", WSREG_CLIENT, true },
	{ "server_max_window_bits", WSREG_SERVER, true },
};

#define KIND_COUNT (sizeof(kinds) / sizeof(kinds[0]))

static const struct kind *
find_kind(struct slice name)
{
	for (size_t i = 0; i < KIND_COUNT; i++)
		if (slice_same(slice_of(kinds[i].name), name))
			return &kinds[i];
	return NULL;
}

static const char *
read_window(const struct extension_param *param, unsigned *window_bits)
{
	char text[3];
	size_t size = extension_value(param, text, sizeof(text));
	uint64_t bits;

	if (size >= sizeof(text) ||
	    !token_number((struct slice){ text, size }, &bits) ||
	    bits < WINDOW_BITS_MIN || bits > WINDOW_BITS_MAX)
		return "a window that is not of 8 to 15 bits";
	*window_bits = (unsigned)bits;
	return NULL;
}

static const char *
read_value(const struct kind *kind, const struct extension_param *param,
    enum wsreg_sender sender, struct deflate_params *params)
{
	struct deflate_side *side = &params->sides[kind->side];

	if (!kind->window) {
		if (param->has_value)
			return "a value where there is none";
		side->no_context_takeover = true;
		return NULL;
	}
	if (kind->side == WSREG_CLIENT)
		params->client_window = true;
	if (param->has_value)
		return read_window(param, &side->window_bits);
	/* RFC 7692, 7.1.2.2: it says that the server may limit the window. */
	if (kind->side == WSREG_CLIENT && sender == WSREG_CLIENT)
		return NULL;
	return "a window without a value";
}

const char *
deflate_params_add(struct deflate_params *params,
    const struct extension_param *param, enum wsreg_sender sender)
{
	const struct kind *kind = find_kind(param->name);
	unsigned bit;

	if (kind == NULL)
		return "an unknown parameter";
	bit = 1u << (kind - kinds);
	if ((params->seen & bit) != 0)
		return "a repeated parameter";
	params->seen |= bit;
	return read_value(kind, param, sender, params);
}

bool
deflate_params_fit(
    const struct deflate_params *answer, const struct deflate_params *offer)
{
	const struct deflate_side *offered = &offer->sides[WSREG_SERVER];
	const struct deflate_side *answered = &answer->sides[WSREG_SERVER];

	/* RFC 7692, 7.1.1.1: a server has to do what the client asks for. */
	if (offered->no_context_takeover && !answered->no_context_takeover)
		return false;
	/* 7.1.2.1: it may use a smaller window, but not a larger one. */
	if (answered->window_bits > offered->window_bits)
		return false;
	/* 7.1.2.2: an offered value may be ignored, but not exceeded. */
	return !answer->client_window ||
	    (offer->client_window &&
		answer->sides[WSREG_CLIENT].window_bits <=
		    offer->sides[WSREG_CLIENT].window_bits);
}
