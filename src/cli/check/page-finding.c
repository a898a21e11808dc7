/* SPDX-License-Identifier: MIT */
/* A finding on a page, with the octets around the one at fault. */

#include "page-finding.h"

#include <inttypes.h>
#include <stdlib.h>

#include "event.h"
#include "line.h"
#include "messages.h"
#include "wsreg-codes.h"

/* How many octets are shown before and after the one at fault. */
#define AROUND 12

/* Returns how many octets from the start of the frame may be shown although
 * payload is hidden: its header, as far as that is known, and a Close's code. */
static uint64_t
count_open(const struct cli_session *session, const struct cli_check_side *side,
    const struct wsreg_finding *finding)
{
	const struct wsreg_frame *header = &side->frame.header;
	uint64_t upto = finding->offset - finding->frame_offset + 1;
	uint64_t size = 0;

	if (!session->redact)
		return UINT64_MAX;
	if (side->frame.begun && header->number == finding->frame) {
		size = header->header_size;
		if (header->opcode == WSREG_OPCODE_CONNECTION_CLOSE_FRAME)
			size += CLI_CLOSE_CODE_SIZE;
	}
	switch (finding->rule->place) {
	case WSREG_AT_B0:
	case WSREG_AT_B1:
	case WSREG_AT_LENGTH:
	case WSREG_AT_KEY:
		return size > upto ? size : upto;
	case WSREG_AT_CODE:
	case WSREG_AT_BAD:
	case WSREG_AT_END:
	case WSREG_AT_EOF:
	case WSREG_AT_LINE:
	case WSREG_AT_GAP:
		break;
	}
	return size;
}

/* Returns octets in hexadecimal as a new string, dots for those that are hidden.
 * Those that are not known are left out. */
static char *
print_octets(const struct cli_window *window, uint64_t from, uint64_t end,
    uint64_t open_from, uint64_t open_end)
{
	char *text = cli_print("%s", "");
	uint8_t octet;

	for (uint64_t at = from; at < end; at++) {
		if (!cli_window_octet(window, at, &octet))
			continue;
		text = at >= open_from && at < open_end
		    ? cli_append(text, "%02x ", octet)
		    : cli_append(text, "%s", "\xc2\xb7\xc2\xb7 ");
	}
	return text;
}

/* Prints the octets around the one at fault; nothing if that is not there: it
 * came long ago, or never. */
static void
put_octets(const struct cli *cli, struct cli_session *session,
    const struct cli_check_finding *said)
{
	const struct wsreg_finding *finding = &said->finding;
	const struct cli_window *window =
	    &cli_page_of(session)->windows[said->sender];
	uint64_t at = finding->offset;
	uint64_t from = at < AROUND ? 0 : at - AROUND;
	uint64_t open = finding->in_frame ? finding->frame_offset : at;
	uint64_t size =
	    count_open(session, &session->sides[said->sender], finding);
	char *before, *after, *middle;
	uint8_t octet;

	if (said->handshake != NULL || session->messages_only ||
	    !cli_window_octet(window, at, &octet))
		return;
	if (!session->redact)
		open = 0;
	if (size > UINT64_MAX - open)
		size = UINT64_MAX - open;
	before = print_octets(window, from, at, open, open + size);
	after =
	    print_octets(window, at + 1, at + 1 + AROUND, open, open + size);
	middle = cli_print("%02x", octet);
	cli_page_put(cli, LADDER_PAGE, "octets", { "before", before, 0 },
	    { "octet", middle, 0 }, { "after", after, 0 });
	free(middle);
	free(after);
	free(before);
}

/* Returns where the finding is as a new string. */
static char *
print_place(
    const struct cli_session *session, const struct cli_check_finding *said)
{
	const struct wsreg_finding *finding = &said->finding;
	char *text = session->messages_only
	    ? cli_print("%s", "a message")
	    : cli_print("octet %" PRIu64, finding->offset);

	if (finding->in_frame)
		text = cli_append(text,
		    " in frame %" PRIu64 ", which begins at %" PRIu64,
		    finding->frame, finding->frame_offset);
	if (said->packet != NULL)
		text =
		    cli_append(text, ", packet %" PRIu64, said->packet->number);
	return text;
}

/* Prints the close code that the rule recommends. */
static void
put_close_code(const struct cli *cli, const struct cli_session *session,
    const struct wsreg_rule *rule)
{
	const char *name;
	char *code;

	if (rule->close_code == 0)
		return;
	name = cli_number_name(
	    session->cli, WSREG_KIND_CLOSE_CODE, rule->close_code);
	code = name != NULL ? cli_print("%u (%s)", rule->close_code, name)
			    : cli_print("%u", rule->close_code);
	cli_page_put(cli, LADDER_PAGE, "close-code", { "code", code, 0 },
	    { "use",
		wsreg_close_code_sendable(rule->close_code, WSREG_CLIENT)
		    ? "recommended"
		    : "for local use: it is never sent",
		0 });
	free(code);
}

void
cli_page_put_finding(const struct cli *cli, struct cli_session *session,
    const struct cli_check_finding *said, uint64_t number)
{
	const struct wsreg_rule *rule = said->finding.rule;
	char *place = print_place(session, said);
	char *section = cli_finding_section(said);
	const char *note = cli_rule_note(rule);

	cli_page_put(cli, LADDER_PAGE, "finding",
	    { "class", cli_is_error(rule) ? "bad error" : "warn", 0 },
	    { "number", NULL, number }, { "level", cli_level_name(rule), 0 },
	    { "message", said->message, 0 },
	    { "side", cli_sender_name(said->sender), 0 }, { "place", place, 0 },
	    { "rule", rule->id, 0 }, { "section", section, 0 });
	put_octets(cli, session, said);
	put_close_code(cli, session, rule);
	if (note != NULL)
		cli_page_put(cli, LADDER_PAGE, "note", { "note", note, 0 });
	cli_page_block(cli, LADDER_PAGE, "finding-end", NULL);
	free(section);
	free(place);
}
