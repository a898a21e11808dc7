/* SPDX-License-Identifier: MIT */
/* Packet captures: from packets to TCP segments, by CPU time, and the memory of
 * connections. */

#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "bench.h"
#include "capture/capture.h"

#define FIN 1
#define SYN 2
#define ACK 16

#define ROUNDS 7

/* ---- Files ---- */

struct file {
	uint8_t *octets;
	size_t size, room;
	uint32_t packets;
};

static void
put(struct file *file, const void *octets, size_t size)
{
	if (size > file->room - file->size) {
		file->room = (file->size + size) * 2;
		file->octets = realloc(file->octets, file->room);
		if (file->octets == NULL)
			exit(bench_fail("out of memory"));
	}
	memcpy(file->octets + file->size, octets, size);
	file->size += size;
}

/* Pcap of microseconds, Ethernet. */
static void
begin(struct file *file)
{
	file->size = 0;
	file->packets = 0;
	put(file, "\xd4\xc3\xb2\xa1\2\0\4\0\0\0\0\0\0\0\0\0\0\0\4\0\1\0\0\0",
	    24);
}

static void
store32(uint8_t *at, uint32_t number)
{
	for (unsigned i = 0; i < 4; i++)
		at[i] = (uint8_t)(number >> 8 * i);
}

static void
store_be(uint8_t *at, uint32_t number, unsigned size)
{
	for (unsigned i = 0; i < size; i++)
		at[i] = (uint8_t)(number >> 8 * (size - 1 - i));
}

/* A segment of a connection that the client's address and port name. */
struct piece {
	uint32_t connection, sequence;
	unsigned side, flags;
	size_t size;
};

/* 16 octets of the record, 14 of Ethernet, 20 of IPv4, 20 of TCP. */
#define HEADERS 70

static void
put_segment(struct file *file, const struct piece *piece)
{
	static uint8_t octets[HEADERS + 65536];
	uint8_t *ip = octets + 30, *tcp = octets + 50;
	uint8_t *client = ip + (piece->side == 0 ? 12 : 16);
	uint32_t size = (uint32_t)piece->size + HEADERS - 16;

	store32(octets, 1700000000 + file->packets / 100000);
	store32(octets + 4, file->packets % 100000);
	store32(octets + 8, size);
	store32(octets + 12, size);
	store_be(octets + 28, 0x0800, 2);
	ip[0] = 0x45;
	store_be(ip + 2, size - 14, 2);
	ip[9] = 6;
	store_be(ip + 12, 0x0a000002, 4);
	store_be(ip + 16, 0x0a000002, 4);
	store_be(client, 0x0b000000 + (piece->connection >> 15), 4);
	store_be(tcp + (piece->side == 0 ? 2 : 0), 8080, 2);
	store_be(tcp + (piece->side == 0 ? 0 : 2),
	    20000 + (piece->connection & 0x7fff), 2);
	store_be(tcp + 4, piece->sequence, 4);
	tcp[12] = 0x50;
	tcp[13] = (uint8_t)piece->flags;
	put(file, octets, HEADERS + piece->size);
	file->packets++;
}

/* ---- Reading ---- */

static double
find_time(void)
{
	struct timespec now;

	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
	return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static uint64_t octet_count;

/* Reads octets of a file; returns the seconds that it took. */
static double
feed(struct capture *capture, const struct file *file)
{
	const uint8_t *data = file->octets;
	size_t size = file->size, used;
	struct capture_event event;
	enum capture_result result;
	double start = find_time();

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
	return find_time() - start;
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
measure(const struct file *file)
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
make_bulk(struct file *file, size_t size, uint32_t connections, size_t total)
{
	uint64_t state = 1;
	uint32_t *sequences = calloc(connections, sizeof(*sequences));

	if (sequences == NULL)
		exit(bench_fail("out of memory"));
	begin(file);
	while (file->size < total) {
		uint32_t number =
		    (uint32_t)(bench_random(&state) % connections);

		put_segment(file,
		    &(struct piece){ number, sequences[number], 0, ACK, size });
		sequences[number] += (uint32_t)size;
	}
	free(sequences);
}

static void
measure_bulk(struct file *file, const char *what, size_t size,
    uint32_t connections, bool small)
{
	char name[100];
	double time;

	make_bulk(file, size, connections, (size_t)64 << 20);
	time = measure(file);
	if (octet_count != (uint64_t)file->packets * size)
		exit(bench_fail("octets are missing"));
	snprintf(name, sizeof(name), "capture, %s", what);
	if (small)
		bench_print(
		    name, time * 1e9 / file->packets, " ns a packet", 120);
	else
		printf("%s: measured %.2f GB/s (goal >= 1)\n", name,
		    (double)file->size / time / 1e9);
}

/* A connection from its SYN to its end, with two segments of octets. */
static void
put_connection(struct file *file, uint32_t number)
{
	const struct piece pieces[] = {
		{ number, 99, 0, SYN, 0 },
		{ number, 499, 1, SYN | ACK, 0 },
		{ number, 100, 0, ACK, 0 },
		{ number, 100, 0, ACK, 300 },
		{ number, 500, 1, ACK, 200 },
		{ number, 400, 0, FIN | ACK, 0 },
		{ number, 700, 1, FIN | ACK, 0 },
		{ number, 401, 0, ACK, 0 },
	};

	for (size_t i = 0; i < sizeof(pieces) / sizeof(pieces[0]); i++)
		put_segment(file, &pieces[i]);
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
    void (*put_some)(struct file *, uint32_t), double goal)
{
	struct capture *capture = make_capture();
	struct file file = { 0 };
	double time = 0, base = find_memory(), most = 0;
	uint32_t packets = 0;
	char name[100];

	for (uint32_t i = 0; i < count;) {
		begin(&file);
		if (i > 0) /* the header comes once */
			file.size = 0;
		file.packets = packets;
		for (uint32_t j = 0; j < 10000 && i < count; j++)
			put_some(&file, i++);
		packets = file.packets;
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
put_syn(struct file *file, uint32_t number)
{
	put_segment(file, &(struct piece){ number, number, 0, SYN, 0 });
}

/* A connection that stays open; every other one waits for an octet. */
static void
put_open(struct file *file, uint32_t number)
{
	for (uint32_t i = 0; i < 8; i++)
		put_segment(file,
		    &(struct piece){
			number, i * 1000 + number % 2 * i, i % 2, ACK, 1000 });
}

int
main(void)
{
	struct file file = { 0 };

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
