/* SPDX-License-Identifier: MIT */
/* Fuzzing of compressed messages: however they are cut, our inflater makes the
 * same output and the same verdict as zlib. */

#include <stdlib.h>

#include "fuzz.h"
#include "inflate-compare.h"

/* The octets that choose options, before the messages. */
#define CHOICE 3

/* The most octets that a message inflates to, so that zlib, which is called for
 * each of them, does not take too long. */
#define LIMIT 100000

/* Returns the size of the next message, whose octets follow its two.  The last
 * one has the rest. */
static size_t
take_size(const uint8_t **data, const uint8_t *end)
{
	size_t left = (size_t)(end - *data), size;

	if (left < 2)
		return 0;
	size = (size_t)((*data)[0] | (*data)[1] << 8);
	*data += 2;
	return size < left - 2 ? size : left - 2;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const uint8_t *end = data + size;
	struct deflate_side side;
	struct compare compare;
	size_t step;
	bool text;

	if (size < CHOICE)
		return 0;
	side.window_bits = 8 + (data[0] & 7u);
	side.no_context_takeover = (data[0] & 8) != 0;
	text = (data[0] & 16) != 0;
	step = 1 + (data[1] & 63u);
	compare_init(&compare, &side, data[2] != 0 ? data[2] : LIMIT);
	data += CHOICE;
	while (!compare.zlib.fault.found) {
		size_t part = take_size(&data, end);

		if (part == 0)
			break;
		if (compare_message(&compare, data, part, text, step) != NULL)
			abort();
		data += part;
	}
	compare_free(&compare);
	return 0;
}
