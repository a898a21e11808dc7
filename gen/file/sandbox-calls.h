/* SPDX-License-Identifier: MIT */
/* The filter of system calls, a part of the sandbox. */

#ifndef GEN_SANDBOX_CALLS_H
#define GEN_SANDBOX_CALLS_H

#include <stdbool.h>

/* Has the kernel refuse system calls that reading and writing files never take.
 * False, with errno set, if it has no filters, or if this processor has none
 * here.  No-new-privs must be set. */
bool
gen_sandbox_refuse_calls(void);

#endif
