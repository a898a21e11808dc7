/* SPDX-License-Identifier: MIT */
/* Files that are compressed with gzip. */

#ifndef CLI_READ_GZIP_H
#define CLI_READ_GZIP_H

#include "source.h"

/* A source's octets as they were before gzip compressed them. */
extern const struct source_form source_gzip;

/* Frees what that form has made for the source, if anything. */
void
cli_gzip_free(struct cli_source *source);

#endif
