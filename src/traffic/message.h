/* SPDX-License-Identifier: MIT */
/* Gathers the octets of one message. */

#ifndef TRAFFIC_MESSAGE_H
#define TRAFFIC_MESSAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "names.h"

/* A message; all zeros but the limit before the first. */
struct message {
	uint8_t *octets; /* NULL before the first octet */
	size_t size, room;
	/* The most octets that are gathered, and how many the message has:
	 * those beyond the limit are only counted. */
	uint64_t limit, total;
	/* Whether memory ran out. */
	bool failed;
};

/* Begins a message.  Memory that a large one took is released. */
void
message_begin(struct message *message);

/* Adds octets; see `failed` afterwards.  The memory is at most twice as large as
 * what is gathered. */
void
message_add(struct message *message, const void *data, size_t size);

/* Returns the octets, which are not NULL even if there are none. */
static inline const uint8_t *
message_octets(const struct message *message)
{
	return message->octets != NULL ? message->octets : (const uint8_t *)"";
}

void
message_free(struct message *message);

#endif
