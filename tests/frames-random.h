/* SPDX-License-Identifier: MIT */
/* Streams of frames that break no rule, made by chance. */

#ifndef TESTS_FRAMES_RANDOM_H
#define TESTS_FRAMES_RANDOM_H

#include "frames.h"

/* The most octets of a message of such a stream. */
#define FRAMES_RANDOM_MOST 65537

/*
 * Adds a few messages, text and binary, in fragments or not, with control
 * frames in between, and a Close in the end if `closes`.  One in `rarity`
 * messages has a length at a bound of the header's forms, up to
 * FRAMES_RANDOM_MOST; 0: none has.
 */
void
frames_add_random(
    struct frames *frames, uint32_t *random, unsigned rarity, bool closes);

/* Changes an octet of a stream that has some, takes a few away, puts a few in
 * at its end, or cuts it off. */
void
frames_damage(struct frames *frames, uint32_t *random);

/* Writes text of just this size, in letters of all lengths. */
void
frames_make_text(uint8_t *text, size_t size, uint32_t *random);

#endif
