/* SPDX-License-Identifier: MIT */
/* The parameters of permessage-deflate; RFC 7692, 7.1. */

#ifndef TRAFFIC_DEFLATE_PARAMS_H
#define TRAFFIC_DEFLATE_PARAMS_H

#include "extension.h"
#include "fault.h"
#include "frames/wsreg-check.h"
#include "names.h"

/* How one side compresses. */
struct deflate_side {
	/* Whether it begins each message anew. */
	bool no_context_takeover;
	/* How far it looks back: 2^window_bits octets, 8 to 15. */
	unsigned window_bits;
};

struct deflate_params {
	/* The sides are those that compress; a window that is not given is the
	 * largest. */
	struct deflate_side sides[2];
	/* Whether client_max_window_bits is there, with a value or without. */
	bool client_window;
	/* Which parameters were read, as bits. */
	unsigned seen;
};

/* The parameters as they are when none is given. */
extern const struct deflate_params deflate_params_none;

/* Adds a parameter of the client's offer or the server's answer.  Returns
 * what is wrong with it; it is then left out. */
struct fault
deflate_params_add(struct deflate_params *params,
    const struct extension_param *param, enum wsreg_sender sender);

/* Returns why the answer may not follow this offer. */
struct fault
deflate_params_fit(
    const struct deflate_params *answer, const struct deflate_params *offer);

#endif
