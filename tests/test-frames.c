/* SPDX-License-Identifier: MIT */
/* Tests of the frame checker: every rule of frames at its octet, whole and cut
 * anywhere. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/rules/cases-read.h"
#include "frames.h"

/* Where the first octet stands in what the side sent. */
#define BASE 1000

/* The octets of a case, and where its frames are in them. */
struct stream {
	struct rules_stream frames;
	uint8_t *octets;
	struct wsreg_check_options options;
};

/* Writes the octets of a case into memory of their size. */
static void
write_stream(struct stream *stream, const struct rules_case *row,
    enum wsreg_sender sender)
{
	cli_case_write(row, sender, NULL, 0, &stream->frames);
	/* No octets are no memory. */
	stream->octets = malloc(stream->frames.size + 1);
	ck_assert_ptr_nonnull(stream->octets);
	cli_case_write(
	    row, sender, stream->octets, stream->frames.size, &stream->frames);
}

static void
make_stream(struct stream *stream, const struct rules_case *row,
    enum wsreg_sender sender, bool keep_going)
{
	/* Of extensions the cases have this one alone; RFC 7692, 6. */
	unsigned deflate = row->extensions != NULL ? 4 : 0;

	*stream = (struct stream){
		.options = {
			.size = sizeof(struct wsreg_check_options),
			.sender = sender,
			.offset = BASE,
			.bits = row->bits | deflate,
			.compressed_bit = row->compressed_bit | deflate,
			.max_frame = row->max_frame,
			.max_message = row->max_message,
			.max_fragments = row->max_fragments,
			.message = row->message,
			.keep_going = keep_going,
			.open = !row->ends && row->id == NULL,
		},
	};
	write_stream(stream, row, sender);
}

/* A finding as it is expected.  Whether the connection has failed with it. */
static bool
write_found(FILE *text, const struct stream *stream,
    const struct rules_found *found, bool after_error)
{
	const struct wsreg_rule *rule =
	    wsreg_rule_find(found->rule, strlen(found->rule));
	bool in_frame = found->frame != NO_FRAME;
	struct wsreg_finding finding = { .rule = rule,
		.value = found->value,
		.in_frame = in_frame,
		.after_error = after_error };
	char *line;

	ck_assert_msg(rule != NULL, "no rule `%s'", found->rule);
	finding.offset =
	    BASE + cli_case_offset(&stream->frames, stream->octets, found);
	finding.frame = in_frame ? found->frame : 0;
	finding.frame_offset =
	    in_frame ? BASE + stream->frames.starts[found->frame] : 0;
	line = frames_print(&finding);
	fputs(line, text);
	free(line);
	return rule->severity == WSREG_ERROR || rule->severity == WSREG_LIMIT;
}

static char *
expect(const struct rules_case *row, const struct stream *stream)
{
	bool failed = false;
	char *text;
	size_t size;
	FILE *file = open_memstream(&text, &size);

	ck_assert_ptr_nonnull(file);
	for (size_t i = 0; i < 8 && row->found[i].rule != NULL; i++)
		if (!failed || stream->options.keep_going)
			failed |=
			    write_found(file, stream, &row->found[i], failed);
	fclose(file);
	return text;
}

/* Returns whether the case is none of this side, of the frame checker alone, or
 * of a checker that keeps going: that of a vector ends with its only finding. */
static bool
skips(const struct rules_case *row, enum wsreg_sender sender, bool keep_going)
{
	const char *id = row->found[0].rule;
	const struct wsreg_rule *rule =
	    id != NULL ? wsreg_rule_find(id, strlen(id)) : NULL;

	return !cli_case_is_for(row, sender) ||
	    (row->id != NULL && keep_going) ||
	    (rule != NULL && rule->number >= WSREG_RULE_DEFLATE_DATA_INVALID);
}

/* Returns the row's next variant after `*variant`, by sender and whether the
 * checker keeps going; false if there is none. */
static bool
next_stream(
    const struct rules_case *row, unsigned *variant, struct stream *stream)
{
	while (*variant < 4) {
		enum wsreg_sender sender = (enum wsreg_sender)(*variant & 1);
		bool keep_going = (*variant & 2) != 0;

		++*variant;
		if (skips(row, sender, keep_going))
			continue;
		make_stream(stream, row, sender, keep_going);
		return true;
	}
	return false;
}

/* By case. */
START_TEST(test_case)
{
	const struct rules_case *row = cli_case_at((size_t)_i);
	struct frames_log log;
	struct stream stream;
	unsigned variant = 0;

	while (next_stream(row, &variant, &stream)) {
		char *expected = expect(row, &stream);

		frames_check(&stream.options, stream.octets, stream.frames.size,
		    SIZE_MAX, 1, &log);
		ck_assert_str_eq(log.findings, expected);
		free(expected);
		frames_log_free(&log);
		free(stream.octets);
	}
}
END_TEST

static void
check_cut(const struct stream *stream, size_t first, size_t step,
    const struct frames_log *whole)
{
	struct frames_log log;

	frames_check(&stream->options, stream->octets, stream->frames.size,
	    first, step, &log);
	ck_assert_str_eq(log.text, whole->text);
	ck_assert_uint_eq(log.payload_size, whole->payload_size);
	ck_assert_mem_eq(log.payload, whole->payload, log.payload_size);
	frames_log_free(&log);
}

/* By case: cut in two anywhere, and into pieces of each size.  Of a long payload
 * the beginning is enough. */
START_TEST(test_cuts)
{
	const struct rules_case *row = cli_case_at((size_t)_i);
	struct frames_log whole;
	struct stream stream;
	unsigned variant = 0;

	while (next_stream(row, &variant, &stream)) {
		size_t size = stream.frames.size,
		       most = size < 1000 ? size : 20;

		frames_check(
		    &stream.options, stream.octets, size, SIZE_MAX, 1, &whole);
		for (size_t i = 1; i <= most; i++) {
			check_cut(&stream, i, SIZE_MAX, &whole);
			check_cut(&stream, i, i > 1 ? i : SIZE_MAX, &whole);
		}
		if (size < 1000)
			check_cut(&stream, 1, 1, &whole);
		frames_log_free(&whole);
		free(stream.octets);
	}
}
END_TEST

/* ---- Events of what is right ---- */

static const struct {
	SUPPORT_ROW;
	const char *frames[8];
	enum wsreg_sender sender;
	/* All that is told, and the payload as it came. */
	const char *text, *payload;
} told[] = {
	{ ROW,
	    { "41 01 61", "89 01 62", "80 01 63", "82 00", "01 01 64", "00 00",
		"88 02 03 E8", "81 01 65" },
	    WSREG_SERVER,
	    "frame 0 at 1000 length 1 header 2 opcode 1 of 1 rsv 4 compressed"
	    " 00000000\nend of 0\n"
	    "frame 1 at 1003 length 1 header 2 opcode 9 of 9 rsv 0 fin"
	    " 00000000\nend of 1\n"
	    "frame 2 at 1006 length 1 header 2 opcode 0 of 1 rsv 0 fin"
	    " compressed 00000000\nend of 2\n"
	    "frame 3 at 1009 length 0 header 2 opcode 2 of 2 rsv 0 fin"
	    " 00000000\nend of 3\n"
	    "frame 4 at 1011 length 1 header 2 opcode 1 of 1 rsv 0"
	    " 00000000\nend of 4\n"
	    "frame 5 at 1014 length 0 header 2 opcode 0 of 1 rsv 0"
	    " 00000000\nend of 5\n"
	    "message-unfinished 0 at 1016 in 6 at 1016\n"
	    "frame 6 at 1016 length 2 header 2 opcode 8 of 8 rsv 0 fin"
	    " 00000000\nend of 6\n"
	    "data-after-close 1 at 1020 in 7 at 1020\n"
	    "frame 7 at 1020 length 1 header 2 opcode 1 of 1 rsv 0 fin"
	    " discarded 00000000\nend of 7\n",
	    "abcd\x03\xe8"
	    "e" },
	{ ROW, { "82 7E 00 7E" }, WSREG_CLIENT,
	    "frame 0 at 1000 length 126 header 8 opcode 2 of 2 rsv 0 fin masked"
	    " 7765616b\nstream-truncated 0 at 1008 in 0 at 1000\n",
	    "" },
	{ ROW, { "81 03 61 62 63" }, WSREG_CLIENT,
	    "frame 0 at 1000 length 3 header 6 opcode 1 of 1 rsv 0 fin masked"
	    " 7765616b\nend of 0\nclose-missing 0 at 1009\n",
	    "\x16\x07\x02" },
};

START_TEST(test_told)
{
	struct wsreg_check_options options = { .sender = told[_i].sender,
		.offset = BASE,
		.bits = 4,
		.compressed_bit = 4 };
	struct frames frames = { .sender = told[_i].sender, .key = "weak" };
	struct frames_log log;

	for (size_t i = 0; i < 8 && told[_i].frames[i] != NULL; i++)
		frames_add_hex(&frames, told[_i].frames[i], true);
	frames_check(&options, frames.octets, frames.size, SIZE_MAX, 1, &log);
	ck_assert_str_eq(log.text, told[_i].text);
	ck_assert_uint_eq(log.payload_size, strlen(told[_i].payload));
	ck_assert_mem_eq(log.payload, told[_i].payload, log.payload_size);
	frames_log_free(&log);
	frames_free(&frames);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("frames");
	TCase *tcase = tcase_create("frames");
	const struct rules_case *row;

	for (int i = 0; (row = cli_case_at((size_t)i)) != NULL; i++) {
		support_add_row(tcase, test_case, row->place, i, i + 1);
		support_add_row(tcase, test_cuts, row->place, i, i + 1);
	}
	support_add_rows(tcase, test_told, told);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	static Suite *(*const makers[])(void) = { make_suite };

	return support_main(makers, COUNT(makers));
}
