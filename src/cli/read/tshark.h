/* SPDX-License-Identifier: MIT */
/* tshark, which decrypts TLS.  A process outside of the sandbox runs it, as
 * inside there are no other programs. */

#ifndef CLI_READ_TSHARK_H
#define CLI_READ_TSHARK_H

#include <stdint.h>
#include <stdio.h>

/* How many connections are decrypted at a time.  Each time tshark reads the
 * whole file. */
#define CLI_TSHARK_MAX 256

/* Starts the process if one of the files may need it: if there is a key log, which
 * may be NULL, or a file that can have keys in itself.  To be called before the
 * sandbox is entered: all that the process is told afterwards are numbers.  The
 * names must stay. */
void
cli_tshark_prepare(char *const files[], size_t count, const char *keylog);

/* Runs tshark on connections of one of these files, CLI_TSHARK_MAX at
 * most, in this order.  Returns what it prints, or NULL if there is no process
 * for the file.  cli_tshark_end() is due unless it is NULL. */
FILE *
cli_tshark_run(const char *file, const uint64_t *streams, size_t count);

/* Waits for tshark to end, whatever it still prints.  Returns 0 if it did its
 * work, the errno value if it could not be started, or else -1. */
int
cli_tshark_end(FILE *output);

#endif
