/* SPDX-License-Identifier: MIT */
/* Tests that headers and tables compile, each compiler being a part. */

#include <stdlib.h>
#include <string.h>

#include "compiler.h"

/* The program under test; set before the tests, which run in processes of
 * their own, are made. */
static const char *compiler;

/* Compiles what is generated here as well as the golden files; from C99 on,
 * the public header too. */
START_TEST(test_headers)
{
	static const char *const headers[] = {
		SUPPORT_BUILD "/src/wsreg-codes.h",
		SUPPORT_SOURCE "/tests/golden/small-codes.h",
		SUPPORT_SOURCE "/tests/golden/small-prefix.h",
	};
	const char *standard = compiler_standard(compiler, (size_t)_i);

	for (size_t i = 0; i < COUNT(headers); i++)
		compiler_check_header(compiler, standard, headers[i]);
	if (strcmp(standard, "-std=c89") != 0)
		compiler_check_header(
		    compiler, standard, SUPPORT_SOURCE "/src/wsreg.h");
}
END_TEST

/* What needs C99 is not taken for C89. */
START_TEST(test_pedantic)
{
	static const char text[] = "int x; // no comment of C89\n";
	struct support_result result;

	compiler_run(compiler, "-std=c89", NULL, text, &result);
	ck_assert_int_ne(result.status, 0);
	support_result_free(&result);
}
END_TEST

/* Uses every list, and the constants and list of close codes. */
static const char lists[] =
    "#define NUMBER(value, name, text) + (value)\n"
    "#define STRING(value, name, text) value, text,\n"
    "#define CHECK(value, name, text) \\\n"
    "	typedef char check_##name[WSREG_CLOSE_##name == value ? 1 : -1];\n"
    "WSREG_CLOSE_LIST(CHECK)\n"
    "int sum = 0 WSREG_CLOSE_LIST(NUMBER) WSREG_OPCODE_LIST(NUMBER)\n"
    "    WSREG_VERSION_LIST(NUMBER);\n"
    "extern const char *const texts[];\n"
    "const char *const texts[] = { WSREG_EXTENSION_LIST(STRING)\n"
    "    WSREG_SUBPROTOCOL_LIST(STRING) WSREG_BIT_LIST(STRING) \"\" };\n"
    "int names[] = { WSREG_CLOSE_NORMAL_CLOSURE, WSREG_VERSION_13,\n"
    "    WSREG_OPCODE_PING_FRAME, sizeof(WSREG_BIT_RSV1),\n"
    "    sizeof(WSREG_EXTENSION_PERMESSAGE_DEFLATE) };\n";

START_TEST(test_lists)
{
	struct support_result result;

	compiler_run(compiler, compiler_standard(compiler, (size_t)_i),
	    SUPPORT_BUILD "/src/wsreg-codes.h", lists, &result);
	ck_assert_msg(result.status == 0, "%s", result.errors);
	support_result_free(&result);
}
END_TEST

/* Tables with odd strings, of a snapshot with empty registries. */
START_TEST(test_tables)
{
	free(support_output(NULL,
	    (const char *const[]){ compiler, "-fsyntax-only", "-std=gnu11",
		"-Wall", "-Wextra", "-Wpedantic", "-Werror",
		"-I" SUPPORT_SOURCE "/src",
		SUPPORT_SOURCE "/tests/golden/small-tables.c", NULL }));
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create(compiler);
	TCase *tcase = tcase_create(compiler);
	int count = (int)compiler_count_standards(compiler);

	tcase_add_loop_test(tcase, test_headers, 0, count);
	tcase_add_loop_test(tcase, test_lists, 0, count);
	if (!compiler_is_cxx(compiler)) {
		tcase_add_test(tcase, test_pedantic);
		tcase_add_test(tcase, test_tables);
	}
	suite_add_tcase(suite, tcase);
	return suite;
}

int
main(int count, char **arguments)
{
	static Suite *(*const makers[])(void) = { make_suite };

	if (count != 2)
		return EXIT_FAILURE;
	compiler = arguments[1];
	if (!support_has_program(compiler))
		return support_skip("there is no such compiler");
	return support_main(makers, COUNT(makers));
}
