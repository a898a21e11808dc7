/* SPDX-License-Identifier: MIT */
/* Tests of the tables that codes of compressed data are looked up by, against
 * the codes read slowly. */

#include <string.h>

#include "inflate-code.h"
#include "support.h"
#include "traffic/inflate-table.h"

/* An alphabet, and how large its tables may be. */
static const struct {
	SUPPORT_ROW;
	const struct inflate_alphabet *alphabet;
	unsigned symbols, longest, entries;
} alphabets[] = {
	{ ROW, &inflate_literals, 286, 15, INFLATE_LITERAL_ENTRIES },
	{ ROW, &inflate_distances, 30, 15, INFLATE_DISTANCE_ENTRIES },
	{ ROW, &inflate_code_lengths, 19, 7, INFLATE_DISTANCE_ENTRIES },
};

/* Splits the code 0 or 1 until there are as many as wanted, often the longest
 * ones, and gives them to symbols by chance. */
static void
make_code(
    struct code *code, unsigned symbols, unsigned longest, uint32_t *random)
{
	unsigned wanted = 2 + support_random(random) % (symbols - 1), count = 2;
	bool deep = support_random(random) % 2 == 0;

	memset(code, 0, sizeof(*code));
	code->count = symbols;
	code->lengths[0] = code->lengths[1] = 1;
	for (unsigned tries = 0; count < wanted && tries < 2000; tries++) {
		unsigned i = deep && tries % 4 != 0
		    ? count - 1
		    : support_random(random) % count;

		if (code->lengths[i] < longest) {
			code->lengths[count++] = ++code->lengths[i];
		}
	}
	for (unsigned i = symbols; i > 1; i--) {
		unsigned other = support_random(random) % i;
		uint8_t held = code->lengths[i - 1];

		code->lengths[i - 1] = code->lengths[other];
		code->lengths[other] = held;
	}
}

/* Looks up bits, the first one lowest. */
static uint32_t
look_up(const struct inflate_table *table, unsigned bits)
{
	uint32_t entry = table->entries[bits & ((1u << table->bits) - 1)];

	if ((entry & INFLATE_SUBTABLE) != 0)
		entry = table->entries[INFLATE_VALUE(entry) +
		    (bits >> INFLATE_TOTAL(entry) &
			((1u << INFLATE_CODE(entry)) - 1))];
	return entry;
}

/* Reads bits slowly, as RFC 1951, 3.2.2 has it. */
static unsigned
read_symbol(const struct code *code, unsigned bits, unsigned *length)
{
	unsigned first = 0, value = 0;

	for (*length = 1; *length <= 15; ++*length) {
		unsigned count = code_count(code, *length);

		value = value << 1 | (bits >> (*length - 1) & 1);
		if (value - first < count)
			return code_symbol(code, *length, value - first);
		first = (first + count) << 1;
	}
	return CODE_NONE;
}

static void
compare(const struct inflate_alphabet *alphabet,
    const struct inflate_table *table, const struct code *code, unsigned bits)
{
	uint32_t entry = look_up(table, bits), expected;
	unsigned length, symbol = read_symbol(code, bits, &length);

	ck_assert_uint_ne(symbol, CODE_NONE);
	expected = symbol < alphabet->first
	    ? INFLATE_LITERAL | symbol << 16
	    : alphabet->results[symbol - alphabet->first];
	ck_assert_uint_eq(entry, expected + (length << 8 | length));
}

START_TEST(test_codes)
{
	/* What is behind shows whether more is written. */
	static uint32_t entries[INFLATE_LITERAL_ENTRIES + 64];
	const struct inflate_alphabet *alphabet = alphabets[_i].alphabet;
	struct inflate_table table = { .entries = entries };
	uint32_t random = 1;
	struct code code;

	for (unsigned i = 0; i < 100; i++) {
		memset(entries, 0xa5, sizeof(entries));
		make_code(&code, alphabets[_i].symbols, alphabets[_i].longest,
		    &random);
		ck_assert(code_is_sound(&code, false));
		ck_assert(inflate_table_make(
		    &table, alphabet, code.lengths, code.count));
		for (unsigned j = 0; j < 200; j++)
			compare(alphabet, &table, &code,
			    support_random(&random) & 0x7fff);
		for (unsigned j = alphabets[_i].entries; j < COUNT(entries);
		     j++)
			ck_assert_uint_eq(entries[j], 0xa5a5a5a5);
	}
}
END_TEST

/* With one length changed, a code is mostly none. */
START_TEST(test_unsound)
{
	static uint32_t entries[INFLATE_LITERAL_ENTRIES];
	const struct inflate_alphabet *alphabet = alphabets[_i].alphabet;
	struct inflate_table table = { .entries = entries };
	unsigned unsound = 0;
	uint32_t random = 1;
	struct code code;

	for (unsigned i = 0; i < 1000; i++) {
		bool sound;

		make_code(&code, alphabets[_i].symbols, alphabets[_i].longest,
		    &random);
		code.lengths[support_random(&random) % code.count] =
		    (uint8_t)(support_random(&random) %
			(alphabets[_i].longest + 1));
		sound = code_is_sound(&code, alphabet->sparse);
		unsound += !sound;
		ck_assert_int_eq(inflate_table_make(&table, alphabet,
				     code.lengths, code.count),
		    sound);
	}
	ck_assert_uint_gt(unsound, 300);
}
END_TEST

/* RFC 1951, 3.2.7: one code of one bit, or no code. */
START_TEST(test_sparse)
{
	uint32_t entries[2];
	struct inflate_table table = { .entries = entries };
	uint8_t lengths[30] = { 0 };

	ck_assert(inflate_table_make(&table, &inflate_distances, lengths, 30));
	ck_assert_uint_eq(look_up(&table, 0), INFLATE_SPECIAL | 1);
	ck_assert_uint_eq(look_up(&table, 1), INFLATE_SPECIAL | 1);
	lengths[2] = 1;
	ck_assert(inflate_table_make(&table, &inflate_distances, lengths, 30));
	ck_assert_uint_eq(look_up(&table, 0), 3u << 16 | 1 << 8 | 1);
	ck_assert_uint_eq(look_up(&table, 1), INFLATE_SPECIAL | 1);
	ck_assert(
	    !inflate_table_make(&table, &inflate_code_lengths, lengths, 19));
	lengths[2] = 2;
	ck_assert(!inflate_table_make(&table, &inflate_distances, lengths, 30));
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("inflate-table");
	TCase *tcase = tcase_create("inflate-table");

	support_add_rows(tcase, test_codes, alphabets);
	support_add_rows(tcase, test_unsound, alphabets);
	tcase_add_test(tcase, test_sparse);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	Suite *(*const makers[])(void) = { make_suite };

	return support_main(makers, COUNT(makers));
}
