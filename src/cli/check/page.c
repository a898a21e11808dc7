/* SPDX-License-Identifier: MIT */
/* The rows of a connection on a page: its frames, or its messages where only
 * those are known, and the findings below the frames that they are about. */

#include "page.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "event.h"
#include "messages.h"
#include "page-finding.h"
#include "preview.h"
#include "wsreg-codes.h"

/* A connection has no more findings than this on a page. */
#define FINDINGS_MAX 500

struct cli_page *
cli_page_of(struct cli_session *session)
{
	if (session->page == NULL) {
		session->page = cli_allocate(1, sizeof(*session->page));
		session->page->ladder.what =
		    session->messages_only ? "messages" : "frames";
	}
	return session->page;
}

void
cli_page_free(struct cli_session *session)
{
	struct cli_page *page = session->page;

	if (page == NULL)
		return;
	cli_ladder_free(&page->ladder);
	for (size_t i = 0; i < 2; i++)
		free(page->waiting[i]);
	free(page);
	session->page = NULL;
}

/* ---- Frames ---- */

/* Returns the time as seconds since the first row's, a new string. */
static char *
print_time(struct cli_page *page, const struct capture_time *time)
{
	double unit = 1, first_unit = 1;

	if (!time->known)
		return cli_print("%s", "");
	if (!page->start.known)
		page->start = *time;
	for (unsigned i = 0; i < time->digits; i++)
		unit /= 10;
	for (unsigned i = 0; i < page->start.digits; i++)
		first_unit /= 10;
	return cli_print("%+.6f s",
	    (double)(time->seconds - page->start.seconds) +
		(double)time->fraction * unit -
		(double)page->start.fraction * first_unit);
}

/* Returns the time of a message in a HAR file, which has it as text. */
static struct capture_time
parse_time(const char *text)
{
	struct capture_time time = { .digits = 6 };
	double seconds = text != NULL ? strtod(text, NULL) : 0;

	if (seconds > 0 && seconds < 1e12) {
		time.known = true;
		time.seconds = (int64_t)seconds;
		time.fraction =
		    (uint64_t)((seconds - (double)time.seconds) * 1e6);
	}
	return time;
}

/* Returns what there is to know of a frame's header as a new string. */
static char *
print_header(const struct cli_session *session, enum wsreg_sender sender,
    const struct cli_frame *frame)
{
	const struct wsreg_frame *header = &frame->header;
	char *text = cli_print(
	    "frame %" PRIu64 " at %" PRIu64, header->number, header->offset);

	if (!header->fin)
		text = cli_append(text, "%s", ", not final");
	for (unsigned i = 0; i < 3; i++)
		if ((header->rsv & 4u >> i) != 0)
			text = cli_append(text, ", RSV%u", i + 1);
	text = cli_append(text, "%s%s%s%s", header->masked ? ", masked" : "",
	    header->compressed ? ", compressed" : "",
	    header->discarded ? ", after the Close" : "",
	    frame->whole ? ""
		: cli_frame_is_cut(session, sender)
		? ", incomplete"
		: ", not checked to its end");
	if (frame->packet.number > 0)
		text =
		    cli_append(text, ", packet %" PRIu64, frame->packet.number);
	return text;
}

/* Returns what the payload says as a new string: of a Close, its code. */
static char *
print_payload(const struct cli_session *session, const struct cli_frame *frame)
{
	struct cli_frame reason = *frame;
	unsigned code;
	const char *name;
	char *text, *preview;

	if (frame->header.opcode != WSREG_OPCODE_CONNECTION_CLOSE_FRAME ||
	    frame->size < CLI_CLOSE_CODE_SIZE)
		return frame->header.length == 0 ||
			(frame->size == 0 && !frame->inflated)
		    ? cli_print("%s", "")
		    : cli_preview(session, frame);
	code = (unsigned)(frame->payload[0] << 8 | frame->payload[1]);
	name = cli_number_name(session->cli, WSREG_KIND_CLOSE_CODE, code);
	text = cli_print("%u (%s)", code, name != NULL ? name : "no name");
	reason.size -= CLI_CLOSE_CODE_SIZE;
	reason.total -= CLI_CLOSE_CODE_SIZE;
	memmove(
	    reason.payload, frame->payload + CLI_CLOSE_CODE_SIZE, reason.size);
	if (reason.size == 0)
		return text;
	preview = cli_preview(session, &reason);
	text = cli_append(text, " %s", preview);
	free(preview);
	return text;
}

/* Prints a part of a row, and frees its text; nothing for an empty one. */
static void
put_part(const struct cli *cli, const char *block, const char *name, char *text)
{
	if (text[0] != '\0')
		cli_page_put(cli, LADDER_PAGE, block, { name, text, 0 });
	free(text);
}

/* Prints the row of a frame. */
static void
put_row(const struct cli *cli, struct cli_session *session,
    enum wsreg_sender sender, const struct cli_frame *frame,
    const struct capture_time *time)
{
	struct cli_page *page = cli_page_of(session);
	const struct wsreg_frame *header = &frame->header;
	const char *name =
	    cli_number_name(session->cli, WSREG_KIND_OPCODE, header->opcode);
	char *size = cli_print("%" PRIu64 " octet%s", header->length,
	    header->length == 1 ? "" : "s");

	cli_page_put(cli, LADDER_PAGE, "frame",
	    { "sender", cli_sender_name(sender), 0 },
	    { "kind", direction_is_control(header) ? "control" : "data", 0 },
	    { "state",
		page->waiting[sender] == NULL ? "clean"
		    : page->failed[sender]    ? "error"
					      : "warning",
		0 },
	    { "name", name != NULL ? name : "?", 0 }, { "size", size, 0 });
	put_part(cli, "frame-when", "when", print_time(page, time));
	put_part(
	    cli, "frame-preview", "preview", print_payload(session, frame));
	if (!session->messages_only)
		put_part(cli, "frame-detail", "detail",
		    print_header(session, sender, frame));
	cli_page_put(cli, LADDER_PAGE, "frame-end",
	    { "title",
		sender == WSREG_CLIENT ? "from the client to the server"
				       : "from the server to the client",
		0 });
	free(size);
}

/* Adds a row for a frame, and below it the findings that wait for it. */
static void
add_row(struct cli_session *session, enum wsreg_sender sender,
    const struct cli_frame *frame, const struct capture_time *time)
{
	struct cli_page *page = cli_page_of(session);
	char *waiting = page->waiting[sender];
	struct cli_text row;
	struct cli cli = { .out = cli_text_open(&row) };

	put_row(&cli, session, sender, frame, time);
	if (waiting != NULL)
		fputs(waiting, cli.out);
	cli_ladder_add(&page->ladder, cli_text_close(&row),
	    frame->header.length, waiting != NULL);
	free(waiting);
	page->waiting[sender] = NULL;
	page->failed[sender] = false;
}

void
cli_page_frame(struct cli_session *session, enum wsreg_sender sender)
{
	const struct cli_frame *frame = &session->sides[sender].frame;

	if (cli_page_of(session)->frames[sender] != frame->header.number)
		cli_page_show(session, sender);
	add_row(session, sender, frame, &frame->packet.time);
}

/* A message is shown as a frame that has all of it. */
void
cli_page_message(struct cli_session *session, enum wsreg_sender sender,
    const struct cli_message *message)
{
	struct capture_time time = parse_time(session->time);
	struct cli_frame frame = {
		.header = { .opcode = (uint8_t)message->opcode,
		    .fin = true,
		    .length = message->total },
		.size = message->size < CLI_PREVIEW_SIZE ? message->size
							 : CLI_PREVIEW_SIZE,
		.total = message->total,
		.whole = true,
	};

	if (!session->messages_only)
		return;
	if (frame.size > 0)
		memcpy(frame.payload, message->data, frame.size);
	add_row(session, sender, &frame, &time);
}

/* ---- Findings ---- */

void
cli_page_show(struct cli_session *session, enum wsreg_sender sender)
{
	struct cli_page *page = cli_page_of(session);

	if (page->waiting[sender] != NULL)
		cli_ladder_add(&page->ladder, page->waiting[sender], 0, true);
	page->waiting[sender] = NULL;
	page->failed[sender] = false;
}

/* Adds a row with the finding to those that wait for a frame of the side. */
static void
add_waiting(struct cli_session *session, const struct cli_check_finding *said,
    uint64_t number)
{
	struct cli_page *page = cli_page_of(session);
	char **waiting = &page->waiting[said->sender];
	char *before = *waiting;
	struct cli_text text;
	struct cli cli = { .out = cli_text_open(&text) };

	if (before != NULL)
		fputs(before, cli.out);
	cli_page_put(&cli, LADDER_PAGE, "found",
	    { "sender", cli_sender_name(said->sender), 0 });
	cli_page_put_finding(&cli, session, said, number);
	cli_page_block(&cli, LADDER_PAGE, "found-end", NULL);
	*waiting = cli_text_close(&text);
	free(before);
}

/* A finding is below the row of its frame.  If that frame ends the judging of the
 * side, the row is shown now, although it is not whole; if the frame is still to
 * come, the finding waits for it. */
void
cli_page_finding(struct cli_session *session,
    const struct cli_check_finding *said, uint64_t number)
{
	struct cli_page *page = cli_page_of(session);
	struct cli_check_side *side = &session->sides[said->sender];
	bool last = side->failed && !session->request->keep_going;
	bool begun = side->frame.begun && said->finding.in_frame &&
	    side->frame.header.number == said->finding.frame;

	if (page->findings >= FINDINGS_MAX) {
		page->omitted++;
		return;
	}
	page->findings++;
	if (said->handshake != NULL) {
		struct cli out = { .out = cli_spool_next(
				       &session->handshake, "") };

		cli_page_put_finding(&out, session, said, number);
		return;
	}
	if (page->frames[said->sender] != said->finding.frame)
		cli_page_show(session, said->sender);
	page->frames[said->sender] = said->finding.frame;
	page->failed[said->sender] =
	    page->failed[said->sender] || cli_is_error(said->finding.rule);
	add_waiting(session, said, number);
	if (begun && last) {
		cli_page_frame(session, said->sender);
		side->frame.begun = false;
	} else if (!said->finding.in_frame || last) {
		cli_page_show(session, said->sender);
	}
}
