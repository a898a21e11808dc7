/* SPDX-License-Identifier: MIT */
/* Gives the octets of a registry file to its reader. */

#include "input.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <zlib.h>

#include "snapshot.h"

bool
gen_input_all(FILE *stream, struct gen_array *text, size_t most)
{
	const size_t step = 4096;
	size_t got;

	do {
		char *end = gen_array_grow(text, step + 1, 1);

		if (end == NULL)
			return false;
		got = fread(end, 1, step, stream);
		end[got] = '\0';
		text->count += got;
	} while (got > 0 && text->count <= most);
	return true;
}

/* ---- Octets ---- */

static size_t
read_octets(struct gen_input *input, void *buffer, size_t size)
{
	size_t got = fread(buffer, 1, size, input->stream);

	if (ferror(input->stream))
		gen_error_set(
		    input->error, input->file, 0, "%s", strerror(errno));
	return got;
}

/* The state of unpacking a gzip'd file. */
struct gen_unpack {
	z_stream stream;
	bool ended; /* a member ended; another one may follow */
	Bytef packed[1 << 15];
};

/* Unpacks up to `size` octets. */
static size_t
unpack(struct gen_input *input, char *buffer, size_t size)
{
	struct gen_unpack *state = input->unpack;
	z_stream *stream = &state->stream;
	int result = Z_OK;

	stream->next_out = (Bytef *)buffer;
	stream->avail_out = (uInt)size;
	while (stream->avail_out > 0 && !input->error->set) {
		if (stream->avail_in == 0) {
			stream->next_in = state->packed;
			stream->avail_in = (uInt)read_octets(
			    input, state->packed, sizeof(state->packed));
		}
		if (stream->avail_in == 0 && state->ended)
			break;
		if (state->ended)
			inflateReset(stream);
		result = inflate(stream, Z_NO_FLUSH);
		state->ended = result == Z_STREAM_END;
		if (result == Z_BUF_ERROR)
			gen_error_set(input->error, input->file, 0,
			    "the gzip'd file is incomplete");
		else if (result != Z_OK && result != Z_STREAM_END)
			gen_error_set(input->error, input->file, 0,
			    "the gzip'd file is damaged");
	}
	return size - stream->avail_out;
}

static size_t
read_stream(struct gen_input *input, char *buffer, size_t size)
{
	/* zlib counts in unsigned int. */
	if (input->unpack != NULL)
		return unpack(
		    input, buffer, size > GEN_FILE_MAX ? GEN_FILE_MAX : size);
	return read_octets(input, buffer, size);
}

/* Begins to unpack; what was looked at is packed, too. */
static bool
start_unpacking(struct gen_input *input)
{
	struct gen_unpack *state = calloc(1, sizeof(*state));

	/* 16: of gzip alone. */
	if (state == NULL || inflateInit2(&state->stream, 16 + 15) != Z_OK) {
		free(state);
		return gen_error_set(
		    input->error, input->file, 0, "out of memory");
	}
	memcpy(state->packed, input->ahead, input->ahead_size);
	state->stream.next_in = state->packed;
	state->stream.avail_in = (uInt)input->ahead_size;
	input->unpack = state;
	input->ahead_size =
	    read_stream(input, input->ahead, sizeof(input->ahead));
	return !input->error->set;
}

bool
gen_input_init(struct gen_input *input, FILE *stream, const char *file,
    struct gen_error *error)
{
	*input = (struct gen_input){ .stream = stream, .file = file };
	input->error = error;
	sha256_init(&input->digest);
	input->ahead_size =
	    read_stream(input, input->ahead, sizeof(input->ahead));
	if (input->ahead_size >= 2 && memcmp(input->ahead, "\x1f\x8b", 2) == 0)
		return start_unpacking(input);
	return !error->set;
}

void
gen_input_free(struct gen_input *input)
{
	if (input->unpack != NULL)
		inflateEnd(&input->unpack->stream);
	free(input->unpack);
	input->unpack = NULL;
}

/* ---- What it is ---- */

/* Returns whether the octets begin with this word, in capitals or not. */
static bool
begins_with(const char *at, const char *end, const char *word)
{
	for (; *word != '\0'; at++, word++)
		if (at == end || ascii_lower(*at) != *word)
			return false;
	return true;
}

/* Returns where the octets looked at go on after a byte order mark of UTF-8 and
 * blanks. */
static const char *
skip_start(const struct gen_input *input)
{
	const char *at = input->ahead;
	const char *end = at + input->ahead_size;

	if (input->ahead_size >= 3 && memcmp(at, "\xef\xbb\xbf", 3) == 0)
		at += 3;
	while (at < end && ascii_is_blank(*at))
		at++;
	return at;
}

const char *
gen_input_foreign(const struct gen_input *input)
{
	const char *at = skip_start(input);
	const char *end = input->ahead + input->ahead_size;

	if (at == end)
		return "an empty file";
	if (*at == '{' || *at == '[')
		return "JSON";
	if (begins_with(at, end, "<!doctype html") ||
	    begins_with(at, end, "<html"))
		return "an HTML page (perhaps the login page of a network)";
	return NULL;
}

bool
gen_input_is_xml(const struct gen_input *input)
{
	const char *at = skip_start(input);
	const char *end = input->ahead + input->ahead_size;

	if (at == end || *at == '<')
		return true;
	/* UTF-16, with a byte order mark or without. */
	return at == input->ahead && end - at >= 2 &&
	    (memcmp(at, "\xff\xfe", 2) == 0 || memcmp(at, "\xfe\xff", 2) == 0 ||
		(at[0] == '\0' && at[1] == '<'));
}

size_t
gen_input_read(struct gen_input *input, char *buffer, size_t size)
{
	size_t got = input->ahead_size - input->ahead_used;

	if (got > size)
		got = size;
	memcpy(buffer, input->ahead + input->ahead_used, got);
	input->ahead_used += got;
	if (got < size)
		got += read_stream(input, buffer + got, size - got);
	input->size += got;
	sha256_update(&input->digest, got, (const uint8_t *)buffer);
	return got;
}

void
gen_input_digest(struct gen_input *input, char sha256[GEN_SHA256_SIZE])
{
	uint8_t digest[SHA256_DIGEST_SIZE];

	sha256_digest(&input->digest, sizeof(digest), digest);
	for (size_t i = 0; i < sizeof(digest); i++)
		snprintf(sha256 + 2 * i, 3, "%02x", digest[i]);
}
