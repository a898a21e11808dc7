/* SPDX-License-Identifier: MIT */
/* wsreg-publish: requests to publish changes come in on standard input, as `wsreg
 * diff -f pubsub' writes them; an XMPP server gets those that it does not have. */

#include <errno.h>
#include <getopt.h>
#include <signal.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "file/file.h"
#include "options/options.h"
#include "report.h"
#include "request.h"
#include "secret.h"
#include "service.h"
#include "session.h"

/* Seconds to wait for an answer. */
#define TIMEOUT 30
#define TIMEOUT_MAX 3600

/* ---- Options ---- */

struct arguments {
	const char *jid, *service, *server, *password_file, *timeout;
	bool help, version;
};

#define FIELD(name) .offset = offsetof(struct arguments, name)

static const struct option_row options[] = {
	{ "jid", 0, "JID", "log in as this user: bot@example.org", OPTION_ONCE,
	    FIELD(jid) },
	{ "service", 0, "JID", "publish at this service: pubsub.example.org",
	    OPTION_ONCE, FIELD(service) },
	{ "server", 0, "HOST[:PORT]",
	    "connect to this server instead of the one that\n"
	    "the name service gives for the JID",
	    OPTION_ONCE, FIELD(server) },
	{ "password-file", 0, "FILE",
	    "read the password from the first line of FILE\n"
	    "instead of the environment: WSREG_PASSWORD",
	    OPTION_ONCE, FIELD(password_file) },
	{ "timeout", 0, "SECONDS", "give up if no answer comes (default 30)",
	    OPTION_ONCE, FIELD(timeout) },
	{ "help", 'h', NULL, "print this help", OPTION_FLAG, FIELD(help) },
	{ "version", 'V', NULL, "print the version", OPTION_FLAG,
	    FIELD(version) },
	{ .name = NULL },
};

static void
print_help(void)
{
	fputs("usage: wsreg diff -f pubsub OLD NEW | wsreg-publish OPTION...\n"
	      "\n"
	      "Publish changes of registries by XMPP, each once.\n"
	      "\n",
	    stdout);
	options_help(stdout, options, "");
	fputs("\n"
	      "Exit status: 0 all is published, 1 some of it was refused, "
	      "2 trouble\n",
	    stdout);
}

/* Returns the seconds that an argument says. */
static unsigned
read_timeout(const char *text)
{
	char *end;
	unsigned long seconds = TIMEOUT;

	if (text == NULL)
		return TIMEOUT;
	seconds = strtoul(text, &end, 10);
	if (text[0] < '0' || text[0] > '9' || *end != '\0' || seconds == 0 ||
	    seconds > TIMEOUT_MAX)
		report_die("--timeout takes 1 to %d seconds, not `%s'",
		    TIMEOUT_MAX, text);
	return (unsigned)seconds;
}

/* Ends the program unless all that is needed was given. */
static void
check_arguments(const struct arguments *arguments)
{
	const char *at =
	    arguments->jid != NULL ? strchr(arguments->jid, '@') : NULL;

	if (arguments->jid == NULL || arguments->service == NULL)
		report_die("--jid and --service are required; see "
			   "`wsreg-publish --help'");
	if (at == NULL || at == arguments->jid || at[1] == '\0' || at[1] == '/')
		report_die("--jid takes a user as bot@example.org, not `%s'",
		    arguments->jid);
	if (arguments->service[0] == '\0')
		report_die("--service is empty");
}

static void
read_arguments(int argc, char **argv, struct arguments *arguments)
{
	const struct option_table tables[] = { { options, arguments, NULL },
		{ .rows = NULL } };
	char text[OPTION_TEXT_SIZE];

	if (!options_read(tables, argc, argv, text))
		report_die("%s; see `wsreg-publish --help'", text);
	if (optind < argc)
		report_die(
		    "requests are read from standard input, not from `%s'",
		    argv[optind]);
}

/* ---- Publishing ---- */

/* Counts a line that is longer than servers allow; they would end the
 * connection. */
static void
refuse_long(size_t number, struct report *report)
{
	report_say("line %zu makes a request of more than %d octets, which "
		   "servers refuse",
	    number, REQUEST_MAX);
	report->refused++;
}

/* Publishes a request and counts it. */
static void
publish(struct service *service, const struct request *request,
    struct report *report)
{
	session_connect(service->session);
	switch (service_publish(service, request)) {
	case SERVICE_PUBLISHED:
		report->published++;
		break;
	case SERVICE_PRESENT:
		report->present++;
		break;
	case SERVICE_REFUSED:
		report->refused++;
		break;
	}
}

/* Publishes a line's request, or ends the program if it has none. */
static void
publish_line(struct service *service, const char *line, size_t number,
    struct report *report)
{
	struct request request;
	const char *reason =
	    request_parse(service->session->context, line, &request);

	if (reason != NULL) {
		char text[128];

		snprintf(text, sizeof(text),
		    "line %zu %s, and must be corrected first", number, reason);
		report_stop(report, text);
	}
	if (request_is_long(&request))
		refuse_long(number, report);
	else
		publish(service, &request, report);
	xmpp_stanza_release(request.stanza);
}

/* Ends the program because standard input cannot be read. */
static _Noreturn void
stop_reading(const struct report *report, const char *reason)
{
	char text[128];

	snprintf(text, sizeof(text), "cannot read standard input: %s", reason);
	report_stop(report, text);
}

/* Publishes the requests of standard input, one after the other: none is in
 * memory that was answered. */
static void
publish_all(struct service *service, struct report *report)
{
	static char line[REQUEST_MAX + 1];
	enum request_line result;

	for (size_t number = 1;
	     (result = request_read(stdin, line)) != REQUEST_LINE_END;
	     number++) {
		if (result == REQUEST_LINE_LONG) {
			refuse_long(number, report);
			continue;
		}
		if (result == REQUEST_LINE_NUL)
			line[0] = '\0';
		publish_line(service, line, number, report);
	}
	if (ferror(stdin))
		stop_reading(report, strerror(errno));
}

static int
run(const struct arguments *arguments)
{
	char password[SECRET_MAX + 1];
	const struct session_options wanted = {
		.jid = arguments->jid,
		.service = arguments->service,
		.server = arguments->server,
		.password = password,
		.timeout = read_timeout(arguments->timeout),
	};
	struct report report = { 0 };
	struct session session;
	struct service service = { .session = &session };

	check_arguments(arguments);
	secret_read(arguments->password_file, password);
	session_init(&session, &wanted, &report);
	publish_all(&service, &report);
	service_free(&service);
	session_free(&session);
	explicit_bzero(password, sizeof(password));
	report_print(&report);
	return report.refused > 0 ? PUBLISH_REFUSED : PUBLISH_DONE;
}

int
main(int argc, char **argv)
{
	struct arguments arguments = { 0 };
	int status = PUBLISH_DONE;

	gen_descriptors_open();
	/* A server that goes away is reported, and does not end the program. */
	signal(SIGPIPE, SIG_IGN);
	read_arguments(argc, argv, &arguments);
	if (arguments.help)
		print_help();
	else if (arguments.version)
		puts("wsreg-publish " WSREG_VERSION);
	else
		status = run(&arguments);
	if (fflush(stdout) != 0 || ferror(stdout))
		report_die("cannot write: %s", strerror(errno));
	return status;
}
