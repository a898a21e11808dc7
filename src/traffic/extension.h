/* SPDX-License-Identifier: MIT */
/* The extensions of a Sec-WebSocket-Extensions header; RFC 6455, 9.1. */

#ifndef TRAFFIC_EXTENSION_H
#define TRAFFIC_EXTENSION_H

#include "agreement.h"
#include "snapshot.h"

/* A parameter. */
struct extension_param {
	struct slice name;
	bool has_value;
	/* As written: a token, or what a quoted string has between its quotes,
	 * backslashes and all. */
	struct slice value;
};

/*
 * Takes the name off an extension as written, an element of the header's list,
 * then its parameters one by one.  False: there is none, and nothing was
 * written; if `rest` is not empty then, what is left cannot be read.
 */
bool
extension_name(struct slice *rest, struct slice *name);
bool
extension_param(struct slice *rest, struct extension_param *param);

/* The parameter's value without backslashes.  At most `size` octets are
 * written, a NUL included; returns the length of the whole value. */
size_t
extension_value(const struct extension_param *param, char *buffer, size_t size);

/*
 * Writes an extension in its plainest form, "name; param=value; ...", up to
 * what cannot be read.  At most `size` octets are written, a NUL included;
 * `buffer` may be NULL if `size` is 0.  Returns the length of the whole text
 * without the NUL: it was cut if that is `size` or more.
 */
size_t
extension_format(struct slice extension, char *buffer, size_t size);

/*
 * What is agreed on by this value of a Sec-WebSocket-Extensions header in an
 * answer, "permessage-deflate; server_no_context_takeover"; the bits are those
 * of the snapshot's registries, or the compiled-in ones if it is NULL.  Returns
 * NULL, or what is wrong with it as a phrase; `agreement` then has what could
 * be read.
 */
const char *
agreement_read(struct agreement *agreement, struct slice value,
    const struct wsreg_snapshot *snapshot);

#endif
