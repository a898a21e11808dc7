/* SPDX-License-Identifier: MIT */
/* Tests of the vectors: each through the public checker, whole, octet by octet
 * and cut anywhere, against the verdict that its row has. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/rules/cases-read.h"
#include "support.h"
#include "traffic/wsreg-traffic.h"

/* Streams of up to this many octets are cut at each of them; the few that are
 * longer have long payloads, and are cut near their ends. */
#define CUTS_MAX 400

/* A row as one side sends it. */
struct stream {
	const struct rules_case *row;
	enum wsreg_sender sender;
	struct rules_stream places;
	uint8_t *octets;
};

static void
make_stream(struct stream *stream, const struct rules_case *row,
    enum wsreg_sender sender)
{
	*stream = (struct stream){ .row = row, .sender = sender };
	cli_case_write(row, sender, NULL, 0, &stream->places);
	stream->octets = malloc(stream->places.size + 1);
	ck_assert_ptr_nonnull(stream->octets);
	cli_case_write(
	    row, sender, stream->octets, stream->places.size, &stream->places);
}

/* Returns a checker of what was negotiated. */
static struct wsreg_traffic *
begin(const struct stream *stream)
{
	const char *extensions = stream->row->extensions;
	struct wsreg_traffic_options options = {
		.size = sizeof(options),
		.extensions = extensions != NULL ? extensions : "",
		.subprotocol = stream->row->subprotocol,
	};
	struct wsreg_traffic *traffic;

	options.absent[1 - stream->sender] = true;
	traffic = wsreg_traffic_new(&options);
	ck_assert_ptr_nonnull(traffic);
	ck_assert_ptr_null(wsreg_traffic_trouble(traffic));
	return traffic;
}

/* Writes what was found as a line. */
static void
put(FILE *text, const struct wsreg_traffic_event *event)
{
	if (event->kind == WSREG_TRAFFIC_FINDING)
		fprintf(text, "%s %llu\n", event->finding.rule->id,
		    (unsigned long long)event->finding.offset);
}

/* Feeds a piece of the stream. */
static void
feed(struct wsreg_traffic *traffic, const struct stream *stream, size_t from,
    size_t size, FILE *text)
{
	struct wsreg_traffic_event event;
	enum wsreg_traffic_result result;
	size_t used;

	do {
		result = wsreg_traffic_feed(traffic, stream->sender,
		    stream->octets + from, size, &used, &event);
		from += used;
		size -= used;
		if (result == WSREG_TRAFFIC_EVENT)
			put(text, &event);
	} while (result == WSREG_TRAFFIC_EVENT);
	ck_assert_int_eq(result, WSREG_TRAFFIC_USED);
	ck_assert_uint_eq(size, 0);
}

/* Returns what is found if the first piece has so many octets and all others
 * `step`, to be freed. */
static char *
check(const struct stream *stream, size_t first, size_t step)
{
	struct wsreg_traffic *traffic = begin(stream);
	struct wsreg_traffic_event event;
	size_t whole = stream->places.size, size, length;
	char *found;
	FILE *text = open_memstream(&found, &length);

	ck_assert_ptr_nonnull(text);
	for (size_t at = 0; at < whole; at += size) {
		size = at == 0 ? first : step;
		size = size < whole - at ? size : whole - at;
		feed(traffic, stream, at, size, text);
	}
	while (wsreg_traffic_end(traffic, stream->sender, &event) ==
	    WSREG_TRAFFIC_EVENT)
		put(text, &event);
	while (wsreg_traffic_finish(traffic, &event) == WSREG_TRAFFIC_EVENT)
		put(text, &event);
	fclose(text);
	wsreg_traffic_free(traffic);
	return found;
}

/* Returns what the row expects, to be freed. */
static char *
expect(const struct stream *stream)
{
	const struct rules_found *found = &stream->row->found[0];

	if (found->rule == NULL)
		return support_print("%s", "");
	return support_print("%s %llu\n", found->rule,
	    (unsigned long long)cli_case_offset(
		&stream->places, stream->octets, found));
}

static void
compare(const struct stream *stream, size_t first, size_t step,
    const char *expected)
{
	char *found = check(stream, first, step);

	ck_assert_msg(strcmp(found, expected) == 0,
	    "%s, first %zu, then %zu: found \"%s\" instead of \"%s\"",
	    stream->row->id, first, step, found, expected);
	free(found);
}

/* Tries what a side sends. */
static void
check_sender(const struct rules_case *row, enum wsreg_sender sender)
{
	struct stream stream;
	char *expected;

	make_stream(&stream, row, sender);
	expected = expect(&stream);
	compare(&stream, SIZE_MAX, 1, expected);
	compare(&stream, 1, 1, expected);
	for (size_t i = 1; i < stream.places.size; i++)
		if (i < CUTS_MAX / 2 || i + CUTS_MAX / 2 > stream.places.size)
			compare(&stream, i, SIZE_MAX, expected);
	free(expected);
	free(stream.octets);
}

/* By row. */
START_TEST(test_vector)
{
	const struct rules_case *row = cli_case_at((size_t)_i);

	for (unsigned i = 0; i < 2; i++)
		if (cli_case_is_for(row, (enum wsreg_sender)i))
			check_sender(row, (enum wsreg_sender)i);
}
END_TEST

/* ---- The table ---- */

/* Returns whether a text can be printed in quotes as it is. */
static bool
is_plain(const char *text)
{
	return text == NULL ||
	    (text[0] != '\0' && strpbrk(text, "\"\\\n") == NULL);
}

/* Checks that the row says what has to be known of it. */
static void
check_row(const struct rules_case *row)
{
	bool found = row->found[0].rule != NULL;

	ck_assert(is_plain(row->id) && is_plain(row->note));
	ck_assert(is_plain(row->section) && is_plain(row->extensions));
	ck_assert_ptr_nonnull(row->note);
	ck_assert_int_ne(found, row->section != NULL);
	ck_assert_ptr_null(row->found[1].rule);
	ck_assert(row->bits == 0 && row->max_frame == 0 &&
	    row->max_message == 0 && row->max_fragments == 0);
	/* The id begins with the rule. */
	ck_assert_int_eq(strncmp(row->id, found ? row->found[0].rule : "accept",
			     found ? strlen(row->found[0].rule) : 6),
	    0);
}

/* Each row is complete, and no two have the same id. */
START_TEST(test_rows)
{
	const struct rules_case *row, *other;

	for (size_t i = 0; (row = cli_case_at(i)) != NULL; i++) {
		if (row->id == NULL)
			continue;
		check_row(row);
		for (size_t j = 0; j < i; j++) {
			other = cli_case_at(j);
			ck_assert(other->id == NULL ||
			    strcmp(other->id, row->id) != 0);
		}
	}
}
END_TEST

/* Returns how many vectors break the rule, or none if it is NULL. */
static size_t
count_vectors(const char *rule)
{
	const struct rules_case *row;
	size_t count = 0;

	for (size_t i = 0; (row = cli_case_at(i)) != NULL; i++) {
		const char *found = row->found[0].rule;

		if (row->id != NULL &&
		    (rule == NULL || found == NULL ? rule == found
						   : strcmp(rule, found) == 0))
			count++;
	}
	return count;
}

/* Rules that one side's frames break without a limit have three vectors or more,
 * the others none. */
START_TEST(test_enough)
{
	const struct wsreg_rule *rule;

	for (size_t i = 0; (rule = wsreg_rule_at(i)) != NULL; i++) {
		size_t count = count_vectors(rule->id);
		bool has = i <= WSREG_RULE_TEXT_UTF8_AFTER_INFLATE &&
		    rule->severity != WSREG_LIMIT;

		ck_assert_msg(has ? count >= 3 : count == 0,
		    "%s has %zu vectors", rule->id, count);
	}
	ck_assert_uint_ge(count_vectors(NULL), 50);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("vectors");
	TCase *tcase = tcase_create("vectors");
	const struct rules_case *row;

	for (int i = 0; (row = cli_case_at((size_t)i)) != NULL; i++)
		if (row->id != NULL)
			support_add_row(
			    tcase, test_vector, row->place, i, i + 1);
	tcase_add_test(tcase, test_rows);
	tcase_add_test(tcase, test_enough);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	static Suite *(*const makers[])(void) = { make_suite };

	return support_main(makers, COUNT(makers));
}
