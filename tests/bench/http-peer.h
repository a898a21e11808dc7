/* SPDX-License-Identifier: MIT */
/* Heads read by http-parser, whose names are those of our own reader, too. */

#ifndef BENCH_HTTP_PEER_H
#define BENCH_HTTP_PEER_H

#include <stdbool.h>
#include <stddef.h>

/* Reads the head of a request or an answer, and keeps where its fields are, as a
 * program does that wants them.  Returns whether it is the head of an upgrade,
 * and all that there is. */
bool
http_peer_reads(bool answer, const char *text, size_t size);

#endif
