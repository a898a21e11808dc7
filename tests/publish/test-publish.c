/* SPDX-License-Identifier: MIT */
/* Tests of wsreg-publish: alone, and with a Prosody; and of `wsreg check' on what
 * Prosody says by WebSocket. */

#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support.h"

#define SCRIPTS SUPPORT_SOURCE "/tests/publish/"

/* ---- What it refuses ---- */

#define PUBSUB                                                                 \
	"<pubsub xmlns='http://jabber.org/protocol/pubsub'>"                   \
	"<publish node='n'>" ITEM "</publish></pubsub>"
#define START                                                                  \
	"<iq type='set'><pubsub xmlns='http://jabber.org/protocol/pubsub'>"    \
	"<publish node='n'>"
#define END "</publish></pubsub></iq>\n"
#define REQUEST(content) START content END
#define ITEM "<item id='i'><entry xmlns='http://www.w3.org/2005/Atom'/></item>"

/* No server is there: nobody listens at port 1 of this machine. */
#define TO "--jid a@b.invalid --service s.b.invalid --server 127.0.0.1:1"

static const struct {
	SUPPORT_ROW;
	const char *arguments, *input;
	const char *password; /* in the environment, or NULL */
	int status;
	const char *output; /* of standard output; NULL: nothing */
	const char *error;  /* a piece of the last line; NULL: nothing */
} rows[] = {
	{ ROW, "--help", "", NULL, 0, "--password-file FILE", NULL },
	{ ROW, "--version", "", NULL, 0, "wsreg-publish ", NULL },
	{ ROW, "", "", "p", 2, NULL, "--jid and --service are required" },
	{ ROW, "--jid a --service s", "", "p", 2, NULL, "--jid takes a user" },
	{ ROW, "--jid @b --service s", "", "p", 2, NULL, "not `@b'" },
	{ ROW, TO " --timeout 0", "", "p", 2, NULL, "1 to 3600 seconds" },
	{ ROW, TO " --timeout 1x", "", "p", 2, NULL, "not `1x'" },
	{ ROW, TO " --password secret", "", "p", 2, NULL,
	    "cannot read secret" },
	{ ROW, TO " file", "", "p", 2, NULL,
	    "standard input, not from `file'" },
	{ ROW, "--jid a@b.invalid --service s --server h:x", REQUEST(ITEM), "p",
	    2, NULL, "`:x' is not a port" },
	{ ROW, "--jid a@b.invalid --service s --server h:65536", REQUEST(ITEM),
	    "p", 2, NULL, "is not a port" },
	{ ROW, "--jid a@b.invalid --service s --server [::1", REQUEST(ITEM),
	    "p", 2, NULL, "is not a server" },
	/* The password. */
	{ ROW, TO, "", NULL, 2, NULL, "no password" },
	{ ROW, TO, "", "", 2, NULL, "the password is empty" },
	{ ROW, TO " --password-file /dev/null", "", "p", 2, NULL, "is empty" },
	{ ROW, TO " --password-file /nowhere", "", "p", 2, NULL,
	    "cannot read /nowhere: No such file" },
	/* There is nothing to connect for. */
	{ ROW, TO, "", "p", 0, "0 published, 0 already there, 0 refused\n",
	    NULL },
	{ ROW, TO, REQUEST(ITEM), "p", 2, NULL,
	    "cannot connect to the server: Connection refused: 0 published" },
	/* Other lines than requests to publish one item. */
	{ ROW, TO, "\n", "p", 2, NULL,
	    "line 1 is not one whole request, and must be corrected first: 0 p" },
	{ ROW, TO, "<iq type='set'>", "p", 2, NULL, "not one whole" },
	{ ROW, TO, "<iq type='set'></iq><iq></iq>", "p", 2, NULL, "not one" },
	{ ROW, TO, "<iq type='set'><pubsub></iq>", "p", 2, NULL,
	    "line 1 is not well-formed XML" },
	{ ROW, TO, "<!DOCTYPE a [<!ENTITY e 'e'>]><iq>&e;</iq>", "p", 2, NULL,
	    "has markup that XMPP forbids" },
	{ ROW, TO, REQUEST("<!-- -->" ITEM), "p", 2, NULL, "forbids" },
	{ ROW, TO, REQUEST("<?a?>" ITEM), "p", 2, NULL, "forbids" },
	{ ROW, TO, REQUEST(""), "p", 2, NULL,
	    "line 1 is not a request to publish one item" },
	{ ROW, TO, REQUEST(ITEM ITEM), "p", 2, NULL, "not a request" },
	{ ROW, TO, REQUEST("<item/>"), "p", 2, NULL, "not a request" },
	{ ROW, TO, "<iq xmlns='jabber:server' type='set'>" PUBSUB "</iq>", "p",
	    2, NULL, "not a request" },
	{ ROW, TO, "<iq xmlns='jabber:client' type='set'>" PUBSUB "</iq>", "p",
	    2, NULL, "cannot connect" },
	{ ROW, TO, "<iq type='get'></iq>", "p", 2, NULL, "not a request" },
	{ ROW, TO, "<message type='set'><iq></iq>", "p", 2, NULL,
	    "not well-formed" },
};

/* Runs the program with arguments that have blanks between them. */
static void
run(const char *arguments, const char *input, size_t size, const char *password,
    struct support_result *result)
{
	char *words = support_print("%s", arguments), *rest = words, *word;
	char *setting = password != NULL
	    ? support_print("WSREG_PASSWORD=%s", password)
	    : support_print("WSREG_PASSWORD");
	const char *list[16] = { SUPPORT_PUBLISH };
	const struct support_command command = {
		.arguments = list,
		.input = input,
		.input_size = size,
		.environment = (const char *const[]){ setting, NULL },
	};
	size_t count = 1;

	while ((word = strsep(&rest, " ")) != NULL && count + 1 < COUNT(list))
		if (*word != '\0')
			list[count++] = word;
	support_run(&command, result);
	free(setting);
	free(words);
}

/* Checks what the program did; `output` and `error` are pieces. */
static void
check(const struct support_result *result, int status, const char *output,
    const char *error)
{
	ck_assert_msg(result->status == status, "status %d: %s", result->status,
	    result->errors);
	ck_assert_msg(output == NULL ? result->output[0] == '\0'
				     : strstr(result->output, output) != NULL,
	    "%s", result->output);
	ck_assert_msg(error == NULL ? result->errors[0] == '\0'
				    : strstr(result->errors, error) != NULL,
	    "%s", result->errors);
}

START_TEST(test_row)
{
	struct support_result result;

	run(rows[_i].arguments, rows[_i].input, strlen(rows[_i].input),
	    rows[_i].password, &result);
	check(&result, rows[_i].status, rows[_i].output, rows[_i].error);
	support_result_free(&result);
}
END_TEST

/* A line that servers would refuse is left out; a deep one is not parsed. */
START_TEST(test_large)
{
	struct support_result result;
	char *large = support_repeat(
	    "<iq type='set'><pubsub>", "0123456789", 30000, "</pubsub></iq>\n");
	char *marks = support_repeat(
	    START "<item id='i'><a>", "\"", 50000, "</a></item>" END);
	char *deep = support_repeat("<iq>", "<a>", 5000, "</iq>\n");

	run(TO, large, strlen(large), "p", &result);
	check(&result, 1, "0 published, 0 already there, 1 refused\n",
	    "line 1 makes a request of more than 262144 octets");
	support_result_free(&result);
	/* Each quotation mark becomes six octets. */
	run(TO, marks, strlen(marks), "p", &result);
	check(&result, 1, "0 published, 0 already there, 1 refused\n",
	    "line 1 makes a request of more than 262144 octets");
	support_result_free(&result);
	run(TO, deep, strlen(deep), "p", &result);
	check(&result, 2, NULL, "line 1 has too many elements");
	support_result_free(&result);
	run(TO, "<iq>\0</iq>\n", 11, "p", &result);
	check(&result, 2, NULL, "line 1 is not one whole request");
	support_result_free(&result);
	free(deep);
	free(marks);
	free(large);
}
END_TEST

/* Of the file the first line counts, and a file for all is warned of. */
START_TEST(test_file)
{
	char *folder = support_make_folder();
	char *file = support_print("%s/password", folder);
	char *line = support_print("%s --password-file %s", TO, file);
	struct support_result result;

	support_write_file(file, "secret\nmore\n", 12);
	ck_assert_int_eq(chmod(file, 0644), 0);
	run(line, "", 0, NULL, &result);
	check(&result, 0, "0 published", "warning: other users can read");
	support_result_free(&result);
	ck_assert_int_eq(chmod(file, 0600), 0);
	run(line, "", 0, NULL, &result);
	check(&result, 0, "0 published", NULL);
	support_result_free(&result);
	free(line);
	free(file);
	free(folder);
}
END_TEST

/* Standard input that cannot be read, and descriptors that are closed. */
START_TEST(test_descriptors)
{
	static const struct {
		const char *redirection, *error;
	} cases[] = {
		{ "</", "cannot read standard input: Is a directory: 0 " },
		{ "<&-", "cannot read standard input: Bad file descriptor" },
		{ "</dev/null >&-", "cannot write: Bad file descriptor" },
		{ "</dev/null >/dev/full", "cannot write: No space left" },
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		char *line = support_print("WSREG_PASSWORD=p " SUPPORT_PUBLISH
					   " " TO " %s",
		    cases[i].redirection);
		const struct support_command command = {
			.arguments =
			    (const char *const[]){ "sh", "-c", line, NULL },
		};
		struct support_result result;

		support_run(&command, &result);
		check(&result, 2, NULL, cases[i].error);
		support_result_free(&result);
		free(line);
	}
}
END_TEST

/* A server that accepts a connection and then says nothing does not keep the
 * program waiting; the system accepts for a program that does not. */
START_TEST(test_silent)
{
	struct sockaddr_in address = { .sin_family = AF_INET,
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t size = sizeof(address);
	int descriptor = socket(AF_INET, SOCK_STREAM, 0);
	struct support_result result;
	char *line;

	ck_assert_int_eq(
	    bind(descriptor, (struct sockaddr *)&address, size), 0);
	ck_assert_int_eq(listen(descriptor, 1), 0);
	ck_assert_int_eq(
	    getsockname(descriptor, (struct sockaddr *)&address, &size), 0);
	line = support_print("--jid a@b.invalid --service s --timeout 1 "
			     "--server 127.0.0.1:%u",
	    (unsigned)ntohs(address.sin_port));
	run(line, REQUEST(ITEM), sizeof(REQUEST(ITEM)) - 1, "p", &result);
	check(
	    &result, 2, NULL, "no answer from the server for 1 s: 0 published");
	support_result_free(&result);
	close(descriptor);
	free(line);
}
END_TEST

/* The manual page has each option of the help. */
START_TEST(test_page)
{
	char *page =
	    support_read_file(SUPPORT_SOURCE "/man/wsreg-publish.1", NULL);
	struct support_result result;
	size_t count = 0;

	run("--help", "", 0, NULL, &result);
	for (const char *at = result.output; (at = strstr(at, "  --")) != NULL;
	     at += 4, count++) {
		char *item = support_print(
		    "Fl %.*s", (int)strcspn(at + 3, " \n"), at + 3);

		ck_assert_msg(strstr(page, item) != NULL, "%s", item);
		free(item);
	}
	ck_assert_uint_eq(count, 5);
	support_result_free(&result);
	free(page);
}
END_TEST

/* Shells offer the options of the help, and files for one of them. */
static const struct {
	SUPPORT_ROW;
	const char *shell, *script, *offers;
} completions[] = {
	{ ROW, "bash",
	    "source wsreg-publish.bash; COMP_WORDS=(wsreg-publish --s) "
	    "COMP_CWORD=1; _wsreg_publish; echo \"${COMPREPLY[@]}\"",
	    "--service --server\n" },
	{ ROW, "bash",
	    "source wsreg-publish.bash; COMP_WORDS=(wsreg-publish --jid '') "
	    "COMP_CWORD=2; _wsreg_publish; echo \"${COMPREPLY[@]}\"",
	    "\n" },
	{ ROW, "fish",
	    "source wsreg-publish.fish; complete -C 'wsreg-publish --s'",
	    "--server\n--service\n" },
	{ ROW, "fish",
	    "source wsreg-publish.fish; complete -C 'wsreg-publish --jid w'",
	    "" },
	{ ROW, "fish",
	    "source wsreg-publish.fish; "
	    "complete -C 'wsreg-publish --password-file wsreg-p'",
	    "wsreg-publish.bash\nwsreg-publish.fish\n" },
};

START_TEST(test_completion)
{
	char *home = support_make_folder();
	char *setting = support_print("HOME=%s", home);
	char *path = support_print("PATH=%.*s:%s",
	    (int)(strrchr(SUPPORT_PUBLISH, '/') - SUPPORT_PUBLISH),
	    SUPPORT_PUBLISH, getenv("PATH"));
	const struct support_command command = {
		.arguments = (const char *const[]){ completions[_i].shell, "-c",
		    completions[_i].script, NULL },
		.folder = SUPPORT_SOURCE "/data/completions",
		.environment = (const char *const[]){ setting, path, "BASH_ENV",
		    "XDG_CONFIG_HOME", "XDG_DATA_HOME", NULL },
	};
	struct support_result result;

	if (support_has_program(completions[_i].shell)) {
		support_run(&command, &result);
		ck_assert_str_eq(result.errors, "");
		ck_assert_str_eq(result.output, completions[_i].offers);
		support_result_free(&result);
	}
	free(path);
	free(setting);
	free(home);
}
END_TEST

static Suite *
make_command(void)
{
	Suite *suite = suite_create("publish-command");
	TCase *tcase = tcase_create("command");

	support_add_rows(tcase, test_row, rows);
	tcase_add_test(tcase, test_large);
	tcase_add_test(tcase, test_file);
	tcase_add_test(tcase, test_descriptors);
	tcase_add_test(tcase, test_silent);
	tcase_add_test(tcase, test_page);
	support_add_rows(tcase, test_completion, completions);
	suite_add_tcase(suite, tcase);
	return suite;
}

/* ---- Prosody ---- */

/* What the script prints.  Each change of a close code is heard once: 1014, 3000,
 * 3003 and 3008 are added in data/. */
static const char story[] =
    "first: 0 7 published, 0 already there, 0 refused\n"
    "subscribed: heard 0\n"
    "wrong password: 2 wsreg-publish: cannot connect to the server: the server "
    "accepts neither the password nor another way to log in: 0 published, "
    "0 already there, 0 refused; run the same again to publish the rest\n"
    "without TLS: 2 wsreg-publish: cannot connect to the server: the server "
    "does not offer TLS, which is required unless it is on this machine: 0 "
    "published, 0 already there, 0 refused; run the same again to publish the "
    "rest\n"
    "second: 0 5 published, 0 already there, 0 refused\n"
    "heard: %23 changed\n"
    "heard: 1011 changed\n"
    "heard: 1012 added\n"
    "heard: 1013 added\n"
    "heard: 1014 added\n"
    "again: 0 0 published, 5 already there, 0 refused\n"
    "again: heard 0\n"
    "heard: 3000 added\n"
    "heard: 3003 added\n"
    "killed: 2 wsreg-publish: the connection was lost: Connection reset by "
    "peer: 2 published, 0 already there, 0 refused; run the same again to "
    "publish the rest\n"
    "without server: 0 0 published, 0 already there, 0 refused\n"
    "rest: 0 4 published, 2 already there, 0 refused\n"
    "heard: 1012 changed\n"
    "heard: 1013 changed\n"
    "heard: 1014 changed\n"
    "heard: 3008 added\n"
    "all again: 0 0 published, 6 already there, 0 refused\n"
    "all again: heard 0\n"
    "no server: 2 wsreg-publish: cannot connect to the server: Connection "
    "refused: 0 published, 0 already there, 0 refused; run the same again to "
    "publish the rest\n"
    "not trusted: 2 wsreg-publish: the server's certificate is not trusted: "
    "self-signed certificate\n"
    "wsreg-publish: cannot connect to the server: 0 published, 0 already there, "
    "0 refused; run the same again to publish the rest\n"
    "loopback: 0 5 published, 0 already there, 0 refused\n"
    "trusted: 0 0 published, 5 already there, 0 refused\n";

START_TEST(test_prosody)
{
	char *folder = support_make_folder();
	char *output = support_output(NULL,
	    (const char *const[]){ "python3", "-B", SCRIPTS "scenario.py",
		folder, SUPPORT_WSREG, SUPPORT_PUBLISH, NULL });

	ck_assert_str_eq(output, story);
	free(output);
	free(folder);
}
END_TEST

static Suite *
make_prosody(void)
{
	Suite *suite = suite_create("publish-prosody");
	TCase *tcase = tcase_create("prosody");

	tcase_add_test(tcase, test_prosody);
	suite_add_tcase(suite, tcase);
	return suite;
}

/* ---- XMPP over WebSocket ---- */

START_TEST(test_websocket)
{
	char *folder = support_make_folder();
	char *shown;

	free(support_output(NULL,
	    (const char *const[]){
		"python3", "-B", SCRIPTS "websocket.py", folder, NULL }));
	/* It fails unless the status is 0. */
	shown = support_output(folder,
	    (const char *const[]){ SUPPORT_WSREG, "check", "--strict",
		"--client", "client", "--server", "server", NULL });
	ck_assert_ptr_nonnull(
	    strstr(shown, "client: negotiated subprotocol: xmpp\n"));
	ck_assert_ptr_nonnull(strstr(shown,
	    "8 text messages, 1 Pong; closed with 1000 (Normal Closure)\n"));
	ck_assert_ptr_nonnull(strstr(shown, "0 errors, 0 warnings\n"));
	free(shown);
	free(folder);
}
END_TEST

static Suite *
make_websocket(void)
{
	Suite *suite = suite_create("publish-websocket");
	TCase *tcase = tcase_create("websocket");

	tcase_add_test(tcase, test_websocket);
	suite_add_tcase(suite, tcase);
	return suite;
}

/* ---- All of it ---- */

static const char *
miss_publish(void)
{
	return SUPPORT_PUBLISH[0] == '\0' ? "wsreg-publish needs libstrophe"
					  : NULL;
}

static const char *
miss_prosody(void)
{
	const char *missing = support_miss("prosody");

	if (missing == NULL)
		missing = support_miss("python3");
	return missing != NULL ? missing : support_miss("openssl");
}

static const char *
miss_both(void)
{
	const char *missing = miss_publish();

	return missing != NULL ? missing : miss_prosody();
}

int
main(int argc, char **argv)
{
	static const struct support_part parts[] = {
		{ "command", make_command, miss_publish },
		{ "prosody", make_prosody, miss_both },
		{ "websocket", make_websocket, miss_prosody },
	};

	return support_main_part(parts, COUNT(parts), argc, argv);
}
