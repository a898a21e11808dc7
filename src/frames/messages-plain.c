/* SPDX-License-Identifier: MIT */
/* Messages, many at once, in plain C. */

#include "utf8/utf8.h"

#define TARGET

static bool
check_short(const uint8_t *data, size_t size, uint32_t mask)
{
	uint32_t last = 0;

	return wsreg_utf8_plain.text(data, size, mask, &last) &&
	    !text_is_open(last);
}

#include "messages-template.h"

messages_take *const wsreg_messages_plain = take;
