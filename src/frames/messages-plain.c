/* SPDX-License-Identifier: MIT */
/* Messages, many at once, in plain C. */

#include "utf8/utf8.h"

#define NAME(stem) stem##_plain
#define TARGET
#define check_short_plain wsreg_utf8_is_whole

#include "messages-template.h"

messages_take *const wsreg_messages_plain = take_plain;
