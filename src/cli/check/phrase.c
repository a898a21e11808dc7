/* SPDX-License-Identifier: MIT */
/* Findings in words.  The catalogue names the class of a fault; here is how to
 * name the one that was found, with its value and the limit that it exceeds. */

#include "phrase.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "event.h"
#include "redact.h"

/*
 * The message of a rule, if it is not the catalogue's phrase with the value
 * after it.  "#" is the place of the value, "@" that of the limit.  The sections
 * are of the rule's RFC and by sender; they are there if the catalogue has a
 * more general one.
 */
static const struct wording {
	const char *text;
	const char *sections[2];
} wordings[WSREG_RULE_COUNT] = {
	[WSREG_RULE_OPCODE_RESERVED_DATA].text =
	    "opcode # is reserved for future data frames",
	[WSREG_RULE_OPCODE_RESERVED_CONTROL].text =
	    "opcode # is reserved for future control frames",
	[WSREG_RULE_CONTROL_FRAME_FRAGMENTED].text =
	    "control frame with opcode # is fragmented (FIN is not set)",
	[WSREG_RULE_DATA_FRAME_INSIDE_MESSAGE].text =
	    "data frame with opcode # before the previous message was complete",
	[WSREG_RULE_LENGTH_NOT_MINIMAL].text =
	    "payload length # is not in its shortest form",
	[WSREG_RULE_LENGTH_MSB_SET].text =
	    "64-bit payload length # has its most significant bit set",
	[WSREG_RULE_FRAME_TOO_BIG].text =
	    "payload length # exceeds the limit for a frame, @",
	[WSREG_RULE_MESSAGE_TOO_BIG].text =
	    "message length # exceeds the limit, @",
	[WSREG_RULE_TOO_MANY_FRAGMENTS].text =
	    "message with # frames exceeds the limit, @",
	[WSREG_RULE_TEXT_UTF8_INVALID].text =
	    "text is not valid UTF-8: octet #",
	[WSREG_RULE_CLOSE_CODE_NOT_USED].text =
	    "close code # is below 1000, the lowest that is defined",
	[WSREG_RULE_CLOSE_CODE_RESERVED].text =
	    "close code # is reserved and must not be sent",
	[WSREG_RULE_CLOSE_CODE_LOCAL_ONLY].text =
	    "close code # is for local use and must not be sent",
	[WSREG_RULE_CLOSE_CODE_UNASSIGNED].text =
	    "close code # is not assigned (1000-2999 is for the protocol and its extensions)",
	[WSREG_RULE_CLOSE_CODE_OUT_OF_RANGE].text =
	    "close code # is above 4999, the highest that is defined",
	[WSREG_RULE_CLOSE_CODE_UNREGISTERED].text =
	    "close code # is not registered (3000-3999 is for registered codes)",
	[WSREG_RULE_CLOSE_CODE_WRONG_ROLE].text =
	    "close code # is for the other side to send",
	[WSREG_RULE_CLOSE_REASON_UTF8_INVALID].text =
	    "close reason is not valid UTF-8: octet #",
	[WSREG_RULE_DATA_AFTER_CLOSE].text =
	    "data frame with opcode # after this side's Close",
	[WSREG_RULE_CONTROL_AFTER_CLOSE].text =
	    "control frame with opcode # after this side's Close",
	[WSREG_RULE_DEFLATE_WINDOW_EXCEEDED].sections = { "7.1.2.2",
	    "7.1.2.1" },
	[WSREG_RULE_DEFLATE_CONTEXT_TAKEOVER].sections = { "7.1.1.2",
	    "7.1.1.1" },
	[WSREG_RULE_INFLATED_TOO_BIG].text =
	    "message inflates to more than the limit, @",
	[WSREG_RULE_TEXT_UTF8_AFTER_INFLATE].text =
	    "compressed text is not valid UTF-8: octet #",
	[WSREG_RULE_HANDSHAKE_REFUSED].text =
	    "the server did not accept the upgrade: status #",
	[WSREG_RULE_HANDSHAKE_KEY_INVALID].text =
	    "Sec-WebSocket-Key: # is not 16 octets in base64",
	[WSREG_RULE_HANDSHAKE_ACCEPT_MISMATCH].text =
	    "Sec-WebSocket-Accept: # does not match Sec-WebSocket-Key",
	[WSREG_RULE_VERSION_NOT_STANDARD].text =
	    "Sec-WebSocket-Version: # is a draft or reserved version",
	[WSREG_RULE_VERSION_UNREGISTERED].text =
	    "Sec-WebSocket-Version: # is not registered",
	[WSREG_RULE_SUBPROTOCOL_NOT_TOKEN].text =
	    "Sec-WebSocket-Protocol: # is not an HTTP token",
	[WSREG_RULE_SUBPROTOCOL_REPEATED].text =
	    "Sec-WebSocket-Protocol: # is offered twice",
	[WSREG_RULE_SUBPROTOCOL_NOT_OFFERED].text =
	    "Sec-WebSocket-Protocol: # was not offered",
	[WSREG_RULE_SUBPROTOCOL_SEVERAL_SELECTED].text =
	    "Sec-WebSocket-Protocol: # is a second selection",
	[WSREG_RULE_SUBPROTOCOL_UNREGISTERED].text =
	    "Sec-WebSocket-Protocol: # is not registered",
	[WSREG_RULE_SUBPROTOCOL_CASE_MISMATCH].text =
	    "Sec-WebSocket-Protocol: # differs from a registered name only in case",
	[WSREG_RULE_EXTENSION_NOT_OFFERED].text =
	    "Sec-WebSocket-Extensions: # was not offered",
	[WSREG_RULE_EXTENSION_UNREGISTERED].text =
	    "Sec-WebSocket-Extensions: # is not registered",
	[WSREG_RULE_EXTENSION_RSV_CONFLICT].text =
	    "Sec-WebSocket-Extensions: # uses an RSV bit of another negotiated extension",
	[WSREG_RULE_HANDSHAKE_BODY_ANNOUNCED].text =
	    "# announces a body, but a 101 response has none",
	[WSREG_RULE_SUBPROTOCOL_NONE_SELECTED].text =
	    "subprotocols were offered, but none was selected",
};

/* ---- Values ---- */

/* Returns "RSV1 and RSV3 are set, but no negotiated extension defines them". */
static char *
print_bits(uint64_t bits)
{
	static const char *const names[] = { "", "RSV3", "RSV2",
		"RSV2 and RSV3", "RSV1", "RSV1 and RSV3", "RSV1 and RSV2",
		"RSV1, RSV2 and RSV3" };
	bool one = (bits & (bits - 1)) == 0;

	return cli_print("%s %s set, but no negotiated extension defines %s",
	    names[bits & WSREG_RSV_ALL], one ? "is" : "are",
	    one ? "it" : "them");
}

/* Returns the value as it is printed, a new string. */
static char *
print_value(const struct wsreg_finding *finding)
{
	const char *subject = finding->rule->subject;

	if (subject != NULL && strcmp(subject, "octet") == 0)
		return cli_print("0x%02X", (unsigned)finding->value);
	return cli_print("%" PRIu64, finding->value);
}

/* Returns the limit that the rule is about, 0 if it is not about any. */
static uint64_t
limit_of(const struct cli_check_request *request, enum wsreg_rule_number rule)
{
	if (rule == WSREG_RULE_FRAME_TOO_BIG)
		return request->max_frame;
	if (rule == WSREG_RULE_TOO_MANY_FRAGMENTS)
		return request->max_fragments;
	return rule == WSREG_RULE_MESSAGE_TOO_BIG ||
		rule == WSREG_RULE_INFLATED_TOO_BIG
	    ? request->max_message
	    : 0;
}

/* Returns the phrase with the value in place of "#" and the limit in place of
 * "@".  An empty value leaves no two blanks. */
static char *
fill(const char *phrase, const char *value, uint64_t limit)
{
	char *text = cli_print("%s", "");

	for (;;) {
		size_t size = strcspn(phrase, "#@");

		text = cli_append(text, "%.*s", (int)size, phrase);
		phrase += size;
		if (*phrase == '\0')
			return text;
		if (*phrase == '@')
			text = cli_append(text, "%" PRIu64, limit);
		else if (value[0] != '\0')
			text = cli_append(text, "%s", value);
		else if (phrase[1] == ' ')
			phrase++;
		phrase++;
	}
}

/* ---- Findings ---- */

/* Sets the section to that of the rule, or of its wording. */
static void
set_section(const struct cli_session *session, struct cli_check_finding *said,
    const struct wording *wording)
{
	const struct wsreg_rule *rule = said->finding.rule;
	const char *section = wording->sections[said->sender];

	said->rfc = rule->rfc;
	said->section = section != NULL
	    ? section
	    : connection_section(&session->connection, rule);
}

/* Returns how the stream ends too early.  The header claims how far its frame
 * goes; without a frame it is the HTTP head that is cut. */
static char *
print_truncated(const struct cli_session *session, enum wsreg_sender sender,
    const struct wsreg_finding *finding)
{
	const struct connection_side *side = &session->connection.sides[sender];
	const struct wsreg_frame *frame = &side->direction.check.frame;
	uint64_t size = finding->offset - finding->frame_offset;

	if (finding->offset == 0)
		return cli_print("%s", "the stream is empty");
	if (!finding->in_frame)
		return cli_print("%s", "the stream ends inside the HTTP head");
	if (size < frame->header_size)
		return cli_print("%s", "the stream ends inside a header");
	return cli_print("the stream ends inside a payload: its header claims "
			 "%" PRIu64 " octets, and it has %" PRIu64,
	    frame->length, size - frame->header_size);
}

/* Returns "text message, but mqtt has only binary ones". */
static char *
print_type(const struct wsreg_demand *demand)
{
	return cli_print("%s message, but %s has only %s ones",
	    demand->text ? "binary" : "text", demand->subprotocol,
	    demand->text ? "text" : "binary");
}

/* Returns the finding's message without a guess. */
static char *
print_frame(
    const struct cli_session *session, const struct cli_check_finding *said)
{
	const struct wsreg_finding *finding = &said->finding;
	const struct wsreg_rule *rule = finding->rule;
	const char *text = wordings[rule->number].text;
	char *value, *message;

	if (rule->number == WSREG_RULE_RSV_UNNEGOTIATED)
		return print_bits(finding->value);
	if (rule->number == WSREG_RULE_SUBPROTOCOL_MESSAGE_TYPE)
		return print_type(connection_demand(&session->connection));
	if (rule->number == WSREG_RULE_STREAM_TRUNCATED)
		return print_truncated(session, said->sender, finding);
	/* The text ends inside a sequence, or has a NUL there. */
	if (rule->number == WSREG_RULE_TEXT_UTF8_AFTER_INFLATE &&
	    finding->value == 0)
		text = rule->fault;
	value = print_value(finding);
	message = fill(text != NULL ? text : rule->fault, value,
	    limit_of(session->request, rule->number));
	free(value);
	return message;
}

/* Returns a guess at what the octets of the finding are, as a new string, or
 * NULL. */
static char *
guess(const struct cli_session *session, const struct cli_check_finding *said)
{
	const struct cli_check_side *side = &session->sides[said->sender];
	const struct direction *direction =
	    &session->connection.sides[said->sender].direction;
	const struct wsreg_rule *rule = said->finding.rule;
	const char *phrase = NULL;
	bool more;

	if (rule->place == WSREG_AT_CODE && cli_is_error(rule))
		return cli_hint_code(session->cli->snapshot,
		    said->finding.value, session->redact);
	if (side->frame_start.size > 0)
		phrase = cli_hint_frame(&side->frame_start, &more);
	else if (rule->number == WSREG_RULE_DEFLATE_DATA_INVALID)
		phrase = cli_hint_deflate(direction->deflate);
	return phrase != NULL ? cli_print("%s", phrase) : NULL;
}

/* Adds a guess, which may be NULL and is freed. */
static void
add_guess(struct cli_check_finding *said, char *phrase)
{
	if (phrase != NULL)
		said->message = cli_append(said->message, "; %s", phrase);
	free(phrase);
}

void
cli_phrase_frame(
    const struct cli_session *session, struct cli_check_finding *said)
{
	set_section(session, said, &wordings[said->finding.rule->number]);
	said->message = print_frame(session, said);
	add_guess(said, guess(session, said));
}

/* Returns a guess at what is there instead of an HTTP head, as a new string, or
 * NULL. */
static char *
guess_head(
    const struct cli_session *session, const struct cli_check_finding *said)
{
	const struct http_head *head =
	    &session->connection.sides[said->sender].head;
	const char *phrase = cli_hint_head(&session->sides[said->sender].start);

	return phrase != NULL && head->progress == HTTP_BAD &&
		said->finding.rule->number == WSREG_RULE_HANDSHAKE_MALFORMED
	    ? cli_print("%s", phrase)
	    : NULL;
}

/* Returns the note on a name that is in wide use without being registered, as a
 * new string, or NULL. */
static char *
find_note(
    const struct cli_session *session, const struct handshake_finding *finding)
{
	const char *note = finding->rule == WSREG_RULE_SUBPROTOCOL_UNREGISTERED
	    ? snapshot_unregistered(session->cli->snapshot, finding->detail)
	    : NULL;

	return note != NULL ? cli_print("it is %s", note) : NULL;
}

/* Returns the detail of the finding, else its value, as a new string. */
static char *
print_detail(
    const struct cli_session *session, const struct handshake_finding *finding)
{
	return finding->detail.size == 0 && finding->value > 0
	    ? cli_print("%" PRIu64, finding->value)
	    : cli_redact_detail(session, finding);
}

void
cli_phrase_handshake(const struct cli_session *session,
    const struct handshake_finding *finding, struct cli_check_finding *said)
{
	const struct wsreg_rule *rule = said->finding.rule;
	const struct wording *wording = &wordings[rule->number];
	const char *phrase =
	    wording->text != NULL ? wording->text : rule->fault;
	char *detail = print_detail(session, finding);

	set_section(session, said, wording);
	if (finding->fault.text != NULL)
		phrase = finding->fault.text;
	if (finding->fault.section != NULL) {
		said->rfc = finding->fault.rfc;
		said->section = finding->fault.section;
	}
	said->message = fill(phrase, detail, 0);
	if (detail[0] != '\0' && phrase != wording->text &&
	    strchr(phrase, '#') == NULL)
		said->message = cli_append(said->message, ": %s", detail);
	free(detail);
	add_guess(said, find_note(session, finding));
	add_guess(said, guess_head(session, said));
}
