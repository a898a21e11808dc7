/* SPDX-License-Identifier: MIT */
/* Writes values of JSON. */

#include "json-write.h"

#include <stdlib.h>
#include <string.h>

/* Returns a value as text, and frees the value. */
static char *
dump(json_t *value)
{
	char *text = json_dumps(value, JSON_COMPACT | JSON_ENCODE_ANY);

	if (text == NULL)
		cli_die("out of memory");
	json_decref(value);
	return text;
}

#define DELETE 0x7f

/* Writes a part of JSON text, hidden characters as their numbers, since it may be
 * shown on a terminal.  RFC 8259, 7: those of ASCII are escaped already, but for
 * U+007F, which need not be. */
static void
write_part(const struct cli *cli, const char *at, const char *end)
{
	const char *from = at;

	while (at < end) {
		uint32_t code = *at == DELETE ? DELETE : 0;
		size_t size = (unsigned char)*at < 0x80
		    ? 1
		    : character_decode(at, (size_t)(end - at), &code);

		if (code == DELETE ||
		    (code != 0 && character_is_hidden(code))) {
			fwrite(from, 1, (size_t)(at - from), cli->out);
			/* RFC 8259, 7: above U+FFFF it is a pair. */
			if (code > 0xffff)
				fprintf(cli->out, "\\u%04x\\u%04x",
				    (unsigned)(0xd7c0 + (code >> 10)),
				    (unsigned)(0xdc00 + (code & 0x3ff)));
			else
				fprintf(cli->out, "\\u%04x", (unsigned)code);
			from = at + size;
		}
		at += size;
	}
	fwrite(from, 1, (size_t)(end - from), cli->out);
}

/* Writes JSON text, marked numbers as the digits that they stand for, and
 * frees it. */
static void
put(const struct cli *cli, char *text)
{
	static const char mark[] = "\"\\u0001";
	const char *at = text, *found;

	while ((found = strstr(at, mark)) != NULL) {
		write_part(cli, at, found);
		at = found + sizeof(mark) - 1;
		found = strchr(at, '"');
		fwrite(at, 1, (size_t)(found - at), cli->out);
		at = found + 1;
	}
	write_part(cli, at, at + strlen(at));
	free(text);
}

void
cli_json_put(const struct cli *cli, json_t *value)
{
	put(cli, dump(value));
}

void
cli_json_open(const struct cli *cli, json_t *object)
{
	char *text = dump(object);

	text[strlen(text) - 1] = '\0';
	put(cli, text);
}
