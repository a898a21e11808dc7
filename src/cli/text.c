/* SPDX-License-Identifier: MIT */
/* Texts that are printed into memory.  open_memstream() is not used: with the C
 * library of GNU a text that there is no memory for is cut off there, and no
 * function says so. */

#include "text.h"

#include "cli.h"

/* Takes what was written to the stream; see fopencookie(3). */
static ssize_t
take(void *cookie, const char *data, size_t size)
{
	struct cli_text *text = cookie;
	char *end;

	if (text->stream == NULL)
		return (ssize_t)size;
	end = gen_array_grow(&text->octets, size, 1);
	if (end == NULL) {
		/* The program ends, and then the C library has all streams
		 * written once more: this one to nowhere. */
		text->stream = NULL;
		cli_die("out of memory");
	}
	/* cppcheck-suppress nullPointerRedundantCheck ; cli_die() ends */
	memcpy(end, data, size);
	text->octets.count += size;
	return (ssize_t)size;
}

FILE *
cli_text_open(struct cli_text *text)
{
	*text =
	    (struct cli_text){ .stream = fopencookie(text, "w",
				   (cookie_io_functions_t){ .write = take }) };
	if (text->stream == NULL)
		cli_die("out of memory");
	return text->stream;
}

char *
cli_text_close(struct cli_text *text)
{
	fputc('\0', text->stream);
	fclose(text->stream);
	return text->octets.items;
}
