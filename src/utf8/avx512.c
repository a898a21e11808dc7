/* SPDX-License-Identifier: MIT */
/* The implementation of text validation for AVX-512: F, BW and VL. */

#include "avx512-vectors.h"

#if defined(UTF8_ON_X86)
UTF8_IMPLEMENTATION(avx512, UTF8_AVX512);
#endif
