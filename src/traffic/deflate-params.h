/* SPDX-License-Identifier: MIT */
/* The parameters of permessage-deflate; RFC 7692, 7.1. */

#ifndef TRAFFIC_DEFLATE_PARAMS_H
#define TRAFFIC_DEFLATE_PARAMS_H

#include "agreement.h"
#include "snapshot.h"

struct deflate_params {
	/* By who compresses; a window that is not given is the largest. */
	struct deflate_side sides[2];
	/* Whether client_max_window_bits is there, with a value or without. */
	bool client_window;
};

/* The parameters that stand for none. */
extern const struct deflate_params deflate_params_none;

/* Reads what follows the name in an offer of the client's or an answer of the
 * server's.  Returns NULL, or what is wrong as a phrase; `params` then has
 * what is right. */
const char *
deflate_params_read(
    struct slice rest, enum wsreg_sender sender, struct deflate_params *params);

/* Whether the answer is one to this offer. */
bool
deflate_params_fit(
    const struct deflate_params *answer, const struct deflate_params *offer);

#endif
