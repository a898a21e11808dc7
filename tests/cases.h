/* SPDX-License-Identifier: MIT */
/* Whole streams of one side or both, and what is found in them. */

#ifndef TESTS_CASES_H
#define TESTS_CASES_H

#include "support.h"
#include "traffic/traffic.h"

/* Octets, which may have NULs. */
struct cases_octets {
	const char *at;
	size_t size;
};

#define OCTETS(text)                                                           \
	{                                                                      \
		text, sizeof(text) - 1                                         \
	}

struct traffic_case {
	SUPPORT_ROW;
	const char *what;
	/* Whether there are frames alone, by this agreement or none. */
	bool bare;
	const char *extension;
	/* The streams, by sender; NULL: it is not known. */
	struct cases_octets sides[2];
	/* So many octets of this kind are to be put into the first of them that
	 * is known, at this place. */
	struct {
		size_t at, size;
		char octet;
	} fill;
	/* "sender rule offset" in lines: those of the handshake, the client's,
	 * the server's. */
	const char *found;
};

/* Judges the streams, fed by turns in steps of so many octets, the client's
 * first, or in the order of time where `ordered` is set.  Returns what is found,
 * as in `found`, with "plain" or "trouble" after it where nothing is judged; to
 * be freed. */
char *
cases_run(const struct traffic_case *row, size_t step, bool ordered);

/* With and without a handshake. */
extern const struct traffic_case cases_handshake[];
extern const size_t cases_handshake_count;
extern const struct traffic_case cases_frames[];
extern const size_t cases_frames_count;

/* Lines of heads. */
#define GET "GET /chat HTTP/1.1\r\n"
#define HOST "Host: example.com\r\n"
#define UPGRADE "Upgrade: websocket\r\n"
#define CONNECTION "Connection: Upgrade\r\n"
#define KEY "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
#define VERSION "Sec-WebSocket-Version: 13\r\n"
#define STATUS "HTTP/1.1 101 Switching Protocols\r\n"
#define ACCEPT "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"

/* All of these, without the empty line. */
#define REQUEST GET HOST UPGRADE CONNECTION KEY VERSION
#define ANSWER STATUS UPGRADE CONNECTION ACCEPT

#endif
