/* SPDX-License-Identifier: MIT */
/* What a handshake agreed on, as far as frames are concerned. */

#ifndef TRAFFIC_AGREEMENT_H
#define TRAFFIC_AGREEMENT_H

#include "frames/wsreg-check.h"

/* How one side compresses; RFC 7692, 7.1. */
struct deflate_side {
	/* Whether it begins each message anew. */
	bool no_context_takeover;
	/* How far it looks back: 2^window_bits octets, 8 to 15. */
	unsigned window_bits;
};

/* All zeros: nothing was agreed on. */
struct agreement {
	/* The RSV bits that the extensions define, and that which marks
	 * compressed messages; see struct wsreg_check_options. */
	unsigned bits, compressed_bit;
	/* Whether permessage-deflate is one of them, and its parameters by who
	 * compresses. */
	bool deflate;
	struct deflate_side sides[2];
};

#endif
