/* SPDX-License-Identifier: MIT */
/* Tests of the history of the registries, which the command has in itself, and
 * of what is added to it. */

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "run.h"

/* ---- What it says ---- */

/* What happened between two snapshots, as the history has it, and as diff has
 * it: an object for each record, by registry and key, with an array of the old
 * and the new text for each field. */

static json_t *
read_value(const char *text)
{
	json_error_t error;
	json_t *value = json_loads(text, 0, &error);

	ck_assert_msg(value != NULL, "%s: %s", error.text, text);
	return value;
}

static const char *
string_of(const json_t *object, const char *name)
{
	const char *text = json_string_value(json_object_get(object, name));

	return text != NULL ? text : "";
}

/* Notes that a field changed; what it was at first stays. */
static void
note_field(json_t *fields, const char *name, const char *old, const char *new)
{
	json_t *pair = json_object_get(fields, name);

	if (pair == NULL)
		json_object_set_new(
		    fields, name, json_pack("[s, s]", old, new));
	else
		json_array_set_new(pair, 1, json_string(new));
}

/* Returns the fields of the record that the change is about; if it is renamed,
 * they go with it. */
static json_t *
take_record(json_t *records, const json_t *change)
{
	char *id = support_print(
	    "%s %s", string_of(change, "registry"), string_of(change, "key"));
	json_t *old = json_object_get(change, "old");
	json_t *fields = NULL;

	if (strcmp(string_of(change, "kind"), "renamed") == 0) {
		char *former = support_print("%s %s",
		    string_of(change, "registry"), string_of(old, "key"));

		fields = json_object_get(records, former);
		json_incref(fields);
		json_object_del(records, former);
		free(former);
	}
	if (fields == NULL)
		fields = json_object_get(records, id) != NULL
		    ? json_incref(json_object_get(records, id))
		    : json_object();
	json_object_set_new(records, id, fields);
	free(id);
	return fields;
}

/* Returns whether IANA's page of 2018 shows the field: it has neither dates of
 * records nor these columns. */
static bool
is_shown(const char *registry, const char *name)
{
	return strcmp(name, "registered") != 0 &&
	    strcmp(name, "updated") != 0 && strcmp(name, "controller") != 0 &&
	    (strcmp(registry, "extension-name") != 0 ||
		strcmp(name, "definition") != 0);
}

/* Adds a change to the records: of a page, what that shows. */
static void
add_change(json_t *records, const json_t *change, bool page)
{
	json_t *fields = take_record(records, change);
	json_t *field;
	size_t index;

	json_array_foreach(json_object_get(change, "fields"), index, field)
	{
		const char *name = string_of(field, "name");

		if (!page || is_shown(string_of(change, "registry"), name))
			note_field(fields, name, string_of(field, "old"),
			    string_of(field, "new"));
	}
}

/* Takes out what ended as it had begun. */
static void
clean(json_t *records)
{
	const char *id, *name;
	json_t *fields, *pair;
	void *next, *next_field;

	json_object_foreach_safe(records, next, id, fields)
	{
		json_object_foreach_safe(fields, next_field, name,
		    pair) if (json_equal(json_array_get(pair, 0),
				  json_array_get(pair, 1)))
		    json_object_del(fields, name);
		if (json_object_size(fields) == 0)
			json_object_del(records, id);
	}
}

static json_t *
replay(const char *from, const char *to, bool page)
{
	char *output = run_output("log -f jsonl");
	json_t *records = json_object();

	for (char *line = strtok(output, "\n"); line != NULL;
	     line = strtok(NULL, "\n")) {
		json_t *event = read_value(line);
		const char *published = string_of(event, "published");

		if (strcmp(published, from) > 0 && strcmp(published, to) <= 0)
			add_change(
			    records, json_object_get(event, "change"), page);
		json_decref(event);
	}
	clean(records);
	free(output);
	return records;
}

static json_t *
compare(const char *from, const char *to, bool page)
{
	char *line = support_print("diff -f json @%s @%s", from, to);
	const struct run_case in = { .line = line };
	struct support_result result;
	json_t *records = json_object();
	json_t *root, *change;
	size_t index;

	run_wsreg(&in, &result);
	ck_assert_int_eq(result.status, 1);
	root = read_value(result.output);
	json_array_foreach(json_object_get(root, "changes"), index,
	    change) if (strcmp(string_of(change, "registry"), "people") != 0)
	    add_change(records, change, page);
	clean(records);
	json_decref(root);
	support_result_free(&result);
	free(line);
	return records;
}

static const struct pair {
	SUPPORT_ROW;
	const char *from, *to;
	bool page;
} pairs[] = {
	{ ROW, "2011-12", "2012-04-12", false },
	{ ROW, "2012-04-12", "2026-01-12", false },
	{ ROW, "2012-04-12", "2018-11-29", true },
	{ ROW, "2018-11-29", "2026-01-12", true },
};

/* Replaying the events gives what the snapshots say. */
START_TEST(test_replay)
{
	const struct pair *pair = &pairs[_i];
	json_t *replayed = replay(pair->from, pair->to, pair->page);
	json_t *compared = compare(pair->from, pair->to, pair->page);
	char *a = json_dumps(replayed, JSON_SORT_KEYS | JSON_INDENT(1));
	char *b = json_dumps(compared, JSON_SORT_KEYS | JSON_INDENT(1));

	if (strcmp(a, b) != 0)
		fprintf(stderr, "history: %s\ndiff: %s\n", a, b);
	ck_assert_msg(strcmp(a, b) == 0, "from %s to %s they differ",
	    pair->from, pair->to);
	free(b);
	free(a);
	json_decref(compared);
	json_decref(replayed);
}
END_TEST

/* ---- What is added to it ---- */

#define VERSION "version 2020-01-01\n"
#define ADDED "added r a\n+ id a\n+ name A\n"

/* Histories that the generator refuses, and what it says. */
static const struct refused {
	SUPPORT_ROW;
	const char *text, *error;
} refused[] = {
	{ ROW, "hello\n", ":1: error: unknown word: `hello'" },
	{ ROW, VERSION ADDED "+ name B\n",
	    ":5: error: a second text of the field: `name'" },
	{ ROW, VERSION "+ id a\n", ":2: error: an event, or the text" },
	{ ROW, VERSION "added r a\n+ id\n",
	    ":3: error: an event, or the text" },
	{ ROW, ADDED, ":1: error: a version, a registry or a key is missing" },
	{ ROW, VERSION "added r\n", ":2: error: a version, a registry or" },
	{ ROW, VERSION "added r a\n", ":2: error: nothing changes: `a'" },
	{ ROW, VERSION "added r a\n+ id b\n",
	    ":2: error: no field is the key" },
	{ ROW, VERSION ADDED ADDED,
	    ":5: error: the events before it have added: `a'" },
	{ ROW, VERSION "changed r a\n+ name A\n",
	    ":2: error: the events before it have not added: `a'" },
	{ ROW, VERSION ADDED "changed r a\n- name B\n+ name C\n",
	    ":5: error: the events before it do not leave: `B'" },
	{ ROW, VERSION ADDED "changed r a\n+ name C\n",
	    ":5: error: a second text of the field: `name'" },
	{ ROW, VERSION ADDED "renamed r b\n- id c\n+ id b\n",
	    ":5: error: the events before it have not added: `b'" },
	{ ROW, VERSION ADDED "removed r a\n- id a\n",
	    ":5: error: all fields have gone, or not all" },
	{ ROW, "version 2020-1-1\n", ":1: error: no date: `2020-1-1'" },
	{ ROW, VERSION "version 2020-02-01\n",
	    ":2: error: the date of the version before is missing" },
	{ ROW, VERSION "version 2020-02-01 after 2019-01-01\n",
	    ":2: error: older than the version before: `2020-02-01'" },
	{ ROW, VERSION "version 2019-02-01 after 2020-01-01\n",
	    ":2: error: older than the version before: `2019-02-01'" },
	{ ROW, VERSION "added r a\n+ id a", ":3: error: the file ends inside" },
};

/* Returns what wsreg-embed says to a history, and its exit status. */
static char *
embed(const char *text, int *status)
{
	char *file = run_file("history", text);
	char *line = support_print("history /dev/null '%s'", file);
	const struct run_case in = { .line = line };
	struct support_result result;
	char *errors;

	run_program(SUPPORT_BUILD "/gen/wsreg-embed", &in, &result);
	*status = result.status;
	errors = support_print("%s", result.errors);
	support_result_free(&result);
	free(line);
	free(file);
	return errors;
}

START_TEST(test_refused)
{
	const struct refused *row = &refused[_i];
	int status;
	char *errors = embed(row->text, &status);

	ck_assert_int_eq(status, 2);
	ck_assert_msg(strstr(errors, row->error) != NULL, "%s, not %s", errors,
	    row->error);
	free(errors);
}
END_TEST

/* Returns today's snapshot as if it were of 2030, with another text. */
static char *
make_newer(const char *old, const char *new)
{
	char *text =
	    support_read_file(SUPPORT_SOURCE "/data/websocket.xml", NULL);
	char *dated = run_replace(text, "<updated>2026-01-12</updated>",
	    "<updated>2030-01-01</updated>");
	char *changed = run_replace(dated, old, new);
	char *file = run_file("new.xml", changed);

	free(changed);
	free(dated);
	free(text);
	return file;
}

/* What diff prints about a newer version can be added. */
START_TEST(test_added)
{
	char *history = support_read_file(SUPPORT_SOURCE "/data/history", NULL);
	char *file = make_newer("<value>1016-2999</value>",
	    "<value>1016</value><description>Upload Aborted</description>"
	    "</record><record><value>1017-2999</value>");
	char *line = support_print("diff -f history '%s'", file);
	const struct run_case in = { .line = line };
	struct support_result result;
	char *text, *errors;
	int status;

	run_wsreg(&in, &result);
	ck_assert_int_eq(result.status, 1);
	run_check_has(line, result.output,
	    (const char *[RUN_PIECES]){
		"\nversion 2030-01-01 after 2026-06-10\n",
		"removed subprotocol-name camp\n- id camp\n",
		"added close-code-number 1016\n+ value 1016\n"
		"+ description Upload Aborted\n" });
	text = support_print("%s%s", history, result.output);
	errors = embed(text, &status);
	ck_assert_msg(status == 0, "%s", errors);
	free(errors);
	free(text);
	/* Not twice. */
	text = support_print("%s%s%s", history, result.output, result.output);
	errors = embed(text, &status);
	ck_assert_int_eq(status, 2);
	free(errors);
	free(text);
	support_result_free(&result);
	free(line);
	free(file);
	free(history);
}
END_TEST

static const struct run_case formats[] = {
	{ ROW, .line = "diff -f history @2018-11-29", .status = 2,
	    .error = "@2018-11-29" },
	{ ROW, .line = "diff -f history tests/fixtures/good-numbers.xml",
	    .status = 2, .error = "not a file of the WebSocket registries" },
	{ ROW, .line = "diff -f history @2012-04-12 @2012-04-12",
	    .output = "" },
	{ ROW, .line = "diff -f history @2011-12 @2012-04-12", .status = 1,
	    .has = { "\nversion 2012-04-12 after 2011-12\n",
		"added subprotocol-name soap\n+ id soap\n+ common soap\n",
		"changed close-code-number #\n- range 1000-2999 Standards",
		"+ range 1000-2999 Expert Review" },
	    .lacks = { "people" } },
};

START_TEST(test_format)
{
	run_check(&formats[_i]);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("versions");
	TCase *tcase = tcase_create("versions");

	support_add_rows(tcase, test_replay, pairs);
	support_add_rows(tcase, test_refused, refused);
	tcase_add_test(tcase, test_added);
	support_add_rows(tcase, test_format, formats);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	static Suite *(*const makers[])(void) = { make_suite };

	return run_main(makers, COUNT(makers));
}
