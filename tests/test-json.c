/* SPDX-License-Identifier: MIT */
/* Tests that the document in JSON is the one that was read. */

#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "fixture.h"

/* ---- Text of JSON as a document ---- */

/* Compares what is parsed with the nodes of a snapshot, one after another. */
struct reader {
	const struct wsreg_snapshot *snapshot;
	uint32_t node;
};

static void
check_node(struct reader *reader, enum wsreg_node_kind kind, const char *name,
    const char *text)
{
	const struct wsreg_snapshot *snapshot = reader->snapshot;
	uint32_t node = reader->node++;

	support_assert(node < snapshot->node_count, "more than there is: %s %s",
	    name, text);
	support_assert(node_is(snapshot, node, kind) &&
		strcmp(node_name(snapshot, node), name) == 0 &&
		strcmp(node_text(snapshot, node), text) == 0,
	    "node %lu: `%s' `%s' instead of `%s' `%s'", (unsigned long)node,
	    name, text, node_name(snapshot, node), node_text(snapshot, node));
}

/* The object's text of this name; the test fails if it has none. */
static const char *
get_text(json_t *object, const char *name)
{
	const char *text = json_string_value(json_object_get(object, name));

	support_assert(text != NULL, "no text `%s'", name);
	return text;
}

static void
check_content(struct reader *reader, json_t *content);

static void
check_element(struct reader *reader, json_t *element)
{
	uint32_t start = reader->node;
	const char *name;
	json_t *value;

	check_node(
	    reader, WSREG_NODE_ELEMENT, get_text(element, "element"), "");
	json_object_foreach(json_object_get(element, "attributes"), name, value)
	    check_node(
		reader, WSREG_NODE_ATTRIBUTE, name, json_string_value(value));
	check_content(reader, json_object_get(element, "content"));
	support_assert(reader->node == node_next(reader->snapshot, start),
	    "node %lu: ends elsewhere", (unsigned long)start);
}

static void
check_content(struct reader *reader, json_t *content)
{
	size_t i;
	json_t *part;

	support_assert(json_is_array(content), "no content");
	json_array_foreach(content, i, part) if (json_is_string(part))
	    check_node(reader, WSREG_NODE_TEXT, "", json_string_value(part));
	else if (json_object_get(part, "element") != NULL)
	    check_element(reader, part);
	else check_node(reader, WSREG_NODE_INSTRUCTION,
	    get_text(part, "instruction"), get_text(part, "text"));
}

/* ---- Files ---- */

/* The JSON of a file, to be released; no registry of it is chosen. */
static json_t *
generate(const char *file, const char *overlay)
{
	char *text = support_output(NULL,
	    (const char *const[]){ SUPPORT_GEN, "--force", "--overlay", overlay,
		"json", file, "-", NULL });
	json_error_t error;
	json_t *whole = json_loads(text, JSON_REJECT_DUPLICATES, &error);

	ck_assert_msg(
	    whole != NULL, "%s: %d: %s", file, error.line, error.text);
	ck_assert_msg(text[strlen(text) - 1] == '\n', "%s: no end", file);
	free(text);
	return whole;
}

static const struct {
	SUPPORT_ROW;
	const char *file, *overlay;
} files[] = {
	{ ROW, WEBSOCKET_XML, OVERLAY },
	{ ROW, FIXTURES "good-small.xml", FIXTURES "good-small.overlay" },
	{ ROW, FIXTURES "good-odd.xml", FIXTURES "good-odd.overlay" },
	{ ROW, FIXTURES "good-markup.xml", "/dev/null" },
	{ ROW, FIXTURES "good-nested.xml", "/dev/null" },
	{ ROW, FIXTURES "good-numbers.xml", "/dev/null" },
	{ ROW, FIXTURES "good-references.xml", "/dev/null" },
	{ ROW, FIXTURES "good-rules.xml", "/dev/null" },
	{ ROW, FIXTURES "good-utf8.xml", "/dev/null" },
	{ ROW, FIXTURES "good-utf16.xml", "/dev/null" },
};

START_TEST(test_document)
{
	struct fixture fixture;
	const struct wsreg_snapshot *snapshot =
	    fixture_snapshot(&fixture, files[_i].file);
	json_t *whole = generate(files[_i].file, files[_i].overlay);
	struct reader reader = { snapshot, snapshot->document };

	check_content(&reader, json_object_get(whole, "document"));
	ck_assert_uint_eq(reader.node, snapshot->node_count);
	ck_assert_str_eq(get_text(json_object_get(whole, "snapshot"), "sha256"),
	    snapshot->sha256);
	json_decref(whole);
	fixture_free(&fixture);
}
END_TEST

/* As deep as a document may be. */
START_TEST(test_depth)
{
	char *head = support_repeat(
	    "<registry xmlns='" NAMESPACE "'>", "<registry>", 254, "");
	char *text = support_repeat(head, "</registry>", 255, "");
	struct fixture fixture;
	struct support_command command = {
		.arguments = (const char *const[]){ SUPPORT_GEN, "--force",
		    "json", "-", "-", NULL },
		.input = text,
		.input_size = strlen(text),
	};
	struct support_result result;
	json_t *whole;
	struct reader reader;

	ck_assert(fixture_read_memory(&fixture, text, strlen(text)));
	support_run(&command, &result);
	ck_assert_msg(result.status == 0, "%s", result.errors);
	whole = json_loads(result.output, 0, NULL);
	ck_assert_ptr_nonnull(whole);
	reader = (struct reader){ &fixture.model.snapshot, 0 };
	reader.node = reader.snapshot->document;
	check_content(&reader, json_object_get(whole, "document"));
	ck_assert_uint_eq(reader.node, reader.snapshot->node_count);
	json_decref(whole);
	support_result_free(&result);
	fixture_free(&fixture);
	free(text);
	free(head);
}
END_TEST

/* ---- Constants ---- */

static json_t *
find_registry(json_t *whole, const char *name)
{
	size_t i;
	json_t *registry;

	json_array_foreach(json_object_get(whole, "registries"), i,
	    registry) if (strcmp(get_text(registry, "name"), name) ==
	    0) return registry;
	ck_abort_msg("no registry %s", name);
}

/* The constants with this end, as text; it is found by name. */
static const struct {
	SUPPORT_ROW;
	const char *registry, *name, *text;
} constants[] = {
	{ ROW, "CLOSE", "GOING_AWAY",
	    "{\"name\":\"GOING_AWAY\",\"identifier\":"
	    "\"WSREG_CLOSE_GOING_AWAY\",\"key\":\"1001\",\"value\":1001,"
	    "\"text\":\"Going Away\",\"status\":\"assigned\",\"former\":false,"
	    "\"wire\":{\"client\":\"yes\",\"server\":\"yes\","
	    "\"accept\":\"yes\",\"browser\":\"no\",\"reason\":"
	    "\"registered for use by both sides\",\"section\":"
	    "\"RFC 6455 7.4.1\"}}" },
	{ ROW, "SUBPROTOCOL", "REDFISH_WEBSOCKET",
	    "{\"name\":\"REDFISH_WEBSOCKET\",\"identifier\":"
	    "\"WSREG_SUBPROTOCOL_REDFISH_WEBSOCKET\",\"key\":\"Redfish\","
	    "\"value\":null,\"text\":\"Redfish Specification DSP0266\","
	    "\"status\":\"assigned\",\"former\":true,\"wire\":null}" },
	{ ROW, "VERSION", "13",
	    "{\"name\":\"13\",\"identifier\":\"WSREG_VERSION_13\","
	    "\"key\":\"13\",\"value\":13,\"text\":null,"
	    "\"status\":\"standard\",\"former\":false,\"wire\":null}" },
};

START_TEST(test_constant)
{
	json_t *whole = generate(WEBSOCKET_XML, OVERLAY);
	json_t *registry = find_registry(whole, constants[_i].registry);
	char *text = NULL;
	size_t i;
	json_t *constant;

	json_array_foreach(json_object_get(registry, "constants"), i,
	    constant) if (strcmp(get_text(constant, "name"),
			      constants[_i].name) == 0) text =
	    json_dumps(constant, JSON_COMPACT);
	ck_assert_ptr_nonnull(text);
	ck_assert_str_eq(text, constants[_i].text);
	free(text);
	json_decref(whole);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("json");
	TCase *tcase = tcase_create("json");

	support_add_rows(tcase, test_document, files);
	tcase_add_test(tcase, test_depth);
	support_add_rows(tcase, test_constant, constants);
	suite_add_tcase(suite, tcase);
	return suite;
}

int
main(void)
{
	static Suite *(*const makers[])(void) = { make_suite };

	return support_main(makers, COUNT(makers));
}
