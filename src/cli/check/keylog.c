/* SPDX-License-Identifier: MIT */
/* Connections in a capture that are encrypted, and that tshark decrypts. */

#include "keylog.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "decrypted.h"
#include "event.h"

/* How many connections are decrypted at most: others stay encrypted. */
#define CONNECTIONS_MAX ((size_t)1 << 16)

/* How many of them at a time.  Each time tshark reads the whole file. */
#define BATCH_MAX ((size_t)256)

/* No capture has a stream of this number. */
#define NO_STREAM "2147483646"

/* The words before those that name streams. */
#define WORDS_BEFORE 8

void
cli_keylog_add(
    struct cli_keylog *keylog, const struct capture_connection *connection)
{
	if (keylog->count == CONNECTIONS_MAX) {
		keylog->more++;
		return;
	}
	if (keylog->count == keylog->room) {
		keylog->room = keylog->room == 0 ? 16 : 2 * keylog->room;
		keylog->connections = cli_grow(keylog->connections,
		    keylog->room, sizeof(*keylog->connections));
	}
	keylog->connections[keylog->count] = *connection;
	keylog->connections[keylog->count++].user = NULL;
}

void
cli_keylog_free(struct cli_keylog *keylog)
{
	free(keylog->connections);
	memset(keylog, 0, sizeof(*keylog));
}

/* ---- The program ---- */

/* The words of a command. */
struct words {
	char *at[WORDS_BEFORE + 2 * BATCH_MAX + 1];
	size_t count;
};

static void
add_word(struct words *words, char *word)
{
	words->at[words->count++] = word;
}

/* Makes the command.  tshark prints what it follows in the order of the options or,
 * as version 4.0 does, in the other direction; one in another form, which
 * comes first here, shows which. */
static void
make_words(struct words *words, const struct capture_connection *connections,
    size_t count, const struct cli_talks *talks)
{
	const char *keylog = talks->check->request->keylog;

	add_word(words, cli_print("tshark"));
	add_word(words, cli_print("-nq"));
	add_word(words, cli_print("-r%s", talks->file));
	if (keylog != NULL)
		add_word(words, cli_print("-otls.keylog_file:%s", keylog));
	add_word(words, cli_print("-zfollow,tls,raw," NO_STREAM));
	for (size_t i = 0; i < count; i++)
		add_word(words,
		    cli_print("-zfollow,tls,yaml,%" PRIu64,
			connections[count - 1 - i].number));
}

/* Starts the command.  Returns what it prints, or NULL if it cannot be started,
 * which was reported. */
static FILE *
start(struct words *words, pid_t *process)
{
	posix_spawn_file_actions_t actions;
	int ends[2], error;

	if (pipe(ends) != 0)
		cli_die("a pipe: %s", strerror(errno));
	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
	posix_spawn_file_actions_addclose(&actions, ends[0]);
	posix_spawn_file_actions_addclose(&actions, ends[1]);
	posix_spawn_file_actions_addopen(
	    &actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
	posix_spawn_file_actions_addopen(
	    &actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
	error = posix_spawnp(
	    process, words->at[0], &actions, NULL, words->at, environ);
	posix_spawn_file_actions_destroy(&actions);
	close(ends[1]);
	if (error == 0)
		return fdopen(ends[0], "r");
	close(ends[0]);
	cli_complain(error == ENOENT
		? "TLS is decrypted by tshark, which is not installed; it is "
		  "in Debian's package `tshark'"
		: "tshark cannot be started");
	return NULL;
}

/* Decrypts some connections.  Returns whether the program did its work. */
static bool
check_batch(struct cli_talks *talks, struct capture_connection *connections,
    size_t count)
{
	struct words words = { .count = 0 };
	bool good = false;
	pid_t process;
	int status = 1;
	FILE *input;

	make_words(&words, connections, count, talks);
	cli_output_flush(talks->check->cli);
	input = start(&words, &process);
	if (input != NULL) {
		good = cli_decrypted_read(input, talks, connections, count);
		fclose(input);
		waitpid(process, &status, 0);
		if (!good || status != 0)
			cli_complain("%s: tshark does not decrypt it as it "
				     "should",
			    cli_file_name(talks->file));
		good = good && status == 0;
	}
	if (input == NULL)
		talks->check->tcp.tls += count;
	for (size_t i = 0; i < words.count; i++)
		free(words.at[i]);
	return good;
}

void
cli_keylog_check(struct cli_keylog *keylog, struct cli_talks *talks)
{
	struct cli_talks own = *talks;
	bool good = true;

	if (keylog->count == 0)
		return;
	own.capture = NULL;
	if (strcmp(talks->file, "-") == 0) {
		cli_complain("<stdin>: TLS is decrypted in files only, as "
			     "tshark has to read them, too");
		good = false;
	}
	for (size_t i = 0; i < keylog->count; i += BATCH_MAX) {
		size_t count = keylog->count - i;

		if (count > BATCH_MAX)
			count = BATCH_MAX;
		if (good)
			good =
			    check_batch(&own, keylog->connections + i, count);
		else
			own.check->tcp.tls += count;
	}
	talks->check->trouble = talks->check->trouble || !good;
}
