/* SPDX-License-Identifier: MIT */
/* From an extension as written to what it means to frames. */

#ifndef TRAFFIC_AGREE_H
#define TRAFFIC_AGREE_H

#include "deflate-params.h"

/* An extension that is offered or accepted. */
struct extension {
	/* Empty if it cannot be read. */
	struct slice name;
	/* Whether it is permessage-deflate, and its parameters so far as they
	 * are right. */
	bool deflate;
	struct deflate_params params;
	/* What is wrong with it, as a phrase, or NULL. */
	const char *reason;
};

/* Reads an element of the header in an offer of the client's or an answer of
 * the server's. */
void
extension_read(struct slice element, enum wsreg_sender sender,
    struct extension *extension);

/* Adds an extension.  Returns the RSV bits that it has in common with those
 * before it, 0: none. */
unsigned
agreement_add(struct agreement *agreement, const struct extension *extension,
    const struct wsreg_snapshot *snapshot);

#endif
