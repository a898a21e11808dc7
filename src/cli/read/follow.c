/* SPDX-License-Identifier: MIT */
/* What `tshark -q -z follow,tcp,raw,N' prints: both sides of connections, in
 * the order in which they spoke.  It is a form of its own since it says
 * which side spoke when, which two files cannot say. */

#include <string.h>

#include "digits.h"
#include "lines.h"

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

/* Returns whether the line begins so. */
static bool
begins(const struct octets_line *line, const char *start)
{
	return line->size >= strlen(start) &&
	    memcmp(line->at, start, strlen(start)) == 0;
}

/* Takes a line of `=', which begins a connection or ends it. */
static void
take_rule(struct cli_source *source)
{
	source->place =
	    source->place == SOURCE_OUTSIDE ? SOURCE_TITLE : SOURCE_OUTSIDE;
}

/* Takes a line between connections. */
static bool
take_outside(struct cli_source *source, const struct octets_line *line)
{
	return line->size == 0 ||
	    cli_source_refuse(
		source, 0, "not the output of `tshark -z follow'");
}

/* Takes a line of the title. */
static bool
take_title(struct cli_source *source, const struct octets_line *line)
{
	if (begins(line, "Follow: ") && !begins(line, "Follow: tcp,raw") &&
	    !begins(line, "Follow: tls,raw"))
		return cli_source_refuse(source, 0,
		    "not the output of `follow,tcp,raw' or "
		    "`follow,tls,raw'");
	if (begins(line, "Node 1: ")) {
		source->place = SOURCE_INSIDE;
		source->fresh = true;
	}
	return true;
}

/* Leaves a connection whose octets cannot be read: the others are. */
static void
leave(struct cli_source *source, struct cli_chunk *chunk, size_t column,
    const char *reason)
{
	cli_source_complain(source, column, reason);
	chunk->size = 0;
	chunk->broken = true;
	source->place = SOURCE_BROKEN;
	source->digit = -1;
}

/* Stores the octets that begin here, as long as they are nothing but digits. */
static void
take_pairs(const struct octets_line *line, size_t *at, struct cli_chunk *chunk)
{
	uint8_t *octets = (uint8_t *)line->at + chunk->size;
	size_t count =
	    digits_read_pairs(line->at + *at, line->size - *at, octets);

	*at += 2 * count;
	chunk->size += count;
}

/* Stores the octets of a line in the place of their digits. */
static void
take_octets(struct cli_source *source, struct octets_line *line,
    struct cli_chunk *chunk)
{
	size_t at = 0;

	chunk->data = (uint8_t *)line->at;
	chunk->size = 0;
	if (line->begins) {
		source->node = line->size > 0 && line->at[0] == '\t';
		at = source->node;
	}
	for (; at < line->size; at++) {
		int digit;

		if (source->digit < 0) {
			take_pairs(line, &at, chunk);
			if (at == line->size)
				break;
		}
		digit = ascii_hex_value(line->at[at]);

		if (digit < 0) {
			leave(source, chunk, at, "not a hexadecimal digit");
			return;
		}
		if (source->digit >= 0) {
			line->at[chunk->size++] =
			    (char)(source->digit << 4 | digit);
			digit = -1;
		}
		source->digit = digit;
	}
	/* tshark never cuts an octet in two: the file was damaged. */
	if (line->ends && source->digit >= 0)
		leave(source, chunk, line->size,
		    "odd number of hexadecimal digits in a line");
}

/* Returns the number of octets that are missing, if the octets of a line are the
 * text that tshark puts in the place of a segment that was not captured; else
 * 0. */
static uint64_t
read_gap(const struct cli_chunk *chunk)
{
	static const char end[] = " bytes missing in capture file]";
	const char *text = (const char *)chunk->data;
	size_t size = chunk->size, at = 1;
	uint64_t gap = 0;

	/* tshark counts the NUL after it. */
	if (size > 0 && text[size - 1] == '\0')
		size--;
	while (at < size && at < 20 && ascii_is_digit(text[at]))
		gap = gap * 10 + (uint64_t)(text[at++] - '0');
	return size > 1 && text[0] == '[' && size - at == strlen(end) &&
		memcmp(text + at, end, strlen(end)) == 0
	    ? gap
	    : 0;
}

/* Takes a line.  Returns false if it cannot be read. */
static bool
take(struct cli_source *source, struct octets_line *line,
    struct cli_chunk *chunk)
{
	chunk->size = 0;
	if (line->begins && line->size > 0 && line->at[0] == '=') {
		take_rule(source);
		return true;
	}
	switch (source->place) {
	case SOURCE_OUTSIDE:
		return take_outside(source, line);
	case SOURCE_TITLE:
		return !line->begins || take_title(source, line);
	case SOURCE_BROKEN:
		return true;
	case SOURCE_INSIDE:
		break;
	}
	take_octets(source, line, chunk);
	return true;
}

/* Returns the octets of one line.  Each line is a chunk of its own, as the
 * next one may be of the other side. */
static bool
read_follow(struct cli_source *source, struct cli_chunk *chunk)
{
	struct octets_line line;

	do {
		if (!cli_lines_read(source, &line))
			return !source->failed &&
			    source->place != SOURCE_OUTSIDE &&
			    cli_source_refuse(source, 0,
				"the output of tshark is incomplete");
		if (!take(source, &line, chunk))
			return false;
	} while (chunk->size == 0 && !chunk->broken);
	if (line.begins && line.ends)
		chunk->gap = read_gap(chunk);
	if (chunk->gap > 0)
		chunk->size = 0;
	chunk->node = source->node;
	chunk->fresh = source->fresh;
	return true;
}

const struct source_form source_follow = { .read = read_follow };
