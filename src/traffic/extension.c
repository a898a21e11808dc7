/* SPDX-License-Identifier: MIT */
/* The grammar of an extension and its parameters; RFC 6455, 9.1. */

#include "extension.h"
#include "token.h"

bool
extension_name(struct slice *rest, struct slice *name)
{
	if (!token_take(rest, name))
		return false;
	slice_skip_blanks(rest);
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
	return size > 0 && slice_take(rest, '"');
}

/* RFC 6455, 4.3: as in RFC 2616, 2.1, blanks may be between any two words. */
static bool
take_value(struct slice *rest, struct extension_param *param)
{
	slice_skip_blanks(rest);
	param->has_value = slice_take(rest, '=');
	if (!param->has_value)
		return true;
	slice_skip_blanks(rest);
	if (slice_take(rest, '"'))
		return take_quoted(rest, &param->value);
	return token_take(rest, &param->value);
}

bool
extension_param(struct slice *rest, struct extension_param *param)
{
	struct slice left = *rest;
	struct extension_param found = { .has_value = false };

	if (!slice_take(&left, ';'))
		return false;
	slice_skip_blanks(&left);
	if (!token_take(&left, &found.name) || !take_value(&left, &found))
		return false;
	slice_skip_blanks(&left);
	if (left.size > 0 && left.at[0] != ';')
		return false;
	*rest = left;
	*param = found;
	return true;
}

/* ---- Writing ---- */

/* What is written to, and the length of all that should be. */
struct sink {
	char *buffer;
	size_t size, length;
};

static void
put(struct sink *sink, char c)
{
	/* The NUL after it needs a place, too. */
	if (sink->size > 0 && sink->length < sink->size - 1) {
		sink->buffer[sink->length] = c;
		sink->buffer[sink->length + 1] = '\0';
	}
	sink->length++;
}

static void
put_slice(struct sink *sink, struct slice slice)
{
	for (size_t i = 0; i < slice.size; i++)
		put(sink, slice.at[i]);
}

/* No backslash is of a token, so none is of the value. */
static void
put_value(struct sink *sink, struct slice value)
{
	for (size_t i = 0; i < value.size; i++)
		if (value.at[i] != '\\')
			put(sink, value.at[i]);
}

static struct sink
open_sink(char *buffer, size_t size)
{
	if (size > 0)
		buffer[0] = '\0';
	return (struct sink){ buffer, size, 0 };
}

size_t
extension_value(const struct extension_param *param, char *buffer, size_t size)
{
	struct sink sink = open_sink(buffer, size);

	put_value(&sink, param->value);
	return sink.length;
}

size_t
extension_format(struct slice extension, char *buffer, size_t size)
{
	struct sink sink = open_sink(buffer, size);
	struct extension_param param;
	struct slice name;

	if (!extension_name(&extension, &name))
		return 0;
	put_slice(&sink, name);
	while (extension_param(&extension, &param)) {
		put_slice(&sink, slice_of("; "));
		put_slice(&sink, param.name);
		if (!param.has_value)
			continue;
		put(&sink, '=');
		put_value(&sink, param.value);
	}
	return sink.length;
}
