/* SPDX-License-Identifier: MIT */
/* Tests of what `wsreg check' reads: the kinds of files that it recognises or
 * names, and octets as text in all their forms. */

#include <stdlib.h>
#include <string.h>

#include "check-files.h"

/* ---- Files that are refused, by their first octets ---- */

#define OCTETS(literal) literal, sizeof(literal) - 1

static const struct {
	SUPPORT_ROW;
	const char *octets;
	size_t size;
	const char *error;
} refused[] = {
	{ ROW, OCTETS(""), "an empty file" },
	{ ROW, OCTETS("\x16\x03\x01\x02\x00\x01\x00"), "TLS records" },
	{ ROW, OCTETS("\x17\x03\x03\x00\x20octets"), "TLS records" },
	{ ROW, OCTETS("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"), "the HTTP/2 pre" },
	{ ROW, OCTETS("\0\0\x06\x04\0\0\0\0\0\0\x03\0\0\0\x64"),
	    "HTTP/2 frames" },
	{ ROW, OCTETS("\x1f\x8b\x08\0"),
	    "the file ends inside of compressed data" },
	{ ROW, OCTETS("{\"log\":{\"version\":\"1.2\"}}"), "a HAR file" },
	{ ROW, OCTETS("{\n  \"key\": [1, 2]\n}\n"), "JSON" },
	{ ROW, OCTETS("<!DOCTYPE html>\n"), "HTML" },
	{ ROW, OCTETS("<?xml version=\"1.0\"?>\n"), "XML" },
	{ ROW, OCTETS("SSH-2.0-OpenSSH\r\n"), "SSH traffic" },
	{ ROW, OCTETS("PROXY TCP4 10.0.0.1 10.0.0.2 1 2\r\nGET / HTTP/1.1\r\n"),
	    "a PROXY protocol header" },
	{ ROW, OCTETS("\x81\x05Hello"),
	    "handshake; check them with --frames s" },
	{ ROW, OCTETS("\x81\x85\x37\xfa\x21\x3d\x7f\x9f\x4d\x51\x58"),
	    "handshake; check them with --frames client" },
	{ ROW, OCTETS("\x41\x03\xf2\x48\xcd"), "check them with --frames s" },
	{ ROW, OCTETS("8105 48656c6c6f\n"), "octets as text; read them with" },
	{ ROW, OCTETS("[129, 5, 72]\n"), "octets as text; read them with" },
	{ ROW, OCTETS("00000000  81 05  |..|\n"), "octets as text; read them" },
	{ ROW, OCTETS("0810  81 05 # late\n"), "octets as text; read them w" },
	{ ROW, OCTETS("<Buffer 81 05>\n"), "octets as text; read them with" },
	{ ROW, OCTETS("neither side says so\r\n\r\n"),
	    "text that is not HTTP" },
	{ ROW, OCTETS("\xff\xfeh\0e\0l\0l\0o\0"), "text in UTF-16" },
	{ ROW, OCTETS("\x05\x01\0\x80"), "data of an unknown type" },
};

/* They are refused whatever the format, and no connection is printed. */
START_TEST(test_refused)
{
	char *folder = support_make_folder();
	char *name = support_print("%s/file", folder);
	struct run_case test = { .row = refused[_i].row,
		.line = "check file",
		.folder = folder,
		.status = 2,
		.error = refused[_i].error };

	support_write_file(name, refused[_i].octets, refused[_i].size);
	run_check(&test);
	test.line = "check file -f json";
	test.output = "{\"connections\":[\n],\n"
		      "\"summary\":{\"errors\":0,\"warnings\":0,"
		      "\"other\":0}}\n";
	test.has[0] = "connections";
	run_check(&test);
	free(name);
	free(folder);
}
END_TEST

/* ---- Octets as text ---- */

/* The frames of a text and a Close, in each form. */
static const char *const forms[] = {
	"810548656c6c6f880203e8",
	"81 05 48 65 6c 6c 6f 88 02 03 E8",
	"8105 4865 6c6c 6f88 0203 e8\n",
	"# a text\n\n81 05 48 65 6c 6c 6f # Hello\r\n88 02\t03 e8\r\n",
	"0x81, 0x05, 0x48, 0x65, 0x6C, 0x6c, 0x6f, 0x88, 0x2, 0x3, 0xe8",
	"{ 0x81,0x05,0x48,0x65,0x6c,0x6c,\n 0x6f,0x88,0x02,0x03,0xe8 };",
	"\\x81\\x05\\x48\\x65\\x6c\\x6c\\x6f\\x88\\x02\\x03\\xe8",
	"\"\\x81\\x05Hello\" \\\n\"\\x88\\x02\\x03\\xe8\"",
	"b'\\x81\\x05Hello\\x88\\x02\\x03\\xe8'\n",
	"<Buffer 81 05 48 65 6c 6c 6f 88 02 03 e8>\n",
	"{\"type\":\"Buffer\",\"data\":[129,5,72,101,108,108,111,136,2,3,232]}",
	"[129, 5, 72, 101, 108, 108, 111, 136, 2, 3, 232]",
	"Uint8Array(11) [\n  129, 5, 72, 101, 108, 108, 111,\n"
	"  136, 2, 3, 232\n]\n",
	"[]byte{0x81, 0x5, 0x48, 0x65, 0x6c, 0x6c, 0x6f, 0x88, 0x2, 0x3, 0xe8}",
	"unsigned char f[] = {\n"
	"  0x81, 0x05, 0x48, 0x65, 0x6c, 0x6c, 0x6f, 0x88, 0x02, 0x03, 0xe8\n"
	"};\nunsigned int f_len = 11;\n",
	"129, 5, 72, 101, 108, # Hel\n108, 111, 136, 2, 3, 232",
	"[129 5 72 101 108 108 111 136 2 3 232]",
	"[-127, 5, 72, 101, 108, 108, 111, -120, 2, 3, -24]",
	"81:05:48:65:6c:6c:6f:88:02:03:e8",
	"81-05-48-65-6C-6C-6F-88-02-03-E8",
	/* xxd */
	"00000000: 8105 4865 6c6c 6f88 0203 e8              ..Hello....\n",
	"0000000: 81 05 48 65 6c 6c 6f 88 02 03 e8   ..Hello....\n",
	/* hexdump -C */
	"00000000  81 05 48 65 6c 6c 6f 88  02 03 e8      |..Hello....|\n"
	"0000000b\n",
	/* od -A x -t x1, with z, in base 8 and 10 */
	"000000 81 05 48 65 6c 6c 6f 88 02 03 e8\n00000b\n",
	"000000 81 05 48 65 6c 6c 6f 88 02 03 e8          >..Hello....<\n"
	"00000b\n",
	"0000000 81 05 48 65 6c 6c 6f 88\n0000010 02 03 e8\n0000013\n",
	"0000000 81 05 48 65 6c 6c 6f 88 02 03 e8\n0000011\n",
	/* tcpdump -X */
	"\t0x0000:  8105 4865 6c6c 6f88 0203 e8       ..Hello....\n",
	/* Wireshark; the blanks at the end of a line may be lost */
	"0000   81 05 48 65 6c 6c 6f 88 02 03 e8      ..Hello....\n",
	"0000   81 05 48 65 6c 6c 6f 88   ..Hello.\n"
	"0008   02 03 e8                  ...\n",
	/* a part of a dump, and two dumps */
	"0010 81 05 48 65 6c 6c 6f\n0017 88 02 03 e8\n001b\n",
	"0010: 81 05 48 65 6c 6c 6f 88 02 03 e8\n",
	"00000040  81 05 48 65 6c 6c 6f 88  |..Hello.|\n"
	"00000048  02 03 e8                 |...|\n",
	"0000  81 05 48 65 6c 6c 6f  ..Hello\n\n0000  88 02 03 e8  ....\n",
	/* with a mark, and in UTF-16 */
	"\xef\xbb\xbf"
	"81 05 48 65 6c 6c 6f 88 02 03 e8",
};

START_TEST(test_form)
{
	run_check(&(struct run_case){
	    .line = "check --hex --frames server -",
	    .input = forms[_i],
	    .output = "<stdin>: server: 11 octets, 2 frames, 1 text message; "
		      "closed with 1000 (Normal Closure)\n"
		      "0 errors, 0 warnings\n",
	});
}
END_TEST

/* Writes the text as a shell of Windows does, the octet of a letter `at` that
 * place in each pair, after a mark or not. */
static void
write_wide(const char *name, const char *text, size_t at, const char *mark)
{
	char wide[4096] = "";
	size_t size = strlen(mark);

	ck_assert_uint_lt(size + 2 * strlen(text), sizeof(wide));
	memcpy(wide, mark, size);
	for (; *text != '\0'; text++, size += 2)
		wide[size + at] = *text;
	support_write_file(name, wide, size);
}

/* UTF-16 is read wherever text is, with its mark and without. */
START_TEST(test_wide)
{
	static const struct {
		size_t at;
		const char *mark;
	} ways[] = { { 0, "\xff\xfe" }, { 1, "\xfe\xff" }, { 0, "" },
		{ 1, "" } };
	char *folder = support_make_folder();
	char *hex = support_print("%s/hex", folder);
	char *follow = support_print("%s/follow", folder);
	char *text = support_read_file(
	    SUPPORT_SOURCE "/tests/fixtures/follow-rfc6455.txt", NULL);

	write_wide(hex, "81 05 48 65 6c 6c 6f\r\n88 00\r\n", ways[_i].at,
	    ways[_i].mark);
	write_wide(follow, text, ways[_i].at, ways[_i].mark);
	run_check(&(struct run_case){ .line = "check --hex --frames server hex",
	    .folder = folder,
	    .has = { "hex: server: 9 octets, 2 frames, 1 text" } });
	run_check(&(struct run_case){ .line = "check --follow follow",
	    .folder = folder,
	    .status = 1,
	    .has = { "follow:server:147: error: " } });
	run_check(&(struct run_case){ .line = "check follow",
	    .folder = folder,
	    .status = 1,
	    .has = { "follow:server:147: error: " } });
	free(text);
	free(follow);
	free(hex);
	free(folder);
}
END_TEST

/* Text that can be read in two ways, or in none. */
static const struct run_case bad[] = {
	{ ROW, .input = "81 05\n[48",
	    .error = ":1:1: error: these numbers may" },
	{ ROW, .input = "[81, 05, 48]", .error = ":1:2: error: these numbers" },
	{ ROW, .input = "Uint8Array(2) [ 10, 256 ]",
	    .error = ":1:23: error: the number is above 255" },
	{ ROW, .input = "#\n 10, 20", .error = ":2:2: error: these numbers" },
	{ ROW, .input = "[129, 5, fa]", .error = ":1:2: error: these numbers" },
	{ ROW, .input = "129 5 72", .error = ":1:4: error: an odd number of" },
	{ ROW, .input = "81 05 4 8", .error = ":1:8: error: an odd number" },
	{ ROW, .input = "[129, 256]",
	    .error = ":1:9: error: the number is ab" },
	{ ROW, .input = "[129, -129]", .error = ":1:11: error: the number is" },
	{ ROW, .input = "[129-5]", .error = ":1:5: error: a minus sign after" },
	{ ROW, .input = "[129, 072]", .error = ":1:8: error: a number with a" },
	{ ROW, .input = "81 05\n 4g",
	    .error = ":2:3: error: this is not a hex" },
	{ ROW, .input = "0x8105",
	    .error = ":1:5: error: a number of more than" },
	{ ROW, .input = "0x, 0x81", .error = ":1:3: error: no digit follows" },
	{ ROW, .input = "<Buffer 81 05 ... 9 more bytes>",
	    .error = ":1:15: error: octets were left out" },
	{ ROW, .input = "\"\\x81\\x05ello\"",
	    .error = ":1:6: error: more than" },
	{ ROW, .input = "\\x81\\x05Hello",
	    .error = ":1:9: error: this is neither" },
	{ ROW, .input = "'\\x81\\q'", .error = ":1:6: error: this escape" },
	{ ROW, .input = "b'\\x81",
	    .error = ":1:7: error: the string does not" },
	/* hexdump, od -x and xxd -e print words of unknown order */
	{ ROW, .input = "0000000 0581 6548\n0000004\n",
	    .error = ":1:9: error: the order of the octets in these words" },
	{ ROW, .input = "00000000: 65480581 006f6c6c  ..Hello.\n",
	    .error = ":1:30: error: this is neither an octet nor the char" },
	{ ROW, .input = "0000  81 05  ..\n0010  48 65  He\n",
	    .error = ":2:1: error: this offset does not follow the octets" },
	{ ROW, .input = "0000  81 05  ..\n0002  48 65  Hx\n",
	    .error = ":2:14: error: this is neither an octet nor the char" },
	{ ROW, .input = "0000  81 05  ..\nHello\n",
	    .error = ":2:1: error: this does not begin with the offset" },
	{ ROW, .input = "0000  81 05  ..\n*\n",
	    .error = ":3:1: error: how often the row before `*' repeats" },
	{ ROW, .input = "00000000: 8105  ..\n*\n00000005: 00  .\n",
	    .error = ":3:1: error: it is not certain how often the row" },
	/* a part of a dump without characters, or octets */
	{ ROW, .input = "0010  81 05 68 65 6c 6c 6f\n",
	    .error = ":1:1: error: this may be the offset of a row or octets" },
	{ ROW, .input = "0810  81 05 68 65 6c 6c 6f # hello\n",
	    .error = ":1:1: error: this may be the offset of a row or octets" },
	{ ROW, .input = "8010  81 05 68 65 6c 6c 6f\n",
	    .error = ":1:1: error: this may be the offset of a row or octets" },
	{ ROW, .input = "# late\n00001000 81 05\n",
	    .error = ":2:1: error: this may be the offset of a row or octets" },
	{ ROW, .input = "0010  81 05\n0040  88 00\n",
	    .error = ":1:1: error: this may be the offset of a row or octets" },
	/* 2^64 octets, and just more than the limit */
	{ ROW, .input = "00000000: 81 00\n*\nffffffffffffff00: 81 00\n",
	    .error = ":3:1: error: the row before `*' repeats for more than" },
	{ ROW, .input = "00000000: 81 00\n*\n40000004: 81 00\n",
	    .error = ":3:1: error: the row before `*' repeats for more than" },
	/* 0000100 is 64 or 256: two ways */
	{ ROW,
	    .input = "0000000 81 05 48 65 6c 6c 6f 88 02 03 e8 00 00 00 00 00\n"
		     "*\n0000100\n",
	    .error = ":3:1: error: it is not certain how often the row" },
};

START_TEST(test_bad)
{
	struct run_case test = bad[_i];

	test.line = "check --hex --frames server -";
	test.status = 2;
	run_check(&test);
	/* The others are judged, and what is refused is no connection. */
	test.line = "check --hex --frames server - -f json";
	test.has[0] = "{\"connections\":[\n],\n\"summary\"";
	run_check(&test);
}
END_TEST

/* Words that announce octets, with a mark that never comes, are read in time. */
START_TEST(test_words)
{
	static const char *const words[] = { "Uint8Array(", "unsigned char ",
		"unsigned int " };
	char *text = support_repeat("", words[_i], 18000, "\n");

	run_check(&(struct run_case){ .line = "check --hex -",
	    .input = text,
	    .status = 2,
	    .error = ":1:1: error: this is not a hexadecimal digit" });
	free(text);
}
END_TEST

/* A row that repeats is read as often as the offsets say. */
static const struct run_case repeated[] = {
	{ ROW,
	    .input =
		"00000000  82 0e 00 00 00 00 00 00  00 00 00 00 00 00 00 00"
		"  |................|\n"
		"*\n00000040  88 00  |..|\n00000042\n" },
	{ ROW,
	    .input = "000000 82 0e 00 00 00 00 00 00 00 00 00 00 00 00 00 00\n"
		     "*\n000040 88 00\n000042\n" },
	/* The second row shows that this is base 8. */
	{ ROW,
	    .input = "0000000 82 0e 00 00 00 00 00 00 00 00 00 00 00 00 00 00\n"
		     "0000020 82 0e 00 00 00 00 00 00 00 00 00 00 00 00 00 00\n"
		     "*\n0000100 88 00\n0000102\n" },
};

START_TEST(test_repeated)
{
	struct run_case test = repeated[_i];

	test.line = "check --hex --frames server -";
	test.output =
	    "<stdin>: server: 66 octets, 5 frames, 4 binary messages; "
	    "closed\n0 errors, 0 warnings\n";
	run_check(&test);
}
END_TEST

/* ---- Several files, and what options state ---- */

/* In a folder with the files of check-files.h. */
static const struct run_case cases[] = {
	/* A file that cannot be read does not end the run. */
	{ ROW, .line = "check client nothing server", .status = 2,
	    .has = { "client: client: 191", "server: server: 149", "0 errors" },
	    .error = "nothing: No such file" },
	{ ROW, .line = "check . client -f json", .status = 2,
	    .has = { "\"name\":\"client\"" }, .error = ".: Is a directory" },
	{ ROW, .line = "check empty client", .status = 2,
	    .has = { "client: client: 191" }, .error = "empty: an empty file" },
	{ ROW, .line = "check --client nothing --server server", .status = 2,
	    .error = "nothing: No such file" },
	{ ROW, .line = "check --follow nothing -f json", .status = 2,
	    .has = { "\"connections\":[\n]" }, .error = "nothing: No such" },
	/* The type is that of the content, for each file. */
	{ ROW, .line = "check client -", .input = "HTTP/1.1 101 x\r\n",
	    .has = { "client: client: 191", "handshake-unanswered",
		"<stdin>: server: 16" } },
	{ ROW, .line = "check -", .input = "H",
	    .has = { "<stdin>: server: 1 octet\n" } },
	{ ROW, .line = "check client.hex", .status = 2,
	    .error = "client.hex: octets as text; read them with --hex" },
	{ ROW, .line = "check --hex client.hex server.hex",
	    .has = { "client.hex: client: 191", "server.hex: server: 149" } },
	{ ROW, .line = "check --hex -", .input = "16 03 01 00 20 01",
	    .status = 2, .error = "<stdin>: TLS records" },
	/* Octets that look like what tshark prints are not read as text once
	 * more. */
	{ ROW, .line = "check --hex -", .input = "3d3d3d3d3d3d3d0a466f6c6c6f77",
	    .status = 2, .error = "<stdin>: text that is not HTTP" },
	/* An option states it, whatever the octets look like. */
	{ ROW, .line = "check --client - -f json", .input = "\x16\x03\x01 TLS",
	    .status = 1, .has = { "\"handshake-malformed\"" } },
	{ ROW, .line = "check --frames server -", .input = "GET / HTTP/1.1",
	    .status = 1, .has = { "[rsv-unnegotiated]" } },
	{ ROW, .line = "check --client client --server empty",
	    .has = { "empty:0: warning: ", "[handshake-unanswered]" } },
	/* Plain HTTP is counted and not judged; others are. */
	{ ROW, .line = "check - client",
	    .input = "GET / HTTP/1.1\r\nHost: h\r\n\r\n",
	    .has = { "client: client: 191" }, .lacks = { "<stdin>" } },
	{ ROW, .line = "check -", .input = "GET / HTTP/1.1\r\nHost: h\r\n\r\n",
	    .status = 2, .error = "<stdin>: plain HTTP: no request asks" },
};

START_TEST(test_cases)
{
	struct run_case test = cases[_i];
	char *folder = check_files_make();

	test.folder = folder;
	run_check(&test);
	free(folder);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("cli-check-input");
	TCase *tcase = tcase_create("input");

	support_add_rows(tcase, test_refused, refused);
	tcase_add_loop_test(tcase, test_form, 0, COUNT(forms));
	tcase_add_loop_test(tcase, test_wide, 0, 4);
	support_add_rows(tcase, test_bad, bad);
	tcase_add_loop_test(tcase, test_words, 0, 3);
	support_add_rows(tcase, test_repeated, repeated);
	support_add_rows(tcase, test_cases, cases);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	return run_main((Suite *(*const[])(void)){ make_suite }, 1);
}
