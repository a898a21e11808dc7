/* SPDX-License-Identifier: MIT */
/* Recognises by its first octets what a file holds. */

#ifndef CLI_READ_KIND_H
#define CLI_READ_KIND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The number of octets that are looked at. */
#define CLI_KIND_SIZE 512

enum cli_kind_use {
	CLI_KIND_CLIENT, /* one side, from its HTTP head on */
	CLI_KIND_SERVER,
	CLI_KIND_FOLLOW,  /* the output of `tshark -z follow' */
	CLI_KIND_PACKETS, /* pcap or pcapng */
	CLI_KIND_HAR,
	CLI_KIND_GZIP,
	CLI_KIND_FRAMES, /* frames without a handshake */
	CLI_KIND_OTHER   /* no WebSocket traffic, or in another form */
};

struct cli_kind {
	enum cli_kind_use use;
	/* What it is, as a phrase, and a hint with "; " before it, or "".  For
	 * the last two only. */
	const char *what, *hint;
};

/* Returns whether the octets have a line that is not empty, which is enough to
 * recognise them. */
bool
cli_kind_shows(const uint8_t *data, size_t size);

/* Returns whether the octets begin a record of TLS. */
bool
cli_kind_is_tls(const uint8_t *data, size_t size);

/* Recognises octets by the first of them, or by all if there are fewer. */
struct cli_kind
cli_kind_of(const uint8_t *data, size_t size);

/* Does the same for octets that were read from text already, which is not what
 * tshark prints once more. */
struct cli_kind
cli_kind_of_octets(const uint8_t *data, size_t size);

#endif
