/* SPDX-License-Identifier: MIT */
/* The processor time that `wsreg check` takes for a capture of many short
 * connections, against tshark's count of them.  Arguments: the one and the
 * other. */

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

static void
add_connection(struct packets *file, uint32_t number)
{
	uint32_t sent[2] = { number, 7 * number };

	for (size_t i = 0; i < sizeof(segments) / sizeof(*segments); i++) {
		unsigned side = segments[i].side;
		bool counts =
		    (segments[i].flags & (PACKETS_SYN | PACKETS_FIN)) != 0;

		packets_add(file,
		    &(struct packets_piece){
			.connection = number,
			.sequence = sent[side],
			.side = side,
			.flags = segments[i].flags,
			.size = segments[i].size,
		    },
		    segments[i].data);
		sent[side] += (uint32_t)segments[i].size + counts;
	}
}

/* Writes the capture; false if that fails. */
static bool
write_capture(const char *name)
{
	FILE *stream = fopen(name, "wb");
	struct packets file = { 0 };
	bool good;

	if (stream == NULL)
		return false;
	packets_begin(&file);
	for (uint32_t i = 0; i < CONNECTIONS; i++)
		add_connection(&file, i);
	good = fwrite(file.octets, 1, file.size, stream) == file.size;
	good = fclose(stream) == 0 && good;
	free(file.octets);
	return good;
}

/* ---- Both programs ---- */

static int
measure(char **argv, const char *file)
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
		return bench_fail("a program failed");
	printf("check, %d connections: wsreg %.0f ms, %ld kB; tshark %.0f ms, "
	       "%ld kB\n",
	    CONNECTIONS, result.ours * 1e3, ours.peak, result.peer * 1e3,
	    peer.peak);
	bench_note(
	    "check, a connection", result.ours * 1e6 / CONNECTIONS, " us");
	bench_print_least(
	    "check, 10000 connections, times tshark", 1 / result.ratio, "", 20);
	return EXIT_SUCCESS;
}

int
main(int argc, char **argv)
{
	char file[] = "/tmp/wsreg-bench.XXXXXX";
	int descriptor, status;

	if (argc < 3)
		return bench_fail("usage: check WSREG TSHARK");
	descriptor = mkstemp(file);
	if (descriptor < 0)
		return bench_fail("no temporary file");
	close(descriptor);
	status = write_capture(file) ? measure(argv, file)
				     : bench_fail("cannot write");
	unlink(file);
	return status;
}
