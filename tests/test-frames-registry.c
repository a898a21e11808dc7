/* SPDX-License-Identifier: MIT */
/* Tests that frames are judged by the registries that are given, and that the
 * checker does as its options say. */

#include <stdlib.h>
#include <string.h>

#include "fixture.h"
#include "frames.h"

#define HEAD                                                                   \
	"<registry xmlns=\"" NAMESPACE "\" id=\"websocket\"><title>T</title>"
#define TAIL "</registry>"

/* Opcodes 3 and 11 are there, 2 is not; close code 2000 is, 1001 is not. */
static const char other[] = HEAD
    "<registry id=\"opcode\">"
    "<record><value>0</value><description>Continuation</description></record>"
    "<record><value>1</value><description>Text</description></record>"
    "<record><value>2</value><description>Unassigned</description></record>"
    "<record><value>3</value><description>Third</description></record>"
    "<record><value>4-7</value><description>Unassigned</description></record>"
    "<record><value>8</value><description>Close</description></record>"
    "<record><value>11</value><description>Probe</description></record>"
    "</registry><registry id=\"close-code-number\">"
    "<record><value>1000</value><description>Normal</description></record>"
    "<record><value>1001</value><description>Unassigned</description></record>"
    "<record><value>2000</value><description>Lunch</description></record>"
    "</registry>" TAIL;

static const char without[] = HEAD TAIL;

static const struct {
	SUPPORT_ROW;
	const char *registries, *frame;
	/* The first finding; NULL: none. */
	const char *rule;
} judged[] = {
	{ ROW, other, "83 00", NULL },
	{ ROW, other, "8B 00", NULL },
	{ ROW, other, "0B 00", "control-frame-fragmented" },
	{ ROW, other, "8B 7E 01 00", "control-frame-too-long" },
	{ ROW, other, "84 00", "opcode-reserved-data" },
	{ ROW, other, "82 00", "opcode-reserved-data" },
	/* Long enough for its header to be taken at once. */
	{ ROW, other, "82 0C 61 61 61 61 61 61 61 61 61 61 61 61",
	    "opcode-reserved-data" },
	{ ROW, other, "89 00", "opcode-reserved-control" },
	{ ROW, other, "8C 00", "opcode-reserved-control" },
	{ ROW, other, "80 00", "continuation-unexpected" },
	{ ROW, other, "88 02 07 D0", NULL },
	{ ROW, other, "88 02 07 D1", "close-code-unassigned" },
	{ ROW, other, "88 02 03 E9", "close-code-unassigned" },
	{ ROW, other, "88 02 03 E8", NULL },
	{ ROW, without, "83 00", "opcode-reserved-data" },
	{ ROW, without, "82 00", NULL },
	{ ROW, without, "88 02 03 E9", NULL },
	{ ROW, without, "88 02 07 D0", "close-code-unassigned" },
};

static void
check_first(
    const struct wsreg_snapshot *snapshot, const char *frame, const char *rule)
{
	struct wsreg_check_options options = {
		.sender = WSREG_SERVER, .snapshot = snapshot, .open = true
	};
	struct frames frames = { .sender = WSREG_SERVER };
	struct wsreg_finding finding;

	frames_add_hex(&frames, frame, true);
	finding = frames_first(&options, frames.octets, frames.size);
	ck_assert_msg(support_is_same(
			  finding.rule == NULL ? NULL : finding.rule->id, rule),
	    "%s: %s", frame,
	    finding.rule == NULL ? "nothing" : finding.rule->id);
	frames_free(&frames);
}

START_TEST(test_judged)
{
	const char *text = judged[_i].registries;
	struct fixture fixture;

	ck_assert(fixture_read_memory(&fixture, text, strlen(text)));
	check_first(&fixture.model.snapshot, judged[_i].frame, judged[_i].rule);
	fixture_free(&fixture);
}
END_TEST

/* Private codes laid over IANA's. */
START_TEST(test_layers)
{
	char *folder = support_make_folder();
	char *file = support_print("%s/private.xml", folder);
	const char *const files[] = { WEBSOCKET_XML, file };
	struct fixture fixture;

	support_write_file(file, other, strlen(other));
	ck_assert(fixture_read_files(&fixture, files, COUNT(files), 1000));
	check_first(&fixture.model.snapshot, "83 00", NULL);
	check_first(&fixture.model.snapshot, "88 02 07 D0", NULL);
	check_first(&fixture.model.snapshot, "89 00", NULL);
	check_first(&fixture.model.snapshot, "88 02 03 F4", NULL);
	check_first(
	    &fixture.model.snapshot, "8C 00", "opcode-reserved-control");
	fixture_free(&fixture);
	free(file);
	free(folder);
}
END_TEST

/* ---- The header bits of extensions ---- */

/* An extension for each way to share a reference with a bit, or not to. */
static const char extensions[] = HEAD
    "<registry id=\"extension-name\">"
    "<record><value>two</value><xref type=\"rfc\" data=\"rfc9999\"/></record>"
    "<record><value>none</value><xref type=\"rfc\" data=\"rfc9990\"/></record>"
    "<record><value>mine</value><xref type=\"person\" data=\"Me\"/></record>"
    "<record><value>draft</value><xref type=\"draft\" data=\"rfc9998\"/>"
    "</record></registry><registry id=\"framing-header-bits\">"
    "<record><value>RSV2</value><description>in <xref type=\"rfc\""
    " data=\"rfc9999\"/></description></record>"
    "<record><value>RSV3</value><xref type=\"rfc\" data=\"rfc9998\"/>"
    "<xref type=\"rfc\" data=\"rfc9999\"/></record>"
    "<record><value>RSV1</value><xref type=\"person\" data=\"Me\"/></record>"
    "<record><value>RSV9</value><xref type=\"rfc\" data=\"rfc9990\"/></record>"
    "</registry>" TAIL;

/* One of the two registries alone. */
static const char no_bits[] = HEAD
    "<registry id=\"extension-name\">"
    "<record><value>two</value><xref type=\"rfc\" data=\"rfc9999\"/></record>"
    "</registry>" TAIL;
static const char no_extensions[] = HEAD
    "<registry id=\"framing-header-bits\">"
    "<record><value>RSV1</value><xref type=\"rfc\" data=\"rfc9999\"/></record>"
    "</registry>" TAIL;

static const struct {
	SUPPORT_ROW;
	const char *registries, *name;
	unsigned bits;
} agreed[] = {
	{ ROW, NULL, "permessage-deflate", 4 },
	{ ROW, NULL, "bbf-usp-protocol", 0 },
	{ ROW, NULL, "permessage-deflat", 0 },
	{ ROW, NULL, "", 0 },
	{ ROW, extensions, "two", 3 },
	{ ROW, extensions, "none", 0 },
	{ ROW, extensions, "mine", 0 },
	{ ROW, extensions, "draft", 0 },
	{ ROW, without, "permessage-deflate", 0 },
	{ ROW, no_bits, "two", 0 },
	{ ROW, no_extensions, "two", 0 },
};

START_TEST(test_bits)
{
	const char *text = agreed[_i].registries;
	const struct wsreg_snapshot *snapshot = wsreg_builtin();
	struct fixture fixture;

	if (text != NULL) {
		ck_assert(fixture_read_memory(&fixture, text, strlen(text)));
		snapshot = &fixture.model.snapshot;
	}
	ck_assert_uint_eq(wsreg_extension_bits(snapshot, agreed[_i].name,
			      strlen(agreed[_i].name)),
	    agreed[_i].bits);
	if (text != NULL)
		fixture_free(&fixture);
}
END_TEST

/* ---- Options and ends ---- */

/* Nothing agreed on, a client's frames, from octet 0. */
START_TEST(test_no_options)
{
	struct wsreg_check check;
	struct wsreg_event event;
	size_t used;

	wsreg_check_init(&check, NULL);
	ck_assert(!wsreg_check_feed(&check, NULL, 0, &used, &event));
	ck_assert_uint_eq(used, 0);
	ck_assert(wsreg_check_feed(&check, "\x81\x00", 2, &used, &event));
	ck_assert_str_eq(event.finding.rule->id, "mask-missing");
	ck_assert_uint_eq(event.finding.offset, 1);
}
END_TEST

/* After an error all is used, nothing told, and the end is none. */
START_TEST(test_stopped)
{
	struct wsreg_check check;
	struct wsreg_event event;
	size_t used;

	wsreg_check_init(&check, NULL);
	ck_assert(!wsreg_check_failed(&check));
	ck_assert(wsreg_check_feed(&check, "\x83\x00\x83", 3, &used, &event));
	ck_assert_uint_eq(used, 1);
	ck_assert(wsreg_check_failed(&check));
	ck_assert(!wsreg_check_feed(&check, "\x00\x83", 2, &used, &event));
	ck_assert_uint_eq(used, 2);
	ck_assert(!wsreg_check_feed(&check, NULL, 0, &used, &event));
	ck_assert_uint_eq(wsreg_check_offset(&check), 3);
	ck_assert(!wsreg_check_finish(&check, &event));
}
END_TEST

/* The end is told once; a stream that was cut off has none. */
START_TEST(test_finish)
{
	struct wsreg_check_options options = { .open = _i != 0 };
	struct wsreg_check check;
	struct wsreg_event event;
	size_t used;

	wsreg_check_init(&check, &options);
	ck_assert(!wsreg_check_feed(&check, "\x82", 1, &used, &event));
	ck_assert_int_eq(wsreg_check_finish(&check, &event), _i == 0);
	ck_assert(!wsreg_check_finish(&check, &event));
	ck_assert_int_eq(wsreg_check_failed(&check), _i == 0);
}
END_TEST

/* Offsets so high that they come near the end of their type. */
START_TEST(test_high_offset)
{
	struct wsreg_check_options options = { .sender = WSREG_SERVER,
		.offset = UINT64_MAX - 2 };
	struct wsreg_finding finding =
	    frames_first(&options, (const uint8_t *)"\x81\x80", 2);

	ck_assert_str_eq(finding.rule->id, "mask-unexpected");
	ck_assert_uint_eq(finding.offset, UINT64_MAX - 1);
	ck_assert_uint_eq(finding.frame_offset, UINT64_MAX - 2);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("frames-registry");
	TCase *tcase = tcase_create("registry");

	support_add_rows(tcase, test_judged, judged);
	tcase_add_test(tcase, test_layers);
	support_add_rows(tcase, test_bits, agreed);
	tcase_add_test(tcase, test_no_options);
	tcase_add_test(tcase, test_stopped);
	tcase_add_loop_test(tcase, test_finish, 0, 2);
	tcase_add_test(tcase, test_high_offset);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	static Suite *(*const makers[])(void) = { make_suite };

	return support_main(makers, COUNT(makers));
}
