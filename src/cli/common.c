/* SPDX-License-Identifier: MIT */
/* Small things that all parts of the command need. */

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "cli.h"

void *
cli_allocate(size_t count, size_t size)
{
	void *memory = calloc(count > 0 ? count : 1, size);

	if (memory == NULL)
		cli_die("out of memory");
	return memory;
}

void *
cli_grow(void *items, size_t count, size_t size)
{
	void *memory =
	    count > SIZE_MAX / size ? NULL : realloc(items, count * size);

	if (memory == NULL)
		cli_die("out of memory");
	return memory;
}

char *
cli_print(const char *format, ...)
{
	va_list arguments;
	int length;
	char *text;

	va_start(arguments, format);
	length = vsnprintf(NULL, 0, format, arguments);
	va_end(arguments);
	text = cli_allocate((size_t)length + 1, 1);
	va_start(arguments, format);
	vsnprintf(text, (size_t)length + 1, format, arguments);
	va_end(arguments);
	return text;
}

const struct wsreg_registry *
cli_find_registry(const struct cli *cli, const char *name)
{
	const struct wsreg_registry *registry =
	    wsreg_registry_find(cli->snapshot, name, strlen(name));

	if (registry == NULL)
		cli_die("no registry `%s' in %s; `wsreg list' names them", name,
		    wsreg_snapshot_source(cli->snapshot));
	return registry;
}

bool
cli_parse_number(const char *text, uint64_t *number)
{
	bool hex = text[0] == '0' && (text[1] == 'x' || text[1] == 'X');
	const char *digits = hex ? "0123456789abcdefABCDEF" : "0123456789";
	const char *start = hex ? text + 2 : text;
	uint64_t base = hex ? 16 : 10;

	*number = 0;
	if (*start == '\0')
		return false;
	for (; *start != '\0'; start++) {
		const char *at = strchr(digits, *start);
		uint64_t digit;

		if (at == NULL)
			return false;
		digit = (uint64_t)(at - digits);
		digit = digit > 15 ? digit - 6 : digit;
		if (*number > (UINT64_MAX - digit) / base)
			return false;
		*number = *number * base + digit;
	}
	return true;
}

char *
cli_field_text(const struct wsreg_field *field)
{
	size_t size = wsreg_field_text(field, NULL, 0) + 1;
	char *text = cli_allocate(size, 1);

	wsreg_field_text(field, text, size);
	return text;
}

char *
cli_reference_text(const struct wsreg_reference *reference)
{
	size_t size = wsreg_reference_text(reference, NULL, 0) + 1;
	char *text = cli_allocate(size, 1);

	wsreg_reference_text(reference, text, size);
	return text;
}

char *
cli_reference_url(const struct wsreg_reference *reference)
{
	size_t size = wsreg_reference_url(reference, NULL, 0) + 1;
	char *url = cli_allocate(size, 1);

	wsreg_reference_url(reference, url, size);
	return url;
}

/* Returns whether a text without its mark is the key or name. */
static bool
is_base(const char *text, size_t size, const char *name)
{
	return name != NULL && strlen(name) == size &&
	    memcmp(text, name, size) == 0;
}

char *
cli_find_mark(const struct wsreg_record *record, const char *text)
{
	size_t size = strlen(text);
	size_t base;

	if (size == 0 || text[size - 1] != ')')
		return NULL;
	base = wsreg_mark_base(text);
	if (text[base] == '\0' ||
	    !(is_base(text, base, record->key) ||
		is_base(text, base, record->name)))
		return NULL;
	text = strchr(text + base, '(') + 1;
	return cli_print("%.*s", (int)strlen(text) - 1, text);
}

bool
cli_reference_at(const struct wsreg_snapshot *snapshot, uint32_t node,
    struct wsreg_reference *reference)
{
	struct wsreg_field field = node_field(snapshot, node);

	return node_is(snapshot, node, WSREG_NODE_ELEMENT) &&
	    strcmp(field.name, "xref") == 0 &&
	    wsreg_field_reference(&field, 0, reference);
}

const struct wsreg_verdict *
cli_verdict(const struct wsreg_record *record, const uint64_t *number,
    enum wsreg_sender sender)
{
	const struct wsreg_registry *registry = record->registry;

	if (registry->kind != WSREG_KIND_CLOSE_CODE || !record->numeric)
		return NULL;
	return wsreg_snapshot_verdict(registry->snapshot,
	    number != NULL ? *number : record->first, sender);
}
