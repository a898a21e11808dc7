/* SPDX-License-Identifier: MIT */
/* The connection to an XMPP server, and the questions asked on it. */

#ifndef PUBLISH_SESSION_H
#define PUBLISH_SESSION_H

#include <stdbool.h>
#include <strophe.h>

#include "report.h"

/* Whom to be, where to connect and whom to ask; all is borrowed. */
struct session_options {
	const char *jid, *service;
	const char *server; /* HOST, HOST:PORT or [ADDRESS]:PORT; NULL: the
			     * server of the JID */
	const char *password;
	unsigned timeout; /* seconds */
};

/* A connection; its members are for session.c alone, but for the context. */
struct session {
	xmpp_ctx_t *context;
	xmpp_conn_t *connection;
	xmpp_log_t log;
	const struct session_options *options;
	const struct report *report;
	xmpp_stanza_t *answer;
	unsigned long asked; /* questions, which are numbered */
	bool open, ended;
	char reason[256]; /* why it ended, or "" */
};

/* Prepares a session that is not connected; the options and the report must
 * outlive it. */
void
session_init(struct session *session, const struct session_options *options,
    const struct report *report);

/* Connects and logs in, unless that was done.  Ends the program, with the
 * reason, if it cannot. */
void
session_connect(struct session *session);

/* Sends a request to the service, to which it gives an id, and waits for the
 * answer, for which xmpp_stanza_release() is due.  Ends the program if the
 * connection is lost or the time is over. */
xmpp_stanza_t *
session_ask(struct session *session, xmpp_stanza_t *request);

/* Ends the connection, if there is one, and frees all. */
void
session_free(struct session *session);

#endif
