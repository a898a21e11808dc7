/* SPDX-License-Identifier: MIT */
/* What is wrong with compressed messages, found out slowly from RFC 1951, to
 * hold others against. */

#include "inflate-oracle.h"

#include <stdlib.h>
#include <string.h>

#include "inflate-code.h"
#include "support.h"

/* The message at hand, bit by bit. */
struct walk {
	struct oracle *oracle;
	const uint8_t *data;
	size_t size; /* with the octets that RFC 7692, 7.2.2 adds */
	size_t bit;
	bool text;
	struct wsreg_utf8 utf8;
	/* Whether the data ended before what was to be read. */
	bool starved;
	struct oracle_verdict verdict;
};

static bool
is_stopped(const struct walk *walk)
{
	return walk->starved || walk->verdict.rule != WSREG_RULE_COUNT;
}

static void
find(struct walk *walk, enum wsreg_rule_number rule, uint64_t value)
{
	if (is_stopped(walk))
		return;
	walk->verdict.rule = rule;
	walk->verdict.value = value;
	walk->verdict.shown = (walk->bit + 7) / 8;
}

static void
find_invalid(struct walk *walk)
{
	find(walk, WSREG_RULE_DEFLATE_DATA_INVALID, 0);
}

/* ---- Input ---- */

static unsigned
read_bits(struct walk *walk, unsigned count)
{
	unsigned value = 0;

	if (is_stopped(walk) || count > 8 * walk->size - walk->bit) {
		walk->starved = true;
		return 0;
	}
	for (unsigned i = 0; i < count; i++, walk->bit++)
		value |= (walk->data[walk->bit / 8] >> walk->bit % 8 & 1u) << i;
	return value;
}

static void
skip_to_octet(struct walk *walk)
{
	walk->bit = (walk->bit + 7) / 8 * 8;
}

/* ---- Output ---- */

static void
write_octet(struct walk *walk, uint8_t octet)
{
	struct oracle *oracle = walk->oracle;
	uint64_t position = oracle->size - oracle->start;

	if (oracle->limit != 0 && position == oracle->limit)
		find(walk, WSREG_RULE_INFLATED_TOO_BIG, position + 1);
	if (walk->text && wsreg_utf8_feed(&walk->utf8, &octet, 1) == 0)
		find(walk, WSREG_RULE_TEXT_UTF8_AFTER_INFLATE, octet);
	if (is_stopped(walk))
		return;
	if (oracle->size == oracle->capacity) {
		oracle->capacity = 2 * oracle->capacity + 1024;
		oracle->output = realloc(oracle->output, oracle->capacity);
		support_assert(oracle->output != NULL, "memory is out");
	}
	oracle->output[oracle->size++] = octet;
}

static void
copy(struct walk *walk, unsigned length, size_t distance)
{
	struct oracle *oracle = walk->oracle;

	if (distance > oracle->size)
		find_invalid(walk);
	else if (distance > (size_t)1 << oracle->side.window_bits)
		find(walk, WSREG_RULE_DEFLATE_WINDOW_EXCEEDED, 0);
	else if (oracle->side.no_context_takeover &&
	    distance > oracle->size - oracle->start)
		find(walk, WSREG_RULE_DEFLATE_CONTEXT_TAKEOVER, 0);
	while (length-- > 0 && !is_stopped(walk))
		write_octet(walk, oracle->output[oracle->size - distance]);
}

/* ---- Blocks ---- */

static unsigned
read_symbol(struct walk *walk, const struct code *code)
{
	unsigned longest = code_longest(code), first = 0, value = 0;

	for (unsigned length = 1; length <= longest; length++) {
		unsigned count = code_count(code, length);

		value = value << 1 | read_bits(walk, 1);
		if (value - first < count)
			return code_symbol(code, length, value - first);
		first = (first + count) << 1;
	}
	return CODE_NONE;
}

/* RFC 1951, 3.2.5. */
static void
walk_match(struct walk *walk, unsigned symbol, const struct code *distances)
{
	static const uint16_t length_bases[] = { 3, 4, 5, 6, 7, 8, 9, 10, 11,
		13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115,
		131, 163, 195, 227, 258 };
	static const uint16_t distance_bases[] = { 1, 2, 3, 4, 5, 7, 9, 13, 17,
		25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537,
		2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577 };
	unsigned length, range, extra;

	if (symbol >= COUNT(length_bases)) {
		find_invalid(walk);
		return;
	}
	extra = symbol < 8 || symbol == 28 ? 0 : symbol / 4 - 1;
	length = length_bases[symbol] + read_bits(walk, extra);
	range = read_symbol(walk, distances);
	if (range >= COUNT(distance_bases)) {
		find_invalid(walk);
		return;
	}
	extra = range < 4 ? 0 : range / 2 - 1;
	extra = read_bits(walk, extra);
	copy(walk, length, distance_bases[range] + extra);
}

static void
walk_symbols(struct walk *walk, const struct code *literals,
    const struct code *distances)
{
	while (!is_stopped(walk)) {
		unsigned symbol = read_symbol(walk, literals);

		if (walk->starved || symbol == 256)
			return;
		if (symbol == CODE_NONE)
			find_invalid(walk);
		else if (symbol < 256)
			write_octet(walk, (uint8_t)symbol);
		else
			walk_match(walk, symbol - 257, distances);
	}
}

/* RFC 1951, 3.2.4. */
static void
walk_stored(struct walk *walk)
{
	unsigned size, check;

	skip_to_octet(walk);
	size = read_bits(walk, 16);
	check = read_bits(walk, 16);
	if (size != (~check & 0xffff))
		find_invalid(walk);
	for (; size > 0 && !is_stopped(walk); size--) {
		uint8_t octet = (uint8_t)read_bits(walk, 8);

		if (!walk->starved)
			write_octet(walk, octet);
	}
}

/* RFC 1951, 3.2.6. */
static void
walk_fixed(struct walk *walk)
{
	struct code literals = { .count = 288 }, distances = { .count = 32 };

	memset(literals.lengths, 8, 288);
	memset(literals.lengths + 144, 9, 112);
	memset(literals.lengths + 256, 7, 24);
	memset(distances.lengths, 5, 32);
	walk_symbols(walk, &literals, &distances);
}

/* RFC 1951, 3.2.7: the lengths of both codes, themselves in a code. */
static void
read_lengths(
    struct walk *walk, const struct code *code, uint8_t *lengths, unsigned most)
{
	for (unsigned count = 0; count < most && !is_stopped(walk);) {
		unsigned symbol = read_symbol(walk, code), times = 1;
		uint8_t length = 0;

		if (symbol == 16) {
			times = 3 + read_bits(walk, 2);
			if (count == 0)
				find_invalid(walk);
			else
				length = lengths[count - 1];
		} else if (symbol == 17) {
			times = 3 + read_bits(walk, 3);
		} else if (symbol == 18) {
			times = 11 + read_bits(walk, 7);
		} else if (symbol != CODE_NONE) {
			length = (uint8_t)symbol;
		}
		if (times > most - count)
			find_invalid(walk);
		for (; times > 0 && !is_stopped(walk); times--)
			lengths[count++] = length;
	}
}

static void
read_length_code(struct walk *walk, struct code *code, unsigned count)
{
	static const uint8_t order[] = { 16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11,
		4, 12, 3, 13, 2, 14, 1, 15 };

	for (unsigned i = 0; i < count; i++)
		code->lengths[order[i]] = (uint8_t)read_bits(walk, 3);
	if (!code_is_sound(code, false))
		find_invalid(walk);
}

static void
walk_dynamic(struct walk *walk)
{
	struct code literals = { .count = 257 + read_bits(walk, 5) };
	struct code distances = { .count = 1 + read_bits(walk, 5) };
	struct code code = { .count = 19 };
	unsigned count = 4 + read_bits(walk, 4);
	uint8_t lengths[320] = { 0 };

	if (literals.count > 286 || distances.count > 30)
		find_invalid(walk);
	read_length_code(walk, &code, count);
	read_lengths(walk, &code, lengths, literals.count + distances.count);
	memcpy(literals.lengths, lengths, literals.count);
	memcpy(distances.lengths, lengths + literals.count, distances.count);
	if (lengths[256] == 0 || !code_is_sound(&literals, true) ||
	    !code_is_sound(&distances, true))
		find_invalid(walk);
	walk_symbols(walk, &literals, &distances);
}

/* Whether another block may follow. */
static bool
walk_block(struct walk *walk)
{
	bool final = read_bits(walk, 1) != 0;
	unsigned type = read_bits(walk, 2);

	if (is_stopped(walk))
		return false;
	if (type == 0)
		walk_stored(walk);
	else if (type == 1)
		walk_fixed(walk);
	else if (type == 2)
		walk_dynamic(walk);
	else
		find_invalid(walk);
	/* RFC 7692, 7.2.3.4: the next block begins on the next octet. */
	if (final)
		skip_to_octet(walk);
	/* It may be the end: what was taken off is not missing. */
	if (final && !is_stopped(walk) && walk->bit == 8 * (walk->size - 4))
		walk->bit = 8 * walk->size;
	return !is_stopped(walk) && walk->bit < 8 * walk->size;
}

/* ---- Messages ---- */

/* Walks through a message and the octets that RFC 7692, 7.2.2 adds. */
static struct oracle_verdict
walk_message(struct oracle *oracle, const uint8_t *data, size_t size, bool text)
{
	struct walk walk = {
		.oracle = oracle,
		.data = data,
		.size = size,
		.text = text,
		.verdict = { .rule = WSREG_RULE_COUNT },
	};

	while (walk_block(&walk))
		;
	if (walk.starved) {
		walk.starved = false;
		walk.bit = 8 * size;
		find_invalid(&walk);
	}
	if (text && !wsreg_utf8_complete(&walk.utf8))
		find(&walk, WSREG_RULE_TEXT_UTF8_AFTER_INFLATE, 0);
	return walk.verdict;
}

/* Walks through it again, with no rule but that it has to be made of blocks. */
static bool
is_whole(struct oracle *oracle, const uint8_t *data, size_t size)
{
	struct deflate_side side = oracle->side;
	uint64_t limit = oracle->limit;
	struct oracle_verdict verdict;

	oracle->side = (struct deflate_side){ .window_bits = 15 };
	oracle->limit = 0;
	oracle->size = oracle->start;
	verdict = walk_message(oracle, data, size, false);
	oracle->side = side;
	oracle->limit = limit;
	return verdict.rule == WSREG_RULE_COUNT;
}

struct oracle_verdict
oracle_inflate(
    struct oracle *oracle, const uint8_t *data, size_t size, bool text)
{
	static const uint8_t tail[] = { 0x00, 0x00, 0xff, 0xff };
	size_t all = size + sizeof(tail);
	uint8_t *whole = malloc(all);
	struct oracle_verdict verdict;

	support_assert(whole != NULL, "memory is out");
	memcpy(whole, data, size);
	memcpy(whole + size, tail, sizeof(tail));
	oracle->start = oracle->size;
	verdict = walk_message(oracle, whole, all, text);
	/* What a block that is cut off makes of the tail is no message. */
	if (verdict.rule != WSREG_RULE_COUNT && verdict.shown > size &&
	    !is_whole(oracle, whole, all)) {
		verdict.rule = WSREG_RULE_DEFLATE_DATA_INVALID;
		verdict.value = 0;
	}
	free(whole);
	return verdict;
}

void
oracle_free(struct oracle *oracle)
{
	free(oracle->output);
}
