/* SPDX-License-Identifier: MIT */
/* Writes headers of frames, and what a Close says; RFC 6455, 5.2 and 5.5.1. */

#include <string.h>

#include "header.h"

/* Writes a number in network order. */
static void
write_number(uint8_t *target, uint64_t number, size_t size)
{
	while (size-- > 0) {
		target[size] = (uint8_t)number;
		number >>= 8;
	}
}

/* Returns the seven bits for the length in the second octet. */
static uint8_t
find_short_length(uint64_t length)
{
	if (length <= HEADER_SHORT_MAX)
		return (uint8_t)length;
	return length <= UINT16_MAX ? HEADER_SHORT_MAX + 1
				    : HEADER_SHORT_MAX + 2;
}

size_t
wsreg_frame_header(uint8_t header[WSREG_HEADER_MAX], bool fin, unsigned rsv,
    unsigned opcode, uint64_t length, const uint8_t key[4])
{
	uint8_t short_length = find_short_length(length);
	size_t extended = header_extended_size(short_length);

	if (rsv > WSREG_RSV_ALL || opcode > 0x0f || length > INT64_MAX ||
	    (header_is_control((uint8_t)opcode) &&
		(!fin || length > WSREG_CONTROL_MAX)))
		return 0;
	header[0] = (uint8_t)((fin ? 0x80 : 0) | rsv << 4 | opcode);
	header[1] = (uint8_t)((key != NULL ? 0x80 : 0) | short_length);
	write_number(header + 2, length, extended);
	if (key == NULL)
		return 2 + extended;
	memcpy(header + 2 + extended, key, 4);
	return 2 + extended + 4;
}

size_t
wsreg_close_payload(uint8_t payload[WSREG_CONTROL_MAX],
    enum wsreg_sender sender, uint64_t code, const char *reason, size_t size)
{
	struct wsreg_utf8 utf8 = { 0 };

	if (!wsreg_close_code_sendable(code, sender) ||
	    size > WSREG_CONTROL_MAX - 2 ||
	    (size > 0 &&
		(wsreg_utf8_feed(&utf8, reason, size) < size ||
		    !wsreg_utf8_complete(&utf8))))
		return 0;
	write_number(payload, code, 2);
	if (size > 0)
		memcpy(payload + 2, reason, size);
	return 2 + size;
}
