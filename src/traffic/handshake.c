/* SPDX-License-Identifier: MIT */
/* Judges the opening handshake, above all what HTTP has to say; RFC 6455, 4. */

#include "handshake.h"

#include <stdlib.h>
#include <string.h>

#include "judge.h"
#include "token.h"

/* RFC 9110, 15.2.2: the status of an answer that accepts. */
#define SWITCHING_PROTOCOLS 101

static const struct slice nothing = { "", 0 };

static void
note_malformed(struct judge *judge, enum wsreg_sender sender, uint64_t offset,
    struct slice detail, struct fault fault)
{
	judge_note(judge, WSREG_RULE_HANDSHAKE_MALFORMED, sender, offset,
	    detail, fault);
}

/* ---- Heads ---- */

static void
check_version(struct judge *judge, const struct http_field *field)
{
	const struct wsreg_record *record = NULL;
	struct handshake_finding finding = {
		.rule = WSREG_RULE_VERSION_NOT_STANDARD,
		.sender = WSREG_CLIENT,
		.offset = field->offset,
		.detail = field->value,
	};

	/* Anything else than a number is in no registry of numbers. */
	if (token_number(field->value, &finding.value))
		record = wsreg_record_by_number(
		    registry_by_kind(judge->snapshot, WSREG_KIND_VERSION),
		    finding.value);
	if (record == NULL || record->status == WSREG_STATUS_UNASSIGNED)
		finding.rule = WSREG_RULE_VERSION_UNREGISTERED;
	else if (record->status == WSREG_STATUS_STANDARD)
		return;
	judge_add(judge, finding);
}

static void
check_versions(struct judge *judge)
{
	const struct http_head *head = judge->heads[WSREG_CLIENT];
	const struct slice name = slice_of("Sec-WebSocket-Version");
	const struct http_field *field = http_next(head, name, NULL);
	uint64_t number;

	/* RFC 6455, 4.3: versions are 0 to 255. */
	if (field != NULL && token_number(field->value, &number) &&
	    number <= UINT8_MAX)
		judge->handshake->version = (int)number;
	for (; field != NULL; field = http_next(head, name, field))
		check_version(judge, field);
}

/* RFC 6455, 4.1: a path, or an absolute URI of HTTP. */
static bool
is_target(struct slice target)
{
	static const char *const schemes[] = { "http://", "https://" };

	for (size_t i = 0; i < 2; i++) {
		struct slice scheme = slice_of(schemes[i]), begin = target;

		if (begin.size > scheme.size)
			begin.size = scheme.size;
		if (slice_same_nocase(begin, scheme))
			return true;
	}
	return target.at[0] == '/';
}

/* RFC 9112, 2.2: a recipient may take LF alone for the end of a line. */
static void
check_lines(
    struct judge *judge, enum wsreg_sender sender, const struct http_head *head)
{
	if (head->has_bare_line)
		judge_note(judge, WSREG_RULE_HANDSHAKE_LINE_ENDING, sender,
		    head->bare_line, nothing, FAULT_NONE);
}

/* RFC 9110, 8.6, and RFC 9112, 6.1: an answer of 1xx has no body. */
static void
check_body(struct judge *judge, const struct http_head *answer)
{
	static const char *const names[] = { "Content-Length",
		"Transfer-Encoding" };

	for (size_t i = 0; i < 2; i++) {
		const struct slice name = slice_of(names[i]);
		const struct http_field *field = NULL;

		while ((field = http_next(answer, name, field)) != NULL)
			judge_note(judge, WSREG_RULE_HANDSHAKE_BODY_ANNOUNCED,
			    WSREG_SERVER, field->offset, name, FAULT_NONE);
	}
}

/* RFC 6455, 4.1: GET, and at least HTTP/1.1. */
static void
check_request(struct judge *judge)
{
	const struct http_head *head = judge->heads[WSREG_CLIENT];

	if (!slice_same(head->method, slice_of("GET")))
		note_malformed(judge, WSREG_CLIENT, head->offset, head->method,
		    FAULT("the method is #, not GET", 6455, "4.1"));
	else if (!is_target(head->target))
		note_malformed(judge, WSREG_CLIENT, head->offset, head->target,
		    FAULT("request target # is neither a path nor an http "
			  "or https URI",
			6455, "4.1"));
	else if (memchr(head->target.at, '#', head->target.size) != NULL)
		note_malformed(judge, WSREG_CLIENT, head->offset, head->target,
		    FAULT("request target # has a fragment", 6455, "3"));
	else if (head->minor == 0)
		note_malformed(judge, WSREG_CLIENT, head->offset, nothing,
		    FAULT("the version is HTTP/1.0, not at least HTTP/1.1",
			6455, "4.1"));
	check_versions(judge);
}

static void
check_answer(struct judge *judge)
{
	const struct http_head *head = judge->heads[WSREG_SERVER];

	if (head->minor == 0)
		note_malformed(judge, WSREG_SERVER, head->offset, nothing,
		    FAULT("the version is HTTP/1.0, not at least HTTP/1.1",
			9110, "7.8"));
	check_body(judge, head);
}

/* Returns the head if it can be judged, else NULL. */
static const struct http_head *
usable(struct judge *judge, enum wsreg_sender sender,
    const struct http_head *head, enum http_kind kind)
{
	if (head == NULL || head->progress == HTTP_MORE)
		return NULL;
	if (head->progress == HTTP_BAD) {
		note_malformed(
		    judge, sender, head->bad_line, nothing, head->fault);
		return NULL;
	}
	if (head->kind != kind) {
		note_malformed(judge, sender, head->offset, nothing,
		    kind == HTTP_REQUEST
			? FAULT("this is a server's response, but a client's "
				"request was expected",
			      6455, "4.1")
			: FAULT("this is a client's request, but a server's "
				"response was expected",
			      6455, "4.2.2"));
		return NULL;
	}
	return head;
}

/* Returns the head if it has no fault.  Where it has one, what else it says is
 * not judged, but agreed on. */
static const struct http_head *
accept_faulty(
    struct judge *judge, enum wsreg_sender sender, const struct http_head *head)
{
	if (head == NULL)
		return NULL;
	check_lines(judge, sender, head);
	if (head->fault.text == NULL)
		return head;
	note_malformed(judge, sender, head->bad_line, nothing, head->fault);
	judge_subprotocols.agree(judge, sender, head);
	judge_extensions.agree(judge, sender, head);
	return NULL;
}

/* Returns the answer if it is to be judged: it accepts, and has no fault. */
static const struct http_head *
take_answer(struct judge *judge, const struct http_head *answer)
{
	struct handshake *handshake = judge->handshake;

	if (answer == NULL)
		return NULL;
	handshake->answered = true;
	handshake->status = answer->status;
	if (answer->status == SWITCHING_PROTOCOLS)
		return accept_faulty(judge, WSREG_SERVER, answer);
	handshake_refuse(handshake, answer);
	return NULL;
}

/*
 * The order matters: what an answer agrees to is known before the request is
 * looked at, because the offers of a request count only where there is no
 * answer.  The parts below the heads each judge one header of both sides.
 */
void
handshake_judge(struct handshake *handshake, const struct http_head *request,
    const struct http_head *answer, const struct wsreg_snapshot *snapshot)
{
	struct judge judge = { .handshake = handshake, .snapshot = snapshot };

	judge.heads[WSREG_SERVER] = take_answer(
	    &judge, usable(&judge, WSREG_SERVER, answer, HTTP_ANSWER));
	judge.heads[WSREG_CLIENT] = accept_faulty(&judge, WSREG_CLIENT,
	    usable(&judge, WSREG_CLIENT, request, HTTP_REQUEST));
	if (judge.heads[WSREG_CLIENT] != NULL)
		check_request(&judge);
	if (judge.heads[WSREG_SERVER] != NULL)
		check_answer(&judge);
	judge_fields.check(&judge);
	judge_keys.check(&judge);
	judge_subprotocols.check(&judge);
	judge_extensions.check(&judge);
}

/* ---- Around it ---- */

void
handshake_init(struct handshake *handshake)
{
	*handshake = (struct handshake){ .version = -1 };
}

void
handshake_free(struct handshake *handshake)
{
	free(handshake->findings);
	free(handshake->extensions);
	free(handshake->text);
	handshake_init(handshake);
}

/* Copies the octets of a slice and a NUL to `*to`, which moves behind them. */
static void
keep(struct slice *slice, char **to)
{
	if (slice->size > 0)
		memcpy(*to, slice->at, slice->size);
	slice->at = *to;
	*to += slice->size;
	*(*to)++ = '\0';
}

bool
handshake_keep(struct handshake *handshake)
{
	size_t size = handshake->subprotocol.size + 1;
	char *to;

	if (handshake->text != NULL)
		return true;
	for (size_t i = 0; i < handshake->extension_count; i++)
		size += handshake->extensions[i].size + 1;
	to = malloc(size);
	if (to == NULL)
		return false;
	handshake->text = to;
	keep(&handshake->subprotocol, &to);
	for (size_t i = 0; i < handshake->extension_count; i++)
		keep(&handshake->extensions[i], &to);
	return true;
}

void
handshake_forget(struct handshake *handshake)
{
	free(handshake->findings);
	handshake->findings = NULL;
	handshake->finding_count = handshake->finding_room = 0;
}

bool
handshake_is_asked(const struct http_head *request)
{
	const struct slice prefix = slice_of("Sec-WebSocket-");
	struct http_list list = http_list(request, slice_of("Upgrade"));
	struct slice element;

	for (size_t i = 0; i < request->field_count; i++) {
		struct slice name = request->fields[i].name;

		if (name.size > prefix.size)
			name.size = prefix.size;
		if (slice_same_nocase(name, prefix))
			return true;
	}
	while (http_list_next(&list, &element))
		if (slice_same_nocase(element, slice_of("websocket")))
			return true;
	return false;
}

void
handshake_refuse(struct handshake *handshake, const struct http_head *answer)
{
	judge_add(&(struct judge){ .handshake = handshake },
	    (struct handshake_finding){
		.rule = WSREG_RULE_HANDSHAKE_REFUSED,
		.sender = WSREG_SERVER,
		.offset = answer->offset,
		.value = answer->status,
	    });
}

void
handshake_miss_answer(struct handshake *handshake, uint64_t offset)
{
	judge_note(&(struct judge){ .handshake = handshake },
	    WSREG_RULE_HANDSHAKE_UNANSWERED, WSREG_SERVER, offset, nothing,
	    FAULT_NONE);
}

void
handshake_note_early(struct handshake *handshake, uint64_t offset)
{
	judge_note(&(struct judge){ .handshake = handshake },
	    WSREG_RULE_FRAMES_BEFORE_ANSWER, WSREG_CLIENT, offset, nothing,
	    FAULT_NONE);
}
