/* SPDX-License-Identifier: MIT */
/* The processor time that `wsreg check` takes for captures: of many short
 * connections, against tshark's count of them, and of long ones.  Arguments:
 * the one and the other. */

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "bench.h"
#include "packets.h"
#include "process.h"

#define CONNECTIONS 10000
#define ROUNDS 3

/* ---- The capture ---- */

/* The example of RFC 6455, 1.3. */
static const char request[] = "GET /chat HTTP/1.1\r\n"
			      "Host: server.example.com\r\n"
			      "Upgrade: websocket\r\n"
			      "Connection: Upgrade\r\n"
			      "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
			      "Origin: http://example.com\r\n"
			      "Sec-WebSocket-Version: 13\r\n\r\n";
static const char answer[] =
    "HTTP/1.1 101 Switching Protocols\r\n"
    "Upgrade: websocket\r\n"
    "Connection: Upgrade\r\n"
    "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n";

/* "Hello" of a client and of a server, RFC 6455, 5.7, and Closes. */
static const char hello[] = "\x81\x85\x37\xfa\x21\x3d\x7f\x9f\x4d\x51\x58";
static const char echo[] = "\x81\x05Hello";
static const char leave[] = "\x88\x82\x37\xfa\x21\x3d\x34\x12";
static const char left[] = "\x88\x02\x03\xe8";

/* A segment, and the side that sends it. */
static const struct {
	unsigned side;
	unsigned flags;
	const char *data;
	size_t size;
} segments[] = {
	{ 0, PACKETS_SYN, NULL, 0 },
	{ 1, PACKETS_SYN | PACKETS_ACK, NULL, 0 },
	{ 0, PACKETS_ACK, NULL, 0 },
	{ 0, PACKETS_ACK, request, sizeof(request) - 1 },
	{ 1, PACKETS_ACK, answer, sizeof(answer) - 1 },
	{ 0, PACKETS_ACK, hello, sizeof(hello) - 1 },
	{ 1, PACKETS_ACK, echo, sizeof(echo) - 1 },
	{ 0, PACKETS_ACK, hello, sizeof(hello) - 1 },
	{ 1, PACKETS_ACK, echo, sizeof(echo) - 1 },
	{ 0, PACKETS_ACK, leave, sizeof(leave) - 1 },
	{ 1, PACKETS_ACK, left, sizeof(left) - 1 },
	{ 1, PACKETS_FIN | PACKETS_ACK, NULL, 0 },
	{ 0, PACKETS_FIN | PACKETS_ACK, NULL, 0 },
};

/* What a capture has: so many connections, and in each the server says so much
 * more before the Closes, each frame in a segment of its own. */
struct shape {
	uint32_t connections, frames;
	const char *frame;
	size_t size;
};

static void
add_segment(struct packets *file, uint32_t connection, uint32_t sent[2],
    size_t index, const struct shape *more)
{
	unsigned side = segments[index].side, flags = segments[index].flags;
	size_t size = more != NULL ? more->size : segments[index].size;

	packets_add(file,
	    &(struct packets_piece){
		.connection = connection,
		.sequence = sent[side],
		.side = side,
		.flags = flags,
		.size = size,
	    },
	    more != NULL ? more->frame : segments[index].data);
	sent[side] +=
	    (uint32_t)size + ((flags & (PACKETS_SYN | PACKETS_FIN)) != 0);
}

/* Where the server says more: in place of its answer to the second text. */
#define MORE 8

static void
add_connection(struct packets *file, uint32_t number, const struct shape *shape)
{
	uint32_t sent[2] = { number, 7 * number };

	for (size_t i = 0; i < sizeof(segments) / sizeof(*segments); i++) {
		add_segment(file, number, sent, i, NULL);
		for (uint32_t j = 0; i == MORE && j < shape->frames; j++)
			add_segment(file, number, sent, i, shape);
	}
}

/* Writes a capture, and sets its size; false if that fails. */
static bool
write_capture(const char *name, const struct shape *shape, struct packets *file)
{
	FILE *stream = fopen(name, "wb");
	bool good;

	if (stream == NULL)
		return false;
	packets_begin(file);
	for (uint32_t i = 0; i < shape->connections; i++)
		add_connection(file, i, shape);
	good = fwrite(file->octets, 1, file->size, stream) == file->size;
	return fclose(stream) == 0 && good;
}

/* ---- Both programs ---- */

/* Many short connections, against tshark. */
static bool
compare(char **argv, const char *file)
{
	const char *const check[] = { argv[1], "check", file, NULL };
	const char *const count[] = { argv[2], "-q", "-z", "conv,tcp", "-r",
		file, NULL };
	struct bench_process ours = { .arguments = check };
	struct bench_process peer = { .arguments = count };
	struct bench_ratio result =
	    bench_compare(&(struct bench_side){ bench_process_run, &ours },
		&(struct bench_side){ bench_process_run, &peer }, ROUNDS);

	if (ours.failed || peer.failed)
		return false;
	printf("check, %d connections: wsreg %.0f ms, %ld kB; tshark %.0f ms, "
	       "%ld kB\n",
	    CONNECTIONS, result.ours * 1e3, ours.peak, result.peer * 1e3,
	    peer.peak);
	bench_note(
	    "check, a connection", result.ours * 1e6 / CONNECTIONS, " us");
	bench_print_least(
	    "check, 10000 connections, times tshark", 1 / result.ratio, "", 20);
	return true;
}

/* Returns the seconds that wsreg takes alone, or 0 if it fails. */
static double
time_check(char **argv, const char *file)
{
	const char *const check[] = { argv[1], "check", file, NULL };
	struct bench_process ours = { .arguments = check };
	double values[ROUNDS];

	for (size_t i = 0; i < ROUNDS; i++) {
		bench_process_run(&ours);
		values[i] = ours.seconds;
	}
	return ours.failed ? 0 : bench_median(values, ROUNDS);
}

/* ---- All ---- */

/* A frame of 60,000 octets, RFC 6455, 5.2, and one of 30. */
#define LARGE 60000
static char large[4 + LARGE] = "\x82\x7e\xea\x60";
static const char small[] = "\x81\x1e"
			    "abcdefghijklmnopqrstuvwxyz0123";

static const struct shape short_ones = { CONNECTIONS, 0, NULL, 0 };
static const struct shape small_ones = { 16, 62500, small, sizeof(small) - 1 };
static const struct shape large_ones = { 4, 2500, large, sizeof(large) };

static int
measure(char **argv, const char *name)
{
	struct packets file = { 0 };
	bool good;
	double time = 0;

	good = write_capture(name, &short_ones, &file) && compare(argv, name);
	if (good && write_capture(name, &small_ones, &file))
		time = time_check(argv, name);
	good = good && time > 0;
	if (good)
		bench_print("check, segments of 32 octets",
		    time * 1e9 / file.count, " ns a packet", 250);
	time = 0;
	if (good && write_capture(name, &large_ones, &file))
		time = time_check(argv, name);
	good = good && time > 0;
	if (good)
		bench_print_least("check, segments of 60,000 octets",
		    (double)file.size / time * 1e-9, " GB/s", 1);
	free(file.octets);
	return good ? EXIT_SUCCESS : bench_fail("a file or a program");
}

int
main(int argc, char **argv)
{
	char name[] = "/tmp/wsreg-bench.XXXXXX";
	int descriptor, status;

	if (argc < 3)
		return bench_fail("usage: check WSREG TSHARK");
	descriptor = mkstemp(name);
	if (descriptor < 0)
		return bench_fail("no temporary file");
	close(descriptor);
	status = measure(argv, name);
	unlink(name);
	return status;
}
