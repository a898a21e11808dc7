/* SPDX-License-Identifier: MIT */
/* Tests of the limits of captures: what waits, how many connections there are,
 * and how long they last; and of hostile headers. */

#include <stdlib.h>
#include <string.h>

#include "capture-build.h"
#include "capture-log.h"

#define FIN 1
#define SYN 2
#define RST 4
#define ACK 16

static const struct build_style plain = { .name = "plain" };

/* Octets for all segments. */
static uint8_t octets[70000];

static void
add(struct build *build, unsigned connection, unsigned side, uint8_t flags,
    uint32_t sequence, size_t size, uint32_t seconds)
{
	build_add(build,
	    &(struct build_segment){
		.connection = connection,
		.side = side,
		.flags = flags,
		.sequence = sequence,
		.data = octets,
		.size = size,
		.seconds = seconds,
	    });
}

/* A file comes in pieces of this size, as each event moves what is left of
 * one. */
#define PIECE 16384

static void
read_build(
    struct log *log, struct build *build, const struct capture_options *options)
{
	log_read(log, options, build->octets, build->size, PIECE);
	ck_assert_ptr_null(log->trouble);
	build_free(build);
}

/* A gap is reported when a MiB waits, and not before. */
START_TEST(test_waiting)
{
	static const struct capture_options options[] = {
		{ 0 },
		{ .waiting = 5000 },
		{ .total = 5000 },
	};
	struct build build;
	struct log log;
	const char *gap;
	unsigned long long packet = 0;

	build_begin(&build, &plain);
	add(&build, 0, 0, SYN, 99, 0, 1);
	for (uint32_t i = 1; i < 1100; i++)
		add(&build, 0, 0, ACK, 100 + i * 1000, 1000, 1);
	read_build(&log, &build, &options[_i]);
	ck_assert_uint_eq(log.connections[0].sides[0].missing, 1000);
	ck_assert_uint_eq(log.connections[0].sides[0].size, 1100000);
	gap = strstr(log.text, "0 gap 0 packet ");
	ck_assert_ptr_nonnull(gap);
	packet = strtoull(gap + 15, NULL, 10);
	/* So many segments of 1000 octets wait; the next one shows the gap. */
	ck_assert_uint_eq(packet, _i == 0 ? 1050 : _i == 1 ? 7 : 6);
	log_free(&log);
}
END_TEST

/* A SYN each, more than may be open: the oldest ones end. */
START_TEST(test_half_open)
{
	static const struct capture_options options = { .connections = 40 };
	struct build build;
	struct log log;

	build_begin(&build, &plain);
	for (unsigned i = 0; i < 100; i++)
		add(&build, i, 0, SYN, 99, 0, 1);
	read_build(&log, &build, &options);
	ck_assert_uint_eq(log.counts.connections, 100);
	ck_assert_uint_ge(log.counts.evicted, 85);
	ck_assert_uint_le(log.counts.evicted, 90);
	ck_assert_int_eq(log.connections[0].last.sides[0].end, CAPTURE_EVICTED);
	ck_assert_int_eq(log.connections[99].last.sides[0].end, CAPTURE_OPEN);
	log_free(&log);
}
END_TEST

/* Open connections are not ended by half-open ones, but by others. */
START_TEST(test_open)
{
	static const struct capture_options options = { .connections = 40 };
	struct build build;
	struct log log;

	build_begin(&build, &plain);
	for (unsigned i = 0; i < 30; i++)
		add(&build, i, 0, ACK, 99, 10, 1);
	for (unsigned i = 30; i < 100; i++)
		add(&build, i, 0, SYN, 99, 0, 2);
	for (unsigned i = 0; i < 10; i++)
		add(&build, i, 0, ACK, 109, 10, 3);
	for (unsigned i = 100; i < 120; i++)
		add(&build, i, 0, ACK, 99, 10, 4);
	read_build(&log, &build, &options);
	for (size_t i = 0; i < 10; i++)
		ck_assert_uint_eq(log.connections[i].sides[0].size, 20);
	ck_assert_int_eq(
	    log.connections[10].last.sides[0].end, CAPTURE_EVICTED);
	log_free(&log);
}
END_TEST

/* A connection without packets ends, and what waits is reported. */
START_TEST(test_timeout)
{
	static const struct {
		uint32_t seconds;
		bool ends;
	} rows[] = { { 300, false }, { 86400, false }, { 86401, true } };
	struct build build;
	struct log log;

	build_begin(&build, &plain);
	add(&build, 0, 0, ACK, 100, 10, 1);
	add(&build, 0, 0, ACK, 120, 10, 1);
	add(&build, 1, 0, ACK, 100, 10, 1 + rows[_i].seconds);
	add(&build, 0, 0, ACK, 130, 10, 1 + rows[_i].seconds);
	read_build(&log, &build, NULL);
	ck_assert_uint_eq(log.count, rows[_i].ends ? 3 : 2);
	ck_assert_uint_eq(log.connections[0].sides[0].missing, 10);
	ck_assert_int_eq(log.connections[0].last.sides[0].end,
	    rows[_i].ends ? CAPTURE_EXPIRED : CAPTURE_OPEN);
	log_free(&log);
}
END_TEST

/* A reader who waits is told at once that a connection is over; another one has
 * all packets of the connection. */
START_TEST(test_prompt)
{
	static const struct capture_options options[] = {
		{ 0 },
		{ .prompt = true },
	};
	struct build build;
	struct log log;
	const struct capture_side *sides = log.connections[0].last.sides;
	const char *close, *other;

	build_begin(&build, &plain);
	add(&build, 0, 0, SYN, 99, 0, 1);
	add(&build, 0, 1, SYN | ACK, 99, 0, 1);
	add(&build, 0, 1, RST, 100, 0, 1);
	add(&build, 0, 1, RST, 100, 0, 1);
	add(&build, 1, 0, ACK, 1, 10, 1);
	read_build(&log, &build, &options[_i]);
	ck_assert_uint_eq(log.count, 2);
	close = strstr(log.text, "0 close ");
	other = strstr(log.text, "1 open ");
	ck_assert(close != NULL && other != NULL);
	ck_assert((close < other) == options[_i].prompt);
	ck_assert_uint_eq(sides[0].packets + sides[1].packets, _i == 0 ? 4 : 3);
	log_free(&log);
}
END_TEST

/* Of a connection that is ignored only its end is reported. */
START_TEST(test_ignore)
{
	struct capture *capture = capture_new(NULL);
	struct capture_event event;
	struct build build;
	size_t used, done = 0, count = 0;
	enum capture_result result;

	ck_assert_ptr_nonnull(capture);
	build_begin(&build, &plain);
	for (uint32_t i = 1; i < 100; i++)
		add(&build, 0, 0, ACK, i * 1000, 900, 1);
	add(&build, 0, 0, FIN | ACK, 100000, 0, 1);
	do {
		result = capture_feed(capture, build.octets + done,
		    build.size - done, &used, &event);
		done += used;
		if (result == CAPTURE_HAS_EVENT) {
			ck_assert_int_eq(event.kind, CAPTURE_EVENT_OPEN);
			capture_ignore(capture, event.connection);
		}
	} while (result == CAPTURE_HAS_EVENT);
	while (capture_finish(capture, &event) == CAPTURE_HAS_EVENT) {
		ck_assert_int_eq(event.kind, CAPTURE_EVENT_CLOSE);
		ck_assert_uint_eq(event.connection->sides[0].packets, 100);
		ck_assert_int_eq(event.connection->sides[0].end, CAPTURE_FIN);
		count++;
	}
	ck_assert_uint_eq(count, 1);
	ck_assert_uint_eq(capture_counts(capture)->lost, 0);
	capture_free(capture);
	build_free(&build);
}
END_TEST

/* ---- Hostile headers ---- */

#define ETHERNET4 "\2\0\0\0\0\1\2\0\0\0\0\2\x08\0"
#define ETHERNET6 "\2\0\0\0\0\1\2\0\0\0\0\2\x86\xdd"
#define ADDRESSES "\12\0\0\1\12\0\0\2"
#define OCTETS(text) (text), sizeof(text) - 1

static const struct {
	SUPPORT_ROW;
	const char *packet;
	size_t size;
} hostile[] = {
	{ ROW, OCTETS("") },
	{ ROW, OCTETS(ETHERNET4) },
	/* IPv4: a short header; one beyond the packet; a total below it. */
	{ ROW,
	    OCTETS(ETHERNET4 "\x44\0\0\x28\0\0\0\0\x40\6\0\0" ADDRESSES
			     "\1\2\3\4\0\0\0\0\0\0\0\0\x50\0\0\0\0\0\0\0") },
	{ ROW, OCTETS(ETHERNET4 "\x4f\0\0\x28\0\0\0\0\x40\6\0\0" ADDRESSES) },
	{ ROW,
	    OCTETS(ETHERNET4 "\x45\0\0\x10\0\0\0\0\x40\6\0\0" ADDRESSES
			     "\1\2\3\4\0\0\0\0\0\0\0\0\x50\0\0\0\0\0\0\0") },
	/* TCP: an offset that is too small, and one beyond the length. */
	{ ROW,
	    OCTETS(ETHERNET4 "\x45\0\0\x28\0\0\0\0\x40\6\0\0" ADDRESSES
			     "\1\2\3\4\0\0\0\0\0\0\0\0\x40\0\0\0\0\0\0\0") },
	{ ROW,
	    OCTETS(ETHERNET4 "\x45\0\0\x28\0\0\0\0\x40\6\0\0" ADDRESSES
			     "\1\2\3\4\0\0\0\0\0\0\0\0\xf0\0\0\0\0\0\0\0") },
	/* A fragment beyond 65,535 octets, and one of 7. */
	{ ROW,
	    OCTETS(ETHERNET4 "\x45\0\0\x28\0\1\x1f\xff\x40\6\0\0" ADDRESSES
			     "\1\2\3\4\0\0\0\0\0\0\0\0\x50\0\0\0\0\0\0\0") },
	{ ROW,
	    OCTETS(ETHERNET4 "\x45\0\0\x1b\0\2\x20\0\x40\6\0\0" ADDRESSES
			     "\1\2\3\4\0\0\0") },
	/* IPv6: an extension header beyond the packet; 255 in a row would be
	 * in one of its own. */
	{ ROW,
	    OCTETS(ETHERNET6 "\x60\0\0\0\0\x08\0\x40"
			     "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\1"
			     "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\2"
			     "\6\xff\0\0\0\0\0\0") },
	/* Tags without end, MPLS labels without end, GRE that is cut. */
	{ ROW,
	    OCTETS("\2\0\0\0\0\1\2\0\0\0\0\2\x81\0\0\1\x81\0\0\1\x81\0\0\1"
		   "\x81\0\0\1\x81\0\0\1\x81\0\0\1\x81\0\0\1\x81\0\0\1\x81") },
	{ ROW, OCTETS("\2\0\0\0\0\1\2\0\0\0\0\2\x88\x47\0\0\0\0\0\0\0\0\0\0") },
	{ ROW,
	    OCTETS(ETHERNET4 "\x45\0\0\x18\0\0\0\0\x40\x2f\0\0" ADDRESSES
			     "\xb0\0\x08\0") },
};

START_TEST(test_hostile)
{
	struct build build;
	struct log log;

	build_begin(&build, &plain);
	build_packet(
	    &build, (const uint8_t *)hostile[_i].packet, hostile[_i].size, 1);
	read_build(&log, &build, NULL);
	ck_assert_uint_eq(log.counts.packets, 1);
	ck_assert_uint_eq(log.counts.other, 1);
	ck_assert_uint_eq(log.counts.connections, 0);
	log_free(&log);
}
END_TEST

/* More segments wait than are kept, in an order that puts each in between. */
START_TEST(test_many_parts)
{
	struct build build;
	struct log log;
	uint32_t state = 9;

	build_begin(&build, &plain);
	add(&build, 0, 0, SYN, 0, 0, 1);
	for (size_t i = 0; i < 40000; i++)
		add(&build, 0, 0, ACK,
		    2 + 2 * (support_random(&state) % 400000), 1, 1);
	read_build(&log, &build, NULL);
	ck_assert_uint_gt(log.connections[0].sides[0].missing, 0);
	log_free(&log);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("capture-limits");
	TCase *tcase = tcase_create("limits");

	tcase_add_loop_test(tcase, test_waiting, 0, 3);
	tcase_add_test(tcase, test_half_open);
	tcase_add_test(tcase, test_open);
	tcase_add_loop_test(tcase, test_timeout, 0, 3);
	tcase_add_loop_test(tcase, test_prompt, 0, 2);
	tcase_add_test(tcase, test_ignore);
	support_add_rows(tcase, test_hostile, hostile);
	tcase_add_test(tcase, test_many_parts);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	static Suite *(*const makers[])(void) = { make_suite };

	return support_main(makers, COUNT(makers));
}
