/* SPDX-License-Identifier: MIT */
/* Texts that the generator has in itself. */

#ifndef GEN_BUILTIN_H
#define GEN_BUILTIN_H

/* data/overlay, line by line; NULL ends it. */
extern const char *const gen_builtin_overlay[];

#endif
