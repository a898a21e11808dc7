/* SPDX-License-Identifier: MIT */
/* Source code in any language as numbers, names, strings and marks.  Comments
 * are left out as most languages write them; code that is taken for a comment
 * by mistake costs an entry of a table and no more. */

#include "tokens.h"

#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"

/* A line that is longer, as in files that were made smaller by a program,
 * counts as several rows. */
#define ROW_SIZE 160

/* The quotation marks of strings. */
#define QUOTES "\"'`"

struct reader {
	struct audit_tokens *tokens;
	const char *at, *end;
	const char *start; /* of the line */
	const char *first; /* of its first token; NULL: it had none yet */
	unsigned long line, row;
	/* What was looked for and is not in the rest of the line, or of the
	 * text, is not looked for again. */
	bool unpaired[sizeof(QUOTES)];
	bool unclosed[8];
};

/* ---- Places ---- */

static bool
is_name(char c)
{
	return ascii_is_word(c) || c == '_' || c == '$' ||
	    (unsigned char)c >= 0x80;
}

/* Returns the octet that is `ahead` octets after the next one, or a NUL if that is
 * beyond the end. */
static char
peek(const struct reader *reader, size_t ahead)
{
	if ((size_t)(reader->end - reader->at) <= ahead)
		return '\0';
	return reader->at[ahead];
}

/* Returns whether the rest of the text begins with these octets. */
static bool
starts(const struct reader *reader, const char *text)
{
	size_t size = strlen(text);

	return (size_t)(reader->end - reader->at) >= size &&
	    memcmp(reader->at, text, size) == 0;
}

static void
begin_line(struct reader *reader)
{
	reader->start = reader->at;
	reader->first = NULL;
	memset(reader->unpaired, 0, sizeof(reader->unpaired));
}

/* Goes to a later place of the text, and counts the lines until there. */
static void
go_to(struct reader *reader, const char *place)
{
	const char *end;

	while ((end = memchr(reader->at, '\n', (size_t)(place - reader->at))) !=
	    NULL) {
		reader->line++;
		reader->at = end + 1;
		begin_line(reader);
	}
	reader->at = place;
}

static const char *
line_end(const struct reader *reader)
{
	const char *end =
	    memchr(reader->at, '\n', (size_t)(reader->end - reader->at));

	return end != NULL ? end : reader->end;
}

/* ---- Comments ---- */

/* Comments that have an end.  Those with `blank` must be followed by one, as
 * their start may be code, too. */
static const struct pair {
	const char *open, *close;
	bool blank;
} pairs[] = {
	{ "/*", "*/", false },
	{ "<!--", "-->", false },
	{ "(*", "*)", true },
	{ "{-", "-}", true },
	{ "\"\"\"", "\"\"\"", false },
	{ "'''", "'''", false },
};

/* Skips a comment, or a text of several lines, that has an end; false if there
 * is none. */
static bool
skip_pair(struct reader *reader)
{
	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
		const struct pair *pair = &pairs[i];
		size_t size = strlen(pair->open);
		const char *close;

		if (reader->unclosed[i] || !starts(reader, pair->open) ||
		    (pair->blank && !ascii_is_blank(peek(reader, size))))
			continue;
		close = memmem(reader->at + size,
		    (size_t)(reader->end - reader->at) - size, pair->close,
		    strlen(pair->close));
		reader->unclosed[i] = close == NULL;
		if (close == NULL)
			continue;
		go_to(reader, close + strlen(pair->close));
		return true;
	}
	return false;
}

/* Returns whether a comment begins that may only be the first of its line. */
static bool
is_first_comment(const struct reader *reader)
{
	const char *at = reader->at + 1;

	if (*reader->at == ';' || starts(reader, "%%") || starts(reader, "% "))
		return true;
	if (*reader->at == '*')
		return peek(reader, 1) == ' ';
	if (*reader->at != '#')
		return false;
	while (at < reader->end && (*at == ' ' || *at == '\t'))
		at++;
	/* The preprocessor of C defines names by lines that begin so. */
	return reader->end - at < 6 || memcmp(at, "define", 6) != 0;
}

/* Returns whether a comment begins that goes on to the end of the line. */
static bool
is_line_comment(const struct reader *reader)
{
	char next = peek(reader, 1);

	if (starts(reader, "//"))
		return true;
	if (starts(reader, "--"))
		return peek(reader, 2) == ' ' || peek(reader, 2) == '-';
	if (reader->first == NULL)
		return is_first_comment(reader);
	return *reader->at == '#' && ascii_is_blank(reader->at[-1]) &&
	    (next == ' ' || next == '\n' || ascii_is_word(next));
}

/* ---- Tokens ---- */

static struct audit_token *
add(struct reader *reader, enum audit_kind kind, size_t size)
{
	struct audit_tokens *tokens = reader->tokens;
	size_t column = (size_t)(reader->at - reader->start);
	struct audit_token *token;

	if (tokens->count == tokens->room) {
		tokens->room = tokens->room > 0 ? 2 * tokens->room : 1024;
		tokens->items = cli_grow(
		    tokens->items, tokens->room, sizeof(*tokens->items));
	}
	if (reader->first == NULL) {
		reader->first = reader->at;
		reader->row += 1;
	}
	token = &tokens->items[tokens->count++];
	*token = (struct audit_token){ .text = reader->at,
		.size = size,
		.line = reader->line,
		.row = reader->row + column / ROW_SIZE,
		.indent = (uint32_t)(reader->first - reader->start),
		.kind = kind };
	return token;
}

/* Multiplies a number by ten as often as the digit says, as 1e3 does. */
static void
raise_number(uint64_t *number, char digit)
{
	for (; digit > '0' && *number <= UINT32_MAX; digit--)
		*number *= 10;
}

/* Reads an integer as programs write it: decimal or hexadecimal, with marks
 * between digits and a type at its end.  False if it is none. */
static bool
parse_number(const char *text, size_t size, uint64_t *number)
{
	static const char *const types[] = { "", "u", "U", "l", "L", "n", "s",
		"S", "us", "uL", "UL", "i32", "u16", "u32", "usize" };
	bool hex = size > 2 && text[0] == '0' && (text[1] | 0x20) == 'x';
	int base = hex ? 16 : 10;
	size_t at = hex ? 2 : 0;

	for (*number = 0; at < size; at++) {
		int digit = ascii_hex_value(text[at]);

		if (text[at] == '_')
			continue;
		if (digit < 0 || digit >= base || *number > UINT32_MAX)
			break;
		*number = *number * (unsigned)base + (unsigned)digit;
	}
	if (!hex && size - at == 2 && text[at] == 'e' &&
	    ascii_is_digit(text[at + 1])) {
		raise_number(number, text[at + 1]);
		return true;
	}
	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++)
		if (strlen(types[i]) == size - at &&
		    memcmp(types[i], text + at, size - at) == 0)
			return true;
	return false;
}

/* Adds what begins with a digit.  A point with digits after it makes it a
 * number that is no code. */
static void
read_number(struct reader *reader)
{
	size_t size = 0;
	bool point = false;
	struct audit_token *token;

	for (char c; is_name(c = peek(reader, size)) ||
	     (c == '.' && ascii_is_digit(peek(reader, size + 1)));
	     size++)
		point = point || c == '.';
	token = add(reader, AUDIT_NUMBER, size);
	if (point || !parse_number(token->text, size, &token->number))
		token->kind = AUDIT_OTHER;
	reader->at += size;
}

/* Adds a name.  A hyphen between letters belongs to it, as in Lisp. */
static void
read_name(struct reader *reader)
{
	size_t size = 0;

	for (char c; is_name(c = peek(reader, size)) ||
	     (c == '-' && size > 0 && ascii_is_word(peek(reader, size + 1)) &&
		 !ascii_is_digit(peek(reader, size + 1)));)
		size++;
	add(reader, AUDIT_NAME, size);
	reader->at += size;
}

/* Adds a string that ends in its line.  One of digits is a number, as a key of
 * JSON must be quoted.  False if there is none. */
static bool
read_string(struct reader *reader)
{
	char quote = *reader->at;
	bool *unpaired = &reader->unpaired[strchr(QUOTES, quote) - QUOTES];
	size_t size = 1;
	struct audit_token *token;

	if (*unpaired)
		return false;
	while (reader->at + size < reader->end && reader->at[size] != quote &&
	    reader->at[size] != '\n')
		size +=
		    reader->at[size] == '\\' && peek(reader, size + 1) != '\n'
		    ? 2
		    : 1;
	*unpaired = peek(reader, size) != quote;
	if (*unpaired)
		return false;
	token = add(reader, AUDIT_STRING, size - 1);
	token->text++;
	if (token->size > 0 && ascii_is_digit(token->text[0]) &&
	    parse_number(token->text, token->size, &token->number))
		token->kind = AUDIT_NUMBER;
	reader->at += size + 1;
	return true;
}

/* Adds a mark: the longest operator that fits, else one octet. */
static void
read_mark(struct reader *reader)
{
	static const char *const operators[] = { "===", "!==", "...", "..<",
		"==", "!=", "<=", ">=", "=>", "->", "<-", ":=", "::", "..",
		"&&", "||", "<<", ">>", "~>" };
	size_t size = 1;

	for (size_t i = 0; i < sizeof(operators) / sizeof(operators[0]); i++)
		if (starts(reader, operators[i])) {
			size = strlen(operators[i]);
			break;
		}
	add(reader, AUDIT_MARK, size);
	reader->at += size;
}

static void
read_token(struct reader *reader)
{
	char c = *reader->at;

	if (ascii_is_digit(c))
		read_number(reader);
	else if (is_name(c))
		read_name(reader);
	else if (c == '\0' || strchr(QUOTES, c) == NULL || !read_string(reader))
		read_mark(reader);
}

void
audit_tokens_read(struct audit_tokens *tokens, const char *text, size_t size)
{
	struct reader reader = {
		.tokens = tokens, .at = text, .end = text + size, .line = 1
	};

	*tokens = (struct audit_tokens){ .items = NULL };
	begin_line(&reader);
	while (reader.at < reader.end)
		if (ascii_is_blank(*reader.at))
			go_to(&reader, reader.at + 1);
		else if (skip_pair(&reader))
			continue;
		else if (is_line_comment(&reader))
			go_to(&reader, line_end(&reader));
		else
			read_token(&reader);
}

void
audit_tokens_free(struct audit_tokens *tokens)
{
	free(tokens->items);
}

bool
audit_token_is(const struct audit_token *token, const char *mark)
{
	return token->kind == AUDIT_MARK && token->size == strlen(mark) &&
	    memcmp(token->text, mark, token->size) == 0;
}
