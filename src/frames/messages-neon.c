/* SPDX-License-Identifier: MIT */
/* Messages, many at once, with NEON. */

#define UTF8_INLINE_NEON
#include "utf8/utf8.h"

#if defined(UTF8_ON_ARM)

#define NAME(stem) stem##_neon
#define TARGET UTF8_TARGET_NEON

#include "messages-template.h"

messages_take *const wsreg_messages_neon = take_neon;

#endif
