/* SPDX-License-Identifier: MIT */
/* The files that stay within reach: Landlock, by its system calls. */

#include "sandbox-files.h"

#include <errno.h>

#if defined(__linux__)

#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "atomic.h"

/* The kernel's interface, which many systems' headers are too old for.  The
 * numbers are those of all architectures but Alpha. */
#if defined(SYS_landlock_create_ruleset)
#define CREATE_RULESET SYS_landlock_create_ruleset
#define ADD_RULE SYS_landlock_add_rule
#define RESTRICT_SELF SYS_landlock_restrict_self
#else
#define CREATE_RULESET 444
#define ADD_RULE 445
#define RESTRICT_SELF 446
#endif

#define ASK_VERSION 1U
#define PATH_BENEATH 1

/* Rights to files, by bit. */
#define WRITE_FILE (UINT64_C(1) << 1)
#define READ_FILE (UINT64_C(1) << 2)
#define READ_FOLDER (UINT64_C(1) << 3)
#define REMOVE_FILE (UINT64_C(1) << 5)
#define MAKE_FILE (UINT64_C(1) << 8)

/* What is refused unless a rule allows it: first rights to files, of which each
 * version has the lowest bits; then TCP, and signals and sockets of others. */
struct ruleset {
	uint64_t files, network, scopes;
};

struct rule {
	uint64_t allowed;
	int32_t descriptor;
} __attribute__((packed));

/* The rules; -1: there are none yet, or none any more. */
static int rules = -1;

/* The version of the kernel's interface; 0: it has none, which `trouble' says
 * the reason of. */
static int version;
static int trouble;

/* Gives up Landlock for good. */
static void
fail(void)
{
	trouble = errno != 0 ? errno : ENOSYS;
	version = 0;
	if (rules >= 0)
		close(rules);
	rules = -1;
}

/* Makes the rules, by which nothing is allowed at first. */
static void
make_rules(void)
{
	static const unsigned bits[] = { 0, 13, 14, 15, 15, 16 };
	const int last = (int)(sizeof(bits) / sizeof(bits[0])) - 1;
	struct ruleset ruleset = { 0 };

	version = (int)syscall(CREATE_RULESET, NULL, 0, ASK_VERSION);
	if (version <= 0) {
		fail();
		return;
	}
	ruleset.files =
	    (UINT64_C(1) << bits[version < last ? version : last]) - 1;
	if (version >= 4)
		ruleset.network = 3;
	if (version >= 6)
		ruleset.scopes = 3;
	/* An older kernel takes a longer structure if the rest is zero. */
	rules = (int)syscall(CREATE_RULESET, &ruleset, sizeof(ruleset), 0);
	if (rules < 0)
		fail();
}

/* Allows something with a file, or with all below a folder. */
static void
allow(const char *path, uint64_t rights)
{
	struct rule rule = { 0 };
	struct stat status;

	if (rules < 0)
		return;
	rule.descriptor = open(path, O_PATH | O_CLOEXEC);
	if (rule.descriptor < 0)
		return;
	rule.allowed = rights;
	/* A folder that is named as a file is opened, too, to be refused. */
	if (rights == READ_FILE && fstat(rule.descriptor, &status) == 0 &&
	    S_ISDIR(status.st_mode))
		rule.allowed = READ_FOLDER;
	/* A pipe is in no file system, and stays open to its holders. */
	if (syscall(ADD_RULE, rules, PATH_BENEATH, &rule, 0) != 0 &&
	    errno != EBADFD)
		fail();
	close(rule.descriptor);
}

/* Allows the folder of a file that is to be replaced. */
static void
allow_folder(const char *file, uint64_t rights)
{
	char *target = realpath(file, NULL);
	char *slash;

	if (target == NULL)
		target = strdup(file);
	if (target == NULL) {
		fail();
		return;
	}
	slash = strrchr(target, '/');
	if (slash != NULL)
		slash[1] = '\0';
	allow(slash != NULL ? target : ".", rights);
	free(target);
}

void
gen_sandbox_files_name(const char *file, enum gen_sandbox_use use)
{
	const uint64_t replace = MAKE_FILE | REMOVE_FILE;

	if (version == 0 && trouble == 0)
		make_rules();
	switch (use) {
	case GEN_SANDBOX_READ:
		allow(file, READ_FILE);
		return;
	case GEN_SANDBOX_REPLACE:
		if (!gen_atomic_is_special(file))
			allow_folder(file, replace);
		return;
	case GEN_SANDBOX_WRITE:
		if (gen_atomic_is_special(file)) {
			allow(file, WRITE_FILE);
			return;
		}
		allow(file, READ_FILE);
		allow_folder(file, replace | WRITE_FILE);
		return;
	}
}

int
gen_sandbox_files_refuse(void)
{
	if (version == 0 && trouble == 0)
		make_rules();
	if (rules >= 0 && syscall(RESTRICT_SELF, rules, 0) != 0)
		fail();
	if (rules >= 0)
		close(rules);
	rules = -1;
	errno = trouble;
	return version;
}

#else

void
gen_sandbox_files_name(const char *file, enum gen_sandbox_use use)
{
	(void)file;
	(void)use;
}

int
gen_sandbox_files_refuse(void)
{
	errno = ENOSYS;
	return 0;
}

#endif
