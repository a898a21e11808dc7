/* SPDX-License-Identifier: MIT */
/* Removes a temporary file when a signal ends the program. */

#ifndef GEN_SIGNALS_H
#define GEN_SIGNALS_H

/* Has the file of this name removed if a signal ends the program; the name must
 * stay until the next call.  NULL: no file.  SIGKILL alone leaves it behind. */
void
gen_signals_watch(const char *name);

#endif
