/* SPDX-License-Identifier: MIT */
/* Addresses of people. */

#ifndef CLI_LINT_PEOPLE_H
#define CLI_LINT_PEOPLE_H

#include <stdbool.h>

/* Returns whether the text looks like an address of mail. */
bool
cli_lint_is_mail(const char *text);

#endif
