/* SPDX-License-Identifier: MIT */
/* What can be generated: an emitter for each mode. */

#ifndef GEN_MODE_H
#define GEN_MODE_H

#include "emit/emit.h"

struct gen_mode {
	const char *name;
	void (*emit)(
	    struct gen_output *output, const struct gen_source *source);
	const char *what;
	bool whole; /* needs all registries and verdicts on close codes */
};

/* A mode without a name ends them. */
extern const struct gen_mode gen_modes[];

/* The mode of this name, or NULL. */
const struct gen_mode *
gen_mode_find(const char *name);

#endif
