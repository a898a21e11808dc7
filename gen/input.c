/* SPDX-License-Identifier: MIT */
/* The octets of a registry file on their way to the parser. */

#include "input.h"

#include <errno.h>
#include <string.h>

void
gen_input_init(struct gen_input *input, FILE *stream)
{
	*input = (struct gen_input){ .stream = stream };
	sha256_init(&input->digest);
}

const char *
gen_input_read(struct gen_input *input, char *buffer, size_t size, size_t *got)
{
	*got = fread(buffer, 1, size, input->stream);
	if (ferror(input->stream))
		return strerror(errno);
	input->size += *got;
	if (input->size > GEN_FILE_MAX)
		return "larger than 512 MiB";
	if (!gen_tags_count(&input->tags, buffer, *got))
		return "more than 4096 attributes in a tag";
	sha256_update(&input->digest, *got, (const uint8_t *)buffer);
	return NULL;
}

void
gen_input_digest(struct gen_input *input, char sha256[GEN_SHA256_SIZE])
{
	uint8_t digest[SHA256_DIGEST_SIZE];

	sha256_digest(&input->digest, sizeof(digest), digest);
	for (size_t i = 0; i < sizeof(digest); i++)
		snprintf(sha256 + 2 * i, 3, "%02x", digest[i]);
}
