/* SPDX-License-Identifier: MIT */
/* The places of ranges: of close codes, and of records. */

#include "places.h"

/* The words for a sender: its name, alone, in a name and in that of a constant,
 * and in a sentence after "a". */
static const struct sender_words {
	const char *name, *type, *capitals, *phrase;
} senders[WSREG_SENDER_COUNT] = {
	[WSREG_CLIENT] = { "client", "Client", "CLIENT", "client" },
	[WSREG_SERVER] = { "server", "Server", "SERVER", "server" },
	[WSREG_BROWSER] = { "browser", "Browser", "BROWSER",
	    "page in a browser" },
};

/* Print the sender at hand by one of its words. */
static void
put_sender(struct gen_writer *writer)
{
	gen_print(writer->output, "%s", senders[writer->sender].phrase);
}

static void
put_sender_type(struct gen_writer *writer)
{
	gen_print(writer->output, "%s", senders[writer->sender].type);
}

static void
put_sender_name(struct gen_writer *writer)
{
	gen_print(writer->output, "%s", senders[writer->sender].name);
}

static void
put_sender_capitals(struct gen_writer *writer)
{
	gen_print(writer->output, "%s", senders[writer->sender].capitals);
}

/* Prints the condition that `code', or `number' of a record, is in the range at
 * hand, which may be one number. */
static void
put_range(struct gen_writer *writer)
{
	const char *name = writer->constant != NULL ? "number" : "code";
	unsigned long first = writer->first, last = writer->last;

	if (first == last)
		gen_print(writer->output, "%s == %lu", name, first);
	else
		gen_print(writer->output, "%s >= %lu && %s <= %lu", name, first,
		    name, last);
}

/* Print the ends of the range at hand. */
static void
put_first(struct gen_writer *writer)
{
	gen_print(writer->output, "%lu", (unsigned long)writer->first);
}

static void
put_last(struct gen_writer *writer)
{
	uint32_t last = writer->last;

	/* RFC 6455, 5.5.1: a close code has two octets. */
	if (writer->constant == NULL && last > UINT16_MAX)
		last = UINT16_MAX;
	gen_print(writer->output, "%lu", (unsigned long)last);
}

/* Prints the status of numbers that no record has, as a string. */
static void
put_unassigned(struct gen_writer *writer)
{
	gen_print_string(writer->output,
	    wsreg_status_name(WSREG_STATUS_UNASSIGNED),
	    writer->language->escape);
}

const struct gen_fill_place gen_places_codes[] = {
	{ .name = "sender", .put = put_sender },
	{ .name = "Sender", .put = put_sender_type },
	{ .name = "sendername", .put = put_sender_name },
	{ .name = "SENDER", .put = put_sender_capitals },
	{ .name = "range", .put = put_range },
	{ .name = "first", .put = put_first },
	{ .name = "last", .put = put_last },
	{ .name = "unassigned", .put = put_unassigned },
	{ .name = NULL },
};
