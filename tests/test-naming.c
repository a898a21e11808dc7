/* SPDX-License-Identifier: MIT */
/* Tests of the overlay's lines by which a project keeps its own names. */

#include <stdlib.h>
#include <string.h>

#include "compiler.h"
#include "generator.h"

#define WEBSOCKET SUPPORT_SOURCE "/data/websocket.xml"
#define OVERLAY SUPPORT_SOURCE "/tests/consumers/own-names/overlay"

/* ---- Lines about what does not exist ---- */

static const struct {
	SUPPORT_ROW;
	const char *line, *errors;
} targets[] = {
	{ ROW, "name close-code-number 10010 X\n",
	    "registry `close-code-number' has no record `10010'" },
	{ ROW, "former subprotocol-name nope X\n",
	    "registry `subprotocol-name' has no record `nope'" },
	{ ROW, "alias close-code-number 1 X\n",
	    "registry `close-code-number' has no record `1'" },
	{ ROW, "omit close-code-number 1\n",
	    "registry `close-code-number' has no record `1'" },
	{ ROW, "title close-code-number 1 \"x\"\n",
	    "registry `close-code-number' has no record `1'" },
	/* Lines compare ids, not short names. */
	{ ROW, "enum close x\n", "no registry has the id `close'" },
	{ ROW, "constant x X_{NAME}\n", "no registry has the id `x'" },
	{ ROW, "function x name x\n", "no registry has the id `x'" },
	{ ROW, "least x 1\n", "no registry has the id `x'" },
	{ ROW, "column x e 2012-04-12 Two Words\n",
	    "no registry has the id `x'" },
};

START_TEST(test_targets)
{
	char *folder = support_make_folder();
	char *text = support_print("# 1\n# 2\n%s", targets[_i].line);
	char *errors =
	    support_print("overlay:3: error: %s\n", targets[_i].errors);

	generator_write(
	    folder, (struct generator_file[]){ { "overlay", text }, { 0 } });
	generator_run(folder,
	    (const char *const[]){ "--force", "--overlay", "overlay", "header",
		WEBSOCKET, "out.h", NULL },
	    2, errors);
	free(errors);
	free(text);
	free(folder);
}
END_TEST

/* ---- Names in C ---- */

/* Uses each name of the project's overlay. */
#define USES                                                                   \
	"#define COUNT(number, name, text) +1\n"                               \
	"#define AS_CASE(number, name, text) \\\n"                             \
	"\tcase OWN_STATUS_##name: return text;\n"                             \
	"const char *text_of(enum own_status_code code);\n"                    \
	"const char *text_of(enum own_status_code code)\n{\n"                  \
	"\treturn code == OWN_STATUS_MANDATORY_EXT &&\n"                       \
	"\t    OWN_STATUS_MANDATORY_EXT == OWN_STATUS_MANDATORY_EXTENSION\n"   \
	"\t    ? \"both\" : \"\";\n}\n"                                        \
	"int uses(void);\nint uses(void)\n{\n"                                 \
	"\treturn OWN_CLOSE_LIST(COUNT);\n}\n"

#define CALLS                                                                  \
	"int calls(void);\nint calls(void)\n{\n"                               \
	"\treturn own_is_valid_status_code(1000, OWN_CLIENT) != 0 &&\n"        \
	"\t    own_status_text(1007) != OWN_NULL;\n}\n"

/* Writes the header and the standalone header; the folder, to be freed. */
static char *
make_headers(void)
{
	char *folder = support_make_folder();
	static const char *const modes[][2] = { { "header", "codes.h" },
		{ "standalone", "own.h" } };

	for (size_t i = 0; i < COUNT(modes); i++)
		generator_run(folder,
		    (const char *const[]){ "--prefix", "own", "--overlay",
			OVERLAY, "-r", "close", modes[i][0], WEBSOCKET,
			modes[i][1], NULL },
		    0, "");
	return folder;
}

static void
check_compiles(const char *compiler, const char *standard, const char *text)
{
	struct support_result result;

	compiler_run(compiler, standard, NULL, text, &result);
	ck_assert_msg(
	    result.status == 0, "%s %s: %s", compiler, standard, result.errors);
	support_result_free(&result);
}

/* Each header alone, and both in either order. */
START_TEST(test_compiled)
{
	static const char *const compilers[] = { "gcc", "g++" };
	char *folder = make_headers();
	char *codes = support_print("#include \"%s/codes.h\"\n", folder);
	char *own = support_print("#include \"%s/own.h\"\n", folder);
	const char *const headers[][2] = { { codes, "" }, { own, CALLS },
		{ codes, own }, { own, codes } };

	for (size_t i = 0; i < COUNT(compilers); i++)
		for (size_t j = 0; j < COUNT(headers); j++) {
			char *text = support_print("%s%s%s%s", headers[j][0],
			    headers[j][1], USES, j > 1 ? CALLS : "");

			check_compiles(compilers[i],
			    compiler_standard(compilers[i], 0), text);
			free(text);
		}
	free(own);
	free(codes);
	free(folder);
}
END_TEST

/* What is left out has no constant, and still its meaning. */
START_TEST(test_contents)
{
	char *folder = make_headers();
	char *text = generator_read(folder, "own.h");

	ck_assert_ptr_nonnull(strstr(text, "enum own_status_code {\n"));
	ck_assert_ptr_nonnull(strstr(text, "\tOWN_STATUS_GOING_AWAY = 1001,"));
	ck_assert_ptr_nonnull(
	    strstr(text, "\tX(1010, MANDATORY_EXT, \"Mandatory Ext.\")"));
	ck_assert_ptr_nonnull(strstr(text, "\tX(1007, "));
	ck_assert_ptr_nonnull(strstr(text, ", \"Invalid Data\")"));
	ck_assert_ptr_null(strstr(text, " = 1004"));
	ck_assert_ptr_null(strstr(text, "X(1004"));
	ck_assert_ptr_nonnull(
	    strstr(text, "\tcase 1004:\n\t\treturn \"Reserved\";"));
	ck_assert_ptr_null(strstr(text, "former name"));
	ck_assert_ptr_null(strstr(text, "own_close_sendable"));
	free(text);
	free(folder);
}
END_TEST

/* ---- Names that cannot be ---- */

static const struct {
	SUPPORT_ROW;
	const char *mode, *overlay, *reason;
} impossible[] = {
	/* Two registries, one name. */
	{ ROW, "header",
	    "constant close-code-number C_{NAME}\nconstant opcode C_{NAME}\n"
	    "alias opcode 9 GOING_AWAY\n",
	    "`9' would be C_GOING_AWAY, which is already taken in C" },
	{ ROW, "standalone",
	    "constant close-code-number C_{NAME}\nconstant opcode C_{NAME}\n"
	    "alias opcode 9 GOING_AWAY\n",
	    "`9' would be C_GOING_AWAY, which is already taken in C" },
	{ ROW, "header", "enum close-code-number a\nenum opcode a\n",
	    "registry `opcode' would define enum a, which is already taken" },
	{ ROW, "standalone",
	    "function close-code-number name f\nfunction opcode name f\n",
	    "overlay:2: error: another function has the name already: `f'" },
	/* An alias is no name that a `name' line mends. */
	{ ROW, "header", "alias close-code-number 1011 GOING_AWAY\n",
	    "an `alias' line gives the C name of another record to `1011'" },
	/* Keywords. */
	{ ROW, "header", "enum close-code-number int\n",
	    "would define int, which is already taken in C" },
	{ ROW, "header",
	    "name close-code-number 1001 default\n"
	    "constant close-code-number {name}\n",
	    "`1001' would be default, which is already taken in C" },
	{ ROW, "standalone", "function close-code-number name if\n",
	    "would be `if', a keyword" },
	{ ROW, "python", "enum close-code-number class\n",
	    "would define class, which is already taken in Python" },
	{ ROW, "python",
	    "name close-code-number 1001 pass\n"
	    "constant close-code-number {name}\n",
	    "`1001' would be pass, which is already taken in Python" },
	{ ROW, "java", "enum close-code-number class\n",
	    "would define class, which is already taken in Java" },
	{ ROW, "csharp", "enum close-code-number class\n",
	    "would define class, which is already taken in C#" },
	{ ROW, "typescript", "enum close-code-number class\n",
	    "would define class, which is already taken in TypeScript" },
	{ ROW, "javascript",
	    "name close-code-number 1001 new\n"
	    "constant close-code-number {name}\n",
	    "`1001' would be new, which is already taken in JavaScript" },
	{ ROW, "commonjs", "function close-code-number text require\n",
	    "a CommonJS module cannot define `require'" },
	{ ROW, "rust",
	    "name close-code-number 1001 fn\n"
	    "constant close-code-number {name}\n",
	    "`1001' would be fn, which is already taken in Rust" },
	{ ROW, "go",
	    "name close-code-number 1001 func\n"
	    "constant close-code-number {name}\n",
	    "`1001' would be func, which is already taken in Go" },
	{ ROW, "go", "function close-code-number text func\n",
	    "would define func, which is already taken in Go" },
	{ ROW, "java", "function close-code-number status class\n",
	    "would define class, which is already taken in Java" },
	{ ROW, "csharp", "function close-code-number acceptable class\n",
	    "would define class, which is already taken in C#" },
};

START_TEST(test_impossible)
{
	char *folder = support_make_folder();
	const char *const arguments[] = { SUPPORT_GEN, "--overlay", "overlay",
		impossible[_i].mode, WEBSOCKET, "-", NULL };
	struct support_command command = { .arguments = arguments,
		.folder = folder };
	struct support_result result;

	generator_write(folder,
	    (struct generator_file[]){
		{ "overlay", impossible[_i].overlay }, { 0 } });
	support_run(&command, &result);
	ck_assert_int_eq(result.status, 2);
	ck_assert_str_eq(result.output, "");
	ck_assert_msg(strstr(result.errors, impossible[_i].reason) != NULL,
	    "%s", result.errors);
	support_result_free(&result);
	free(folder);
}
END_TEST

/* C has no empty enumerations, and a record whose name is left out may have
 * another one. */
START_TEST(test_left_out)
{
	static const char overlay[] =
	    "omit opcode 0\nomit opcode 1\nomit opcode 2\nomit opcode 8\n"
	    "omit opcode 9\nomit opcode 10\n"
	    "omit close-code-number 1001\nalias close-code-number 1001 GO\n";
	char *folder = support_make_folder();
	char *text;

	generator_write(
	    folder, (struct generator_file[]){ { "overlay", overlay }, { 0 } });
	text = generator_print(folder,
	    (const char *const[]){ "--overlay", "overlay", "-r", "opcode", "-r",
		"close", "standalone", WEBSOCKET, "-", NULL },
	    0, "");
	ck_assert_ptr_null(strstr(text, "WSREG_OPCODE_PING_FRAME"));
	ck_assert_ptr_null(strstr(text, "WSREG_CLOSE_GOING_AWAY"));
	ck_assert_ptr_nonnull(strstr(text, "\tWSREG_CLOSE_GO = 1001,\n"));
	check_compiles("gcc", "-std=c89", text);
	check_compiles("g++", "-std=c++11", text);
	free(text);
	free(folder);
}
END_TEST

/* ---- Names in other languages ---- */

static const struct {
	SUPPORT_ROW;
	const char *mode, *overlay;
	const char *parts[5]; /* which the output has */
} languages[] = {
	{ ROW, "python", "enum close-code-number CloseCode\n",
	    { "\nclass CloseCode(IntEnum):\n", "\n    GOING_AWAY = 1001\n" } },
	{ ROW, "go", "constant close-code-number Close{Name}\n",
	    { "\tCloseGoingAway = 1001\n", "\tcase CloseGoingAway:\n" } },
	{ ROW, "go", "constant close-code-number Status{Name}\n",
	    { "\tStatusGoingAway = 1001\n" } },
	{ ROW, "rust", "constant close-code-number WS_{NAME}_CODE\n",
	    { "\npub const WS_GOING_AWAY_CODE: u16 = 1001;\n" } },
	{ ROW, "typescript",
	    "constant close-code-number {Name}\n"
	    "enum close-code-number CloseReason\n",
	    { "\nexport const GoingAway = 1001;\n",
		"\nexport type CloseReason = " } },
	{ ROW, "java", "enum close-code-number CloseCodes\n",
	    { "public static final class CloseCodes {\n" } },
	{ ROW, "csharp", "enum close-code-number CloseStatus\n",
	    { "public static class CloseStatus\n" } },
	{ ROW, "go", "function close-code-number acceptable isValidCode\n",
	    { "\n// isValidCode returns whether ",
		"\nfunc isValidCode(code int) bool {\n" } },
	{ ROW, "python",
	    "function close-code-number sendable may_send\n"
	    "function close-code-number status kind_of\n",
	    { "\ndef may_send(code: int, sender: str) -> bool:\n",
		"\ndef kind_of(number: int) -> str:\n",
		"\ndef close_acceptable(code: int) -> bool:\n" } },
	{ ROW, "javascript", "function close-code-number text nameOf\n",
	    { "\nexport function nameOf(number) {\n" } },
	{ ROW, "commonjs", "function close-code-number text nameOf\n",
	    { "\nfunction nameOf(number) {\n", "\nmodule.exports = {\n",
		"\n  nameOf,\n", "\n  CLOSE_GOING_AWAY,\n" } },
	{ ROW, "declarations", "function close-code-number text nameOf\n",
	    { "\nexport declare function nameOf(number: number): " } },
	{ ROW, "typescript", "function close-code-number sendable maySend\n",
	    { "\nexport function maySend(\n" } },
	{ ROW, "rust", "function close-code-number text name_of\n",
	    { "\npub fn name_of(number: u16) -> " } },
	{ ROW, "java", "function close-code-number sendable maySend\n",
	    { " boolean maySendByClient(int code) {\n" } },
	{ ROW, "csharp", "function close-code-number text NameOf\n",
	    { " string NameOf(int number)\n" } },
	{ ROW, "json", "constant close-code-number {name}\n",
	    { "\"identifier\": \"going_away\"" } },
	/* Only at the start has a name to begin with a letter. */
	{ ROW, "header", "constant version-number V{NAME}\n",
	    { "\tV13 = 13\n" } },
	{ ROW, "header", "constant version-number {name}_of_protocol\n",
	    { "\tversion_13_of_protocol = 13\n" } },
};

START_TEST(test_languages)
{
	char *folder = support_make_folder();
	char *text;

	generator_write(folder,
	    (struct generator_file[]){
		{ "overlay", languages[_i].overlay }, { 0 } });
	text = generator_print(folder,
	    (const char *const[]){ "--overlay", "overlay", "-r", "close", "-r",
		"version", languages[_i].mode, WEBSOCKET, "-", NULL },
	    0, "");
	for (size_t i = 0; languages[_i].parts[i] != NULL; i++)
		ck_assert_msg(strstr(text, languages[_i].parts[i]) != NULL,
		    "no %s in %s", languages[_i].parts[i], text);
	free(text);
	free(folder);
}
END_TEST

/* A code whose description is a sentence has a title. */
START_TEST(test_title)
{
	char *text = generator_print(NULL,
	    (const char *const[]){ "header", WEBSOCKET, "-", NULL }, 0, "");

	ck_assert_ptr_nonnull(
	    strstr(text, "\tX(1014, BAD_GATEWAY, \"Bad Gateway\") "));
	free(text);
}
END_TEST

/* ---- Private close codes ---- */

#define PRIVATE(value) XML(REGISTRY("close-code-number", CODE(value, "Ours")))

static const struct {
	SUPPORT_ROW;
	const char *input, *overlay;
	int status;
	const char *errors;
} codes[] = {
	{ ROW, PRIVATE("4001"), "", 0, "" },
	{ ROW, PRIVATE("3500"), "", 0,
	    "ours.xml:3: warning: close code 3500 is to be registered with "
	    "IANA (RFC 6455 7.4.2)\n" },
	{ ROW, PRIVATE("2000"), "", 2,
	    "ours.xml:3: error: close code 2000 is not for private use (RFC "
	    "6455 7.4.2); choose one that is, or allow it by a `wire' line of "
	    "the overlay\n" },
	{ ROW, PRIVATE("1016-1020"), "wire 1016 * yes yes RFC 1 2 x\n", 2,
	    "ours.xml:3: error: close code 1017 is not for private use (RFC "
	    "6455 7.4.2); choose one that is, or allow it by a `wire' line of "
	    "the overlay\n" },
	{ ROW, PRIVATE("2000"), "wire 2000 * yes no RFC 1 2 x\n", 0, "" },
	/* It is to allow the code. */
	{ ROW, PRIVATE("2000"), "wire 2000 * never never RFC 1 2 x\n", 2,
	    "ours.xml:3: error: close code 2000 is not for private use (RFC "
	    "1 2); choose one that is, or allow it by a `wire' line of "
	    "the overlay\n" },
	{ ROW, PRIVATE("3500"), "wire 3000-3999 * yes yes RFC 1 2 x\n", 0, "" },
};

START_TEST(test_codes)
{
	char *folder = support_make_folder();

	generator_write(folder,
	    (struct generator_file[]){ { "ours.xml", codes[_i].input },
		{ "overlay", codes[_i].overlay }, { 0 } });
	generator_run(folder,
	    (const char *const[]){ "--force", "--overlay", "overlay", "header",
		WEBSOCKET, "ours.xml", "out.h", NULL },
	    codes[_i].status, codes[_i].errors);
	free(folder);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("naming");
	TCase *tcase = tcase_create("naming");

	support_add_rows(tcase, test_targets, targets);
	tcase_add_test(tcase, test_compiled);
	tcase_add_test(tcase, test_contents);
	support_add_rows(tcase, test_impossible, impossible);
	tcase_add_test(tcase, test_left_out);
	support_add_rows(tcase, test_languages, languages);
	tcase_add_test(tcase, test_title);
	support_add_rows(tcase, test_codes, codes);
	suite_add_tcase(suite, tcase);
	return suite;
}

int
main(void)
{
	static Suite *(*const makers[])(void) = { make_suite };

	return support_main(makers, COUNT(makers));
}
