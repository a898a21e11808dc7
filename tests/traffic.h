/* SPDX-License-Identifier: MIT */
/* Handshakes for tests: heads that are right, judging them, and what is
 * expected to be found. */

#ifndef TESTS_TRAFFIC_H
#define TESTS_TRAFFIC_H

#include "support.h"
#include "traffic/traffic.h"
#include "wsreg-codes.h"

/* RFC 6455, 1.3: a key and what belongs to it. */
#define KEY_OF_RFC "dGhlIHNhbXBsZSBub25jZQ=="
#define ACCEPT_OF_RFC "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="

#define FIRST "GET / HTTP/1.1\r\n"
#define HOST "Host: h\r\n"
#define UPGRADE "Upgrade: websocket\r\n"
#define CONNECTION "Connection: Upgrade\r\n"
#define KEY "Sec-WebSocket-Key: " KEY_OF_RFC "\r\n"
#define VERSION "Sec-WebSocket-Version: 13\r\n"
#define STATUS "HTTP/1.1 101 Switching Protocols\r\n"
#define ACCEPT "Sec-WebSocket-Accept: " ACCEPT_OF_RFC "\r\n"
#define PROTOCOL "Sec-WebSocket-Protocol: "
#define EXTENSION "Sec-WebSocket-Extensions: "
#define DEFLATE WSREG_EXTENSION_PERMESSAGE_DEFLATE

/* Heads that are right, with more lines. */
#define REQUEST(more) FIRST HOST UPGRADE CONNECTION KEY VERSION more "\r\n"
#define ANSWER(more) STATUS UPGRADE CONNECTION ACCEPT more "\r\n"
#define OFFER(extensions) REQUEST(EXTENSION extensions "\r\n")
#define REPLY(extensions) ANSWER(EXTENSION extensions "\r\n")

/* A request with another key or version. */
#define KEYED(key)                                                             \
	FIRST HOST UPGRADE CONNECTION "Sec-WebSocket-Key:" key "\r\n" VERSION  \
				      "\r\n"
#define VERSIONED(version)                                                     \
	FIRST HOST UPGRADE CONNECTION KEY "Sec-WebSocket-Version:" version     \
					  "\r\n\r\n"
/* Two heads and what was found. */
struct run {
	struct http_head request, answer;
	struct handshake handshake;
};

struct run *
run_make(void);
void
run_free(struct run *run);

/* Judges two heads, either of which may be NULL, fed in steps of so many
 * octets, by the snapshot's registries, or those compiled in if it is NULL. */
const struct handshake *
run_judge(struct run *run, const char *request, const char *answer, size_t step,
    const struct wsreg_snapshot *snapshot);

#define RULES_MAX 6

struct expected {
	/* NULL: there is none. */
	const char *rule;
	enum wsreg_sender sender;
	/* How the line begins that it names; NULL: it is missing. */
	const char *line;
	uint64_t value;
	const char *detail;
};

struct findings_case {
	SUPPORT_ROW;
	const char *request, *answer;
	struct expected findings[RULES_MAX];
};

#define CLIENT_FINDS(rule, line, value, detail)                                \
	{                                                                      \
		rule, WSREG_CLIENT, line, value, detail                        \
	}
#define SERVER_FINDS(rule, line, value, detail)                                \
	{                                                                      \
		rule, WSREG_SERVER, line, value, detail                        \
	}

/* No finding. */
#define NOTHING                                                                \
	{                                                                      \
		{                                                              \
			0                                                      \
		}                                                              \
	}

/* Fails the test unless the heads give just these findings, however they are
 * cut. */
void
run_check(const struct findings_case *row);

/* A test for each row of a table of such cases. */
#define TEST_TABLE(table)                                                      \
	START_TEST(test_##table)                                               \
	{                                                                      \
		run_check(&table[_i]);                                         \
	}                                                                      \
	END_TEST

#endif
