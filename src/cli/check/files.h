/* SPDX-License-Identifier: MIT */
/* wsreg check: connections whose sides have a file each. */

#ifndef CLI_CHECK_FILES_H
#define CLI_CHECK_FILES_H

#include "check.h"

/* Checks the connection whose sides, by sender, have these files; one of them may
 * be NULL. */
void
cli_check_files(struct cli_check *check, const char *const names[2]);

/* Checks what a file has, which its content shows unless an option does. */
void
cli_check_file(struct cli_check *check, const char *name);

#endif
