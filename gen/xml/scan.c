/* SPDX-License-Identifier: MIT */
/* Where the records of a registry file are, without parsing them. */

#include "scan.h"

#include <string.h>
#include <strings.h>

#include "ascii.h"

#define ROOT "<registry xmlns=\"" GEN_NAMESPACE "\""
#define RECORD_START "<record"
#define RECORD_END "</record>"

static bool
starts_with(const char *at, const char *end, const char *prefix)
{
	size_t size = strlen(prefix);

	return (size_t)(end - at) >= size && memcmp(at, prefix, size) == 0;
}

/* The first place of the text between the two, or NULL. */
static const char *
find(const char *at, const char *end, const char *text)
{
	size_t size = strlen(text);

	while ((size_t)(end - at) >= size &&
	    (at = memchr(at, text[0], (size_t)(end - at) - size + 1)) != NULL) {
		if (memcmp(at, text, size) == 0)
			return at;
		at++;
	}
	return NULL;
}

/* ---- What comes before the root ---- */

/* <?xml version='1.0' encoding='UTF-8'?>, in either quotes; the encoding need
 * not be given. */
static bool
is_plain(const char *at, const char *end)
{
	const char *encoding = find(at, end, "encoding");

	if (find(at, end, "\"1.0\"") == NULL && find(at, end, "'1.0'") == NULL)
		return false;
	if (encoding == NULL)
		return true;
	encoding += strlen("encoding");
	while (encoding < end && strchr(" =\t\n\r", *encoding) != NULL)
		encoding++;
	return end - encoding >= 7 &&
	    strncasecmp(encoding + 1, "utf-8", 5) == 0 &&
	    encoding[0] == encoding[6];
}

/* Skips instructions, of which the first may tell the encoding. */
static bool
skip_prolog(struct gen_scan *scan)
{
	if (scan->at == scan->end || *scan->at != '<')
		return false;
	while (starts_with(scan->at, scan->end, "<?")) {
		const char *end = find(scan->at, scan->end, "?>");

		if (end == NULL ||
		    (starts_with(scan->at, end, "<?xml ") &&
			!is_plain(scan->at, end)))
			return false;
		scan->at = end + 2;
		while (scan->at < scan->end && ascii_is_blank(*scan->at))
			scan->at++;
	}
	return starts_with(scan->at, scan->end, ROOT);
}

/* ---- Tags ---- */

/* Past the end of the tag at scan->at; NULL if there is none. */
static const char *
find_tag_end(const struct gen_scan *scan)
{
	char quote = '\0';

	for (const char *at = scan->at; at < scan->end; at++)
		if (*at == quote)
			quote = '\0';
		else if (quote != '\0')
			continue;
		else if (*at == '"' || *at == '\'')
			quote = *at;
		else if (*at == '>')
			return at + 1;
	return NULL;
}

static bool
is_named(const struct gen_scan *scan, const char *start, const char *end)
{
	size_t size = strlen(start);

	return starts_with(scan->at, end, start) &&
	    (ascii_is_blank(scan->at[size]) || scan->at[size] == '>' ||
		scan->at[size] == '/');
}

/* Notes a registry by its id; one without is not worth the trouble. */
static bool
add_registry(struct gen_scan *scan, const char *end)
{
	const char *id = find(scan->at, end, " id=\"");
	const char *quote;
	struct gen_span *span;

	if (id == NULL || scan->registries.count == GEN_SCAN_REGISTRIES)
		return false;
	id += strlen(" id=\"");
	quote = memchr(id, '"', (size_t)(end - id));
	span = gen_array_grow(&scan->registries, 1, sizeof(*span));
	if (quote == NULL || span == NULL)
		return false;
	*span = (struct gen_span){ (uint32_t)(id - scan->text),
		(uint32_t)(quote - id) };
	scan->open[scan->depth] = (int32_t)scan->registries.count++;
	return true;
}

/* The end of a record; NULL if there is none, if another begins before, or if
 * there is what could hide either: a comment, CDATA, an instruction. */
static const char *
find_record_end(const char *at, const char *end)
{
	while ((at = memchr(at, '<', (size_t)(end - at))) != NULL) {
		switch (end - at > 1 ? at[1] : '!') {
		case '!':
		case '?':
			return NULL;
		case '/':
			if (starts_with(at, end, RECORD_END))
				return at + strlen(RECORD_END);
			break;
		case 'r':
			if (starts_with(at, end, RECORD_START))
				return NULL;
			break;
		}
		at++;
	}
	return NULL;
}

static bool
take_record(struct gen_scan *scan)
{
	struct gen_scanned_record *record;
	const char *end = find_record_end(scan->at + 1, scan->end);

	if (end == NULL)
		return false;
	record = gen_array_grow(&scan->records, 1, sizeof(*record));
	if (record == NULL)
		return false;
	*record = (struct gen_scanned_record){
		.span = { (uint32_t)(scan->at - scan->text),
		    (uint32_t)(end - scan->at) },
		.registry = (uint32_t)scan->open[scan->depth],
	};
	scan->records.count++;
	scan->at = end;
	return true;
}

static bool
take_tag(struct gen_scan *scan)
{
	const char *end = find_tag_end(scan);
	bool closed = end != NULL && end[-2] == '/';
	bool in_registry = scan->open[scan->depth] >= 0;

	if (end == NULL || scan->at[1] == '!' || scan->at[1] == '?')
		return false;
	/* A second root is none, and an empty one not worth the trouble. */
	if (scan->depth == 0 &&
	    (closed || scan->registries.count > 0 ||
		!starts_with(scan->at, end, ROOT)))
		return false;
	/* A second namespace would hold for records, too. */
	if (find(scan->at + (scan->depth == 0 ? strlen(ROOT) : 0), end,
		"xmlns") != NULL)
		return false;
	if (scan->at[1] == '/') {
		scan->at = end;
		return scan->depth-- > 0;
	}
	if (in_registry && !closed && is_named(scan, RECORD_START, end))
		return take_record(scan);
	if (!closed) {
		if (scan->depth == GEN_DEPTH_MAX)
			return false;
		scan->open[++scan->depth] = -1;
		if ((in_registry || scan->depth == 1) &&
		    is_named(scan, "<registry", end) &&
		    !add_registry(scan, end))
			return false;
	}
	scan->at = end;
	return true;
}

bool
gen_scan(struct gen_scan *scan, const struct gen_octets *file)
{
	*scan = (struct gen_scan){
		.text = file->text,
		.at = file->text,
		.end = file->text + file->size,
		.open = { -1 },
	};
	if (file->size > UINT32_MAX || !skip_prolog(scan))
		return false;
	while ((scan->at = memchr(
		    scan->at, '<', (size_t)(scan->end - scan->at))) != NULL)
		if (!take_tag(scan))
			return false;
	return scan->depth == 0;
}

void
gen_scan_free(struct gen_scan *scan)
{
	gen_array_free(&scan->registries);
	gen_array_free(&scan->records);
}

/* ---- Keys ---- */

static bool
is_number(const char *at, const char *end)
{
	bool hex = end - at > 2 && at[0] == '0' && at[1] == 'x';

	for (at += hex ? 2 : 0; at < end; at++)
		if (!ascii_is_digit(*at) &&
		    !(hex && strchr("abcdefABCDEF", *at) != NULL))
			return false;
	return true;
}

/* Whether the text is that of a key which is just one number. */
static bool
is_value(const char *tag, const char *text, const char *stop, const char *end)
{
	return starts_with(tag, end, "<value>") &&
	    starts_with(stop, end, "</value>") && is_number(text, stop);
}

/* It stands first; a `value' or an `id' elsewhere would go before it. */
static bool
is_key(const char *tag, const char *end)
{
	if (starts_with(tag, end, "<value>"))
		return true;
	if (find(tag, end, "<value") != NULL || starts_with(tag, end, "<xref"))
		return false;
	return starts_with(tag, end, "<id>") || find(tag, end, "<id") == NULL;
}

enum gen_scanned_key
gen_scan_key(const struct gen_scan *scan,
    const struct gen_scanned_record *record, struct gen_span *value)
{
	const char *at = scan->text + record->span.offset;
	const char *end = at + record->span.size;
	const char *tag = memchr(at + 1, '<', (size_t)(end - at - 1));
	const char *text = memchr(tag, '>', (size_t)(end - tag));
	const char *stop = memchr(tag + 1, '<', (size_t)(end - tag - 1));

	/* Also where it is empty, or begins with an element. */
	if (text == NULL || stop == NULL || ++text >= stop ||
	    ascii_is_blank(*text) || *text == '&' || !is_key(tag, end))
		return GEN_KEY_OTHER;
	if (!ascii_is_digit(*text))
		return GEN_KEY_NAME;
	if (!is_value(tag, text, stop, end))
		return GEN_KEY_OTHER;
	value->offset = (uint32_t)(tag - scan->text);
	value->size = (uint32_t)(stop - tag) + (uint32_t)strlen("</value>");
	return GEN_KEY_NUMBER;
}
