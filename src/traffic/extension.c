/* SPDX-License-Identifier: MIT */
/* Reads and writes extensions and their parameters; RFC 6455, 9.1. */

#include "extension.h"
#include "token.h"

bool
extension_name(struct slice *rest, struct slice *name)
{
	if (!token_take(rest, name))
		return false;
	token_skip_blanks(rest);
	return true;
}

/* Takes what is left of a quoted string.  Its content without backslashes must
 * be a token; RFC 6455, 9.1. */
static bool
take_quoted(struct slice *rest, struct slice *content)
{
	size_t size = 0;

	*content = *rest;
	while (size < rest->size && rest->at[size] != '"') {
		if (rest->at[size] == '\\' && rest->size - size > 1)
			size++;
		if (!token_has(rest->at[size]))
			return false;
		size++;
	}
	content->size = size;
	*rest = slice_skip(*rest, size);
	return size > 0 && token_take_text(rest, "\"");
}

/* RFC 6455, 4.3: as in RFC 2616, 2.1, blanks may be between any two words. */
static bool
take_value(struct slice *rest, struct extension_param *param)
{
	token_skip_blanks(rest);
	param->has_value = token_take_text(rest, "=");
	if (!param->has_value)
		return true;
	token_skip_blanks(rest);
	if (token_take_text(rest, "\""))
		return take_quoted(rest, &param->value);
	return token_take(rest, &param->value);
}

bool
extension_param(struct slice *rest, struct extension_param *param)
{
	struct slice left = *rest;
	struct extension_param found = { .has_value = false };

	if (!token_take_text(&left, ";"))
		return false;
	token_skip_blanks(&left);
	if (!token_take(&left, &found.name) || !take_value(&left, &found))
		return false;
	token_skip_blanks(&left);
	if (left.size > 0 && left.at[0] != ';')
		return false;
	*rest = left;
	*param = found;
	return true;
}

/* ---- Writing ---- */

/* Writes the text without backslashes: a token has none, and in a quoted string
 * they only stand before others. */
static void
put(struct sink *sink, struct slice text)
{
	for (size_t i = 0; i < text.size; i++)
		if (text.at[i] != '\\')
			sink_put(sink, text.at[i]);
}

size_t
extension_value(const struct extension_param *param, char *buffer, size_t size)
{
	struct sink sink = { buffer, size, 0, false };

	put(&sink, param->value);
	return sink_finish(&sink);
}

size_t
extension_format(struct slice extension, char *buffer, size_t size)
{
	struct sink sink = { buffer, size, 0, false };
	struct extension_param param;
	struct slice name = { 0 };

	if (extension_name(&extension, &name))
		put(&sink, name);
	while (name.size > 0 && extension_param(&extension, &param)) {
		put(&sink, slice_of("; "));
		put(&sink, param.name);
		put(&sink, slice_of(param.has_value ? "=" : ""));
		put(&sink, param.value);
	}
	return sink_finish(&sink);
}
