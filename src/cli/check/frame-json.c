/* SPDX-License-Identifier: MIT */
/* Frames as JSON; data/schema/check.json describes them.  An object is written as
 * a row, since there may be very many, and waits in the list of its side. */

#include "frame-json.h"

#include "event.h"
#include "preview.h"
#include "row.h"
#include "wsreg-codes.h"

/* Adds a string, or null for NULL. */
static void
add_string(struct cli_row *row, const char *text)
{
	cli_row_string(row, text, text != NULL ? strlen(text) : 0);
}

/* Adds a truth value after the name of its member. */
static void
add_truth(struct cli_row *row, const char *name, bool truth)
{
	cli_row_put(row, name);
	cli_row_put(row, truth ? "true" : "false");
}

/* Adds a number after the name of its member. */
static void
add_number(struct cli_row *row, const char *name, uint64_t number)
{
	cli_row_put(row, name);
	cli_row_number(row, number, 1);
}

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
	add_number(row, ",\"code\":", code);
	cli_row_put(row, ",\"code_name\":");
	add_string(row, cli_number_name(cli, WSREG_KIND_CLOSE_CODE, code));
}

/* Adds the packet where the frame begins and its time, or null for what is not
 * known. */
static void
add_packet(struct cli_row *row, const struct capture_packet *packet)
{
	bool known = packet->number > 0;

	if (known)
		add_number(row, ",\"packet\":", packet->number);
	else
		cli_row_put(row, ",\"packet\":null");
	cli_row_put(row, ",\"time\":");
	if (!known || !packet->time.known) {
		cli_row_put(row, "null");
		return;
	}
	cli_row_put(row, "\"");
	cli_row_time(row, &packet->time);
	cli_row_put(row, "\"");
}

/* Adds what the header says. */
static void
add_header(struct cli_row *row, const struct cli *cli,
    const struct wsreg_frame *header)
{
	add_number(row, "{\"frame\":", header->number);
	add_number(row, ",\"offset\":", header->offset);
	add_number(row, ",\"opcode\":", header->opcode);
	cli_row_put(row, ",\"name\":");
	add_string(
	    row, cli_number_name(cli, WSREG_KIND_OPCODE, header->opcode));
	add_number(row, ",\"length\":", header->length);
	add_truth(row, ",\"fin\":", header->fin);
	add_number(row, ",\"rsv\":", header->rsv);
	add_key(row, header);
	add_truth(row, ",\"compressed\":", header->compressed);
	add_truth(row, ",\"discarded\":", header->discarded);
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
	add_truth(&row, ",\"whole\":", frame->whole);
	add_truth(&row, ",\"inflated\":", frame->inflated);
	add_preview(&row, session, frame);
	add_close(&row, cli, frame);
	if (session->trace != NULL)
		add_packet(&row, &frame->packet);
	cli_row_put(&row, "}");
	cli_row_end(&row);
}
