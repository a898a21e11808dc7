/* SPDX-License-Identifier: MIT */
/*
 * The room of text validation.  In come octets, perhaps under a mask, and the
 * last octets before them; out goes whether they are well-formed UTF-8, and the
 * octets without their mask.  There is an implementation for each instruction
 * set, of which the best is chosen when the first text comes.  The room knows
 * nothing of frames or messages, and includes only the C library.
 *
 * A file whose own loops are to contain the code for short texts defines
 * UTF8_INLINE_SSE4 or the like before it includes this header.  It then has
 * check_short(); functions that call it begin with TARGET.
 */

#ifndef WSREG_UTF8_H
#define WSREG_UTF8_H

#include "implementation.h"
#include "plain.h"

#if defined(UTF8_INLINE_SSE4)
#include "sse4-vectors.h"
#elif defined(UTF8_INLINE_AVX2)
#include "avx2-vectors.h"
#elif defined(UTF8_INLINE_AVX512)
#include "avx512-vectors.h"
#elif defined(UTF8_INLINE_NEON)
#include "neon-vectors.h"
#endif

#endif
