/* SPDX-License-Identifier: MIT */
/* The octets of a registry file, as its reader takes them. */

#ifndef GEN_INPUT_H
#define GEN_INPUT_H

#include <stdint.h>
#include <stdio.h>

#include <nettle/sha2.h>

#include "array.h"
#include "error.h"

/* The size of a SHA-256 in hexadecimal digits, with a NUL. */
#define GEN_SHA256_SIZE 65

/* Appends what is left of a stream, and a NUL that is not counted, until there
 * are more than `most` octets, which is for the caller to refuse, or an error,
 * which ferror(3) has.  False when memory is out. */
bool
gen_input_all(FILE *stream, struct gen_array *text, size_t most);

/* The octets of a whole file. */
struct gen_octets {
	char *text;
	size_t size;
};

/* The most octets that a file may have; the largest of IANA's has 4 MB. */
#define GEN_FILE_MAX (UINT64_C(512) << 20)

struct gen_input {
	FILE *stream;
	const char *file; /* for messages; borrowed */
	struct gen_error *error;
	struct sha256_ctx digest;
	uint64_t size;             /* octets taken */
	struct gen_unpack *unpack; /* of a gzip'd file, or NULL */
	size_t ahead_used, ahead_size;
	char ahead[4096]; /* octets looked at before they are taken */
};

/* Begins with a stream that is at its start, and looks at the first octets;
 * `file` is its name in messages.  A gzip'd file is read as the file inside.
 * False, the error set, if it cannot be read; gen_input_free() is due either
 * way. */
bool
gen_input_init(struct gen_input *input, FILE *stream, const char *file,
    struct gen_error *error);

void
gen_input_free(struct gen_input *input);

/* Returns what the file is that cannot be a registry file, by its first octets:
 * "an HTML page"; NULL if it may be one.  To be called before the first
 * gen_input_read(). */
const char *
gen_input_foreign(const struct gen_input *input);

/* Returns whether the file is one for the reader of XML: after a byte order
 * mark and blanks there is a `<' or nothing, or it is not in UTF-8.  To be
 * called before the first gen_input_read(). */
bool
gen_input_is_xml(const struct gen_input *input);

/* Takes up to `size` octets and returns how many; fewer mean the end, or that
 * they cannot be read, the error set. */
size_t
gen_input_read(struct gen_input *input, char *buffer, size_t size);

/* Writes the SHA-256 of the octets taken; only once. */
void
gen_input_digest(struct gen_input *input, char sha256[GEN_SHA256_SIZE]);

#endif
