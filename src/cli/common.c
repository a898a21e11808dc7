/* SPDX-License-Identifier: MIT */
/* Small things that all parts of the command need.  Memory is never checked
 * for by callers: without it the program ends here. */

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

/* Prints into a new string.  Most are short, and vasprintf() would cut them out
 * of memory that is larger, which leaves the rest in pieces. */
static char *__attribute__((format(printf, 1, 0)))
print(const char *format, va_list arguments)
{
	char small[512], *text;
	va_list again;
	int size;

	/* Many texts are only copied, which takes a tenth of the time. */
	if (strcmp(format, "%s") == 0) {
		const char *from = va_arg(arguments, const char *);
		size_t copied = strlen(from) + 1;

		return memcpy(cli_grow(NULL, copied, 1), from, copied);
	}
	va_copy(again, arguments);
	size = vsnprintf(small, sizeof(small), format, arguments);
	if (size < 0)
		cli_die("out of memory");
	text = cli_grow(NULL, (size_t)size + 1, 1);
	if ((size_t)size < sizeof(small))
		memcpy(text, small, (size_t)size + 1);
	else
		vsnprintf(text, (size_t)size + 1, format, again);
	va_end(again);
	return text;
}

char *
cli_print(const char *format, ...)
{
	va_list arguments;
	char *text;

	va_start(arguments, format);
	text = print(format, arguments);
	va_end(arguments);
	return text;
}

char *
cli_append(char *text, const char *format, ...)
{
	va_list arguments;
	char *more, *longer;

	va_start(arguments, format);
	more = print(format, arguments);
	va_end(arguments);
	longer = cli_print("%s%s", text, more);
	free(more);
	free(text);
	return longer;
}

const struct wsreg_registry *
cli_find_registry(const struct cli *cli, const char *name)
{
	const struct wsreg_registry *registry =
	    wsreg_registry_find(cli->snapshot, name, strlen(name));

	if (registry == NULL)
		cli_die("no registry `%s' in %s; see `wsreg list'", name,
		    cli->input_count == 0
			? "the built-in snapshot"
			: wsreg_snapshot_source(cli->snapshot));
	return registry;
}

const struct wsreg_registry *
cli_only_registry(const struct cli *cli)
{
	return cli->registry != NULL ? cli_find_registry(cli, cli->registry)
				     : NULL;
}

bool
cli_parse_number(const char *text, uint64_t *number)
{
	bool hex = text[0] == '0' && ascii_lower(text[1]) == 'x';
	const char *start = hex ? text + 2 : text;
	unsigned base = hex ? 16 : 10;

	*number = 0;
	for (const char *at = start; *at != '\0'; at++) {
		int digit = ascii_hex_value(*at);

		if (digit < 0 || (unsigned)digit >= base ||
		    *number > (UINT64_MAX - (unsigned)digit) / base)
			return false;
		*number = *number * base + (unsigned)digit;
	}
	return *start != '\0';
}

bool
cli_is_letter_or_digit(char c)
{
	return ascii_is_word(c) || (unsigned char)c >= 0x80;
}

bool
cli_is_spelling(const char *a, const char *b)
{
	bool any = false;

	for (;;) {
		while (*a != '\0' && !cli_is_letter_or_digit(*a))
			a++;
		while (*b != '\0' && !cli_is_letter_or_digit(*b))
			b++;
		if (*a == '\0' || *b == '\0')
			return any && *a == *b;
		if (ascii_lower(*a++) != ascii_lower(*b++))
			return false;
		any = true;
	}
}

bool
cli_has_letter(const char *text)
{
	for (; *text != '\0'; text++)
		if (cli_is_letter_or_digit(*text) && !ascii_is_digit(*text))
			return true;
	return false;
}

/* Texts are put together in a buffer of this size first, which most fit: to do
 * so twice, for the length and for the text, takes as long as all else. */
#define TEXT_SIZE 256

char *
cli_field_text(const struct wsreg_field *field)
{
	char buffer[TEXT_SIZE];
	size_t size = wsreg_field_text(field, buffer, TEXT_SIZE) + 1;
	char *text = cli_allocate(size, 1);

	if (size <= TEXT_SIZE)
		return memcpy(text, buffer, size);
	wsreg_field_text(field, text, size);
	return text;
}

char *
cli_reference_text(const struct wsreg_reference *reference)
{
	char buffer[TEXT_SIZE];
	size_t size = wsreg_reference_text(reference, buffer, TEXT_SIZE) + 1;
	char *text = cli_allocate(size, 1);

	if (size <= TEXT_SIZE)
		return memcpy(text, buffer, size);
	wsreg_reference_text(reference, text, size);
	return text;
}

char *
cli_reference_url(const struct wsreg_reference *reference)
{
	char buffer[TEXT_SIZE];
	size_t size = wsreg_reference_url(reference, buffer, TEXT_SIZE) + 1;
	char *url = cli_allocate(size, 1);

	if (size <= TEXT_SIZE)
		return memcpy(url, buffer, size);
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

	return node_is_element(snapshot, node, "xref") &&
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

const struct wsreg_demand *
cli_record_demand(const struct wsreg_record *record)
{
	const struct wsreg_registry *registry = record->registry;

	return registry->kind == WSREG_KIND_SUBPROTOCOL
	    ? snapshot_demand(registry->snapshot, slice_of(record->key))
	    : NULL;
}
