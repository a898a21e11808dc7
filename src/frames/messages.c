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
