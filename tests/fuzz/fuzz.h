/* SPDX-License-Identifier: MIT */
/* What libFuzzer calls; fuzz-main.c does where it is not there. */

#ifndef FUZZ_H
#define FUZZ_H

#include <stddef.h>
#include <stdint.h>

/* Returns 0, or does not return when something is wrong. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#endif
