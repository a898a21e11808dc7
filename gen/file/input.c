/* SPDX-License-Identifier: MIT */
/* Gives the octets of a registry file to its reader. */

#include "input.h"

#include <errno.h>
#include <string.h>

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

static size_t
read_stream(struct gen_input *input, char *buffer, size_t size)
{
	size_t got = fread(buffer, 1, size, input->stream);

	if (ferror(input->stream))
		gen_error_set(
		    input->error, input->file, 0, "%s", strerror(errno));
	return got;
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
	return !error->set;
}

bool
gen_input_is_xml(const struct gen_input *input)
{
	const char *at = input->ahead;
	const char *end = at + input->ahead_size;

	if (input->ahead_size >= 3 && memcmp(at, "\xef\xbb\xbf", 3) == 0)
		at += 3;
	while (at < end && ascii_is_blank(*at))
		at++;
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
