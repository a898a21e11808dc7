/* SPDX-License-Identifier: MIT */
/* Large registry files, made up to be read. */

#ifndef BENCH_REGISTRY_H
#define BENCH_REGISTRY_H

#include <stdbool.h>
#include <stddef.h>

/* A new folder for them; false if there can be none. */
bool
bench_make_folder(char *folder, size_t size);

/* Writes one of so many records.  Unless it is 0, every `step`-th record is by
 * turns changed, left out or followed by another.  False if there is no room;
 * the file may be there. */
bool
bench_write_registry(const char *file, unsigned count, unsigned step);

#endif
