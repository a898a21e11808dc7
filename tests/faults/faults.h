/* SPDX-License-Identifier: MIT */
/* The faults that programs are made to meet, beside those of allocations. */

#ifndef TESTS_FAULTS_H
#define TESTS_FAULTS_H

#include "support.h"

/* The tests of system calls that fail. */
Suite *
faults_calls(void);

/* Returns why there is no strace, or NULL. */
const char *
faults_miss_strace(void);

#endif
