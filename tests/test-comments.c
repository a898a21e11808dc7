/* SPDX-License-Identifier: MIT */
/* A test of how much of the sources is comment. */

#include "support.h"
#include "tree.h"

/* Public headers have a share of their own; see test-sizes.c. */
START_TEST(test_comments)
{
	struct tree tree;
	size_t lines = 0, comments = 0;

	tree_read(&tree);
	for (size_t i = 0; i < tree.count; i++) {
		const struct tree_file *file = &tree.files[i];

		if (tree_is_public(file))
			continue;
		lines += support_count_lines(file->text);
		comments += tree_count_comment_lines(file);
	}
	tree_free(&tree);
	ck_assert_msg(comments * 100 >= lines * 12,
	    "%zu of %zu lines are comments, 12 %% are the least", comments,
	    lines);
}
END_TEST

static Suite *
make_comments(void)
{
	Suite *suite = suite_create("comments");
	TCase *tcase = tcase_create("comments");

	tcase_add_test(tcase, test_comments);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	static Suite *(*const makers[])(void) = { make_comments };

	return support_main(makers, COUNT(makers));
}
