/* SPDX-License-Identifier: MIT */
/* Compilers that try headers, in each of the standards they must do in. */

#include "compiler.h"

#include <stdlib.h>
#include <string.h>

static const char *const c_standards[] = { "-std=c89", "-std=c99", "-std=c11",
	"-std=c17" };
static const char *const cxx_standards[] = { "-std=c++11", "-std=c++14",
	"-std=c++17", "-std=c++20" };

bool
compiler_is_cxx(const char *compiler)
{
	return strstr(compiler, "++") != NULL;
}

size_t
compiler_count_standards(const char *compiler)
{
	return compiler_is_cxx(compiler) ? COUNT(cxx_standards)
					 : COUNT(c_standards);
}

const char *
compiler_standard(const char *compiler, size_t index)
{
	return compiler_is_cxx(compiler) ? cxx_standards[index]
					 : c_standards[index];
}

void
compiler_run(const char *compiler, const char *standard, const char *header,
    const char *text, struct support_result *result)
{
	struct support_command command = {
		.arguments = (const char *const[]){ compiler, "-fsyntax-only",
		    "-Wall", "-Wextra", "-Wpedantic", "-Werror", "-Wtrigraphs",
		    "-Wshadow", "-Wconversion", "-I" SUPPORT_SOURCE "/src",
		    standard, "-x", compiler_is_cxx(compiler) ? "c++" : "c",
		    "-", header != NULL ? "-include" : NULL, header, NULL },
		.input = text,
		.input_size = strlen(text),
	};

	support_run(&command, result);
}

char *
compiler_make(const char *compiler, const char *standard, const char *header,
    const char *text)
{
	char *folder = support_make_folder();
	char *object = support_print("%s/made.o", folder);
	struct support_command command = {
		.arguments = (const char *const[]){ compiler, "-O0", "-Wall",
		    "-Wextra", "-Werror", standard, "-include", header, "-c",
		    "-o", object, "-x", compiler_is_cxx(compiler) ? "c++" : "c",
		    "-", NULL },
		.input = text,
		.input_size = strlen(text),
	};
	struct support_result result;

	support_run(&command, &result);
	ck_assert_msg(result.status == 0, "%s %s %s: %s", compiler, standard,
	    header, result.errors);
	support_result_free(&result);
	free(folder);
	return object;
}

void
compiler_check_header(
    const char *compiler, const char *standard, const char *header)
{
	struct support_result result;

	compiler_run(compiler, standard, header, "int uses_none;\n", &result);
	ck_assert_msg(result.status == 0, "%s %s %s: %s", compiler, standard,
	    header, result.errors);
	support_result_free(&result);
}
