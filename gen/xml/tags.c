/* SPDX-License-Identifier: MIT */
/* Counts the attributes of tags before the parser sees them. */

#include "tags.h"

#include <string.h>

/* A part shorter than this cannot have too many attributes: the shortest is
 * a="". */
#define SHORT ((ptrdiff_t)GEN_ATTRIBUTE_MAX * 4)

/* Takes a character inside a tag; a quote hides all up to the next. */
static void
take_inside(struct gen_tags *tags, char c)
{
	if (tags->quote != 0) {
		if (c == tags->quote)
			tags->quote = 0;
	} else if (c == '"' || c == '\'') {
		tags->quote = c;
		tags->count++;
	} else if (c == '>') {
		tags->inside = false;
	}
}

/* Takes octets without a "<" among them. */
static bool
take_part(struct gen_tags *tags, const char *at, const char *end)
{
	for (; at < end && tags->count <= GEN_ATTRIBUTE_MAX; at++) {
		/* UTF-16 has them between. */
		if (*at == '\0')
			continue;
		if (tags->started) {
			/* Comments and instructions have no attributes. */
			tags->inside = *at != '!' && *at != '?';
			tags->started = false;
		} else if (tags->inside) {
			take_inside(tags, *at);
		}
	}
	return tags->count <= GEN_ATTRIBUTE_MAX;
}

bool
gen_tags_count(struct gen_tags *tags, const char *octets, size_t size)
{
	const char *at = octets, *end = octets + size;
	const char *next;

	/* What is between two "<" of these octets is most often short. */
	for (; (next = memchr(at, '<', (size_t)(end - at))) != NULL;
	     at = next + 1) {
		if ((at == octets || next - at >= SHORT) &&
		    !take_part(tags, at, next))
			return false;
		*tags = (struct gen_tags){ .started = true };
	}
	return take_part(tags, at, end);
}
