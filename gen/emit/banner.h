/* SPDX-License-Identifier: MIT */
/* The first line of a generated file. */

#ifndef GEN_BANNER_H
#define GEN_BANNER_H

#include "quote.h"
#include "snapshot.h"

struct gen_source;

/* Room for a date like "2026-01-12" and its NUL. */
#define GEN_DATE_SIZE 11

/* Prints the first line of a generated file, a comment between `open` and
 * `close`. */
void
gen_banner_print(struct gen_output *output, const struct gen_source *source,
    const char *open, const char *close, const struct gen_markup *markup);

/* Finds the date of the snapshot that a generated file was made from, in its
 * first line.  Returns false if there is none. */
bool
gen_banner_date(const char *text, char date[GEN_DATE_SIZE]);

#endif
