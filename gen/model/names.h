/* SPDX-License-Identifier: MIT */
/* C identifiers made from the registries' text. */

#ifndef GEN_NAMES_H
#define GEN_NAMES_H

#include <stdbool.h>
#include <stddef.h>

/* The size of a name with its NUL: by C99, 5.2.4.1, 63 characters are
 * significant everywhere. */
#define GEN_NAME_SIZE 64

/*
 * Writes the text as an identifier in capitals: "Going Away" is GOING_AWAY, a
 * name that begins with a digit gets "_" before it.  False, and "" written, if
 * the text has neither letter nor digit of ASCII or would take 64 characters
 * or more.
 */
bool
gen_identifier(const char *text, char identifier[GEN_NAME_SIZE]);

#endif
