/* SPDX-License-Identifier: MIT */
/* The table of cases. */

#ifndef CLI_RULES_CASES_READ_H
#define CLI_RULES_CASES_READ_H

#include "cases.h"

/* Returns the case of this number, or NULL if there is none.  It is not freed. */
const struct rules_case *
cli_case_at(size_t number);

#endif
