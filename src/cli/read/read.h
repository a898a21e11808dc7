/* SPDX-License-Identifier: MIT */
/*
 * The octets of captured traffic, in whatever form a file has them: as they are,
 * compressed, as text, as what tshark prints, or as the entries of a HAR file.
 * Files come in; chunks of octets and the kind of a file go out.  Nothing here
 * judges anything.  This room includes src/cli and what is below it.
 */

#ifndef CLI_READ_H
#define CLI_READ_H

#include "gzip.h"
#include "har-text.h"
#include "kind.h"
#include "source.h"
#include "tshark.h"

#endif
