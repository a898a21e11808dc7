/* SPDX-License-Identifier: MIT */
/* What identifies a change as an event. */

#include "entry-id.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <nettle/sha2.h>

#include "changes.h"

/* Octets of the hash that an id has; twice as many digits. */
#define HASH_SIZE 6

/* ---- Dates ---- */

/* Reads a number of `count` digits.  Returns 0 unless it is from 1 to `most`. */
static unsigned
read_digits(const char *text, size_t count, unsigned most)
{
	unsigned number = 0;

	for (size_t i = 0; i < count; i++) {
		if (!ascii_is_digit(text[i]))
			return 0;
		number = number * 10 + (unsigned)(text[i] - '0');
	}
	return number <= most ? number : 0;
}

/* Returns the number of days that a month has. */
static unsigned
count_days(unsigned year, unsigned month)
{
	bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

	if (month == 2)
		return leap ? 29 : 28;
	return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

/* Returns whether the text is a date; RFC 4151, 2.1 has the same three forms. */
static bool
is_date(const char *date)
{
	size_t size = date != NULL ? strlen(date) : 0;
	unsigned year, month;

	if (size != 4 && size != 7 && size != 10)
		return false;
	year = read_digits(date, 4, 9999);
	if (year == 0 || size == 4)
		return year != 0;
	month = date[4] == '-' ? read_digits(date + 5, 2, 12) : 0;
	if (month == 0 || size == 7)
		return month != 0;
	return date[7] == '-' &&
	    read_digits(date + 8, 2, count_days(year, month)) != 0;
}

char *
cli_entry_date(const char *date)
{
	static const char first[] = "0000-01-01";

	if (!is_date(date))
		return NULL;
	return cli_print("%s%sT00:00:00Z", date, first + strlen(date));
}

const char *
cli_entry_published(const struct wsreg_snapshot *snapshot)
{
	const char *date = wsreg_snapshot_updated(snapshot);

	if (!is_date(date))
		cli_die("%s has no date, which a feed needs",
		    wsreg_snapshot_source(snapshot));
	return date;
}

/* ---- Names in URIs ---- */

/* Returns text as a segment of a URI's path (RFC 3986, 3.3), of which only
 * unreserved characters are written as they are; a new string. */
static char *
escape(const char *text)
{
	char *escaped = cli_allocate(strlen(text) * 3 + 1, 1);
	char *end = escaped;

	for (; *text != '\0'; text++)
		if (ascii_is_word(*text) || strchr("-._~", *text) != NULL)
			*end++ = *text;
		else
			end += sprintf(end, "%%%02X", (unsigned char)*text);
	return escaped;
}

/* Appends text as a segment after a delimiter, and frees the first text. */
static char *
append_segment(char *text, const char *delimiter, const char *segment)
{
	char *escaped = escape(segment);

	text = cli_append(text, "%s%s", delimiter, escaped);
	free(escaped);
	return text;
}

/* ---- Ids ---- */

/* The digest of a field that changed. */
struct digest {
	uint8_t octets[SHA256_DIGEST_SIZE];
};

/* Adds a text with its end, so that no two lists of texts are alike.  Blanks are
 * left out: other versions of a record differ in them, which is no change. */
static void
add_text(struct sha256_ctx *context, const char *text)
{
	for (; *text != '\0'; text++)
		if (*text != ' ')
			sha256_update(context, 1, (const uint8_t *)text);
	sha256_update(context, 1, (const uint8_t *)"");
}

/* Adds one side of a field, and before it whether that side has the field. */
static void
add_side(struct sha256_ctx *context, const struct wsreg_field_change *field,
    bool after)
{
	char *text = cli_change_text(field, after);

	add_text(context, (after ? field->after : field->before) ? "+" : "-");
	add_text(context, text);
	free(text);
}

static struct digest
hash_field(const struct wsreg_field_change *field)
{
	struct digest digest;
	struct sha256_ctx context;

	sha256_init(&context);
	add_text(&context, field->name);
	add_side(&context, field, false);
	add_side(&context, field, true);
	sha256_digest(&context, sizeof(digest.octets), digest.octets);
	return digest;
}

static int
compare_digests(const void *a, const void *b)
{
	return memcmp(a, b, sizeof(struct digest));
}

/* Returns the first digits of a hash of all that changed.  The digests of the
 * fields are sorted, as the order of elements means nothing. */
static char *
hash(const struct wsreg_change *change)
{
	struct digest all, *digests = NULL;
	struct sha256_ctx context;
	struct wsreg_field_change field;
	char *text = cli_print("%s", "");
	size_t count = 0;

	for (; wsreg_change_field(change, count, &field); count++) {
		digests = cli_grow(digests, count + 1, sizeof(*digests));
		digests[count] = hash_field(&field);
	}
	sha256_init(&context);
	if (count > 0) {
		qsort(digests, count, sizeof(*digests), compare_digests);
		sha256_update(&context, count * sizeof(*digests),
		    (const uint8_t *)digests);
	}
	sha256_digest(&context, sizeof(all.octets), all.octets);
	for (size_t i = 0; i < HASH_SIZE; i++)
		text = cli_append(text, "%02x", all.octets[i]);
	free(digests);
	return text;
}

char *
cli_entry_id(
    const struct wsreg_change *change, const char *file, const char *published)
{
	char *id = cli_print("tag:iana.org,%s", published);
	char *key = cli_change_key(change);
	char *digits = hash(change);

	id = append_segment(id, ":", file);
	id = append_segment(id, "/", change->registry);
	id = append_segment(id, "/", key);
	id = append_segment(id, "/", wsreg_change_kind_name(change->kind));
	id = append_segment(id, "/", digits);
	free(digits);
	free(key);
	return id;
}

/* The date of a tag only says when its authority had the name; that of a feed
 * is the year of the first registries, and stays. */
char *
cli_entry_feed_id(const char *file, const char *registry, const char *key)
{
	char *id = append_segment(cli_print("tag:iana.org,2011"), ":", file);

	if (registry != NULL)
		id = append_segment(id, "/", registry);
	return key != NULL ? append_segment(id, "?", key) : id;
}

char *
cli_entry_page(const char *file, const char *registry)
{
	char *page = cli_print("https://www.iana.org/assignments");

	page = append_segment(page, "/", file);
	page = append_segment(page, "/", file);
	page = cli_append(page, ".xhtml");
	return registry != NULL ? append_segment(page, "#", registry) : page;
}

char *
cli_entry_node(const char *file, const char *registry)
{
	return cli_print("iana/%s/%s", file, registry);
}
