/* SPDX-License-Identifier: MIT */
/* Writes the streams of the table of cases, and finds places in them. */

#include "cases.h"

#include <stdlib.h>
#include <string.h>

bool
cli_case_is_for(const struct rules_case *row, enum wsreg_sender sender)
{
	return row->sides !=
	    (sender == WSREG_CLIENT ? SERVER_ONLY : CLIENT_ONLY);
}

/* ---- Octets ---- */

/* A stream that is written, and the frame at hand. */
struct writer {
	uint8_t *octets;
	size_t room, size;
	bool masked;
	uint8_t key[4];
	size_t count;  /* octets of the frame, the key not among them */
	size_t header; /* octets of its header, the key not among them */
};

/* Adds an octet to the stream as it is. */
static void
put(struct writer *writer, uint8_t octet)
{
	if (writer->size < writer->room)
		writer->octets[writer->size] = octet;
	writer->size++;
}

/* Adds the key once the rest of the header is there. */
static void
put_key(struct writer *writer)
{
	for (size_t i = 0; writer->masked && i < 4; i++)
		put(writer, writer->key[i]);
}

/* Adds an octet of the frame that a server would send.  RFC 6455, 5.2: the
 * second one has the mask bit and says how long the header is. */
static void
put_octet(struct writer *writer, uint8_t octet)
{
	size_t count = writer->count++;

	if (count == 1) {
		writer->header += octet == 126 ? 2 : octet == 127 ? 8 : 0;
		octet |= writer->masked ? 0x80 : 0;
	}
	if (count >= writer->header && writer->masked)
		octet ^= writer->key[(count - writer->header) % 4];
	put(writer, octet);
	if (writer->count == writer->header)
		put_key(writer);
}

/* Adds a frame in hexadecimal digits. */
static void
put_frame(struct writer *writer, const char *digits)
{
	writer->count = 0;
	writer->header = 2;
	for (char *end; *digits != '\0'; digits = end) {
		uint8_t octet = (uint8_t)strtoul(digits, &end, 16);
		unsigned long times = 1;

		if (*end == '*')
			times = strtoul(end + 1, &end, 10);
		while (times-- > 0)
			put_octet(writer, octet);
	}
}

/* Chooses the key of a frame: unlike that of the frame before. */
static void
choose_key(struct writer *writer, const struct rules_case *row, size_t frame)
{
	static const uint8_t first[4] = { 0x37, 0xfa, 0x21, 0x3d };

	memcpy(writer->key, row->keyed ? row->key : first, 4);
	if (!row->keyed)
		writer->key[3] = (uint8_t)(writer->key[3] + frame);
}

void
cli_case_write(const struct rules_case *row, enum wsreg_sender sender,
    uint8_t *octets, size_t room, struct rules_stream *stream)
{
	struct writer writer = {
		.octets = octets,
		.room = room,
		.masked = (sender == WSREG_CLIENT) != row->wrong_mask,
	};

	*stream = (struct rules_stream){ 0 };
	for (size_t i = 0; i < RULES_FRAMES && row->frames[i] != NULL; i++) {
		choose_key(&writer, row, i);
		stream->starts[i] = writer.size;
		put_frame(&writer, row->frames[i]);
		stream->headers[i] = writer.header + (writer.masked ? 4 : 0);
		stream->ends[i] = writer.size;
	}
	stream->size = writer.size;
}

/* ---- Places ---- */

uint64_t
cli_case_offset(const struct rules_stream *stream, const uint8_t *octets,
    const struct rules_found *found)
{
	const struct wsreg_rule *rule =
	    wsreg_rule_find(found->rule, strlen(found->rule));
	size_t start, header;

	if (found->frame == NO_FRAME)
		return stream->size;
	start = stream->starts[found->frame];
	header = stream->headers[found->frame];
	switch (rule->place) {
	case WSREG_AT_B0:
		return start;
	case WSREG_AT_B1:
		return start + 1;
	case WSREG_AT_LENGTH:
		return start + ((octets[start + 1] & 0x7f) > 125 ? 2 : 1);
	case WSREG_AT_KEY:
		return start + header - 4;
	case WSREG_AT_CODE:
		return start + header;
	case WSREG_AT_BAD:
		return start + header + found->at;
	case WSREG_AT_END:
		return stream->ends[found->frame];
	case WSREG_AT_EOF:
		/* Of a message that a Close leaves unfinished, the Close. */
		if (rule->number == WSREG_RULE_MESSAGE_UNFINISHED)
			return start;
		break;
	case WSREG_AT_LINE:
	case WSREG_AT_GAP:
		break;
	}
	return stream->size;
}
