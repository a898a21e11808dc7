/* SPDX-License-Identifier: MIT */
/* Reads and writes extensions and their parameters; RFC 6455, 9.1. */

#ifndef TRAFFIC_EXTENSION_H
#define TRAFFIC_EXTENSION_H

#include "names.h"
#include "snapshot.h"

struct extension_param {
	struct slice name;
	bool has_value;
	/* The value as written: a token, or what a quoted string has between
	 * its quotes, backslashes and all. */
	struct slice value;
};

/*
 * Take the name off an extension as written, an element of the header's list,
 * then its parameters one by one.  False: there is none, and nothing was
 * written; if `rest` is not empty then, what is left cannot be read.
 */
bool
extension_name(struct slice *rest, struct slice *name);
bool
extension_param(struct slice *rest, struct extension_param *param);

/* Writes the parameter's value without backslashes.  At most `size` octets are
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

#endif
