/* SPDX-License-Identifier: MIT */
/* Messages that break no rule and that the caller does not want to see, many at
 * once. */

#ifndef WSREG_MESSAGES_H
#define WSREG_MESSAGES_H

#include "utf8/utf8.h"
#include "wsreg-check.h"

/* Generated from the snapshot that is compiled in. */
#include "wsreg-codes.h"

/* The opcodes of messages, with a bit each. */
#define MESSAGES_OPCODES                                                       \
	(1u << WSREG_OPCODE_TEXT_FRAME | 1u << WSREG_OPCODE_BINARY_FRAME)

/* Takes and counts whole messages of one frame each, as long as they break no
 * rule, and returns how many octets these have.  A message may begin. */
typedef size_t
messages_take(struct wsreg_check *check, const uint8_t *data, size_t size);

/* There is one for each instruction set. */
extern messages_take *const wsreg_messages_plain;
extern messages_take *const wsreg_messages_sse4;
extern messages_take *const wsreg_messages_avx2;
extern messages_take *const wsreg_messages_avx512;
extern messages_take *const wsreg_messages_neon;

/* Returns the code for the implementation of text validation that is used. */
messages_take *
wsreg_messages_find(void);

/* Does the same with the best code for this processor, if the caller does not
 * want to see frames and a message may begin; else returns 0.  No header may
 * have begun. */
size_t
wsreg_messages_take(
    struct wsreg_check *check, const uint8_t *data, size_t size);

#endif
