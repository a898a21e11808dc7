/* SPDX-License-Identifier: MIT */
/* What the first line of a generated file tells. */

#ifndef GEN_BANNER_H
#define GEN_BANNER_H

#include "snapshot.h"

/* "2026-01-12" and its end. */
#define GEN_DATE_SIZE 11

/* The date of the snapshot that the text was made from, by its first line;
 * see gen_emit_banner().  False if there is none. */
bool
gen_banner_date(const char *text, char date[GEN_DATE_SIZE]);

#endif
