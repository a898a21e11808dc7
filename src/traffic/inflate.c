/* SPDX-License-Identifier: MIT */
/* Inflates compressed data with a limit on how far it refers back; RFC 1951. */

#include "inflate.h"

#include <stdlib.h>
#include <string.h>

#include "inflate-symbols.h"

/*
 * RFC 1951, 3.2.3: data is a sequence of blocks.  A block has octets as they are
 * (3.2.4), or symbols in two codes, which are fixed (3.2.6) or come before them
 * (3.2.7).  A symbol is a literal, the end of the block, or the length of a
 * reference, whose distance follows in the other code (3.2.5): as many octets as
 * the length says are repeated, from as far back as the distance says.
 *
 * Each part of a block is a stage, which goes on as soon as it has all the bits
 * that it needs, and takes none before; so the input may be cut anywhere, and
 * is looked at no later than it has to be.  Symbols are looked up in tables by
 * the next 11 bits, distances by 9; codes that are longer lead to subtables.
 * Where there is enough input and room, symbols are inflated in turns that need
 * not ask for either.  The 64 bits of the buffer are enough for three literals
 * and a length, or for a distance.
 *
 * The output is one piece of memory, in which a reference is a copy.  The
 * window is moved to its front when it is full.  Before the copy, the distance
 * is compared with the window and with what may be referred to; both are hardly
 * ever exceeded, so that the processor guesses right.
 */

/* ---- Output ---- */

static size_t
least(size_t one, size_t other)
{
	return one < other ? one : other;
}

/* Begins a call.  Moves the window to the front if there is no room behind
 * it. */
static void
make_room(struct inflate *inflate)
{
	inflate->ever += inflate->size - inflate->from;
	if (inflate->size + INFLATE_BEYOND_END >= inflate->capacity) {
		size_t kept =
		    least(inflate->size - inflate->oldest, inflate->window);

		memmove(inflate->output, inflate->output + inflate->size - kept,
		    kept);
		inflate->oldest = 0;
		inflate->size = kept;
	}
	inflate->from = inflate->size;
}

/* ---- Blocks ---- */

static void
end_block(struct inflate *inflate, struct source *source)
{
	inflate->stage = INFLATE_HEADER;
	/* RFC 7692, 7.2.3.4: what follows the last block begins on the next
	 * octet. */
	if (inflate->final)
		drop(source, source->bits & 7);
}

/* RFC 1951, 3.2.6. */
static void
begin_fixed(struct inflate *inflate)
{
	uint8_t *lengths = inflate->lengths;

	if (inflate->fixed_literals.bits == 0) {
		memset(lengths, 8, 288);
		memset(lengths + 144, 9, 112);
		memset(lengths + 256, 7, 24);
		inflate_table_make(
		    &inflate->fixed_literals, &inflate_literals, lengths, 288);
		memset(lengths, 5, 32);
		inflate_table_make(
		    &inflate->fixed_distances, &inflate_distances, lengths, 32);
	}
	inflate->literals = inflate->fixed_literals;
	inflate->distances = inflate->fixed_distances;
}

/* RFC 1951, 3.2.3. */
static enum inflate_result
run_header(struct inflate *inflate, struct source *source)
{
	if (!have(source, 3))
		return INFLATE_STARVED;
	inflate->final = take(source, 1) != 0;
	switch (take(source, 2)) {
	case 0:
		drop(source, source->bits & 7);
		inflate->stage = INFLATE_STORED_SIZE;
		return INFLATE_MORE;
	case 1:
		begin_fixed(inflate);
		inflate->stage = INFLATE_SYMBOLS;
		return INFLATE_MORE;
	case 2:
		inflate->stage = INFLATE_COUNTS;
		return INFLATE_MORE;
	default:
		return INFLATE_INVALID;
	}
}

/* RFC 1951, 3.2.4. */
static enum inflate_result
run_stored_size(struct inflate *inflate, struct source *source)
{
	if (!have(source, 32))
		return INFLATE_STARVED;
	inflate->left = take(source, 16);
	if (inflate->left != (take(source, 16) ^ 0xffff))
		return INFLATE_INVALID;
	inflate->stage = INFLATE_STORED;
	if (inflate->left == 0)
		end_block(inflate, source);
	return INFLATE_MORE;
}

/* RFC 1951, 3.2.4: copies octets as they are, first those in the buffer. */
static enum inflate_result
run_stored(struct inflate *inflate, struct source *source, size_t end)
{
	size_t part = least(inflate->left, end - inflate->size);

	inflate->left -= (unsigned)part;
	for (; part > 0 && source->bits > 0; part--)
		inflate->output[inflate->size++] = (uint8_t)take(source, 8);
	if (part > 0) {
		size_t now = least(part, (size_t)(source->end - source->next));

		/* What is above the bits that count is copied here, too. */
		source->buffer = 0;
		memcpy(inflate->output + inflate->size, source->next, now);
		source->next += now;
		inflate->size += now;
		part -= now;
	}
	inflate->left += (unsigned)part;
	if (inflate->left == 0)
		end_block(inflate, source);
	return part > 0 ? INFLATE_STARVED : INFLATE_MORE;
}

/* RFC 1951, 3.2.7: how many codes there are. */
static enum inflate_result
run_counts(struct inflate *inflate, struct source *source)
{
	unsigned distances;

	if (!have(source, 14))
		return INFLATE_STARVED;
	inflate->literal_count = 257 + take(source, 5);
	distances = 1 + take(source, 5);
	inflate->left = 4 + take(source, 4);
	if (inflate->literal_count > 286 || distances > 30)
		return INFLATE_INVALID;
	inflate->count = inflate->literal_count + distances;
	inflate->read = 0;
	memset(inflate->lengths, 0, sizeof(inflate->lengths));
	inflate->stage = INFLATE_LENGTHS_CODE;
	return INFLATE_MORE;
}

/* RFC 1951, 3.2.7: the code that the lengths of the codes are in.  Its table
 * is where that of the distances will be. */
static enum inflate_result
run_lengths_code(struct inflate *inflate, struct source *source)
{
	static const uint8_t order[] = { 16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11,
		4, 12, 3, 13, 2, 14, 1, 15 };

	for (; inflate->read < inflate->left; inflate->read++) {
		if (!have(source, 3))
			return INFLATE_STARVED;
		inflate->lengths[order[inflate->read]] =
		    (uint8_t)take(source, 3);
	}
	inflate->distances.entries = inflate->distance_entries;
	if (!inflate_table_make(&inflate->distances, &inflate_code_lengths,
		inflate->lengths, INFLATE_CODE_LENGTHS))
		return INFLATE_INVALID;
	memset(inflate->lengths, 0, INFLATE_CODE_LENGTHS);
	inflate->read = 0;
	inflate->stage = INFLATE_LENGTHS;
	return INFLATE_MORE;
}

/* RFC 1951, 3.2.7: makes the codes of a block from their lengths. */
static enum inflate_result
begin_dynamic(struct inflate *inflate)
{
	const uint8_t *lengths = inflate->lengths;
	unsigned count = inflate->literal_count;

	inflate->literals.entries = inflate->literal_entries;
	inflate->distances.entries = inflate->distance_entries;
	/* A block without an end is none. */
	if (lengths[256] == 0 ||
	    !inflate_table_make(
		&inflate->literals, &inflate_literals, lengths, count) ||
	    !inflate_table_make(&inflate->distances, &inflate_distances,
		lengths + count, inflate->count - count))
		return INFLATE_INVALID;
	inflate->stage = INFLATE_SYMBOLS;
	return INFLATE_MORE;
}

/* RFC 1951, 3.2.7: repeats the length before, or 0, which all lengths are to
 * begin with; returns how often, or 0 if this makes too many. */
static ALWAYS_INLINE unsigned
repeat_length(
    struct inflate *inflate, unsigned read, size_t symbol, size_t extra)
{
	unsigned times = (unsigned)extra + (symbol == 18 ? 11 : 3);
	uint8_t *lengths = inflate->lengths + read;

	if (times > inflate->count - read || (symbol == 16 && read == 0))
		return 0;
	for (unsigned i = 0; symbol == 16 && i < times; i++)
		lengths[i] = lengths[-1];
	return times;
}

/* RFC 1951, 3.2.7: the lengths of both codes. */
static enum inflate_result
run_lengths(struct inflate *inflate, struct source *source)
{
	const struct inflate_table table = inflate->distances;
	enum inflate_result result = INFLATE_MORE;
	struct source in = *source;
	unsigned read = inflate->read;

	while (read < inflate->count && result == INFLATE_MORE) {
		bool enough = have(&in, 14);
		uint32_t entry = look_up(table, &in);
		size_t symbol = INFLATE_VALUE(entry);

		if (!enough && INFLATE_TOTAL(entry) > in.bits) {
			result = INFLATE_STARVED;
		} else if (entry & INFLATE_SPECIAL) {
			result = INFLATE_INVALID;
		} else if (symbol < 16) {
			inflate->lengths[read++] = (uint8_t)symbol;
			drop(&in, INFLATE_TOTAL(entry));
		} else {
			unsigned times = repeat_length(inflate, read, symbol,
			    take_value(&in, entry) - symbol);

			read += times;
			if (times == 0)
				result = INFLATE_INVALID;
		}
	}
	*source = in;
	inflate->read = read;
	return result == INFLATE_MORE ? begin_dynamic(inflate) : result;
}

/* RFC 1951, 3.2.3. */
static enum inflate_result
run_symbols(struct inflate *inflate, struct source *source, size_t end)
{
	enum inflate_result result = inflate_symbols(inflate, source, end);

	if (inflate->stage == INFLATE_HEADER)
		end_block(inflate, source);
	return result;
}

/* ---- The interface ---- */

_Static_assert(
    sizeof(struct inflate) + ((size_t)1 << 15) + INFLATE_ROOM < 52 << 10,
    "the header and the manual say how much memory this takes");

struct inflate *
inflate_new(unsigned window_bits)
{
	size_t window = (size_t)1 << window_bits;
	size_t capacity = window + INFLATE_ROOM;
	struct inflate *inflate = malloc(sizeof(*inflate) + capacity);

	if (inflate == NULL)
		return NULL;
	/* Neither the tables nor the output need a value. */
	memset(inflate, 0, offsetof(struct inflate, literal_entries));
	inflate->fixed_literals.entries = inflate->fixed_literal_entries;
	inflate->fixed_distances.entries = inflate->fixed_distance_entries;
	inflate->window = window;
	inflate->capacity = capacity;
	return inflate;
}

void
inflate_forget(struct inflate *inflate)
{
	inflate->oldest = inflate->size;
}

/* Goes on with the part of a block that is next. */
static enum inflate_result
run_stage(struct inflate *inflate, struct source *source, size_t end)
{
	switch (inflate->stage) {
	case INFLATE_HEADER:
		return run_header(inflate, source);
	case INFLATE_STORED_SIZE:
		return run_stored_size(inflate, source);
	case INFLATE_STORED:
		return run_stored(inflate, source, end);
	case INFLATE_COUNTS:
		return run_counts(inflate, source);
	case INFLATE_LENGTHS_CODE:
		return run_lengths_code(inflate, source);
	case INFLATE_LENGTHS:
		return run_lengths(inflate, source);
	case INFLATE_SYMBOLS:
		return run_symbols(inflate, source, end);
	}
	return INFLATE_INVALID;
}

enum inflate_result
inflate_run(struct inflate *inflate, const uint8_t **next, const uint8_t *end,
    size_t most)
{
	struct source source = {
		.buffer = inflate->buffer,
		.bits = inflate->bits,
		.next = *next,
		.end = end,
	};
	enum inflate_result result;
	size_t stop;

	make_room(inflate);
	stop = inflate->size +
	    least(most, inflate->capacity - INFLATE_BEYOND_END - inflate->size);
	do
		result = run_stage(inflate, &source, stop);
	while (result == INFLATE_MORE && inflate->size < stop);
	/* What is above the bits that count will come again. */
	inflate->buffer = low(source.buffer, source.bits);
	inflate->bits = source.bits;
	*next = source.next;
	return result;
}

bool
inflate_end_flush(struct inflate *inflate)
{
	bool due = inflate->stage == INFLATE_STORED_SIZE && inflate->bits == 0;

	if (due)
		inflate->stage = INFLATE_HEADER;
	return due;
}

bool
inflate_is_between_blocks(const struct inflate *inflate)
{
	return inflate->stage == INFLATE_HEADER && inflate->bits == 0;
}
