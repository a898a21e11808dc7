/* SPDX-License-Identifier: MIT */
/* The history of the registries, data/history, as a table in C. */

#ifndef GEN_HISTORY_H
#define GEN_HISTORY_H

#include "file/file.h"

/* Prints the events of the file as an array of struct cli_event.  False, the
 * error of the output set, if the file cannot be read or is not such a history:
 * what an event changes must be what the events before it have left. */
bool
gen_history_print(struct gen_output *output, const char *file);

#endif
