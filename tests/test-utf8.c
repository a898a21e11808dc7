/* SPDX-License-Identifier: MIT */
/* Tests of UTF-8 and masks: every code point in every length, every short
 * text, under masks, cut anywhere. */

#include <stdlib.h>
#include <string.h>

#include "frames/wsreg-check.h"
#include "support.h"

/* ---- A plain decoder ---- */

/* One sequence by its bits; RFC 3629, 3.  Its length, or 0 if the text may not
 * begin with it, be it whole or not. */
static size_t
decode(const uint8_t *octets, size_t size, uint32_t *point)
{
	static const struct {
		uint8_t mask, bits;
		uint32_t least;
	} forms[] = { { 0x80, 0x00, 0 }, { 0xe0, 0xc0, 0x80 },
		{ 0xf0, 0xe0, 0x800 }, { 0xf8, 0xf0, 0x10000 } };

	for (size_t i = 0; i < COUNT(forms); i++) {
		if ((octets[0] & forms[i].mask) != forms[i].bits)
			continue;
		if (size <= i)
			return 0;
		*point = octets[0] & (uint8_t)~forms[i].mask;
		for (size_t j = 1; j <= i; j++) {
			if ((octets[j] & 0xc0) != 0x80)
				return 0;
			*point = *point << 6 | (octets[j] & 0x3f);
		}
		return *point >= forms[i].least && *point <= 0x10ffff &&
			(*point < 0xd800 || *point > 0xdfff)
		    ? i + 1
		    : 0;
	}
	return 0;
}

/* Whether the octets are whole UTF-8. */
static bool
is_text(const uint8_t *octets, size_t size)
{
	uint32_t point;

	for (size_t at = 0, step; at < size; at += step) {
		step = decode(octets + at, size - at, &point);
		if (step == 0)
			return false;
	}
	return true;
}

/* Whether up to three more octets make it UTF-8: it is then a beginning of
 * some text. */
static bool
is_beginning(const uint8_t *octets, size_t size)
{
	static const uint8_t ends[][3] = { { 0x80, 0x80, 0x80 },
		{ 0xbf, 0xbf, 0xbf } };
	uint8_t longer[8];

	if (is_text(octets, size))
		return true;
	memcpy(longer, octets, size);
	for (size_t i = 0; i < COUNT(ends); i++)
		for (size_t more = 1; more <= 3; more++) {
			memcpy(longer + size, ends[i], more);
			if (is_text(longer, size + more))
				return true;
		}
	return false;
}

/* The index of the first octet after which there is no text. */
static size_t
find_bad(const uint8_t *octets, size_t size)
{
	for (size_t i = 1; i <= size; i++)
		if (!is_beginning(octets, i))
			return i - 1;
	return size;
}

/* ---- Short texts ---- */

static void
check_short(const uint8_t *octets, size_t size)
{
	struct wsreg_utf8 utf8 = { 0 };
	size_t bad = find_bad(octets, size);
	size_t good = wsreg_utf8_feed(&utf8, octets, size);

	support_assert(good == bad, "%02x %02x %02x %02x: %zu, not %zu",
	    octets[0], octets[1], octets[2], octets[3], good, bad);
	support_assert(wsreg_utf8_complete(&utf8) == is_text(octets, size),
	    "%02x %02x %02x %02x: complete or not", octets[0], octets[1],
	    octets[2], octets[3]);
	if (good < size)
		support_assert(wsreg_utf8_feed(&utf8, "a", 1) == 0,
		    "goes on after a failure");
}

/* By their length: of octets at both sides of every bound. */
START_TEST(test_short_texts)
{
	static const uint8_t octets[] = { 0x00, 0x7f, 0x80, 0x8f, 0x90, 0x9f,
		0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xec, 0xed,
		0xee, 0xef, 0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xf7, 0xf8, 0xff };
	size_t count = 1;

	for (int i = 0; i < _i; i++)
		count *= COUNT(octets);
	for (size_t number = 0; number < count; number++) {
		uint8_t text[4] = { 0 };
		size_t rest = number;

		for (int i = 0; i < _i; i++, rest /= COUNT(octets))
			text[i] = octets[rest % COUNT(octets)];
		check_short(text, (size_t)_i);
	}
}
END_TEST

/* RFC 3629, 3, in so many octets, be it overlong. */
static void
encode(uint32_t point, size_t size, uint8_t octets[4])
{
	static const uint8_t firsts[] = { 0x00, 0xc0, 0xe0, 0xf0 };

	for (size_t i = size; i-- > 1; point >>= 6)
		octets[i] = (uint8_t)(0x80 | (point & 0x3f));
	octets[0] = (uint8_t)(firsts[size - 1] | point);
}

/* By length: all code points that fit, and that alone are UTF-8 which the
 * length is the shortest for. */
START_TEST(test_code_points)
{
	static const uint32_t limits[] = { 0x80, 0x800, 0x10000, 0x200000 };
	size_t size = (size_t)_i;
	uint32_t least = size == 1 ? 0 : limits[size - 2];

	for (uint32_t point = 0; point < limits[size - 1]; point++) {
		bool good = point >= least && point <= 0x10ffff &&
		    !(point >= 0xd800 && point <= 0xdfff);
		struct wsreg_utf8 utf8 = { 0 };
		uint8_t octets[4];

		encode(point, size, octets);
		support_assert(
		    (wsreg_utf8_feed(&utf8, octets, size) == size) == good,
		    "U+%04X in %zu octets", (unsigned)point, size);
		support_assert(wsreg_utf8_complete(&utf8) == good,
		    "U+%04X in %zu octets: complete or not", (unsigned)point,
		    size);
	}
}
END_TEST

/* ---- Long texts, under masks, cut ---- */

#define LONG 200

/* Mostly ASCII, with letters of each length, and at times an octet that fits
 * nowhere. */
static void
make_text(uint8_t text[LONG], uint32_t *random)
{
	static const uint32_t points[] = { 0x7f, 0x80, 0x7ff, 0x800, 0xd7ff,
		0xe000, 0xffff, 0x10000, 0x10ffff };
	size_t at = 0;

	memset(text, 'a', LONG);
	while (at + 4 <= LONG) {
		uint32_t point = points[support_random(random) % COUNT(points)];
		size_t size = 1;

		size += point >= 0x80;
		size += point >= 0x800;
		size += point >= 0x10000;
		encode(point, size, text + at);
		at += size;
		at +=
		    support_random(random) % 3 * (support_random(random) % 20);
	}
	if (support_random(random) % 2 == 0)
		text[support_random(random) % LONG] =
		    (uint8_t)support_random(random);
}

/* Feeds the masked text in pieces, and has it copied to `target` if that is
 * not NULL; where it is bad, or its size. */
static size_t
feed_pieces(struct wsreg_utf8 *utf8, uint8_t *target, const uint8_t *masked,
    const uint8_t key[4], unsigned phase, uint32_t *random)
{
	size_t most = 1 + support_random(random) % LONG, bad = LONG;

	for (size_t at = 0, size, good; at < LONG; at += size) {
		unsigned turn = phase + (unsigned)at;

		size = support_random(random) % (most + 1);
		if (size > LONG - at)
			size = LONG - at;
		good = target != NULL ? wsreg_utf8_unmask(utf8, target + at,
					    masked + at, size, key, turn)
				      : wsreg_utf8_feed_masked(
					    utf8, masked + at, size, key, turn);
		if (good < size && bad == LONG)
			bad = at + good;
	}
	return bad;
}

/* The index of the first bad octet of a long text. */
static size_t
find_long(const uint8_t *text)
{
	uint32_t point;
	size_t at = 0, step, rest;

	while (at < LONG && (step = decode(text + at, LONG - at, &point)) > 0)
		at += step;
	rest = LONG - at < 4 ? LONG - at : 4;
	return at + find_bad(text + at, rest);
}

static void
check_masked(const uint8_t *text, const uint8_t *masked, const uint8_t key[4],
    unsigned phase, uint32_t *random)
{
	struct wsreg_utf8 plain = { 0 }, utf8 = { 0 }, other = { 0 };
	struct wsreg_utf8 in_place = { 0 };
	size_t bad = find_long(text);
	uint8_t back[LONG];

	for (size_t i = 0; i < LONG; i++)
		support_assert(masked[i] == (text[i] ^ key[(phase + i) % 4]),
		    "octet %zu under a wrong mask", i);
	ck_assert_uint_eq(wsreg_utf8_feed(&plain, text, LONG), bad);
	ck_assert_uint_eq(
	    feed_pieces(&utf8, NULL, masked, key, phase, random), bad);
	ck_assert_uint_eq(
	    feed_pieces(&other, back, masked, key, phase, random), bad);
	ck_assert_mem_eq(back, text, LONG);
	memcpy(back, masked, LONG);
	ck_assert_uint_eq(
	    feed_pieces(&in_place, back, back, key, phase, random), bad);
	ck_assert_mem_eq(back, text, LONG);
	ck_assert_uint_eq(utf8.state, plain.state);
	ck_assert_uint_eq(other.state, plain.state);
	ck_assert_uint_eq(in_place.state, plain.state);
	memcpy(back, masked, LONG);
	wsreg_unmask(back, back, LONG, key, phase);
	ck_assert_mem_eq(back, text, LONG);
}

/* In memory that ends with the text, so that what is read past it shows. */
START_TEST(test_masked)
{
	uint32_t random = (uint32_t)_i + 1;
	uint8_t *masked = malloc(LONG);

	ck_assert_ptr_nonnull(masked);
	for (int i = 0; i < 500; i++) {
		unsigned phase = support_random(&random);
		uint32_t drawn = support_random(&random);
		uint8_t text[LONG], key[4];

		make_text(text, &random);
		memcpy(key, &drawn, sizeof(key));
		wsreg_unmask(masked, text, LONG, key, phase);
		check_masked(text, masked, key, phase, &random);
	}
	free(masked);
}
END_TEST

/* ASCII but for one octet, which is bad, or the first of a letter. */
static void
check_run(uint8_t *text, size_t size, size_t at)
{
	static const uint8_t key[4] = { 0x80, 0xff, 0x00, 0x7f };
	struct wsreg_utf8 bad = { 0 }, letter = { 0 };
	size_t end = at + 1 < size ? at + 1 : size;

	memset(text, 'x', size);
	text[at] = 0xc3;
	support_assert(wsreg_utf8_feed(&letter, text, size) == end,
	    "%zu octets: a letter at %zu", size, at);
	support_assert(!wsreg_utf8_complete(&letter),
	    "%zu octets: complete at %zu", size, at);
	text[at] = 0xff;
	wsreg_unmask(text, text, size, key, 3);
	support_assert(wsreg_utf8_feed_masked(&bad, text, size, key, 3) == at,
	    "%zu octets: not bad at %zu", size, at);
}

/* By alignment. */
START_TEST(test_ascii_runs)
{
	size_t start = (size_t)_i;
	uint8_t *text = malloc(80);

	ck_assert_ptr_nonnull(text);
	for (size_t size = 0; size + start <= 80; size++)
		for (size_t at = 0; at < size; at++)
			check_run(text + start, size, at);
	free(text);
}
END_TEST

START_TEST(test_nothing)
{
	static const uint8_t key[4] = { 1, 2, 3, 4 };
	struct wsreg_utf8 utf8 = { 0 };

	ck_assert(wsreg_utf8_complete(&utf8));
	ck_assert_uint_eq(wsreg_utf8_feed(&utf8, NULL, 0), 0);
	ck_assert_uint_eq(wsreg_utf8_feed_masked(&utf8, NULL, 0, key, 1), 0);
	ck_assert_uint_eq(wsreg_utf8_unmask(&utf8, NULL, NULL, 0, key, 1), 0);
	ck_assert(wsreg_utf8_complete(&utf8));
	wsreg_unmask(NULL, NULL, 0, key, 0);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("utf8");
	TCase *tcase = tcase_create("utf8");

	tcase_add_loop_test(tcase, test_short_texts, 0, 5);
	tcase_add_loop_test(tcase, test_code_points, 1, 5);
	tcase_add_loop_test(tcase, test_masked, 0, 8);
	tcase_add_loop_test(tcase, test_ascii_runs, 0, 16);
	tcase_add_test(tcase, test_nothing);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	static Suite *(*const makers[])(void) = { make_suite };

	return support_main(makers, COUNT(makers));
}
