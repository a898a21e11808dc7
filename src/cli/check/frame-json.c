/* SPDX-License-Identifier: MIT */
/* Frames as JSON; data/schema/check.json describes them.  An object is written as
 * a row, since there may be very many, and waits in the list of its side. */

#include "frame-json.h"

#include "cli/keep/keep.h"
#include "event.h"
#include "preview.h"
#include "wsreg-codes.h"

/* Adds the masking key, or null. */
static void
add_key(struct cli_row *row, const struct wsreg_frame *header)
{
	char key[2 * sizeof(header->key)];

	cli_row_digits(key, header->key, sizeof(header->key));
	cli_row_put(row, ",\"key\":");
	cli_row_string(row, header->masked ? key : NULL, sizeof(key));
}

/* Adds the start of the payload. */
static void
add_preview(struct cli_row *row, const struct cli_session *session,
    const struct cli_frame *frame)
{
	char text[CLI_PREVIEW_TEXT];

	cli_row_put(row, ",\"preview\":");
	cli_row_string(row, text, cli_preview_write(session, frame, text));
}

/* Adds what a Close says in its first two octets, if it has them. */
static void
add_close(
    struct cli_row *row, const struct cli *cli, const struct cli_frame *frame)
{
	unsigned code = (unsigned)(frame->payload[0] << 8 | frame->payload[1]);

	if (frame->header.opcode != WSREG_OPCODE_CONNECTION_CLOSE_FRAME ||
	    frame->size < 2)
		return;
	cli_row_optional(row, ",\"code\":", true, code);
	cli_row_text(row, ",\"code_name\":",
	    cli_number_name(cli, WSREG_KIND_CLOSE_CODE, code));
}

/* Adds what the header says. */
static void
add_header(struct cli_row *row, const struct cli *cli,
    const struct wsreg_frame *header)
{
	cli_row_optional(row, "{\"frame\":", true, header->number);
	cli_row_optional(row, ",\"offset\":", true, header->offset);
	cli_row_optional(row, ",\"opcode\":", true, header->opcode);
	cli_row_text(row, ",\"name\":",
	    cli_number_name(cli, WSREG_KIND_OPCODE, header->opcode));
	cli_row_optional(row, ",\"length\":", true, header->length);
	cli_row_truth(row, ",\"fin\":", header->fin);
	cli_row_optional(row, ",\"rsv\":", true, header->rsv);
	add_key(row, header);
	cli_row_truth(row, ",\"compressed\":", header->compressed);
	cli_row_truth(row, ",\"discarded\":", header->discarded);
}

void
cli_frame_json_put(struct cli_session *session, enum wsreg_sender sender)
{
	const struct cli *cli = session->cli;
	struct cli_check_side *side = &session->sides[sender];
	const struct cli_frame *frame = &side->frame;
	struct cli_row row;

	cli_row_begin(&row, cli_spool_item(&side->frames, cli));
	add_header(&row, cli, &frame->header);
	cli_row_truth(&row, ",\"whole\":", frame->whole);
	cli_row_truth(&row, ",\"inflated\":", frame->inflated);
	add_preview(&row, session, frame);
	add_close(&row, cli, frame);
	if (session->trace != NULL)
		cli_row_packet(&row, &frame->packet);
	cli_row_put(&row, "}");
	cli_row_end(&row);
}
