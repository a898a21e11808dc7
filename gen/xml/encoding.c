/* SPDX-License-Identifier: MIT */
/* The encodings that are read.  The parser would ask the C library for any
 * other, which loads a module for it and gives it hostile octets. */

#include "encoding.h"

#include <stdio.h>
#include <string.h>

#include "snapshot.h"

/* A longer declaration is refused: its end would not be seen. */
#define DECLARATION_MAX 1024

/* The names in capitals or not; XML 1.0, 4.3.3. */
static const char *const known[] = { "utf-8", "utf8", "utf-16", "utf-16le",
	"utf-16be", "iso-8859-1", "iso-latin-1", "iso_8859-1", "latin1",
	"us-ascii", "ascii" };

/* Copies the octets as ASCII, those of UTF-16 without their halves that are 0,
 * and returns false if more than every other is 0: that is UTF-32. */
static bool
copy_ascii(char text[DECLARATION_MAX + 1], const char *octets, size_t size)
{
	size_t count = 0;

	for (size_t i = 0; i < size && count < DECLARATION_MAX; i++)
		if (octets[i] != '\0')
			text[count++] = octets[i];
		else if (i > 0 && octets[i - 1] == '\0')
			return false;
	text[count] = '\0';
	return true;
}

static char *
skip_blanks(char *at)
{
	return at + strspn(at, " \t\r\n");
}

/* Returns the value of the declaration's `encoding', ended by a NUL, an empty
 * one if there is none, or NULL if the declaration's end is not there.  XML 1.0,
 * 2.8. */
static char *
find_name(char *at)
{
	static char none[] = "";

	at = skip_blanks(at);
	while (*at != '?') {
		size_t size = strcspn(at, "= \t\r\n");
		char *value = skip_blanks(at + size);
		char *end;
		bool found = size == 8 && strncmp(at, "encoding", size) == 0;

		if (*value != '=')
			return NULL;
		value = skip_blanks(value + 1);
		if (*value != '"' && *value != '\'')
			return NULL;
		end = strchr(value + 1, *value);
		if (end == NULL)
			return NULL;
		if (found) {
			*end = '\0';
			return value + 1;
		}
		at = skip_blanks(end + 1);
	}
	return none;
}

/* Returns whether a name is this one, which is in small letters. */
static bool
is_name(const char *name, const char *small)
{
	while (*small != '\0' && ascii_lower(*name) == *small)
		name++, small++;
	return *small == *name;
}

static bool
is_known(const char *name)
{
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (is_name(name, known[i]))
			return true;
	return name[0] == '\0';
}

bool
gen_encoding_check(
    const char *octets, size_t size, char refused[GEN_ENCODING_SIZE])
{
	char text[DECLARATION_MAX + 1];
	char *start;
	const char *name;

	if (!copy_ascii(text, octets, size)) {
		snprintf(refused, GEN_ENCODING_SIZE, "UTF-32");
		return false;
	}
	start = strstr(text, "<?xml");
	/* A byte order mark has at most three octets. */
	if (start == NULL || start - text > 3 ||
	    strchr(" \t\r\n", start[5]) == NULL)
		return true;
	name = find_name(start + 5);
	if (name == NULL)
		/* The parser says what is wrong with a declaration that it need
		 * not decode. */
		name =
		    strlen(text) < DECLARATION_MAX ? "" : "that is not named";
	if (is_known(name))
		return true;
	snprintf(
	    refused, GEN_ENCODING_SIZE, "%.*s", GEN_ENCODING_SIZE - 1, name);
	return false;
}
