/* SPDX-License-Identifier: MIT */
/* Tests of sizes, read from the sources: how long files and functions are, how
 * much of them is comment. */

#include <stdlib.h>
#include <string.h>

#include "support.h"
#include "tree.h"

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

START_TEST(test_files)
{
	for (size_t i = 0; i < tree.count; i++) {
		const struct tree_file *file = &tree.files[i];
		size_t lines = support_count_lines(file->text);

		if (lines > 400 && !tree_is_public(file))
			tree_report(file->path, 401,
			    "%zu lines, 400 are the most", lines);
	}
	tree_finish();
}
END_TEST

static int
compare_lengths(const void *a, const void *b)
{
	unsigned x = *(const unsigned *)a, y = *(const unsigned *)b;

	return (x > y) - (x < y);
}

/* The lengths of all functions, in their order. */
static unsigned *lengths;
static size_t length_count;

static void
measure_functions(const struct tree_file *file)
{
	const char *at = file->code;
	struct tree_function function;

	while (tree_next_function(file, &at, &function)) {
		lengths =
		    realloc(lengths, (length_count + 1) * sizeof(*lengths));
		ck_assert_ptr_nonnull(lengths);
		lengths[length_count++] = function.body;
		if (function.body > 50)
			tree_report(file->path, function.line,
			    "%s() has %u lines, 50 are the most", function.name,
			    function.body);
	}
}

/* No function has more than 50 lines; half of them have 12 at most, and 95 of
 * 100 have 27. */
START_TEST(test_functions)
{
	for (size_t i = 0; i < tree.count; i++)
		measure_functions(&tree.files[i]);
	tree_finish();
	qsort(lengths, length_count, sizeof(*lengths), compare_lengths);
	ck_assert_uint_gt(length_count, 100);
	ck_assert_uint_le(lengths[length_count / 2], 12);
	ck_assert_uint_le(lengths[length_count * 95 / 100], 27);
	free(lengths);
}
END_TEST

START_TEST(test_public_comments)
{
	for (size_t i = 0; i < tree.count; i++) {
		const struct tree_file *file = &tree.files[i];
		size_t size = strlen(file->text);

		if (tree_is_public(file) &&
		    file->comment_size * 100 < size * 70)
			tree_report(file->path, 1,
			    "%zu %% are comment, 70 %% the least",
			    file->comment_size * 100 / size);
	}
	tree_finish();
}
END_TEST

static Suite *
make_sizes(void)
{
	Suite *suite = suite_create("sizes");
	TCase *tcase = tcase_create("sizes");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_add_test(tcase, test_files);
	tcase_add_test(tcase, test_functions);
	tcase_add_test(tcase, test_public_comments);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	static Suite *(*const makers[])(void) = { make_sizes };

	return support_main(makers, COUNT(makers));
}
