/* SPDX-License-Identifier: MIT */
/* Captured traffic for the tests of `wsreg check'. */

#ifndef TESTS_CLI_CHECK_FILES_H
#define TESTS_CLI_CHECK_FILES_H

#include "run.h"

/*
 * A new folder, to be freed, with what two sides sent in a connection without
 * a fault, from RFC 6455's examples: `client' and `server'; `client.lazy' and
 * `server.lazy', which send no frames; each of these as hexadecimal text, `client.hex' ...;
 * an `empty' file; `client.cut', which ends in the first line; and `ours.xml', registries in which close code 2000 is
 * assigned; and `private.xml', private codes alone, in which 4001 is.
 */
char *
check_files_make(void);

#endif
