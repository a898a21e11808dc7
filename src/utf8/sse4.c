/* SPDX-License-Identifier: MIT */
/* The implementation of text validation for SSE4.1. */

#include "sse4-vectors.h"

#if defined(UTF8_ON_X86)
UTF8_IMPLEMENTATION(sse4, UTF8_SSE4);
#endif
