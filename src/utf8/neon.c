/* SPDX-License-Identifier: MIT */
/* The implementation of text validation for NEON. */

#include "neon-vectors.h"

#if defined(UTF8_ON_ARM)
UTF8_IMPLEMENTATION(neon, UTF8_NEON);
#endif
