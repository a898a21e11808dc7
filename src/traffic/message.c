/* SPDX-License-Identifier: MIT */
/* Gathers the octets of one message. */

#include "message.h"

#include <stdlib.h>
#include <string.h>

/* Memory of up to this size is used again for the next message.  It is small
 * since each of many connections may keep that much. */
#define KEPT 4096

/* The room of the first message. */
#define FIRST_ROOM 256

void
message_free(struct message *message)
{
	free(message->octets);
	message->octets = NULL;
	message->size = message->room = 0;
}

void
message_begin(struct message *message)
{
	if (message->room > KEPT)
		message_free(message);
	message->size = 0;
	message->total = 0;
}

/* Makes room for `size` octets in all; false if memory is out. */
static bool
grow(struct message *message, size_t size)
{
	size_t room = message->room > 0 ? message->room : FIRST_ROOM;
	uint8_t *octets;

	if (size <= message->room)
		return true;
	while (room < size)
		room = room <= SIZE_MAX / 2 ? 2 * room : size;
	octets = realloc(message->octets, room);
	if (octets == NULL)
		return false;
	message->octets = octets;
	message->room = room;
	return true;
}

void
message_add(struct message *message, const void *data, size_t size)
{
	uint64_t left = message->limit - message->size;

	message->total += size;
	if (size > left)
		size = (size_t)left;
	if (message->failed || size == 0)
		return;
	if (!grow(message, message->size + size)) {
		message->failed = true;
		return;
	}
	memcpy(message->octets + message->size, data, size);
	message->size += size;
}
