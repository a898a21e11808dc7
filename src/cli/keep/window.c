/* SPDX-License-Identifier: MIT */
/* The octets of a side around the one that is judged. */

#include "window.h"

#include <string.h>

void
cli_window_feed(struct cli_window *window, uint64_t offset, const uint8_t *data,
    size_t size)
{
	/* Octets that are missing are between. */
	if (offset != window->offset)
		window->size = 0;
	window->offset = offset;
	window->data = data;
	window->data_size = size;
}

void
cli_window_keep(struct cli_window *window, size_t used)
{
	size_t room = used < CLI_WINDOW_SIZE ? CLI_WINDOW_SIZE - used : 0;
	size_t added = used < CLI_WINDOW_SIZE ? used : CLI_WINDOW_SIZE;
	size_t old = window->size < room ? window->size : room;

	memmove(window->kept, window->kept + window->size - old, old);
	if (added > 0)
		memcpy(window->kept + old, window->data + used - added, added);
	window->size = old + added;
	window->offset += used;
	window->data = NULL;
	window->data_size = 0;
}

bool
cli_window_octet(
    const struct cli_window *window, uint64_t offset, uint8_t *octet)
{
	uint64_t back = window->offset - offset;

	if (offset >= window->offset) {
		if (offset - window->offset >= window->data_size)
			return false;
		*octet = window->data[offset - window->offset];
		return true;
	}
	if (back > window->size)
		return false;
	*octet = window->kept[window->size - back];
	return true;
}
