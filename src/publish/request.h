/* SPDX-License-Identifier: MIT */
/* The requests on standard input, as `wsreg diff -f pubsub' writes them. */

#ifndef PUBLISH_REQUEST_H
#define PUBLISH_REQUEST_H

#include <stdbool.h>
#include <stdio.h>
#include <strophe.h>

/* The longest request in octets: servers refuse stanzas of more than some
 * 256 KiB. */
#define REQUEST_MAX 262144

/* A request to publish one item.  All belongs to the stanza, for which
 * xmpp_stanza_release() is due. */
struct request {
	xmpp_stanza_t *stanza;
	const char *node, *item;
};

enum request_line {
	REQUEST_LINE,      /* one was read */
	REQUEST_LINE_LONG, /* it has more than REQUEST_MAX octets, and is skipped */
	REQUEST_LINE_NUL, /* it has a NUL, which text has not */
	REQUEST_LINE_END, /* there is no more */
};

/* Reads a line, without its end, into room for REQUEST_MAX octets and a NUL. */
enum request_line
request_read(FILE *stream, char *line);

/* Returns whether a request has too many octets as it will be sent, where other
 * characters are escaped than in the line. */
bool
request_is_long(const struct request *request);

/* Reads the request in a line.  Returns NULL, or why it is not one. */
const char *
request_parse(xmpp_ctx_t *context, const char *line, struct request *request);

#endif
