/* SPDX-License-Identifier: MIT */
/* Tests `wsreg check' on captures that other projects test with, and says why each
 * finding is there.  They are not a part of the sources: see the build's option
 * `captures'. */

#include <stdlib.h>

#include "run.h"

static const struct {
	const char *file, *options;
	struct run_case run;
} cases[] = {
	/* Text and binary messages; both sides close without a code.  The
	 * subprotocol is Kaazing's own. */
	{ "zeek-websocket.pcap", "",
	    { ROW,
		.has = { "Sec-WebSocket-Protocol: x-kaazing-handshake is not "
			 "registered",
		    "packet 4", "2 text messages; closed",
		    "1 text message, 4 binary messages; closed",
		    "a browser reports 1005 ", "0 errors, 2 warnings" } } },
	/* Frames of a server that are larger than a segment. */
	{ "zeek-jupyter-websocket.pcap", "",
	    { ROW,
		.has = { "v1.kernel.websocket.jupyter.org is not registered",
		    "2 frames, 1 binary message; closed",
		    "12 frames, 11 binary messages; closed",
		    "0 errors, 2 warnings" } } },
	/* The first Ping comes in the segment of the answer. */
	{ "zeek-reply-ping-coalesced.pcap", "",
	    { ROW,
		.has = { "Sec-WebSocket-Protocol: v1 is not registered",
		    "1 Pong; closed with 1000", "1 Ping; closed with 1000",
		    "a browser reports 1000 ", "0 errors, 2 warnings" } } },
	/* The client sees the wrong answer and leaves, without a Pong for the
	 * Ping that came with it. */
	{ "zeek-wrong-accept-header.pcap", "",
	    { ROW, .status = 1,
		.has = { "[handshake-accept-mismatch]", "(packet 6)",
		    "neither side sent a Close", "[pong-missing]",
		    "1006: the handshake breaks handshake-accept-mismatch",
		    "1 error, 5 warnings" } } },
	/* The key has 18 octets, and the masking key is zero each time. */
	{ "suricata-websocket-control-frag.pcap", "",
	    { ROW, .status = 1,
		.has = { "is not 16 octets in base64 [handshake-key-invalid]",
		    "(packet 4)", "[mask-key-weak]", "packet 10)",
		    "[mask-key-weak]", "packet 12)", "1 text message, 1 Ping",
		    "1 error, 2 warnings" } } },
	/* Linux cooked packets; the Ping of the client has no mask. */
	{ "suricata-websocket-ping.pcap", "",
	    { ROW, .status = 1,
		.has = { ":client:242: error: ", "[mask-missing]",
		    "packet 8; close 1002)",
		    "1006: the client sent FIN in packet 10",
		    "1 error, 0 warnings; 2 TCP connections" } } },
	/* Among tunnels and other protocols; the client repeats its masking key
	 * and does not answer the Close. */
	{ "arkime-arkime_synthetic.pcap", "",
	    { ROW,
		.has = { "[mask-key-weak]", "packet 829)", "[close-unanswered]",
		    "packet 835)", "stream 89, 19 packets",
		    "0 errors, 4 warnings; 98 TCP connections, 1 with "
		    "WebSocket" } } },
	{ "arkime-arkime_synthetic.pcap", "--connection 89",
	    { ROW,
		.has = { "0 errors, 4 warnings; 1 TCP connection, 1 with" } } },
	/* One connection ends with a frame of which the start was not captured;
	 * another one is refused by TCP. */
	{ "loopback-websocket.pcap", "",
	    { ROW,
		.has = { ":client:0: warning: ", "[capture-begins-late]",
		    "stream 0, ", "1 frame, 1 text message\n",
		    "1 frame, 1 text message\n", "stream 2, 12 packets",
		    "0 errors, 1 warning in 2 connections; 3 TCP" } } },
	/* There is no handshake; the first packet is the server's. */
	{ "ndpi-midstream-websocket.pcap", "",
	    { ROW,
		.has = { "ndpi-midstream-websocket.pcap:192.168.43.1:50999-"
			 "192.168.43.135:12345:client:0: warning: ",
		    "[capture-begins-late]", "1 begun before the capture" } } },
	/* A HAR file of mitmproxy has the messages of three connections. */
	{ "mitmproxy-websocket.har", "--messages",
	    { ROW,
		.has = { "/v3/channel_123?api_key=", "[capture-messages-only]",
		    "server text, 27 octets: \"{\\\"error\\\":\\\"Unknown api "
		    "key\\\"}\"\n",
		    "/v3/channel_123:client:0: warning: ",
		    "1693314240.794808 client text, 3 octets: \"foo\"\n",
		    "client: 6 octets, 2 text messages\n",
		    "0 errors, 3 warnings in 3 connections\n" } } },
};

START_TEST(test_cases)
{
	struct run_case run = cases[_i].run;
	char *line =
	    support_print("check %s %s", cases[_i].options, cases[_i].file);

	run.line = line;
	run.folder = getenv("WSREG_CAPTURES");
	run_check(&run);
	free(line);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("cli-check-captures");
	TCase *tcase = tcase_create("captures");

	tcase_add_loop_test(tcase, test_cases, 0, (int)COUNT(cases));
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	const char *folder = getenv("WSREG_CAPTURES");

	if (folder == NULL || folder[0] == '\0')
		return support_skip("no folder of captures was given: see the "
				    "build's option `captures'");
	return run_main((Suite *(*const[])(void)){ make_suite }, 1);
}
