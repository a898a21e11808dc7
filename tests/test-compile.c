/* SPDX-License-Identifier: MIT */
/* Tests that headers and tables compile, each compiler being a part. */

#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "compiler.h"

/* The program under test; set before the tests, which run in processes of
 * their own, are made. */
static const char *compiler;

/* Standalone headers, with the prefix "own". */
#define SMALL SUPPORT_BUILD "/tests/standalone-small.h"
#define WEBSOCKET SUPPORT_BUILD "/tests/standalone-websocket.h"

/* Compiles what is generated here as well as the golden files; from C99 on,
 * the public headers too. */
START_TEST(test_headers)
{
	static const char *const headers[] = {
		SUPPORT_BUILD "/src/wsreg-codes.h",
		SUPPORT_SOURCE "/tests/golden/small-codes.h",
		SUPPORT_SOURCE "/tests/golden/small-prefix.h",
		SUPPORT_SOURCE "/tests/golden/small-standalone.h",
		SMALL,
		WEBSOCKET,
	};
	static const char *const interfaces[] = {
		SUPPORT_SOURCE "/src/wsreg.h",
		SUPPORT_SOURCE "/src/frames/wsreg-check.h",
	};
	const char *standard = compiler_standard(compiler, (size_t)_i);

	for (size_t i = 0; i < COUNT(headers); i++)
		compiler_check_header(compiler, standard, headers[i]);
	for (size_t i = 0;
	     i < COUNT(interfaces) && strcmp(standard, "-std=c89") != 0; i++)
		compiler_check_header(compiler, standard, interfaces[i]);
}
END_TEST

/* Returns the examples in the comments of a header, to be freed: their lines
 * begin with an asterisk and a tab. */
static char *
read_examples(const char *header)
{
	char *text = support_read_file(header, NULL);
	char *examples = support_print("%s", text);
	char *to = examples;

	for (const char *at = text; (at = strstr(at, "\n *\t")) != NULL;) {
		size_t size = strcspn(at + 3, "\n");

		memcpy(to, at + 3, size);
		to += size;
		*to++ = '\n';
		at += 3 + size;
	}
	*to = '\0';
	free(text);
	return examples;
}

/* The examples in the public headers are functions that compile together.
 * C89 has neither their comments nor stdbool.h. */
START_TEST(test_examples)
{
	const char *standard = compiler_standard(compiler, (size_t)_i);
	char *lookups = read_examples(SUPPORT_SOURCE "/src/wsreg.h");
	char *checks =
	    read_examples(SUPPORT_SOURCE "/src/frames/wsreg-check.h");
	char *text = support_print("#include <stdio.h>\n#include <stdlib.h>\n"
				   "#include <string.h>\n%s\n%s",
	    lookups, checks);
	struct support_result result;

	ck_assert_ptr_nonnull(strstr(lookups, "wsreg_diff_next("));
	ck_assert_ptr_nonnull(strstr(checks, "wsreg_check_finish("));
	if (strcmp(standard, "-std=c89") != 0) {
		compiler_run(compiler, standard,
		    SUPPORT_SOURCE "/src/frames/wsreg-check.h", text, &result);
		ck_assert_msg(result.status == 0, "%s", result.errors);
		support_result_free(&result);
	}
	free(lookups);
	free(checks);
	free(text);
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

/* ---- Standalone headers ---- */

/* Uses every function, constant and list. */
static const char uses[] =
    "#define NUMBER(value, name, text) + (value)\n"
    "#define STRING(value, name, text) + sizeof(value) + sizeof(text)\n"
    "unsigned long use(const char *name, size_t size, unsigned long number);\n"
    "unsigned long use(const char *name, size_t size, unsigned long number)\n"
    "{\n"
    "	const char *texts[14];\n"
    "	unsigned long sum = 0 OWN_VERSION_LIST(NUMBER)\n"
    "	    OWN_CLOSE_LIST(NUMBER) OWN_OPCODE_LIST(NUMBER)\n"
    "	    OWN_EXTENSION_LIST(STRING) OWN_SUBPROTOCOL_LIST(STRING)\n"
    "	    OWN_BIT_LIST(STRING) + sizeof(OWN_SNAPSHOT_UPDATED)\n"
    "	    + sizeof(OWN_SNAPSHOT_SHA256);\n"
    "	enum own_status status = own_version_status(number);\n"
    "	enum own_wire wire = own_close_wire(number, OWN_CLIENT);\n"
    "	int found = own_version_find(name, size, &number)\n"
    "	    + own_version_find_nocase(name, size, &number)\n"
    "	    + own_close_find(name, size, &number)\n"
    "	    + own_close_find_nocase(name, size, &number)\n"
    "	    + own_close_sendable(number, OWN_SERVER)\n"
    "	    + own_opcode_find(name, size, &number)\n"
    "	    + own_opcode_find_nocase(name, size, &number)\n"
    "	    + own_opcode_is_control(number) + own_opcode_is_data(number)\n"
    "	    + (status == OWN_STATUS_PRIVATE_USE)\n"
    "	    + (own_close_status(number) == OWN_STATUS_RESERVED)\n"
    "	    + (own_opcode_status(number) == OWN_STATUS_UNASSIGNED)\n"
    "	    + (wire == OWN_WIRE_NOT_USED);\n"
    "	int i;\n"
    "	texts[0] = own_extension_find(name, size);\n"
    "	texts[1] = own_extension_find_nocase(name, size);\n"
    "	texts[2] = own_extension_title(name, size);\n"
    "	texts[3] = own_subprotocol_find(name, size);\n"
    "	texts[4] = own_subprotocol_find_nocase(name, size);\n"
    "	texts[5] = own_subprotocol_title(name, size);\n"
    "	texts[6] = own_bit_find(name, size);\n"
    "	texts[7] = own_bit_find_nocase(name, size);\n"
    "	texts[8] = own_bit_title(name, size);\n"
    "	texts[9] = own_version_name(number);\n"
    "	texts[10] = own_close_name(number);\n"
    "	texts[11] = own_opcode_name(number);\n"
    "	texts[12] = own_close_reason(number);\n"
    "	texts[13] = \"\";\n"
    "	for (i = 0; i < 14; i++)\n"
    "		sum += texts[i] != OWN_NULL && texts[i][0] != 0;\n"
    "	return sum + (unsigned long)found;\n"
    "}\n";

START_TEST(test_uses)
{
	static const char *const headers[] = { SMALL, WEBSOCKET };
	const char *standard = compiler_standard(compiler, (size_t)_i);

	for (size_t i = 0; i < COUNT(headers); i++) {
		struct support_result result;

		compiler_run(compiler, standard, headers[i], uses, &result);
		ck_assert_msg(result.status == 0, "%s %s %s: %s", compiler,
		    standard, headers[i], result.errors);
		support_result_free(&result);
		free(compiler_make(compiler, standard, headers[i], uses));
	}
}
END_TEST

/* Even without optimisation, no octet comes of what is not used. */
START_TEST(test_unused)
{
	char *object =
	    compiler_make(compiler, compiler_standard(compiler, (size_t)_i),
		WEBSOCKET, "extern int uses_none;\n");
	char *sizes =
	    support_output(NULL, (const char *const[]){ "size", object, NULL });
	unsigned long text, data, bss;

	ck_assert_int_eq(
	    sscanf(strchr(sizes, '\n'), "%lu %lu %lu", &text, &data, &bss), 3);
	ck_assert_msg(text + data + bss == 0, "%s", sizes);
	free(object);
	free(sizes);
}
END_TEST

/* What is used brings along no more than it needs. */
START_TEST(test_partly_used)
{
	char *object = compiler_make(compiler,
	    compiler_standard(compiler, (size_t)_i), WEBSOCKET,
	    "extern const char *name(unsigned long code);\n"
	    "const char *name(unsigned long code)\n"
	    "{ return own_close_name(code); }\n");
	size_t size;
	char *octets = support_read_file(object, &size);

	ck_assert_ptr_nonnull(memmem(octets, size, "Going Away", 10));
	ck_assert_ptr_null(memmem(octets, size, "mqtt", 4));
	ck_assert_ptr_null(memmem(octets, size, "Ping", 4));
	ck_assert_ptr_null(memmem(octets, size, "7.4.1", 5));
	free(octets);
	free(object);
}
END_TEST

#define FIXTURES SUPPORT_SOURCE "/tests/fixtures/"

/* Registries of other protocols. */
static const struct {
	const char *file, *registry;
} others[] = {
	{ FIXTURES "good-numbers.xml", "touching" },
	{ FIXTURES "good-numbers.xml", "reversed" },
	{ FIXTURES "good-nested.xml", "one" },
	{ FIXTURES "good-nested.xml", "two" },
	{ FIXTURES "good-nested.xml", "empty" },
	{ FIXTURES "good-kinds.xml", "close-code-number" },
};

START_TEST(test_others)
{
	static const char *const modes[] = { "header", "standalone" };
	char *folder = support_make_folder();
	char *header = support_print("%s/other.h", folder);

	for (size_t i = 0; i < 2 * COUNT(others); i++) {
		free(support_output(NULL,
		    (const char *const[]){ SUPPORT_GEN, "--force", "-r",
			others[i / 2].registry, modes[i % 2],
			others[i / 2].file, header, NULL }));
		compiler_check_header(
		    compiler, compiler_standard(compiler, (size_t)_i), header);
	}
	free(header);
	free(folder);
}
END_TEST

/* Tables with odd strings, of a snapshot with empty registries. */
START_TEST(test_tables)
{
	free(support_output(NULL,
	    (const char *const[]){ compiler, "-fsyntax-only", "-std=gnu11",
		"-Wall", "-Wextra", "-Wpedantic", "-Werror",
		"-I" SUPPORT_SOURCE "/src",
		SUPPORT_SOURCE "/tests/golden/small-tables.c",
		SUPPORT_SOURCE "/tests/golden/small-verdicts.c", NULL }));
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create(compiler);
	TCase *tcase = tcase_create(compiler);
	int count = (int)compiler_count_standards(compiler);

	tcase_add_loop_test(tcase, test_headers, 0, count);
	tcase_add_loop_test(tcase, test_examples, 0, count);
	tcase_add_loop_test(tcase, test_lists, 0, count);
	tcase_add_loop_test(tcase, test_uses, 0, count);
	tcase_add_loop_test(tcase, test_others, 0, count);
	tcase_add_loop_test(tcase, test_unused, 0, count);
	tcase_add_loop_test(tcase, test_partly_used, 0, count);
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
	if (support_miss(compiler) != NULL)
		return support_skip(support_miss(compiler));
	return support_main(makers, COUNT(makers));
}
