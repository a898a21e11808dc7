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
 * rule, and returns how many octets these have.  A message may begin, and no
 * header has begun; see messages_can_hurry(). */
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

/* Returns whether a message may begin, and the caller does not want to see
 * it. */
static inline bool
messages_can_hurry(const struct wsreg_check *check)
{
	return !check->in_message && !check->closed && !check->options.frames &&
	    !check->options.payload &&
	    (check->opcodes & MESSAGES_OPCODES) == MESSAGES_OPCODES;
}

#endif
