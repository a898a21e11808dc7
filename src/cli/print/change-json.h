/* SPDX-License-Identifier: MIT */
/* Changes as JSON. */

#ifndef CLI_CHANGE_JSON_H
#define CLI_CHANGE_JSON_H

#include "json-value.h"

/* Returns what a snapshot changed, as `diff' has it. */
json_t *
cli_json_change(const struct wsreg_change *change);

#endif
