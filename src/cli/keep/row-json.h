/* SPDX-License-Identifier: MIT */
/* JSON that is put together as a row. */

#ifndef CLI_KEEP_ROW_JSON_H
#define CLI_KEEP_ROW_JSON_H

#include "row.h"

/* Adds a string, as cli_json_octets() makes it, or null for NULL. */
void
cli_row_string(struct cli_row *row, const char *text, size_t size);

/* Add a member of an object: its name as it is written, with the colon and what is
 * before it, and a string, or null for NULL; a truth value; or a number, or null
 * if it is not present. */
void
cli_row_text(struct cli_row *row, const char *name, const char *text);
void
cli_row_truth(struct cli_row *row, const char *name, bool truth);
void
cli_row_optional(
    struct cli_row *row, const char *name, bool present, uint64_t number);

/* Adds the members for a packet and its time, null if they are not known; the
 * packet may be NULL. */
void
cli_row_packet(struct cli_row *row, const struct capture_packet *packet);

#endif
