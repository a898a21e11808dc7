/* SPDX-License-Identifier: MIT */
/* Short connections: a pair of HTTP heads against http-parser, a handshake with
 * ten frames, and the memory that connections take. */

#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench.h"
#include "http-peer.h"
#include "traffic/traffic.h"
#include "traffic/wsreg-traffic.h"

#define ROUNDS 15

/* How often a run does its work: long enough that it does not count how a
 * processor goes from one side to the other, and less often where
 * instructions are counted. */
#define TIMES 20000
#define TIMES_COUNTED 500
static unsigned times = TIMES;

/* ---- What comes ---- */

/* Heads as a browser and a server of today send them, 750 octets together. */
static const char request[] =
    "GET /chat/room/4711?token=k3J9sLq0 HTTP/1.1\r\n"
    "Host: server.example.com:8080\r\n"
    "Connection: Upgrade\r\n"
    "Pragma: no-cache\r\n"
    "Cache-Control: no-cache\r\n"
    "User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36\r\n"
    "Upgrade: websocket\r\n"
    "Origin: http://server.example.com\r\n"
    "Sec-WebSocket-Version: 13\r\n"
    "Accept-Encoding: gzip, deflate\r\n"
    "Accept-Language: en-US,en;q=0.9\r\n"
    "Cookie: session=0123456789abcdef0123456789abcdef012\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
    "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n"
    "\r\n";
static const char answer[] =
    "HTTP/1.1 101 Switching Protocols\r\n"
    "Date: Mon, 30 Nov 2026 20:00:00 GMT\r\n"
    "Server: example\r\n"
    "Upgrade: websocket\r\n"
    "Connection: Upgrade\r\n"
    "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"
    "Sec-WebSocket-Extensions: permessage-deflate\r\n"
    "\r\n";

_Static_assert(sizeof(request) + sizeof(answer) - 2 == 750, "as the goals say");

/* RFC 6455, 5.7: "Hello" of a client, by two masking keys, and of a server;
 * Closes. */
static const char hello[] = "\x81\x85\x37\xfa\x21\x3d\x7f\x9f\x4d\x51\x58";
static const char again[] = "\x81\x85\x01\x02\x03\x04\x49\x67\x6f\x68\x6e";
static const char echo[] = "\x81\x05Hello";
static const char leave[] = "\x88\x82\x37\xfa\x21\x3d\x34\x12";
static const char left[] = "\x88\x02\x03\xe8";

/* A compressed "Hello" of each side; RFC 7692, 7.2.3.1. */
static const char packed_hello[] =
    "\xc1\x87\x37\xfa\x21\x3d\xc5\xb2\xec\xf4\xfe\xfd\x21";
static const char packed_echo[] = "\xc1\x07\xf2\x48\xcd\xc9\xc9\x07\x00";

/* ---- Heads ---- */

static void
read_head(struct http_head *head, const char *text, size_t size)
{
	size_t used;

	if (http_feed(head, text, size, &used) != HTTP_DONE ||
	    head->fault.text != NULL)
		exit(bench_fail("a head is not read"));
	http_free(head);
}

/* The head lies where those of connections do. */
__attribute__((noinline)) static void
run_heads(void *context)
{
	struct http_head *head = malloc(sizeof(*head));

	(void)context;
	if (head == NULL)
		exit(bench_fail("out of memory"));
	http_init(head);
	for (unsigned i = 0; i < times; i++) {
		read_head(head, request, sizeof(request) - 1);
		read_head(head, answer, sizeof(answer) - 1);
	}
	free(head);
}

#ifdef HAVE_HTTP_PARSER

__attribute__((noinline)) static void
run_peer(void *context)
{
	(void)context;
	for (unsigned i = 0; i < times; i++) {
		if (!http_peer_reads(false, request, sizeof(request) - 1) ||
		    !http_peer_reads(true, answer, sizeof(answer) - 1))
			exit(bench_fail("http-parser does not read a head"));
	}
}

static void
compare_heads(void)
{
	struct bench_ratio result =
	    bench_compare(&(struct bench_side){ run_heads, NULL },
		&(struct bench_side){ run_peer, NULL }, ROUNDS);

	printf("heads, a pair: ours %.0f ns, http-parser %.0f ns\n",
	    result.ours * 1e9 / TIMES, result.peer * 1e9 / TIMES);
	bench_print("heads, times http-parser", result.ratio, "", 1);
}

#else

static void
compare_heads(void)
{
	puts("heads, times http-parser: skipped: http-parser is missing");
}

#endif

/* ---- Connections ---- */

static void
feed(struct wsreg_traffic *traffic, enum wsreg_sender sender, const char *data,
    size_t size)
{
	struct wsreg_traffic_event event;
	enum wsreg_traffic_result result;
	size_t used;

	do {
		result = wsreg_traffic_feed(
		    traffic, sender, data, size, &used, &event);
		data += used;
		size -= used;
		if (result == WSREG_TRAFFIC_EVENT &&
		    event.kind == WSREG_TRAFFIC_FINDING)
			exit(bench_fail(event.fault));
	} while (result == WSREG_TRAFFIC_EVENT);
	if (result != WSREG_TRAFFIC_USED)
		exit(bench_fail("a connection is not read"));
}

static struct wsreg_traffic *
open_connection(void)
{
	struct wsreg_traffic *traffic = wsreg_traffic_new(NULL);

	if (traffic == NULL)
		exit(bench_fail("out of memory"));
	feed(traffic, WSREG_CLIENT, request, sizeof(request) - 1);
	feed(traffic, WSREG_SERVER, answer, sizeof(answer) - 1);
	return traffic;
}

/* A handshake and ten frames, the Closes among them. */
static void
run_connection(void)
{
	struct wsreg_traffic *traffic = open_connection();
	struct wsreg_traffic_event event;

	for (unsigned i = 0; i < 4; i++) {
		feed(traffic, WSREG_CLIENT, i % 2 == 0 ? hello : again,
		    sizeof(hello) - 1);
		feed(traffic, WSREG_SERVER, echo, sizeof(echo) - 1);
	}
	feed(traffic, WSREG_CLIENT, leave, sizeof(leave) - 1);
	feed(traffic, WSREG_SERVER, left, sizeof(left) - 1);
	if (wsreg_traffic_finish(traffic, &event) != WSREG_TRAFFIC_USED ||
	    wsreg_traffic_failed(traffic))
		exit(bench_fail("a connection is not clean"));
	wsreg_traffic_free(traffic);
}

__attribute__((noinline)) static void
run_connections(void *context)
{
	(void)context;
	for (unsigned i = 0; i < times; i++)
		run_connection();
}

__attribute__((noinline)) static void
run_answers(void *context)
{
	static char accept[WSREG_ACCEPT_SIZE];

	(void)context;
	for (unsigned i = 0; i < times; i++)
		wsreg_accept_key("dGhlIHNhbXBsZSBub25jZQ==", 24, accept);
}

static void
measure_connections(void)
{
	/* The answer to the key is a part that cannot be left out. */
	struct bench_ratio result =
	    bench_compare(&(struct bench_side){ run_connections, NULL },
		&(struct bench_side){ run_answers, NULL }, ROUNDS);

	bench_note("a key's answer", result.peer * 1e6 / TIMES, " us");
	bench_print(
	    "a handshake and ten frames", result.ours * 1e6 / TIMES, " us", 3);
}

/* ---- Memory ---- */

static double
find_memory(void)
{
	struct mallinfo2 info = mallinfo2();

	return (double)(info.uordblks + info.hblkhd);
}

#define OPEN 1000

/* The memory of open connections, which have compressed messages if `packed`.
 * The windows of both sides are not counted. */
static void
measure_open(const char *name, bool packed)
{
	static struct wsreg_traffic *open[OPEN];
	double base = find_memory(), memory;

	for (size_t i = 0; i < OPEN; i++) {
		open[i] = open_connection();
		feed(open[i], WSREG_CLIENT, packed ? packed_hello : hello,
		    packed ? sizeof(packed_hello) - 1 : sizeof(hello) - 1);
		feed(open[i], WSREG_SERVER, packed ? packed_echo : echo,
		    packed ? sizeof(packed_echo) - 1 : sizeof(echo) - 1);
	}
	memory = (find_memory() - base) / OPEN / 1024;
	bench_print(name, packed ? memory - 2 * 32 : memory, " KB", 48);
	for (size_t i = 0; i < OPEN; i++)
		wsreg_traffic_free(open[i]);
}

/* A million connections one after the other leave nothing behind. */
static void
measure_million(void)
{
	double base = find_memory(), start = bench_now();

	for (unsigned i = 0; i < 1000000; i++)
		run_connection();
	bench_note("a million connections, time", bench_now() - start, " s");
	bench_print("a million connections, memory left",
	    (find_memory() - base) / 1024, " KB", 0);
}

/* ---- All ---- */

static void
print_instructions(void)
{
	double heads = bench_instructions("heads", "run_heads");
	double connections =
	    bench_instructions("connections", "run_connections");

	if (heads < 0 || connections < 0) {
		puts("heads, instructions: skipped: valgrind is missing");
		return;
	}
	bench_print(
	    "heads, instructions for a pair", heads / TIMES_COUNTED, "", 12000);
	bench_note("a handshake and ten frames, instructions",
	    connections / TIMES_COUNTED, "");
}

/* With "heads" or "connections" runs these alone. */
int
main(int argc, char **argv)
{
	if (argc > 1) {
		times = TIMES_COUNTED;
		(strcmp(argv[1], "heads") == 0 ? run_heads : run_connections)(
		    NULL);
		return EXIT_SUCCESS;
	}
	compare_heads();
	measure_connections();
	print_instructions();
	measure_open("an open connection", false);
	measure_open(
	    "an open connection, compressed, beyond the windows", true);
	measure_million();
	return EXIT_SUCCESS;
}
