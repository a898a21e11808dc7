/* SPDX-License-Identifier: MIT */
/* Tests of the layout, read from the sources: which folder uses which, where
 * functions are declared, what folders begin with. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support.h"
#include "tree.h"

/*
 * The folders, from low to high.  A file includes headers of its own folder,
 * and of each folder below it the one outward header.  `below` names the
 * folders directly below; those below these are so, too.  A folder without an
 * outward header is used by no other.
 */
static const struct room {
	const char *folder, *outward, *below;
} rooms[] = {
	{ "src", "snapshot.h", "" },
	{ "src/diff", "diff.h", "src" },
	{ "src/utf8", "utf8.h", "src" },
	{ "src/frames", "wsreg-check.h", "src/diff src/utf8" },
	{ "src/traffic", "traffic.h", "src/frames" },
	{ "src/capture", "capture.h", "src" },
	{ "gen/file", "file.h", "src" },
	{ "gen/model", "model.h", "gen/file" },
	{ "gen/xml", "xml.h", "gen/model" },
	{ "gen/text", "text.h", "gen/model" },
	{ "gen/emit", "emit.h", "gen/xml gen/text" },
	{ "gen/options", "options.h", "" },
	{ "gen", "command.h", "gen/emit gen/options" },
	{ "src/publish", NULL, "gen/file gen/options" },
	{ "src/cli", "cli.h", "src/traffic src/capture gen" },
	{ "src/cli/print", "print.h", "src/cli" },
	{ "src/cli/lookup", NULL, "src/cli/print" },
	{ "src/cli/export", NULL, "src/cli/print" },
	{ "src/cli/diff", NULL, "src/cli/print" },
	{ "src/cli/log", NULL, "src/cli/print" },
	{ "src/cli/lint", NULL, "src/cli/print" },
	{ "src/cli/audit", NULL, "src/cli/print" },
	{ "src/cli/rules", NULL, "src/cli/print" },
	{ "src/cli/read", "read.h", "src/cli" },
	{ "src/cli/keep", "keep.h", "src/cli/print" },
	{ "src/cli/check", NULL, "src/cli/keep src/cli/read" },
};

/* Headers that any folder above theirs may include besides: the public ones,
 * and those that the build generates. */
static const struct shared {
	const char *name, *folder;
	bool generated;
} shared[] = {
	{ "wsreg.h", "src", false },
	{ "wsreg-check.h", "src/frames", false },
	{ "wsreg-traffic.h", "src/traffic", false },
	{ "wsreg-codes.h", "src", true },
	{ "tables.h", "src", true },
	{ "verdicts.h", "src", true },
	{ "overlay-text.h", "gen/model", true },
	{ "standalone-text.h", "gen/emit", true },
	{ "history-octets.h", "src/cli", true },
	{ "page-files.h", "src/cli/print", true },
	{ "case-files.h", "src/cli/rules", true },
	{ "history-events.h", "src/cli", true },
};

static struct tree tree;

static void
set_up(void)
{
	tree_read(&tree);
}

static void
tear_down(void)
{
	tree_free(&tree);
}

/* ---- The order of the folders ---- */

static const struct room *
find_room(const char *folder)
{
	for (size_t i = 0; i < COUNT(rooms); i++)
		if (strcmp(rooms[i].folder, folder) == 0)
			return &rooms[i];
	return NULL;
}

/* Returns whether the words of a text, with blanks between them, have one. */
static bool
has_word(const char *words, const char *word)
{
	size_t size = strlen(word);

	for (const char *at = words; (at = strstr(at, word)) != NULL;
	     at += size)
		if ((at == words || at[-1] == ' ') &&
		    (at[size] == ' ' || at[size] == '\0'))
			return true;
	return false;
}

/* Returns whether `low` is below `high`, directly or not.  A room's row comes
 * after the rows of those below it, so the walk ends. */
static bool
is_below(const char *low, const struct room *high)
{
	if (has_word(high->below, low))
		return true;
	for (const struct room *room = rooms; room < high; room++)
		if (has_word(high->below, room->folder) && is_below(low, room))
			return true;
	return false;
}

static const struct shared *
find_shared(const char *name)
{
	for (size_t i = 0; i < COUNT(shared); i++)
		if (strcmp(shared[i].name, name) == 0)
			return &shared[i];
	return NULL;
}

/* Returns the file that is included as "name": the one beside the file, that
 * of src/, that of gen/, a public one, in this order.  NULL for none. */
static const struct tree_file *
resolve(const struct tree_file *file, const char *name)
{
	const struct shared *public = find_shared(name);
	const char *const folders[] = { file->folder, "src", "gen",
		public != NULL ? public->folder : NULL };
	const struct tree_file *found = NULL;

	for (size_t i = 0; found == NULL && i < COUNT(folders); i++) {
		if (folders[i] == NULL)
			continue;
		char *path = support_print("%s/%s", folders[i], name);

		found = tree_find(&tree, path);
		free(path);
	}
	return found;
}

/* Checks the include of a header of `folder` that has this name there. */
static void
check_direction(const struct tree_file *file,
    const struct tree_include *include, const char *folder, const char *name)
{
	const struct room *room = find_room(file->folder);
	const struct room *other = find_room(folder);

	/* A folder that has no row is a violation of its own. */
	if (room == NULL || other == NULL || room == other)
		return;
	if (!is_below(folder, room))
		tree_report(file->path, include->line,
		    "%s includes %s/%s, not below it", file->folder, folder,
		    name);
	else if (find_shared(name) == NULL &&
	    (other->outward == NULL || strcmp(other->outward, name) != 0))
		tree_report(file->path, include->line,
		    "%s includes %s/%s, not its %s", file->folder, folder, name,
		    other->outward == NULL ? "file" : other->outward);
}

static void
check_include(const struct tree_file *file, const struct tree_include *include)
{
	const struct tree_file *header = resolve(file, include->name);
	const struct shared *known = find_shared(include->name);

	if (header != NULL)
		check_direction(file, include, header->folder, header->name);
	else if (known != NULL && known->generated)
		check_direction(file, include, known->folder, known->name);
	else
		tree_report(file->path, include->line,
		    "there is no header \"%s\"", include->name);
}

typedef void
include_check(const struct tree_file *file, const struct tree_include *include);

/* Calls a function for each include: "name" if `quoted`, else <name>. */
static void
check_includes(bool quoted, include_check *check)
{
	for (size_t i = 0; i < tree.count; i++) {
		const struct tree_file *file = &tree.files[i];
		const char *at = file->code;
		struct tree_include include;

		while (tree_next_include(file, &at, &include))
			if (include.quoted == quoted)
				check(file, &include);
	}
	tree_finish();
}

START_TEST(test_folders)
{
	for (size_t i = 0; i < tree.count; i++)
		if (find_room(tree.files[i].folder) == NULL)
			tree_report(tree.files[i].path, 1,
			    "tests/test-layout.c has no "
			    "row for %s",
			    tree.files[i].folder);
	tree_finish();
}
END_TEST

START_TEST(test_direction)
{
	check_includes(true, check_include);
}
END_TEST

/* Checks that nothing from which wsreg-gen is built includes what it writes:
 * files of gen/, and the headers of src/ that they include. */
static void
check_order(const struct tree_file *file, const struct tree_include *include)
{
	const struct shared *header = find_shared(include->name);
	bool early = strncmp(file->path, "gen/", 4) == 0 ||
	    (strcmp(file->folder, "src") == 0 && tree_is_header(file));

	if (early && header != NULL && header->generated &&
	    strcmp(header->folder, "src") == 0)
		tree_report(file->path, include->line,
		    "\"%s\" is written by wsreg-gen, "
		    "which is built from this",
		    include->name);
}

START_TEST(test_order)
{
	check_includes(true, check_order);
}
END_TEST

/* ---- Cycles ---- */

/* How far the search has come, a letter for each file: ' ' not seen, 'o' on
 * the path that is followed, 'x' done with. */
static char *marks;

/* Follows the includes of a file, depth first.  Returns the file at which a
 * cycle closes, and has reported the includes from there to this file. */
static const struct tree_file *
find_cycle(const struct tree_file *file)
{
	const struct tree_file *end = NULL;
	const char *at = file->code;
	struct tree_include include;

	marks[file - tree.files] = 'o';
	while (end == NULL && tree_next_include(file, &at, &include)) {
		const struct tree_file *header =
		    include.quoted ? resolve(file, include.name) : NULL;

		if (header == NULL || marks[header - tree.files] == 'x')
			continue;
		end = marks[header - tree.files] == 'o' ? header
							: find_cycle(header);
		if (end != NULL)
			tree_report(file->path, include.line,
			    "includes %s, part of a cycle", header->path);
	}
	marks[file - tree.files] = 'x';
	return end == file ? NULL : end;
}

START_TEST(test_cycles)
{
	marks = malloc(tree.count);
	ck_assert_ptr_nonnull(marks);
	memset(marks, ' ', tree.count);
	for (size_t i = 0; i < tree.count; i++)
		if (marks[i] == ' ')
			find_cycle(&tree.files[i]);
	free(marks);
	tree_finish();
}
END_TEST

/* ---- Headers of others ---- */

/* Headers that the library may include: of C itself and of compilers for
 * vectors.  Of <stdio.h> it takes snprintf() alone, which test-symbols.c makes
 * sure of; code for traffic does without. */
static const char library_headers[] =
    "assert.h inttypes.h limits.h stdbool.h stddef.h stdint.h stdlib.h string.h "
    "arm_neon.h immintrin.h cpuid.h stdatomic.h";
static const char traffic_headers[] =
    "nettle/base64.h nettle/sha1.h nettle/sha2.h zlib.h";

static void
check_pure(const struct tree_file *file, const struct tree_include *include)
{
	bool is_library = has_word(
	    "src src/diff src/utf8 src/frames src/capture", file->folder);
	bool is_traffic = strcmp(file->folder, "src/traffic") == 0;

	if ((!is_library && !is_traffic) ||
	    has_word(library_headers, include->name))
		return;
	if (is_library && strcmp(include->name, "stdio.h") == 0)
		return;
	if (is_traffic && has_word(traffic_headers, include->name))
		return;
	tree_report(file->path, include->line, "%s is to do without <%s>",
	    file->folder, include->name);
}

START_TEST(test_pure)
{
	check_includes(false, check_pure);
}
END_TEST

static void
check_libxml(const struct tree_file *file, const struct tree_include *include)
{
	if (strncmp(include->name, "libxml/", 7) == 0 &&
	    strcmp(file->folder, "gen/xml") != 0)
		tree_report(file->path, include->line,
		    "only gen/xml includes <%s>", include->name);
}

START_TEST(test_libxml)
{
	check_includes(false, check_libxml);
}
END_TEST

/* ---- Where functions are declared ---- */

/* Returns whether a header has a line that begins with the name and "(". */
static bool
declares(const struct tree_file *header, const char *name)
{
	char *wanted = support_print("\n%s(", name);
	bool found = header != NULL && strstr(header->code, wanted) != NULL;

	free(wanted);
	return found;
}

/* Returns whether a public header exports a function of this name. */
static bool
exports(const char *path, const char *name)
{
	const struct tree_file *header = tree_find(&tree, path);
	size_t size = strlen(name);

	ck_assert_ptr_nonnull(header);
	for (const char *at = header->code;
	     (at = strstr(at, "\nWSREG_API ")) != NULL;) {
		at += strcspn(at, "(");
		if (memcmp(at - size, name, size) == 0 &&
		    strchr(" *\n", at[-(ptrdiff_t)size - 1]) != NULL)
			return true;
	}
	return false;
}

/* Returns the header beside a file of C that has its stem, or NULL. */
static const struct tree_file *
find_own_header(const struct tree_file *file)
{
	char *path = support_print("%s", file->path);
	const struct tree_file *header;

	path[strlen(path) - 1] = 'h';
	header = tree_find(&tree, path);
	free(path);
	return header;
}

static void
check_declared(const struct tree_file *file, const struct tree_function *it)
{
	if (tree_is_header(file) || it->is_static ||
	    strcmp(it->name, "main") == 0)
		return;
	if (!declares(find_own_header(file), it->name) &&
	    !exports("src/wsreg.h", it->name) &&
	    !exports("src/frames/wsreg-check.h", it->name) &&
	    !exports("src/traffic/wsreg-traffic.h", it->name))
		tree_report(file->path, it->line,
		    "%s() is not declared in %.*sh", it->name,
		    (int)strlen(file->path) - 1, file->path);
}

static void
check_functions(void)
{
	for (size_t i = 0; i < tree.count; i++) {
		const char *at = tree.files[i].code;
		struct tree_function function;

		while (tree_next_function(&tree.files[i], &at, &function))
			check_declared(&tree.files[i], &function);
	}
	tree_finish();
}

START_TEST(test_declared)
{
	check_functions();
}
END_TEST

/* ---- Folders ---- */

/* A folder has at most 40 files; a file and its header count as one. */
START_TEST(test_folder_sizes)
{
	for (size_t i = 0; i < COUNT(rooms); i++) {
		size_t count = 0;

		for (size_t j = 0; j < tree.count; j++) {
			const struct tree_file *file = &tree.files[j];

			count += strcmp(file->folder, rooms[i].folder) == 0 &&
			    (tree_is_header(file) ||
				find_own_header(file) == NULL);
		}
		if (count > 40)
			tree_report(rooms[i].folder, 1,
			    "%zu files, 40 are the most", count);
	}
	tree_finish();
}
END_TEST

/* Returns the number of lines of the longest comment among those that begin a
 * header, before and right after its include guard. */
static size_t
measure_paragraph(const struct tree_file *header)
{
	const char *text = header->text, *code = header->code;
	size_t lines = 0, longest = 0;

	while (*text != '\0') {
		size_t size = strcspn(text, "\n");
		bool is_comment = strspn(code, " \t") >= size && size > 0;

		if (size > 0 && !is_comment &&
		    strncmp(code, "#ifndef", 7) != 0 &&
		    strncmp(code, "#define", 7) != 0)
			break;
		/* A comment ends where its line does. */
		lines = is_comment ? lines + 1 : 0;
		if (lines > longest)
			longest = lines;
		if (size > 1 && strncmp(text + size - 2, "*/", 2) == 0)
			lines = 0;
		text += size + (text[size] != '\0');
		code += size + (code[size] != '\0');
	}
	return longest;
}

static void
check_paragraphs(void)
{
	for (size_t i = 0; i < COUNT(rooms); i++) {
		char *path = support_print("%s/%s", rooms[i].folder,
		    rooms[i].outward == NULL ? "" : rooms[i].outward);
		const struct tree_file *header = tree_find(&tree, path);

		if (rooms[i].outward != NULL && header == NULL)
			tree_report(path, 1, "there is no such header");
		else if (header != NULL && measure_paragraph(header) < 3)
			tree_report(path, 2,
			    "no paragraph of 3 lines says what the folder is "
			    "for");
		free(path);
	}
	tree_finish();
}

/* Each outward header begins with a paragraph about its folder. */
START_TEST(test_paragraphs)
{
	check_paragraphs();
}
END_TEST

static Suite *
make_layout(void)
{
	const TTest *const tests[] = { test_folders, test_direction, test_order,
		test_cycles, test_pure, test_libxml, test_declared,
		test_folder_sizes, test_paragraphs };
	Suite *suite = suite_create("layout");
	TCase *tcase = tcase_create("layout");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	for (size_t i = 0; i < COUNT(tests); i++)
		tcase_add_test(tcase, tests[i]);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	static Suite *(*const makers[])(void) = { make_layout };

	return support_main(makers, COUNT(makers));
}
