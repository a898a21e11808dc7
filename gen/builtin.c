/* SPDX-License-Identifier: MIT */
/* The overlay that is compiled into the generator. */

#include "builtin.h"

#include <stddef.h>

const char *const gen_builtin_overlay[] = {
#include "overlay-text.h"
	NULL,
};
