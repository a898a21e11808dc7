/* SPDX-License-Identifier: MIT */
/* The bodies of HTTP/1 messages, which are skipped; RFC 9112, 6 and 7. */

#ifndef TRAFFIC_HTTP_BODY_H
#define TRAFFIC_HTTP_BODY_H

#include "http.h"
#include "names.h"

/* The part of a body that the next octet belongs to. */
enum http_body_part {
	HTTP_BODY_OVER,    /* none: the body is complete */
	HTTP_BODY_DATA,    /* as many octets as the head or the chunk says */
	HTTP_BODY_SIZE,    /* the digits of a chunk's size */
	HTTP_BODY_LINE,    /* the rest of the line with the size */
	HTTP_BODY_BETWEEN, /* the end of the line after a chunk's data */
	HTTP_BODY_TRAILER, /* the lines after the last chunk */
	HTTP_BODY_REST     /* all that comes: its end cannot be found */
};

/*
 * What is in a body does not matter here; where it ends does, because the next
 * head begins there.  A request whose length cannot be told is taken to have no
 * body.  An answer of that kind goes on until the connection ends, so nothing
 * after it is read as HTTP: RFC 9112, 6.3.
 */

/* How far a body was read. */
struct http_body {
	enum http_body_part part;
	bool chunked;
	/* The octets that are left of the body or the chunk. */
	uint64_t left;
	/* How many digits the size of the chunk has so far. */
	unsigned digits;
	/* Whether the trailer's line at hand has octets. */
	bool in_line;
};

/* Begins the body that follows a request with this head. */
void
http_body_of_request(struct http_body *body, const struct http_head *request);

/* Begins the body that follows an answer with this head.  `request` is NULL if
 * it is not known; a GET is supposed then. */
void
http_body_of_answer(struct http_body *body, const struct http_head *answer,
    const struct http_head *request);

/* Skips octets of the body, and returns how many belong to it. */
size_t
http_body_feed(struct http_body *body, const void *data, size_t size);

#endif
