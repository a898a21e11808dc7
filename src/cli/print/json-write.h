/* SPDX-License-Identifier: MIT */
/* Writes values of JSON. */

#ifndef CLI_PRINT_JSON_WRITE_H
#define CLI_PRINT_JSON_WRITE_H

#include <jansson.h>

#include "cli/cli.h"

/* Writes a value, which is not NULL, and frees it. */
void
cli_json_put(const struct cli *cli, json_t *value);

/* Writes an object without its closing brace, so that members which are too
 * large for memory can follow, and frees it. */
void
cli_json_open(const struct cli *cli, json_t *object);

#endif
