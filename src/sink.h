/* SPDX-License-Identifier: MIT */
/* A caller's buffer that takes as much of a text as fits, while the length of
 * all of it is counted: the rule of snprintf(), for texts made octet by octet. */

#ifndef WSREG_SINK_H
#define WSREG_SINK_H

#include <stdbool.h>
#include <stddef.h>

struct sink {
	char *buffer; /* may be NULL if the size is 0 */
	size_t size;  /* of the buffer, with room for a NUL */
	size_t length;
	bool blank; /* one is due before the next octet, unless that is the
		     * first */
};

/* Writes an octet as it is; one that does not fit is only counted. */
static inline void
sink_raw(struct sink *sink, char c)
{
	if (sink->length + 1 < sink->size)
		sink->buffer[sink->length] = c;
	sink->length++;
}

/* Writes an octet, after the blank that is due. */
static inline void
sink_put(struct sink *sink, char c)
{
	if (sink->blank && sink->length > 0)
		sink_raw(sink, ' ');
	sink->blank = false;
	sink_raw(sink, c);
}

/* Ends the text, which may have been cut, with a NUL.  Returns the length of all
 * of it; the text is whole if that is below the size. */
static inline size_t
sink_finish(struct sink *sink)
{
	size_t end = sink->length;

	if (sink->size > 0)
		sink->buffer[end < sink->size ? end : sink->size - 1] = '\0';
	return sink->length;
}

#endif
