/* SPDX-License-Identifier: MIT */
/*
 * The headers of common frames, fast; included by a file for each instruction
 * set, which has defined TARGET and
 *
 *	bool check_message(const uint8_t *start, const uint8_t *data,
 *	    size_t size, uint32_t mask)
 *
 * which tells whether a whole message is well-formed text; all from `start' on
 * may be read.
 */

#include "check-parts.h"

/* So much is a frame's header at most; RFC 6455, 5.2. */
#define HEADER_MAX 14

/* A length in the extended form; more than can be if one of fewer octets would
 * have done. */
KERNEL_APART static uint64_t
read_extended(const uint8_t *at, size_t octets)
{
	uint64_t least = octets == 2 ? CHECK_SHORT_MAX : UINT16_MAX;
	uint64_t length = 0;

	for (size_t i = 0; i < octets; i++)
		length = length << 8 | at[i];
	return length > least ? length : UINT64_MAX;
}

/* The least limit on an unfragmented frame. */
static inline uint64_t
limit_of(const struct wsreg_check_options *options)
{
	uint64_t limit = UINT64_MAX;

	if (options->max_frame != 0)
		limit = options->max_frame;
	if (options->max_message != 0 && options->max_message < limit)
		limit = options->max_message;
	return limit;
}

/* So many frames are done with. */
static void
note_frames(struct wsreg_check *check, uint64_t count, uint64_t binaries)
{
	check->frames += count;
	if (check->failed)
		return;
	check->counts.frames += count;
	check->counts.texts += count - binaries;
	check->counts.binaries += binaries;
}

/* As the function of struct kernel; which side sends is known when this is
 * compiled. */
TARGET KERNEL_INLINE size_t
go_over_frames(struct wsreg_check *check, const uint8_t *data, size_t size,
    const unsigned mask_bit)
{
	const uint8_t *at = data, *end = data + size;
	const uint64_t limit = limit_of(&check->options);
	uint32_t last = check->keyed ? mask_load(check->last_key) : 0;
	uint64_t count = 0, binaries = 0;

	while (end - at >= HEADER_MAX) {
		/* FIN, no other bit, text or binary: two numbers in a row. */
		unsigned kind = at[0] - (0x80u | WSREG_OPCODE_TEXT_FRAME);
		unsigned form = at[1] ^ mask_bit;
		const uint8_t *payload = at + 2;
		uint64_t length = form;
		uint32_t key = 0;

		if (kind > 1)
			break;
		if (form > CHECK_SHORT_MAX) {
			size_t octets = form == CHECK_SHORT_MAX + 1 ? 2 : 8;

			/* The mask is not as it should be. */
			if (form > 127)
				break;
			length = read_extended(payload, octets);
			payload += octets;
		}
		if (mask_bit != 0) {
			key = mask_load(payload);
			if (key == 0 || key == last)
				break;
			payload += 4;
		}
		if (length > (uint64_t)(end - payload) || length > limit)
			break;
		if (kind == 0 &&
		    !check_message(data, payload, (size_t)length, key))
			break;
		last = key;
		at = payload + length;
		count++;
		binaries += kind;
	}
	note_frames(check, count, binaries);
	if (count > 0) {
		check->keyed = mask_bit != 0;
		memcpy(check->last_key, &last, 4);
	}
	return (size_t)(at - data);
}

TARGET static size_t
check_frames(struct wsreg_check *check, const uint8_t *data, size_t size)
{
	return check->options.sender == WSREG_CLIENT
	    ? go_over_frames(check, data, size, 0x80)
	    : go_over_frames(check, data, size, 0);
}
