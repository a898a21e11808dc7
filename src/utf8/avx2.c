/* SPDX-License-Identifier: MIT */
/* The implementation of text validation for AVX2. */

#include "avx2-vectors.h"

#if defined(UTF8_ON_X86)
UTF8_IMPLEMENTATION(avx2, UTF8_AVX2);
#endif
