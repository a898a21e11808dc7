/* SPDX-License-Identifier: MIT */
/* Findings and frames on their way to a format: they are counted, put into
 * words and given the names that the registries have.  The formats only
 * print. */

#include <stdlib.h>
#include <string.h>

#include "browser.h"
#include "event.h"
#include "messages.h"
#include "phrase.h"
#include "redact.h"
#include "wait.h"
#include "wsreg-codes.h"

const char *
cli_sender_name(enum wsreg_sender sender)
{
	return sender == WSREG_CLIENT ? "client" : "server";
}

bool
cli_is_error(const struct wsreg_rule *rule)
{
	return rule->severity != WSREG_LINT;
}

const char *
cli_level_name(const struct wsreg_rule *rule)
{
	return cli_is_error(rule) ? "error" : "warning";
}

char *
cli_finding_section(const struct cli_check_finding *said)
{
	if (said->section == NULL)
		return cli_print("the capture");
	return said->rfc != 0
	    ? cli_print("RFC %u, %s", said->rfc, said->section)
	    : cli_print("%s", said->section);
}

struct slice
cli_check_subprotocol(const struct cli_session *session)
{
	const char *given = session->request->subprotocol;

	return given != NULL ? slice_of(given)
			     : session->connection.handshake.subprotocol;
}

char *
cli_check_extension(const struct cli_session *session, struct slice extension)
{
	size_t size = extension_format(extension, NULL, 0) + 1;
	char *text = cli_allocate(size, 1);
	char *shown;

	extension_format(extension, text, size);
	shown = cli_redact_extension(session, slice_of(text));
	free(text);
	return shown;
}

/* ---- The registries ---- */

const char *
cli_number_name(const struct cli *cli, enum wsreg_kind kind, uint64_t number)
{
	const struct wsreg_record *record = wsreg_record_by_number(
	    registry_by_kind(cli->snapshot, kind), number);

	return record != NULL ? record->name : NULL;
}

/* ---- Frames ---- */

bool
cli_frame_is_cut(const struct cli_session *session, enum wsreg_sender sender)
{
	const struct cli_check_side *side = &session->sides[sender];

	return !side->failed || session->request->keep_going ||
	    side->failure.rule->number == WSREG_RULE_STREAM_TRUNCATED;
}

/* Notes in a capture where a frame begins.  Pongs are compared with Pings when all
 * is over. */
static void
trace_frame(struct cli_session *session, enum wsreg_sender sender)
{
	struct cli_frame *frame = &session->sides[sender].frame;
	const struct capture_packet *packet;

	frame->packet.number = 0;
	if (session->trace == NULL)
		return;
	if (frame->header.opcode == WSREG_OPCODE_PONG_FRAME)
		cli_trace_pin(session->trace, sender, frame->header.offset);
	packet = cli_trace_find(session->trace, sender, frame->header.offset);
	if (packet != NULL)
		frame->packet = *packet;
}

/* Remembers the header of a frame whose payload is still to come. */
static void
begin_frame(struct cli_frame *frame, const struct wsreg_event *event)
{
	frame->header = *event->frame;
	frame->size = 0;
	frame->total = event->frame->length;
	frame->begun = true;
	frame->whole = false;
	frame->inflated = false;
}

/* Keeps the start of a payload.  It comes in pieces of any size, of which
 * those past the preview are only counted by the checker. */
static void
take_payload(struct cli_frame *frame, const struct wsreg_event *event)
{
	size_t size = event->size;

	if (event->position >= CLI_PREVIEW_SIZE)
		return;
	if (size > CLI_PREVIEW_SIZE - event->position)
		size = CLI_PREVIEW_SIZE - (size_t)event->position;
	memcpy(frame->payload + event->position, event->data, size);
	frame->size = (size_t)event->position + size;
}

/* A whole frame is shown as what it inflates to, unless that is in doubt. */
static void
take_inflated(struct cli_frame *frame, const struct direction *direction)
{
	const struct deflate *deflate = direction->deflate;

	if (!frame->header.compressed || frame->header.opaque ||
	    deflate == NULL || deflate->lost || deflate->fault.found)
		return;
	frame->inflated = true;
	frame->total = deflate->made;
	frame->size = deflate->made < CLI_PREVIEW_SIZE ? (size_t)deflate->made
						       : CLI_PREVIEW_SIZE;
	memcpy(frame->payload, deflate->start, frame->size);
}

/* Notes that a frame is whole. */
static void
end_frame(struct cli_session *session, enum wsreg_sender sender)
{
	struct cli_check_side *side = &session->sides[sender];

	side->frame.whole = true;
	if (side->frame.header.opcode == WSREG_OPCODE_CONNECTION_CLOSE_FRAME &&
	    !side->failed)
		side->closed = true;
	take_inflated(
	    &side->frame, &session->connection.sides[sender].direction);
}

/* Hands a frame to the format, once it is as whole as it will be. */
static void
show_frame(struct cli_session *session, enum wsreg_sender sender)
{
	if (session->request->list && session->printer->frame != NULL)
		session->printer->frame(session, sender);
	session->sides[sender].frame.begun = false;
}

void
cli_check_last_frame(struct cli_session *session, enum wsreg_sender sender)
{
	if (session->sides[sender].frame.begun)
		show_frame(session, sender);
}

/* ---- Findings ---- */

/* Notes the rule to learn more about: an error counts more than a warning. */
static void
note_rule(struct cli_check_totals *totals, const struct wsreg_rule *rule)
{
	if (totals->first == NULL ||
	    (cli_is_error(rule) && !cli_is_error(totals->first)))
		totals->first = rule;
}

/* Returns whether the user left the rule out: it is as if nothing broke it. */
static bool
is_excluded(const struct cli_session *session, const struct wsreg_rule *rule)
{
	return session->request->excluded[rule->number];
}

/* Counts a finding, hands it to the format and frees its message.  Each
 * finding of the command comes through here, unless its rule was left out. */
static void
put_finding(struct cli_session *session, struct cli_check_finding *said)
{
	struct cli_check_totals *totals = &session->totals;

	if (cli_is_error(said->finding.rule))
		totals->errors++;
	else
		totals->warnings++;
	if (session->trace != NULL)
		said->packet =
		    cli_trace_of(session->trace, said->sender, &said->finding);
	if (session->printer->finding != NULL)
		session->printer->finding(session, said);
	totals->results++;
	note_rule(totals, said->finding.rule);
	free(said->message);
}

void
cli_check_tell(struct cli_session *session, enum wsreg_sender sender,
    const struct wsreg_finding *finding)
{
	struct cli_check_side *side = &session->sides[sender];
	struct cli_check_finding said = {
		.finding = *finding,
		.sender = sender,
	};

	if (is_excluded(session, finding->rule))
		return;
	if (session->messages_only) {
		said.finding.offset = 0;
		said.finding.in_frame = false;
	}
	cli_phrase_frame(session, &said);
	if (!side->failed && direction_is_fatal(finding->rule)) {
		side->failed = true;
		side->failure = said.finding;
	}
	put_finding(session, &said);
}

/* Reports a finding in the handshake. */
static void
tell_handshake(
    struct cli_session *session, const struct handshake_finding *finding)
{
	struct cli_check_finding said = {
		.finding = {
			.rule = wsreg_rule_at(finding->rule),
			.value = finding->value,
			.offset = session->messages_only ? 0 : finding->offset,
		},
		.sender = finding->sender,
		.handshake = finding,
	};

	if (session->refused == NULL && cli_browser_refuses(finding))
		session->refused = said.finding.rule;
	if (is_excluded(session, said.finding.rule))
		return;
	cli_phrase_handshake(session, finding, &said);
	put_finding(session, &said);
}

void
cli_check_handshake(struct cli_session *session)
{
	const struct handshake *handshake = &session->connection.handshake;

	for (size_t i = 0; i < handshake->finding_count; i++)
		tell_handshake(session, &handshake->findings[i]);
}

void
cli_check_event(struct cli_session *session, enum wsreg_sender sender,
    const struct wsreg_event *event)
{
	struct cli_frame *frame = &session->sides[sender].frame;

	cli_wait_end(session, sender);
	cli_messages_event(session, sender, event);
	switch (event->kind) {
	case WSREG_EVENT_FINDING:
		cli_wait_finding(session, sender, &event->finding);
		break;
	case WSREG_EVENT_FRAME:
		begin_frame(frame, event);
		trace_frame(session, sender);
		break;
	case WSREG_EVENT_PAYLOAD:
		take_payload(frame, event);
		break;
	case WSREG_EVENT_FRAME_END:
		end_frame(session, sender);
		show_frame(session, sender);
		break;
	case WSREG_EVENT_NO_ROOM:
		break;
	}
}
