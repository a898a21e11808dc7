/* SPDX-License-Identifier: MIT */
/* The public header of a server's library.  The codes of the registry come from
 * codes.h, which is generated. */

#ifndef LIBRARY_H
#define LIBRARY_H

#include "codes.h"

/* These never travel: the server means them for itself, and no registry has
 * them. */
#define LWS_CLOSE_STATUS_NOSTATUS 0
#define LWS_CLOSE_STATUS_NOSTATUS_CONTEXT_DESTROY 9999

#ifdef __cplusplus
extern "C" {
#endif

/* Returns the code with which to answer a Close with this code: the same, or
 * that of a protocol error. */
unsigned long
server_answer(unsigned long code);

/* Returns what a log calls the code, never NULL. */
const char *
server_close_text(enum lws_close_status code);

#ifdef __cplusplus
}
#endif

#endif
