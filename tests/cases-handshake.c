/* SPDX-License-Identifier: MIT */
/* Streams with a handshake that were built after reports of real programs, and what
 * is found in them. */

#include "cases.h"

const struct traffic_case cases_handshake[] = {
	{ ROW, .what = "answer has Connection: Upgrade, Keep-Alive",
	    .sides[WSREG_CLIENT] = OCTETS(
		REQUEST "\r\n"
			"\201\202\227\262\361\355\377\333\210\202Mi:\206N\201"),
	    .sides[WSREG_SERVER] = OCTETS(
		STATUS UPGRADE "Connection: Upgrade, Keep-Alive\r\n" ACCEPT
			       "\r\n\201\002hi\210\002\003\350"),
	    .found = "" },
	{ ROW,
	    .what =
		"answer has two Connection lines, only the second names Upgrade",
	    .sides[WSREG_CLIENT] = OCTETS(
		REQUEST "\r\n"
			"\201\202\002\031\342\367jp\210\202\003\004\350\002\000"
			"\354"),
	    .sides[WSREG_SERVER] =
		OCTETS(STATUS UPGRADE "Connection: keep-alive\r\n"
				      "Connection: upgrade\r\n" ACCEPT
				      "\r\n\201\002hi\210\002\003\350"),
	    .found = "" },
	{ ROW,
	    .what = "text messages of a subprotocol that has only binary ones",
	    .sides[WSREG_CLIENT] = OCTETS(
		REQUEST "Sec-WebSocket-Protocol: mqtt\r\n\r\n"
			"\201\202\227\262\361\355\377\333\210\202Mi:\206N\201"),
	    .sides[WSREG_SERVER] =
		OCTETS(ANSWER "Sec-WebSocket-Protocol: mqtt\r\n\r\n"
			      "\202\002hi\001\001h\200\001i\210\002\003\350"),
	    .found = "client subprotocol-message-type 184\n"
		     "server subprotocol-message-type 163\n" },
	{ ROW, .what = "101 with Content-Length: 0",
	    .sides[WSREG_CLIENT] = OCTETS(
		REQUEST "X-A: b\r\n\r\n"
			"\201\202\377^,>\2277\210\202\031\004t\036\032\354"),
	    .sides[WSREG_SERVER] = OCTETS(ANSWER "Content-Length: 0\r\n\r\n"
						 "\201\002hi\210\002\003\350"),
	    .found = "server handshake-body-announced 127\n" },
	{ ROW, .what = "101 with Transfer-Encoding: chunked, frames unchunked",
	    .sides[WSREG_CLIENT] = OCTETS(
		REQUEST "\r\n"
			"\201\202\246\034\202\004\316u\210\202\032e\340\203\031"
			"\215"),
	    .sides[WSREG_SERVER] =
		OCTETS(ANSWER "Transfer-Encoding: chunked\r\n\r\n"
			      "\201\002hi\210\002\003\350"),
	    .found = "server handshake-body-announced 127\n" },
	{ ROW, .what = "status line \"HTTP/1.1 101 \" with empty reason",
	    .sides[WSREG_CLIENT] = OCTETS(
		REQUEST "\r\n"
			"\201\202\201a\004\376\351\010\210\202\nw\335\216\011"
			"\237"),
	    .sides[WSREG_SERVER] =
		OCTETS("HTTP/1.1 101 \r\n" UPGRADE CONNECTION ACCEPT
		       "\r\n\201\002hi\210\002\003\350"),
	    .found = "" },
	{ ROW, .what = "status line \"HTTP/1.1 101\" without the space",
	    .sides[WSREG_CLIENT] = OCTETS(
		REQUEST "\r\n"
			"\201\202uk\355\r\035\002\210\202\357DR\003\354\254"),
	    .sides[WSREG_SERVER] =
		OCTETS("HTTP/1.1 101\r\n" UPGRADE CONNECTION ACCEPT
		       "\r\n\201\002hi\210\002\003\350"),
	    .found = "" },
	{ ROW, .what = "103 Early Hints with Link, then 101",
	    .sides[WSREG_CLIENT] =
		OCTETS(REQUEST "\r\n\201\202\0225\371az\\\210\202vb=;u\212"),
	    .sides[WSREG_SERVER] =
		OCTETS("HTTP/1.1 103 Early Hints\r\n"
		       "Link: </a>; rel=preload\r\n\r\n" ANSWER
		       "\r\n\201\002hi\210\002\003\350"),
	    .found = "" },
	{ ROW, .what = "Expect: 100-continue in the request, 100 then 101",
	    .sides[WSREG_CLIENT] = OCTETS(
		REQUEST "Expect: 100-continue\r\n\r\n"
			"\201\202\301\024C\011\251}\210\202\333\267-\235\330_"),
	    .sides[WSREG_SERVER] = OCTETS("HTTP/1.1 100 Continue\r\n\r\n" ANSWER
					  "\r\n\201\002hi\210\002\003\350"),
	    .found = "" },
	{ ROW, .what = "request target http://example.com/chat through a proxy",
	    .sides[WSREG_CLIENT] =
		OCTETS("GET http://example.com/chat HTTP/1.1\r\n" HOST UPGRADE
			CONNECTION KEY VERSION "\r\n"
		       "\201\202\325\"\033I\275K\210\202\275-\0237\276\305"),
	    .sides[WSREG_SERVER] =
		OCTETS(ANSWER "\r\n\201\002hi\210\002\003\350"),
	    .found = "" },
	{ ROW, .what = "answer has Sec-WebSocket-Protocol with no value",
	    .sides[WSREG_CLIENT] = OCTETS(
		REQUEST "\r\n"
			"\201\202\260\037\301H\330v\210\202&)*\201%\301"),
	    .sides[WSREG_SERVER] =
		OCTETS(ANSWER "Sec-WebSocket-Protocol: \r\n\r\n"
			      "\201\002hi\210\002\003\350"),
	    .found = "server subprotocol-not-token 127\n" },
	{ ROW, .what = "answer selects * though nothing was offered",
	    .sides[WSREG_CLIENT] = OCTETS(
		REQUEST "\r\n"
			"\201\202\233\350=U\363\201\210\202\371s\0050\372\233"),
	    .sides[WSREG_SERVER] =
		OCTETS(ANSWER "Sec-WebSocket-Protocol: *\r\n\r\n"
			      "\201\002hi\210\002\003\350"),
	    .found = "server subprotocol-not-offered 127\n"
		     "server subprotocol-unregistered 127\n" },
	{ ROW, .what = "answer echoes the whole offered list soap, wamp",
	    .sides[WSREG_CLIENT] =
		OCTETS(REQUEST "Sec-WebSocket-Protocol: soap, wamp\r\n\r\n"
			       "\201\202d\010\014,\014a\210\202 ?I>#\327"),
	    .sides[WSREG_SERVER] =
		OCTETS(ANSWER "Sec-WebSocket-Protocol: soap, wamp\r\n\r\n"
			      "\201\002hi\210\002\003\350"),
	    .found = "server subprotocol-several-selected 127\n" },
	{ ROW,
	    .what =
		"offer over two lines, one with a trailing comma and no blanks",
	    .sides[WSREG_CLIENT] = OCTETS(REQUEST
		"Sec-WebSocket-Protocol: soap,\r\n"
		"Sec-WebSocket-Protocol: wamp,mqtt\r\n\r\n"
		"\201\202\200\261TI\350\330\210\202\2251\377\271\226\331"),
	    .sides[WSREG_SERVER] =
		OCTETS(ANSWER "Sec-WebSocket-Protocol: mqtt\r\n\r\n"
			      "\201\002hi\210\002\003\350"),
	    .found = "client subprotocol-message-type 220\n"
		     "server subprotocol-message-type 159\n" },
	{ ROW, .what = "offers one, answer selects none",
	    .sides[WSREG_CLIENT] = OCTETS(
		REQUEST "Sec-WebSocket-Protocol: mqtt\r\n\r\n"
			"\201\202\3470H%\217Y\210\202\031O\200A\032\247"),
	    .sides[WSREG_SERVER] =
		OCTETS(ANSWER "\r\n\201\002hi\210\002\003\350"),
	    .found = "server subprotocol-none-selected 0\n" },
	{ ROW, .what = "answer \"server_max_window_bits = 10\"",
	    .sides[WSREG_CLIENT] = OCTETS(
		REQUEST "Sec-WebSocket-Extensions: permessage-deflate\r\n"
			"\r\n"
			"\201\202\035\313\335=u\242\210\202\343\355\220\320\340"
			"\005"),
	    .sides[WSREG_SERVER] = OCTETS(
		ANSWER "Sec-WebSocket-Extensions: permessage-deflate; server"
		       "_max_window_bits = 10\r\n"
		       "\r\n\201\002hi\210\002\003\350"),
	    .found = "" },
	{ ROW, .what = "client_max_window_bits=\"12\" quoted in the answer",
	    .sides[WSREG_CLIENT] = OCTETS(
		REQUEST "Sec-WebSocket-Extensions: permessage-deflate; client"
			"_max_window_bits\r\n"
			"\r\n\201\202\3220\231~\272Y\210\202HN0$K\246"),
	    .sides[WSREG_SERVER] = OCTETS(
		ANSWER "Sec-WebSocket-Extensions: permessage-deflate; client"
		       "_max_window_bits=\"12\"\r\n"
		       "\r\n\201\002hi\210\002\003\350"),
	    .found = "" },
	{ ROW, .what = "offer ends in a semicolon",
	    .sides[WSREG_CLIENT] = OCTETS(
		REQUEST "Sec-WebSocket-Extensions: permessage-deflate; client"
			"_no_context_takeover; client_max_window_bits=10;\r\n"
			"\r\n"
			"\201\202\377\242\247U\227\313\210\202\241X\222\240\242"
			"\260"),
	    .sides[WSREG_SERVER] =
		OCTETS(ANSWER "\r\n\201\002hi\210\002\003\350"),
	    .found = "client extension-parameter-invalid 152\n" },
	{ ROW,
	    .what =
		"two offers of permessage-deflate, list folded over two lines by obs-fold",
	    .sides[WSREG_CLIENT] = OCTETS(REQUEST
		"Sec-WebSocket-Extensions: permessage-deflate; client"
		"_no_context_takeover; server_max_window_bits=10,\r\n"
		"  permessage-deflate; client_no_context_takeover\r\n"
		"\r\n"
		"\201\202\326\362r0\276\233\210\202\r\365\224@\016\035"),
	    .sides[WSREG_SERVER] = OCTETS(
		ANSWER "Sec-WebSocket-Extensions: permessage-deflate; client"
		       "_no_context_takeover\r\n"
		       "\r\n\201\002hi\210\002\003\350"),
	    .found = "" },
	{ ROW, .what = "answer has client_max_window_bits=15, not offered",
	    .sides[WSREG_CLIENT] = OCTETS(
		REQUEST "Sec-WebSocket-Extensions: permessage-deflate\r\n"
			"\r\n"
			"\201\202}c\326n\025\n\210\202\251'\r\336\252\317"),
	    .sides[WSREG_SERVER] = OCTETS(
		ANSWER "Sec-WebSocket-Extensions: permessage-deflate;client_"
		       "max_window_bits=15\r\n"
		       "\r\n\201\002hi\210\002\003\350"),
	    .found = "server extension-parameter-invalid 127\n" },
	{ ROW,
	    .what =
		"offer client_max_window_bits=10, answer client_max_window_bits=15",
	    .sides[WSREG_CLIENT] = OCTETS(
		REQUEST "Sec-WebSocket-Extensions: permessage-deflate; client"
			"_max_window_bits=10\r\n"
			"\r\n"
			"\201\202\334r\\\344\264\033\210\202z\240\241\267yH"),
	    .sides[WSREG_SERVER] = OCTETS(
		ANSWER "Sec-WebSocket-Extensions: permessage-deflate; client"
		       "_max_window_bits=15\r\n"
		       "\r\n\201\002hi\210\002\003\350"),
	    .found = "server extension-parameter-invalid 127\n" },
	{ ROW, .what = "answer repeats client_max_window_bits without a value",
	    .sides[WSREG_CLIENT] = OCTETS(
		REQUEST "Sec-WebSocket-Extensions: permessage-deflate; client"
			"_max_window_bits\r\n"
			"\r\n"
			"\201\202}\323vm\025\272\210\202gl\220\354d\204"),
	    .sides[WSREG_SERVER] = OCTETS(
		ANSWER "Sec-WebSocket-Extensions: permessage-deflate; client"
		       "_max_window_bits\r\n"
		       "\r\n\201\002hi\210\002\003\350"),
	    .found = "server extension-parameter-invalid 127\n" },
	{ ROW, .what = "answer has an empty Sec-WebSocket-Extensions",
	    .sides[WSREG_CLIENT] = OCTETS(
		REQUEST "Sec-WebSocket-Extensions: permessage-deflate\r\n"
			"\r\n"
			"\201\202\202&9+\352O\210\202\314\035\353\232\317\365"),
	    .sides[WSREG_SERVER] =
		OCTETS(ANSWER "Sec-WebSocket-Extensions:\r\n\r\n"
			      "\201\002hi\210\002\003\350"),
	    .found = "server extension-parameter-invalid 127\n" },
	{ ROW, .what = "offer \", permessage-deflate ,,\"",
	    .sides[WSREG_CLIENT] = OCTETS(
		REQUEST "Sec-WebSocket-Extensions: , permessage-deflate ,,\r\n"
			"\r\n"
			"\201\202Z\011{\3322`\210\202\227\375\226X\224\025"),
	    .sides[WSREG_SERVER] =
		OCTETS(ANSWER "Sec-WebSocket-Extensions: permessage-deflate\r\n"
			      "\r\n\201\002hi\210\002\003\350"),
	    .found = "" },
	{ ROW, .what = "Sec-Websocket-Accept spelt with a small s; Via",
	    .sides[WSREG_CLIENT] = OCTETS(REQUEST
		"\r\n"
		"\201\202\325\336@l\275\267\210\202|\032\370\002\177\362"),
	    .sides[WSREG_SERVER] = OCTETS(STATUS UPGRADE CONNECTION
		"Sec-Websocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r"
		"\n"
		"Via: 1.1 vegur\r\n\r\n"
		"\201\002hi\210\002\003\350"),
	    .found = "" },
	{ ROW, .what = "accept computed for another key",
	    .sides[WSREG_CLIENT] = OCTETS(
		REQUEST "\r\n"
			"\201\202\237\245\3328\367\314\210\2025\324p\3366<"),
	    .sides[WSREG_SERVER] = OCTETS(STATUS UPGRADE CONNECTION
		"Sec-WebSocket-Accept: Bz3qJYTGdOe8gUSpLosEdiLKDrk=\r"
		"\n"
		"\r\n\201\002hi\210\002\003\350"),
	    .found = "server handshake-accept-mismatch 75\n" },
	{ ROW, .what = "\"Upgrade : websocket\" in the request",
	    .sides[WSREG_CLIENT] = OCTETS(GET HOST
		"Upgrade : websocket\r\n" CONNECTION KEY VERSION "\r\n"),
	    .sides[WSREG_SERVER] = OCTETS(ANSWER "\r\n"),
	    .found = "client handshake-malformed 39\n" },
	{ ROW, .what = "Host: [fe80::1%25eth0]:8080 / [::1]:8080",
	    .sides[WSREG_CLIENT] = OCTETS(
		GET "Host: [::1]:8080\r\n" UPGRADE CONNECTION KEY VERSION "\r\n"
		    "\201\202\312\262\034\327\242\333\210\202\367\003lb\364"
		    "\353"),
	    .sides[WSREG_SERVER] =
		OCTETS(ANSWER "\r\n\201\002hi\210\002\003\350"),
	    .found = "" },
	{ ROW, .what = "no Host, no version, ws:// target",
	    .sides[WSREG_CLIENT] = OCTETS(
		"GET ws://127.0.0.1:6565/?t=1 HTTP/1.1\r\n" UPGRADE CONNECTION
		    KEY "\r\n"
		"\201\202%\023n\357Mz\210\202\215\324\311\274\216<"),
	    .sides[WSREG_SERVER] =
		OCTETS(ANSWER "\r\n\201\002hi\210\002\003\350"),
	    .found = "client handshake-malformed 0\n"
		     "client handshake-header-missing 0\n"
		     "client handshake-header-missing 0\n" },
	{ ROW, .what = "request target with raw UTF-8 octets",
	    .sides[WSREG_CLIENT] =
		OCTETS("GET /caf\303\251 HTTP/1.1\r\n" HOST UPGRADE CONNECTION
			KEY VERSION "\r\n"),
	    .sides[WSREG_SERVER] = OCTETS(ANSWER "\r\n"),
	    .found = "client handshake-malformed 0\n" },
	{ ROW, .what = "Sec-WebSocket-Version: 13, 8",
	    .sides[WSREG_CLIENT] = OCTETS(GET HOST UPGRADE CONNECTION KEY
		"Sec-WebSocket-Version: 13, 8\r\n\r\n"
		"\201\202d'^m\014N\210\202\361\014\204\367\362\344"),
	    .sides[WSREG_SERVER] =
		OCTETS(ANSWER "\r\n\201\002hi\210\002\003\350"),
	    .found = "client version-unregistered 125\n" },
	{ ROW, .what = "answer has Upgrade: websocket, foo",
	    .sides[WSREG_CLIENT] = OCTETS(
		REQUEST "\r\n"
			"\201\202\222\314\240\325\372\245\210\202\362\036.\331"
			"\361\366"),
	    .sides[WSREG_SERVER] =
		OCTETS(STATUS "Upgrade: websocket, foo\r\n" CONNECTION ACCEPT
			      "\r\n\201\002hi\210\002\003\350"),
	    .found = "server handshake-malformed 34\n" },
	{ ROW, .what = "request has Upgrade: h2c, WebSocket",
	    .sides[WSREG_CLIENT] = OCTETS(GET HOST
		"Upgrade: h2c, WebSocket\r\n" CONNECTION KEY VERSION "\r\n"
		"\201\202\350\347\352{\200\216\210\202\354\024C\202\357"
		"\374"),
	    .sides[WSREG_SERVER] =
		OCTETS(ANSWER "\r\n\201\002hi\210\002\003\350"),
	    .found = "" },
	{ ROW, .what = "426 with Sec-WebSocket-Version: 13, 8",
	    .sides[WSREG_CLIENT] = OCTETS(GET HOST UPGRADE CONNECTION KEY
		"Sec-WebSocket-Version: 25\r\n\r\n"),
	    .sides[WSREG_SERVER] =
		OCTETS("HTTP/1.1 426 Upgrade Required\r\n" UPGRADE CONNECTION
		       "Sec-WebSocket-Version: 13, 8\r\n"
		       "Content-Length: 0\r\n\r\n"),
	    .found = "client version-unregistered 125\n"
		     "server handshake-refused 0\n" },
	{ ROW, .what = "a private extension that uses RSV3",
	    .sides[WSREG_CLIENT] = OCTETS(
		REQUEST "Sec-WebSocket-Extensions: x-foo-bits\r\n\r\n"
			"\221\202\024\177\220\234|\026\210\202^\334\326(]4"),
	    .sides[WSREG_SERVER] =
		OCTETS(ANSWER "Sec-WebSocket-Extensions: x-foo-bits\r\n\r\n"
			      "\221\002hi\210\002\003\350"),
	    .found = "client extension-unregistered 152\n"
		     "server extension-unregistered 127\n" },
	{ ROW,
	    .what =
		"the registered extension bbf-usp-protocol with an endpoint id as TR-369 writes it",
	    .sides[WSREG_CLIENT] = OCTETS(
		REQUEST "Sec-WebSocket-Extensions: bbf-usp-protocol; eid=\"do"
			"c::agent\"\r\n"
			"Sec-WebSocket-Protocol: v1.usp\r\n\r\n"
			"\202\201\005:\002\251}\210\202*\330\334\030)0"),
	    .sides[WSREG_SERVER] = OCTETS(
		ANSWER "Sec-WebSocket-Extensions: bbf-usp-protocol; eid=\"do"
		       "c::controller\"\r\n"
		       "Sec-WebSocket-Protocol: v1.usp\r\n\r\n"
		       "\202\001x\210\002\003\350"),
	    .found = "client extension-parameter-invalid 152\n"
		     "server extension-parameter-invalid 127\n" },
	{ ROW, .what = "401, the same request with credentials, 101, frames",
	    .sides[WSREG_CLIENT] = OCTETS(
		REQUEST "\r\n" REQUEST "Authorization: Basic eDp5\r\n\r\n"
			"\201\202\351\264\022\350\201\335\210\202\215\037q\204"
			"\216\367"),
	    .sides[WSREG_SERVER] =
		OCTETS("HTTP/1.1 401 Unauthorized\r\n"
		       "WWW-Authenticate: Basic realm=\"x\"\r\n"
		       "Content-Length: 0\r\n\r\n" ANSWER
		       "\r\n\201\002hi\210\002\003\350"),
	    .found = "server handshake-refused 0\n" },
	{ ROW, .what = "the same, and the client sends an unmasked frame",
	    .sides[WSREG_CLIENT] = OCTETS(
		REQUEST "\r\n" REQUEST "Authorization: Basic eDp5\r\n\r\n"
			"\201\005hello\210\202\307M\212J\304\245"),
	    .sides[WSREG_SERVER] =
		OCTETS("HTTP/1.1 401 Unauthorized\r\n"
		       "WWW-Authenticate: Basic realm=\"x\"\r\n"
		       "Content-Length: 0\r\n\r\n" ANSWER
		       "\r\n\201\002hi\210\002\003\350"),
	    .found = "server handshake-refused 0\n"
		     "client mask-missing 336\n" },
	{ ROW,
	    .what =
		"between browser and forward proxy: CONNECT, 200, then the handshake",
	    .sides[WSREG_CLIENT] =
		OCTETS("CONNECT example.com:80 HTTP/1.1\r\n"
		       "Host: example.com:80\r\n\r\n" REQUEST "\r\n"
		       "\201\202\351\264\022\350\201\335\210\202\215\037q\204"
		       "\216\367"),
	    .sides[WSREG_SERVER] =
		OCTETS("HTTP/1.1 200 Connection established\r\n\r\n" ANSWER
		       "\r\n\201\002hi\210\002\003\350"),
	    .found = "" },
	{ ROW,
	    .what =
		"between HAProxy and a backend: PROXY line before the request",
	    .sides[WSREG_CLIENT] = OCTETS(
		"PROXY TCP4 192.0.2.1 192.0.2.2 56324 443\r\n" REQUEST "\r\n"
		"\201\202\351\264\022\350\201\335\210\202\215\037q\204"
		"\216\367"),
	    .sides[WSREG_SERVER] =
		OCTETS(ANSWER "\r\n\201\002hi\210\002\003\350"),
	    .found = "client handshake-malformed 0\n" },
	{ ROW, .what = "GET with Content-Length: 0",
	    .sides[WSREG_CLIENT] = OCTETS(
		REQUEST "Content-Length: 0\r\n\r\n"
			"\201\202\351\264\022\350\201\335\210\202\215\037q\204"
			"\216\367"),
	    .sides[WSREG_SERVER] =
		OCTETS(ANSWER "\r\n\201\002hi\210\002\003\350"),
	    .found = "" },
	{ ROW, .what = "GET with Content-Length: 5 and a body, then frames",
	    .sides[WSREG_CLIENT] = OCTETS(
		REQUEST "Content-Length: 5\r\n\r\n"
			"hello\201\202\351\264\022\350\201\335\210\202\215\037"
			"q\204\216\367"),
	    .sides[WSREG_SERVER] =
		OCTETS(ANSWER "\r\n\201\002hi\210\002\003\350"),
	    .found = "" },
	{ ROW, .what = "hand-written server answers \"HTTP/2 101\"",
	    .sides[WSREG_CLIENT] = OCTETS(
		REQUEST "\r\n"
			"\201\202\351\264\022\350\201\335\210\202\215\037q\204"
			"\216\367"),
	    .sides[WSREG_SERVER] =
		OCTETS("HTTP/2 101\r\n" UPGRADE CONNECTION ACCEPT
		       "\r\n\201\002hi\210\002\003\350"),
	    .found = "server handshake-malformed 0\n" },
	{ ROW, .what = "query in the target, Connection: upgrade in lower case",
	    .sides[WSREG_CLIENT] =
		OCTETS("GET /ws?d=My%20Device&k=5 HTTP/1.1\r\n" HOST UPGRADE
			CONNECTION KEY VERSION "\r\n"
		       "\201\202\351\264\022\350\201\335\210\202\215\037q\204"
		       "\216\367"),
	    .sides[WSREG_SERVER] = OCTETS(
		"HTTP/1.1 101 \r\n" UPGRADE "Connection: upgrade\r\n" ACCEPT
		"\r\n\201\002hi\210\002\003\350"),
	    .found = "" },
	{ ROW, .what = "version 7 (hybi-07)",
	    .sides[WSREG_CLIENT] = OCTETS(GET HOST UPGRADE CONNECTION KEY
		"Sec-WebSocket-Version: 7\r\n\r\n"
		"\201\202\351\264\022\350\201\335\210\202\215\037q\204"
		"\216\367"),
	    .sides[WSREG_SERVER] =
		OCTETS(ANSWER "\r\n\201\002hi\210\002\003\350"),
	    .found = "client version-not-standard 125\n" },
	{ ROW, .what = "101 repeats Sec-WebSocket-Version: 13",
	    .sides[WSREG_CLIENT] = OCTETS(
		REQUEST "\r\n"
			"\201\202\351\264\022\350\201\335\210\202\215\037q\204"
			"\216\367"),
	    .sides[WSREG_SERVER] =
		OCTETS(ANSWER VERSION "\r\n\201\002hi\210\002\003\350"),
	    .found = "" },
	{ ROW, .what = "two blanks after GET",
	    .sides[WSREG_CLIENT] = OCTETS(
		"GET  /chat HTTP/1.1\r\n" HOST UPGRADE CONNECTION KEY VERSION
		"\r\n"
		"\201\202\351\264\022\350\201\335\210\202\215\037q\204"
		"\216\367"),
	    .sides[WSREG_SERVER] =
		OCTETS(ANSWER "\r\n\201\002hi\210\002\003\350"),
	    .found = "client handshake-malformed 0\n" },
	{ ROW, .what = "a head of 72 KiB", .fill = { 160, 72500, 'a' },
	    .sides[WSREG_CLIENT] = OCTETS(
		REQUEST "Cookie: \r\n\r\n"
			"\201\202\351\264\022\350\201\335\210\202\215\037q\204"
			"\216\367"),
	    .sides[WSREG_SERVER] =
		OCTETS(ANSWER "\r\n\201\002hi\210\002\003\350"),
	    .found = "" },
	{ ROW, .what = "a JWT in the list of subprotocols",
	    .sides[WSREG_CLIENT] = OCTETS(
		REQUEST "Sec-WebSocket-Protocol: access_token, eyJhbGciOiJIUz"
			"I1NiJ9.eyJzdWIiOiJ4In0.c2ln\r\n"
			"\r\n"
			"\201\202\351\264\022\350\201\335\210\202\215\037q\204"
			"\216\367"),
	    .sides[WSREG_SERVER] =
		OCTETS(ANSWER "Sec-WebSocket-Protocol: access_token\r\n\r\n"
			      "\201\002hi\210\002\003\350"),
	    .found = "client subprotocol-unregistered 152\n"
		     "client subprotocol-unregistered 152\n"
		     "server subprotocol-unregistered 127\n" },
	{ ROW, .what = "base64 with / and = in the list",
	    .sides[WSREG_CLIENT] = OCTETS(
		REQUEST "Sec-WebSocket-Protocol: access_token, dG9rZW4/Zg==\r"
			"\n"
			"\r\n"
			"\201\202\351\264\022\350\201\335\210\202\215\037q\204"
			"\216\367"),
	    .sides[WSREG_SERVER] =
		OCTETS(ANSWER "Sec-WebSocket-Protocol: access_token\r\n\r\n"
			      "\201\002hi\210\002\003\350"),
	    .found = "client subprotocol-not-token 152\n"
		     "client subprotocol-unregistered 152\n"
		     "server subprotocol-unregistered 127\n" },
	{ ROW, .what = "ocpp2.0",
	    .sides[WSREG_CLIENT] = OCTETS(
		REQUEST "Sec-WebSocket-Protocol: ocpp2.0\r\n\r\n"
			"\201\202\351\264\022\350\201\335\210\202\215\037q\204"
			"\216\367"),
	    .sides[WSREG_SERVER] =
		OCTETS(ANSWER "Sec-Websocket-Protocol: ocpp2.0\r\n\r\n"
			      "\201\002hi\210\002\003\350"),
	    .found = "" },
	{ ROW, .what = "offered MQTT, selected mqtt",
	    .sides[WSREG_CLIENT] = OCTETS(
		REQUEST "Sec-WebSocket-Protocol: MQTT\r\n\r\n"
			"\201\202\351\264\022\350\201\335\210\202\215\037q\204"
			"\216\367"),
	    .sides[WSREG_SERVER] =
		OCTETS(ANSWER "Sec-WebSocket-Protocol: mqtt\r\n\r\n"
			      "\201\002hi\210\002\003\350"),
	    .found = "client subprotocol-case-mismatch 152\n"
		     "server subprotocol-not-offered 127\n"
		     "client subprotocol-message-type 184\n"
		     "server subprotocol-message-type 159\n" },
	{ ROW, .what = "a NUL after the empty line of the answer",
	    .sides[WSREG_CLIENT] = OCTETS(
		REQUEST "\r\n"
			"\201\202\037L\333\225w%\210\202\037\276\306`\034V"),
	    .sides[WSREG_SERVER] =
		OCTETS(ANSWER "\r\n\000\201\002hi\210\002\003\350"),
	    .found = "server continuation-unexpected 129\n" },
	{ ROW,
	    .what = "the client sends its request twice (a proxy replays it)",
	    .sides[WSREG_CLIENT] = OCTETS(
		REQUEST "\r\n" REQUEST "\r\n"
			"\201\202\037L\333\225w%\210\202\037\276\306`\034V"),
	    .sides[WSREG_SERVER] =
		OCTETS(ANSWER "\r\n\201\002hi\210\002\003\350"),
	    .found = "client rsv-unnegotiated 154\n" },
	{ ROW, .what = "two NULs between frames",
	    .sides[WSREG_CLIENT] = OCTETS(
		REQUEST "\r\n"
			"\202\201\0053z\002d\201\202\037L\333\225w%\210\202\037"
			"\276\306`\034V"),
	    .sides[WSREG_SERVER] =
		OCTETS(ANSWER "\r\n"
			      "\202\001a\000\000\201\002hi\210\002\003\350"),
	    .found = "server continuation-unexpected 132\n" },
	{ ROW, .what = "empty Close answered with 1005",
	    .sides[WSREG_CLIENT] = OCTETS(REQUEST "\r\n\210\200\244H\020\223"),
	    .sides[WSREG_SERVER] = OCTETS(ANSWER "\r\n\210\002\003\355"),
	    .found = "server close-code-local-only 131\n" },
	{ ROW, .what = "server sends 1006",
	    .sides[WSREG_CLIENT] = OCTETS(REQUEST "\r\n\201\201{i\362/\003"),
	    .sides[WSREG_SERVER] = OCTETS(ANSWER "\r\n\210\002\003\356"),
	    .found = "client close-missing 161\n"
		     "server close-code-local-only 131\n" },
	{ ROW, .what = "text and Ping after the client's Close",
	    .sides[WSREG_CLIENT] = OCTETS(REQUEST
		"\r\n"
		"\210\202\347wHH\344\237\201\201\235\300\351\017\345\211"
		"\200\277\243i'"),
	    .sides[WSREG_SERVER] = OCTETS(ANSWER "\r\n\210\002\003\350"),
	    .found = "client data-after-close 162\n"
		     "client control-after-close 169\n" },
	{ ROW, .what = "an unsolicited Pong, empty",
	    .sides[WSREG_CLIENT] =
		OCTETS(REQUEST "\r\n"
			       "\212\200k\366~n\210\202\272\353R\263\271\003"),
	    .sides[WSREG_SERVER] = OCTETS(ANSWER "\r\n\210\002\003\350"),
	    .found = "" },
	{ ROW, .what = "Ping of 0 octets never answered, then both drop",
	    .sides[WSREG_CLIENT] = OCTETS(REQUEST "\r\n\201\201H\220\347?0"),
	    .sides[WSREG_SERVER] = OCTETS(ANSWER "\r\n\211\000\201\001x"),
	    .found = "client close-missing 161\n"
		     "client pong-missing 161\n"
		     "server close-missing 134\n" },
	{ ROW, .what = "upgrade without key, version, accept",
	    .sides[WSREG_CLIENT] = OCTETS(
		"GET /cgws HTTP/1.1\r\nHost: 127.0.0.1\r\n"
		"User-Agent: curl/7.76.1\r\nAccept: */*\r\n" UPGRADE CONNECTION
		"\r\n"),
	    .sides[WSREG_SERVER] = OCTETS(STATUS
		"Server: nginx\r\nConnection: upgrade\r\n" UPGRADE "\r\n"),
	    .found = "client handshake-header-missing 0\n"
		     "client handshake-header-missing 0\n"
		     "server handshake-header-missing 0\n" },
	{ ROW, .what = "no Sec-WebSocket-Version, refused",
	    .sides[WSREG_CLIENT] =
		OCTETS("GET /websocket HTTP/1.1\r\n"
		       "host: example.com\r\nupgrade: websocket\r\n"
		       "connection: upgrade\r\n"
		       "x-forwarded-proto: https\r\n"
		       "Sec-Websocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
		       "\r\n"),
	    .sides[WSREG_SERVER] = OCTETS("HTTP/1.1 400 Bad Request\r\n" VERSION
					  "Content-Length: 0\r\n\r\n"),
	    .found = "client handshake-header-missing 0\n"
		     "server handshake-refused 0\n" },
	{ ROW, .what = "a line of blanks only: obs-fold, not the end",
	    .sides[WSREG_CLIENT] = OCTETS(
		REQUEST "\r\n"
			"\201\202\037L\333\225w%\210\202\037\276\306`\034V"),
	    .sides[WSREG_SERVER] = OCTETS(STATUS UPGRADE
		" \011\r\n" CONNECTION ACCEPT "\r\n\201\002hi\210\002\003\350"),
	    .found = "" },
	{ ROW, .what = "Connection: Upgrade,Keep-Alive",
	    .sides[WSREG_CLIENT] = OCTETS(GET HOST UPGRADE
		"Connection: Upgrade,Keep-Alive\r\n" KEY VERSION "\r\n"
		"\201\202\037L\333\225w%\210\202\037\276\306`\034V"),
	    .sides[WSREG_SERVER] =
		OCTETS(ANSWER "\r\n\201\002hi\210\002\003\350"),
	    .found = "" },
	{ ROW, .what = "UTF-8 and Latin-1 in other fields",
	    .sides[WSREG_CLIENT] = OCTETS(
		REQUEST "cf-ipcity: Montr\303\251al\r\n\r\n"
			"\201\202\037L\333\225w%\210\202\037\276\306`\034V"),
	    .sides[WSREG_SERVER] = OCTETS(ANSWER "x-city: Montr\351al\r\n\r\n"
						 "\201\002hi\210\002\003\350"),
	    .found = "" },
	{ ROW, .what = "four offers, two of permessage-deflate",
	    .sides[WSREG_CLIENT] = OCTETS(
		REQUEST "sec-websocket-extensions: permessage-deflate; client"
			"_max_window_bits,permessage-deflate;client_no_contex"
			"t_takeover;client_max_window_bits,deflate-frame,x-we"
			"bkit-deflate-frame\r\n"
			"\r\n"
			"\201\202\037L\333\225w%\210\202\037\276\306`\034V"),
	    .sides[WSREG_SERVER] =
		OCTETS(ANSWER "sec-websocket-extensions: permessage-deflate\r\n"
			      "\r\n\201\002hi\210\002\003\350"),
	    .found = "client extension-unregistered 152\n"
		     "client extension-unregistered 152\n" },
	{ ROW, .what = "key is base64 of a UUID text",
	    .sides[WSREG_CLIENT] = OCTETS(GET HOST UPGRADE CONNECTION
		"Sec-WebSocket-Key: MTIzNDU2NzgtMTIzNC0xMjM0LTEyMzQtM"
		"TIzNDU2Nzg5MGFi\r\n" VERSION "\r\n"
		"\201\202\037L\333\225w%\210\202\037\276\306`\034V"),
	    .sides[WSREG_SERVER] = OCTETS(STATUS UPGRADE CONNECTION
		"Sec-WebSocket-Accept: HOj4gcUIUiSrk+QeNmC8avLsxOw=\r"
		"\n"
		"\r\n\201\002hi\210\002\003\350"),
	    .found = "client handshake-key-invalid 80\n" },
	{ ROW, .what = "offered mqttv3.1, selected mqtt",
	    .sides[WSREG_CLIENT] = OCTETS(
		REQUEST "Sec-WebSocket-Protocol: mqttv3.1\r\n\r\n"
			"\201\202\037L\333\225w%\210\202\037\276\306`\034V"),
	    .sides[WSREG_SERVER] =
		OCTETS(ANSWER "Sec-WebSocket-Protocol: mqtt\r\n\r\n"
			      "\201\002hi\210\002\003\350"),
	    .found = "client subprotocol-unregistered 152\n"
		     "server subprotocol-not-offered 127\n"
		     "client subprotocol-message-type 188\n"
		     "server subprotocol-message-type 159\n" },
	{ ROW, .what = "subprotocol \"undefined\" (JavaScript), empty answer",
	    .sides[WSREG_CLIENT] = OCTETS(
		REQUEST "Sec-WebSocket-Extensions: x-webkit-deflate-frame\r\n"
			"Sec-WebSocket-Protocol: undefined\r\n\r\n"
			"\201\202\037L\333\225w%\210\202\037\276\306`\034V"),
	    .sides[WSREG_SERVER] =
		OCTETS(ANSWER "X-Powered-By: Ratchet/0.2\r\n"
			      "Sec-WebSocket-Protocol:\r\n\r\n"
			      "\201\002hi\210\002\003\350"),
	    .found = "client extension-unregistered 152\n"
		     "client subprotocol-unregistered 202\n"
		     "server subprotocol-not-token 154\n" },
	{ ROW, .what = "the same subprotocol twice in the answer",
	    .sides[WSREG_CLIENT] = OCTETS(
		REQUEST "Sec-WebSocket-Protocol: soap, mqtt\r\n\r\n"
			"\201\202\037L\333\225w%\210\202\037\276\306`\034V"),
	    .sides[WSREG_SERVER] =
		OCTETS(ANSWER "Sec-WebSocket-Protocol: soap\r\n"
			      "Upgrade-Insecure: 0\r\n"
			      "Sec-WebSocket-Protocol: soap\r\n\r\n"
			      "\201\002hi\210\002\003\350"),
	    .found = "server handshake-header-repeated 178\n"
		     "server subprotocol-several-selected 178\n" },
	{ ROW, .what = "value that ends in CR CR LF",
	    .sides[WSREG_CLIENT] =
		OCTETS("GET /demo HTTP/1.1\r\n"
		       "Upgrade: WebSocket\r\r\n" CONNECTION "Host: h\r\n\r\n"),
	    .sides[WSREG_SERVER] = OCTETS(""),
	    .found = "client handshake-malformed 20\n"
		     "server handshake-unanswered 0\n" },
	{ ROW, .what = "server_no_context_takeover offered, not repeated",
	    .sides[WSREG_CLIENT] = OCTETS(
		REQUEST "Sec-WebSocket-Extensions: permessage-deflate; server"
			"_no_context_takeover\r\n"
			"\r\n"
			"\201\202\037L\333\225w%\210\202\037\276\306`\034V"),
	    .sides[WSREG_SERVER] =
		OCTETS(ANSWER "Sec-WebSocket-Extensions: permessage-deflate\r\n"
			      "\r\n\201\002hi\210\002\003\350"),
	    .found = "server extension-parameter-invalid 127\n" },
	{ ROW, .what = "offered, not accepted, server sets RSV1",
	    .sides[WSREG_CLIENT] = OCTETS(
		REQUEST "Sec-WebSocket-Extensions: permessage-deflate; client"
			"_max_window_bits\r\n"
			"\r\n"
			"\201\202\037L\333\225w%\210\202\037\276\306`\034V"),
	    .sides[WSREG_SERVER] =
		OCTETS(ANSWER "\r\n\301\002hi\210\002\003\350"),
	    .found = "server rsv-unnegotiated 129\n" },
	{ ROW, .what = "fragment in the request target",
	    .sides[WSREG_CLIENT] = OCTETS(
		"GET /chat#top HTTP/1.1\r\n" HOST UPGRADE CONNECTION KEY VERSION
		"\r\n"
		"\201\202\372\007\000\331\222n\210\202n\327\263\362m?"),
	    .sides[WSREG_SERVER] =
		OCTETS(ANSWER "\r\n\201\002hi\210\002\003\350"),
	    .found = "client handshake-malformed 0\n" },
	{ ROW, .what = "subprotocols with blanks between",
	    .sides[WSREG_CLIENT] = OCTETS(
		REQUEST "Sec-WebSocket-Protocol: chat superchat\r\n"
			"\r\n"
			"\201\202\372\007\000\331\222n\210\202n\327\263\362m?"),
	    .sides[WSREG_SERVER] =
		OCTETS(ANSWER "Sec-WebSocket-Protocol: chat\r\n\r\n"
			      "\201\002hi\210\002\003\350"),
	    .found = "client subprotocol-not-token 152\n"
		     "server subprotocol-not-offered 127\n"
		     "server subprotocol-unregistered 127\n" },
	{ ROW, .what = "Upgrade: websocket/13",
	    .sides[WSREG_CLIENT] = OCTETS(GET HOST
		"Upgrade: websocket/13\r\n" CONNECTION KEY VERSION "\r\n"
		"\201\202\372\007\000\331\222n\210\202n\327\263\362m?"),
	    .sides[WSREG_SERVER] =
		OCTETS(ANSWER "\r\n\201\002hi\210\002\003\350"),
	    .found = "client handshake-malformed 39\n" },
	{ ROW, .what = "two Host fields",
	    .sides[WSREG_CLIENT] = OCTETS(
		REQUEST "Host: other.example\r\n\r\n"
			"\201\202\372\007\000\331\222n\210\202n\327\263\362m?"),
	    .sides[WSREG_SERVER] =
		OCTETS(ANSWER "\r\n\201\002hi\210\002\003\350"),
	    .found = "client handshake-malformed 152\n" },
	{ ROW, .what = "a line without a colon",
	    .sides[WSREG_CLIENT] = OCTETS(
		REQUEST "X-Broken\r\n\r\n"
			"\201\202\372\007\000\331\222n\210\202n\327\263\362m?"),
	    .sides[WSREG_SERVER] =
		OCTETS(ANSWER "\r\n\201\002hi\210\002\003\350"),
	    .found = "client handshake-malformed 152\n" },
	{ ROW, .what = "a blank after HTTP/1.1",
	    .sides[WSREG_CLIENT] = OCTETS(
		"GET /chat HTTP/1.1 \r\n" HOST UPGRADE CONNECTION KEY VERSION
		"\r\n"
		"\201\202\372\007\000\331\222n\210\202n\327\263\362m?"),
	    .sides[WSREG_SERVER] =
		OCTETS(ANSWER "\r\n\201\002hi\210\002\003\350"),
	    .found = "client handshake-malformed 0\n" },
	{ ROW, .what = "the key twice",
	    .sides[WSREG_CLIENT] = OCTETS(REQUEST KEY
		"\r\n"
		"\201\202\372\007\000\331\222n\210\202n\327\263\362m?"),
	    .sides[WSREG_SERVER] =
		OCTETS(ANSWER "\r\n\201\002hi\210\002\003\350"),
	    .found = "client handshake-header-repeated 152\n" },
	{ ROW, .what = "1012 and 1014",
	    .sides[WSREG_CLIENT] =
		OCTETS(REQUEST "\r\n\210\202\251\221\263V\252e"),
	    .sides[WSREG_SERVER] = OCTETS(ANSWER "\r\n\210\002\003\366"),
	    .found = "" },
	{ ROW, .what = "a colon in a subprotocol",
	    .sides[WSREG_CLIENT] = OCTETS(
		REQUEST "Sec-WebSocket-Protocol: ogmios.v1:compact\r\n"
			"\r\n"
			"\201\202\372\007\000\331\222n\210\202n\327\263\362m?"),
	    .sides[WSREG_SERVER] =
		OCTETS(ANSWER "Sec-WebSocket-Protocol: ogmios.v1:compact\r\n"
			      "\r\n\201\002hi\210\002\003\350"),
	    .found = "client subprotocol-not-token 152\n"
		     "server subprotocol-not-token 127\n" },
	{ ROW, .what = "a slash in a subprotocol",
	    .sides[WSREG_CLIENT] = OCTETS(
		REQUEST "Sec-WebSocket-Protocol: seedlink/3.1\r\n\r\n"
			"\201\202\372\007\000\331\222n\210\202n\327\263\362m?"),
	    .sides[WSREG_SERVER] =
		OCTETS(ANSWER "\r\n\201\002hi\210\002\003\350"),
	    .found = "client subprotocol-not-token 152\n"
		     "server subprotocol-none-selected 0\n" },
};

const size_t cases_handshake_count = COUNT(cases_handshake);
