/* SPDX-License-Identifier: MIT */
/* The overlay that is compiled into the generator. */

#ifndef GEN_BUILTIN_H
#define GEN_BUILTIN_H

/* The lines of data/overlay; NULL ends them. */
extern const char *const gen_builtin_overlay[];

#endif
