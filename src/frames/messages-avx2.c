/* SPDX-License-Identifier: MIT */
/* Messages, many at once, with AVX2. */

#define UTF8_INLINE_AVX2
#include "utf8/utf8.h"

#if defined(UTF8_ON_X86)

#define NAME(stem) stem##_avx2
#define TARGET UTF8_TARGET_AVX2

#include "messages-template.h"

messages_take *const wsreg_messages_avx2 = take_avx2;

#endif
