/* SPDX-License-Identifier: MIT */
/* Messages, many at once, with AVX-512. */

#define UTF8_INLINE_AVX512
#include "utf8/utf8.h"

#if defined(UTF8_ON_X86)

#define NAME(stem) stem##_avx512
#define TARGET UTF8_TARGET_AVX512

#include "messages-template.h"

messages_take *const wsreg_messages_avx512 = take_avx512;

#endif
