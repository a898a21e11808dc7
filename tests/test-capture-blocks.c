/* SPDX-License-Identifier: MIT */
/* Tests of the readers of pcap and pcapng, packet by packet against libpcap, and
 * of malformed files. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifdef SUPPORT_PCAP
#include <pcap/pcap.h>
#endif

#include "capture-build.h"
#include "capture-log.h"
#include "capture/blocks.h"

/* ---- Packets of all sizes ---- */

static void
make_packets(struct build *build, const struct build_style *style)
{
	uint8_t data[400];
	uint32_t state = 3;

	build_begin(build, style);
	for (size_t i = 0; i < 60; i++) {
		size_t size = support_random(&state) % sizeof(data);

		for (size_t j = 0; j < size; j++)
			data[j] = (uint8_t)support_random(&state);
		build_packet(build, data, size, 1700000000 + (uint32_t)i);
	}
}

#ifdef SUPPORT_PCAP
/* Reads the next packet of ours; the file comes in pieces of 7 octets. */
static bool
read_ours(struct blocks *blocks, const struct build *build, size_t *done,
    struct block *block)
{
	for (;;) {
		size_t size = build->size - *done, used;
		enum block_result result = blocks_next(blocks,
		    build->octets + *done, size < 7 ? size : 7, &used, block);

		*done += used;
		if (result == BLOCK_PACKET)
			return true;
		support_assert(result == BLOCK_PARTIAL, "%s",
		    result == BLOCK_BROKEN ? block->trouble : "no memory");
		if (*done == build->size)
			return false;
	}
}

static pcap_t *
open_theirs(const struct build *build)
{
	char error[PCAP_ERRBUF_SIZE];
	FILE *stream = fmemopen(build->octets, build->size, "rb");
	pcap_t *pcap;

	ck_assert_ptr_nonnull(stream);
	pcap = pcap_fopen_offline_with_tstamp_precision(
	    stream, PCAP_TSTAMP_PRECISION_NANO, error);
	ck_assert_msg(pcap != NULL, "%s", error);
	return pcap;
}

static void
compare(const struct build_style *style, const struct block *block,
    const struct pcap_pkthdr *header, const uint8_t *data)
{
	uint64_t fraction = block->time.fraction;

	for (unsigned digits = block->time.digits; digits < 9; digits++)
		fraction *= 10;
	for (unsigned digits = block->time.digits; digits > 9; digits--)
		fraction /= 10;
	ck_assert_uint_eq(block->captured, header->caplen);
	ck_assert_uint_eq(block->original, header->len);
	ck_assert_mem_eq(block->data, data, header->caplen);
	if (style->simple)
		return;
	ck_assert_int_eq(block->time.seconds, header->ts.tv_sec);
	ck_assert_uint_eq(fraction, (uint64_t)header->ts.tv_usec);
}

/* Libpcap does not read several link types, nor sections whose order of octets
 * differs. */
START_TEST(test_libpcap)
{
	struct build_style style = build_styles[_i / 2];
	struct blocks blocks = { 0 };
	struct block block;
	struct build build;
	struct pcap_pkthdr *header;
	const uint8_t *data;
	size_t done = 0, count = 0;
	pcap_t *pcap;

	if (style.mixed || style.sections)
		return;
	style.snapshot = _i % 2 == 0 ? 0 : 100;
	make_packets(&build, &style);
	pcap = open_theirs(&build);
	for (; read_ours(&blocks, &build, &done, &block); count++) {
		ck_assert_int_eq(pcap_next_ex(pcap, &header, &data), 1);
		compare(&style, &block, header, data);
	}
	ck_assert_int_eq(pcap_next_ex(pcap, &header, &data), PCAP_ERROR_BREAK);
	ck_assert_uint_eq(count, 60);
	ck_assert(blocks_are_whole(&blocks));
	pcap_close(pcap);
	blocks_free(&blocks);
	build_free(&build);
}
END_TEST
#endif

/* ---- Malformed files ---- */

/* A file of one section with an interface and a packet. */
#define SECTION                                                                \
	"\x0a\x0d\x0d\x0a\x1c\0\0\0\x4d\x3c\x2b\x1a\1\0\0\0"                   \
	"\xff\xff\xff\xff\xff\xff\xff\xff\x1c\0\0\0"
#define INTERFACE "\1\0\0\0\x14\0\0\0\1\0\0\0\0\0\4\0\x14\0\0\0"
#define HEADER "\xd4\xc3\xb2\xa1\2\0\4\0\0\0\0\0\0\0\0\0\0\0\4\0\1\0\0\0"
#define OCTETS(text) (text), sizeof(text) - 1

static const struct {
	SUPPORT_ROW;
	const char *octets;
	size_t size;
	const char *trouble;
	uint64_t offset;
} malformed[] = {
	{ ROW, OCTETS("GET / HTTP/1.1\r\n\r\n"),
	    "it is neither pcap nor pcapng", 0 },
	{ ROW, OCTETS(HEADER "\0\0\0\0\0\0\0\0\1\0\0\1\1\0\0\1"),
	    "the length of a packet is too large", 24 },
	{ ROW, OCTETS(HEADER "\0\0\0\0\0\0\0\0\xff\xff\xff\xff\1\0\0\1"),
	    "the length of a packet is too large", 24 },
	{ ROW,
	    OCTETS(SECTION "\x0a\x0d\x0d\x0a\x1c\0\0\0\1\2\3\4"
			   "\0\0\0\0\0\0\0\0\0\0\0\0"),
	    "a section's order of octets is unknown", 28 },
	{ ROW,
	    OCTETS("\x0a\x0d\x0d\x0a\x08\0\0\0\x4d\x3c\x2b\x1a\1\0\0\0\0\0\0\0"
		   "\0\0\0\0"),
	    "the length of a block is invalid", 0 },
	{ ROW, OCTETS(SECTION "\6\0\0\0\0\0\0\0"),
	    "the length of a block is invalid", 28 },
	{ ROW, OCTETS(SECTION INTERFACE "\6\0\0\0\xff\xff\xff\xff"),
	    "the length of a block is invalid", 48 },
	{ ROW, OCTETS(SECTION INTERFACE "\6\0\0\0\xfc\xff\xff\xff"),
	    "the length of a block is too large", 48 },
	{ ROW, OCTETS(SECTION INTERFACE "\6\0\0\0\x0c\0\0\0\x0c\0\0\0"),
	    "a packet block is too short", 48 },
	{ ROW, OCTETS(SECTION INTERFACE "\6\0\0\0\x0c\0\0\0\x0d\0\0\0"),
	    "the two lengths of a block differ", 48 },
	{ ROW,
	    OCTETS(SECTION "\6\0\0\0\x20\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
			   "\0\0\0\0\0\0\0\0\x20\0\0\0"),
	    "a packet is of an interface that is not described", 28 },
	{ ROW,
	    OCTETS(
		SECTION INTERFACE "\6\0\0\0\x20\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
				  "\1\0\0\0\1\0\0\0\x20\0\0\0"),
	    "a packet is longer than its block", 48 },
	{ ROW, OCTETS(SECTION INTERFACE "\3\0\0\0\x10\0\0\0\1\0\0\0\x10\0\0\0"),
	    "a packet is longer than its block", 48 },
	{ ROW, OCTETS(SECTION INTERFACE "\3\0\0\0\x0c\0\0\0\x0c\0\0\0"),
	    "a packet block is too short", 48 },
	{ ROW, OCTETS(SECTION "\1\0\0\0\x10\0\0\0\1\0\0\0\x10\0\0\0"),
	    "an interface block is too short", 28 },
};

START_TEST(test_malformed)
{
	const uint8_t *octets = (const uint8_t *)malformed[_i].octets;
	struct log log;

	for (size_t most = 0; most < 3; most++) {
		log_read(&log, NULL, octets, malformed[_i].size, most);
		ck_assert_int_eq(log.result, CAPTURE_BROKEN);
		ck_assert_str_eq(log.trouble, malformed[_i].trouble);
		ck_assert_uint_eq(log.offset, malformed[_i].offset);
		log_free(&log);
	}
}
END_TEST

/* A block that is skipped may claim any length. */
START_TEST(test_skipped)
{
	static const char octets[] =
	    SECTION INTERFACE "\xad\x0b\0\0\xfc\xff\xff\xff"
			      "abc";
	struct log log;

	log_read(&log, NULL, (const uint8_t *)octets, sizeof(octets) - 1, 0);
	ck_assert_int_eq(log.result, CAPTURE_FED);
	ck_assert(log.cut);
	log_free(&log);
}
END_TEST

/* Old programs wrote both lengths in the other order. */
START_TEST(test_versions)
{
	static const struct {
		uint8_t major[2], minor;
		bool turned;
	} versions[] = {
		{ { 2, 0 }, 2, true }, { { 2, 0 }, 3, true },
		{ { 2, 0 }, 3, false }, { { 2, 0 }, 4, false },
		{ { 0x1f, 2 }, 0, true }, /* 543 */
	};
	uint8_t octets[] = HEADER "\0\0\0\0\0\0\0\0\1\0\0\0\2\0\0\0x";
	struct blocks blocks = { 0 };
	struct block block;
	size_t used;

	memcpy(octets + 4, versions[_i].major, 2);
	octets[6] = versions[_i].minor;
	if (versions[_i].turned) {
		octets[32] = 2;
		octets[36] = 1;
	}
	ck_assert_int_eq(
	    blocks_next(&blocks, octets, sizeof(octets) - 1, &used, &block),
	    BLOCK_PACKET);
	ck_assert_uint_eq(block.captured, 1);
	ck_assert_uint_eq(block.original, 2);
	ck_assert_uint_eq(block.data[0], 'x');
	blocks_free(&blocks);
}
END_TEST

START_TEST(test_recognise)
{
	for (size_t i = 0; i < build_style_count; i++) {
		struct build build;

		make_packets(&build, &build_styles[i]);
		ck_assert(capture_recognise(build.octets, CAPTURE_START));
		ck_assert(capture_recognise(build.octets, 4));
		ck_assert(!capture_recognise(build.octets, 3));
		build_free(&build);
	}
	ck_assert(!capture_recognise("\x0a\x0d\x0d\x0a\0\0\0\x1c\1\2\3\4", 12));
	ck_assert(!capture_recognise("GET / HTTP/1", 12));
}
END_TEST

/* A link type that is not supported is counted, and named. */
START_TEST(test_unsupported)
{
	static const struct build_style style = { .typed = true,
		.link_type = 147 };
	struct build build;
	struct log log;

	make_packets(&build, &style);
	log_read(&log, NULL, build.octets, build.size, 0);
	ck_assert_uint_eq(log.counts.packets, 60);
	ck_assert_uint_eq(log.counts.unsupported, 60);
	ck_assert_uint_eq(log.counts.other, 60);
	ck_assert_uint_eq(log.counts.link_type, 147);
	log_free(&log);
	build_free(&build);
}
END_TEST

static Suite *
make_malformed(void)
{
	Suite *suite = suite_create("capture-blocks");
	TCase *tcase = tcase_create("blocks");

	support_add_rows(tcase, test_malformed, malformed);
	tcase_add_test(tcase, test_skipped);
	tcase_add_loop_test(tcase, test_versions, 0, 5);
	tcase_add_test(tcase, test_recognise);
	tcase_add_test(tcase, test_unsupported);
	suite_add_tcase(suite, tcase);
	return suite;
}

static Suite *
make_libpcap(void)
{
	Suite *suite = suite_create("capture-libpcap");
	TCase *tcase = tcase_create("libpcap");

#ifdef SUPPORT_PCAP
	tcase_add_loop_test(tcase, test_libpcap, 0, (int)build_style_count * 2);
#endif
	suite_add_tcase(suite, tcase);
	return suite;
}

static const char *
find_obstacle(void)
{
#ifdef SUPPORT_PCAP
	return NULL;
#else
	return "libpcap was not found at setup";
#endif
}

int
main(int count, char **arguments)
{
	static const struct support_part parts[] = {
		{ .name = "malformed", .make = make_malformed },
		{ .name = "libpcap",
		    .make = make_libpcap,
		    .find_obstacle = find_obstacle },
	};

	return support_main_part(parts, COUNT(parts), count, arguments);
}
