/* SPDX-License-Identifier: MIT */
/* Pages in HTML.  Templates are read where they are printed: they are a few
 * kilobytes, and a block is found by a search for its name. */

#include "page.h"

#include <nettle/base64.h>
#include <nettle/sha2.h>
#include <stdlib.h>
#include <string.h>

/* The files of data/pages; gen/embed.c makes it. */
#include "page-files.h"

static const char block_mark[] = "<!-- block ";
static const char name_end[] = " -->\n";
static const char replacement[] = "\xef\xbf\xbd";

/* ---- Text ---- */

/* Returns what stands for the character, or NULL for itself. */
static const char *
reference(uint32_t code)
{
	switch (code) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\'':
		return "&#39;";
	case '\t':
	case '\n':
		return NULL;
	default:
		return character_is_hidden(code) ? replacement : NULL;
	}
}

void
cli_put_html(const struct cli *cli, const char *text)
{
	while (*text != '\0') {
		uint32_t code = 0;
		size_t size = character_decode(text, 4, &code);
		const char *other = size > 0 ? reference(code) : replacement;

		size = size > 0 ? size : 1;
		if (other != NULL)
			fputs(other, cli->out);
		else
			fwrite(text, 1, size, cli->out);
		text += size;
	}
}

char *
cli_page_id(const char *text)
{
	char *id = cli_print("%s", text);

	for (char *c = id; *c != '\0'; c++)
		if (!ascii_is_word(*c) && strchr("._-", *c) == NULL)
			*c = '_';
	return id;
}

void
cli_page_link(const struct cli *cli, const char *url, const char *text)
{
	static const char *const schemes[] = { "https:", "http:", "mailto:" };

	for (size_t i = 0; i < sizeof(schemes) / sizeof(*schemes); i++)
		if (strncasecmp(url, schemes[i], strlen(schemes[i])) == 0) {
			cli_page_put(cli, "page", "link", { "url", url, 0 },
			    { "text", text, 0 });
			return;
		}
	cli_put_html(cli, text);
}

/* ---- Templates ---- */

/* Returns a file of data/pages, "" if there is none of this name. */
static const char *
find_file(const char *name, const char *kind)
{
	char *full = cli_print("%s.%s", name, kind);
	const char *text = "";

	for (size_t i = 0; i < sizeof(embedded_files) / sizeof(*embedded_files);
	     i++)
		if (strcmp(embedded_files[i].name, full) == 0)
			text = (const char *)embedded_files[i].octets;
	free(full);
	return text;
}

/* Returns the block's text, and its end: the next block, or that of the file.
 * A template without the block is a mistake of this program. */
static const char *
find_block(const char *file, const char *block, const char **end)
{
	char *line = cli_print("%s%s%s", block_mark, block, name_end);
	const char *start = strstr(file, line);

	if (start == NULL)
		cli_die("a template lacks the block `%s'", block);
	start += strlen(line);
	free(line);
	*end = strstr(start, block_mark);
	if (*end == NULL)
		*end = start + strlen(start);
	return start;
}

static void
put_value(const struct cli *cli, const struct page_value *values,
    const char *name, size_t size)
{
	for (; values != NULL && values->name != NULL; values++) {
		if (strlen(values->name) != size ||
		    strncmp(values->name, name, size) != 0)
			continue;
		if (values->text != NULL)
			cli_put_html(cli, values->text);
		else
			fprintf(cli->out, "%llu",
			    (unsigned long long)values->number);
		return;
	}
	cli_die("a template has no value `%.*s'", (int)size, name);
}

void
cli_page_block(const struct cli *cli, const char *name, const char *block,
    const struct page_value *values)
{
	const char *end;
	const char *at = find_block(find_file(name, "html"), block, &end);

	for (;;) {
		const char *mark = strstr(at, "{{");

		if (mark == NULL || mark >= end)
			break;
		fwrite(at, 1, (size_t)(mark - at), cli->out);
		mark += strlen("{{");
		at = strstr(mark, "}}");
		put_value(cli, values, mark, (size_t)(at - mark));
		at += strlen("}}");
	}
	fwrite(at, 1, (size_t)(end - at), cli->out);
}

/* ---- The page itself ---- */

/* Writes the hash of these texts, one after the other, as a policy names it.
 * The buffer has room for 44 characters and a NUL. */
static void
hash(const char *first, const char *second, char *buffer)
{
	struct sha256_ctx context;
	uint8_t digest[SHA256_DIGEST_SIZE];

	sha256_init(&context);
	sha256_update(&context, strlen(first), (const uint8_t *)first);
	sha256_update(&context, strlen(second), (const uint8_t *)second);
	sha256_digest(&context, sizeof(digest), digest);
	base64_encode_raw(buffer, sizeof(digest), digest);
	buffer[BASE64_ENCODE_RAW_LENGTH(sizeof(digest))] = '\0';
}

void
cli_page_begin(const struct cli *cli, const char *name, const char *title)
{
	const char *common = find_file("page", "css");
	const char *own = find_file(name, "css");
	const char *script = find_file(name, "js");
	char digest[BASE64_ENCODE_RAW_LENGTH(SHA256_DIGEST_SIZE) + 1];
	char *script_source;

	hash(script, "", digest);
	script_source = script[0] != '\0' ? cli_print("'sha256-%s'", digest)
					  : cli_print("'none'");
	hash(common, own, digest);
	cli_page_put(cli, "page", "head", { "style", digest, 0 },
	    { "script", script_source, 0 }, { "version", WSREG_VERSION, 0 },
	    { "title", title, 0 });
	fputs(common, cli->out);
	fputs(own, cli->out);
	cli_page_block(cli, "page", "body", NULL);
	free(script_source);
}

void
cli_page_end(const struct cli *cli, const char *name)
{
	const char *script = find_file(name, "js");

	if (script[0] != '\0') {
		cli_page_block(cli, "page", "script", NULL);
		fputs(script, cli->out);
		cli_page_block(cli, "page", "script-end", NULL);
	}
	cli_page_block(cli, "page", "end", NULL);
}
