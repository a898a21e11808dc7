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

/* The most octets of three literals and a reference, and those that copying may
 * write beyond. */
#define TURN_MOST (3 + 258 + 31)

#define ALWAYS_INLINE static inline __attribute__((always_inline))

/* ---- Input ---- */

struct source {
	uint64_t buffer;
	unsigned bits;
	const uint8_t *next, *end;
};

ALWAYS_INLINE uint64_t
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
ALWAYS_INLINE void
refill_fast(struct source *source)
{
	source->buffer |= load(source->next) << source->bits;
	source->next += (63 - source->bits) >> 3;
	source->bits |= 56;
}

/* Fills the buffer to at least 56 bits if there are so many. */
ALWAYS_INLINE void
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
ALWAYS_INLINE bool
have(struct source *source, unsigned count)
{
	if (source->bits < count)
		refill(source);
	return source->bits >= count;
}

ALWAYS_INLINE void
drop(struct source *source, unsigned count)
{
	source->buffer >>= count;
	source->bits -= count;
}

/* Returns the lowest bits of a number, less than 64. */
ALWAYS_INLINE uint64_t
low(uint64_t value, unsigned count)
{
	return value & ((UINT64_C(1) << count) - 1);
}

ALWAYS_INLINE unsigned
take(struct source *source, unsigned count)
{
	unsigned value = (unsigned)low(source->buffer, count);

	drop(source, count);
	return value;
}

/* ---- Output ---- */

ALWAYS_INLINE size_t
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
ALWAYS_INLINE void
copy(uint8_t *to, size_t distance, size_t length)
{
	const uint8_t *from = to - distance;
	const uint8_t *end = to + length;

	if (distance >= 16) {
		do {
			memcpy(to, from, 16);
			memcpy(to + 16, from + 16, 16);
			to += 32;
			from += 32;
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

ALWAYS_INLINE uint32_t
look_up(struct inflate_table table, const struct source *source)
{
	return table.entries[low(source->buffer, table.bits)];
}

/* Returns the entry of a subtable, or the one given if it does not lead to
 * one. */
ALWAYS_INLINE uint32_t
look_further(
    struct inflate_table table, uint32_t entry, const struct source *source)
{
	if (!(entry & INFLATE_SUBTABLE))
		return entry;
	return table.entries[INFLATE_VALUE(entry) +
	    low(source->buffer >> INFLATE_TOTAL(entry), INFLATE_CODE(entry))];
}

/* Takes what an entry is for, and returns its value. */
ALWAYS_INLINE size_t
take_value(struct source *source, uint32_t entry)
{
	size_t value = (entry >> 16) +
	    (low(source->buffer, INFLATE_TOTAL(entry)) >> INFLATE_CODE(entry));

	drop(source, INFLATE_TOTAL(entry));
	return value;
}

/* ---- Symbols, quickly ---- */

/* What the quick loops work on. */
struct turn {
	struct inflate_table literals, distances;
	size_t window;
	const uint8_t *oldest;
	struct source in;
	uint8_t *out;
};

/* Takes a literal and looks up the entry that is next. */
ALWAYS_INLINE uint32_t
put(struct turn *turn, uint32_t entry)
{
	*turn->out++ = (uint8_t)(entry >> 16);
	drop(&turn->in, INFLATE_TOTAL(entry));
	return look_up(turn->literals, &turn->in);
}

/* Takes up to three literals and finds the entry that is next. */
ALWAYS_INLINE uint32_t
take_literals(struct turn *turn)
{
	uint32_t entry = look_up(turn->literals, &turn->in);

	if (entry & INFLATE_LITERAL)
		entry = put(turn, entry);
	if (entry & INFLATE_LITERAL)
		entry = put(turn, entry);
	if (entry & INFLATE_LITERAL)
		entry = put(turn, entry);
	return entry;
}

/* Inflates up to four literals and a reference, reading up to 16 octets.  False
 * if something else is next, or a reference that is too far. */
ALWAYS_INLINE bool
run_turn(struct turn *turn)
{
	struct source in;
	size_t length, distance;
	uint32_t entry;

	/* Three literals and a length have at most 3 * 11 + 15 + 5 bits. */
	refill_fast(&turn->in);
	entry = take_literals(turn);
	if (entry & INFLATE_SPECIAL)
		entry = look_further(turn->literals, entry, &turn->in);
	if (entry & INFLATE_LITERAL) {
		*turn->out++ = (uint8_t)(entry >> 16);
		drop(&turn->in, INFLATE_TOTAL(entry));
		return true;
	}
	if (entry & INFLATE_SPECIAL)
		return false;
	in = turn->in;
	length = take_value(&in, entry);
	refill_fast(&in);
	entry =
	    look_further(turn->distances, look_up(turn->distances, &in), &in);
	if (entry & INFLATE_SPECIAL)
		return false;
	distance = take_value(&in, entry);
	if (distance > turn->window ||
	    distance > (size_t)(turn->out - turn->oldest))
		return false;
	copy(turn->out, distance, length);
	turn->out += length;
	turn->in = in;
	return true;
}

ALWAYS_INLINE struct turn
begin_turns(struct inflate *inflate, const struct source *source)
{
	return (struct turn){
		.literals = inflate->literals,
		.distances = inflate->distances,
		.window = inflate->window,
		.oldest = inflate->output + inflate->oldest,
		.in = *source,
		.out = inflate->output + inflate->size,
	};
}

/* Inflates while there is as much input and room as a turn may need. */
static void
run_turns(struct inflate *inflate, struct source *source, size_t end)
{
	struct turn turn = begin_turns(inflate, source);
	const uint8_t *out_end = inflate->output + end;

	while (turn.in.end - turn.in.next >= 16 && turn.out < out_end &&
	    run_turn(&turn))
		;
	inflate->size = (size_t)(turn.out - inflate->output);
	*source = turn.in;
}

/* Returns whether bits from beyond the end were taken. */
ALWAYS_INLINE bool
is_beyond(const struct source *in, const uint8_t *end)
{
	return (in->next - end) * 8 > (ptrdiff_t)in->bits;
}

/* Inflates the last octets of the input from a copy with zeros behind.  A turn
 * that takes any of these does not count. */
static void
run_last_turns(struct inflate *inflate, struct source *source, size_t end)
{
	const size_t size = (size_t)(source->end - source->next);
	struct turn turn = begin_turns(inflate, source);
	uint8_t octets[48] = { 0 };
	const uint8_t *const octets_end = octets + size;
	const uint8_t *const out_end = inflate->output + end;
	struct source in;
	uint8_t *out;
	bool more;

	memcpy(octets, source->next, size);
	turn.in.next = octets;
	do {
		in = turn.in;
		out = turn.out;
		more = run_turn(&turn);
		if (is_beyond(&turn.in, octets_end))
			break;
		in = turn.in;
		out = turn.out;
	} while (more && out < out_end);
	if (in.next > octets_end) {
		in.bits -= 8 * (unsigned)(in.next - octets_end);
		in.next = octets_end;
	}
	source->next = source->end - (octets_end - in.next);
	source->buffer = in.buffer;
	source->bits = in.bits;
	inflate->size = (size_t)(out - inflate->output);
}

/* ---- Symbols, one by one ---- */

/* Finds the entry that is next; false if bits are missing. */
ALWAYS_INLINE bool
find(struct inflate_table table, const struct source *source, uint32_t *entry)
{
	*entry = look_further(table, look_up(table, source), source);
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
	if (!find(inflate->literals, &in, &entry))
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
		if (!find(inflate->distances, &in, &entry))
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

	if (source->end - source->next >= 16)
		run_turns(inflate, source, end);
	if (source->end - source->next < 16 && inflate->size < end)
		run_last_turns(inflate, source, end);
	while (result == INFLATE_MORE && inflate->size < end &&
	    inflate->stage == INFLATE_SYMBOLS)
		result = run_symbol(inflate, source);
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
ALWAYS_INLINE unsigned
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
