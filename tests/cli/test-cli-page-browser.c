/* SPDX-License-Identifier: MIT */
/* Tests pages in HTML as who opens them in a browser sees them: Chromium does
 * what `browser.py' is told.  A page that is quiet says nothing on the console
 * and asks the network for nothing. */

#include <stdlib.h>
#include <string.h>

#include "run.h"

/* Has the browser open what wsreg prints, and checks what comes of the
 * commands. */
static void
check_page(const char *line, const char *input, const char *commands,
    const char *output)
{
	const struct run_case print = { .line = line, .input = input };
	struct support_result page, result;
	char *file;

	run_wsreg(&print, &page);
	support_assert(page.status < 2, "%s: %s", line, page.errors);
	file = run_file("page.html", page.output);
	support_run(
	    &(struct support_command){
		.arguments = (const char *const[]){ SUPPORT_PYTHON3,
		    SUPPORT_SOURCE "/tests/cli/browser.py", "chromium", file,
		    NULL },
		.input = commands,
		.input_size = strlen(commands),
	    },
	    &result);
	support_assert(result.status == 0, "%s: %s", line, result.errors);
	ck_assert_str_eq(result.output, output);
	support_result_free(&result);
	support_result_free(&page);
	free(file);
}

#define SHOWN                                                                   \
	"print [...document.querySelectorAll('tr[data-status]:not([hidden])')]" \
	".map((row) => row.id).join(' ')\n"
#define COUNTED "print document.getElementById('count').value\n"

/* Words and the status filter the records; Escape shows all of them again. */
START_TEST(test_search)
{
	check_page("export -f html", NULL,
	    "print document.title\n" COUNTED "key /\n"
	    "type GATEWAY proxy\n" SHOWN COUNTED "key Escape\n" COUNTED
	    "type permessage\n" SHOWN "key Escape\n"
	    /* From the field on to the choice of a status, by keys alone. */
	    "key Tab\n"
	    "print document.activeElement.id\n"
	    "type \n"
	    "key r\n" SHOWN
	    /* A link to a record that is not shown shows it. */
	    "print location.hash = '#close-code-number-1006', 1\n"
	    "print document.querySelector('tr:target').hidden\n",
	    "\"WebSocket Protocol Registries\"\n\"117 records\"\n"
	    "\"close-code-number-1014\"\n\"1 of 117 records\"\n"
	    "\"117 records\"\n\"extension-name-permessage-deflate\"\n"
	    "\"status\"\n"
	    "\"version-number-9 version-number-10 version-number-11 "
	    "version-number-12 close-code-number-1004\"\n1\nfalse\n");
}
END_TEST

/* Styles apply, though a policy forbids all but these; nothing is wider than a
 * telephone. */
START_TEST(test_style)
{
	check_page("export -f html", NULL,
	    "size 360 700\n"
	    "print document.documentElement.scrollWidth\n"
	    "print getComputedStyle(document.querySelector('td')).display\n"
	    "size 1280 700\n"
	    "print document.documentElement.scrollWidth\n"
	    "print getComputedStyle(document.querySelector('td')).display\n",
	    "360\n\"block\"\n1280\n\"table-cell\"\n");
}
END_TEST

/* Nothing in a registry runs. */
START_TEST(test_inert)
{
	check_page("export -f html -i -",
	    RUN_XML("<registry id='r\" onclick=\"alert(1)'>"
		    "<title>&lt;/title>&lt;script>document.title = 1"
		    "&lt;/script></title>"
		    "<record><value>&lt;img src=x onerror='document.title = 2'>"
		    "</value><a>\"&gt;&lt;script&gt;document.title=3"
		    "&lt;/script&gt;</a></record></registry>"),
	    "print document.title\n" COUNTED
	    "print document.images.length + document.scripts.length\n",
	    "\"T\"\n\"1 record\"\n1\n");
}
END_TEST

/* A link leads to the finding, keys open what is folded, and nothing that was
 * sent runs. */
START_TEST(test_connection)
{
	check_page("check --hex -f html --no-redact --frames client -",
	    "8189 00000000 3c2f7363726970743e\n" /* </script> */
	    "8186 00000001 226f6e783d22\n"
	    "8184 00000002 e280ae00\n"
	    "8104 22273c3e\n",
	    "size 360 700\n"
	    "print document.documentElement.scrollWidth\n"
	    "print document.scripts.length\n"
	    "print document.querySelectorAll('.frame').length\n"
	    "key Tab\n"
	    "print document.activeElement.hash\n"
	    "key Enter\n"
	    "print document.querySelector(':target mark').textContent\n"
	    "key Tab\n"
	    "print document.querySelector('details').open\n"
	    "print document.querySelector('summary').focus(), 1\n"
	    "key Enter\n"
	    "print document.querySelector('details').open\n",
	    "360\n0\n3\n\"#finding-1\"\n\"00\"\ntrue\n1\nfalse\n");
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("cli-page-browser");
	TCase *tcase = tcase_create("browser");

	tcase_add_test(tcase, test_search);
	tcase_add_test(tcase, test_style);
	tcase_add_test(tcase, test_inert);
	tcase_add_test(tcase, test_connection);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	const char *missing = support_miss("chromium");

	if (missing != NULL)
		return support_skip(missing);
	return run_main((Suite *(*const[])(void)){ make_suite }, 1);
}
