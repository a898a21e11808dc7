/* SPDX-License-Identifier: MIT */
/* Connections in a capture that are encrypted, and that tshark decrypts. */

#include "keylog.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "decrypted.h"
#include "event.h"

/* How many connections are decrypted at most: others stay encrypted. */
#define CONNECTIONS_MAX ((size_t)1 << 16)

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
cli_keylog_require(const char *file)
{
	struct stat status;

	if (file == NULL)
		return;
	if (stat(file, &status) == 0 && S_ISDIR(status.st_mode))
		errno = EISDIR;
	else if (access(file, R_OK) == 0)
		return;
	cli_die("%s: %s", cli_file_name(file), strerror(errno));
}

void
cli_keylog_free(struct cli_keylog *keylog)
{
	free(keylog->connections);
	memset(keylog, 0, sizeof(*keylog));
}

/* ---- The program ---- */

/* Says why connections are not decrypted. */
static void
complain(const struct cli_talks *talks, int error)
{
	if (error == ENOENT)
		cli_complain("TLS is decrypted by tshark, which is not "
			     "installed; it is in Debian's package `tshark'");
	else if (error > 0)
		cli_complain("tshark cannot be started");
	else
		cli_complain("%s: tshark does not decrypt it as it should",
		    cli_file_name(talks->file));
}

/* Decrypts some connections.  Returns whether the program did its work. */
static bool
check_batch(struct cli_talks *talks, struct capture_connection *connections,
    size_t count)
{
	uint64_t streams[CLI_TSHARK_MAX];
	FILE *input;
	bool good;
	int error;

	for (size_t i = 0; i < count; i++)
		streams[i] = connections[i].number;
	cli_output_flush(talks->check->cli);
	input = cli_tshark_run(talks->file, streams, count);
	if (input == NULL) {
		complain(talks, -1);
		talks->check->tcp.tls += count;
		return false;
	}
	good = cli_decrypted_read(input, talks, connections, count);
	error = cli_tshark_end(input);
	good = good && error == 0;
	if (!good)
		complain(talks, error);
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
	for (size_t i = 0; i < keylog->count; i += CLI_TSHARK_MAX) {
		size_t count = keylog->count - i;

		if (count > CLI_TSHARK_MAX)
			count = CLI_TSHARK_MAX;
		if (good)
			good =
			    check_batch(&own, keylog->connections + i, count);
		else
			own.check->tcp.tls += count;
	}
	talks->check->trouble = talks->check->trouble || !good;
}
