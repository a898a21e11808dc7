/* SPDX-License-Identifier: MIT */
/* Counting the attributes of tags before the parser sees them. */

#include "tags.h"

/* Inside of a tag, where a quote hides what is between it and the next. */
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

bool
gen_tags_count(struct gen_tags *tags, const char *octets, size_t size)
{
	for (size_t i = 0; i < size; i++) {
		char c = octets[i];

		/* UTF-16 has them between. */
		if (c == '\0')
			continue;
		if (tags->started) {
			/* Comments and instructions have no attributes. */
			tags->inside = c != '!' && c != '?';
			tags->started = false;
		} else if (tags->inside) {
			take_inside(tags, c);
			if (tags->count > GEN_ATTRIBUTE_MAX)
				return false;
		} else if (c == '<') {
			*tags = (struct gen_tags){ .started = true };
		}
	}
	return true;
}
