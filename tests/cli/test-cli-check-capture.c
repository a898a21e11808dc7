/* SPDX-License-Identifier: MIT */
/* Tests `wsreg check' on captures of packets, which are made here: what it
 * finds, in which packet, and what it says of all of them. */

#include <stdlib.h>
#include <string.h>

#include "capture-build.h"
#include "run.h"

#define FIN 0x01
#define SYN 0x02
#define RST 0x04
#define ACK 0x10

/* ---- Files ---- */

/* What a side sends by a letter of a script: small ones the client, capital ones
 * the server. */
static const struct piece {
	char letter;
	const char *data;
	size_t size;
	uint8_t flags;
	/* How many octets come before or, if there are fewer, again. */
	int skip;
} pieces[] = {
#define OCTETS(data) data, sizeof(data) - 1
	{ 'q',
	    OCTETS("GET /chat HTTP/1.1\r\nHost: server.example.com\r\n"
		   "Upgrade: websocket\r\nConnection: Upgrade\r\n"
		   "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
		   "Sec-WebSocket-Version: 13\r\n\r\n"),
	    0, 0 },
	{ 'A',
	    OCTETS(
		"HTTP/1.1 101 Switching Protocols\r\n"
		"Upgrade: websocket\r\nConnection: Upgrade\r\n"
		"Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n"),
	    0, 0 },
	{ 'x', OCTETS("GET / HTTP/1.1\r\nHost: server.example.com\r\n\r\n"), 0,
	    0 },
	{ 'X', OCTETS("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nyes"), 0,
	    0 },
	{ 'u',
	    OCTETS("GET / HTTP/1.1\r\nHost: server.example.com\r\n"
		   "Upgrade: h2c\r\nConnection: Upgrade\r\n\r\n"),
	    0, 0 },
	{ 'U',
	    OCTETS("HTTP/1.1 101 Switching Protocols\r\n"
		   "Upgrade: h2c\r\nConnection: Upgrade\r\n\r\n"),
	    0, 0 },
	{ 'B', OCTETS("the rest of a body\r\n"), 0, 0 },
	{ 'N', OCTETS("HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n"), 0, 0 },
	{ 'h', OCTETS("\x81\x85\x37\xfa\x21\x3d\x7f\x9f\x4d\x51\x58"), 0, 0 },
	{ 'H', OCTETS("\x81\x05Hello"), 0, 0 },
	{ 'M', OCTETS("\x81\x85\x37\xfa\x21\x3d\x7f\x9f\x4d\x51\x58"), 0, 0 },
	{ 'P', OCTETS("\x89\x05Hello"), 0, 0 },
	{ 'p', OCTETS("\x8a\x85\x37\xfa\x21\x3e\x7f\x9f\x4d\x52\x58"), 0, 0 },
	{ 'c', OCTETS("\x88\x82\x0b\x9d\x6e\x42\x08\x75"), 0, 0 },
	{ 'C', OCTETS("\x88\x02\x03\xe8"), 0, 0 },
	{ 'E', OCTETS("\x88\x00"), 0, 0 },
	{ 't', OCTETS("\x16\x03\x01\x00\x05\x01\x00\x00\x01\x00"), 0, 0 },
	{ 's', OCTETS("SSH-2.0-none\r\n"), 0, 0 },
	{ 'S', OCTETS("SSH-2.0-none\r\n"), 0, 0 },
	{ 'D', OCTETS("\x00\x03two\x00\x01z"), 0, 0 },
	{ 'g', OCTETS("\x81\x80\x01\x02\x03\x04"), 0, 10 },
	{ 'G', OCTETS("\x81\x00"), 0, 10 },
	{ 'v', OCTETS("\x7f\x9f\x4d\x51\x59"), 0, -5 },
	{ 'f', OCTETS(""), FIN, 0 },
	{ 'F', OCTETS(""), FIN, 0 },
	{ 'r', OCTETS(""), RST, 0 },
	{ 'R', OCTETS(""), RST, 0 },
	{ 'k', OCTETS(""), 0, 0 },
	{ 'o', OCTETS(""), SYN, 0 },
	{ 'O', OCTETS(""), SYN, 0 },
};

/* A file that is made, and how far its connections are. */
struct script {
	struct build build;
	uint32_t next[10][2], seconds;
};

static const struct piece *
find_piece(char letter)
{
	for (size_t i = 0; i < COUNT(pieces); i++)
		if (pieces[i].letter == letter)
			return &pieces[i];
	ck_abort_msg("no piece `%c'", letter);
}

static void
send_piece(struct script *script, unsigned connection, char letter)
{
	const struct piece *piece = find_piece(letter);
	unsigned side = letter >= 'A' && letter <= 'Z';
	uint32_t *next = script->next[connection];

	next[side] += (uint32_t)piece->skip;
	build_add(&script->build,
	    &(struct build_segment){
		.connection = connection,
		.side = side,
		.sequence = next[side],
		.acknowledged = next[1 - side],
		.flags = (uint8_t)(piece->flags | (letter == 'o' ? 0 : ACK)),
		.data = (const uint8_t *)piece->data,
		.size = piece->size,
		.seconds = script->seconds++,
	    });
	next[side] +=
	    (uint32_t)piece->size + ((piece->flags & (SYN | FIN)) != 0);
}

/* Makes a file: letters are pieces, digits the connection that these are of. */
static void
write_file(const char *folder, const char *name,
    const struct build_style *style, const char *letters)
{
	struct script script = { .seconds = 100 };
	unsigned connection = 0;
	char *file = support_print("%s/%s", folder, name);

	build_begin(&script.build, style);
	for (; *letters != '\0'; letters++)
		if (*letters >= '0' && *letters <= '9')
			connection = (unsigned)(*letters - '0');
		else
			send_piece(&script, connection, *letters);
	support_write_file(file, script.build.octets, script.build.size);
	build_free(&script.build);
	free(file);
}

/* ---- What is found ---- */

static const struct {
	const char *letters;
	struct run_case run;
} cases[] = {
	/* A whole connection, of which every octet is there. */
	{ "oOqAhHPpcCfF",
	    { ROW, .line = "check x.pcap",
		.has = { "x.pcap:",
		    ": stream 0, 12 packets; a browser reports "
		    "1000 (Normal Closure)\n",
		    "0 errors, 0 warnings; 1 TCP connection, 1 with "
		    "WebSocket\n" } } },
	/* A fault has its packet and time. */
	{ "oOqAhM",
	    { ROW, .line = "check x.pcap", .status = 1,
		.has = { ":server:130: error: ", "[mask-unexpected]",
		    "(frame 0 at 129; packet 6; close 1002)",
		    "reports 1006: the server breaks mask-unexpected at "
		    "offset 130" } } },
	{ "oOqAhM",
	    { ROW, .line = "check -f json x.pcap", .status = 1,
		.has = { "\"stream\":0,\"end\":{\"client\":\"open\",\"server\":"
			 "\"open\"},\"packets\":6,\"browser_code\":1006,",
		    "\"rule\":\"mask-unexpected\"", "\"packet\":6,\"time\":\"1",
		    "\"connections\":1,\"judged\":1,\"tls\":0,\"lost\":0" } } },
	{ "oOqAhHcCfF",
	    { ROW, .line = "check --frames-list x.pcap",
		.has = { ":client:161: frame 0: Text Frame, 5 octets, ",
		    ", packet 5 at 1", "frame 0: Text Frame", ", packet 6 at 1",
		    ", packet 7 at 1" } } },
	/* How the sides ended. */
	{ "oOqAhF",
	    { ROW, .line = "check x.pcap",
		.has = { ":server:129: warning: ", "[close-missing]",
		    "packet 6; ",
		    "1006: the server sent FIN in packet 6 without a Close" },
		.lacks = { ":client:172: warning" } } },
	{ "oOqAhR",
	    { ROW, .line = "check -f json x.pcap",
		.has = { "{\"client\":\"open\",\"server\":\"rst\"}",
		    "\"browser_code\":1006,", "\"rule\":\"close-missing\"",
		    "\"packet\":6," } } },
	{ "oOqAhf",
	    { ROW, .line = "check x.pcap",
		.has = { "1006: the capture ends before a Close of the "
			 "server" } } },
	{ "oOqAr",
	    { ROW, .line = "check x.pcap",
		.has = { "1006: the client sent RST in packet 5 without a "
			 "Close" } } },
	{ "oOqAEcfF",
	    { ROW, .line = "check x.pcap",
		.has = { "a browser reports 1005 (No Status Rcvd)" } } },
	{ "oOqNfF",
	    { ROW, .line = "check x.pcap",
		.has = { "[handshake-refused]",
		    "1006: the server answered with status 403" } } },
	/* The order of the sides is exact. */
	{ "oOqhAcCfF",
	    { ROW, .line = "check x.pcap",
		.has = { ":client:161: warning: ", "[frames-before-answer]",
		    "packet 4" } } },
	{ "oOqAPfF",
	    { ROW, .line = "check x.pcap",
		.has = { "[close-missing]", "[pong-missing]", "packet 6" } } },
	{ "oOqApPcCfF",
	    { ROW, .line = "check x.pcap", .lacks = { "pong-pay" } } },
	/* What the capture has not. */
	{ "oOqAhHgcCfF",
	    { ROW, .line = "check -f json x.pcap",
		.has = { "\"rule\":\"capture-gap\"", "\"offset\":172,",
		    "\"packet\":null,\"time\":null", "\"lost\":10" } } },
	{ "oOqAhHGcCfF",
	    { ROW, .line = "check x.pcap",
		.has = { ":server:136: warning: ", "[capture-gap]",
		    "10 octets missing" },
		.lacks = { "a browser" } } },
	{ "oOqAhvHcCfF",
	    { ROW, .line = "check x.pcap",
		.has = { ":client:171: warning: ", "[capture-overlap]",
		    "packet 6" } } },
	{ "oOqGAhH",
	    { ROW, .line = "check x.pcap", .status = 2,
		.error = "octets before the end of the handshake are missing",
		.has = { "1 TCP connection" } } },
	/* A capture that begins late. */
	{ "hHPp",
	    { ROW, .line = "check x.pcap",
		.has = { ":client:0: warning: ", "[capture-begins-late]",
		    "packet 1", "1 begun before the capture" },
		.lacks = { "a browser" } } },
	{ "HhPp",
	    { ROW, .line = "check -f json x.pcap",
		.has = { "\"name\":\"10.", "\"browser_code\":null",
		    "\"rule\":\"capture-begins-late\"", "\"judged\":0" },
		.lacks = { "\"trouble\"" } } },
	{ "hh", { ROW, .line = "check x.pcap", .has = { "begins-late" } } },
	{ "DD",
	    { ROW, .line = "check x.pcap", .status = 2, .error = "1 other" } },
	{ "qAhHcCfF",
	    { ROW, .line = "check x.pcap", .has = { "1000 (Normal" } } },
	{ "BqAhHcCfF",
	    { ROW, .line = "check x.pcap",
		.has = { "0 errors, 0 warnings; 1 TCP connection, 1 with" } } },
	/* One side alone. */
	{ "oqhcf",
	    { ROW, .line = "check x.pcap",
		.has = { ":client: 180 octets, 2 frames", "0 errors, 0 warn" },
		.lacks = { ":server:", "a browser" } } },
	{ "OAHCF",
	    { ROW, .line = "check -f json x.pcap",
		.has = { "{\"client\":\"open\",\"server\":\"fin\"}",
		    "\"sender\":\"server\"" },
		.lacks = { "\"sender\":\"client\"" } } },
	{ "OXF",
	    { ROW, .line = "check x.pcap", .status = 2, .error = "1 other" } },
	/* Other protocols that an answer switches to. */
	{ "oOuUsS",
	    { ROW, .line = "check x.pcap", .status = 2,
		.error =
		    "no WebSocket connection: 1 TCP connection, 1 other" } },
	{ "OUSF",
	    { ROW, .line = "check x.pcap", .status = 2,
		.error =
		    "no WebSocket connection: 1 TCP connection, 1 other" } },
	{ "oOuUsS1oOqAhHcCfF",
	    { ROW, .line = "check x.pcap",
		.has = { "2 TCP connections, 1 with WebSocket, 1 other" },
		.lacks = { "[handshake-malformed]" } } },
	/* What else is in a capture. */
	{ "oOxXqAhHcCfF",
	    { ROW, .line = "check x.pcap",
		.has = { "0 errors, 0 warnings; 1 TCP connection, 1 with" } } },
	{ "oOxX1oOt2oOs",
	    { ROW, .line = "check x.pcap", .status = 2,
		.error = "no WebSocket connection: 3 TCP connections, 1 with "
			 "TLS (encrypted), 2 other; decrypt them with "
			 "--keylog" } },
	{ "oOxX1oOt2oOs",
	    { ROW, .line = "check -f json x.pcap", .status = 2,
		.error = "no WebSocket connection",
		.has = { "{\"connections\":[\n],\n\"summary\":{\"errors\":0,"
			 "\"warnings\":0,\"other\":2,\"connections\":3,"
			 "\"judged\":0,\"tls\":1,\"lost\":0}}" } } },
	{ "oOt1oOqAcCfF",
	    { ROW, .line = "check x.pcap",
		.has = { "1 with TLS",
		    "to decrypt: wsreg check --keylog KEYS "
		    "x.pcap, or tshark" } } },
	/* Connections in turns: each one's lines are together, as they end. */
	{ "oO1oO0q1qA0Ah1M0HcCfF",
	    { ROW, .line = "check x.pcap", .status = 1,
		.has = { ": stream 0, ", "[mask-unexpected]", ": stream 1, ",
		    "2 with WebSocket, 1 of these with errors" } } },
	{ "oO1oO0q1qA0Ah1M0HcCfF",
	    { ROW, .line = "check -f sarif x.pcap", .status = 1,
		.has = { "\"ruleId\":\"mask-unexpected\"" } } },
	{ "oO1oO0q1qA0Ah1M0HcCfF",
	    { ROW, .line = "check -f junit x.pcap", .status = 1,
		.has = { "<testsuite name=\"10.", "failures=\"0\"",
		    "<testsuite name=\"10.", "failures=\"1\"" } } },
	{ "oO1oO0q1qA0Ah1M0HcCfF",
	    { ROW, .line = "check --connection 0 x.pcap",
		.has = { ": stream 0, ", "; 1 TCP connection, 1 with" },
		.lacks = { "stream 1" } } },
	{ "oOqAcCfF",
	    { ROW, .line = "check --connection 7 --connection [::1]:80 x.pcap",
		.status = 2, .error = "no connection matches --connection" } },
	{ "oOqAcCfF",
	    { ROW, .line = "check --connection 10.0.0.1 x.pcap", .status = 2,
		.error = "`10.0.0.1' is neither a number nor ADDRESS:PORT" } },
	{ "oOqAcCfF",
	    { ROW, .line = "check --keylog x --follow x.pcap", .status = 2,
		.error = "--keylog and --connection need FILE" } },
	{ "oOqAcCfF",
	    { ROW, .line = "check --connection 10.0.0.1:40000 x.pcap",
		.has = { "1 TCP connection, 1 with" } } },
	/* Ports that are used again. */
	{ "oOqAhHcCfFoOqAhMF",
	    { ROW, .line = "check x.pcap", .status = 1,
		.has = { "stream 0, ", "[mask-unexpected]", "stream 1, " } } },
};

START_TEST(test_cases)
{
	struct run_case run = cases[_i].run;
	char *folder = support_make_folder();

	write_file(folder, "x.pcap", &build_styles[0], cases[_i].letters);
	run.folder = folder;
	run_check(&run);
	free(folder);
}
END_TEST

/* ---- The forms of files ---- */

/* All forms give the same, whatever the packets are in. */
START_TEST(test_styles)
{
	const struct build_style *style = &build_styles[_i];
	char *folder = support_make_folder();

	if (style->snapshot == 0) {
		write_file(folder, "x", style, "oOqAhHPpM");
		run_check(&(struct run_case){
		    .line = "check x",
		    .folder = folder,
		    .status = 1,
		    .has = { style->ip6 ? "x:[" : "x:1",
			":server:144: error: ", "[mask-unexpected]",
			"stream 0, ", "1 error, 0 warnings; 1 TCP connection" },
		});
	}
	free(folder);
}
END_TEST

/* The packet of a fault is right, too, after more segments of a body whose start
 * is missing than are remembered. */
START_TEST(test_long_rest)
{
	char *folder = support_make_folder();
	char letters[600 + sizeof("qAHHHM")];

	memset(letters, 'B', 600);
	memcpy(letters + 600, "qAHHHM", sizeof("qAHHHM"));
	write_file(folder, "x", &build_styles[0], letters);
	run_check(&(struct run_case){
	    .line = "check x",
	    .folder = folder,
	    .status = 1,
	    .has = { "[mask-unexpected]", "; packet 606; " },
	});
	free(folder);
}
END_TEST

/* gzip makes a file smaller, and changes nothing. */
START_TEST(test_gzip)
{
	char *folder = support_make_folder();

	write_file(folder, "x", &build_styles[0], "oOqAhHcCfF");
	free(support_output(folder,
	    (const char *const[]){
		"sh", "-c", "gzip -c x > y; head -c 900 x > short", NULL }));
	run_check(&(struct run_case){
	    .line = "check y",
	    .folder = folder,
	    .has = { "y:", "0 errors, 0 warnings; 1 TCP connection, 1 with" },
	});
	run_check(&(struct run_case){
	    .line = "check short",
	    .folder = folder,
	    .status = 2,
	    .has = { "stream 0, ", "1 TCP connection, 1 with WebSocket" },
	    .error = "the connections are checked up to there",
	});
	free(folder);
}
END_TEST

/* A file may end just where the memory that it is inflated to is full. */
START_TEST(test_gzip_full)
{
	static const uint8_t zeros[65536 - 24 - 16];
	char *folder = support_make_folder();
	char *file = support_print("%s/x", folder);
	struct build build;

	build_begin(&build, &build_styles[0]);
	build_packet(&build, zeros, sizeof(zeros), 1);
	ck_assert_uint_eq(build.size, 65536);
	support_write_file(file, build.octets, build.size);
	build_free(&build);
	free(
	    support_output(folder, (const char *const[]){ "gzip", "x", NULL }));
	run_check(&(struct run_case){
	    .line = "check x.gz",
	    .folder = folder,
	    .status = 2,
	    .error = "no WebSocket connection: 0 TCP connections",
	});
	free(file);
	free(folder);
}
END_TEST

/* A reader of a pipe sees a connection when it ends, not when the pipe does. */
START_TEST(test_pipe)
{
	static const char script[] =
	    "mkfifo pipe; \"$WSREG\" check -f jsonl - < pipe > out & "
	    "exec 3> pipe; head -c $(cat first) x >&3; i=0; "
	    "while [ ! -s out ] && [ $i -lt 200 ]; "
	    "do sleep 0.05; i=$((i + 1)); done; "
	    "grep -c stream out; tail -c +$(($(cat first) + 1)) x >&3; "
	    "exec 3>&-; wait; grep -c stream out";
	char *folder = support_make_folder();
	char *name = support_print("%s/first", folder);
	char *other = support_print("%s/x", folder);
	char *text;
	size_t size;

	write_file(folder, "x", &build_styles[0], "oOqAhHcCfFk");
	free(support_read_file(other, &size));
	text = support_print("%zu", size);
	support_write_file(name, text, strlen(text));
	free(text);
	write_file(folder, "x", &build_styles[0], "oOqAhHcCfFk1oOqAhHcCfF");
	text = support_output(
	    folder, (const char *const[]){ "sh", "-c", script, NULL });
	ck_assert_str_eq(text, "1\n2\n");
	free(text);
	free(other);
	free(name);
	free(folder);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("cli-check-capture");
	TCase *tcase = tcase_create("capture");

	tcase_set_timeout(tcase, 60);
	tcase_add_loop_test(tcase, test_cases, 0, (int)COUNT(cases));
	tcase_add_loop_test(tcase, test_styles, 0, (int)build_style_count);
	tcase_add_test(tcase, test_long_rest);
	tcase_add_test(tcase, test_gzip);
	tcase_add_test(tcase, test_gzip_full);
	tcase_add_test(tcase, test_pipe);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	return run_main((Suite *(*const[])(void)){ make_suite }, 1);
}
