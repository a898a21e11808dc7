/* SPDX-License-Identifier: MIT */
/* Judges whole streams of one side or both, in pieces. */

#include "cases.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A run: what is left of each side, and what was found of it. */
struct run {
	struct connection connection;
	char *octets[2];
	size_t at[2], size[2];
	bool ended[2];
	/* By side, and then of the handshake, whether it was judged or not. */
	FILE *found[3];
	char *text[3];
	size_t text_size[3];
	bool judged;
};

/* Copies the stream, filled up. */
static void
fill(struct run *run, const struct traffic_case *row, unsigned i, bool filled)
{
	const struct cases_octets *side = &row->sides[i];
	size_t extra = filled ? row->fill.size : 0;
	size_t before = filled ? row->fill.at : 0;

	run->size[i] = side->size + extra;
	run->octets[i] = malloc(run->size[i] + 1);
	ck_assert_ptr_nonnull(run->octets[i]);
	memcpy(run->octets[i], side->at, before);
	memset(run->octets[i] + before, row->fill.octet, extra);
	memcpy(run->octets[i] + before + extra, side->at + before,
	    side->size - before);
}

static void
begin(struct run *run, const struct traffic_case *row, bool ordered)
{
	struct connection_options options = {
		.ordered = ordered,
		.bare = row->bare,
	};

	memset(run, 0, sizeof(*run));
	if (row->extension != NULL)
		ck_assert_ptr_null(agreement_read(
		    &options.agreement, slice_of(row->extension), NULL));
	for (unsigned i = 0; i < COUNT(run->found); i++) {
		run->found[i] =
		    open_memstream(&run->text[i], &run->text_size[i]);
		ck_assert_ptr_nonnull(run->found[i]);
	}
	for (unsigned i = 0; i < 2; i++) {
		options.present[i] = row->sides[i].at != NULL;
		run->ended[i] = !options.present[i];
		if (options.present[i])
			fill(run, row, i, i == 0 || run->ended[0]);
	}
	connection_init(&run->connection, &options);
}

static void
print(
    FILE *out, unsigned sender, const struct wsreg_rule *rule, uint64_t offset)
{
	fprintf(out, "%s %s %llu\n",
	    sender == WSREG_CLIENT ? "client" : "server", rule->id,
	    (unsigned long long)offset);
}

/* Notes what was found of the handshake, as soon as it is known: the next call
 * frees it. */
static void
note_handshake(struct run *run)
{
	const struct handshake *handshake = &run->connection.handshake;

	if (run->judged || !run->connection.judged)
		return;
	run->judged = true;
	for (size_t i = 0; i < handshake->finding_count; i++)
		print(run->found[2], handshake->findings[i].sender,
		    wsreg_rule_at(handshake->findings[i].rule),
		    handshake->findings[i].offset);
}

/* Feeds up to so many octets of a side, in memory of their own, or ends it.
 * Returns whether it went on. */
static bool
advance(struct run *run, unsigned i, size_t step)
{
	enum wsreg_sender sender = (enum wsreg_sender)i;
	enum connection_result result;
	struct wsreg_event event;
	size_t left = run->size[i] - run->at[i], used = 0, done = 0;
	size_t size = left < step ? left : step;
	char *piece = malloc(size + 1);

	ck_assert_ptr_nonnull(piece);
	memcpy(piece, run->octets[i] + run->at[i], size);
	do {
		result = left == 0
		    ? connection_end(&run->connection, sender, &event)
		    : connection_feed(&run->connection, sender, piece + done,
			  size - done, &used, &event);
		ck_assert_int_ne(result, CONNECTION_MEMORY);
		note_handshake(run);
		done += used;
		if (result == CONNECTION_EVENT &&
		    event.kind == WSREG_EVENT_FINDING)
			print(run->found[i], i, event.finding.rule,
			    event.finding.offset);
	} while (result == CONNECTION_EVENT ||
	    (result == CONNECTION_FED && done < size));
	free(piece);
	run->at[i] += done;
	run->ended[i] = left == 0 && result == CONNECTION_FED;
	return done > 0 || run->ended[i];
}

/* Puts together what was found of the handshake and of both sides. */
static char *
finish(struct run *run)
{
	struct wsreg_finding finding;
	enum wsreg_sender sender;
	char *text;
	size_t size;
	FILE *out = open_memstream(&text, &size);

	ck_assert_ptr_nonnull(out);
	while (connection_finish(&run->connection, &sender, &finding))
		print(run->found[sender], sender, finding.rule, finding.offset);
	for (size_t i = 0; i < COUNT(run->found); i++)
		fclose(run->found[i]);
	fputs(run->text[2], out);
	for (size_t i = 0; i < COUNT(run->found); i++) {
		if (i < 2)
			fputs(run->text[i], out);
		free(run->text[i]);
	}
	for (size_t i = 0; i < 2; i++)
		free(run->octets[i]);
	if (run->connection.plain)
		fputs("plain\n", out);
	if (run->connection.trouble != NULL)
		fputs("trouble\n", out);
	fclose(out);
	connection_free(&run->connection);
	return text;
}

char *
cases_run(const struct traffic_case *row, size_t step, bool ordered)
{
	struct run *run = malloc(sizeof(*run));
	unsigned idle = 0; /* rounds in which nothing was used */
	char *text;

	ck_assert_ptr_nonnull(run);
	begin(run, row, ordered);
	while (!run->ended[0] || !run->ended[1]) {
		/* That a side has ended may be what the other waits for. */
		ck_assert_msg(idle++ < 3, "both sides wait");
		for (unsigned i = 0; i < 2; i++)
			if (!run->ended[i] && advance(run, i, step))
				idle = 0;
	}
	text = finish(run);
	free(run);
	return text;
}
