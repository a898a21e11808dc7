/* SPDX-License-Identifier: MIT */
/* Texts that the generator has in itself. */

#include "builtin.h"

#include <stddef.h>

const char *const gen_builtin_overlay[] = {
#include "overlay-text.h"
	NULL,
};
