/* SPDX-License-Identifier: MIT */
/* Tests of the command with the real registry files of a folder, which the
 * build's option `registries` names: all that it prints of them is measured
 * by the files themselves, and by IANA's own CSV beside some. */

#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "csv.h"
#include "files.h"
#include "run.h"
#include "xml.h"

/* ---- The files ---- */

/* Found by main, so that tests, which run in processes of their own, have
 * them. */
static struct files xml_files, csv_files;

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
	const char *file = xml_files.names[_i];
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
	json_t *output = load(text), *registry;
	size_t index, count = 0;

	json_array_foreach(
	    json_object_get(output, "registries"), index, registry) count +=
	    (size_t)json_integer_value(json_object_get(registry, "records"));
	json_decref(output);
	free(text);
	return count;
}

/* Each registry, each record, in each format. */
START_TEST(test_listed)
{
	static const char *const formats[] = { "csv", "json", "markdown",
		"text" };
	const char *file = xml_files.names[_i];
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

#define BATCH 4096

struct batch {
	const char *file;
	char *registry;
	const char *arguments[BATCH + 8];
	size_t first, count;
};

/* CLI.md: the value, else the id, else the first field that is no xref. */
static char *
key_of(const xmlNode *record)
{
	xmlNode *child = xml_child(record, "value");

	if (child == NULL)
		child = xml_child(record, "id");
	if (child == NULL)
		child = xmlFirstElementChild((xmlNode *)record);
	while (child != NULL && xml_is(child, "xref"))
		child = xmlNextElementSibling(child);
	return child != NULL ? xml_text(child) : NULL;
}

static bool
has_record(json_t *result, const char *registry, const char *key)
{
	json_t *record;
	size_t index;

	json_array_foreach(json_object_get(result, "records"), index,
	    record) if (strcmp(json_string_value(json_object_get(record,
				   "key")),
			    key) == 0 &&
	    strcmp(json_string_value(json_object_get(record, "registry")),
		registry) == 0) return true;
	return false;
}

/* Looks the keys up that were gathered, all in one call. */
static void
look_up(struct batch *batch)
{
	const struct support_command command = { .arguments =
						     batch->arguments };
	struct support_result output;
	json_t *json, *result;
	size_t index;

	batch->arguments[batch->first + batch->count] = NULL;
	support_run(&command, &output);
	ck_assert_msg(output.status == 0, "%s: status %d: %s", batch->file,
	    output.status, output.errors);
	json = load(output.output);
	json_array_foreach(json_object_get(json, "results"), index, result)
	    support_assert(has_record(result, batch->registry,
			       batch->arguments[batch->first + index]),
		"%s: %s: `%s' is not found", batch->file, batch->registry,
		batch->arguments[batch->first + index]);
	ck_assert_uint_eq(
	    json_array_size(json_object_get(json, "results")), batch->count);
	json_decref(json);
	support_result_free(&output);
	for (size_t i = 0; i < batch->count; i++)
		free((char *)batch->arguments[batch->first + i]);
	batch->count = 0;
}

static void
look_up_registry(const char *file, xmlNode *registry)
{
	char *id = xml_attribute(registry, "id");
	struct batch batch = {
		.file = file,
		.registry = id,
		.arguments = { getenv("WSREG"), "lookup", "-fjson", "-i", file,
		    "-r", id, "--" },
		.first = 8,
	};

	for (xmlNode *at = registry->children; at != NULL && id != NULL;
	     at = at->next) {
		char *key = xml_is(at, "record") ? key_of(at) : NULL;

		if (key == NULL || key[0] == '\0') {
			free(key);
			continue;
		}
		batch.arguments[batch.first + batch.count++] = key;
		if (batch.first + batch.count + 1 == COUNT(batch.arguments))
			look_up(&batch);
	}
	if (batch.count > 0)
		look_up(&batch);
	free(id);
}

START_TEST(test_keys)
{
	const char *file = xml_files.names[_i];
	xmlDoc *document = read_registry(file);
	xmlNode *root;

	if (document == NULL)
		return;
	root = xmlDocGetRootElement(document);
	look_up_registry(file, root);
	for (xmlNode *at = NULL; (at = xml_next(root, at)) != NULL;)
		if (xml_is(at, "registry"))
			look_up_registry(file, at);
	xmlFreeDoc(document);
}
END_TEST

/* ---- IANA's CSV: a file for each registry, beside the XML ---- */

static char *
find_xml(const char *folder)
{
	char **list = support_list_folder(folder);
	char *file = NULL;

	for (size_t i = 0; list[i] != NULL && file == NULL; i++)
		if (strstr(list[i], ".xml") != NULL)
			file = support_print("%s/%s", folder, list[i]);
	support_free_list(list);
	return file;
}

static void
drop_empty(struct csv_table *table)
{
	for (size_t i = table->count > 0 ? table->rows[0].count : 0; i-- > 0;)
		if (csv_is_empty(table, i))
			csv_drop(table, i);
}

/* Takes out what IANA's files lack and ours have. */
static void
drop_gaps(struct csv_table *expected, struct csv_table *printed)
{
	static const char definition[] = "Extension Definition";
	size_t column = csv_column(expected, definition);

	/* It was empty until 2019-05-13. */
	if (column != SIZE_MAX && csv_is_empty(expected, column)) {
		csv_drop(expected, column);
		csv_drop(printed, csv_column(printed, definition));
	}
}

/* Of other registries than WebSocket's, IANA's titles are not known, and its
 * empty columns are not printed. */
static void
compare(const char *name, const char *file, const char *iana, const char *ours)
{
	struct csv_table expected, printed;
	bool websocket = strstr(file, "/websocket") != NULL;

	csv_read(&expected, name, iana);
	csv_read(&printed, file, ours);
	if (websocket) {
		drop_gaps(&expected, &printed);
	} else {
		drop_empty(&expected);
		drop_empty(&printed);
	}
	csv_compare(name, &printed, &expected, websocket ? 0 : 1);
	csv_free(&expected);
	csv_free(&printed);
}

START_TEST(test_csv)
{
	const char *file = csv_files.names[_i];
	const char *name = strrchr(file, '/') + 1;
	char *folder = support_print("%.*s", (int)(name - file - 1), file);
	char *id = support_print("%.*s", (int)strlen(name) - 4, name);
	char *xml = find_xml(folder);

	if (xml != NULL) {
		char *iana = support_read_file(file, NULL);
		char *ours = run_print("export -f csv -i '%s' '%s'", xml, id);

		compare(id, xml, iana, ours);
		free(iana);
		free(ours);
	}
	free(xml);
	free(id);
	free(folder);
}
END_TEST

static Suite *
make_suite(void)
{
	const struct {
		const char *name;
		const TTest *test;
		const struct files *files;
	} parts[] = {
		{ "written back", test_written_back, &xml_files },
		{ "listed", test_listed, &xml_files },
		{ "keys", test_keys, &xml_files },
		{ "csv", test_csv, &csv_files },
	};
	Suite *suite = suite_create("cli-real");

	for (size_t i = 0; i < COUNT(parts); i++) {
		TCase *cases = tcase_create(parts[i].name);

		tcase_set_timeout(cases, 120);
		tcase_add_loop_test(
		    cases, parts[i].test, 0, (int)parts[i].files->count);
		suite_add_tcase(suite, cases);
	}
	return suite;
}

int
main(void)
{
	const char *folder = getenv("WSREG_REGISTRIES");
	int status;

	if (folder == NULL || folder[0] == '\0')
		return support_skip("the option `registries' names no folder");
	files_find(&xml_files, folder, ".xml");
	files_find(&csv_files, folder, ".csv");
	status = run_main((Suite *(*const[])(void)){ make_suite }, 1);
	files_free(&xml_files);
	files_free(&csv_files);
	return status;
}
