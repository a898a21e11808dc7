/* SPDX-License-Identifier: MIT */
/* Frames for people: a line each, put together as a row since there may be very
 * many. */

#include "frame-text.h"

#include "cli/keep/keep.h"
#include "event.h"
#include "preview.h"
#include "wsreg-codes.h"

/* Adds what is unusual in a header's bits; a final frame without RSV bits and key
 * has nothing to show. */
static void
add_bits(struct cli_row *row, const struct wsreg_frame *header)
{
	char key[2 * sizeof(header->key)];

	if (!header->fin)
		cli_row_put(row, ", not final");
	for (unsigned i = 0; i < 3; i++) {
		if ((header->rsv & 4u >> i) == 0)
			continue;
		cli_row_put(row, ", RSV");
		cli_row_number(row, i + 1, 1);
	}
	if (!header->masked)
		return;
	cli_row_digits(key, header->key, sizeof(header->key));
	cli_row_put(row, ", key ");
	cli_row_add(row, key, sizeof(key));
}

/* Adds the packet where a frame begins, and its time. */
static void
add_packet(struct cli_row *row, const struct capture_packet *packet)
{
	if (packet->number == 0)
		return;
	cli_row_put(row, ", packet ");
	cli_row_number(row, packet->number, 1);
	if (packet->time.known)
		cli_row_put(row, " at ");
	cli_row_time(row, &packet->time);
}

/* Adds the start of a payload. */
static void
add_preview(struct cli_row *row, const struct cli_session *session,
    const struct cli_frame *frame)
{
	char text[CLI_PREVIEW_TEXT];

	cli_row_put(row, ": ");
	cli_row_show(row, text, cli_preview_write(session, frame, text));
}

/* Adds what a Close says. */
static void
add_close(struct cli_row *row, const struct cli_session *session,
    const struct cli_frame *frame)
{
	struct cli_frame reason = *frame;
	unsigned code = (unsigned)(frame->payload[0] << 8 | frame->payload[1]);
	const char *name =
	    cli_number_name(session->cli, WSREG_KIND_CLOSE_CODE, code);

	cli_row_put(row, ", code ");
	cli_row_number(row, code, 1);
	if (name != NULL) {
		cli_row_put(row, " (");
		cli_row_show(row, name, strlen(name));
		cli_row_put(row, ")");
	}
	reason.size -= 2;
	reason.total -= 2;
	memmove(reason.payload, frame->payload + 2, reason.size);
	if (reason.size > 0)
		add_preview(row, session, &reason);
}

/* Adds the start of a payload, or what it means in a Close.  Nothing is added for
 * an empty one, or where none was captured. */
static void
add_payload(struct cli_row *row, const struct cli_session *session,
    const struct cli_frame *frame)
{
	if (frame->header.length == 0 || (frame->size == 0 && !frame->inflated))
		return;
	if (frame->header.opcode == WSREG_OPCODE_CONNECTION_CLOSE_FRAME &&
	    frame->size >= 2) {
		add_close(row, session, frame);
		return;
	}
	if (frame->header.compressed)
		cli_row_put(
		    row, frame->inflated ? ", inflated" : ", compressed");
	add_preview(row, session, frame);
}

/* Adds what became of the frame, if it was not judged to its end. */
static void
add_state(struct cli_row *row, const struct cli_session *session,
    enum wsreg_sender sender)
{
	const struct cli_frame *frame = &session->sides[sender].frame;

	if (frame->header.discarded)
		cli_row_put(row, " (after the Close)");
	if (!frame->whole)
		cli_row_put(row,
		    cli_frame_is_cut(session, sender)
			? " (incomplete)"
			: " (not checked beyond this octet)");
}

/* Adds the place of a frame and its number. */
static void
add_place(struct cli_row *row, struct cli_session *session,
    enum wsreg_sender sender, const struct wsreg_frame *header)
{
	const char *place = cli_check_place(session, sender);

	cli_row_show(row, place, strlen(place));
	cli_row_put(row, ":");
	cli_row_number(row, header->offset, 1);
	cli_row_put(row, ": ");
	cli_row_put(row, cli_style_code(session->cli, CLI_DIM));
	cli_row_put(row, "frame ");
	cli_row_number(row, header->number, 1);
	cli_row_put(row, cli_style_code(session->cli, CLI_PLAIN));
	cli_row_put(row, ": ");
}

void
cli_frame_text_put(struct cli_session *session, enum wsreg_sender sender)
{
	const struct cli *cli = cli_session_print(session, "");
	const struct cli_frame *frame = &session->sides[sender].frame;
	const struct wsreg_frame *header = &frame->header;
	const char *name =
	    cli_number_name(cli, WSREG_KIND_OPCODE, header->opcode);
	struct cli_row row;

	cli_row_begin(&row, cli->out);
	add_place(&row, session, sender, header);
	if (name != NULL)
		cli_row_show(&row, name, strlen(name));
	else
		cli_row_put(&row, "?");
	cli_row_put(&row, ", ");
	cli_row_number(&row, header->length, 1);
	cli_row_put(&row, header->length == 1 ? " octet" : " octets");
	add_bits(&row, header);
	add_packet(&row, &frame->packet);
	add_payload(&row, session, frame);
	add_state(&row, session, sender);
	cli_row_put(&row, "\n");
	cli_row_end(&row);
}
