/* SPDX-License-Identifier: MIT */
/* Handshakes for tests: judging them, and what is expected to be found. */

#include "traffic.h"

#include <stdlib.h>
#include <string.h>

struct run *
run_make(void)
{
	struct run *run = malloc(sizeof(*run));

	ck_assert_ptr_nonnull(run);
	http_init(&run->request);
	http_init(&run->answer);
	handshake_init(&run->handshake);
	return run;
}

void
run_free(struct run *run)
{
	http_free(&run->request);
	http_free(&run->answer);
	handshake_free(&run->handshake);
	free(run);
}

static const struct http_head *
read_head(struct http_head *head, const char *text, size_t step)
{
	size_t size = text != NULL ? strlen(text) : 0, used = 0;

	http_begin(head, 0);
	for (size_t i = 0; i < size && head->progress == HTTP_MORE; i += used)
		http_feed(
		    head, text + i, size - i < step ? size - i : step, &used);
	return text != NULL ? head : NULL;
}

const struct handshake *
run_judge(struct run *run, const char *request, const char *answer, size_t step,
    const struct wsreg_snapshot *snapshot)
{
	handshake_free(&run->handshake);
	handshake_judge(&run->handshake,
	    read_head(&run->request, request, step),
	    read_head(&run->answer, answer, step), snapshot);
	return &run->handshake;
}

/* Compares a finding with what is expected of it. */
static void
check_finding(const struct handshake_finding *finding,
    const struct findings_case *row, const struct expected *expected)
{
	const char *head =
	    expected->sender == WSREG_CLIENT ? row->request : row->answer;
	const char *line =
	    expected->line != NULL ? strstr(head, expected->line) : head;

	ck_assert_str_eq(wsreg_rule_at(finding->rule)->id, expected->rule);
	ck_assert_int_eq(finding->sender, expected->sender);
	ck_assert_ptr_nonnull(line);
	ck_assert_uint_eq(finding->offset, (uint64_t)(line - head));
	ck_assert_uint_eq(finding->value, expected->value);
	ck_assert_msg(slice_same(finding->detail, slice_of(expected->detail)),
	    "`%.*s', not `%s'", (int)finding->detail.size, finding->detail.at,
	    expected->detail);
}

void
run_check(const struct findings_case *row)
{
	struct run *run = run_make();

	for (size_t step = 1; step <= 256; step++) {
		const struct handshake *handshake = run_judge(run, row->request,
		    row->answer, step < 256 ? step : SIZE_MAX, NULL);
		size_t i = 0;

		for (; i < RULES_MAX && row->findings[i].rule != NULL; i++) {
			ck_assert_msg(i < handshake->finding_count,
			    "no %s in\n%s%s", row->findings[i].rule,
			    row->request, row->answer);
			check_finding(
			    &handshake->findings[i], row, &row->findings[i]);
		}
		ck_assert_msg(handshake->finding_count == i, "%s in\n%s%s",
		    wsreg_rule_at(handshake->findings[i].rule)->id,
		    row->request, row->answer);
		ck_assert_uint_eq(handshake->omitted, 0);
	}
	run_free(run);
}
