/* SPDX-License-Identifier: MIT */
/* What tests of other projects share: copies of them, an installed wsreg. */

#ifndef TESTS_CONSUMER_H
#define TESTS_CONSUMER_H

#include "support.h"

/*
 * The build also defines, as they are without DESTDIR:
 *
 *	SUPPORT_MESON     the program meson, or ""
 *	SUPPORT_SANITIZE  the option b_sanitize
 *	SUPPORT_PREFIX, SUPPORT_BINDIR, SUPPORT_LIBDIR, SUPPORT_DATADIR
 */

#define CONSUMER_FOLDER SUPPORT_SOURCE "/tests/consumers"

/* For another machine. */
#define CONSUMER_CROSS "aarch64-linux-gnu-gcc"
#define CONSUMER_CROSS_FILE SUPPORT_SOURCE "/tests/cross/aarch64.ini"
#define CONSUMER_EMULATOR "qemu-aarch64"

/* Takes out of the environment what the builds around may have set; up to a
 * NULL. */
#define CONSUMER_PLAIN_COUNT 9
extern const char *const consumer_plain[CONSUMER_PLAIN_COUNT + 1];

/* Runs a command in a folder; its output, the test failing if it does. */
char *
consumer_run(const char *folder, const char *const environment[],
    const char *const arguments[]);

/* Has Meson set up a build of the sources; it must not warn. */
void
consumer_setup(const char *const arguments[]);

/* Copies a file of the sources to a folder. */
void
consumer_copy(const char *source, const char *folder);

/* Where this was installed to, and settings to find it there. */
struct consumer_installed {
	char *folder;
	char *settings[8];
	const char *environment[CONSUMER_PLAIN_COUNT + 8 + 1];
};

/* The folder as DESTDIR; to be freed. */
void
consumer_install(struct consumer_installed *installed);
void
consumer_free_installed(struct consumer_installed *installed);

/* The folder with a build of the library for it; to be freed. */
char *
consumer_build_cross(void);

/* Of programs up to a NULL, the first that there is not, as a reason, or
 * NULL; meson must be there, too. */
const char *
consumer_miss(const char *const programs[]);

/* A suite of one test that may take long. */
Suite *
consumer_suite(const char *name, const TTest *test);

#endif
