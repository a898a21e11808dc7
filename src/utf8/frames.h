/* SPDX-License-Identifier: MIT */
/*
 * The headers of common frames, fast; included by a file for each instruction
 * set, which has defined TARGET, check_text() for struct kernel, and
 *
 *	bool check_short(const uint8_t *data, size_t size, uint32_t key)
 *
 * which does as check_message() does, for up to CHECK_SHORT_MAX octets where
 * SHORT_SIZE can be read.
 */

#include "frames/check-parts.h"

/* Where a frame's payload is, and where the next frame begins. */
struct span {
	size_t payload, next;
};

/* Of the frame at `at', whose second octet is `form' but for the mask bit;
 * zeros if its length is not right, over the limit, or more than there is. */
static struct span
find_span(const uint8_t *data, size_t size, size_t at, size_t form,
    size_t key_size, uint64_t limit)
{
	const struct span none = { 0, 0 };
	size_t octets = form <= CHECK_SHORT_MAX ? 0 : form == 126 ? 2 : 8;
	size_t payload = at + 2 + octets + key_size;
	uint64_t length;

	/* The bit above that is set if the frame is masked and should not be,
	 * or the other way round. */
	if (form > 127)
		return none;
	length = octets == 0 ? form : check_extended(data + at + 2, octets);
	if ((octets > 0 && length == 0) || length > limit ||
	    length > size - payload)
		return none;
	return (struct span){ payload, payload + (size_t)length };
}

/* Whether a whole message is well-formed text. */
TARGET static inline bool
check_message(const uint8_t *data, size_t size, uint32_t key)
{
	uint32_t last = 0;

	return check_text(data, size, key, &last) && !text_is_open(last);
}

/* The key of a payload, 0 if it has none. */
static inline uint32_t
key_before(const uint8_t *payload, size_t key_size)
{
	return key_size > 0 ? mask_load(payload - key_size) : 0;
}

/* The same of a frame of any length, or near the end; `next` is 0 also if it is
 * text that is ill-formed. */
KERNEL_APART static struct span
check_any(const uint8_t *data, size_t size, size_t at, size_t form,
    size_t key_size, uint64_t limit)
{
	struct span span = find_span(data, size, at, form, key_size, limit);
	const uint8_t *payload = data + span.payload;

	if (span.next == 0 || data[at] == (0x80u | WSREG_OPCODE_BINARY_FRAME))
		return span;
	if (!check_message(payload, span.next - span.payload,
		key_before(payload, key_size)))
		span.next = 0;
	return span;
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
    unsigned mask_bit)
{
	const uint64_t limit = limit_of(&check->options);
	const size_t key_size = mask_bit != 0 ? 4 : 0;
	uint32_t last = check->keyed ? mask_load(check->last_key) : 0;
	/* From here on short messages are too near the end. */
	const size_t near = size < SHORT_SIZE ? 0 : size - SHORT_SIZE;
	uint64_t count = 0, binaries = 0;
	size_t at = 0;

	if (size < CHECK_HEADER_MAX || limit < CHECK_SHORT_MAX)
		return 0;
	while (at <= size - CHECK_HEADER_MAX) {
		/* FIN, no RSV bit, text or binary: 0 or 1. */
		unsigned kind = data[at] - (0x80u | WSREG_OPCODE_TEXT_FRAME);
		size_t form = data[at + 1] ^ mask_bit;
		size_t payload = at + 2 + key_size;
		struct span span = { payload, payload + form };
		uint32_t key;

		if (kind > 1)
			break;
		if (form > CHECK_SHORT_MAX || payload > near) {
			span = check_any(data, size, at, form, key_size, limit);
			if (span.next == 0)
				break;
		} else if (kind == 0 &&
		    !check_short(data + payload, form,
			key_before(data + payload, key_size))) {
			break;
		}
		key = key_before(data + span.payload, key_size);
		if (key_size > 0 && (key == 0 || key == last))
			break;
		last = key;
		at = span.next;
		count++;
		binaries += kind;
	}
	note_frames(check, count, binaries);
	if (count > 0) {
		check->keyed = mask_bit != 0;
		memcpy(check->last_key, &last, 4);
	}
	return at;
}

TARGET static size_t
check_frames(struct wsreg_check *check, const uint8_t *data, size_t size)
{
	return check->options.sender == WSREG_CLIENT
	    ? go_over_frames(check, data, size, 0x80)
	    : go_over_frames(check, data, size, 0);
}
