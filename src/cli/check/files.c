/* SPDX-License-Identifier: MIT */
/* wsreg check: connections whose sides have a file each. */

#include "files.h"

#include <string.h>

#include "both.h"
#include "har.h"
#include "packets.h"
#include "session.h"

/* A side's file, and what of it was read and not used. */
struct side_file {
	struct cli_source source;
	struct cli_chunk rest;
	bool open, ended;
};

/* Opens a file.  Text is read to its end or as far as the buffer holds, so that a
 * fault in a short one shows before anything is judged.  Returns false if it
 * cannot be read, which was reported. */
static bool
open_file(struct cli_check *check, struct side_file *file, const char *name)
{
	bool hex = check->request->hex;

	file->open = true;
	if (!cli_source_open(&file->source, check->cli, name,
		hex ? &source_hex : &source_raw))
		return false;
	if (hex && !cli_source_read(&file->source, &file->rest)) {
		file->rest.size = 0;
		file->ended = true;
	}
	return !file->source.failed;
}

/* Feeds the file to its end, or until the other side is to be fed, or, if it
 * is to stop there, until the handshake is judged.  At the end of a file that is
 * told each time, as what it means may depend on the other side's head.  Returns
 * whether octets were used. */
static bool
feed_file(struct cli_session *session, enum wsreg_sender sender,
    struct side_file *file, bool stop)
{
	struct cli_chunk *rest = &file->rest;
	bool moved = false;

	while (!file->ended && !(stop && session->connection.judged)) {
		size_t used;

		if (rest->size == 0 && !cli_source_read(&file->source, rest)) {
			file->ended = true;
			if (file->source.failed)
				cli_session_break(session);
			break;
		}
		used = cli_session_feed(
		    session, sender, rest->data, rest->size, stop);
		rest->data += used;
		rest->size -= used;
		moved = moved || used > 0;
		if (rest->size > 0)
			break;
	}
	if (file->open && file->ended)
		cli_session_finish(session, sender);
	return moved;
}

/* ---- A file for each side ---- */

/* Reads both files by turns, as far as each can be read before the other, until
 * the handshake is judged. */
static void
feed_heads(struct cli_session *session, struct side_file files[2])
{
	bool both = files[0].open && files[1].open, moved = both;

	while (moved && !session->connection.judged) {
		moved = feed_file(
		    session, WSREG_CLIENT, &files[WSREG_CLIENT], false);
		moved = feed_file(session, WSREG_SERVER, &files[WSREG_SERVER],
			    true) ||
		    moved;
	}
}

/* Judges the connection.  The client's frames are judged first, but not before
 * the server's head. */
static void
judge(struct cli_check *check, struct side_file files[2],
    const char *const names[2])
{
	struct cli_session *session = cli_session_begin(check, names, false);

	feed_heads(session, files);
	for (unsigned i = 0; i < 2; i++)
		feed_file(session, (enum wsreg_sender)i, &files[i], false);
	cli_session_end(session);
}

void
cli_check_files(struct cli_check *check, const char *const names[2])
{
	struct side_file files[2] = { 0 };
	bool good = true;

	check->before = check->connections;
	for (size_t i = 0; i < 2; i++) {
		files[i].ended = names[i] == NULL;
		if (names[i] != NULL)
			good = good && open_file(check, &files[i], names[i]);
	}
	if (good)
		judge(check, files, names);
	else
		check->trouble = true;
	for (size_t i = 0; i < 2; i++)
		if (files[i].open)
			cli_source_close(&files[i].source);
}

/* ---- A file alone ---- */

/* Reads so much of a file that its kind shows: a line that is not empty. */
static void
look_ahead(struct cli_source *source)
{
	size_t size = 0, seen;

	do {
		seen = size;
		size = cli_source_peek(source, seen + 1);
	} while (size > seen && size < CLI_KIND_SIZE &&
	    !cli_kind_shows(source->buffer, size));
}

/* Finds out what a file has whose side no option states. */
static struct cli_kind
find_kind(const struct cli_check *check, struct side_file *file)
{
	if (check->request->frames != NULL)
		return (struct cli_kind){
			.use = strcmp(check->request->frames, "server") == 0
			    ? CLI_KIND_SERVER
			    : CLI_KIND_CLIENT,
		};
	if (!check->request->hex) {
		look_ahead(&file->source);
		return cli_kind_of(file->source.buffer, file->source.size);
	}
	if (file->rest.size == 0)
		return (struct cli_kind){ .use = CLI_KIND_CLIENT };
	return cli_kind_of_octets(file->rest.data, file->rest.size);
}

/* Judges a file with one side. */
static void
judge_file(struct cli_check *check, struct side_file *file,
    enum wsreg_sender sender, const char *name)
{
	struct cli_session *session = cli_session_begin(check,
	    (const char *const[]){ sender == WSREG_CLIENT ? name : NULL,
		sender == WSREG_SERVER ? name : NULL },
	    false);

	feed_file(session, sender, file, false);
	cli_session_end(session);
}

/* Judges what gzip has compressed, which is a capture of packets. */
static void
judge_gzip(struct cli_check *check, struct side_file *file,
    const struct cli_kind *kind, const char *name)
{
	file->source.form = &source_gzip;
	if (!cli_source_read(&file->source, &file->rest))
		file->rest.size = 0;
	if (file->rest.size > 0 &&
	    capture_recognise(file->rest.data, file->rest.size))
		cli_packets_check(check, &file->source, &file->rest);
	else if (file->source.failed)
		check->trouble = true;
	else if (cli_kind_of(file->rest.data, file->rest.size).use ==
	    CLI_KIND_HAR)
		cli_har_check(check, &file->source, &file->rest);
	else
		cli_check_refuse(check, name, kind);
}

/* Judges an open file, by its kind. */
static void
judge_kind(struct cli_check *check, struct side_file *file, const char *name)
{
	struct cli_kind kind = find_kind(check, file);

	if (file->source.failed) {
		check->trouble = true;
		return;
	}
	switch (kind.use) {
	case CLI_KIND_CLIENT:
		judge_file(check, file, WSREG_CLIENT, name);
		break;
	case CLI_KIND_SERVER:
		judge_file(check, file, WSREG_SERVER, name);
		break;
	case CLI_KIND_FOLLOW:
		file->source.form = &source_follow;
		cli_check_both(check, &file->source);
		break;
	case CLI_KIND_PACKETS:
		cli_packets_check(check, &file->source, &file->rest);
		break;
	case CLI_KIND_HAR:
		cli_har_check(check, &file->source, &file->rest);
		break;
	case CLI_KIND_GZIP:
		judge_gzip(check, file, &kind, name);
		break;
	case CLI_KIND_FRAMES:
	case CLI_KIND_OTHER:
		cli_check_refuse(check, name, &kind);
		break;
	}
}

void
cli_check_file(struct cli_check *check, const char *name)
{
	struct side_file file = { 0 };

	check->before = check->connections;
	if (open_file(check, &file, name))
		judge_kind(check, &file, name);
	else
		check->trouble = true;
	cli_source_close(&file.source);
}
