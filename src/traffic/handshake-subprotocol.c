/* SPDX-License-Identifier: MIT */
/* Judges the subprotocols that are offered and selected; RFC 6455, 1.9, 4.1. */

#include "judge.h"

#include "token.h"

static void
note(struct judge *judge, enum wsreg_rule_number rule, enum wsreg_sender sender,
    const struct judge_name *name)
{
	judge_note(judge, rule, sender, name->offset, name->text, FAULT_NONE);
}

/* Returns whether the name is one of the first `count` names; RFC 6455, 4.1:
 * they are compared octet by octet. */
static bool
is_among(struct slice name, const struct judge_names *names, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (slice_same(names->items[i].text, name))
			return true;
	return false;
}

static void
check_registration(struct judge *judge, enum wsreg_sender sender,
    const struct judge_name *name)
{
	const struct wsreg_registry *registry =
	    registry_by_kind(judge->snapshot, WSREG_KIND_SUBPROTOCOL);
	struct slice text = name->text;

	if (wsreg_record_by_name(registry, text.at, text.size) != NULL)
		return;
	/* RFC 7936, 2: names are case-sensitive. */
	note(judge,
	    wsreg_record_by_name_nocase(registry, text.at, text.size) != NULL
		? WSREG_RULE_SUBPROTOCOL_CASE_MISMATCH
		: WSREG_RULE_SUBPROTOCOL_UNREGISTERED,
	    sender, name);
}

static void
check_offers(struct judge *judge, const struct judge_names *offers)
{
	for (size_t i = 0; i < offers->count; i++) {
		const struct judge_name *name = &offers->items[i];

		if (!token_is(name->text))
			note(judge, WSREG_RULE_SUBPROTOCOL_NOT_TOKEN,
			    WSREG_CLIENT, name);
		else if (is_among(name->text, offers, i))
			note(judge, WSREG_RULE_SUBPROTOCOL_REPEATED,
			    WSREG_CLIENT, name);
		else
			check_registration(judge, WSREG_CLIENT, name);
	}
}

static void
check_selected(struct judge *judge, const struct judge_name *name,
    const struct judge_names *offers)
{
	if (!token_is(name->text)) {
		note(judge, WSREG_RULE_SUBPROTOCOL_NOT_TOKEN, WSREG_SERVER,
		    name);
		return;
	}
	if (judge->heads[WSREG_CLIENT] != NULL &&
	    !is_among(name->text, offers, offers->count))
		note(judge, WSREG_RULE_SUBPROTOCOL_NOT_OFFERED, WSREG_SERVER,
		    name);
	check_registration(judge, WSREG_SERVER, name);
}

/* RFC 6455, 4.2.2: the server selects one. */
static void
check_answer(struct judge *judge, const struct judge_names *selected,
    const struct judge_names *offers)
{
	for (size_t i = 0; i < selected->count; i++)
		check_selected(judge, &selected->items[i], offers);
	if (selected->count > 1)
		note(judge, WSREG_RULE_SUBPROTOCOL_SEVERAL_SELECTED,
		    WSREG_SERVER, &selected->items[1]);
	if (selected->count > 0 && token_is(selected->items[0].text))
		judge->handshake->subprotocol = selected->items[0].text;
}

/* RFC 6455, 4.2.2: a server may select none, but browsers fail the connection
 * then. */
static void
check_none(struct judge *judge, const struct judge_names *offers)
{
	const struct http_head *answer = judge->heads[WSREG_SERVER];
	const struct slice name = slice_of("Sec-WebSocket-Protocol");

	if (answer != NULL && offers->count > 0 &&
	    http_next(answer, name, NULL) == NULL)
		judge_note(judge, WSREG_RULE_SUBPROTOCOL_NONE_SELECTED,
		    WSREG_SERVER, 0, name, FAULT_NONE);
}

static void
check(struct judge *judge)
{
	struct judge_names names[2];

	judge_gather(judge, "Sec-WebSocket-Protocol",
	    WSREG_RULE_SUBPROTOCOL_NOT_TOKEN, names);
	check_offers(judge, &names[WSREG_CLIENT]);
	check_answer(judge, &names[WSREG_SERVER], &names[WSREG_CLIENT]);
	check_none(judge, &names[WSREG_CLIENT]);
}

/* Takes the first name of an answer for selected. */
static void
agree(
    struct judge *judge, enum wsreg_sender sender, const struct http_head *head)
{
	struct http_list list =
	    http_list(head, slice_of("Sec-WebSocket-Protocol"));
	struct slice element;

	if (sender == WSREG_SERVER && http_list_next(&list, &element) &&
	    token_is(element))
		judge->handshake->subprotocol = element;
}

const struct judge_part judge_subprotocols = { .check = check, .agree = agree };
