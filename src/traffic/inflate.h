/* SPDX-License-Identifier: MIT */
/* Inflates compressed data with a limit on how far it refers back; RFC 1951. */

#ifndef TRAFFIC_INFLATE_H
#define TRAFFIC_INFLATE_H

#include "inflate-table.h"
#include "names.h"

/* The part of a block that comes next. */
enum inflate_stage {
	INFLATE_HEADER, /* the first */
	INFLATE_STORED_SIZE,
	INFLATE_STORED,
	INFLATE_COUNTS,
	INFLATE_LENGTHS_CODE,
	INFLATE_LENGTHS,
	INFLATE_SYMBOLS
};

enum inflate_result {
	/* All input was used, and nothing more comes of it. */
	INFLATE_STARVED,
	/* There may be more to make: what was made is to be looked at first. */
	INFLATE_MORE,
	/* The data is not what RFC 1951 describes, or refers to an octet before
	 * the first one ever. */
	INFLATE_INVALID,
	/* It refers to an octet that has left the window. */
	INFLATE_BEYOND_WINDOW,
	/* It refers to an octet that inflate_forget() forbids. */
	INFLATE_BEYOND_MESSAGE
};

/* The most octets made since the window was last moved to the front: with more,
 * moving costs less, and each open connection takes more memory. */
#define INFLATE_ROOM 5120

struct inflate {
	enum inflate_stage stage;
	bool final; /* this block, or the last one, says that none follows */
	/* Whether references that are too far are no fault, and give zeros. */
	bool forgiving;
	/* Bits that were read and are not used, the next one lowest. */
	uint64_t buffer;
	unsigned bits;
	/* The octets of a stored block that are still to come, or how many
	 * lengths the code of the code lengths has. */
	unsigned left;
	/* How many lengths both codes have, and the first of them; how many
	 * lengths were read. */
	unsigned count, literal_count, read;
	uint8_t lengths[INFLATE_LITERALS + INFLATE_DISTANCES];
	/* The codes of the block. */
	struct inflate_table literals, distances;
	/* The fixed codes, without entries until they are needed. */
	struct inflate_table fixed_literals, fixed_distances;
	/* The octets made before the last call, ever. */
	uint64_t ever;
	/* The furthest that a reference may reach back. */
	size_t window;
	/* In the output: the first octet that a reference may reach, where the
	 * last call began, and where the next one does. */
	size_t oldest, from, size;
	size_t capacity;
	/* What has no value to begin with. */
	uint32_t literal_entries[INFLATE_LITERAL_ENTRIES];
	uint32_t distance_entries[INFLATE_DISTANCE_ENTRIES];
	uint32_t fixed_literal_entries[512];
	uint32_t fixed_distance_entries[INFLATE_DISTANCES];
	/* The window and what was made since. */
	uint8_t output[];
};

/* Makes an inflater with a window of 8 to 15 bits; NULL if memory is out.  It
 * is freed by free(). */
struct inflate *
inflate_new(unsigned window_bits);

/* Forbids references to what was made so far. */
void
inflate_forget(struct inflate *inflate);

/*
 * Inflates octets from `*next` up to `end`, which may be cut anywhere.  Stops
 * with INFLATE_MORE when `most` octets, at least 1, were made, or up to 274
 * more, or when there is no room for more; it is to be called again then.  What
 * was made is in `output`, from `from` up to `size`, until the next call.  A
 * fault is reported as soon as the data shows it; after one only a forgiving
 * inflater goes on.
 */
enum inflate_result
inflate_run(struct inflate *inflate, const uint8_t **next, const uint8_t *end,
    size_t most);

/* Goes on as if the octets 00 00 ff ff had come, if these are just an empty
 * stored block's size; else returns false. */
bool
inflate_end_flush(struct inflate *inflate);

/* Returns whether all that came was complete blocks. */
bool
inflate_is_between_blocks(const struct inflate *inflate);

#endif
