/* SPDX-License-Identifier: MIT */
/*
 * The room of files and memory: what all of the generator stands on.  In come
 * streams and names of files; out go their octets with a digest, text that is
 * written to a file as a whole or not at all, arrays that grow, and the first
 * error with its place.  It includes nothing of any other room.
 */

#ifndef GEN_FILE_H
#define GEN_FILE_H

#include "array.h"
#include "atomic.h"
#include "descriptors.h"
#include "error.h"
#include "input.h"
#include "output.h"
#include "sandbox.h"

#endif
