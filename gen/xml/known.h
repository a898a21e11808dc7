/* SPDX-License-Identifier: MIT */
/* Names that were met before, found by the address at which the parser has
 * them. */

#ifndef GEN_KNOWN_H
#define GEN_KNOWN_H

#include <stdbool.h>
#include <stdint.h>

/* A name of an element with its namespace, or of an attribute without one, by
 * the addresses at which the parser has them. */
struct gen_known {
	const void *name, *space;
	uint32_t offset; /* on the tape; 0: not there yet */
	bool container;
};

#define GEN_KNOWN_COUNT 64

/* Returns the name's place; if another name was there, it is forgotten. */
static inline struct gen_known *
gen_known_find(
    struct gen_known list[GEN_KNOWN_COUNT], const void *name, const void *space)
{
	struct gen_known *known = &list[(uintptr_t)name / 8 % GEN_KNOWN_COUNT];

	if (known->name != name || known->space != space)
		*known = (struct gen_known){ .name = name, .space = space };
	return known;
}

#endif
