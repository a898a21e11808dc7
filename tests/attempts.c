/* SPDX-License-Identifier: MIT */
/* What a program in the sandbox must not be able to do, tried out. */

#define _GNU_SOURCE
#include "attempts.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

/* Returns the errno value of a call that returned this. */
static int
error_of(long result)
{
	return result < 0 ? errno : 0;
}

/* ---- Calls ---- */

static int
fork_process(const char *file)
{
	pid_t process = fork();
	int error = error_of(process);

	(void)file;
	if (process == 0)
		_exit(0);
	if (process > 0)
		waitpid(process, NULL, 0);
	return error;
}

static int
spawn(const char *file)
{
	char name[] = "true", *const arguments[] = { name, NULL };
	pid_t process;
	int error =
	    posix_spawn(&process, "/bin/true", NULL, NULL, arguments, NULL);

	(void)file;
	if (error == 0)
		waitpid(process, NULL, 0);
	return error;
}

/* If it works, the program ends with the status 0, as one that did. */
static int
execute(const char *file)
{
	char name[] = "true", *const arguments[] = { name, NULL };

	(void)file;
	return error_of(execve("/bin/true", arguments, NULL));
}

static int
make_socket(const char *file)
{
	int descriptor = socket(AF_INET, SOCK_STREAM, 0);
	int error = error_of(descriptor);

	(void)file;
	close(descriptor);
	return error;
}

static int
make_sockets(const char *file)
{
	int ends[2] = { -1, -1 };
	int error = error_of(socketpair(AF_UNIX, SOCK_STREAM, 0, ends));

	(void)file;
	close(ends[0]);
	close(ends[1]);
	return error;
}

static int
trace(const char *file)
{
	(void)file;
	return error_of(ptrace(PTRACE_TRACEME, 0, NULL, NULL));
}

static int
read_memory(const char *file)
{
	char from = 1, to = 0;
	const struct iovec here = { &to, 1 }, there = { &from, 1 };

	(void)file;
	return error_of(process_vm_readv(getpid(), &here, 1, &there, 1, 0));
}

static int
change_mode(const char *file)
{
	return error_of(chmod(file, 0600));
}

/* Any call that is newer than Linux 5.1 stands for all of them. */
static int
call_newer(const char *file)
{
	const long pidfd_open = 434;

	(void)file;
	return error_of(syscall(pidfd_open, getpid(), 0));
}

const struct attempt attempts_calls[] = {
	{ "fork", fork_process, EPERM },
	{ "spawn", spawn, EPERM },
	{ "socket", make_socket, EPERM },
	{ "socketpair", make_sockets, EPERM },
	{ "memory", read_memory, EPERM },
	{ "chmod", change_mode, EPERM },
	{ "newer", call_newer, ENOSYS },
	{ "trace", trace, EPERM },
	{ "execute", execute, EPERM },
	{ NULL, NULL, 0 },
};

/* ---- Files ---- */

/* Opens a file, or what is in its folder under this name. */
static int
open_at(const char *file, const char *name, int flags)
{
	const char *slash = strrchr(file, '/');
	char path[4096];
	int descriptor, error;

	snprintf(
	    path, sizeof(path), "%.*s/%s", (int)(slash - file), file, name);
	descriptor = open(name[0] != '\0' ? path : file, flags, 0600);
	error = error_of(descriptor);
	close(descriptor);
	return error;
}

static int
read_file(const char *file)
{
	return open_at(file, "", O_RDONLY);
}

static int
write_file(const char *file)
{
	return open_at(file, "", O_WRONLY);
}

static int
make_file(const char *file)
{
	return open_at(file, "new", O_WRONLY | O_CREAT | O_EXCL);
}

static int
list_folder(const char *file)
{
	return open_at(file, ".", O_RDONLY | O_DIRECTORY);
}

static int
link_file(const char *file)
{
	char name[4096];

	snprintf(name, sizeof(name), "%s.link", file);
	return error_of(symlink("/etc/passwd", name));
}

static int
remove_file(const char *file)
{
	return error_of(unlink(file));
}

const struct attempt attempts_files[] = {
	{ "read", read_file, EACCES },
	{ "write", write_file, EACCES },
	{ "make", make_file, EACCES },
	{ "list", list_folder, EACCES },
	{ "link", link_file, EACCES },
	{ "remove", remove_file, EACCES },
	{ NULL, NULL, 0 },
};
