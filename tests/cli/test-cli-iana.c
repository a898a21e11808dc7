/* SPDX-License-Identifier: MIT */
/* Tests that tables are IANA's: a folder that the build's option `registries`
 * names has some registry files with the CSV that IANA made of them beside,
 * a file for each registry. */

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "csv.h"
#include "files.h"
#include "run.h"

/* Found by main, so that tests, which run in processes of their own, have
 * them. */
static struct files files;

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
	const char *file = files.names[_i];
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
	Suite *suite = suite_create("cli-iana");
	TCase *cases = tcase_create("csv");

	tcase_add_loop_test(cases, test_csv, 0, (int)files.count);
	suite_add_tcase(suite, cases);
	return suite;
}

SUPPORT_MAIN
{
	const char *folder = getenv("WSREG_REGISTRIES");
	int status;

	if (folder == NULL || folder[0] == '\0')
		return support_skip("the option `registries' names no folder");
	files_find(&files, folder, ".csv");
	status = run_main((Suite *(*const[])(void)){ make_suite }, 1);
	files_free(&files);
	return status;
}
