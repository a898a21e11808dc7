/* SPDX-License-Identifier: MIT */
/* Reads the octets of a line of strings: escapes as in \x81\x05 and, between
 * quotes, characters that stand for themselves.  C, JavaScript and Python agree
 * on all that is read; where they do not, the text is refused. */

#include "octets-string.h"

#include <string.h>

#include "cli/cli.h"

/* A line, and how far it was read and its octets were stored. */
struct string {
	struct octets *octets;
	char *at;
	size_t size, next, stored;
	char quote;  /* inside of a string the mark that ends it, or 0 */
	bool python; /* the string is b"..." */
};

static bool
refuse(struct string *string, const char *reason)
{
	string->octets->column = string->next;
	string->octets->reason = reason;
	return false;
}

static void
store(struct string *string, uint8_t octet, size_t used)
{
	string->at[string->stored++] = (char)octet;
	string->next += used;
}

/* Returns the value of a hexadecimal digit at an index, or -1. */
static int
digit_at(const struct string *string, size_t index)
{
	return index < string->size ? ascii_hex_value(string->at[index]) : -1;
}

/* Reads \xHH.  In C more digits would belong to it, in other languages they
 * are characters. */
static bool
read_hex(struct string *string)
{
	int high = digit_at(string, string->next + 2);
	int low = digit_at(string, string->next + 3);

	if (high < 0 || low < 0)
		return refuse(string, "two hexadecimal digits must follow \\x");
	if (!string->python && digit_at(string, string->next + 4) >= 0)
		return refuse(string,
		    "more than two hexadecimal digits follow \\x, and "
		    "languages read that in different ways");
	store(string, (uint8_t)(high << 4 | low), 4);
	return true;
}

/* Reads an escape of a letter, such as \n. */
static bool
read_escape(struct string *string)
{
	static const char letters[] = "nrtabfv\\\"'";
	static const char meant[] = "\n\r\t\a\b\f\v\\\"'";
	const char *letter;
	char c = '\0';

	if (string->next + 1 < string->size)
		c = string->at[string->next + 1];
	if (c == 'x')
		return read_hex(string);
	letter = c != '\0' ? strchr(letters, c) : NULL;
	if (c == '0' &&
	    (string->next + 2 == string->size ||
		!ascii_is_digit(string->at[string->next + 2])))
		store(string, 0, 2);
	else if (letter != NULL && string->quote != '\0')
		store(string, (uint8_t)meant[letter - letters], 2);
	else
		return refuse(string, "this escape is not known; write \\xHH");
	return true;
}

/* Reads a character between quotes. */
static bool
read_character(struct string *string)
{
	char c = string->at[string->next];

	if (c == string->quote) {
		string->quote = '\0';
		string->python = false;
		string->next++;
	} else if (c >= ' ' && c < 0x7f) {
		store(string, (uint8_t)c, 1);
	} else {
		return refuse(string,
		    "only printable ASCII characters can be written as they are");
	}
	return true;
}

/* Reads a character outside of quotes.  A backslash may end a line that goes
 * on. */
static bool
read_outside(struct string *string)
{
	char c = string->at[string->next];
	bool more = string->next + 1 < string->size;

	if (c == '#') {
		string->next = string->size;
	} else if (c == '"' || c == '\'') {
		string->quote = c;
		string->next++;
	} else if (more && (c == 'b' || c == '$') &&
	    (string->at[string->next + 1] == '"' ||
		string->at[string->next + 1] == '\'')) {
		string->python = c == 'b';
		string->next++;
	} else if (ascii_is_blank(c) || c == ',' || c == ';' || c == '+' ||
	    (c == '\\' && !more)) {
		string->next++;
	} else {
		return refuse(
		    string, "this is neither an escape \\xHH nor in quotes");
	}
	return true;
}

bool
octets_read_string(
    struct octets *octets, const struct octets_line *line, size_t *size)
{
	struct string string = {
		.octets = octets, .at = line->at, .size = line->size
	};
	bool good = true;

	if (!line->begins || !line->ends)
		return refuse(&string, "the line is too long");
	while (string.size > 0 && ascii_is_blank(string.at[string.size - 1]) &&
	    string.quote == '\0')
		string.size--;
	while (good && string.next < string.size) {
		char c = string.at[string.next];

		if (c == '\\' && string.next + 1 < string.size)
			good = read_escape(&string);
		else if (string.quote != '\0')
			good = read_character(&string);
		else
			good = read_outside(&string);
	}
	*size = string.stored;
	return good &&
	    (string.quote == '\0' ||
		refuse(&string, "the string does not end on its line"));
}
