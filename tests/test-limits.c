/* SPDX-License-Identifier: MIT */
/* Tests of how deep, long and many things in a registry file may be. */

#include <stdlib.h>
#include <string.h>

#include "dump.h"
#include "fixture.h"

static char *
nest(size_t levels)
{
	char *open = support_repeat(
	    "<registry xmlns='" NAMESPACE "'>\n", "<registry>", levels - 1, "");
	char *whole = support_repeat(open, "</registry>", levels, "");

	free(open);
	return whole;
}

START_TEST(test_depth)
{
	struct fixture fixture;
	char *most = nest(256);
	char *more = nest(257);

	ck_assert_msg(fixture_read_memory(&fixture, most, strlen(most)), "%s",
	    fixture.error.text);
	ck_assert_uint_eq(wsreg_registry_count(&fixture.model.snapshot), 255);
	free(dump_snapshot(&fixture.model.snapshot));
	fixture_free(&fixture);
	ck_assert(!fixture_read_memory(&fixture, more, strlen(more)));
	support_check_message(fixture.error.text, fixture.files[0], 2, "256");
	fixture_free(&fixture);
	free(most);
	free(more);
}
END_TEST

/* Inside a field as well. */
START_TEST(test_depth_of_field)
{
	struct fixture fixture;
	char *open = support_repeat(
	    "<registry xmlns='" NAMESPACE "'><record>", "<b>x", 254, "");
	char *most = support_repeat(open, "</b>", 254, "</record></registry>");
	char *more = support_repeat(open, "<b>x", 1, "");

	ck_assert_msg(fixture_read_memory(&fixture, most, strlen(most)), "%s",
	    fixture.error.text);
	free(dump_snapshot(&fixture.model.snapshot));
	fixture_free(&fixture);
	ck_assert(!fixture_read_memory(&fixture, more, strlen(more)));
	support_check_message(fixture.error.text, fixture.files[0], 1, "256");
	fixture_free(&fixture);
	free(open);
	free(most);
	free(more);
}
END_TEST

START_TEST(test_long_attribute)
{
	struct fixture fixture;
	char *text =
	    support_repeat("<registry xmlns='" NAMESPACE "'>\n<note a='",
		"0123456789", 1000001, "'/></registry>");

	ck_assert(!fixture_read_memory(&fixture, text, strlen(text)));
	support_check_message(fixture.error.text, fixture.files[0], 2, "");
	fixture_free(&fixture);
	free(text);
}
END_TEST

/* Quotes and signs in values are none of the markup. */
START_TEST(test_attributes)
{
	struct fixture fixture;
	char *tags = support_repeat(
	    "<note a='&gt;!=\"'/>", "<note b='1' c=\"='>\"/>\n", 5000, "");
	char *text = support_repeat("<registry xmlns='" NAMESPACE "'>\n<note",
	    " x='1'", 4097, "/></registry>");

	ck_assert(!fixture_read_memory(&fixture, text, strlen(text)));
	support_check_message(
	    fixture.error.text, fixture.files[0], 2, "4096 attributes");
	fixture_free(&fixture);
	free(text);
	text = support_print(
	    "<registry xmlns='" NAMESPACE "'>%s</registry>", tags);
	ck_assert_msg(fixture_read_memory(&fixture, text, strlen(text)), "%s",
	    fixture.error.text);
	fixture_free(&fixture);
	free(text);
	free(tags);
}
END_TEST

/* Returns an element with so many attributes, each with a name of its own. */
static char *
make_attributes(unsigned count)
{
	char *text = NULL;
	size_t size;
	FILE *stream = open_memstream(&text, &size);

	ck_assert_ptr_nonnull(stream);
	fprintf(stream, "<registry xmlns='" NAMESPACE "'>\n<note");
	for (unsigned i = 0; i < count; i++)
		fprintf(stream, " a%u=''", i);
	fprintf(stream, "/></registry>");
	fclose(stream);
	return text;
}

static const struct {
	SUPPORT_ROW;
	unsigned count;
	const char *reason; /* NULL: it is read */
} counts[] = {
	{ ROW, 4096, NULL },
	{ ROW, 4097, "4096 attributes" },
};

START_TEST(test_attribute_count)
{
	struct fixture fixture;
	const char *reason = counts[_i].reason;
	char *text = make_attributes(counts[_i].count);

	if (fixture_read_memory(&fixture, text, strlen(text)))
		ck_assert_ptr_null(reason);
	else
		support_check_message(
		    fixture.error.text, fixture.files[0], 2, reason);
	fixture_free(&fixture);
	free(text);
}
END_TEST

/* A tag of the shortest attributes is not too short to be counted. */
START_TEST(test_shortest_attributes)
{
	struct fixture fixture;
	char *text = support_repeat("<registry xmlns='" NAMESPACE "'>\n<n",
	    " a=''", 4097, "/></registry>");

	ck_assert(!fixture_read_memory(&fixture, text, strlen(text)));
	support_check_message(
	    fixture.error.text, fixture.files[0], 2, "4096 attributes");
	fixture_free(&fixture);
	free(text);
}
END_TEST

START_TEST(test_long_text)
{
	struct fixture fixture;
	char *text = support_repeat("<registry xmlns='" NAMESPACE
				    "'><record><id>x</id><note>",
	    "0123456 \n", 1300000, "</note></record></registry>");
	struct wsreg_field note;

	ck_assert_msg(fixture_read_memory(&fixture, text, strlen(text)), "%s",
	    fixture.error.text);
	note = fixture_field(
	    fixture_record(&fixture.model.snapshot, "", "x"), "note");
	/* White space is folded, and none stands at the end. */
	ck_assert_uint_eq(wsreg_field_text(&note, NULL, 0), 1300000 * 8 - 1);
	fixture_free(&fixture);
	free(text);
}
END_TEST

/* Lines are counted beyond what libxml2 keeps in 16 bits. */
START_TEST(test_many_lines)
{
	struct fixture fixture;
	char *text = support_repeat("<registry xmlns='" NAMESPACE "'>\n", "\n",
	    70000, "<record><id>x</id></record><note></registry>");
	const struct wsreg_snapshot *snapshot = &fixture.model.snapshot;
	char *end = strstr(text, "<note>");

	ck_assert(!fixture_read_memory(&fixture, text, strlen(text)));
	support_check_message(
	    fixture.error.text, fixture.files[0], 70002, "mismatch");
	fixture_free(&fixture);
	memset(end, ' ', strlen("<note>"));
	ck_assert_msg(fixture_read_memory(&fixture, text, strlen(text)), "%s",
	    fixture.error.text);
	ck_assert_uint_eq(
	    node_line(snapshot, record_node(snapshot->records)), 70002);
	fixture_free(&fixture);
	free(text);
}
END_TEST

/* 512 MiB, of which nothing is kept. */
START_TEST(test_large_file)
{
	static const char script[] =
	    "{ echo \"<registry xmlns='" NAMESPACE "'>\"\n"
	    "head -c 536870912 /dev/zero | tr '\\0' ' '; } |\n"
	    "exec \"$0\" header - -";
	struct support_command command = {
		.arguments = (const char *const[]){ "sh", "-c", script,
		    SUPPORT_GEN, NULL },
	};
	struct support_result result;

	support_run(&command, &result);
	ck_assert_msg(
	    result.status == 2, "%d: %s", result.status, result.errors);
	support_check_message(
	    result.errors, "<stdin>", 2, "larger than 512 MiB");
	support_result_free(&result);
}
END_TEST

/* Close codes in pages that are all different: in each another pair of codes
 * is assigned. */
static char *
make_pages(size_t count)
{
	char *text = NULL;
	size_t size;
	FILE *stream = open_memstream(&text, &size);
	unsigned page = 0;

	ck_assert_ptr_nonnull(stream);
	fputs("<registry xmlns='" NAMESPACE "' id='websocket'>\n"
	      "<registry id='close-code-number'>\n",
	    stream);
	for (unsigned i = 0; i < WSREG_PAGE_SIZE; i++)
		for (unsigned j = 0; j < i && page < count; j++, page++)
			fprintf(stream,
			    "<record><value>%u</value></record>\n"
			    "<record><value>%u</value></record>\n",
			    page * WSREG_PAGE_SIZE + i,
			    page * WSREG_PAGE_SIZE + j);
	fputs("</registry></registry>", stream);
	fclose(stream);
	return text;
}

static const struct {
	SUPPORT_ROW;
	size_t count; /* beside the page of those that are not assigned */
	const char *errors;
} pages[] = {
	{ ROW, 255, "" },
	{ ROW, 256,
	    "wsreg-gen: more than 256 different pages of close codes\n" },
};

START_TEST(test_many_pages)
{
	static const char overlay[] =
	    "wire 0-65534 assigned yes yes RFC 1 2 x\n"
	    "wire 0-65535 * no no RFC 1 2 x\n";
	char *folder = support_make_folder();
	char *file = support_print("%s/overlay", folder);
	char *text = make_pages(pages[_i].count);
	struct support_command command = {
		.arguments = (const char *const[]){ SUPPORT_GEN, "--force",
		    "--overlay", file, "header", "-", "-", NULL },
		.input = text,
		.input_size = strlen(text),
	};
	struct support_result result;

	support_write_file(file, overlay, strlen(overlay));
	support_run(&command, &result);
	ck_assert_str_eq(result.errors, pages[_i].errors);
	ck_assert_int_eq(result.status, pages[_i].errors[0] == '\0' ? 0 : 2);
	support_result_free(&result);
	free(folder);
	free(file);
	free(text);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("limits");
	TCase *tcase = tcase_create("limits");

	tcase_add_test(tcase, test_depth);
	tcase_add_test(tcase, test_depth_of_field);
	tcase_add_test(tcase, test_long_attribute);
	tcase_add_test(tcase, test_attributes);
	support_add_rows(tcase, test_attribute_count, counts);
	tcase_add_test(tcase, test_shortest_attributes);
	tcase_add_test(tcase, test_long_text);
	tcase_add_test(tcase, test_many_lines);
	tcase_add_test(tcase, test_large_file);
	support_add_rows(tcase, test_many_pages, pages);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	static Suite *(*const makers[])(void) = { make_suite };

	return support_main(makers, COUNT(makers));
}
