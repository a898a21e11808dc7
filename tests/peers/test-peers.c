/* SPDX-License-Identifier: MIT */
/* Tests that another receiver, wsproto, accepts and rejects the same streams,
 * but for differences that RFC 6455 decides. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "streams.h"

#define STREAMS 20000

/* ---- The two receivers ---- */

/* What wsproto says of all streams, a line each; to be freed. */
static char *
ask_peer(void)
{
	static const char *const arguments[] = { SUPPORT_PYTHON,
		SUPPORT_SOURCE "/tests/peers/receive.py", NULL };
	struct support_command command = { .arguments = arguments };
	struct support_result result;
	char *input;
	FILE *file = open_memstream(&input, &command.input_size);

	ck_assert_ptr_nonnull(file);
	for (uint32_t i = 0; i < STREAMS; i++) {
		struct frames frames;

		streams_make(&frames, i);
		fputs(frames.sender == WSREG_CLIENT ? "client " : "server ",
		    file);
		for (size_t j = 0; j < frames.size; j++)
			fprintf(file, "%02x", frames.octets[j]);
		fputc('\n', file);
		frames_free(&frames);
	}
	fclose(file);
	command.input = input;
	support_run(&command, &result);
	ck_assert_msg(result.status == 0, "wsproto: %s", result.errors);
	free(input);
	free(result.errors);
	return result.output;
}

/* Our verdict, and what wsproto says. */
struct answers {
	struct streams_verdict ours;
	const char *peer;
};

/* ---- Where they differ ---- */

static bool
agree(const struct answers *answers)
{
	char text[32] = "accept";

	if (answers->ours.rule != NULL)
		snprintf(text, sizeof(text), "reject %u",
		    answers->ours.rule->close_code);
	return strcmp(answers->peer, text) == 0;
}

static bool
waits(const struct answers *answers)
{
	return answers->ours.rule != NULL && !answers->ours.whole &&
	    strcmp(answers->peer, "accept") == 0;
}

static bool
lacks_code(const struct answers *answers)
{
	return answers->ours.code == 1014 &&
	    strcmp(answers->peer, "reject 1002") == 0;
}

static const struct {
	/* What wsproto does, and why it is right here not to. */
	const char *difference, *decided;
	bool (*explains)(const struct answers *answers);
} differences[] = {
	{ "judges headers and control frames when they are whole",
	    "RFC 6455 says what fails a connection, and never how soon",
	    waits },
	{ "rejects 1014, which was registered after RFC 6455",
	    "RFC 6455, 7.4.2: \"Status codes in the range 1000-2999 are "
	    "reserved for definition by this protocol, its future revisions, "
	    "and extensions\"; the registry has it",
	    lacks_code },
};

/* How often they agreed to accept and to reject, and each difference. */
struct counts {
	size_t accepted, rejected, differences[COUNT(differences)];
};

static void
compare(uint32_t number, const char *peer, struct counts *counts)
{
	struct answers answers = { .peer = peer };
	struct frames frames;
	size_t i = 0;

	streams_make(&frames, number);
	streams_judge(&frames, 0, &answers.ours);
	frames_free(&frames);
	if (agree(&answers)) {
		counts->accepted += answers.ours.rule == NULL;
		counts->rejected += answers.ours.rule != NULL;
		return;
	}
	while (i < COUNT(differences) && !differences[i].explains(&answers))
		i++;
	support_assert(i < COUNT(differences), "stream %u: %s; wsproto: %s",
	    number,
	    answers.ours.rule == NULL ? "accept" : answers.ours.rule->id, peer);
	counts->differences[i]++;
}

/* Every difference has an explanation, and every explanation a difference. */
START_TEST(test_wsproto)
{
	struct counts counts = { 0 };
	char *output = ask_peer(), *rest = NULL;
	uint32_t number = 0;

	for (char *line = strtok_r(output, "\n", &rest); line != NULL;
	     line = strtok_r(NULL, "\n", &rest))
		compare(number++, line, &counts);
	ck_assert_uint_eq(number, STREAMS);
	ck_assert_uint_gt(counts.accepted, STREAMS / 5);
	ck_assert_uint_gt(counts.rejected, STREAMS / 5);
	for (size_t i = 0; i < COUNT(differences); i++)
		ck_assert_msg(counts.differences[i] > 0,
		    "wsproto no longer differs: it %s (%s)",
		    differences[i].difference, differences[i].decided);
	free(output);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("peers");
	TCase *tcase = tcase_create("wsproto");

	tcase_add_test(tcase, test_wsproto);
	suite_add_tcase(suite, tcase);
	return suite;
}

int
main(void)
{
	static Suite *(*const makers[])(void) = { make_suite };

	if (SUPPORT_PYTHON[0] == '\0')
		return support_skip("there is no python3 with wsproto");
	return support_main(makers, COUNT(makers));
}
