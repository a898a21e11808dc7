/* SPDX-License-Identifier: MIT */
/* The octets of a registry file on their way to the parser. */

#ifndef GEN_INPUT_H
#define GEN_INPUT_H

#include <stdint.h>
#include <stdio.h>

#include <nettle/sha2.h>

#include "read.h"
#include "tags.h"

struct gen_input {
	FILE *stream; /* borrowed */
	struct sha256_ctx digest;
	uint64_t size; /* octets read */
	struct gen_tags tags;
};

void
gen_input_init(struct gen_input *input, FILE *stream);

/*
 * Reads up to `size` octets, 0 at the end; `got` says how many.  Returns NULL,
 * or what is wrong: the stream fails (errno), the
 * file is too large, a tag has too many attributes.
 */
const char *
gen_input_read(struct gen_input *input, char *buffer, size_t size, size_t *got);

/* The SHA-256 of all that was read. */
void
gen_input_digest(struct gen_input *input, char sha256[GEN_SHA256_SIZE]);

#endif
