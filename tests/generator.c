/* SPDX-License-Identifier: MIT */
/* Runs of wsreg-gen in a folder with small registry files. */

#include "generator.h"

#include <stdlib.h>
#include <string.h>

void
generator_write(const char *folder, const struct generator_file *files)
{
	for (; files->name != NULL; files++) {
		char *file = support_print("%s/%s", folder, files->name);

		support_write_file(file, files->text, strlen(files->text));
		free(file);
	}
}

char *
generator_print(const char *folder, const char *const arguments[], int status,
    const char *errors)
{
	const char *all[GENERATOR_ARGUMENTS + 2] = { SUPPORT_GEN };
	struct support_command command = {
		.arguments = all,
		.folder = folder,
	};
	struct support_result result;

	for (size_t i = 0; arguments[i] != NULL; i++) {
		ck_assert_uint_lt(i, GENERATOR_ARGUMENTS);
		all[i + 1] = arguments[i];
	}
	support_run(&command, &result);
	ck_assert_str_eq(result.errors, errors);
	ck_assert_msg(result.status == status, "status %d instead of %d",
	    result.status, status);
	free(result.errors);
	return result.output;
}

void
generator_run(const char *folder, const char *const arguments[], int status,
    const char *errors)
{
	char *output = generator_print(folder, arguments, status, errors);

	ck_assert_str_eq(output, "");
	free(output);
}

char *
generator_read(const char *folder, const char *name)
{
	char *file = support_print("%s/%s", folder, name);
	char *text = support_read_file(file, NULL);

	free(file);
	return text;
}
