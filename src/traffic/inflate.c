/* SPDX-License-Identifier: MIT */
/* Inflates compressed data with a limit on how far it refers back; RFC 1951. */

#include "inflate.h"

#include <stdlib.h>
#include <string.h>

/*
 * RFC 1951, 3.2.3: data is a sequence of blocks: octets as they are, or symbols
 * of two codes, which are fixed or come with the block.  A symbol is a literal,
 * the end of the block, or a length, and after a length comes a distance: so
 * many octets are copied from so far back.  ...
 */

/* The most octets of two literals and a reference, and those that copying may
 * write beyond. */
#define TURN_MOST (2 + 258 + 15)

/* ---- Input ---- */

struct source {
	uint64_t buffer;
	unsigned bits;
	const uint8_t *next, *end;
};

static inline uint64_t
load(const uint8_t *octets)
{
	uint64_t value;

	memcpy(&value, octets, sizeof(value));
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	value = __builtin_bswap64(value);
#endif
	return value;
}

/* Fills the buffer to at least 56 bits from 8 octets.  Some bits of the octet
 * that is next may be there, too, above those that count. */
static inline void
refill_fast(struct source *source)
{
	source->buffer |= load(source->next) << source->bits;
	source->next += (63 - source->bits) >> 3;
	source->bits |= 56;
}

/* Fills the buffer to at least 56 bits if there are so many. */
static inline void
refill(struct source *source)
{
	if (source->end - source->next >= 8) {
		refill_fast(source);
		return;
	}
	while (source->bits < 56 && source->next < source->end) {
		source->buffer |= (uint64_t)*source->next++ << source->bits;
		source->bits += 8;
	}
}

/* Returns whether there are so many bits. */
static inline bool
have(struct source *source, unsigned count)
{
	if (source->bits < count)
		refill(source);
	return source->bits >= count;
}

static inline void
drop(struct source *source, unsigned count)
{
	source->buffer >>= count;
	source->bits -= count;
}

/* Returns the lowest bits of a number, less than 64. */
static inline uint64_t
low(uint64_t value, unsigned count)
{
	return value & ((UINT64_C(1) << count) - 1);
}

static inline unsigned
take(struct source *source, unsigned count)
{
	unsigned value = (unsigned)low(source->buffer, count);

	drop(source, count);
	return value;
}

/* ---- Output ---- */

static inline size_t
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
	if (inflate->size + TURN_MOST >= inflate->capacity) {
		size_t kept =
		    least(inflate->size - inflate->oldest, inflate->window);

		memmove(inflate->output, inflate->output + inflate->size - kept,
		    kept);
		inflate->oldest = 0;
		inflate->size = kept;
	}
	inflate->from = inflate->size;
}

/* RFC 1951, 3.2.3: copies octets, which may overlap what they make.  Up to 15
 * octets more are written. */
static inline void
copy(uint8_t *to, size_t distance, size_t length)
{
	const uint8_t *from = to - distance;
	const uint8_t *end = to + length;

	if (distance >= 16) {
		do {
			memcpy(to, from, 16);
			to += 16;
			from += 16;
		} while (to < end);
	} else if (distance == 1) {
		memset(to, *from, length);
	} else {
		/* Of 8 octets, only `distance` are right. */
		size_t step = distance < 8 ? distance : 8;

		do {
			memcpy(to, from, 8);
			to += step;
			from += step;
		} while (to < end);
	}
}

/* ---- Symbols ---- */

/* Says what is wrong with a reference that is too far. */
static enum inflate_result
judge(const struct inflate *inflate, size_t size, size_t distance)
{
	if (distance > inflate->ever + (size - inflate->from))
		return INFLATE_INVALID;
	if (distance > inflate->window)
		return INFLATE_BEYOND_WINDOW;
	return INFLATE_BEYOND_MESSAGE;
}

static inline uint32_t
look_up(struct inflate_table table, const struct source *source)
{
	return table.entries[low(source->buffer, table.bits)];
}

/* The entry of a subtable. */
static inline uint32_t
look_further(
    struct inflate_table table, uint32_t entry, const struct source *source)
{
	return table.entries[INFLATE_VALUE(entry) +
	    low(source->buffer >> INFLATE_TOTAL(entry), INFLATE_CODE(entry))];
}

/* Takes what an entry is for, and returns its value. */
static inline size_t
take_value(struct source *source, uint32_t entry)
{
	size_t value = (entry >> 16) +
	    (low(source->buffer, INFLATE_TOTAL(entry)) >> INFLATE_CODE(entry));

	drop(source, INFLATE_TOTAL(entry));
	return value;
}

/* Takes a literal. */
static inline void
put(uint8_t **out, struct source *source, uint32_t entry)
{
	*(*out)++ = (uint8_t)(entry >> 16);
	drop(source, INFLATE_TOTAL(entry));
}

/* Takes a distance; 0: there is none such. */
static inline size_t
take_distance(struct inflate_table distances, struct source *source)
{
	uint32_t entry = look_up(distances, source);

	if (entry & INFLATE_SPECIAL) {
		uint32_t main = entry;

		if (!(entry & INFLATE_SUBTABLE))
			return 0;
		entry = look_further(distances, main, source);
		if (entry & INFLATE_SPECIAL)
			return 0;
		drop(source, INFLATE_TOTAL(main));
	}
	return take_value(source, entry);
}

/* Takes up to two literals and finds the entry that is next. */
static inline uint32_t
take_literals(
    struct inflate_table literals, struct source *source, uint8_t **out)
{
	uint32_t entry = look_up(literals, source);

	if (entry & INFLATE_LITERAL) {
		put(out, source, entry);
		entry = look_up(literals, source);
		if (entry & INFLATE_LITERAL) {
			put(out, source, entry);
			entry = look_up(literals, source);
		}
	}
	if (entry & INFLATE_SUBTABLE) {
		uint32_t further = look_further(literals, entry, source);

		if (further & INFLATE_SPECIAL)
			return further;
		drop(source, INFLATE_TOTAL(entry));
		entry = further;
	}
	return entry;
}

/* Inflates literals and references while there is as much input and room as
 * a turn may need. */
static enum inflate_result
run_fast(struct inflate *inflate, struct source *source, size_t end)
{
	const struct inflate_table literals = inflate->literals;
	const struct inflate_table distances = inflate->distances;
	const size_t window = inflate->window;
	const uint8_t *oldest = inflate->output + inflate->oldest;
	uint8_t *out = inflate->output + inflate->size;
	uint8_t *const out_end = inflate->output + end;
	enum inflate_result result = INFLATE_MORE;
	struct source in = *source;

	while (in.end - in.next >= 16 && out < out_end) {
		size_t length, distance;
		uint32_t entry;

		refill_fast(&in);
		entry = take_literals(literals, &in, &out);
		if (entry & INFLATE_LITERAL) {
			put(&out, &in, entry);
			continue;
		}
		if (entry & INFLATE_SPECIAL)
			break;
		length = take_value(&in, entry);
		refill_fast(&in);
		distance = take_distance(distances, &in);
		if (distance - 1 >= window ||
		    distance > (size_t)(out - oldest)) {
			result = distance == 0
			    ? INFLATE_INVALID
			    : judge(inflate, (size_t)(out - inflate->output),
				  distance);
			break;
		}
		copy(out, distance, length);
		out += length;
	}
	inflate->size = (size_t)(out - inflate->output);
	*source = in;
	return result;
}

/* Finds the entry that is next; false if bits are missing. */
static inline bool
find_entry(struct inflate_table table, struct source *source, uint32_t *entry)
{
	*entry = look_up(table, source);
	if ((*entry & INFLATE_SUBTABLE) &&
	    INFLATE_TOTAL(*entry) <= source->bits) {
		uint32_t further = look_further(table, *entry, source);

		drop(source, INFLATE_TOTAL(*entry));
		*entry = further;
	}
	return INFLATE_TOTAL(*entry) <= source->bits;
}

/* Copies what is so far back, if it may be referred to. */
static enum inflate_result
run_reference(struct inflate *inflate, size_t distance, size_t length)
{
	uint8_t *out = inflate->output + inflate->size;

	if (distance > inflate->window ||
	    distance > inflate->size - inflate->oldest) {
		enum inflate_result result =
		    judge(inflate, inflate->size, distance);

		if (result == INFLATE_INVALID || !inflate->forgiving)
			return result;
		memset(out, 0, length);
	} else {
		copy(out, distance, length);
	}
	inflate->size += length;
	return INFLATE_MORE;
}

static void
end_block(struct inflate *inflate, struct source *source)
{
	inflate->stage = INFLATE_HEADER;
	/* RFC 7692, 7.2.3.4: what follows the last block begins on the next
	 * octet. */
	if (inflate->final)
		drop(source, source->bits & 7);
}

/* Inflates a literal or a reference, or ends the block, with no more input than
 * it takes.  It takes none if there is not enough. */
static enum inflate_result
run_symbol(struct inflate *inflate, struct source *source)
{
	enum inflate_result result = INFLATE_MORE;
	struct source in;
	uint32_t entry;
	size_t length;

	refill(source);
	in = *source;
	if (!find_entry(inflate->literals, &in, &entry))
		return INFLATE_STARVED;
	if (entry & INFLATE_LITERAL) {
		inflate->output[inflate->size++] = (uint8_t)(entry >> 16);
		drop(&in, INFLATE_TOTAL(entry));
	} else if (entry & INFLATE_END_OF_BLOCK) {
		drop(&in, INFLATE_TOTAL(entry));
		end_block(inflate, &in);
	} else if (entry & INFLATE_SPECIAL) {
		return INFLATE_INVALID;
	} else {
		length = take_value(&in, entry);
		if (!find_entry(inflate->distances, &in, &entry))
			return INFLATE_STARVED;
		if (entry & INFLATE_SPECIAL)
			return INFLATE_INVALID;
		result = run_reference(inflate, take_value(&in, entry), length);
	}
	if (result == INFLATE_MORE)
		*source = in;
	return result;
}

static enum inflate_result
run_symbols(struct inflate *inflate, struct source *source, size_t end)
{
	enum inflate_result result = INFLATE_MORE;

	do {
		if (source->end - source->next >= 16) {
			result = run_fast(inflate, source, end);
			if (result != INFLATE_MORE || inflate->size >= end)
				return result;
		}
		result = run_symbol(inflate, source);
	} while (result == INFLATE_MORE && inflate->size < end &&
	    inflate->stage == INFLATE_SYMBOLS);
	return result;
}

/* ---- Blocks ---- */

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
	memset(inflate->lengths, 0, INFLATE_CODE_LENGTHS);
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

/* RFC 1951, 3.2.7: repeats the length before, or 0; returns how often, or 0 if
 * this makes too many. */
static unsigned
repeat_length(
    struct inflate *inflate, unsigned read, size_t symbol, size_t extra)
{
	unsigned times = (unsigned)extra + (symbol == 18 ? 11 : 3);
	uint8_t length = 0;

	if (times > inflate->count - read || (symbol == 16 && read == 0))
		return 0;
	if (symbol == 16)
		length = inflate->lengths[read - 1];
	memset(inflate->lengths + read, length, times);
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

/* ---- The interface ---- */

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
	    least(most, inflate->capacity - TURN_MOST - inflate->size);
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
inflate_is_between_blocks(const struct inflate *inflate)
{
	return inflate->stage == INFLATE_HEADER && inflate->bits == 0;
}
