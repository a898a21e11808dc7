/* SPDX-License-Identifier: MIT */
/* The public header of a library of frames.  Its enumeration of close codes is
 * generated, into codes.h, which is installed beside this header. */

#ifndef LIBRARY_H
#define LIBRARY_H

#include <stddef.h>

#include "codes.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Returns the code of a Close's payload as it came: 1005 if it has none, 1002 if
 * the payload is one octet or its code must not be sent. */
unsigned
library_read_close(const unsigned char *payload, size_t size);

/* Returns whether a receiver must accept the code. */
int
library_accepts(unsigned long code);

#ifdef __cplusplus
}
#endif

#endif
