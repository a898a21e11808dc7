/* SPDX-License-Identifier: MIT */
/* Tests that another receiver, libwslay, accepts and rejects the same streams
 * and delivers the same messages, but for differences that RFC 6455 decides.
 * Each of these is computed: a stream with another fails. */

#include <stdio.h>
#include <stdlib.h>

#include "wslay.h"

/* So many streams are compared; this variable sets another number. */
#define STREAMS 100000
#define STREAMS_VARIABLE "WSREG_STREAMS"

/* ---- What wslay makes of a stream ---- */

/* The header at which our error is, as far as it came. */
struct header {
	uint8_t first;
	uint64_t length;
	size_t size, extended;
	/* Whether the length came, and whether some of the payload did, if
	 * there is any. */
	bool has_length, has_payload;
};

static struct header
read_header(const struct answers *answers)
{
	size_t at = (size_t)answers->ours.frame_offset;
	size_t size = answers->frames.size - at;
	const uint8_t *octets = answers->frames.octets + at;
	struct header header = { .first = size > 0 ? octets[0] : 0 };

	if (size < 2)
		return header;
	header.length = octets[1] & 0x7f;
	header.extended = header.length == 126 ? 2
	    : header.length == 127             ? 8
					       : 0;
	header.size = 2 + header.extended + ((octets[1] & 0x80) != 0 ? 4 : 0);
	header.has_length = size >= 2 + header.extended;
	if (header.has_length && header.extended > 0)
		header.length = 0;
	for (size_t i = 0; header.has_length && i < header.extended; i++)
		header.length = header.length << 8 | octets[2 + i];
	header.has_payload = size >= header.size + (header.length > 0 ? 1 : 0);
	return header;
}

/* Returns whether wslay's parser of frames rejects the header, without a look at
 * what the frame is for; RFC 6455, 5.2 and 5.5. */
static bool
is_malformed(const struct header *header)
{
	bool is_control = (header->first & 8) != 0;

	if (is_control && header->size > 0 &&
	    ((header->first & 0x80) == 0 || header->extended > 0))
		return true;
	return header->has_length &&
	    ((header->extended == 2 && header->length < 126) ||
		(header->extended == 8 &&
		    (header->length < 65536 || header->length >> 63 != 0)));
}

/* Returns whether the reason of the Close is UTF-8 as far as it came, if the
 * first `skipped` octets of each piece of the payload are not looked at. */
static bool
is_reason_valid(const struct answers *answers, size_t skipped)
{
	const struct wsreg_frame *close = &answers->ours.close;
	size_t start = (size_t)close->offset + close->header_size;
	size_t end = start + (size_t)close->length, index = 0;
	struct wsreg_utf8 utf8 = { 0 };

	for (size_t at = start; at < end; at++, index++) {
		uint8_t octet;

		if (at == answers->frames.size)
			return true;
		if (at % answers->step == 0)
			index = 0;
		octet =
		    answers->frames.octets[at] ^ close->key[(at - start) % 4];
		if (at - start >= 2 && index >= skipped &&
		    wsreg_utf8_feed(&utf8, &octet, 1) == 0)
			return false;
	}
	return wsreg_utf8_complete(&utf8);
}

/* ---- Where they differ ---- */

static bool
agree(const struct answers *answers)
{
	return answers->ours.rule == NULL ? !answers->rejects
					  : answers->rejects &&
		answers->code == answers->ours.rule->close_code;
}

/* Returns whether wslay rejects the stream with this code. */
static bool
rejects_with(const struct answers *answers, unsigned code)
{
	return answers->rejects && answers->code == code;
}

static bool
is_close_code(const struct wsreg_rule *rule)
{
	return rule != NULL && rule->place == WSREG_AT_CODE;
}

static bool
is_reason(const struct wsreg_rule *rule)
{
	return rule != NULL &&
	    (rule->number == WSREG_RULE_CLOSE_REASON_UTF8_INVALID ||
		rule->number == WSREG_RULE_CLOSE_REASON_UTF8_TRUNCATED);
}

static bool
waits_for_header(const struct answers *answers)
{
	const struct wsreg_rule *rule = answers->ours.rule;

	return rule != NULL && rule->place <= WSREG_AT_KEY &&
	    !answers->rejects && !read_header(answers).has_payload;
}

static bool
waits_for_close(const struct answers *answers)
{
	return is_close_code(answers->ours.rule) && !answers->ours.whole &&
	    !answers->rejects;
}

static bool
skips_octets(const struct answers *answers)
{
	const struct wsreg_rule *rule = answers->ours.rule;
	bool valid = is_reason_valid(answers, 0);
	bool seen_valid = is_reason_valid(answers, 2);

	return (rule == NULL || is_close_code(rule) || is_reason(rule)) &&
	    valid != seen_valid && rejects_with(answers, 1007) != seen_valid;
}

static bool
reads_reason_first(const struct answers *answers)
{
	return is_close_code(answers->ours.rule) &&
	    rejects_with(answers, 1007) && !is_reason_valid(answers, 0);
}

static bool
lacks_code(const struct answers *answers)
{
	return answers->ours.rule == NULL && rejects_with(answers, 1002) &&
	    answers->ours.code >= 1012 && answers->ours.code <= 1014;
}

static bool
takes_octet(const struct answers *answers)
{
	return answers->ours.rule != NULL &&
	    answers->ours.rule->number == WSREG_RULE_CLOSE_PAYLOAD_ONE_OCTET &&
	    !answers->rejects;
}

static bool
sends_no_code(const struct answers *answers)
{
	const struct wsreg_rule *rule = answers->ours.rule;
	struct header header;

	if (rule == NULL || rule->place > WSREG_AT_KEY ||
	    !rejects_with(answers, 1005))
		return false;
	header = read_header(answers);
	return is_malformed(&header);
}

static const struct {
	/* What wslay does, and why it is right here not to. */
	const char *difference, *decided;
	bool (*explains)(const struct answers *answers);
} differences[] = {
	{ "judges a header when the first octet of payload has come",
	    "RFC 6455 says what fails a connection, and never how soon",
	    waits_for_header },
	{ "judges a close code when the Close is complete",
	    "RFC 6455 says what fails a connection, and never how soon",
	    waits_for_close },
	{ "does not look at the first two octets of any piece of a Close",
	    "RFC 6455, 5.5.1: \"Following the 2-byte integer, the body MAY "
	    "contain UTF-8-encoded data\": only the first two are the code",
	    skips_octets },
	{ "judges the reason before the code",
	    "both are errors, and RFC 6455 does not say which is first",
	    reads_reason_first },
	{ "rejects 1012, 1013 and 1014, which were registered after RFC 6455",
	    "RFC 6455, 7.4.2: \"Status codes in the range 1000-2999 are "
	    "reserved for definition by this protocol, its future revisions, "
	    "and extensions\"; the registry has them",
	    lacks_code },
	{ "accepts a Close with one octet",
	    "RFC 6455, 5.5.1: \"If there is a body, the first two bytes of "
	    "the body MUST be a 2-byte unsigned integer\"",
	    takes_octet },
	{ "sends a Close without a code if a header is malformed",
	    "RFC 6455, 7.1.7: the Close should have an appropriate code; "
	    "7.4.1 has 1002 for protocol errors",
	    sends_no_code },
};

/* How often they agreed to accept and to reject, and each difference. */
struct counts {
	size_t accepted, rejected, differences[COUNT(differences)];
};

static void
count(const struct answers *answers, uint32_t number, struct counts *counts)
{
	const struct wsreg_rule *rule = answers->ours.rule;
	size_t i = 0;

	if (agree(answers)) {
		counts->accepted += rule == NULL;
		counts->rejected += rule != NULL;
		return;
	}
	while (i < COUNT(differences) && !differences[i].explains(answers))
		i++;
	support_assert(i < COUNT(differences), "stream %u: %s; wslay: %s %u",
	    number, rule == NULL ? "accept" : rule->id,
	    answers->rejects ? "reject" : "accept", answers->code);
	counts->differences[i]++;
}

/* Three of four streams come in pieces of up to 20 octets. */
static void
compare(uint32_t number, struct counts *counts)
{
	uint32_t random = ~number;
	struct answers answers = { .step = STREAMS_MAX };

	streams_make(&answers.frames, number);
	if (number / 2 % 4 != 0)
		answers.step = 1 + support_random(&random) % 20;
	streams_judge(&answers.frames, WSLAY_MESSAGE_MAX, &answers.ours);
	wslay_ask(&answers);
	support_assert(answers.sum == answers.ours.sum,
	    "stream %u: other messages", number);
	count(&answers, number, counts);
	frames_free(&answers.frames);
}

/* Every difference has an explanation, and every explanation a difference. */
START_TEST(test_wslay)
{
	const char *wanted = getenv(STREAMS_VARIABLE);
	unsigned long streams =
	    wanted != NULL ? strtoul(wanted, NULL, 10) : STREAMS;
	struct counts counts = { 0 };

	for (uint32_t number = 0; number < streams; number++)
		compare(number, &counts);
	printf("%lu streams: both accept %zu, both reject %zu\n", streams,
	    counts.accepted, counts.rejected);
	for (size_t i = 0; i < COUNT(differences); i++) {
		printf("%6zu: wslay %s\n", counts.differences[i],
		    differences[i].difference);
		ck_assert_msg(streams < STREAMS || counts.differences[i] > 0,
		    "wslay no longer differs: it %s (%s)",
		    differences[i].difference, differences[i].decided);
	}
	ck_assert_uint_gt(counts.accepted, streams / 5);
	ck_assert_uint_gt(counts.rejected, streams / 5);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("wslay");
	TCase *tcase = tcase_create("wslay");

	tcase_add_test(tcase, test_wslay);
	suite_add_tcase(suite, tcase);
	return suite;
}

int
main(void)
{
	static Suite *(*const makers[])(void) = { make_suite };

	return support_main(makers, COUNT(makers));
}
