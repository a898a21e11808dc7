/* SPDX-License-Identifier: MIT */
/* Marks that IANA appends to keys and names in parentheses. */

#ifndef WSREG_MARK_H
#define WSREG_MARK_H

#include <stddef.h>

/* Returns the size of a key or name without the marks at its end, such as
 * "(OBSOLETE)", "(deprecated)" or "(TEMPORARY - registered 2025-01-01, expires
 * 2026-01-01)", and without the blanks before these.  A text that is nothing
 * but a mark is returned whole. */
size_t
wsreg_mark_base(const char *text);

#endif
