/* SPDX-License-Identifier: MIT */
/* Text that comes in pieces, under a mask or not; RFC 3629. */

#include "utf8/utf8.h"
#include "wsreg-check.h"

/* A text that was ill-formed stays so; otherwise its state is the last three
 * octets. */
#define STATE_BAD UINT32_MAX

size_t
wsreg_utf8_feed(struct wsreg_utf8 *utf8, const void *data, size_t size)
{
	static const uint8_t none[4] = { 0 };

	return wsreg_utf8_feed_masked(utf8, data, size, none, 0);
}

size_t
wsreg_utf8_feed_masked(struct wsreg_utf8 *utf8, const void *data, size_t size,
    const uint8_t key[4], unsigned phase)
{
	uint32_t mask = mask_turn(mask_load(key), phase);
	size_t good;

	if (utf8->state == STATE_BAD)
		return 0;
	if (wsreg_utf8_implementation()->text(data, size, mask, &utf8->state))
		return size;
	good = wsreg_utf8_scan(data, size, mask, &utf8->state);
	utf8->state = STATE_BAD;
	return good;
}

bool
wsreg_utf8_complete(const struct wsreg_utf8 *utf8)
{
	return utf8->state != STATE_BAD && !text_is_open(utf8->state);
}

size_t
wsreg_utf8_unmask(struct wsreg_utf8 *utf8, void *target, const void *data,
    size_t size, const uint8_t key[4], unsigned phase)
{
	uint32_t mask = mask_turn(mask_load(key), phase);
	size_t good;

	if (utf8->state == STATE_BAD) {
		wsreg_utf8_implementation()->unmask(target, data, size, mask);
		return 0;
	}
	if (wsreg_utf8_implementation()->copy(
		target, data, size, mask, &utf8->state))
		return size;
	good = wsreg_utf8_scan(target, size, 0, &utf8->state);
	utf8->state = STATE_BAD;
	return good;
}

void
wsreg_unmask(void *target, const void *data, size_t size, const uint8_t key[4],
    unsigned phase)
{
	uint32_t mask = mask_turn(mask_load(key), phase);

	wsreg_utf8_implementation()->unmask(target, data, size, mask);
}
