/* SPDX-License-Identifier: MIT */
/* Reads what the values of HTTP fields are made of: blanks, tokens, lists,
 * numbers. */

#include "token.h"

bool
token_is_blank(char c)
{
	return c == ' ' || c == '\t';
}

bool
token_has(char c)
{
	return ascii_is_word(c) ||
	    (c != '\0' && strchr("!#$%&'*+-.^_`|~", c) != NULL);
}

bool
token_take_text(struct slice *rest, const char *text)
{
	size_t size = strlen(text);

	if (rest->size < size || memcmp(rest->at, text, size) != 0)
		return false;
	*rest = slice_skip(*rest, size);
	return true;
}

void
token_skip_blanks(struct slice *rest)
{
	while (rest->size > 0 && token_is_blank(rest->at[0]))
		*rest = slice_skip(*rest, 1);
}

struct slice
token_trim(struct slice slice)
{
	token_skip_blanks(&slice);
	while (slice.size > 0 && token_is_blank(slice.at[slice.size - 1]))
		slice.size--;
	return slice;
}

bool
token_take(struct slice *rest, struct slice *token)
{
	size_t size = 0;

	while (size < rest->size && token_has(rest->at[size]))
		size++;
	if (size == 0)
		return false;
	*token = (struct slice){ rest->at, size };
	*rest = slice_skip(*rest, size);
	return true;
}

bool
token_is(struct slice slice)
{
	struct slice token;

	return token_take(&slice, &token) && slice.size == 0;
}

/* Returns the length of what comes before the next comma, or the end. */
static size_t
span_element(struct slice list)
{
	bool quoted = false;
	size_t i = 0;

	for (; i < list.size; i++) {
		char c = list.at[i];

		if (c == ',' && !quoted)
			return i;
		if (c == '"')
			quoted = !quoted;
		/* RFC 9110, 5.6.4: a quote after a backslash ends nothing. */
		if (c == '\\' && quoted && list.size - i > 1)
			i++;
	}
	return i;
}

bool
token_next(struct slice *list, struct slice *element)
{
	while (list->size > 0) {
		size_t size = span_element(*list);

		*element = token_trim((struct slice){ list->at, size });
		*list = slice_skip(*list, size);
		token_take_text(list, ",");
		if (element->size > 0)
			return true;
	}
	return false;
}

bool
token_number(struct slice slice, uint64_t *number)
{
	uint64_t value = 0;

	if (slice.size == 0 || slice.size > 19 ||
	    (slice.at[0] == '0' && slice.size > 1))
		return false;
	for (size_t i = 0; i < slice.size; i++) {
		if (!ascii_is_digit(slice.at[i]))
			return false;
		value = value * 10 + (uint64_t)(slice.at[i] - '0');
	}
	*number = value;
	return true;
}
