/* SPDX-License-Identifier: MIT */
/* Reads what the values of HTTP fields are made of: blanks, tokens, lists,
 * numbers. */

#include "token.h"

/* ---- Kinds of octets ---- */

/* RFC 9110, 5.6.2, in the order of ASCII. */
#define BETWEEN(c, first, last) ((c) >= (first) && (c) <= (last))
#define IS_TOKEN(c)                                                            \
	((c) == '!' || BETWEEN(c, '#', '\'') || (c) == '*' || (c) == '+' ||    \
	    (c) == '-' || (c) == '.' || BETWEEN(c, '0', '9') ||                \
	    BETWEEN(c, 'A', 'Z') || BETWEEN(c, '^', 'z') || (c) == '|' ||      \
	    (c) == '~')

/* RFC 9110, 5.5. */
#define IS_TEXT(c) ((c) == '\t' || ((c) >= ' ' && (c) != 0x7f))

/* The table is filled by four, 16, and 64 octets, the first of which is c. */
#define KIND(c) (IS_TOKEN(c) ? TOKEN_KIND : IS_TEXT(c) ? TOKEN_TEXT : 0)
#define KINDS_4(c) KIND(c), KIND((c) + 1), KIND((c) + 2), KIND((c) + 3)
#define KINDS_16(c)                                                            \
	KINDS_4(c), KINDS_4((c) + 4), KINDS_4((c) + 8), KINDS_4((c) + 12)
#define KINDS_64(c)                                                            \
	KINDS_16(c), KINDS_16((c) + 16), KINDS_16((c) + 32), KINDS_16((c) + 48)

const uint8_t token_kinds[256] = { KINDS_64(0), KINDS_64(64), KINDS_64(128),
	KINDS_64(192) };

/* ---- Words ---- */

bool
token_take_text(struct slice *rest, const char *text)
{
	size_t size = strlen(text);

	if (rest->size < size || memcmp(rest->at, text, size) != 0)
		return false;
	*rest = slice_skip(*rest, size);
	return true;
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

/* Loads eight octets, the first of which becomes the lowest. */
static uint64_t
load(const char *octets)
{
	uint64_t eight;

	memcpy(&eight, octets, sizeof(eight));
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	eight = __builtin_bswap64(eight);
#endif
	return eight;
}

/* Returns the highest bits of those of eight octets that are control
 * characters, among which a tab counts here. */
static uint64_t
find_controls(uint64_t octets)
{
	const uint64_t each = UINT64_C(0x0101010101010101);
	uint64_t low = octets & 0x7f * each;
	/* The highest bit of each octet says whether it is from ' ' on, and
	 * whether it is 7f: what is added carries into no other octet. */
	uint64_t printed = low + (0x80 - ' ') * each, last = low + each;

	return (~printed | last) & ~octets & 0x80 * each;
}

size_t
token_span_text(const char *octets, size_t size)
{
	size_t i = 0;

	while (size - i >= sizeof(uint64_t)) {
		uint64_t controls = find_controls(load(octets + i));

		if (controls == 0) {
			i += sizeof(controls);
			continue;
		}
		i += (size_t)__builtin_ctzll(controls) / 8;
		if (!token_is_text(octets[i]))
			return i;
		i++;
	}
	while (i < size && token_is_text(octets[i]))
		i++;
	return i;
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
