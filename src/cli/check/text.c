/* SPDX-License-Identifier: MIT */
/* What wsreg check found, for people: a line each, as compilers print it.
 * Findings are printed as soon as they are found, so that a live capture can
 * be watched. */

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "event.h"
#include "wsreg-codes.h"

/* Prints the file, the side where it has both, and the offset in octets, in
 * the form that editors take for a place. */
static void
put_place(
    const struct cli_check *check, enum wsreg_sender sender, uint64_t offset)
{
	char *place = cli_check_place(check, sender);

	cli_put(check->cli, place);
	fprintf(check->cli->out, ":%" PRIu64 ": ", offset);
	free(place);
}

/* "1 frame", "2 frames", after something. */
static void
put_count(
    const struct cli *cli, const char *before, uint64_t count, const char *one)
{
	fprintf(cli->out, "%s%" PRIu64 " %s%s", before, count, one,
	    count == 1 ? "" : "s");
}

/* " (Normal Closure)" after a code, if the code has a name. */
static void
put_code_name(const struct cli *cli, unsigned code)
{
	const char *name = cli_number_name(cli, WSREG_KIND_CLOSE_CODE, code);

	if (name == NULL)
		return;
	fputs(" (", cli->out);
	cli_put(cli, name);
	fputc(')', cli->out);
}

/* ---- Findings ---- */

/* " (RFC 6455, 5.1) (frame 3 at 60; close 1002)" */
static void
put_context(const struct cli *cli, const struct wsreg_finding *finding)
{
	const struct wsreg_rule *rule = finding->rule;
	const char *between = " (";
	char *section = cli_rule_section(rule);

	fprintf(cli->out, " (%s)", section);
	free(section);
	if (finding->in_frame) {
		fprintf(cli->out, "%sframe %" PRIu64 " at %" PRIu64, between,
		    finding->frame, finding->frame_offset);
		between = "; ";
	}
	if (rule->close_code != 0) {
		fprintf(cli->out, "%sclose %u", between, rule->close_code);
		between = "; ";
	}
	if (finding->after_error) {
		fprintf(cli->out, "%safter an error", between);
		between = "; ";
	}
	if (strcmp(between, "; ") == 0)
		fputc(')', cli->out);
}

/* Prints a finding on one line: place, level, message, id of the rule, and
 * where the rule is to be read. */
static void
put_finding(struct cli_check *check, const struct cli_check_finding *finding)
{
	const struct cli *cli = check->cli;
	const struct wsreg_rule *rule = finding->finding.rule;

	put_place(check, finding->sender, finding->finding.offset);
	cli_put_styled(
	    cli, cli_is_error(rule) ? CLI_BAD : CLI_WARN, cli_level_name(rule));
	fputs(": ", cli->out);
	cli_put(cli, finding->message);
	fprintf(cli->out, " [%s]", rule->id);
	cli_style(cli, CLI_DIM);
	put_context(cli, &finding->finding);
	cli_style(cli, CLI_PLAIN);
	fputc('\n', cli->out);
}

/* ---- Frames ---- */

/* Prints what is unusual in a header's bits; a final frame without RSV bits
 * and key has nothing to show. */
static void
put_bits(const struct cli *cli, const struct wsreg_frame *header)
{
	if (!header->fin)
		fputs(", not final", cli->out);
	for (unsigned i = 0; i < 3; i++)
		if ((header->rsv & 4u >> i) != 0)
			fprintf(cli->out, ", RSV%u", i + 1);
	if (header->masked)
		fprintf(cli->out, ", key %02x%02x%02x%02x", header->key[0],
		    header->key[1], header->key[2], header->key[3]);
}

/* What a Close says. */
static void
put_close(const struct cli *cli, const struct cli_frame *frame)
{
	struct cli_frame reason = *frame;
	unsigned code = (unsigned)(frame->payload[0] << 8 | frame->payload[1]);
	char *text;

	fprintf(cli->out, ", code %u", code);
	put_code_name(cli, code);
	reason.size -= 2;
	reason.total -= 2;
	memmove(reason.payload, frame->payload + 2, reason.size);
	if (reason.size == 0)
		return;
	text = cli_frame_preview(&reason);
	fputs(": ", cli->out);
	cli_put(cli, text);
	free(text);
}

/* Prints the start of a payload, or what it means in a Close.  Nothing is
 * printed for an empty one, or where none was captured. */
static void
put_payload(const struct cli *cli, const struct cli_frame *frame)
{
	char *preview;

	if (frame->header.length == 0 || (frame->size == 0 && !frame->inflated))
		return;
	if (frame->header.opcode == WSREG_OPCODE_CONNECTION_CLOSE_FRAME &&
	    frame->size >= 2) {
		put_close(cli, frame);
		return;
	}
	preview = cli_frame_preview(frame);
	if (frame->header.compressed)
		fputs(
		    frame->inflated ? ", inflated" : ", compressed", cli->out);
	fputs(": ", cli->out);
	cli_put(cli, preview);
	free(preview);
}

/* Whether what ends in the frame is the stream, and not the judging. */
static bool
is_cut(const struct cli_check *check, enum wsreg_sender sender)
{
	const struct cli_check_side *side = &check->sides[sender];

	return !side->failed || check->request->keep_going ||
	    side->failure.rule->number == WSREG_RULE_STREAM_TRUNCATED;
}

/* Prints a frame of --frames-list on one line. */
static void
put_frame(struct cli_check *check, enum wsreg_sender sender)
{
	const struct cli *cli = check->cli;
	const struct cli_frame *frame = &check->sides[sender].frame;
	const struct wsreg_frame *header = &frame->header;
	const char *name =
	    cli_number_name(cli, WSREG_KIND_OPCODE, header->opcode);

	put_place(check, sender, header->offset);
	cli_style(cli, CLI_DIM);
	fprintf(cli->out, "frame %" PRIu64, header->number);
	cli_style(cli, CLI_PLAIN);
	fputs(": ", cli->out);
	cli_put(cli, name != NULL ? name : "?");
	put_count(cli, ", ", header->length, "octet");
	put_bits(cli, header);
	put_payload(cli, frame);
	if (header->discarded)
		fputs(" (after the Close)", cli->out);
	if (!frame->whole)
		fputs(is_cut(check, sender) ? " (incomplete)"
					    : " (judged up to here)",
		    cli->out);
	fputc('\n', cli->out);
}

/* ---- The summary of a connection ---- */

/* Prints a count that is not 0. */
static void
put_seen(const struct cli *cli, uint64_t count, const char *one)
{
	if (count > 0)
		put_count(cli, ", ", count, one);
}

/* Prints how the side closed, if it did. */
static void
put_closed(const struct cli *cli, const struct direction_close *close)
{
	if (!close->present)
		return;
	fputs("; closed", cli->out);
	if (!close->has_code)
		return;
	fprintf(cli->out, " with %u", close->code);
	put_code_name(cli, close->code);
}

/* Prints the summary of a side: how much was read and what was in it. */
static void
put_side(struct cli_check *check, enum wsreg_sender sender)
{
	const struct cli *cli = check->cli;
	const struct connection_side *side = &check->connection.sides[sender];
	const struct wsreg_counts *counts = direction_counts(&side->direction);
	char *place = cli_check_place(check, sender);

	cli_put(cli, place);
	if (!check->shared)
		fprintf(cli->out, ": %s", cli_sender_name(sender));
	put_count(cli, ": ", side->bytes, "octet");
	put_seen(cli, counts->frames, "frame");
	put_seen(cli, counts->texts, "text message");
	put_seen(cli, counts->binaries, "binary message");
	put_seen(cli, counts->pings, "Ping");
	put_seen(cli, counts->pongs, "Pong");
	put_closed(cli, &side->direction.close);
	fputc('\n', cli->out);
	free(place);
}

/* What failed first, and what the other side made of it. */
static void
put_failure(struct cli_check *check, enum wsreg_sender sender)
{
	const struct cli *cli = check->cli;
	const struct cli_check_side *side = &check->sides[sender];
	const struct connection_side *other =
	    &check->connection.sides[1 - sender];
	const char *name = cli_sender_name((enum wsreg_sender)(1 - sender));

	if (!side->failed)
		return;
	put_place(check, sender, side->failure.offset);
	fprintf(
	    cli->out, "the connection fails here: %s", side->failure.rule->id);
	if (!check->connection.options.present[1 - sender])
		;
	else if (other->direction.close.present)
		fprintf(cli->out, "; the %s closed", name);
	else
		fprintf(cli->out, "; the %s did not close", name);
	if (other->direction.close.has_code)
		fprintf(cli->out, " with %u", other->direction.close.code);
	fputc('\n', cli->out);
}

/* A file that has no head may have been meant to be something else. */
static void
put_hint(struct cli_check *check, enum wsreg_sender sender)
{
	const struct connection_side *side = &check->connection.sides[sender];
	const struct http_head *head = &side->head;

	if (check->shared || side->heads != 1 || head->progress != HTTP_BAD ||
	    head->named)
		return;
	put_place(check, sender, 0);
	fputs("frames alone are checked with --frames, what tshark prints "
	      "with --follow\n",
	    check->cli->out);
}

/* Ends a connection: what made it fail, then the sides, then what was left
 * out of the findings. */
static void
end_connection(struct cli_check *check)
{
	for (unsigned i = 0; i < 2; i++)
		put_failure(check, (enum wsreg_sender)i);
	for (unsigned i = 0; i < 2; i++)
		if (check->sides[i].file != NULL) {
			put_side(check, (enum wsreg_sender)i);
			put_hint(check, (enum wsreg_sender)i);
		}
	if (check->connection.handshake.omitted > 0)
		fprintf(check->cli->out,
		    "%zu more findings in the handshake are left out\n",
		    check->connection.handshake.omitted);
}

/* Prints how many errors and warnings there were in all connections. */
static void
end(struct cli_check *check)
{
	put_count(check->cli, "", check->errors, "error");
	put_count(check->cli, ", ", check->warnings, "warning");
	fputc('\n', check->cli->out);
}

const struct cli_check_printer cli_check_text = {
	.finding = put_finding,
	.frame = put_frame,
	.end_connection = end_connection,
	.end = end,
};
