/* SPDX-License-Identifier: MIT */
/* Judges which header fields there are, and those that ask for an upgrade;
 * RFC 6455, 4.1, 4.2.2. */

#include "judge.h"

#include <string.h>

/* The rules that a second header of a name breaks, or none if it may be
 * repeated.  RFC 9112, 3.2: with two of Host it is no request of HTTP. */
#define ANY_NUMBER WSREG_RULE_COUNT
#define REPEATED WSREG_RULE_HANDSHAKE_HEADER_REPEATED
#define MALFORMED WSREG_RULE_HANDSHAKE_MALFORMED

/* The headers of RFC 6455, 11.3, and those of HTTP that it builds on. */
static const struct header {
	const char *name;
	/* Both by sender: whether it must be there; the rule that a second
	 * one breaks. */
	bool required[2];
	enum wsreg_rule_number repeated[2];
	/* The section that says so. */
	unsigned rfc;
	const char *section;
} headers[] = {
	{ "Host", { true, false }, { MALFORMED, ANY_NUMBER }, 9112, "3.2" },
	{ "Upgrade", { true, true }, { ANY_NUMBER, ANY_NUMBER }, 0, NULL },
	{ "Connection", { true, true }, { ANY_NUMBER, ANY_NUMBER }, 0, NULL },
	{ "Sec-WebSocket-Key", { true, false }, { REPEATED, ANY_NUMBER }, 6455,
	    "11.3.1" },
	{ "Sec-WebSocket-Version", { true, false }, { REPEATED, ANY_NUMBER },
	    6455, "11.3.5" },
	{ "Sec-WebSocket-Accept", { false, true }, { ANY_NUMBER, REPEATED },
	    6455, "11.3.3" },
	{ "Sec-WebSocket-Extensions", { 0 }, { ANY_NUMBER, REPEATED }, 6455,
	    "11.3.2" },
	{ "Sec-WebSocket-Protocol", { 0 }, { ANY_NUMBER, REPEATED }, 6455,
	    "11.3.4" },
};

/* Checks that the header, if there is one, names this token: among others, or
 * alone.  `fault` is what is wrong otherwise. */
static void
check_token(struct judge *judge, enum wsreg_sender sender, const char *header,
    const char *token, bool alone, struct fault fault)
{
	const struct http_head *head = judge->heads[sender];
	const struct slice name = slice_of(header);
	const struct http_field *first = http_next(head, name, NULL);
	struct http_list list = http_list(head, name);
	struct slice element;
	bool found = false, other = false;

	while (http_list_next(&list, &element))
		if (slice_same_nocase(element, slice_of(token)))
			found = true;
		else
			other = true;
	if (first != NULL && (!found || (alone && other)))
		judge_note(judge, WSREG_RULE_HANDSHAKE_MALFORMED, sender,
		    first->offset, first->value, fault);
}

/* Says that the field is missing, and what is there in its place: the draft
 * hixie-76 has other fields. */
static const char *
describe_missing(const struct http_head *head, const char *name)
{
	static const struct {
		const char *name, *draft, *text;
	} fields[] = {
		{ "Sec-WebSocket-Key", "Sec-WebSocket-Key1",
		    "missing header field #; Sec-WebSocket-Key1 is probably of "
		    "the draft hixie-76" },
		{ "Sec-WebSocket-Accept", "Sec-WebSocket-Location",
		    "missing header field #; Sec-WebSocket-Location is "
		    "probably of the draft hixie-76" },
	};

	for (size_t i = 0; i < sizeof(fields) / sizeof(*fields); i++)
		if (strcmp(name, fields[i].name) == 0 &&
		    http_next(head, slice_of(fields[i].draft), NULL) != NULL)
			return fields[i].text;
	return "missing header field #";
}

static void
check_presence(
    struct judge *judge, enum wsreg_sender sender, const struct header *header)
{
	const struct http_head *head = judge->heads[sender];
	const struct slice name = slice_of(header->name);
	const enum wsreg_rule_number rule = header->repeated[sender];
	const struct http_field *field = http_next(head, name, NULL);

	if (field == NULL) {
		if (header->required[sender])
			judge_note(judge, WSREG_RULE_HANDSHAKE_HEADER_MISSING,
			    sender, 0, name,
			    FAULT(describe_missing(head, header->name), 6455,
				sender == WSREG_CLIENT ? "4.1" : "4.2.2"));
		return;
	}
	if (rule == ANY_NUMBER)
		return;
	while ((field = http_next(head, name, field)) != NULL)
		judge_note(judge, rule, sender, field->offset, name,
		    FAULT("# must not be repeated", header->rfc,
			header->section));
}

static void
check_headers(struct judge *judge, enum wsreg_sender sender)
{
	for (size_t i = 0; i < sizeof(headers) / sizeof(headers[0]); i++)
		check_presence(judge, sender, &headers[i]);
	/* RFC 6455, 4.1: a client names a protocol to upgrade to among others,
	 * a server the one. */
	if (sender == WSREG_CLIENT)
		check_token(judge, sender, "Upgrade", "websocket", false,
		    FAULT("Upgrade: # lacks \"websocket\"", 6455, "4.1"));
	else
		check_token(judge, sender, "Upgrade", "websocket", true,
		    FAULT("Upgrade: # is not \"websocket\" alone", 6455,
			"4.2.2"));
	check_token(judge, sender, "Connection", "upgrade", false,
	    FAULT("Connection: # lacks \"Upgrade\"", 6455,
		sender == WSREG_CLIENT ? "4.1" : "4.2.2"));
}

static void
check(struct judge *judge)
{
	for (unsigned i = 0; i < 2; i++)
		if (judge->heads[i] != NULL)
			check_headers(judge, (enum wsreg_sender)i);
}

const struct judge_part judge_fields = { .check = check };
