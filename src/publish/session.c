/* SPDX-License-Identifier: MIT */
/* The connection to an XMPP server. */

#include "session.h"

#include <arpa/inet.h>
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* How long libstrophe waits for events before it returns, in milliseconds. */
#define STEP 50

/* The longest name of a host; RFC 1035, 2.3.4. */
#define HOST_SIZE 256

/* ---- Why it ended ---- */

/* Keeps the first reason, which is the cause of those that follow. */
static void
note(struct session *session, const char *reason)
{
	if (session->reason[0] == '\0')
		snprintf(
		    session->reason, sizeof(session->reason), "%s", reason);
}

/* libstrophe tells only its log why a login failed. */
static void
handle_log(void *userdata, xmpp_log_level_t level, const char *area,
    const char *message)
{
	struct session *session = userdata;
	int error;

	if (sscanf(message, "connection failed, error %d", &error) == 1)
		note(session, strerror(error));
	if (level < XMPP_LEVEL_ERROR)
		return;
	if (strcmp(area, "auth") == 0)
		note(session,
		    "the server accepts neither the password nor another way "
		    "to log in");
	else if (strstr(message, "TLS") != NULL)
		note(session,
		    "the server does not offer TLS, which is required unless "
		    "it is on this machine");
}

static int
handle_certificate(const xmpp_tlscert_t *certificate, const char *message)
{
	(void)certificate;
	report_say("the server's certificate is not trusted: %s", message);
	return 0;
}

static void
handle_event(xmpp_conn_t *connection, xmpp_conn_event_t event, int error,
    xmpp_stream_error_t *stream_error, void *userdata)
{
	struct session *session = userdata;

	(void)connection;
	if (event == XMPP_CONN_CONNECT || event == XMPP_CONN_RAW_CONNECT) {
		session->open = true;
		return;
	}
	if (stream_error != NULL && stream_error->text != NULL)
		note(session, stream_error->text);
	else if (error != 0 && error != ECONNABORTED)
		/* The other one only says that libstrophe gave up. */
		note(session, strerror(error));
	session->ended = true;
}

/* Ends the program; what was asked for last is asked again by the next run. */
static _Noreturn void
stop(struct session *session, const char *event)
{
	char reason[sizeof(session->reason) + 128];

	snprintf(reason, sizeof(reason), "%s%s%s", event,
	    session->reason[0] != '\0' ? ": " : "", session->reason);
	report_answered();
	report_stop(session->report, reason);
}

/* ---- Connecting ---- */

/* Returns whether a host is this machine by its name or address alone; what a
 * name server says does not count. */
static bool
is_loopback(const char *host)
{
	struct in_addr four;
	struct in6_addr six;

	if (strcasecmp(host, "localhost") == 0)
		return true;
	if (inet_pton(AF_INET, host, &four) == 1)
		return ntohl(four.s_addr) >> 24 == IN_LOOPBACKNET;
	return inet_pton(AF_INET6, host, &six) == 1 &&
	    memcmp(&six, &in6addr_loopback, sizeof(six)) == 0;
}

/* Reads a port after the host; 0 stands for the default. */
static unsigned short
read_port(const char *text)
{
	char *end;
	unsigned long port;

	if (*text == '\0')
		return 0;
	port = strtoul(text + 1, &end, 10);
	if (text[0] != ':' || text[1] < '0' || text[1] > '9' || *end != '\0' ||
	    port == 0 || port > UINT16_MAX)
		report_die("`%s' is not a port", text);
	return (unsigned short)port;
}

/* Reads "HOST", "HOST:PORT", "ADDRESS", "[ADDRESS]:PORT"; an address of IPv6
 * has several colons. */
static unsigned short
read_server(const char *server, char *host)
{
	const char *start = server[0] == '[' ? server + 1 : server;
	size_t size = server[0] == '[' ? strcspn(start, "]")
	    : strchr(server, ':') != strrchr(server, ':')
	    ? strlen(server)
	    : strcspn(server, ":");

	if (size == 0 || size >= HOST_SIZE ||
	    (server[0] == '[' && start[size] != ']'))
		report_die("`%s' is not a server", server);
	memcpy(host, start, size);
	host[size] = '\0';
	return read_port(start + size + (server[0] == '['));
}

/* Begins to connect.  A loopback name is not looked up as a service, as the
 * answer could lead elsewhere. */
static bool
begin(struct session *session)
{
	const struct session_options *options = session->options;
	char *domain = xmpp_jid_domain(session->context, options->jid);
	long flags = XMPP_CONN_FLAG_DISABLE_SM;
	char host[HOST_SIZE];
	unsigned short port = read_server(
	    options->server != NULL ? options->server : domain, host);
	bool loopback = is_loopback(host);

	xmpp_free(session->context, domain);
	flags |= loopback ? (long)XMPP_CONN_FLAG_TRUST_TLS
			  : (long)XMPP_CONN_FLAG_MANDATORY_TLS;
	return xmpp_conn_set_flags(session->connection, flags) == 0 &&
	    xmpp_connect_client(session->connection,
		loopback || options->server != NULL ? host : NULL, port,
		handle_event, session) == XMPP_EOK;
}

void
session_init(struct session *session, const struct session_options *options,
    const struct report *report)
{
	*session = (struct session){ .options = options, .report = report };
	session->log = (xmpp_log_t){ handle_log, session };
	xmpp_initialize();
	session->context = xmpp_ctx_new(NULL, &session->log);
	if (session->context == NULL)
		report_die("out of memory");
}

void
session_connect(struct session *session)
{
	if (session->open)
		return;
	session->connection = xmpp_conn_new(session->context);
	if (session->connection == NULL)
		report_die("out of memory");
	xmpp_conn_set_jid(session->connection, session->options->jid);
	xmpp_conn_set_pass(session->connection, session->options->password);
	xmpp_conn_set_certfail_handler(session->connection, handle_certificate);
	report_wait(session->report, session->options->timeout);
	if (!begin(session))
		stop(session, "cannot connect to the server");
	while (!session->open && !session->ended)
		xmpp_run_once(session->context, STEP);
	if (session->ended)
		stop(session, "cannot connect to the server");
	report_answered();
}

/* ---- Asking ---- */

/* Takes the answer, if it comes from where the question went: other users could
 * guess its id. */
static int
handle_answer(xmpp_conn_t *connection, xmpp_stanza_t *stanza, void *userdata)
{
	struct session *session = userdata;
	const char *from = xmpp_stanza_get_from(stanza);

	(void)connection;
	/* RFC 7622, 3.2: a domain is the same in any case. */
	if (from == NULL || strcasecmp(from, session->options->service) != 0 ||
	    session->answer != NULL)
		return 1;
	session->answer = xmpp_stanza_clone(stanza);
	return 0;
}

xmpp_stanza_t *
session_ask(struct session *session, xmpp_stanza_t *request)
{
	xmpp_stanza_t *answer;
	char id[32];

	snprintf(id, sizeof(id), "publish-%lu", ++session->asked);
	xmpp_stanza_set_id(request, id);
	xmpp_stanza_set_to(request, session->options->service);
	/* The server adds it; another one would end the connection. */
	xmpp_stanza_del_attribute(request, "from");
	report_wait(session->report, session->options->timeout);
	xmpp_id_handler_add(session->connection, handle_answer, id, session);
	xmpp_send(session->connection, request);
	while (session->answer == NULL && !session->ended)
		xmpp_run_once(session->context, STEP);
	if (session->answer == NULL)
		stop(session, "the connection was lost");
	report_answered();
	answer = session->answer;
	session->answer = NULL;
	return answer;
}

/* The server has all; it does not matter how the connection ends, so the time
 * for it is short. */
void
session_free(struct session *session)
{
	if (session->open) {
		xmpp_disconnect(session->connection);
		for (int i = 0; i < 2000 / STEP && !session->ended; i++)
			xmpp_run_once(session->context, STEP);
	}
	if (session->connection != NULL)
		xmpp_conn_release(session->connection);
	xmpp_ctx_free(session->context);
	xmpp_shutdown();
}
