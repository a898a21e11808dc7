/* SPDX-License-Identifier: MIT */
/* Guesses what octets are that break a rule.  The cases are those that users of
 * WebSocket libraries report: HTTP that goes on after the handshake, TLS that
 * was not decrypted, the framing of drafts, zlib's own wrapping. */

#include "hint.h"

#include <string.h>

#include "cli/cli.h"
#include "traffic/traffic.h"
#include "wsreg-codes.h"

/* How many octets of text have to come together to be taken for it. */
#define TEXT_MIN 4

void
cli_seen_add(
    struct cli_seen *seen, uint64_t position, const uint8_t *data, size_t size)
{
	uint64_t next = seen->offset + seen->size;

	if (next < position || next - position >= size)
		return;
	data += next - position;
	size -= (size_t)(next - position);
	if (size > CLI_HINT_SIZE - seen->size)
		size = CLI_HINT_SIZE - seen->size;
	memcpy(seen->octets + seen->size, data, size);
	seen->size += size;
}

/* ---- Octets ---- */

/* Whether the octets are of a kind; MAYBE needs more of them.  SO_FAR means
 * yes, unless a later octet says no: text is text up to an octet that is not. */
enum answer { NO, MAYBE, SO_FAR, YES };

/* Returns whether the octets begin with others, perhaps NULs among these. */
static enum answer
match(const struct cli_seen *seen, const char *start, size_t size)
{
	size_t part = seen->size < size ? seen->size : size;

	if (memcmp(seen->octets, start, part) != 0)
		return NO;
	return part == size ? YES : MAYBE;
}

/* Returns whether the octet can be in text of ASCII. */
static bool
is_text(uint8_t c)
{
	return (c >= ' ' && c < 0x7f) || c == '\t' || c == '\r' || c == '\n';
}

/* Returns how many octets of text there are from this index on. */
static size_t
span_text(const struct cli_seen *seen, size_t from)
{
	size_t i = from;

	while (i < seen->size && is_text(seen->octets[i]))
		i++;
	return i - from;
}

/* Returns whether all octets from this index on are text, and enough of it. */
static enum answer
match_text(const struct cli_seen *seen, size_t from)
{
	if (from >= seen->size)
		return MAYBE;
	if (from + span_text(seen, from) < seen->size)
		return NO;
	if (seen->size - from < TEXT_MIN)
		return MAYBE;
	return seen->size < CLI_HINT_SIZE ? SO_FAR : YES;
}

static enum answer
match_request(const struct cli_seen *seen)
{
	static const char *const methods[] = { "GET /", "POST /", "PUT /",
		"HEAD /", "OPTIONS ", "DELETE /", "CONNECT ", "PATCH /" };
	enum answer best = NO;

	for (size_t i = 0; i < sizeof(methods) / sizeof(*methods); i++) {
		enum answer answer =
		    match(seen, methods[i], strlen(methods[i]));

		if (answer > best)
			best = answer;
	}
	return best;
}

static enum answer
match_response(const struct cli_seen *seen)
{
	return match(seen, "HTTP/1.", strlen("HTTP/1."));
}

/* RFC 9112, 7.1: a chunk begins with its size in hexadecimal digits and CRLF;
 * the last one is empty. */
static enum answer
match_last_chunk(const struct cli_seen *seen)
{
	return match(seen, "0\r\n", 3);
}

static enum answer
match_chunk(const struct cli_seen *seen)
{
	size_t i = 0;

	while (i < seen->size && i < 8 &&
	    ascii_hex_value((char)seen->octets[i]) >= 0)
		i++;
	if (i == 0)
		return seen->size == 0 ? MAYBE : NO;
	if (i == seen->size)
		return MAYBE;
	if (seen->octets[i] != '\r')
		return NO;
	if (i + 1 == seen->size)
		return MAYBE;
	return seen->octets[i + 1] == '\n' ? YES : NO;
}

/* RFC 8446, 5.1: a record has its type, the version 3.x, and its length. */
static enum answer
match_tls(const struct cli_seen *seen)
{
	if (seen->size > 0 &&
	    (seen->octets[0] < 0x14 || seen->octets[0] > 0x17))
		return NO;
	if (seen->size > 1 && seen->octets[1] != 3)
		return NO;
	if (seen->size > 2 && seen->octets[2] > 4)
		return NO;
	return seen->size > 2 ? YES : MAYBE;
}

/* The specification of the PROXY protocol has a line of text, and a header of
 * octets that begins like this. */
static enum answer
match_proxy(const struct cli_seen *seen)
{
	static const char binary[] = "\r\n\r\n\0\r\nQUIT\n";
	enum answer line = match(seen, "PROXY ", strlen("PROXY "));

	return line != NO ? line : match(seen, binary, sizeof(binary) - 1);
}

static enum answer
match_crlf(const struct cli_seen *seen)
{
	return match(seen, "\r\n", 2);
}

/* A frame of the draft hixie-76 is the octet 00, text, and the octet FF. */
static enum answer
match_hixie_frame(const struct cli_seen *seen)
{
	enum answer start = match(seen, "\0", 1);
	size_t end;

	if (start != YES)
		return start;
	end = 1 + span_text(seen, 1);
	if (end < seen->size)
		return end > 1 && seen->octets[end] == 0xff ? YES : NO;
	return end == CLI_HINT_SIZE ? YES : MAYBE;
}

static enum answer
match_hixie_close(const struct cli_seen *seen)
{
	return match(seen, "\xff\0", 2);
}

static enum answer
match_json(const struct cli_seen *seen)
{
	if (seen->size == 0)
		return MAYBE;
	return seen->octets[0] == '{' || seen->octets[0] == '['
	    ? match_text(seen, 0)
	    : NO;
}

/* Returns whether this is a frame that may come first.  RSV1 marks compressed
 * messages; without FIN it would make a letter. */
static enum answer
match_frame(const struct cli_seen *seen, bool masked)
{
	const uint8_t *octets = seen->octets;

	if (seen->size < 2)
		return MAYBE;
	if ((octets[1] & 0x80) != (masked ? 0x80 : 0) ||
	    (octets[0] & 0x30) != 0 || (octets[0] & 0xc0) == 0x40)
		return NO;
	switch (octets[0] & 0x0f) {
	case WSREG_OPCODE_TEXT_FRAME:
	case WSREG_OPCODE_BINARY_FRAME:
		return YES;
	case WSREG_OPCODE_CONNECTION_CLOSE_FRAME:
	case WSREG_OPCODE_PING_FRAME:
	case WSREG_OPCODE_PONG_FRAME:
		return octets[0] >= 0x80 ? YES : NO;
	}
	return NO;
}

static enum answer
match_client(const struct cli_seen *seen)
{
	return match_frame(seen, true);
}

static enum answer
match_server(const struct cli_seen *seen)
{
	return match_frame(seen, false);
}

static enum answer
match_any_text(const struct cli_seen *seen)
{
	return match_text(seen, 0);
}

/* ---- Phrases ---- */

/* A kind of octets. */
struct kind {
	enum answer (*match)(const struct cli_seen *seen);
	const char *phrase;
};

/* The first kind that matches counts. */
static const struct kind frames[] = {
	{ match_proxy, "this is probably the PROXY protocol, not a frame" },
	{ match_crlf, "this is probably the CRLF of a line, not a frame" },
	{ match_request, "this is probably an HTTP request, not a frame" },
	{ match_response, "this is probably an HTTP response, not a frame" },
	{ match_last_chunk,
	    "this is probably the end of a chunked HTTP body, not a frame" },
	{ match_chunk,
	    "this is probably the size of an HTTP chunk, not a frame" },
	{ match_tls,
	    "this is probably a TLS record: the stream was not decrypted" },
	{ match_hixie_close,
	    "this is probably the closing handshake of the draft hixie-76" },
	{ match_hixie_frame, "this is probably a frame of the draft hixie-76" },
	{ match_json, "this is probably JSON, not a frame" },
	{ match_any_text, "this is probably text, not a frame" },
};

/* Of text nothing is said here: a first line with a fault is text, too. */
static const struct kind heads[] = {
	{ match_proxy,
	    "this is probably the PROXY protocol, which precedes the head" },
	{ match_tls,
	    "this is probably a TLS record: the stream was not decrypted" },
	{ match_json, "this is probably JSON, not an HTTP head" },
	{ match_client,
	    "this is probably a client's frame: use --frames client" },
	{ match_server,
	    "this is probably a server's frame: use --frames server" },
};

const char *
cli_hint_frame(const struct cli_seen *seen, bool *more)
{
	bool full = seen->size == CLI_HINT_SIZE;

	*more = false;
	for (size_t i = 0; i < sizeof(frames) / sizeof(*frames); i++)
		switch (frames[i].match(seen)) {
		case NO:
			break;
		case MAYBE:
			*more = *more || !full;
			break;
		case SO_FAR:
			*more = true;
			return frames[i].phrase;
		case YES:
			return frames[i].phrase;
		}
	return NULL;
}

const char *
cli_hint_head(const struct cli_seen *seen)
{
	for (size_t i = 0; i < sizeof(heads) / sizeof(*heads); i++)
		if (heads[i].match(seen) >= SO_FAR)
			return heads[i].phrase;
	return NULL;
}

/* ---- Close codes ---- */

/* Returns whether any side may send the code, by the registry. */
static bool
is_sendable(const struct wsreg_snapshot *snapshot, uint64_t code)
{
	const struct wsreg_verdict *verdict =
	    wsreg_snapshot_verdict(snapshot, code, WSREG_CLIENT);

	return verdict != NULL && verdict->wire == WSREG_WIRE_YES;
}

/* Returns whether the octet can be printed as a character of ASCII. */
static bool
is_printable(char c)
{
	return c >= ' ' && is_text((uint8_t)c);
}

char *
cli_hint_code(const struct wsreg_snapshot *snapshot, uint64_t code, bool redact)
{
	char text[2] = { (char)(code >> 8 & 0xff), (char)(code & 0xff) };
	uint64_t swapped = (code & 0xff) << 8 | code >> 8;

	if (is_printable(text[0]) && is_printable(text[1])) {
		const char *meant =
		    ascii_is_digit(text[0]) && ascii_is_digit(text[1])
		    ? "the first digits of a code"
		    : "a reason that was sent without a code";

		return redact ? cli_print("these octets are two ASCII "
					  "characters, probably %s",
				    meant)
			      : cli_print("these octets are ASCII \"%c%c\", "
					  "probably %s",
				    text[0], text[1], meant);
	}
	if (is_sendable(snapshot, swapped))
		return cli_print("this is probably %u with its octets swapped",
		    (unsigned)swapped);
	return NULL;
}

/* ---- Compressed data ---- */

/* RFC 1950, 2.2: the first octet says DEFLATE and the window, and both together
 * are a multiple of 31. */
static bool
is_zlib(const uint8_t start[2])
{
	return (start[0] & 0x0f) == 8 && start[0] >> 4 <= 7 &&
	    (start[0] << 8 | start[1]) % 31 == 0;
}

const char *
cli_hint_deflate(const struct deflate *deflate)
{
	static const uint8_t gzip[2] = { 0x1f, 0x8b };
	static const uint8_t flushed[4] = { 0x00, 0x00, 0xff, 0xff };

	if (deflate->size >= 2 && memcmp(deflate->first, gzip, 2) == 0)
		return "1f 8b is probably the header of gzip: the data must be "
		       "raw DEFLATE";
	if (deflate->size >= 2 && is_zlib(deflate->first))
		return "this is probably wrapped by zlib: the data must be raw "
		       "DEFLATE";
	if (deflate->size >= 4 && memcmp(deflate->last, flushed, 4) == 0)
		return "the sender probably left 00 00 ff ff at the end, which "
		       "must be removed (RFC 7692, 7.2.1)";
	return NULL;
}
