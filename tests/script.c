/* SPDX-License-Identifier: MIT */
/* Frames for tests, one by one, and what is to be found in them. */

#include "script.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void
script_add(
    struct script *script, const char *head, const struct script_row *row)
{
	struct frames *frames = &script->frames;

	if (head != NULL)
		frames_add_raw(frames, head, strlen(head));
	for (size_t i = 0; i < SCRIPT_FRAMES && row->frames[i] != NULL; i++) {
		script->starts[i] = frames->size;
		frames_add_hex(frames, row->frames[i], true);
		script->ends[i] = frames->size;
	}
}

static uint64_t
place_of(const struct script *script, const struct script_finding *finding)
{
	switch (finding->place) {
	case WSREG_AT_B0:
		return script->starts[finding->frame];
	case WSREG_AT_B1:
		return script->starts[finding->frame] + 1;
	case WSREG_AT_END:
		return script->ends[finding->frame];
	case WSREG_AT_EOF:
		return script->frames.size;
	case WSREG_AT_LENGTH:
	case WSREG_AT_KEY:
	case WSREG_AT_CODE:
	case WSREG_AT_BAD:
	case WSREG_AT_LINE:
	case WSREG_AT_GAP:
		break;
	}
	ck_abort_msg("a script has no such place");
	return 0;
}

char *
script_expected(const struct script *script, const struct script_row *row)
{
	char *text = support_print("%s", "");

	for (size_t i = 0; i < SCRIPT_FINDINGS; i++) {
		const struct script_finding *expected = &row->findings[i];
		struct wsreg_finding finding = { .value = expected->value };
		char *line, *longer;

		if (expected->rule == NULL)
			break;
		finding.rule =
		    wsreg_rule_find(expected->rule, strlen(expected->rule));
		ck_assert_ptr_nonnull(finding.rule);
		finding.offset = place_of(script, expected);
		/* Of those at the end, that which says so is about a frame. */
		finding.in_frame = expected->place != WSREG_AT_EOF ||
		    finding.rule->number == WSREG_RULE_STREAM_TRUNCATED;
		finding.after_error = expected->after_error;
		if (finding.in_frame) {
			finding.frame = expected->frame;
			finding.frame_offset = script->starts[expected->frame];
		}
		line = frames_print(&finding);
		longer = support_print("%s%s", text, line);
		free(line);
		free(text);
		text = longer;
	}
	return text;
}
