/* SPDX-License-Identifier: MIT */
/* Reads what extensions mean to frames, and what a handshake agreed on. */

#ifndef TRAFFIC_AGREEMENT_H
#define TRAFFIC_AGREEMENT_H

#include "deflate-params.h"
#include "names.h"

/* All zeros: nothing was agreed on. */
struct agreement {
	/* The RSV bits that the extensions define, and the one that marks
	 * compressed messages; see struct wsreg_check_options. */
	unsigned bits, compressed_bit;
	/* Whether permessage-deflate is one of them, and its parameters by who
	 * compresses. */
	bool deflate;
	struct deflate_side sides[2];
	/* The RSV bits that extensions other than permessage-deflate may set:
	 * any, if one of them is not registered.  They may change the payload
	 * in ways that nobody here knows. */
	unsigned opaque_bits;
};

/* An extension that is offered or accepted. */
struct extension {
	/* Empty if it cannot be read. */
	struct slice name;
	/* Whether it is permessage-deflate, and those of its parameters that
	 * are right. */
	bool deflate;
	struct deflate_params params;
	/* What is wrong with it. */
	struct fault fault;
};

/* Reads an extension as written, in the client's offer or the server's
 * answer. */
void
agreement_read_extension(struct slice element, enum wsreg_sender sender,
    struct extension *extension);

/* Adds an extension; its bits are those of the snapshot's registries, else of
 * the compiled-in ones.  Returns the RSV bits that it shares with extensions
 * before it, 0 if none. */
unsigned
agreement_add(struct agreement *agreement, const struct extension *extension,
    const struct wsreg_snapshot *snapshot);

/*
 * Reads what is agreed on by this value of a Sec-WebSocket-Extensions header in
 * an answer, "permessage-deflate; server_no_context_takeover".  `snapshot` may
 * be NULL for the compiled-in registries.  Returns NULL, or what is wrong with
 * the value as a phrase; `agreement` then has what could be read.
 */
const char *
agreement_read(struct agreement *agreement, struct slice value,
    const struct wsreg_snapshot *snapshot);

#endif
