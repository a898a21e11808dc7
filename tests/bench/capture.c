/* SPDX-License-Identifier: MIT */
/* Packet captures: from packets to TCP segments, by CPU time, and the memory of
 * connections. */

#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench.h"
#include "capture/capture.h"
#include "packets.h"

#define ROUNDS 7

/* ---- Reading ---- */

static uint64_t octet_count;

/* Reads octets of a file; returns the seconds that it took. */
static double
feed(struct capture *capture, const struct packets *file)
{
	const uint8_t *data = file->octets;
	size_t size = file->size, used;
	struct capture_event event;
	enum capture_result result;
	double start = bench_now();

	do {
		result = capture_feed(capture, data, size, &used, &event);
		data += used;
		size -= used;
		if (result == CAPTURE_HAS_EVENT &&
		    event.kind == CAPTURE_EVENT_DATA)
			octet_count += event.size;
	} while (result == CAPTURE_HAS_EVENT);
	if (result != CAPTURE_FED)
		exit(bench_fail("the file was not read"));
	return bench_now() - start;
}

static struct capture *
make_capture(void)
{
	struct capture *capture = capture_new(NULL);

	if (capture == NULL)
		exit(bench_fail("out of memory"));
	return capture;
}

static double
measure(const struct packets *file)
{
	double times[ROUNDS];

	for (size_t i = 0; i < ROUNDS; i++) {
		struct capture *capture = make_capture();

		octet_count = 0;
		times[i] = feed(capture, file);
		capture_free(capture);
	}
	return bench_median(times, ROUNDS);
}

/* ---- Speed ---- */

/* So many connections by turns, each with segments of this size. */
static void
make_bulk(struct packets *file, size_t size, uint32_t connections, size_t total)
{
	uint64_t state = 1;
	uint32_t *sequences = calloc(connections, sizeof(*sequences));

	if (sequences == NULL)
		exit(bench_fail("out of memory"));
	packets_begin(file);
	while (file->size < total) {
		uint32_t number =
		    (uint32_t)(bench_random(&state) % connections);

		packets_add(file,
		    &(struct packets_piece){
			number, sequences[number], 0, PACKETS_ACK, size },
		    NULL);
		sequences[number] += (uint32_t)size;
	}
	free(sequences);
}

static void
measure_bulk(struct packets *file, const char *what, size_t size,
    uint32_t connections, bool small)
{
	char name[100];
	double time;

	make_bulk(file, size, connections, (size_t)64 << 20);
	time = measure(file);
	if (octet_count != (uint64_t)file->count * size)
		exit(bench_fail("octets are missing"));
	snprintf(name, sizeof(name), "capture, %s", what);
	if (small)
		bench_print(
		    name, time * 1e9 / file->count, " ns a packet", 120);
	else
		bench_print_least(
		    name, (double)file->size / time / 1e9, " GB/s", 1);
}

/* A connection from its PACKETS_SYN to its end, with two segments of octets. */
static void
put_connection(struct packets *file, uint32_t number)
{
	const struct packets_piece pieces[] = {
		{ number, 99, 0, PACKETS_SYN, 0 },
		{ number, 499, 1, PACKETS_SYN | PACKETS_ACK, 0 },
		{ number, 100, 0, PACKETS_ACK, 0 },
		{ number, 100, 0, PACKETS_ACK, 300 },
		{ number, 500, 1, PACKETS_ACK, 200 },
		{ number, 400, 0, PACKETS_FIN | PACKETS_ACK, 0 },
		{ number, 700, 1, PACKETS_FIN | PACKETS_ACK, 0 },
		{ number, 401, 0, PACKETS_ACK, 0 },
	};

	for (size_t i = 0; i < sizeof(pieces) / sizeof(pieces[0]); i++)
		packets_add(file, &pieces[i], NULL);
}

/* ---- Memory ---- */

static double
find_memory(void)
{
	struct mallinfo2 info = mallinfo2();

	return (double)(info.uordblks + info.hblkhd);
}

/* Feeds files that are made one after the other, and measures how much memory
 * the capture has after each tenth. */
static void
measure_memory(const char *what, uint32_t count,
    void (*put_some)(struct packets *, uint32_t), double goal)
{
	struct capture *capture = make_capture();
	struct packets file = { 0 };
	double time = 0, base = find_memory(), most = 0;
	uint32_t packets = 0;
	char name[100];

	for (uint32_t i = 0; i < count;) {
		packets_begin(&file);
		if (i > 0) /* the header comes once */
			file.size = 0;
		file.count = packets;
		for (uint32_t j = 0; j < 10000 && i < count; j++)
			put_some(&file, i++);
		packets = file.count;
		base = i <= 10000 ? find_memory() : base;
		time += feed(capture, &file);
		if (find_memory() - base > most)
			most = find_memory() - base;
	}
	capture_free(capture);
	free(file.octets);
	snprintf(name, sizeof(name), "capture, %s, time", what);
	bench_note(name, time * 1e9 / packets, " ns a packet");
	snprintf(name, sizeof(name), "capture, %s, memory", what);
	bench_print(name, most / 1e6, " MB", goal);
}

static void
put_syn(struct packets *file, uint32_t number)
{
	packets_add(file,
	    &(struct packets_piece){ number, number, 0, PACKETS_SYN, 0 }, NULL);
}

/* A connection that stays open; every other one waits for an octet. */
static void
put_open(struct packets *file, uint32_t number)
{
	for (uint32_t i = 0; i < 8; i++)
		packets_add(file,
		    &(struct packets_piece){ number, i * 1000 + number % 2 * i,
			i % 2, PACKETS_ACK, 1000 },
		    NULL);
}

int
main(void)
{
	struct packets file = { 0 };

	measure_bulk(&file, "segments of 64 KB", 64000, 16, false);
	measure_bulk(&file, "segments of 1,448 octets", 1448, 16, false);
	measure_bulk(&file, "segments of 32 octets", 32, 16, true);
	measure_bulk(&file, "segments of 32 octets of 10,000 connections", 32,
	    10000, true);
	free(file.octets);
	measure_memory("a million connections one after the other", 1000000,
	    put_connection, 32);
	measure_memory(
	    "ten million half-open connections", 10000000, put_syn, 64);
	measure_memory("10,000 open connections", 10000, put_open, 160);
	return EXIT_SUCCESS;
}
