/* SPDX-License-Identifier: MIT */
/* Tests of IP datagrams that come in fragments. */

#include <string.h>

#include "capture-build.h"
#include "capture-log.h"
#include "capture/fragments.h"

static const struct build_style plain = { .name = "plain" };

/* The headers of Ethernet, and the addresses in that of IPv4. */
#define ETHERNET4 "\2\0\0\0\0\1\2\0\0\0\0\2\x08\0"
#define ADDRESSES "\12\0\0\1\12\0\0\2"

/* A fragment of a datagram whose first octets are a TCP header of port 258. */
static void
add_fragment(struct build *build, size_t offset, bool more, size_t size)
{
	uint8_t packet[100] =
	    ETHERNET4 "\x45\0\0\0\0\1\0\0\x40\6\0\0" ADDRESSES;
	uint8_t tcp[64] = "\1\2\3\4\0\0\0\0\0\0\0\0\x50\x10\0\0\0\0\0\0"
			  "0123456789abcdefghijklmnopqrstuvwxyz";

	packet[17] = (uint8_t)(20 + size);
	packet[20] = more ? 0x20 : 0;
	packet[21] = (uint8_t)(offset / 8);
	memcpy(packet + 34, tcp + offset, size);
	build_packet(build, packet, 34 + size, 1);
}

/* Fragments come in any order, and overlap; one that contradicts the end of the
 * datagram is left out, and so is a datagram that is not whole. */
START_TEST(test_fragments)
{
	static const struct {
		struct {
			size_t offset, size;
			bool more;
		} parts[5];
		size_t octets;
	} rows[] = {
		{ { { 0, 24, true }, { 24, 16, false } }, 20 },
		{ { { 24, 16, false }, { 0, 24, true } }, 20 },
		{ { { 24, 16, false }, { 0, 32, true } }, 20 },
		{ { { 8, 16, true }, { 0, 16, true }, { 24, 9, false } }, 13 },
		{ { { 0, 24, true }, { 32, 8, false } }, 0 },
		{ { { 0, 24, true }, { 24, 24, true }, { 32, 8, false } }, 0 },
		{ { { 24, 8, false }, { 32, 8, true }, { 0, 24, true } }, 12 },
		{ { { 24, 8, false }, { 8, 3, false }, { 0, 24, true } }, 12 },
	};
	struct build build;
	struct log log;

	build_begin(&build, &plain);
	for (size_t i = 0; rows[_i].parts[i].size > 0; i++)
		add_fragment(&build, rows[_i].parts[i].offset,
		    rows[_i].parts[i].more, rows[_i].parts[i].size);
	log_read(&log, NULL, build.octets, build.size, 0);
	ck_assert_ptr_null(log.trouble);
	build_free(&build);
	ck_assert_uint_eq(log.counts.connections, rows[_i].octets > 0);
	ck_assert_uint_eq(log.connections[0].sides[0].size, rows[_i].octets);
	if (rows[_i].octets > 0)
		ck_assert_mem_eq(log.connections[0].sides[0].octets,
		    "0123456789abcdefghijklmnop", rows[_i].octets);
	log_free(&log);
}
END_TEST

/* The clocks of a file may be any: fragments whose times are as far apart as
 * numbers can be are not of one datagram, but those of a clock that was set back
 * are. */
START_TEST(test_times)
{
	static const struct {
		int64_t first, second;
		bool joined;
	} rows[] = {
		{ 0, 60, true },
		{ 0, 61, false },
		{ 1000, 0, true },
		{ INT64_MIN, INT64_MAX, false },
		{ INT64_MAX, INT64_MIN, true },
	};
	static const uint8_t octets[8];
	struct fragment fragment = { .data = octets, .size = 8, .more = true };
	struct fragments fragments = { 0 };
	unsigned protocol;
	size_t size;

	ck_assert_ptr_null(fragments_add(
	    &fragments, &fragment, rows[_i].first, &size, &protocol));
	fragment.offset = 8;
	fragment.more = false;
	ck_assert_int_eq(fragments_add(&fragments, &fragment, rows[_i].second,
			     &size, &protocol) != NULL,
	    rows[_i].joined);
	fragments_free(&fragments);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("capture-fragments");
	TCase *tcase = tcase_create("fragments");

	tcase_add_loop_test(tcase, test_fragments, 0, 8);
	tcase_add_loop_test(tcase, test_times, 0, 5);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	static Suite *(*const makers[])(void) = { make_suite };

	return support_main(makers, COUNT(makers));
}
