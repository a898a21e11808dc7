/* SPDX-License-Identifier: MIT */
/* Tests of TCP streams from packets: the octets that were sent come out, or all
 * but those that are lost, in all forms of a file and all orders of packets. */

#include <stdlib.h>
#include <string.h>

#include "capture-build.h"
#include "capture-log.h"

#define FIN 1
#define SYN 2
#define RST 4
#define ACK 16

/* ---- A connection as it was sent ---- */

/* The octets of both sides, and their first numbers, which wrap around soon. */
#define OCTETS 300
static uint8_t truth[2][OCTETS];
static const uint32_t starts[2] = { UINT32_MAX - 100, UINT32_MAX - 20 };

#define SEGMENTS_MOST 4096
static struct build_segment segments[SEGMENTS_MOST];
static size_t segment_count;

static void
set_up(void)
{
	uint32_t state = 7;

	for (size_t side = 0; side < 2; side++)
		for (size_t i = 0; i < OCTETS; i++)
			truth[side][i] = (uint8_t)support_random(&state);
	segment_count = 0;
}

/* Adds a segment whose octets begin at `offset' of the side's. */
static struct build_segment *
add(unsigned side, uint8_t flags, size_t offset, size_t size)
{
	struct build_segment *segment = &segments[segment_count++];

	ck_assert_uint_le(segment_count, SEGMENTS_MOST);
	*segment = (struct build_segment){
		.side = side,
		.flags = flags,
		.sequence =
		    starts[side] + (uint32_t)offset + ((flags & SYN) == 0),
		.acknowledged = starts[side ^ 1] + 1,
		.data = truth[side] + offset,
		.size = size,
		.seconds = 1700000000 + (uint32_t)segment_count / 20,
	};
	return segment;
}

static void
add_syns(void)
{
	add(0, SYN, 0, 0);
	add(1, SYN | ACK, 0, 0);
	add(0, ACK, 0, 0);
}

static void
add_fins(void)
{
	add(0, FIN | ACK, OCTETS, 0);
	add(1, FIN | ACK, OCTETS, 0);
}

/* Adds all octets of both sides, by turns, up to `most' in a segment. */
static void
add_octets(size_t most, uint32_t *state)
{
	size_t done[2] = { 0, 0 };

	while (done[0] < OCTETS || done[1] < OCTETS) {
		unsigned side = support_random(state) % 2;
		size_t size = support_random(state) % most + 1;

		if (size > OCTETS - done[side])
			size = OCTETS - done[side];
		if (size > 0)
			add(side, ACK, done[side], size);
		done[side] += size;
	}
}

/* Adds the whole connection. */
static void
add_all(size_t most, uint32_t seed)
{
	add_syns();
	add_octets(most, &seed);
	add_fins();
}

static void
make(struct build *build, const struct build_style *style)
{
	build_begin(build, style);
	for (size_t i = 0; i < segment_count; i++)
		build_add(build, &segments[i]);
}

/* ---- Comparing ---- */

/* Checks that octets came out as they were sent; some may be missing. */
static void
check_side(const struct log_side *side, size_t number, size_t first,
    size_t size, bool whole)
{
	size_t missing = 0;

	ck_assert_uint_eq(side->size, size);
	for (size_t i = 0; i < size; i++)
		if (side->octets[i] != truth[number][first + i]) {
			support_assert(
			    side->octets[i] == 0, "octet %zu is wrong", i);
			missing++;
		}
	ck_assert_uint_le(missing, side->missing);
	if (whole)
		ck_assert_uint_eq(side->missing, 0);
}

/* Reads the segments in a style; in all pieces if `cut'.  The log of the last
 * reading is the result. */
static void
run(struct log *log, const struct build_style *style, bool cut)
{
	static const size_t pieces[] = { 1, 7, 64, 1000 };
	struct build build;

	make(&build, style);
	log_read(log, NULL, build.octets, build.size, 0);
	ck_assert_msg(
	    log->trouble == NULL, "%s: %s", style->name, log->trouble);
	ck_assert(!log->cut);
	for (size_t i = 0; cut && i < COUNT(pieces); i++) {
		struct log other;

		log_read(&other, NULL, build.octets, build.size, pieces[i]);
		ck_assert_msg(strcmp(log->text, other.text) == 0,
		    "%s in pieces of %zu differs", style->name, pieces[i]);
		log_free(&other);
	}
	build_free(&build);
}

static void
check_whole(const struct log *log, const char *name)
{
	ck_assert_msg(log->count == 1, "%s: %zu connections", name, log->count);
	ck_assert_uint_eq(log->counts.connections, 1);
	for (size_t side = 0; side < 2; side++)
		check_side(
		    &log->connections[0].sides[side], side, 0, OCTETS, true);
}

/* ---- Tests ---- */

START_TEST(test_styles)
{
	const struct build_style *style = &build_styles[_i];
	struct log log;

	add_all(60, 1);
	run(&log, style, true);
	check_whole(&log, style->name);
	for (size_t side = 0; side < 2; side++) {
		const struct capture_side *last =
		    &log.connections[0].last.sides[side];

		ck_assert_int_eq(last->end, CAPTURE_FIN);
		ck_assert(last->syn);
		ck_assert_uint_eq(last->address.port, side == 0 ? 40000 : 8080);
		ck_assert_uint_eq(last->address.family, style->ip6 ? 6 : 4);
		ck_assert_uint_eq(log.connections[0].sides[side].ends, 1);
		ck_assert_uint_eq(log.connections[0].sides[side].overlaps, 0);
	}
	ck_assert_uint_eq(log.counts.unsupported, 0);
	if (style->noise)
		ck_assert_uint_gt(log.counts.secrets, 0);
	log_free(&log);
}
END_TEST

/* The time is that of the packet, with all digits. */
START_TEST(test_times)
{
	const struct build_style *style = &build_styles[_i];
	struct capture_time time;
	struct log log;
	uint64_t second = 1;

	add(0, SYN, 0, 0);
	run(&log, style, false);
	time = log.connections[0].last.first.time;
	ck_assert(time.known == !style->simple);
	if (time.known) {
		ck_assert_int_eq(time.seconds, 1700000000);
		ck_assert_uint_eq(time.digits,
		    style->resolution == 0          ? 6
			: style->resolution == 0x8a ? 9
						    : style->resolution);
		for (unsigned i = 0; i < time.digits; i++)
			second *= 10;
		ck_assert_uint_eq(time.fraction, second / 4);
	}
	log_free(&log);
}
END_TEST

/* A shuffle in which no segment moves by more than `most' places. */
static void
shuffle(size_t first, size_t most, uint32_t *state)
{
	for (size_t i = first; i + 1 < segment_count; i++) {
		size_t other = i + support_random(state) % (most + 1);
		struct build_segment kept = segments[i];

		if (other >= segment_count)
			continue;
		segments[i] = segments[other];
		segments[other] = kept;
	}
}

/* Adds some segments twice, at once or later, and some that cover others. */
static void
repeat(uint32_t *state)
{
	size_t count = segment_count;

	for (size_t i = 3; i < count; i++) {
		struct build_segment segment = segments[i];
		size_t before = (size_t)(segment.data - truth[segment.side]);
		uint32_t chance = support_random(state) % 4;

		if (chance == 0)
			continue;
		if (chance == 1 && before >= 20 && before < OCTETS - 20) {
			segment.data -= 20;
			segment.sequence -= 20;
			segment.size += 20;
			segment.flags = ACK;
		}
		segments[segment_count++] = segment;
	}
}

START_TEST(test_small)
{
	struct log log;

	add_all(7, (uint32_t)_i + 1);
	run(&log, &build_styles[0], _i == 0);
	check_whole(&log, "small");
	log_free(&log);
}
END_TEST

START_TEST(test_order)
{
	uint32_t state = (uint32_t)_i + 1;
	struct log log;

	add_all(_i % 2 == 0 ? 7 : 40, state);
	shuffle(3, 1u << _i % 8, &state);
	run(&log, &build_styles[0], _i == 0);
	check_whole(&log, "order");
	log_free(&log);
}
END_TEST

START_TEST(test_repeated)
{
	uint32_t state = (uint32_t)_i + 1;
	struct log log;

	add_all(_i % 2 == 0 ? 7 : 40, state);
	repeat(&state);
	if (_i % 3 != 0)
		shuffle(3, 1u << _i % 8, &state);
	run(&log, &build_styles[0], _i == 0);
	check_whole(&log, "repeated");
	ck_assert_uint_eq(log.connections[0].sides[0].overlaps, 0);
	ck_assert_uint_eq(log.connections[0].sides[1].overlaps, 0);
	log_free(&log);
}
END_TEST

/* Every packet is there twice, as "any" captures it. */
START_TEST(test_twice)
{
	struct build build;
	struct log log;

	add_all(40, 3);
	build_begin(&build, &build_styles[0]);
	for (size_t i = 0; i < segment_count; i++) {
		build_add(&build, &segments[i]);
		build_add(&build, &segments[i]);
	}
	log_read(&log, NULL, build.octets, build.size, 0);
	check_whole(&log, "twice");
	ck_assert_uint_eq(log.connections[0].last.sides[0].packets +
		log.connections[0].last.sides[1].packets,
	    2 * segment_count);
	log_free(&log);
	build_free(&build);
}
END_TEST

/* Returns how many octets of a side are in no segment. */
static size_t
count_lost(unsigned side)
{
	bool seen[OCTETS] = { false };
	size_t lost = OCTETS;

	for (size_t i = 0; i < segment_count; i++) {
		const struct build_segment *segment = &segments[i];
		size_t first = (size_t)(segment->data - truth[side]);

		for (size_t j = 0; segment->side == side && j < segment->size;
		     j++) {
			lost -= !seen[first + j];
			seen[first + j] = true;
		}
	}
	return lost;
}

START_TEST(test_lost)
{
	uint32_t state = (uint32_t)_i + 1;
	struct log log;
	size_t kept = 3;

	add_all(_i % 2 == 0 ? 7 : 40, state);
	for (size_t i = 3; i < segment_count; i++)
		if (support_random(&state) % 8 != 0 ||
		    (segments[i].flags & FIN) != 0)
			segments[kept++] = segments[i];
	segment_count = kept;
	run(&log, &build_styles[0], _i == 0);
	for (unsigned side = 0; side < 2; side++) {
		const struct log_side *of = &log.connections[0].sides[side];

		check_side(of, side, 0, OCTETS, false);
		ck_assert_uint_eq(of->missing, count_lost(side));
	}
	ck_assert_uint_eq(log.counts.lost, count_lost(0) + count_lost(1));
	log_free(&log);
}
END_TEST

/* The file begins in the middle of the connection, and ends there. */
START_TEST(test_middle)
{
	size_t first[2];
	struct log log;
	uint32_t state = 1;

	add_octets(30, &state);
	first[0] = 100;
	first[1] = 100;
	segment_count = 0;
	for (size_t at = 100; at < 200; at += 25) {
		add(1, ACK, at, 25);
		add(0, ACK, at, 25);
	}
	run(&log, &build_styles[0], true);
	ck_assert_uint_eq(log.count, 1);
	/* Side 0 is that of the first packet. */
	check_side(&log.connections[0].sides[0], 1, first[1], 100, true);
	check_side(&log.connections[0].sides[1], 0, first[0], 100, true);
	ck_assert(!log.connections[0].last.sides[0].syn);
	ck_assert_int_eq(log.connections[0].last.sides[0].end, CAPTURE_OPEN);
	log_free(&log);
}
END_TEST

/* The packets of one side alone. */
START_TEST(test_one_side)
{
	unsigned side = (unsigned)_i;
	struct log log;
	size_t kept = 0;

	add_all(40, 5);
	for (size_t i = 0; i < segment_count; i++)
		if (segments[i].side == side)
			segments[kept++] = segments[i];
	segment_count = kept;
	run(&log, &build_styles[0], true);
	ck_assert_uint_eq(log.count, 1);
	check_side(&log.connections[0].sides[side], side, 0, OCTETS, true);
	ck_assert_uint_eq(log.connections[0].sides[side ^ 1].size, 0);
	ck_assert_int_eq(log.connections[0].last.sides[side].end, CAPTURE_FIN);
	ck_assert_uint_eq(log.connections[0].last.sides[side ^ 1].packets, 0);
	log_free(&log);
}
END_TEST

/* The first octets win, and that others differ is reported: of those that were
 * reported, and of those that wait. */
START_TEST(test_overlap)
{
	static uint8_t other[OCTETS];
	struct log log;

	memcpy(other, truth[0], sizeof(other));
	other[15] ^= 1;
	add_syns();
	if (_i == 0)
		add(0, ACK, 0, 20);
	else
		add(0, ACK, 10, 20);
	add(0, ACK, 12, 20)->data = other + 12;
	if (_i == 1)
		add(0, ACK, 0, 10);
	add(0, ACK, 32, OCTETS - 32);
	run(&log, &build_styles[0], true);
	check_side(&log.connections[0].sides[0], 0, 0, OCTETS, true);
	ck_assert_uint_eq(log.connections[0].sides[0].overlaps, 1);
	ck_assert_ptr_nonnull(
	    strstr(log.text, "overlap 0 packet 5 offset 15 "));
	log_free(&log);
}
END_TEST

/* RFC 1122, 4.2.3.6: an old octet of any value asks whether the other side is
 * there. */
START_TEST(test_keep_alive)
{
	static const uint8_t any[1] = { 0 };
	struct log log;

	add_syns();
	truth[0][29] = 1;
	add(0, ACK, 0, 30);
	add(0, ACK, 29, 1)->data = any;
	add(0, ACK, 29, 0);
	add(0, ACK, 30, OCTETS - 30);
	run(&log, &build_styles[0], false);
	check_side(&log.connections[0].sides[0], 0, 0, OCTETS, true);
	ck_assert_uint_eq(log.connections[0].sides[0].overlaps, 0);
	log_free(&log);
}
END_TEST

/* An empty keep-alive is the first packet of the file. */
START_TEST(test_keep_alive_first)
{
	struct log log;

	add(0, ACK, 9, 0);
	add(1, ACK, 10, 0);
	add(0, ACK, 10, 30);
	run(&log, &build_styles[0], false);
	check_side(&log.connections[0].sides[0], 0, 10, 30, true);
	log_free(&log);
}
END_TEST

START_TEST(test_syn_octets)
{
	struct log log;

	add(0, SYN, 0, 50);
	add(1, SYN | ACK, 0, 0);
	add(0, ACK, 50, OCTETS - 50);
	run(&log, &build_styles[0], false);
	check_side(&log.connections[0].sides[0], 0, 0, OCTETS, true);
	log_free(&log);
}
END_TEST

/* The snapshot length takes the end of large segments away. */
START_TEST(test_snapshot)
{
	static const struct build_style styles[] = {
		{ .name = "cut", .snapshot = 110 },
		{ .name = "cut, pcapng", .snapshot = 110, .pcapng = true },
		{ .name = "cut, simple",
		    .snapshot = 110,
		    .pcapng = true,
		    .simple = true },
	};
	struct log log;

	add_syns();
	add(0, ACK, 0, 50);
	add(0, ACK, 50, 100);
	add(0, ACK, 150, OCTETS - 150);
	run(&log, &styles[_i], true);
	/* 14 octets of Ethernet, 20 of IP and 20 of TCP. */
	ck_assert_uint_eq(
	    log.connections[0].sides[0].missing, OCTETS - 50 - 2 * (110 - 54));
	check_side(&log.connections[0].sides[0], 0, 0, OCTETS, false);
	ck_assert_uint_eq(log.counts.cut, 2);
	log_free(&log);
}
END_TEST

/* A port is used again: a SYN with another number begins a connection. */
START_TEST(test_reuse)
{
	struct log log;
	size_t count;

	add_syns();
	add(0, ACK, 0, OCTETS);
	if (_i >= 1)
		add_fins();
	if (_i == 2)
		add(1, ACK, OCTETS + 1, 0);
	count = segment_count;
	for (size_t i = 0; i < count; i++) {
		segments[segment_count] = segments[i];
		segments[segment_count].acknowledged += 1000000;
		segments[segment_count++].sequence += 1000000;
	}
	run(&log, &build_styles[0], true);
	ck_assert_uint_eq(log.count, 2);
	for (size_t i = 0; i < 2; i++)
		check_side(&log.connections[i].sides[0], 0, 0, OCTETS, true);
	ck_assert_int_eq(log.connections[0].last.sides[0].end,
	    _i == 0 ? CAPTURE_REPLACED : CAPTURE_FIN);
	log_free(&log);
}
END_TEST

START_TEST(test_reset)
{
	struct log log;

	add_syns();
	add(0, ACK, 0, 100);
	add(0, ACK, 200, 50);
	/* This one is of another connection. */
	add(1, RST, 0, 0)->sequence = starts[1] + 0x40000000;
	segments[segment_count - 1].sequence += 0x10000000;
	add(1, RST, 0, 0);
	add(1, RST, 0, 0);
	run(&log, &build_styles[0], true);
	ck_assert_int_eq(log.connections[0].last.sides[1].end, CAPTURE_RST);
	ck_assert_int_eq(log.connections[0].last.sides[0].end, CAPTURE_ABORTED);
	ck_assert_uint_eq(
	    log.connections[0].last.sides[1].end_packet.number, 7);
	ck_assert_uint_eq(log.connections[0].last.sides[1].packets, 4);
	ck_assert_uint_eq(log.connections[0].sides[0].missing, 100);
	ck_assert_uint_eq(log.connections[0].sides[0].size, 250);
	log_free(&log);
}
END_TEST

/* A file that ends anywhere is read up to there. */
START_TEST(test_cut)
{
	static const struct build_style styles[] = {
		{ .name = "cut" },
		{ .name = "cut pcapng", .pcapng = true, .noise = true },
	};
	struct build build;
	struct log whole;

	add_all(60, 1);
	make(&build, &styles[_i]);
	log_read(&whole, NULL, build.octets, build.size, 0);
	for (size_t size = 0; size < build.size; size += 1 + size / 300) {
		struct log log;

		log_read(&log, NULL, build.octets, size, 0);
		ck_assert_ptr_null(log.trouble);
		for (size_t side = 0; side < 2; side++) {
			const struct log_side *of =
			    &log.connections[0].sides[side];

			ck_assert_uint_le(of->size, OCTETS);
			if (of->size > 0)
				ck_assert_mem_eq(
				    of->octets, truth[side], of->size);
		}
		log_free(&log);
	}
	log_free(&whole);
	build_free(&build);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("capture");
	TCase *tcase = tcase_create("capture");

	tcase_add_checked_fixture(tcase, set_up, NULL);
	tcase_add_loop_test(tcase, test_styles, 0, (int)build_style_count);
	tcase_add_loop_test(tcase, test_times, 0, (int)build_style_count);
	tcase_add_loop_test(tcase, test_small, 0, 10);
	tcase_add_loop_test(tcase, test_order, 0, 24);
	tcase_add_loop_test(tcase, test_repeated, 0, 24);
	tcase_add_test(tcase, test_twice);
	tcase_add_loop_test(tcase, test_lost, 0, 16);
	tcase_add_test(tcase, test_middle);
	tcase_add_loop_test(tcase, test_one_side, 0, 2);
	tcase_add_loop_test(tcase, test_overlap, 0, 2);
	tcase_add_test(tcase, test_keep_alive);
	tcase_add_test(tcase, test_keep_alive_first);
	tcase_add_test(tcase, test_syn_octets);
	tcase_add_loop_test(tcase, test_snapshot, 0, 3);
	tcase_add_loop_test(tcase, test_reuse, 0, 3);
	tcase_add_test(tcase, test_reset);
	tcase_add_loop_test(tcase, test_cut, 0, 2);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	static Suite *(*const makers[])(void) = { make_suite };

	return support_main(makers, COUNT(makers));
}
