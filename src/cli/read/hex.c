/* SPDX-License-Identifier: MIT */
/* A source that is text with octets in it, in one of the forms of octets.h. */

#include <string.h>

#include "lines.h"
#include "octets-guess.h"

/* Finds the form of the text by its start, as much of it as the buffer holds. */
static bool
begin(struct cli_source *source)
{
	const char *text;
	size_t at, start;

	source->begun = true;
	cli_lines_look_ahead(source);
	text = (const char *)source->buffer + source->at;
	if (source->failed ||
	    octets_begin(&source->octets, text, source->size - source->at, &at))
		return !source->failed;
	for (start = at; start > 0 && text[start - 1] != '\n'; start--)
		;
	for (size_t i = 0; i < start; i++)
		source->line += text[i] == '\n';
	return cli_source_refuse(source, at - start, source->octets.reason);
}

/* Returns whether the next line can be read without moving the buffer. */
static bool
has_line(const struct cli_source *source)
{
	return source->ended ||
	    memchr(source->buffer + source->at, '\n',
		source->size - source->at) != NULL;
}

/* Takes the next line, or all that there are if their form lets them be read
 * together. */
static bool
take_line(struct cli_source *source, struct octets_line *line)
{
	return octets_takes_lines(&source->octets)
	    ? cli_lines_read_all(source, line)
	    : cli_lines_read(source, line);
}

/* Reports what is wrong, at its place.  Returns false. */
static bool
refuse(struct cli_source *source)
{
	const struct octets *octets = &source->octets;

	if (octets->lines > 0)
		source->column = 0;
	source->line += octets->lines;
	return cli_source_refuse(source, octets->column, octets->reason);
}

/* Reads the next line, or the one again before which rows were repeated.  Returns
 * false at the end or on failure. */
static bool
read_line(struct cli_source *source, struct octets_line *line, size_t *size)
{
	if (source->again.at != NULL)
		*line = source->again;
	else if (!take_line(source, line))
		return !source->failed && source->octets.starred &&
		    cli_source_refuse(source, 0,
			"how often the row before `*' repeats is not known: "
			"no offset follows");
	source->again.at = NULL;
	switch (octets_read(&source->octets, line, size)) {
	case OCTETS_READ:
		source->lines += source->octets.lines;
		break;
	case OCTETS_REPEAT:
		source->again = *line;
		break;
	case OCTETS_BAD:
		return refuse(source);
	}
	return true;
}

/* Returns a row that repeats, or the part of it that does. */
static void
repeat(struct octets *octets, struct cli_chunk *chunk)
{
	chunk->data = octets->row.octets;
	chunk->size = octets->repeat < octets->row.count
	    ? (size_t)octets->repeat
	    : octets->row.count;
	octets->repeat -= chunk->size;
}

/* Returns the octets of all lines in the buffer, so that what they are shows by
 * the first of them. */
static bool
read_hex(struct cli_source *source, struct cli_chunk *chunk)
{
	struct octets_line line;
	size_t size = 0;
	uint8_t *data = NULL;

	if (!source->begun && !begin(source))
		return false;
	if (source->octets.repeat > 0) {
		repeat(&source->octets, chunk);
		return true;
	}
	chunk->size = 0;
	while ((chunk->size == 0 || has_line(source)) &&
	    source->octets.repeat == 0 && read_line(source, &line, &size)) {
		if (chunk->size == 0)
			data = (uint8_t *)line.at;
		else
			memmove(data + chunk->size, line.at, size);
		chunk->size += size;
	}
	chunk->data = data;
	if (chunk->size == 0 && source->octets.repeat > 0)
		return read_hex(source, chunk);
	return !source->failed && chunk->size > 0;
}

const struct source_form source_hex = { .read = read_hex };
