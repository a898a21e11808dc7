/* SPDX-License-Identifier: MIT */
/* Files that are compressed with gzip, one member after another: RFC 1952, 2.2.
 * They are inflated as they are read. */

#include "gzip.h"

#include <stdlib.h>
#include <zlib.h>

/* The octets that are inflated at a time. */
#define MADE_SIZE ((size_t)1 << 16)

/* zlib(3): 15 bits of window, and 16 for the header of gzip. */
#define WINDOW_BITS (15 + 16)

struct cli_gzip {
	z_stream stream;
	bool ended; /* a member has, and no other has begun */
	bool full;  /* there may be more of the octets that were read */
	uint8_t made[MADE_SIZE];
};

/* Reports that the file is not whole and ends it; returns false. */
static bool
fail(struct cli_source *source, const char *reason)
{
	cli_complain("%s: %s", cli_file_name(source->file), reason);
	source->failed = true;
	source->ended = true;
	return false;
}

static void
begin(struct cli_source *source)
{
	source->gzip = cli_allocate(1, sizeof(*source->gzip));
	if (inflateInit2(&source->gzip->stream, WINDOW_BITS) != Z_OK)
		cli_die("out of memory");
}

/* Inflates what the buffer has.  Returns zlib's result. */
static int
inflate_some(struct cli_source *source)
{
	struct cli_gzip *gzip = source->gzip;
	z_stream *stream = &gzip->stream;
	int result;

	if (gzip->ended)
		inflateReset(stream);
	gzip->ended = false;
	stream->next_in = source->buffer + source->at;
	stream->avail_in = (uInt)(source->size - source->at);
	result = inflate(stream, Z_NO_FLUSH);
	source->at = source->size - stream->avail_in;
	gzip->ended = result == Z_STREAM_END;
	return result;
}

/* Inflates until there are octets.  What comes before a fault is good. */
static bool
read_gzip(struct cli_source *source, struct cli_chunk *chunk)
{
	struct cli_gzip *gzip;
	int result;

	if (source->gzip == NULL)
		begin(source);
	gzip = source->gzip;
	gzip->stream.next_out = gzip->made;
	gzip->stream.avail_out = MADE_SIZE;
	do {
		if (!gzip->full && source->at == source->size &&
		    !cli_source_fill(source))
			return !source->failed && !gzip->ended &&
			    fail(source,
				"the file ends inside of compressed data; it "
				"is read up to there");
		result = inflate_some(source);
		if (result == Z_MEM_ERROR)
			cli_die("out of memory");
		gzip->full = gzip->stream.avail_out == 0 && !gzip->ended;
		chunk->size = MADE_SIZE - gzip->stream.avail_out;
	} while (chunk->size == 0 &&
	    (result == Z_OK || result == Z_STREAM_END ||
		result == Z_BUF_ERROR));
	chunk->data = gzip->made;
	return chunk->size > 0 ||
	    fail(source,
		"the compressed data is damaged; it is read up to there");
}

void
cli_gzip_free(struct cli_source *source)
{
	if (source->gzip == NULL)
		return;
	inflateEnd(&source->gzip->stream);
	free(source->gzip);
	source->gzip = NULL;
}

const struct source_form source_gzip = { .read = read_gzip };
