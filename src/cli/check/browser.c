/* SPDX-License-Identifier: MIT */
/* What a browser would have reported when a connection ended: RFC 6455, 7.1.5,
 * and the WebSockets Standard of the WHATWG. */

#include "browser.h"

#include <inttypes.h>

#include "event.h"
#include "wsreg-codes.h"

/* RFC 9110, 15.2.2. */
#define SWITCHING_PROTOCOLS 101

/* RFC 6455, 7.1.5: there is no Close to take a code from, or it has none. */
#define ABNORMAL WSREG_CLOSE_ABNORMAL_CLOSURE
#define NONE WSREG_CLOSE_NO_STATUS_RCVD

bool
cli_browser_refuses(const struct handshake_finding *finding)
{
	return finding->rule == WSREG_RULE_SUBPROTOCOL_NONE_SELECTED ||
	    (finding->sender == WSREG_SERVER &&
		wsreg_rule_at(finding->rule)->severity == WSREG_ERROR);
}

/* Returns why there was no connection, or NULL if there was one. */
static char *
find_handshake(const struct cli_session *session)
{
	const struct handshake *handshake = &session->connection.handshake;

	if (!handshake->answered)
		return cli_print("%s", "the server did not answer");
	if (handshake->status != SWITCHING_PROTOCOLS)
		return cli_print(
		    "the server answered with status %u", handshake->status);
	return session->refused != NULL
	    ? cli_print("the handshake breaks %s", session->refused->id)
	    : NULL;
}

/* Returns how a side ended, or NULL if it did not. */
static char *
find_end(const struct cli_session *session, enum wsreg_sender sender)
{
	const struct cli_trace_side *side = &session->trace->sides[sender];

	switch (side->end) {
	case CAPTURE_FIN:
	case CAPTURE_RST:
		return cli_print("the %s sent %s in packet %" PRIu64
				 " without a Close",
		    cli_sender_name(sender),
		    side->end == CAPTURE_FIN ? "FIN" : "RST",
		    side->end_packet.number);
	case CAPTURE_OPEN:
	case CAPTURE_ABORTED:
	case CAPTURE_EXPIRED:
	case CAPTURE_EVICTED:
	case CAPTURE_REPLACED:
		break;
	}
	return NULL;
}

/* Returns how the connection ended before a Close of the server. */
static char *
find_reason(const struct cli_session *session)
{
	const struct cli_check_side *server = &session->sides[WSREG_SERVER];
	char *reason;

	if (server->failed)
		return cli_print("the server breaks %s at offset %" PRIu64,
		    server->failure.rule->id, server->failure.offset);
	reason = find_end(session, WSREG_SERVER);
	if (reason == NULL &&
	    session->trace->sides[WSREG_SERVER].end == CAPTURE_ABORTED)
		reason = find_end(session, WSREG_CLIENT);
	return reason != NULL
	    ? reason
	    : cli_print("%s", "the capture ends before a Close of the server");
}

struct cli_browser
cli_browser_find(const struct cli_session *session)
{
	const struct cli_check_side *server = &session->sides[WSREG_SERVER];
	const struct direction_close *close =
	    &session->connection.sides[WSREG_SERVER].direction.close;
	struct cli_browser browser = { 0 };

	if (session->connection.trouble != NULL || session->late ||
	    server->file == NULL)
		return browser;
	browser.reason = find_handshake(session);
	if (browser.reason == NULL && server->closed) {
		browser.code = close->has_code ? close->code : NONE;
		return browser;
	}
	if (browser.reason == NULL && server->gap)
		return browser;
	browser.code = ABNORMAL;
	if (browser.reason == NULL)
		browser.reason = find_reason(session);
	return browser;
}
