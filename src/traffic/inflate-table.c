/* SPDX-License-Identifier: MIT */
/* Makes the tables by which codes of compressed data are looked up;
 * RFC 1951, 3.2. */

#include "inflate-table.h"

#include <string.h>

/* ---- Alphabets ---- */

/* A length or distance, and the number of extra bits that are added to it. */
#define VALUE(value, extra) ((uint32_t)(value) << 16 | (extra))

/* RFC 1951, 3.2.6: these symbols never occur. */
#define NEVER INFLATE_SPECIAL

/* RFC 1951, 3.2.5: the end of the block, then the lengths. */
static const uint32_t literal_results[] = {
	INFLATE_SPECIAL | INFLATE_END_OF_BLOCK, VALUE(3, 0), VALUE(4, 0),
	VALUE(5, 0), VALUE(6, 0), VALUE(7, 0), VALUE(8, 0), VALUE(9, 0),
	VALUE(10, 0), VALUE(11, 1), VALUE(13, 1), VALUE(15, 1), VALUE(17, 1),
	VALUE(19, 2), VALUE(23, 2), VALUE(27, 2), VALUE(31, 2), VALUE(35, 3),
	VALUE(43, 3), VALUE(51, 3), VALUE(59, 3), VALUE(67, 4), VALUE(83, 4),
	VALUE(99, 4), VALUE(115, 4), VALUE(131, 5), VALUE(163, 5),
	VALUE(195, 5), VALUE(227, 5), VALUE(258, 0), NEVER, NEVER
};

/* RFC 1951, 3.2.5. */
static const uint32_t distance_results[] = { VALUE(1, 0), VALUE(2, 0),
	VALUE(3, 0), VALUE(4, 0), VALUE(5, 1), VALUE(7, 1), VALUE(9, 2),
	VALUE(13, 2), VALUE(17, 3), VALUE(25, 3), VALUE(33, 4), VALUE(49, 4),
	VALUE(65, 5), VALUE(97, 5), VALUE(129, 6), VALUE(193, 6), VALUE(257, 7),
	VALUE(385, 7), VALUE(513, 8), VALUE(769, 8), VALUE(1025, 9),
	VALUE(1537, 9), VALUE(2049, 10), VALUE(3073, 10), VALUE(4097, 11),
	VALUE(6145, 11), VALUE(8193, 12), VALUE(12289, 12), VALUE(16385, 13),
	VALUE(24577, 13), NEVER, NEVER };

/* RFC 1951, 3.2.7: lengths, then what repeats them. */
static const uint32_t code_length_results[] = { VALUE(0, 0), VALUE(1, 0),
	VALUE(2, 0), VALUE(3, 0), VALUE(4, 0), VALUE(5, 0), VALUE(6, 0),
	VALUE(7, 0), VALUE(8, 0), VALUE(9, 0), VALUE(10, 0), VALUE(11, 0),
	VALUE(12, 0), VALUE(13, 0), VALUE(14, 0), VALUE(15, 0), VALUE(16, 2),
	VALUE(17, 3), VALUE(18, 7) };

const struct inflate_alphabet inflate_literals = {
	.results = literal_results,
	.first = 256,
	.bits = INFLATE_LITERAL_BITS,
	.sparse = true,
};

const struct inflate_alphabet inflate_distances = {
	.results = distance_results,
	.bits = INFLATE_DISTANCE_BITS,
	.sparse = true,
};

const struct inflate_alphabet inflate_code_lengths = {
	.results = code_length_results,
	.bits = 7,
};

/* ---- Codes ---- */

/* The code of a table in the making. */
struct code {
	const struct inflate_alphabet *alphabet;
	/* How many symbols have codes of a length, and all those symbols by
	 * length, then by number. */
	uint16_t counts[INFLATE_LENGTH_MOST + 1];
	uint16_t symbols[INFLATE_LITERALS];
	unsigned longest;
	/* The next code, its first bit lowest, as the data has it. */
	unsigned next;
};

/* Lists the symbols that have a code and counts the lengths; returns how many
 * were listed.  Most alphabets have long runs of symbols without one. */
static unsigned
list_symbols(struct code *code, const uint8_t *lengths, unsigned count,
    uint16_t symbols[INFLATE_LITERALS])
{
	static const uint8_t zeros[8];
	unsigned listed = 0;

	for (unsigned i = 0, end; i < count;) {
		end = i + 8 < count ? i + 8 : count;
		if (end - i == 8 && memcmp(lengths + i, zeros, 8) == 0)
			i = end;
		for (; i < end; i++) {
			symbols[listed] = (uint16_t)i;
			listed += lengths[i] != 0;
			code->counts[lengths[i]]++;
		}
	}
	return listed;
}

static void
sort_symbols(struct code *code, const uint8_t *lengths, unsigned count)
{
	uint16_t symbols[INFLATE_LITERALS], ends[INFLATE_LENGTH_MOST + 1];
	unsigned listed, end = 0;

	memset(code->counts, 0, sizeof(code->counts));
	listed = list_symbols(code, lengths, count, symbols);
	code->counts[0] = 0;
	code->longest = 0;
	for (unsigned i = 1; i <= INFLATE_LENGTH_MOST; i++) {
		ends[i] = (uint16_t)end;
		end += code->counts[i];
		if (code->counts[i] > 0)
			code->longest = i;
	}
	for (unsigned i = 0; i < listed; i++)
		code->symbols[ends[lengths[symbols[i]]]++] = symbols[i];
}

/* Returns how much of all that bits can say the codes leave unsaid, in units of
 * the longest code; negative: they contradict each other. */
static int
count_unused(const struct code *code)
{
	int unused = 1 << INFLATE_LENGTH_MOST;

	for (unsigned i = 1; i <= INFLATE_LENGTH_MOST; i++)
		unused -= code->counts[i] << (INFLATE_LENGTH_MOST - i);
	return unused;
}

/* Returns the entry of a symbol whose code has `length` bits. */
static inline uint32_t
make_entry(const struct code *code, unsigned symbol, unsigned length)
{
	const struct inflate_alphabet *alphabet = code->alphabet;
	uint32_t result = symbol < alphabet->first
	    ? INFLATE_LITERAL | symbol << 16
	    : alphabet->results[symbol - alphabet->first];

	return result + (length << 8 | length);
}

/* RFC 1951, 3.2.2: goes on to the next code of the same length, which is higher
 * by one if the bits are read the other way round. */
static inline void
advance(struct code *code, unsigned length)
{
	unsigned zeros = ~code->next & ((1u << length) - 1), bit;

	if (zeros == 0) {
		code->next = 0;
		return;
	}
	bit = 1u << (31 - (unsigned)__builtin_clz(zeros));
	code->next = (code->next & (bit - 1)) | bit;
}

/* Makes the entries of codes that are not longer than what the table is looked
 * up by.  The table doubles with each bit; what it had is right for both values
 * of that bit.  Returns how many symbols that were. */
static unsigned
fill_table(struct code *code, struct inflate_table *table)
{
	uint32_t *entries = table->entries;
	unsigned done = 0;

	for (unsigned length = 1; length <= table->bits; length++) {
		size_t half = (size_t)1 << (length - 1);

		if (done > 0)
			memcpy(
			    entries + half, entries, half * sizeof(*entries));
		for (unsigned i = code->counts[length]; i > 0; i--) {
			entries[code->next] =
			    make_entry(code, code->symbols[done++], length);
			advance(code, length);
		}
	}
	return done;
}

/* Returns the number of bits that a subtable is looked up by.  It begins with a
 * code of `length` bits, of which `left` codes have no place yet, and it ends
 * where its codes have used it up. */
static unsigned
measure_subtable(
    const struct code *code, unsigned bits, unsigned length, unsigned left)
{
	unsigned size = length - bits, used = left;

	while (used < 1u << size && bits + size < code->longest) {
		size++;
		used = 2 * used + code->counts[bits + size];
	}
	return size;
}

/* Makes the entries of longer codes, from this symbol on, in subtables behind
 * the table, one for all codes that begin alike. */
static void
fill_subtables(struct code *code, struct inflate_table *table, unsigned done)
{
	const unsigned bits = table->bits, mask = (1u << bits) - 1;
	unsigned start = 0, size = 0, end = 1u << bits, prefix = mask + 1;

	for (unsigned length = bits + 1; length <= code->longest; length++)
		for (unsigned left = code->counts[length]; left > 0; left--) {
			uint32_t entry =
			    make_entry(code, code->symbols[done++], length);

			if ((code->next & mask) != prefix) {
				prefix = code->next & mask;
				size =
				    measure_subtable(code, bits, length, left);
				start = end;
				end += 1u << size;
				table->entries[prefix] = start << 16 |
				    INFLATE_SPECIAL | INFLATE_SUBTABLE |
				    size << 8 | bits;
			}
			for (unsigned i = code->next >> bits; i < 1u << size;
			     i += 1u << (length - bits))
				table->entries[start + i] = entry;
			advance(code, length);
		}
}

bool
inflate_table_make(struct inflate_table *table,
    const struct inflate_alphabet *alphabet, const uint8_t *lengths,
    unsigned count)
{
	struct code code;
	int unused;

	code.alphabet = alphabet;
	code.next = 0;
	sort_symbols(&code, lengths, count);
	unused = count_unused(&code);
	if (unused < 0 ||
	    (unused > 0 && code.longest > 0 &&
		!(alphabet->sparse && code.longest == 1)))
		return false;
	table->bits =
	    code.longest < alphabet->bits ? code.longest : alphabet->bits;
	/* RFC 1951, 3.2.7: there may be one distance, whose code is the bit 0,
	 * or none.  Nothing has the other code. */
	if (unused > 0) {
		table->bits = 1;
		table->entries[0] = INFLATE_SPECIAL | 1;
		table->entries[1] = INFLATE_SPECIAL | 1;
		if (code.longest > 0)
			table->entries[0] =
			    make_entry(&code, code.symbols[0], 1);
		return true;
	}
	fill_subtables(&code, table, fill_table(&code, table));
	return true;
}
