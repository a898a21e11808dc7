/* SPDX-License-Identifier: MIT */
/* Chooses the code that takes messages many at once. */

#include "messages.h"

static messages_take *const *const takes[] = {
	[UTF8_PLAIN] = &wsreg_messages_plain,
#if defined(UTF8_ON_X86)
	[UTF8_SSE4] = &wsreg_messages_sse4,
	[UTF8_AVX2] = &wsreg_messages_avx2,
	[UTF8_AVX512] = &wsreg_messages_avx512,
#elif defined(UTF8_ON_ARM)
	[UTF8_NEON] = &wsreg_messages_neon,
#endif
};

messages_take *
wsreg_messages_find(void)
{
	return *takes[wsreg_utf8_implementation()->set];
}

/* Returns whether a message may begin, and the caller does not want to see
 * it. */
static bool
can_hurry(const struct wsreg_check *check)
{
	return !check->in_message && !check->closed && !check->options.frames &&
	    !check->options.payload &&
	    (check->opcodes & MESSAGES_OPCODES) == MESSAGES_OPCODES;
}

size_t
wsreg_messages_take(struct wsreg_check *check, const uint8_t *data, size_t size)
{
	if (size == 0 || !can_hurry(check))
		return 0;
	return wsreg_messages_find()(check, data, size);
}
