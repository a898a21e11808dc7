/* SPDX-License-Identifier: MIT */
/* Recognises a side of a connection whose handshake was not captured, by its
 * frames.  Other protocols look like frames for a while, so every header counts,
 * and one alone that continues a message shows nothing: DNS has the same form. */

#include "late.h"

#include <string.h>

#include "wsreg-codes.h"

/* RFC 6455, 5.2: the bits of the first two octets. */
#define FIN 0x80
#define RSV1 0x40
#define RSV 0x70
#define OPCODE 0x0f
#define MASK 0x80
#define LENGTH 0x7f
#define LENGTH_16 126
#define LENGTH_64 127

/* Returns the size of a header, by its first two octets. */
static size_t
header_size(const uint8_t *header)
{
	unsigned length = header[1] & LENGTH;

	return 2u +
	    (length == LENGTH_64          ? 8u
		    : length == LENGTH_16 ? 2u
					  : 0u) +
	    ((header[1] & MASK) != 0 ? 4u : 0u);
}

/* Returns the length that a whole header has. */
static uint64_t
payload_length(const uint8_t *header)
{
	unsigned form = header[1] & LENGTH;
	uint64_t length = 0;

	if (form < LENGTH_16)
		return form;
	for (size_t i = 0; i < (form == LENGTH_16 ? 2u : 8u); i++)
		length = length << 8 | header[2 + i];
	return length;
}

/* RFC 6455, 5.2, 5.4, 5.5: returns whether the first two octets are those of a
 * frame that an endpoint sends. */
static bool
is_plausible(const uint8_t *header)
{
	bool final = (header[0] & FIN) != 0;
	unsigned rsv = header[0] & RSV, length = header[1] & LENGTH;

	switch (header[0] & OPCODE) {
	case WSREG_OPCODE_CONTINUATION_FRAME:
		return rsv == 0 && (final || length > 0);
	case WSREG_OPCODE_TEXT_FRAME:
	case WSREG_OPCODE_BINARY_FRAME:
		return (rsv & ~(unsigned)RSV1) == 0;
	case WSREG_OPCODE_CONNECTION_CLOSE_FRAME:
	case WSREG_OPCODE_PING_FRAME:
	case WSREG_OPCODE_PONG_FRAME:
		return rsv == 0 && final && length < LENGTH_16;
	}
	return false;
}

/* RFC 6455, 5.2: returns whether the length has its shortest form. */
static bool
is_shortest(const uint8_t *header, uint64_t length)
{
	unsigned form = header[1] & LENGTH;

	return form == LENGTH_64 ? length > UINT16_MAX && length <= INT64_MAX
				 : form != LENGTH_16 || length >= LENGTH_16;
}

/* Takes a header that is whole. */
static void
take_header(struct cli_late *late)
{
	bool masked = (late->header[1] & MASK) != 0;

	late->left = payload_length(late->header);
	late->named = late->named ||
	    (late->header[0] & OPCODE) != WSREG_OPCODE_CONTINUATION_FRAME;
	if (late->frames == 0)
		late->masked = masked;
	late->bad =
	    masked != late->masked || !is_shortest(late->header, late->left);
}

/* Takes an octet of a header; returns whether that is whole now. */
static bool
take_octet(struct cli_late *late, uint8_t octet)
{
	late->header[late->gathered++] = octet;
	if (late->gathered < 2)
		return false;
	if (late->gathered == 2 && !is_plausible(late->header)) {
		late->bad = true;
		return false;
	}
	if (late->gathered < header_size(late->header))
		return false;
	take_header(late);
	return true;
}

/* Takes what follows of a payload; returns its size. */
static size_t
take_payload(struct cli_late *late, size_t size)
{
	size_t part = late->left < size ? (size_t)late->left : size;

	late->left -= part;
	if (late->left == 0) {
		late->frames++;
		late->gathered = 0;
	}
	return part;
}

void
cli_late_feed(struct cli_late *late, const uint8_t *data, size_t size)
{
	size_t at = 0;

	while (at < size && !late->bad) {
		if (late->left > 0)
			at += take_payload(late, size - at);
		else if (take_octet(late, data[at++]) && late->left == 0)
			take_payload(late, 0);
	}
}

bool
cli_late_is_frames(const struct cli_late *late)
{
	return !late->bad && late->named && late->frames > 0;
}
