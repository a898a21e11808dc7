/* SPDX-License-Identifier: MIT */
/* Texts that are printed into memory. */

#ifndef CLI_TEXT_H
#define CLI_TEXT_H

#include <stdio.h>

#include "file/file.h"

/* A text being printed; it must not move. */
struct cli_text {
	FILE *stream;
	struct gen_array octets;
};

/* Begins a text.  Returns the stream to print it to; ends the program when there
 * is no memory for the stream or, later, for the text. */
FILE *
cli_text_open(struct cli_text *text);

/* Ends the text and returns it, to be freed. */
char *
cli_text_close(struct cli_text *text);

#endif
