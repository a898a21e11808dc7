/* SPDX-License-Identifier: MIT */
/* Tests of the command with the real registry files of a folder, which the
 * build's option `registries` names: all that it prints of them is measured
 * by the files themselves. */

#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "files.h"
#include "run.h"
#include "xml.h"

/* ---- The files ---- */

/* Found by main, so that tests, which run in processes of their own, have
 * them. */
static struct files files;

/* The document, or NULL: IANA's folder has a few files that are no
 * registries, which the command refuses, too. */
static xmlDoc *
read_registry(const char *file)
{
	struct support_result result;
	size_t size;
	char *text = support_read_file(file, &size), *line;
	const char *root = strstr(text, "<registry ");
	xmlDoc *document = NULL;

	if (root != NULL && strstr(root, XML_NAMESPACE) != NULL) {
		document = xml_read(file, text, size);
	} else {
		line = support_print("list -i '%s'", file);
		run_wsreg(&(struct run_case){ .line = line }, &result);
		ck_assert_msg(result.status == 2, "%s was read", file);
		run_check_error(line, result.errors, file);
		support_result_free(&result);
		free(line);
	}
	free(text);
	return document;
}

/* ---- What is printed ---- */

START_TEST(test_written_back)
{
	const char *file = files.names[_i];
	xmlDoc *document = read_registry(file);
	size_t size;
	char *text, *output, *expected, *canon;

	if (document == NULL)
		return;
	text = support_read_file(file, &size);
	output = run_print("export -f xml -i '%s'", file);
	expected = xml_canon(file, text, size);
	canon = xml_canon("export", output, strlen(output));
	ck_assert_msg(
	    strcmp(canon, expected) == 0, "%s is not written back", file);
	xmlFreeDoc(document);
	free(text);
	free(output);
	free(expected);
	free(canon);
}
END_TEST

static json_t *
load(const char *text)
{
	json_error_t error;
	json_t *value = json_loads(text, JSON_REJECT_DUPLICATES, &error);

	ck_assert_msg(value != NULL, "%d: %s", error.line, error.text);
	return value;
}

static size_t
count_records(xmlNode *root)
{
	size_t count = 0;

	for (xmlNode *at = NULL; (at = xml_next(root, at)) != NULL;)
		count += xml_is(at, "record") && xml_is(at->parent, "registry");
	return count;
}

static size_t
count_listed(const char *file)
{
	char *text = run_print("list -f json -i '%s'", file);
	json_t *output = load(text);
	json_t *registries = json_object_get(output, "registries");
	size_t count = 0;

	for (size_t i = 0; i < json_array_size(registries); i++)
		count += (size_t)json_integer_value(
		    json_object_get(json_array_get(registries, i), "records"));
	json_decref(output);
	free(text);
	return count;
}

/* Each registry, each record, in each format. */
START_TEST(test_listed)
{
	static const char *const formats[] = { "csv", "json", "markdown",
		"text" };
	const char *file = files.names[_i];
	xmlDoc *document = read_registry(file);

	if (document == NULL)
		return;
	ck_assert_uint_eq(
	    count_listed(file), count_records(xmlDocGetRootElement(document)));
	free(run_print("list -i '%s'", file));
	for (size_t i = 0; i < COUNT(formats); i++) {
		char *output =
		    run_print("export -f %s -i '%s'", formats[i], file);

		ck_assert_msg(output[0] != '\0', "%s: nothing", file);
		free(output);
	}
	xmlFreeDoc(document);
}
END_TEST

/* ---- Every key ---- */

/* A record to be found. */
struct wanted {
	char *registry, *key;
};

struct wanted_list {
	struct wanted *items;
	size_t count;
};

/* The value, else the id, else the first field that is no xref. */
static xmlNode *
find_key(const xmlNode *record)
{
	xmlNode *child = xml_child(record, "value");

	if (child == NULL)
		child = xml_child(record, "id");
	if (child == NULL)
		child = xmlFirstElementChild((xmlNode *)record);
	while (child != NULL && xml_is(child, "xref"))
		child = xmlNextElementSibling(child);
	return child;
}

/* Its text; the few that refer to an RFC have it in brackets. */
static char *
key_of(const xmlNode *record)
{
	xmlNode *key = find_key(record);
	xmlNode *xref = key != NULL ? xml_child(key, "xref") : NULL;
	char *data = xref != NULL ? xml_attribute(xref, "data") : NULL;

	if (data != NULL && strncmp(data, "rfc", 3) == 0) {
		char *text = support_print("[RFC%s]", data + 3);

		xmlNodeAddContent(xref, BAD_CAST text);
		free(text);
	}
	free(data);
	return key != NULL ? xml_text(key) : NULL;
}

static const char *
text_of(json_t *record, const char *name)
{
	return json_string_value(json_object_get(record, name));
}

/* Whether a key is this one, whose mark in parentheses is no part of it. */
static bool
is_key(const char *key, const char *wanted)
{
	size_t size = strlen(key);

	return strncmp(key, wanted, size) == 0 &&
	    (wanted[size] == '\0' || strncmp(wanted + size, " (", 2) == 0);
}

static bool
has_record(json_t *result, const char *registry, const char *key)
{
	json_t *records = json_object_get(result, "records");

	for (size_t i = 0; i < json_array_size(records); i++) {
		json_t *record = json_array_get(records, i);

		if (is_key(text_of(record, "key"), key) &&
		    strcmp(text_of(record, "registry"), registry) == 0)
			return true;
	}
	return false;
}

static void
want_records(struct wanted_list *list, xmlNode *registry)
{
	for (xmlNode *at = registry->children; at != NULL; at = at->next) {
		char *key = xml_is(at, "record") ? key_of(at) : NULL;
		char *id = xml_attribute(registry, "id");

		/* What repeats all over a registry identifies no record. */
		if (key == NULL || key[0] == '\0' || id == NULL ||
		    xml_is(find_key(at), "protocol") ||
		    xml_is(find_key(at), "description")) {
			free(key);
			free(id);
			continue;
		}
		list->items = realloc(
		    list->items, (list->count + 1) * sizeof(*list->items));
		ck_assert_ptr_nonnull(list->items);
		list->items[list->count++] =
		    (struct wanted){ .registry = id, .key = key };
	}
}

static int
compare_keys(const void *a, const void *b)
{
	const struct wanted *x = a, *y = b;

	return strcmp(x->key, y->key);
}

/* All keys in one call, each once: some, "Unassigned" for one, are in
 * hundreds of records. */
static json_t *
look_up(const char *file, const struct wanted_list *list)
{
	const char *start[] = { getenv("WSREG"), "lookup", "-fjson", "-i", file,
		"--" };
	const char **arguments =
	    calloc(COUNT(start) + list->count + 1, sizeof(*arguments));
	struct support_result result;
	size_t count = COUNT(start);
	json_t *json;

	ck_assert_ptr_nonnull(arguments);
	memcpy(arguments, start, sizeof(start));
	for (size_t i = 0; i < list->count; i++)
		if (i == 0 ||
		    compare_keys(&list->items[i - 1], &list->items[i]) != 0)
			arguments[count++] = list->items[i].key;
	support_run(
	    &(struct support_command){ .arguments = arguments }, &result);
	ck_assert_msg(result.status == 0, "%s: status %d: %s", file,
	    result.status, result.errors);
	json = load(result.output);
	support_result_free(&result);
	free(arguments);
	return json;
}

/* The results are in the order of the keys. */
static void
check_found(const char *file, const struct wanted_list *list, json_t *results)
{
	size_t at = 0;

	for (size_t i = 0; i < list->count; i++) {
		const struct wanted *wanted = &list->items[i];

		at += i > 0 && compare_keys(wanted - 1, wanted) != 0;
		support_assert(has_record(json_array_get(results, at),
				   wanted->registry, wanted->key),
		    "%s: %s: `%s' is not found", file, wanted->registry,
		    wanted->key);
	}
}

static void
free_list(struct wanted_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		free(list->items[i].registry);
		free(list->items[i].key);
	}
	free(list->items);
}

START_TEST(test_keys)
{
	const char *file = files.names[_i];
	xmlDoc *document = read_registry(file);
	struct wanted_list list = { 0 };
	xmlNode *root;
	json_t *json;

	if (document == NULL)
		return;
	root = xmlDocGetRootElement(document);
	want_records(&list, root);
	for (xmlNode *at = NULL; (at = xml_next(root, at)) != NULL;)
		if (xml_is(at, "registry"))
			want_records(&list, at);
	ck_assert_uint_gt(list.count, 0);
	qsort(list.items, list.count, sizeof(*list.items), compare_keys);
	json = look_up(file, &list);
	check_found(file, &list, json_object_get(json, "results"));
	json_decref(json);
	free_list(&list);
	xmlFreeDoc(document);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("cli-real");
	TCase *cases = tcase_create("real");

	tcase_set_timeout(cases, 120);
	tcase_add_loop_test(cases, test_written_back, 0, (int)files.count);
	tcase_add_loop_test(cases, test_listed, 0, (int)files.count);
	tcase_add_loop_test(cases, test_keys, 0, (int)files.count);
	suite_add_tcase(suite, cases);
	return suite;
}

SUPPORT_MAIN
{
	const char *folder = getenv("WSREG_REGISTRIES");
	int status;

	if (folder == NULL || folder[0] == '\0')
		return support_skip("the option `registries' names no folder");
	files_find(&files, folder, ".xml");
	status = run_main((Suite *(*const[])(void)){ make_suite }, 1);
	files_free(&files);
	return status;
}
