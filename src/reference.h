/* SPDX-License-Identifier: MIT */
/* What references name. */

#ifndef WSREG_REFERENCE_H
#define WSREG_REFERENCE_H

#include "wsreg.h"

/* Returns the element of the first person with this id, or WSREG_NONE. */
uint32_t
wsreg_node_person(const struct wsreg_snapshot *snapshot, const char *id);

#endif
