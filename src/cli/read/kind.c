/* SPDX-License-Identifier: MIT */
/* Recognises by its first octets what a file holds.  A file that is not one side
 * of a connection has no faults of a handshake: it is named instead. */

#include "kind.h"

#include <string.h>

#include "capture/capture.h"
#include "cli/cli.h"
#include "frames/wsreg-check.h"
#include "octets-guess.h"
#include "wsreg-codes.h"

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

/* The first octets of a file and, if it is text, the same as ASCII. */
struct start {
	const uint8_t *data;
	size_t size;
	char text[CLI_KIND_SIZE]; /* what begins a line, without blank lines */
	size_t length;
	size_t line; /* the size of its first line */
	bool wide;   /* it is in UTF-16 */
};

/* ---- Text ---- */

/* Makes ASCII of the octets: no mark at the start, no zeros of UTF-16, and no
 * empty lines. */
static void
read_text(struct start *start)
{
	size_t mark =
	    start->size >= 3 && memcmp(start->data, "\xef\xbb\xbf", 3) == 0 ? 3
									    : 0;

	start->wide = start->size >= 2 &&
	    (memcmp(start->data, "\xff\xfe", 2) == 0 ||
		memcmp(start->data, "\xfe\xff", 2) == 0 ||
		(start->data[0] == 0) != (start->data[1] == 0));
	for (size_t i = mark; i < start->size; i++) {
		uint8_t c = start->data[i];

		if (start->wide && (c == 0 || c >= 0xfe))
			continue;
		if (start->length == 0 && (c == '\r' || c == '\n'))
			continue;
		start->text[start->length++] = (char)c;
	}
	while (start->line < start->length && start->text[start->line] != '\n')
		start->line++;
}

static bool
begins(const struct start *start, const char *word)
{
	return start->length >= strlen(word) &&
	    memcmp(start->text, word, strlen(word)) == 0;
}

/* Returns whether the text begins so, or ends inside of the word. */
static bool
begins_partly(const struct start *start, const char *word)
{
	size_t size = strlen(word);

	if (size > start->length)
		size = start->length;
	return size > 0 && memcmp(start->text, word, size) == 0;
}

/* Returns whether the octets are printable UTF-8, as far as they are known. */
static bool
is_text(const struct start *start)
{
	struct wsreg_utf8 utf8 = { 0 };

	for (size_t i = 0; i < start->length; i++)
		if ((uint8_t)start->text[i] < ' ' &&
		    !ascii_is_blank(start->text[i]))
			return false;
	return start->length > 0 &&
	    wsreg_utf8_feed(&utf8, start->text, start->length) == start->length;
}

/* ---- HTTP ---- */

/* RFC 9112, 3: a request begins with a method, and ends its first line with the
 * version.  A line that lacks it is a request by its method only. */
static bool
is_request(const struct start *start)
{
	static const char *const methods[] = { "GET ", "HEAD ", "POST ", "PUT ",
		"DELETE ", "CONNECT ", "OPTIONS ", "TRACE ", "PATCH " };
	size_t end = 0;

	for (size_t i = 0; i < COUNT(methods); i++)
		if (begins_partly(start, methods[i]))
			return true;
	while (end < start->line && cli_is_letter_or_digit(start->text[end]))
		end++;
	if (end == 0 || end == start->line || start->text[end] != ' ')
		return false;
	return !start->wide &&
	    memmem(start->text, start->line, " HTTP/", strlen(" HTTP/")) !=
	    NULL;
}

/* tshark prints a line of `=' before the name of a connection. */
static bool
is_follow(const struct start *start)
{
	size_t count = 0;

	while (count < start->line && start->text[count] == '=')
		count++;
	return count >= 5 &&
	    (count == start->line || start->text[count] == '\r');
}

/* ---- Octets ---- */

/* Other files and protocols, by their first octets. */
static const struct magic {
	const char *octets;
	size_t size;
	const char *what, *hint;
} magics[] = {
	{ "\xfd"
	  "7zXZ",
	    5, "a file compressed with xz", "; decompress it first" },
	{ "\x28\xb5\x2f\xfd", 4, "a file compressed with zstd",
	    "; decompress it first" },
	{ "BZh", 3, "a file compressed with bzip2", "; decompress it first" },
	{ "PK\x03\x04", 4, "a ZIP archive", "; unpack it first" },
	{ "\x7f"
	  "ELF",
	    4, "a program (ELF)", "" },
	{ "\x89PNG", 4, "an image (PNG)", "" },
	{ "SSH-", 4, "SSH traffic", "" },
	{ "PRI * HTTP/2", 12, "the HTTP/2 preface",
	    "; only WebSocket over HTTP/1.1 is checked" },
	{ "PROXY ", 6, "a PROXY protocol header",
	    "; remove it, or state the side with --client" },
	{ "\r\n\r\n\0\r\nQUIT\n", 12, "a PROXY protocol header",
	    "; remove it, or state the side with --client" },
};

/* RFC 8446, 5.1: the type of a record, its version, and a length. */
bool
cli_kind_is_tls(const uint8_t *data, size_t size)
{
	return size >= 3 && data[0] >= 20 && data[0] <= 24 && data[1] == 3 &&
	    data[2] <= 4 && (size < 5 || data[3] <= 0x48);
}

/* RFC 9113, 3.4 and 4.1: a server begins with SETTINGS on stream 0. */
static bool
is_http2(const uint8_t *data, size_t size)
{
	static const uint8_t zeros[4];

	return size >= 9 && data[0] == 0 && data[3] == 4 && data[4] <= 1 &&
	    memcmp(data + 5, zeros, sizeof(zeros)) == 0 && data[2] % 6 == 0;
}

/* Returns the size of a plausible frame's header, or 0.  RFC 6455, 5.2 and 5.5;
 * `*length` is that of the payload. */
static size_t
read_header(const uint8_t *data, size_t size, uint64_t *length)
{
	unsigned opcode = data[0] & 0x0f, form = data[1] & 0x7f;
	bool control = opcode >= WSREG_OPCODE_CONNECTION_CLOSE_FRAME;
	size_t more = form < 126 ? 0 : form == 126 ? 2 : 8;

	if (opcode > WSREG_OPCODE_PONG_FRAME ||
	    (opcode > WSREG_OPCODE_BINARY_FRAME && !control) ||
	    (control && (data[0] < 0x80 || form > 125)) ||
	    (data[0] & 0x30) != 0 || more + 2 > size)
		return 0;
	*length = more == 0 ? form : 0;
	for (size_t i = 0; i < more; i++)
		*length = *length << 8 | data[2 + i];
	return 2 + more + (data[1] >= 0x80 ? 4 : 0);
}

/* Returns whether the octets are frames, as far as they are known, all masked or
 * none. */
static bool
is_frames(const uint8_t *data, size_t size)
{
	size_t at = 0;
	uint64_t length;

	if (size < 2)
		return false;
	while (size - at >= 2) {
		size_t header = read_header(data + at, size - at, &length);

		if (header == 0 || data[at + 1] >> 7 != data[1] >> 7)
			return at > 0 && size - at < 10;
		if (header > size - at || length > size - at - header)
			return true;
		at += header + (size_t)length;
	}
	return true;
}

/* ---- Octets as text ---- */

/* Returns whether the text has nothing but numbers, in base 10 or 16. */
static bool
is_numbers(const struct start *start)
{
	for (size_t i = 0; i < start->length; i++)
		if (ascii_hex_value(start->text[i]) < 0 &&
		    !ascii_is_blank(start->text[i]) &&
		    strchr(",;[](){}-", start->text[i]) == NULL)
			return false;
	return true;
}

/* Returns whether the text has octets in one of the forms of --hex: its first
 * line can be read. */
static bool
is_octet_text(const struct start *start)
{
	char text[CLI_KIND_SIZE];
	struct octets octets;
	struct octets_line line = { .at = text, .begins = true };
	size_t size = 0, at;

	if (!octets_begin(&octets, start->text, start->length, &at))
		return octets.form == OCTETS_DUMP || is_numbers(start);
	while (at < start->length && start->text[at] != '\n' &&
	    start->text[at] != '\r')
		text[line.size++] = start->text[at++];
	line.ends = at < start->length || start->size < CLI_KIND_SIZE;
	if (octets.form == OCTETS_ESCAPES &&
	    memmem(text, line.size, "\\x", 2) == NULL)
		return false;
	return octets_read(&octets, &line, &size) == OCTETS_READ && size > 0;
}

/* ---- Kinds ---- */

static struct cli_kind
other(const char *what, const char *hint)
{
	return (struct cli_kind){ CLI_KIND_OTHER, what, hint };
}

/* HAR 1.2: all of it is in the member "log". */
static bool
is_har(const struct start *start)
{
	return memmem(start->text, start->length, "\"log\"", 5) != NULL;
}

/* Names text. */
static struct cli_kind
name_text(const struct start *start)
{
	if (is_octet_text(start))
		return other("octets as text", "; read them with --hex");
	if (begins(start, "{") || begins(start, "["))
		return is_har(start)
		    ? (struct cli_kind){ CLI_KIND_HAR, "a HAR file (JSON)", "" }
		    : other("JSON", "");
	if (begins(start, "<?xml"))
		return other("XML", "");
	if (begins(start, "<"))
		return other("HTML", "");
	if (start->wide)
		return other("text in UTF-16", "");
	return other("text that is not HTTP", "");
}

/* Names octets that are neither HTTP nor text. */
static struct cli_kind
name_octets(const struct start *start)
{
	const uint8_t *data = start->data;

	if (cli_kind_is_tls(data, start->size))
		return other("TLS records, which are encrypted",
		    "; see wsreg-check(1) for how tshark decrypts them");
	if (is_http2(data, start->size))
		return other("HTTP/2 frames",
		    "; only WebSocket over HTTP/1.1 is checked");
	if (is_text(start))
		return name_text(start);
	if (is_frames(data, start->size))
		return (struct cli_kind){ CLI_KIND_FRAMES,
			"WebSocket frames without a handshake",
			data[1] >= 0x80 ? "; check them with --frames client"
					: "; check them with --frames server" };
	return other("data of an unknown type",
	    "; state what it is with --frames, --client or --server");
}

bool
cli_kind_shows(const uint8_t *data, size_t size)
{
	size_t at = 0;

	while (at < size && (data[at] == '\r' || data[at] == '\n'))
		at++;
	return at < size && memchr(data + at, '\n', size - at) != NULL;
}

struct cli_kind
cli_kind_of(const uint8_t *data, size_t size)
{
	struct start start = { .data = data,
		.size = size < CLI_KIND_SIZE ? size : CLI_KIND_SIZE };

	if (size == 0)
		return other("an empty file", "");
	for (size_t i = 0; i < COUNT(magics); i++)
		if (size >= magics[i].size &&
		    memcmp(data, magics[i].octets, magics[i].size) == 0)
			return other(magics[i].what, magics[i].hint);
	if (capture_recognise(data, size))
		return (struct cli_kind){ .use = CLI_KIND_PACKETS };
	if (size >= 2 && data[0] == 0x1f && data[1] == 0x8b)
		return (struct cli_kind){ CLI_KIND_GZIP,
			"a file compressed with gzip",
			"; decompress it first" };
	read_text(&start);
	if (is_follow(&start))
		return (struct cli_kind){ .use = CLI_KIND_FOLLOW };
	if (!start.wide && begins_partly(&start, "HTTP/"))
		return (struct cli_kind){ .use = CLI_KIND_SERVER };
	if (!start.wide && is_request(&start))
		return (struct cli_kind){ .use = CLI_KIND_CLIENT };
	return name_octets(&start);
}

struct cli_kind
cli_kind_of_octets(const uint8_t *data, size_t size)
{
	struct cli_kind kind = cli_kind_of(data, size);

	switch (kind.use) {
	case CLI_KIND_FOLLOW:
		return other("text that is not HTTP", "");
	case CLI_KIND_PACKETS:
		return other("a capture of packets", "");
	case CLI_KIND_HAR:
	case CLI_KIND_GZIP:
		return other(kind.what, kind.hint);
	case CLI_KIND_CLIENT:
	case CLI_KIND_SERVER:
	case CLI_KIND_FRAMES:
	case CLI_KIND_OTHER:
		break;
	}
	return kind;
}
