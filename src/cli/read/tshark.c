/* SPDX-License-Identifier: MIT */
/* tshark, which decrypts TLS, and the process that runs it. */

#include "tshark.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <poll.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/cli.h"

/* No capture has a stream of this number. */
#define NO_STREAM "2147483646"

/* The words before those that name streams, and those at most. */
#define WORDS_BEFORE 5
#define WORDS_MAX (WORDS_BEFORE + CLI_TSHARK_MAX)

/* What the process is told: which file, and which of its connections. */
struct order {
	size_t file, count;
	uint64_t streams[CLI_TSHARK_MAX];
};

/* The files, and the pipes to the process and from it. */
static struct {
	bool running; /* there is a process */
	char *const *files;
	size_t file_count;
	const char *keylog; /* or NULL */
	int orders, output, answers;
} tshark;

/* ---- The process ---- */

/* Makes the command.  tshark prints what it follows in the order of the options or,
 * as version 4.0 does, in the other direction; one in another form, which
 * comes first here, shows which. */
static void
make_words(char *words[WORDS_MAX + 1], const struct order *order)
{
	size_t count = 0;

	words[count++] = cli_print("tshark");
	words[count++] = cli_print("-nq");
	words[count++] = cli_print("-r%s", tshark.files[order->file]);
	if (tshark.keylog != NULL)
		words[count++] =
		    cli_print("-otls.keylog_file:%s", tshark.keylog);
	words[count++] = cli_print("-zfollow,tls,raw," NO_STREAM);
	for (size_t i = 0; i < order->count; i++)
		words[count++] = cli_print("-zfollow,tls,yaml,%" PRIu64,
		    order->streams[order->count - 1 - i]);
	words[count] = NULL;
}

/* Runs the command.  Returns the same as cli_tshark_end(). */
static int
run_words(char *const words[], int output)
{
	posix_spawn_file_actions_t actions;
	pid_t process;
	int error, status;

	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
	posix_spawn_file_actions_addopen(
	    &actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
	posix_spawn_file_actions_addopen(
	    &actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
	error =
	    posix_spawnp(&process, words[0], &actions, NULL, words, environ);
	posix_spawn_file_actions_destroy(&actions);
	if (error != 0)
		return error;
	return waitpid(process, &status, 0) == process && status == 0 ? 0 : -1;
}

/* Takes orders until there are no more.  Whoever gives them may have been taken
 * over by what it reads: they are numbers, and these are checked. */
static _Noreturn void
serve(int orders, int output, int answers)
{
	char *words[WORDS_MAX + 1];
	struct order order;
	int answer;

	while (read(orders, &order, sizeof(order)) == (ssize_t)sizeof(order) &&
	    order.file < tshark.file_count && order.count <= CLI_TSHARK_MAX) {
		make_words(words, &order);
		answer = run_words(words, output);
		for (size_t i = 0; words[i] != NULL; i++)
			free(words[i]);
		if (write(answers, &answer, sizeof(answer)) < 0)
			break;
	}
	_exit(0);
}

/* ---- Whether it is needed ---- */

/* Returns whether the file can have keys in itself: by its first octets it is
 * pcapng, or compressed.  A file that is no regular one cannot be read twice. */
static bool
can_have_keys(const char *file)
{
	static const uint8_t pcapng[] = { 0x0a, 0x0d, 0x0d, 0x0a };
	static const uint8_t gzip[] = { 0x1f, 0x8b };
	uint8_t start[sizeof(pcapng)] = { 0 };
	struct stat status;
	int descriptor;

	if (stat(file, &status) != 0 || !S_ISREG(status.st_mode))
		return false;
	descriptor = open(file, O_RDONLY | O_CLOEXEC);
	if (descriptor < 0)
		return false;
	if (read(descriptor, start, sizeof(start)) < 0)
		start[0] = 0;
	close(descriptor);
	return memcmp(start, pcapng, sizeof(pcapng)) == 0 ||
	    memcmp(start, gzip, sizeof(gzip)) == 0;
}

static bool
is_needed(void)
{
	for (size_t i = 0; i < tshark.file_count; i++)
		if (tshark.keylog != NULL || can_have_keys(tshark.files[i]))
			return true;
	return false;
}

void
cli_tshark_prepare(char *const files[], size_t count, const char *keylog)
{
	int orders[2], output[2], answers[2];
	pid_t process;

	tshark.files = files;
	tshark.file_count = count;
	tshark.keylog = keylog;
	if (!is_needed())
		return;
	/* Without a process TLS is not decrypted, if there is any. */
	if (pipe2(orders, O_CLOEXEC) != 0 || pipe2(output, O_CLOEXEC) != 0 ||
	    pipe2(answers, O_CLOEXEC) != 0)
		return;
	process = fork();
	tshark.running = process >= 0;
	if (process == 0) {
		close(orders[1]);
		close(output[0]);
		close(answers[0]);
		serve(orders[0], output[1], answers[1]);
	}
	close(orders[0]);
	close(output[1]);
	close(answers[1]);
	tshark.orders = orders[1];
	tshark.output = output[0];
	tshark.answers = answers[0];
}

/* ---- Its work ---- */

/* Returns the next octets that tshark prints, and 0 once it has ended: the pipe
 * stays open then, but there is an answer.  Octets come before the answer, so
 * they are looked for once more after it. */
static ssize_t
read_output(void *cookie, char *data, size_t size)
{
	struct pollfd ends[] = {
		{ .fd = tshark.output, .events = POLLIN },
		{ .fd = tshark.answers, .events = POLLIN },
	};
	int count;

	(void)cookie;
	do
		count = poll(ends, 2, -1);
	while (count < 0 && errno == EINTR);
	if (count > 0 && (ends[0].revents & POLLIN) == 0)
		count = poll(ends, 1, 0);
	if (count < 0)
		return -1;
	return (ends[0].revents & POLLIN) != 0 ? read(ends[0].fd, data, size)
					       : 0;
}

FILE *
cli_tshark_run(const char *file, const uint64_t *streams, size_t count)
{
	struct order order = { .file = 0, .count = count };
	FILE *output;

	if (!tshark.running)
		return NULL;
	while (order.file < tshark.file_count &&
	    strcmp(tshark.files[order.file], file) != 0)
		order.file++;
	memcpy(order.streams, streams, count * sizeof(*streams));
	output = fopencookie(
	    NULL, "r", (cookie_io_functions_t){ .read = read_output });
	if (output == NULL)
		cli_die("out of memory");
	/* Where the process has ended, there will be no answer. */
	if (write(tshark.orders, &order, sizeof(order)) < 0)
		tshark.running = false;
	return output;
}

int
cli_tshark_end(FILE *output)
{
	char rest[4096];
	int answer;

	while (fread(rest, 1, sizeof(rest), output) > 0)
		;
	fclose(output);
	if (read(tshark.answers, &answer, sizeof(answer)) !=
	    (ssize_t)sizeof(answer))
		return -1;
	return answer;
}
