/* SPDX-License-Identifier: MIT */
/* What wsreg check found, as JSON; data/schema/check.json describes it. */

#include <stdlib.h>
#include <string.h>

#include "event.h"
#include "traffic/traffic.h"
#include "wsreg-codes.h"

/* ---- Findings ---- */

static json_t *
make_finding(const struct cli_check_finding *said)
{
	const struct wsreg_finding *finding = &said->finding;
	const struct wsreg_rule *rule = finding->rule;
	json_t *object = cli_json_object();

	cli_json_set(object, "rule", json_string(rule->id));
	cli_json_set(object, "severity",
	    json_string(wsreg_severity_name(rule->severity)));
	if (said->handshake)
		cli_json_set(object, "sender",
		    json_string(cli_sender_name(said->sender)));
	cli_json_set(object, "offset", cli_json_number(finding->offset));
	cli_json_set(object, "frame",
	    finding->in_frame ? cli_json_number(finding->frame) : json_null());
	cli_json_set(object, "frame_offset",
	    finding->in_frame ? cli_json_number(finding->frame_offset)
			      : json_null());
	cli_json_set(object, "value", cli_json_number(finding->value));
	cli_json_set(object, "close_code",
	    rule->close_code != 0 ? cli_json_number(rule->close_code)
				  : json_null());
	cli_json_set(object, "message", cli_json_text(said->message));
	cli_json_set(object, "rfc", cli_json_number(rule->rfc));
	cli_json_set(object, "section", json_string(rule->section));
	cli_json_set(object, "after_error", json_boolean(finding->after_error));
	return object;
}

/* Those of the handshake wait in the client's place, whoever they are of. */
static void
put_finding(struct cli_check *check, const struct cli_check_finding *said)
{
	struct cli_spool *spool = said->handshake
	    ? &check->handshake
	    : &check->sides[said->sender].findings;

	cli_spool_put(spool, make_finding(said));
}

/* ---- Frames ---- */

static const char *
name_of(const struct wsreg_record *record)
{
	return record != NULL ? record->name : NULL;
}

static void
set_close(const struct cli *cli, json_t *object, const struct cli_frame *frame)
{
	unsigned code = (unsigned)(frame->payload[0] << 8 | frame->payload[1]);

	cli_json_set(object, "code", cli_json_number(code));
	cli_json_set(object, "code_name",
	    cli_json_text(name_of(cli_code_record(cli, code))));
}

static void
put_frame(struct cli_check *check, enum wsreg_sender sender)
{
	const struct cli_frame *frame = &check->sides[sender].frame;
	const struct wsreg_frame *header = &frame->header;
	json_t *object = cli_json_object();

	cli_json_set(object, "frame", cli_json_number(header->number));
	cli_json_set(object, "offset", cli_json_number(header->offset));
	cli_json_set(object, "opcode", cli_json_number(header->opcode));
	cli_json_set(object, "name",
	    cli_json_text(
		name_of(cli_opcode_record(check->cli, header->opcode))));
	cli_json_set(object, "length", cli_json_number(header->length));
	cli_json_set(object, "fin", json_boolean(header->fin));
	cli_json_set(object, "rsv", cli_json_number(header->rsv));
	cli_json_set(object, "key",
	    header->masked
		? cli_json_take(cli_print("%02x%02x%02x%02x", header->key[0],
		      header->key[1], header->key[2], header->key[3]))
		: json_null());
	cli_json_set(object, "compressed", json_boolean(header->compressed));
	cli_json_set(object, "discarded", json_boolean(header->discarded));
	cli_json_set(object, "whole", json_boolean(frame->whole));
	cli_json_set(object, "inflated", json_boolean(frame->inflated));
	cli_json_set(
	    object, "preview", cli_json_take(cli_frame_preview(frame)));
	if (header->opcode == WSREG_OPCODE_CONNECTION_CLOSE_FRAME &&
	    frame->size >= 2)
		set_close(check->cli, object, frame);
	cli_spool_put(&check->sides[sender].frames, object);
}

/* ---- The handshake ---- */

static json_t *
make_extensions(const struct handshake *handshake)
{
	json_t *array = cli_json_array();

	for (size_t i = 0; i < handshake->extension_count; i++) {
		struct slice extension = handshake->extensions[i];
		size_t size = extension_format(extension, NULL, 0) + 1;
		char *text = cli_allocate(size, 1);

		extension_format(extension, text, size);
		cli_json_append(array, cli_json_octets(text, strlen(text)));
		free(text);
	}
	return array;
}

/* What is agreed on without a handshake is what was said on the command's
 * line. */
static json_t *
make_given(const struct cli_check_request *request)
{
	json_t *array = cli_json_array();

	if (request->extension != NULL)
		cli_json_append(array, cli_json_text(request->extension));
	return array;
}

static void
put_handshake(struct cli_check *check)
{
	const struct cli *cli = check->cli;
	const struct cli_check_request *request = check->request;
	const struct handshake *handshake = &check->connection.handshake;
	bool bare = request->frames != NULL;
	json_t *subprotocol = cli_json_text(request->subprotocol);

	if (!bare && handshake->subprotocol.size > 0)
		subprotocol = cli_json_octets(
		    handshake->subprotocol.at, handshake->subprotocol.size);
	fputs("\"handshake\":{\"version\":", cli->out);
	cli_json_put(cli,
	    bare || handshake->version < 0 ? json_null()
					   : json_integer(handshake->version));
	fputs(",\"status\":", cli->out);
	cli_json_put(cli,
	    handshake->answered ? cli_json_number(handshake->status)
				: json_null());
	fputs(",\"subprotocol\":", cli->out);
	cli_json_put(cli, subprotocol);
	fputs(",\"extensions\":", cli->out);
	cli_json_put(
	    cli, bare ? make_given(request) : make_extensions(handshake));
	fprintf(
	    cli->out, ",\"omitted\":%zu,\"findings\":[", handshake->omitted);
	cli_spool_end(&check->handshake, cli);
	fputs("]},\n", cli->out);
}

/* ---- Directions ---- */

static json_t *
make_close(const struct direction_close *close)
{
	json_t *object;

	if (!close->present)
		return json_null();
	object = cli_json_object();
	cli_json_set(object, "code",
	    close->has_code ? cli_json_number(close->code) : json_null());
	cli_json_set(object, "reason",
	    cli_json_octets((const char *)close->reason, close->reason_size));
	return object;
}

static json_t *
make_messages(const struct wsreg_counts *counts)
{
	json_t *object = cli_json_object();

	cli_json_set(object, "text", cli_json_number(counts->texts));
	cli_json_set(object, "binary", cli_json_number(counts->binaries));
	return object;
}

static json_t *
make_control(const struct wsreg_counts *counts)
{
	json_t *object = cli_json_object();

	cli_json_set(object, "close", cli_json_number(counts->closes));
	cli_json_set(object, "ping", cli_json_number(counts->pings));
	cli_json_set(object, "pong", cli_json_number(counts->pongs));
	return object;
}

static void
put_direction(struct cli_check *check, enum wsreg_sender sender)
{
	const struct cli *cli = check->cli;
	const struct connection_side *side = &check->connection.sides[sender];
	const struct wsreg_counts *counts = direction_counts(&side->direction);

	fprintf(
	    cli->out, "{\"sender\":\"%s\",\"file\":", cli_sender_name(sender));
	cli_json_put(
	    cli, cli_json_text(cli_file_name(check->sides[sender].file)));
	fputs(",\"bytes\":", cli->out);
	cli_json_put(cli, cli_json_number(side->bytes));
	fputs(",\"frames\":", cli->out);
	cli_json_put(cli, cli_json_number(counts->frames));
	fputs(",\"messages\":", cli->out);
	cli_json_put(cli, make_messages(counts));
	fputs(",\"control\":", cli->out);
	cli_json_put(cli, make_control(counts));
	fputs(",\"close\":", cli->out);
	cli_json_put(cli, make_close(&side->direction.close));
	if (check->request->list) {
		fputs(",\n\"frames_list\":[", cli->out);
		cli_spool_end(&check->sides[sender].frames, cli);
		fputc(']', cli->out);
	}
	fputs(",\n\"findings\":[", cli->out);
	cli_spool_end(&check->sides[sender].findings, cli);
	fputs("]}", cli->out);
}

/* ---- The document ---- */

static void
begin(struct cli_check *check)
{
	fputs("{\"connections\":[", check->cli->out);
}

static void
end_connection(struct cli_check *check)
{
	const struct cli *cli = check->cli;
	const char *between = "";
	char *name = cli_check_name(check);

	fprintf(cli->out, "%s\n{\"name\":", check->connections > 0 ? "," : "");
	cli_json_put(cli, cli_json_text(name));
	free(name);
	if (check->connection.trouble != NULL) {
		fputs(",\"trouble\":", cli->out);
		cli_json_put(cli, cli_json_text(check->connection.trouble));
	}
	fputs(",\n", cli->out);
	put_handshake(check);
	fputs("\"directions\":[", cli->out);
	for (unsigned i = 0; i < 2; i++) {
		if (check->sides[i].file == NULL)
			continue;
		fprintf(cli->out, "%s\n", between);
		put_direction(check, (enum wsreg_sender)i);
		between = ",";
	}
	fputs("]}", cli->out);
}

static void
end(struct cli_check *check)
{
	json_t *summary = cli_json_object();

	cli_json_set(summary, "errors", cli_json_number(check->errors));
	cli_json_set(summary, "warnings", cli_json_number(check->warnings));
	fputs("\n],\n\"summary\":", check->cli->out);
	cli_json_put(check->cli, summary);
	fputs("}\n", check->cli->out);
}

const struct cli_check_printer cli_check_json = {
	.begin = begin,
	.finding = put_finding,
	.frame = put_frame,
	.end_connection = end_connection,
	.end = end,
};
