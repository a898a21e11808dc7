/* SPDX-License-Identifier: MIT */
/* What `tshark -q -z follow,tcp,raw,N' prints: both sides of connections, in
 * the order in which they spoke.  It is a form of its own since it says
 * which side spoke when, which two files cannot say. */

#include <string.h>

#include "source.h"

/*
 *	===================================================================
 *	Follow: tcp,raw
 *	Filter: tcp.stream eq 0
 *	Node 0: 127.0.0.1:49152
 *	Node 1: 127.0.0.1:80
 *	474554202f ...
 *		485454502f ...
 *	===================================================================
 *
 * A line has octets of one side; those of node 1 begin with a tab.
 */

/* Returns whether the line of a title, as far as it was kept, begins so. */
static bool
begins(const struct cli_source *source, const char *start)
{
	return strncmp(source->title, start, strlen(start)) == 0;
}

/* A line of the title is complete. */
static void
end_title(struct cli_source *source)
{
	source->title[source->title_size] = '\0';
	source->title_size = 0;
	if (begins(source, "Follow: ") && !begins(source, "Follow: tcp,raw") &&
	    !begins(source, "Follow: tls,raw"))
		cli_source_refuse(source,
		    "not the output of `follow,tcp,raw' or "
		    "`follow,tls,raw'");
	if (begins(source, "Node 1: ")) {
		source->state = CLI_SOURCE_START;
		source->fresh = true;
	}
}

/* Keeps the start of a title's line, which is all that is looked at; the
 * rest of a long line is dropped. */
static void
take_title(struct cli_source *source, uint8_t c)
{
	if (c == '\n') {
		end_title(source);
		source->line++;
	} else if (source->title_size < sizeof(source->title) - 1) {
		source->title[source->title_size++] = (char)c;
	}
}

/* Between connections stand lines of `=' and empty ones. */
static void
take_outside(struct cli_source *source, uint8_t c)
{
	if (c == '=') {
		source->state = CLI_SOURCE_COMMENT;
	} else if (c == '\n') {
		source->line++;
	} else if (c != '\r') {
		cli_source_refuse(
		    source, "not the output of `tshark -z follow'");
	}
}

/* The line of `=' before a title, or after the octets. */
static void
take_rule(struct cli_source *source, uint8_t c)
{
	if (c != '\n')
		return;
	source->line++;
	source->title_size = 0;
	source->inside = !source->inside;
	source->state = source->inside ? CLI_SOURCE_TITLE : CLI_SOURCE_OUTSIDE;
}

/* The first character of a line of octets; true if it was taken. */
static bool
take_start(struct cli_source *source, uint8_t c)
{
	source->state = c == '=' ? CLI_SOURCE_COMMENT : CLI_SOURCE_LINE;
	source->node = c == '\t';
	return c == '=' || c == '\t';
}

/* Ends a line of octets. tshark never cuts an octet in two, so half of one
 * means that the file was damaged. */
static void
end_line(struct cli_source *source)
{
	if (source->half >= 0)
		cli_source_refuse(
		    source, "odd number of hexadecimal digits in a line");
	source->line++;
	source->state = CLI_SOURCE_START;
}

/* Takes a character; true if an octet is complete. */
static bool
take(struct cli_source *source, uint8_t c, uint8_t *octet)
{
	switch (source->state) {
	case CLI_SOURCE_OUTSIDE:
		take_outside(source, c);
		return false;
	case CLI_SOURCE_TITLE:
		take_title(source, c);
		return false;
	case CLI_SOURCE_COMMENT:
		take_rule(source, c);
		return false;
	case CLI_SOURCE_START:
		if (take_start(source, c))
			return false;
		break;
	case CLI_SOURCE_LINE:
		break;
	}
	if (c == '\n')
		end_line(source);
	else if (c != '\r')
		return cli_source_digit(source, c, octet);
	return false;
}

/* Octets of one line, as far as they are in the buffer; they take the place of
 * their digits. */
static size_t
decode(struct cli_source *source, uint8_t *octets)
{
	size_t size = 0;

	while (source->at < source->size) {
		unsigned long line = source->line;

		size +=
		    take(source, source->buffer[source->at++], &octets[size]);
		if (source->line != line && size > 0)
			break;
	}
	return size;
}

/* tshark puts this in the place of a segment that was not captured. */
static bool
is_gap(const struct cli_chunk *chunk)
{
	static const char end[] = " bytes missing in capture file]";

	/* With the NUL that ends it. */
	return chunk->size > sizeof(end) && chunk->size < 64 &&
	    chunk->data[0] == '[' &&
	    memcmp(chunk->data + chunk->size - sizeof(end), end, sizeof(end)) ==
	    0;
}

/* Returns the octets of one line.  Each line is a chunk of its own, as the
 * next one may be of the other side. */
static bool
read_follow(struct cli_source *source, struct cli_chunk *chunk)
{
	do {
		if (source->at == source->size && !cli_source_fill(source)) {
			if (source->state != CLI_SOURCE_OUTSIDE)
				cli_source_refuse(source,
				    "the output of tshark is incomplete");
			return false;
		}
		chunk->data = source->buffer + source->at;
		chunk->size = decode(source, source->buffer + source->at);
	} while (chunk->size == 0);
	if (is_gap(chunk)) {
		source->line--; /* which was read to its end */
		cli_source_refuse(source, "the capture lacks octets here");
	}
	chunk->node = source->node;
	chunk->fresh = source->fresh;
	source->fresh = false;
	return true;
}

const struct source_form source_follow = { .read = read_follow };
