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
	const char *section; /* of RFC 7692 */
	const char *fault;   /* of the parameter's value */
} kinds[] = {
	{ "client_no_context_takeover", WSREG_CLIENT, false, "7.1.1.2",
	    "client_no_context_takeover must not have a value" },
	{ "server_no_context_takeover", WSREG_SERVER, false, "7.1.1.1",
	    "server_no_context_takeover must not have a value" },
	{ "client_max_window_bits", WSREG_CLIENT, true, "7.1.2.2",
	    "client_max_window_bits is not a number from 8 to 15" },
	{ "server_max_window_bits", WSREG_SERVER, true, "7.1.2.1",
	    "server_max_window_bits is not a number from 8 to 15" },
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

/* Reads the bits of a window; false if they are not a number from 8 to 15. */
static bool
read_window(const struct extension_param *param, unsigned *window_bits)
{
	char text[3];
	size_t size = extension_value(param, text, sizeof(text));
	uint64_t bits;

	if (size >= sizeof(text) ||
	    !token_number((struct slice){ text, size }, &bits) ||
	    bits < WINDOW_BITS_MIN || bits > WINDOW_BITS_MAX)
		return false;
	*window_bits = (unsigned)bits;
	return true;
}

static struct fault
read_value(const struct kind *kind, const struct extension_param *param,
    enum wsreg_sender sender, struct deflate_params *params)
{
	const struct fault fault = FAULT(kind->fault, 7692, kind->section);
	struct deflate_side *side = &params->sides[kind->side];

	if (!kind->window) {
		side->no_context_takeover = !param->has_value;
		return param->has_value ? fault : FAULT_NONE;
	}
	if (kind->side == WSREG_CLIENT)
		params->client_window = true;
	if (param->has_value)
		return read_window(param, &side->window_bits) ? FAULT_NONE
							      : fault;
	/* RFC 7692, 7.1.2.2: it says that the server may limit the window. */
	if (kind->side == WSREG_CLIENT && sender == WSREG_CLIENT)
		return FAULT_NONE;
	return fault;
}

struct fault
deflate_params_add(struct deflate_params *params,
    const struct extension_param *param, enum wsreg_sender sender)
{
	const struct kind *kind = find_kind(param->name);
	unsigned bit;

	if (kind == NULL)
		return FAULT("unknown parameter", 7692, "7.1");
	bit = 1u << (kind - kinds);
	if ((params->seen & bit) != 0)
		return FAULT("repeated parameter", 7692, "7.1");
	params->seen |= bit;
	return read_value(kind, param, sender, params);
}

/* RFC 7692, 7.1.2.2: an offered value may be ignored, but not exceeded. */
static struct fault
fit_client_window(
    const struct deflate_params *answer, const struct deflate_params *offer)
{
	if (!answer->client_window)
		return FAULT_NONE;
	if (!offer->client_window)
		return FAULT(
		    "client_max_window_bits was not offered", 7692, "7.1.2.2");
	if (answer->sides[WSREG_CLIENT].window_bits >
	    offer->sides[WSREG_CLIENT].window_bits)
		return FAULT("client_max_window_bits exceeds the offered value",
		    7692, "7.1.2.2");
	return FAULT_NONE;
}

struct fault
deflate_params_fit(
    const struct deflate_params *answer, const struct deflate_params *offer)
{
	const struct deflate_side *offered = &offer->sides[WSREG_SERVER];
	const struct deflate_side *answered = &answer->sides[WSREG_SERVER];

	/* RFC 7692, 7.1.1.1: a server has to do what the client asks for. */
	if (offered->no_context_takeover && !answered->no_context_takeover)
		return FAULT("server_no_context_takeover was offered, but is "
			     "missing in the response",
		    7692, "7.1.1.1");
	/* 7.1.2.1: it may use a smaller window, but not a larger one. */
	if (answered->window_bits > offered->window_bits)
		return FAULT("server_max_window_bits exceeds the offered "
			     "value, or is missing",
		    7692, "7.1.2.1");
	return fit_client_window(answer, offer);
}
