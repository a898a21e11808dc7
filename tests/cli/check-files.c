/* SPDX-License-Identifier: MIT */
/* Captured traffic for the tests of `wsreg check'. */

#include "check-files.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* RFC 6455, 1.2 and 1.3. */
static const char request[] = "GET /chat HTTP/1.1\r\n"
			      "Host: server.example.com\r\n"
			      "Upgrade: websocket\r\n"
			      "Connection: Upgrade\r\n"
			      "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
			      "Sec-WebSocket-Version: 13\r\n\r\n";
static const char answer[] =
    "HTTP/1.1 101 Switching Protocols\r\n"
    "Upgrade: websocket\r\n"
    "Connection: Upgrade\r\n"
    "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n";

/* RFC 6455, 5.7: a text, masked, or in fragments with a Ping between; Close. */
static const struct {
	const char *name, *head, *frames;
	size_t size; /* of the frames */
} sides[] = {
	{ "client", request,
	    "\x81\x85\x37\xfa\x21\x3d\x7f\x9f\x4d\x51\x58"
	    "\x8a\x85\x37\xfa\x21\x3e\x7f\x9f\x4d\x52\x58"
	    "\x88\x82\x0b\x9d\x6e\x42\x08\x75",
	    30 },
	{ "server", answer,
	    "\x01\x03Hel\x89\x05Hello\x80\x02lo\x88\x02\x03\xe8", 20 },
	{ "client.lazy", request, "", 0 },
	{ "server.lazy", answer, "", 0 },
};

static const char ours[] =
    "<registry xmlns='http://www.iana.org/assignments' id='websocket'>"
    "<registry id='close-code-number'><record><value>2000</value>"
    "<description>Ours</description></record></registry></registry>\n";

static const char private_codes[] =
    "<registry xmlns='http://www.iana.org/assignments' id='ours'>"
    "<registry id='close-code-number'><record><value>4001</value>"
    "<description>Ours</description></record></registry></registry>\n";

static void
write_in(const char *folder, const char *name, const char *end,
    const void *octets, size_t size)
{
	char *file = support_print("%s/%s%s", folder, name, end);

	support_write_file(file, octets, size);
	free(file);
}

/* Writes the octets as they are, and as text. */
static void
write_side(
    const char *folder, const char *name, const uint8_t *octets, size_t size)
{
	char text[4096] = "# As hexadecimal text.\n";
	size_t end = strlen(text);

	ck_assert_uint_lt(3 * size + end, sizeof(text));
	for (size_t i = 0; i < size; i++)
		end += (size_t)sprintf(
		    text + end, "%02X%c", octets[i], i % 16 < 15 ? ' ' : '\n');
	write_in(folder, name, "", octets, size);
	write_in(folder, name, ".hex", text, end);
}

char *
check_files_make(void)
{
	char *folder = support_make_folder();

	for (size_t i = 0; i < COUNT(sides); i++) {
		uint8_t octets[1024];
		size_t head = strlen(sides[i].head);

		memcpy(octets, sides[i].head, head);
		memcpy(octets + head, sides[i].frames, sides[i].size);
		write_side(folder, sides[i].name, octets, head + sides[i].size);
	}
	write_in(folder, "empty", "", "", 0);
	write_in(folder, "client", ".cut", "GET", 3);
	write_in(folder, "ours.xml", "", ours, strlen(ours));
	write_in(
	    folder, "private.xml", "", private_codes, strlen(private_codes));
	return folder;
}
