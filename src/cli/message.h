/* SPDX-License-Identifier: MIT */
/* What people read, on a terminal or as a message.  Everything that may come
 * from a file or an argument goes through here. */

#ifndef CLI_MESSAGE_H
#define CLI_MESSAGE_H

#include <stddef.h>

struct cli;

/* Prints text for a terminal: "?" for each control character and for each
 * octet that is no UTF-8. */
void
cli_put(const struct cli *cli, const char *text);

/* Returns the size of the UTF-8 sequence that the text begins with; 0 if it
 * begins with none, or ends. */
size_t
cli_sequence(const char *text);

/* End the program with a message and CLI_TROUBLE.  The first puts "wsreg: "
 * before it, the second is for those that begin with "FILE:LINE: error: ". */
_Noreturn void
cli_die(const char *format, ...) __attribute__((format(printf, 1, 2)));
_Noreturn void
cli_die_at(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Ends the program as cli_die() does for a mistake on the command line, and
 * names the help of the command; NULL stands for that of all commands. */
_Noreturn void
cli_die_usage(const char *command, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Ends the program with the text of a struct gen_error, in whichever of the
 * two ways fits it. */
_Noreturn void
cli_die_of(const char *text);

/* Print a line to standard error: "wsreg: ..." for what is wrong or may help
 * where the program goes on; the same for those that begin with a place, as
 * "FILE:LINE: error: "; or "wsreg: warning: ...". */
void
cli_complain(const char *format, ...) __attribute__((format(printf, 1, 2)));
void
cli_complain_at(const char *format, ...) __attribute__((format(printf, 1, 2)));
void
cli_warn(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
