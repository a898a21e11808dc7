/* SPDX-License-Identifier: MIT */
/* Counting the attributes of tags before the parser sees them: its search for
 * those given twice takes time in proportion to their square. */

#ifndef GEN_TAGS_H
#define GEN_TAGS_H

#include <stdbool.h>
#include <stddef.h>

/* The most attributes of a tag; those of IANA's files have a handful. */
#define GEN_ATTRIBUTE_MAX 4096

/* The place in the markup where the octets before ended; all 0 at the start. */
struct gen_tags {
	char quote;   /* the one that is open, or 0 */
	bool inside;  /* of a tag */
	bool started; /* by the octet before */
	size_t count; /* of attributes in this tag */
};

/* Takes the next octets, in any encoding that has ASCII in it; false if a tag
 * has too many attributes. */
bool
gen_tags_count(struct gen_tags *tags, const char *octets, size_t size);

#endif
