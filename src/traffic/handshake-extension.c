/* SPDX-License-Identifier: MIT */
/* Judges the extensions that are offered and accepted; RFC 6455, 9.1. */

#include "judge.h"

static void
check_element(struct judge *judge, enum wsreg_sender sender,
    const struct judge_name *element, const struct extension *extension)
{
	const struct slice name = extension->name;

	if (extension->fault.text != NULL)
		judge_note(judge, WSREG_RULE_EXTENSION_PARAMETER_INVALID,
		    sender, element->offset, element->text, extension->fault);
	if (name.size > 0 &&
	    wsreg_record_by_name(
		registry_by_kind(judge->snapshot, WSREG_KIND_EXTENSION),
		name.at, name.size) == NULL)
		judge_note(judge, WSREG_RULE_EXTENSION_UNREGISTERED, sender,
		    element->offset, name, FAULT_NONE);
}

/* ---- What the client offers ---- */

static bool
is_listed(const struct handshake *handshake, struct slice name)
{
	for (size_t i = 0; i < handshake->extension_count; i++)
		if (slice_same(handshake->extensions[i], name))
			return true;
	return false;
}

/* Takes the extension for accepted, without its parameters, as nobody knows what
 * was answered. */
static void
assume(struct judge *judge, struct extension *extension)
{
	struct handshake *handshake = judge->handshake;

	if (extension->name.size == 0 || is_listed(handshake, extension->name))
		return;
	extension->params = deflate_params_none;
	agreement_add(&handshake->agreement, extension, judge->snapshot);
	judge_agree(judge, extension->name);
}

static void
check_offers(struct judge *judge, const struct judge_names *offers)
{
	for (size_t i = 0; i < offers->count; i++) {
		struct extension extension;

		agreement_read_extension(
		    offers->items[i].text, WSREG_CLIENT, &extension);
		check_element(
		    judge, WSREG_CLIENT, &offers->items[i], &extension);
		if (!judge->handshake->answered)
			assume(judge, &extension);
	}
}

/* ---- What the server accepts ---- */

/* Whether the name was offered, and why the answer fits no offer.  An offer
 * that cannot be read is compared with nothing. */
struct match {
	bool offered;
	struct fault fault; /* that of the first offer */
};

static struct match
match(const struct extension *answer, const struct judge_names *offers)
{
	struct match match = { .offered = false };
	bool fits = false;

	for (size_t i = 0; i < offers->count; i++) {
		struct extension offer;
		struct fault fault;

		agreement_read_extension(
		    offers->items[i].text, WSREG_CLIENT, &offer);
		if (!slice_same(offer.name, answer->name))
			continue;
		match.offered = true;
		if (offer.fault.text != NULL)
			continue;
		fault = deflate_params_fit(&answer->params, &offer.params);
		fits = fits || fault.text == NULL;
		if (match.fault.text == NULL)
			match.fault = fault;
	}
	if (fits)
		match.fault = FAULT_NONE;
	return match;
}

static void
check_match(struct judge *judge, const struct judge_name *element,
    const struct extension *extension, const struct judge_names *offers)
{
	struct match found = match(extension, offers);

	if (!found.offered)
		judge_note(judge, WSREG_RULE_EXTENSION_NOT_OFFERED,
		    WSREG_SERVER, element->offset, extension->name, FAULT_NONE);
	else if (found.fault.text != NULL && extension->fault.text == NULL)
		judge_note(judge, WSREG_RULE_EXTENSION_PARAMETER_INVALID,
		    WSREG_SERVER, element->offset, element->text, found.fault);
}

static void
accept_element(struct judge *judge, const struct judge_name *element,
    const struct extension *extension)
{
	struct handshake *handshake = judge->handshake;
	unsigned common =
	    agreement_add(&handshake->agreement, extension, judge->snapshot);

	judge_agree(judge, element->text);
	if (common != 0)
		judge_add(judge,
		    (struct handshake_finding){
			.rule = WSREG_RULE_EXTENSION_RSV_CONFLICT,
			.sender = WSREG_SERVER,
			.offset = element->offset,
			.value = common,
			.detail = extension->name,
		    });
}

static void
check_answer(struct judge *judge, const struct judge_names *accepted,
    const struct judge_names *offers)
{
	for (size_t i = 0; i < accepted->count; i++) {
		const struct judge_name *element = &accepted->items[i];
		struct extension extension;

		agreement_read_extension(
		    element->text, WSREG_SERVER, &extension);
		check_element(judge, WSREG_SERVER, element, &extension);
		if (extension.name.size == 0)
			continue;
		if (judge->heads[WSREG_CLIENT] != NULL)
			check_match(judge, element, &extension, offers);
		accept_element(judge, element, &extension);
	}
}

static void
check(struct judge *judge)
{
	struct judge_names names[2];

	judge_gather(judge, "Sec-WebSocket-Extensions",
	    WSREG_RULE_EXTENSION_PARAMETER_INVALID, names);
	check_offers(judge, &names[WSREG_CLIENT]);
	check_answer(judge, &names[WSREG_SERVER], &names[WSREG_CLIENT]);
}

/* Takes an extension of an answer for accepted. */
static void
accept(struct judge *judge, struct slice element)
{
	struct handshake *handshake = judge->handshake;
	struct extension extension;

	agreement_read_extension(element, WSREG_SERVER, &extension);
	if (extension.name.size == 0)
		return;
	agreement_add(&handshake->agreement, &extension, judge->snapshot);
	judge_agree(judge, element);
}

static void
agree(
    struct judge *judge, enum wsreg_sender sender, const struct http_head *head)
{
	struct handshake *handshake = judge->handshake;
	struct http_list list =
	    http_list(head, slice_of("Sec-WebSocket-Extensions"));
	struct slice element;

	while (handshake->extension_count < HANDSHAKE_NAMES_MAX &&
	    http_list_next(&list, &element)) {
		struct extension offer;

		if (sender == WSREG_SERVER) {
			accept(judge, element);
		} else if (!handshake->answered) {
			agreement_read_extension(element, WSREG_CLIENT, &offer);
			assume(judge, &offer);
		}
	}
}

const struct judge_part judge_extensions = { .check = check, .agree = agree };
