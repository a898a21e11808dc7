/* SPDX-License-Identifier: MIT */
/* Inflates the literals and references of a block; RFC 1951, 3.2.3. */

#include "inflate-symbols.h"

/* RFC 1951, 3.2.3: copies octets, which may overlap what they make.  Up to 15
 * octets more are written. */
static ALWAYS_INLINE void
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

/* ---- Many symbols ---- */

/* Returns the entry of a subtable, or the one given if it does not lead to
 * one. */
static ALWAYS_INLINE uint32_t
look_further(
    struct inflate_table table, uint32_t entry, const struct source *source)
{
	if (!(entry & INFLATE_SUBTABLE))
		return entry;
	return table.entries[INFLATE_VALUE(entry) +
	    low(source->buffer >> INFLATE_TOTAL(entry), INFLATE_CODE(entry))];
}

/* What the quick loops work on. */
struct turn {
	struct inflate_table literals, distances;
	size_t window;
	const uint8_t *oldest;
	struct source in;
	uint8_t *out;
};

/* Takes a literal and looks up the entry that is next. */
static ALWAYS_INLINE uint32_t
put(struct turn *turn, uint32_t entry)
{
	*turn->out++ = (uint8_t)(entry >> 16);
	drop(&turn->in, INFLATE_TOTAL(entry));
	return look_up(turn->literals, &turn->in);
}

/* Takes up to three literals and finds the entry that is next. */
static ALWAYS_INLINE uint32_t
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
static ALWAYS_INLINE bool
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

static ALWAYS_INLINE struct turn
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
static ALWAYS_INLINE bool
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

/* ---- One symbol ---- */

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

/* Finds the entry that is next; false if bits are missing. */
static ALWAYS_INLINE bool
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
		inflate->stage = INFLATE_HEADER;
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

enum inflate_result
inflate_symbols(struct inflate *inflate, struct source *source, size_t end)
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
