/* SPDX-License-Identifier: MIT */
/* What tests of other projects share: copies of them, an installed wsreg. */

#include "consumer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *const consumer_plain[CONSUMER_PLAIN_COUNT + 1] = { "CC", "CFLAGS",
	"CPPFLAGS", "LDFLAGS", "DESTDIR", "MAKEFLAGS", "MAKELEVEL",
	"PKG_CONFIG_PATH", "LD_LIBRARY_PATH", NULL };

char *
consumer_run(const char *folder, const char *const environment[],
    const char *const arguments[])
{
	struct support_command command = {
		.arguments = arguments,
		.folder = folder,
		.environment = environment,
	};
	struct support_result result;

	support_run(&command, &result);
	ck_assert_msg(result.status == 0, "%s ended with %d:\n%s%s",
	    arguments[0], result.status, result.output, result.errors);
	free(result.errors);
	return result.output;
}

void
consumer_copy(const char *source, const char *folder)
{
	char *from = support_print("%s/%s", SUPPORT_SOURCE, source);
	char *to = support_print("%s%s", folder, strrchr(from, '/'));
	size_t size;
	char *text = support_read_file(from, &size);

	support_write_file(to, text, size);
	free(from);
	free(to);
	free(text);
}

/* ---- Installed ---- */

/* Returns where pkg-config looks by itself, with a colon before it, as new text:
 * the libraries that an installed one requires are there. */
static char *
find_required(void)
{
	char *path;

	if (!support_has_program("pkg-config"))
		return support_print("%s", "");
	path = support_output(NULL,
	    (const char *const[]){ "sh", "-c",
		"printf : && pkg-config --variable pc_path pkg-config", NULL });
	path[strcspn(path, "\n")] = '\0';
	return path;
}

void
consumer_install(struct consumer_installed *installed)
{
	char *folder = support_make_folder();
	const char *path = getenv("PATH");
	size_t count = 0, end = CONSUMER_PLAIN_COUNT;
	char *required = find_required();

	free(consumer_run(NULL, consumer_plain,
	    (const char *const[]){ SUPPORT_MESON, "install", "--quiet",
		"--no-rebuild", "-C", SUPPORT_BUILD, "--destdir", folder,
		NULL }));
	*installed = (struct consumer_installed){ .folder = folder };
	installed->settings[count++] =
	    support_print("PKG_CONFIG_LIBDIR=%s" SUPPORT_LIBDIR "/pkgconfig%s",
		folder, required);
	free(required);
	installed->settings[count++] =
	    support_print("PKG_CONFIG_SYSROOT_DIR=%s", folder);
	installed->settings[count++] =
	    support_print("PKG_CONFIG_ALLOW_SYSTEM_CFLAGS=1");
	installed->settings[count++] =
	    support_print("PKG_CONFIG_ALLOW_SYSTEM_LIBS=1");
	installed->settings[count++] =
	    support_print("LD_LIBRARY_PATH=%s" SUPPORT_LIBDIR, folder);
	installed->settings[count++] =
	    support_print("CMAKE_PREFIX_PATH=%s" SUPPORT_PREFIX, folder);
	installed->settings[count++] =
	    support_print("ACLOCAL_PATH=%s" SUPPORT_DATADIR "/aclocal", folder);
	installed->settings[count++] =
	    support_print("PATH=%s" SUPPORT_BINDIR ":%s", folder,
		path != NULL ? path : "/usr/bin:/bin");
	memcpy(installed->environment, consumer_plain,
	    end * sizeof(consumer_plain[0]));
	for (size_t i = 0; i < count; i++)
		installed->environment[end++] = installed->settings[i];
}

void
consumer_free_installed(struct consumer_installed *installed)
{
	free(installed->folder);
	for (size_t i = 0; i < COUNT(installed->settings); i++)
		free(installed->settings[i]);
}

/* ---- Another machine ---- */

void
consumer_setup(const char *const arguments[])
{
	char *output = consumer_run(NULL, consumer_plain, arguments);

	ck_assert_msg(strstr(output, "WARNING") == NULL,
	    "Meson warns when this is set up:\n%s", output);
	free(output);
}

char *
consumer_build_cross(void)
{
	char *folder = support_make_folder();

	consumer_setup(
	    (const char *const[]){ SUPPORT_MESON, "setup", "--cross-file",
		CONSUMER_CROSS_FILE, "-Dcli=disabled", "-Ddocs=disabled",
		"-Dtests=disabled", folder, SUPPORT_SOURCE, NULL });
	free(consumer_run(
	    folder, consumer_plain, (const char *const[]){ "ninja", NULL }));
	return folder;
}

/* ---- Tests ---- */

const char *
consumer_miss(const char *const programs[])
{
	const char *reason = NULL;

	if (SUPPORT_MESON[0] == '\0')
		return "there is no meson";
	for (; *programs != NULL && reason == NULL; programs++)
		reason = support_miss(*programs);
	return reason;
}

Suite *
consumer_suite(const char *name, const TTest *test)
{
	Suite *suite = suite_create(name);
	TCase *tcase = tcase_create(name);

	tcase_set_timeout(tcase, 280);
	tcase_add_test(tcase, test);
	suite_add_tcase(suite, tcase);
	return suite;
}
