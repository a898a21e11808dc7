/* SPDX-License-Identifier: MIT */
/* Tests of `wsreg check': what it takes, what it ends with, what it says. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check-files.h"

/* Frames as hexadecimal text: a client's, and the same of a server. */
#define HELLO "81 85 37fa213d 7f9f4d5158"
#define HELLO_CLOSE HELLO " 88 82 0b9d6e42 0875"

#define ERROR(at, rule) at ": error: ", "[" rule "]"
#define WARNING(at, rule) at ": warning: ", "[" rule "]"

/* In a folder with the files of check-files.h. */
static const struct run_case cases[] = {
	/* ---- What is read ---- */
	{ ROW, .line = "check --client client --server server",
	    .output = "client: client: 191 octets, 3 frames, 1 text message, "
		      "1 Pong; closed with 1000 (Normal Closure)\n"
		      "server: server: 149 octets, 4 frames, 1 text message, "
		      "1 Ping; closed with 1000 (Normal Closure)\n"
		      "0 errors, 0 warnings\n" },
	{ ROW, .line = "check --server server --client client",
	    .has = { "client: client:", "server: server:", "0 errors, 0 w" } },
	{ ROW, .line = "check --server=server --client client.hex --hex",
	    .status = 2, .error = "server:1:1: error: this is not a hexa" },
	{ ROW, .line = "check --hex --server=server.hex --client client.hex",
	    .has = { "client.hex: client: 191 octets", "0 errors, 0 w" } },
	{ ROW, .line = "check client",
	    .has = { "client: client: 191 octets, 3 f" },
	    .lacks = { "server" } },
	{ ROW, .line = "check server",
	    .has = { "server: server: 149 octets, 4 f" },
	    .lacks = { "client" } },
	{ ROW, .line = "check client server",
	    .has = { "client: client: 191", "server: server: 149",
		"0 errors" } },
	{ ROW, .line = "check --client server", .status = 1,
	    .has = { ERROR("server:0", "handshake-malformed") } },
	{ ROW, .line = "check --server server",
	    .has = { "server: server: 149 octets, 4 frames" } },
	{ ROW, .line = "check --hex -", .input = "# nothing\n", .status = 2,
	    .error = "<stdin>: nothing was sent" },
	{ ROW, .line = "check --client -", .input = "neither side\r\n\r\n",
	    .status = 1,
	    .has = { ERROR("<stdin>:0", "handshake-malformed"),
		"\n<stdin>:0: hint: use --frames client|server " } },
	{ ROW, .line = "check -", .input = "GET / HTTP/2\r\n\r\n", .status = 1,
	    .has = { ERROR("<stdin>:0", "handshake-malformed") },
	    .lacks = { "--frames" } },
	{ ROW, .line = "check -", .input = "GET / HTTP/1.1\r\nHost: h\r\n\r\n",
	    .status = 2, .error = "<stdin>: plain HTTP: no request asks",
	    .lacks = { "handshake-" } },
	{ ROW, .line = "check -",
	    .input = "GET / HTTP/1.1\r\nUpgrade: websocket\r\n\r\n",
	    .status = 1,
	    .has = { ERROR("<stdin>:0", "handshake-header-missing"),
		"<stdin>: client: 38" } },
	{ ROW, .line = "check -", .input = "HTTP/1.1 401 No\r\n\r\n",
	    .has = { "<stdin>:0: warning: the server did not accept the "
		     "upgrade: status 401 [handshake-refused] ",
		"<stdin>: server: 19 octets\n"
		"to learn more: wsreg rules handshake-refused\n"
		"0 errors, 1 warning\n" } },
	/* Of a refusal no more is judged, and no Close is owed after it. */
	{ ROW, .line = "check --client client.lazy --server -",
	    .input = "HTTP/1.1 502 No\r\nA B: c\r\n\r\n",
	    .has = { WARNING("<stdin>:0", "handshake-refused"),
		"0 errors, 1 warning\n" } },
	{ ROW, .line = "check client.cut", .status = 1,
	    .has = { ERROR("client.cut:3", "stream-truncated") } },
	{ ROW, .line = "check --open client.cut",
	    .has = { "client.cut: client: 3 octets" } },
	/* A side that an option names may have sent nothing. */
	{ ROW, .line = "check --client empty", .status = 2,
	    .error = "empty: nothing was sent" },
	{ ROW, .line = "check --client empty --server empty -f json",
	    .status = 2, .error = "empty: nothing was sent",
	    .has = { "{\"connections\":[\n],\n" } },
	{ ROW, .line = "check --client empty --server server",
	    .has = { "empty: client: 0 octets\n" }, .lacks = { "truncated" } },
	{ ROW, .line = "check --client client --server empty",
	    .has = { WARNING("empty:0", "handshake-unanswered") },
	    .lacks = { "--frames" } },
	/* Each side ends for good only once the handshake is judged. */
	/* Where there was no answer there was nothing to close. */
	{ ROW, .line = "check --client client.lazy --server empty",
	    .has = { WARNING("empty:0", "handshake-unanswered"),
		"0 errors, 1 w" },
	    .lacks = { "close-missing" } },
	{ ROW, .line = "check --client client.lazy --server server",
	    .has = { WARNING("client.lazy:161", "close-unanswered"),
		"client.lazy: client: 161 octets\n", "0 errors, 2 w" } },
	{ ROW, .line = "check --open --client client.lazy --server server.lazy",
	    .has = { "0 errors, 0 warnings\n" } },
	/* ---- Frames alone ---- */
	{ ROW, .line = "check --frames client --hex -", .input = HELLO_CLOSE,
	    .output = "<stdin>: client: 19 octets, 2 frames, 1 text message; "
		      "closed with 1000 (Normal Closure)\n"
		      "0 errors, 0 warnings\n" },
	{ ROW, .line = "check --frames client --hex -", .input = HELLO,
	    .has = { WARNING("<stdin>:11", "close-missing"),
		"0 errors, 1 w" } },
	{ ROW, .line = "check --frames client --hex --open -", .input = HELLO,
	    .lacks = { "close-missing" }, .has = { "0 errors, 0 warnings" } },
	{ ROW, .line = "check --frames client --hex --strict -", .input = HELLO,
	    .status = 1, .has = { "0 errors, 1 warning\n" } },
	{ ROW, .line = "check --frames server --hex -", .input = HELLO,
	    .status = 1,
	    .output = "<stdin>:1: error: masked frame from a server "
		      "[mask-unexpected] (RFC 6455, 5.1) (frame 0 at 0; close "
		      "1002)\n"
		      "<stdin>:1: checking stops here (mask-unexpected): a "
		      "receiver fails the connection\n"
		      "<stdin>: server: 11 octets\n"
		      "to learn more: wsreg rules mask-unexpected\n"
		      "1 error, 0 warnings\n" },
	{ ROW, .line = "check --frames client empty",
	    .has = { WARNING("empty:0", "close-missing") } },
	{ ROW, .line = "check --frames server --hex -",
	    .input = "8100 # a text\n  88\t \r\n00 # and a Close",
	    .has = { "1 text message; closed\n" } },
	/* A message of permessage-deflate; RFC 7692, 7.2.3.1. */
	{ ROW, .line = "check --frames server --hex -",
	    .input = "c107f248cdc9c90700 8800", .status = 1,
	    .has = { ERROR("<stdin>:0", "rsv-unnegotiated") } },
	{ ROW,
	    .line = "check --frames server --hex - --extension "
		    "'permessage-deflate; server_no_context_takeover'",
	    .input = "c107f248cdc9c90700 8800", .has = { "0 errors, 0 w" } },
	{ ROW, .line = "check --frames server --hex - --extension x;y=\x22",
	    .status = 2, .error = "--extension: " },
	{ ROW,
	    .line = "check --frames server --subprotocol chat --hex - -f json",
	    .input = "8800",
	    .has = { "\"version\":null", "\"subprotocol\":\"chat\"" } },
	/* A name in wide use is not registered either, but known. */
	{ ROW, .line = "check --open --client -",
	    .input = "GET / HTTP/1.1\r\nHost: h\r\nUpgrade: websocket\r\n"
		     "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
		     "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
		     "Sec-WebSocket-Protocol: graphql-ws\r\n\r\n",
	    .has = { "graphql-ws is not registered; it is GraphQL over "
		     "WebSocket, ",
		" [subprotocol-unregistered]" } },
	/* A subprotocol that has binary messages alone: a warning. */
	{ ROW, .line = "check --frames server --subprotocol mqtt --hex -",
	    .input = "8202c000 810161 8800",
	    .has = { "<stdin>:4: warning: text message, but mqtt has only "
		     "binary ones [subprotocol-message-type] (MQTT 5.0 6, "
		     "[MQTT-6.0.0-1])",
		"0 errors, 1 warning\n" } },
	{ ROW,
	    .line = "check --frames server --subprotocol text.ircv3.net "
		    "--hex -f json -",
	    .input = "820161 8800",
	    .has = { "\"rule\":\"subprotocol-message-type\"", "\"offset\":0,",
		"\"value\":2,",
		"\"rfc\":null,\"section\":"
		"\"IRCv3 WebSocket support, WebSocket" } },
	{ ROW, .line = "check --frames server --subprotocol mqtt --hex -",
	    .input = "8202c000 8202d000 8800",
	    .has = { "0 errors, 0 warnings" } },
	{ ROW, .line = "check --frames server --subprotocol MQTT --hex -",
	    .input = "810161 8800", .has = { "0 errors, 0 warnings" } },
	/* ---- Limits ---- */
	{ ROW, .line = "check --frames server --hex - --max-frame 4",
	    .input = "810548656c6c6f 8800", .status = 1,
	    .has = { ERROR("<stdin>:1", "frame-too-big"), "close 1009)" } },
	{ ROW, .line = "check --frames server --hex - --max-frame 5",
	    .input = "810548656c6c6f 8800", .has = { "0 errors" } },
	{ ROW, .line = "check --frames server --hex - --max-message 0x4",
	    .input = "010348656c 80026c6f 8800", .status = 1,
	    .has = { ERROR("<stdin>:6", "message-too-big") } },
	{ ROW, .line = "check --frames server --hex - --max-fragments 1",
	    .input = "010348656c 80026c6f 8800", .status = 1,
	    .has = { ERROR("<stdin>:6", "too-many-fragments") } },
	{ ROW, .line = "check --max-frame 0 empty", .status = 2,
	    .error = "' is not a number from 1 to 18446744073709551615" },
	{ ROW, .line = "check --max-message 18446744073709551616 empty",
	    .status = 2,
	    .error = "' is not a number from 1 to 18446744073709551615" },
	{ ROW, .line = "check --max-fragments many empty", .status = 2,
	    .error = "--max-fragments: `many' is not a number from 1 to" },
	/* ---- After an error ---- */
	{ ROW, .line = "check --frames server --hex -",
	    .input = "8102c328 8101ff 880203ec", .status = 1,
	    .has = { ERROR("<stdin>:3", "text-utf8-invalid"),
		"1 error, 0 warnings\n" } },
	{ ROW, .line = "check --frames server --hex --keep-going -",
	    .input = "8102c328 8101ff 880203ec", .status = 1,
	    .has = { ERROR("<stdin>:3", "text-utf8-invalid"),
		ERROR("<stdin>:6", "text-utf8-invalid"), "after an error)",
		"close-code-reserved", "3 errors, 0 warnings\n" } },
	/* What is sent after a Close is an error of the sender. */
	{ ROW, .line = "check --frames server --hex -", .input = "8800 8101 61",
	    .status = 1,
	    .has = { ERROR("<stdin>:2", "data-after-close"),
		"1 error, 0 warnings\n" } },
	/* ---- Both sides ---- */
	{ ROW, .line = "check --client client --server server.lazy",
	    .has = { WARNING("server.lazy:129", "close-unanswered") },
	    .status = 0 },
	/* ---- Other registries ---- */
	{ ROW, .line = "check --frames server --hex -", .input = "880207d0",
	    .status = 1,
	    .has = { ERROR("<stdin>:2", "close-code-unassigned") } },
	{ ROW, .line = "check --frames server --hex - -i ours.xml",
	    .input = "880207d0",
	    .has = { "closed with 2000 (Ours)\n0 errors, 0 warnings" } },
	{ ROW, .line = "check --frames server --hex -", .input = "880207d0",
	    .environment = { "WSREG_INPUT=ours.xml" },
	    .has = { "closed with 2000 (Ours)\n0 errors, 0 warnings" } },
	/* Private codes alone are merged on top of the compiled-in registries. */
	{ ROW, .line = "check --frames server --hex - -i private.xml",
	    .input = "88020fa1",
	    .has = { "closed with 4001 (Ours)\n0 errors, 0 warnings" },
	    .error = "private.xml has private codes alone: merged on" },
	{ ROW, .line = "check --frames server --hex - -i private.xml",
	    .input = "880203ee", .status = 1,
	    .has = { ERROR("<stdin>:2", "close-code-local-only") },
	    .error = "private.xml has private codes alone: merged on" },
	{ ROW, .line = "check --frames server --hex - -i nothing.xml",
	    .status = 2, .error = "nothing.xml" },
	/* ---- Usage ---- */
	{ ROW, .line = "check", .status = 2,
	    .error = "check needs a file; see `wsreg check --help'" },
	{ ROW, .line = "check --client client --client client", .status = 2,
	    .error = "--client can be given only once" },
	{ ROW, .line = "check --follow no-file --follow follow", .status = 2,
	    .error = "--follow can be given only once" },
	{ ROW, .line = "check --client client server", .status = 2,
	    .error = "give only one of: " },
	{ ROW, .line = "check --client client --follow follow", .status = 2,
	    .error = "give only one of: " },
	{ ROW, .line = "check --follow follow client", .status = 2,
	    .error = "give only one of: " },
	{ ROW, .line = "check --frames client", .status = 2,
	    .error = "check needs a file; see `wsreg check --help'" },
	{ ROW, .line = "check --frames client a b", .status = 2,
	    .error = "--frames takes one file" },
	{ ROW, .line = "check --frames both client", .status = 2,
	    .error = "--frames takes client or server, not `both'" },
	{ ROW, .line = "check --extension permessage-deflate client",
	    .status = 2,
	    .error = "--extension and --subprotocol need --frames" },
	{ ROW, .line = "check --subprotocol chat client", .status = 2,
	    .error = "--extension and --subprotocol need --frames" },
	{ ROW, .line = "check --hex --follow follow", .status = 2,
	    .error = "give only one of: " },
	{ ROW, .line = "check --client - --server -", .status = 2,
	    .error = "standard input cannot be read twice" },
	{ ROW, .line = "check - -", .status = 2,
	    .error = "standard input cannot be read twice" },
	{ ROW, .line = "check nothing-there", .status = 2,
	    .error = "nothing-there" },
	{ ROW, .line = "check .", .status = 2, .error = "." },
	{ ROW, .line = "check -f csv client", .status = 2, .error = "format" },
	{ ROW, .line = "check --client", .status = 2,
	    .error = "needs an argument" },
	{ ROW, .line = "check --no-such-option client", .status = 2,
	    .error = "unknown option" },
	{ ROW, .line = "check --hex=yes client", .status = 2,
	    .error = "the option in `--hex=yes' takes no argument" },
	{ ROW, .line = "-f json check client", .status = 2,
	    .error = "`check' must be the first word" },
	{ ROW, .line = "check --help",
	    .has = { "usage: wsreg check ", "--frames-list",
		"Exit status: " } },
	{ ROW, .line = "--help check", .has = { "usage: wsreg check " } },
	/* ---- What compressed frames inflate to, if they do ---- */
	{ ROW,
	    .line = "check --frames server --hex --frames-list - "
		    "--extension permessage-deflate --keep-going",
	    .input = "41 03 f2 48 cd 89 00 80 04 c9 c9 07 00 c1 05 f2 00 11 "
		     "00 00 c1 03 f2 48 cd c1 07 f2 48 cd c9 c9 07 00",
	    .status = 1,
	    .has = { "frame 0: Text Frame, 3 octets, not final, RSV1, "
		     "inflated: \"He\"\n",
		"frame 2: Continuation Frame, 4 octets, inflated: \"llo\"\n",
		"frame 3: Text Frame, 5 octets, RSV1, inflated: \"Hello\"\n",
		"frame 4: Text Frame, 3 octets, RSV1, compressed: f248cd\n",
		"compressed: f248cdc9c90700\n" } },
	{ ROW,
	    .line = "check --frames server --hex --frames-list - "
		    "--extension permessage-deflate",
	    .input = "c1 01 00 88 00",
	    .has = { "frame 0: Text Frame, 1 octet, RSV1, inflated: \"\"\n" } },
	/* ---- Hexadecimal text ---- */
	{ ROW, .line = "check --frames client --hex -", .input = "81\n8x",
	    .status = 2, .error = "<stdin>:2:2: error: this is not a hexa" },
	{ ROW, .line = "check --frames client --hex -", .input = "81\n\n8",
	    .status = 2, .error = "<stdin>:3:2: error: an odd number of" },
	/* An option states what a file is, whatever it looks like. */
	{ ROW, .line = "check --client client --server -", .input = "\n\r\r\n",
	    .status = 1, .has = { ERROR("<stdin>:1", "handshake-malformed") } },
	{ ROW, .line = "check --hex -", .input = "a1 b2 3c 4d 00", .status = 2,
	    .error = "<stdin>: a capture of packets" },
	{ ROW, .line = "check --frames client -", .input = "\n\r\r\n",
	    .status = 1,
	    .has = { ERROR("<stdin>:0", "control-frame-fragmented") } },
	/* ---- Output ---- */
	{ ROW, .line = "check --frames client --hex - -o /dev/full",
	    .input = HELLO, .status = 2, .error = "/dev/full: " },
	{ ROW, .line = "check client -o no/such/folder", .status = 2,
	    .error = "no/such/folder" },
};

START_TEST(test_cases)
{
	struct run_case test = cases[_i];
	char *folder = check_files_make();

	test.folder = folder;
	run_check(&test);
	free(folder);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("cli-check");
	TCase *tcase = tcase_create("check");

	support_add_rows(tcase, test_cases, cases);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	return run_main((Suite *(*const[])(void)){ make_suite }, 1);
}
