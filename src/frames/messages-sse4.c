/* SPDX-License-Identifier: MIT */
/* Messages, many at once, with SSE4.1. */

#define UTF8_INLINE_SSE4
#include "utf8/utf8.h"

#if defined(UTF8_ON_X86)

#define NAME(stem) stem##_sse4
#define TARGET UTF8_TARGET_SSE4

#include "messages-template.h"

messages_take *const wsreg_messages_sse4 = take_sse4;

#endif
