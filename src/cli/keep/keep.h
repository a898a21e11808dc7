/* SPDX-License-Identifier: MIT */
/*
 * What wsreg check keeps of traffic until it can be printed.  Octets, packets and
 * text come in as they are read; a spool, a trace, a window and a ladder keep
 * them in memory that is bounded, and rows put text together.  This room
 * includes print/ and what is below it, and knows no session.
 */

#ifndef CLI_KEEP_H
#define CLI_KEEP_H

#include "ladder.h"
#include "row-json.h"
#include "row.h"
#include "spool.h"
#include "trace.h"
#include "window.h"

#endif
