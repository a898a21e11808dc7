/* SPDX-License-Identifier: MIT */
/* Text that is to be printed later, however much it is.  Formats that count
 * first or group by side would otherwise hold all findings in memory. */

#include "spool.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/print/print.h"

/* What a spool has in memory at most; the file has blocks of this size. */
#define BLOCK_SIZE ((size_t)8192)
/* How many blocks are written or read at once, if they follow each other. */
#define BLOCKS_MAX 16
#define ROOM_FIRST ((size_t)256)

/* The temporary file, and the blocks of it that are not in use.  Thousands of
 * connections may be open at a time, more than a process may have files. */
static struct {
	int file, trouble; /* why there is no file */
	char *buffer;      /* room for BLOCKS_MAX blocks */
	/* Those in the buffer that are not in the file yet. */
	uint32_t first, waiting;
	uint32_t blocks; /* in the file or the buffer */
	uint32_t *unused;
	size_t count, room;
} store = { .file = -1 };

/* The stream that callers write to, and the spool that gets it. */
static FILE *stream;
static struct cli_spool *target;

/* Ends the program: without its temporary file output would be incomplete. */
static _Noreturn void
refuse(void)
{
	cli_die("a temporary file: %s", strerror(errno));
}

/* ---- The file ---- */

void
cli_spool_prepare(void)
{
	FILE *file = tmpfile();

	store.file = file != NULL ? fileno(file) : -1;
	store.trouble = errno;
}

/* Returns the place of a block in the file. */
static off_t
place_of(uint32_t block)
{
	return (off_t)block * (off_t)BLOCK_SIZE;
}

/* Writes the blocks that wait in the buffer. */
static void
write_blocks(void)
{
	size_t size = store.waiting * BLOCK_SIZE;
	ssize_t written =
	    pwrite(store.file, store.buffer, size, place_of(store.first));

	if (written != (ssize_t)size) {
		errno = written < 0 ? errno : ENOSPC;
		refuse();
	}
	store.waiting = 0;
}

/* Adds a number to a list that grows. */
static void
append(uint32_t **list, size_t *count, size_t *room, uint32_t number)
{
	if (*count == *room) {
		*room = *room == 0 ? 8 : 2 * *room;
		*list = cli_grow(*list, *room, sizeof(**list));
	}
	(*list)[(*count)++] = number;
}

/* Moves the text of a spool, a whole block, to the file. */
static void
store_block(struct cli_spool *spool)
{
	uint32_t block;

	if (store.file < 0) {
		errno = store.trouble;
		refuse();
	}
	if (store.buffer == NULL)
		store.buffer = cli_allocate(BLOCKS_MAX, BLOCK_SIZE);
	block = store.count > 0 ? store.unused[--store.count] : store.blocks++;
	if (store.waiting == BLOCKS_MAX ||
	    (store.waiting > 0 && block != store.first + store.waiting))
		write_blocks();
	if (store.waiting == 0)
		store.first = block;
	memcpy(store.buffer + store.waiting++ * BLOCK_SIZE, spool->data,
	    BLOCK_SIZE);
	append(&spool->blocks, &spool->block_count, &spool->block_room, block);
	spool->size = 0;
}

/* Prints the next blocks of a spool that follow each other in the file; returns how
 * many. */
static size_t
print_blocks(const uint32_t *blocks, size_t count, const struct cli *cli)
{
	size_t run = 1, size;
	ssize_t got;

	while (
	    run < count && run < BLOCKS_MAX && blocks[run] == blocks[0] + run)
		run++;
	size = run * BLOCK_SIZE;
	got = pread(store.file, store.buffer, size, place_of(blocks[0]));
	if (got != (ssize_t)size) {
		errno = got < 0 ? errno : EIO;
		refuse();
	}
	fwrite(store.buffer, 1, size, cli->out);
	return run;
}

/* ---- The stream ---- */

static void
add(struct cli_spool *spool, const char *data, size_t size)
{
	while (size > 0) {
		size_t part = BLOCK_SIZE - spool->size;

		if (part > size)
			part = size;
		while (spool->room < spool->size + part) {
			spool->room =
			    spool->room == 0 ? ROOM_FIRST : 2 * spool->room;
			spool->data = cli_grow(spool->data, spool->room, 1);
		}
		memcpy(spool->data + spool->size, data, part);
		spool->size += part;
		data += part;
		size -= part;
		if (spool->size == BLOCK_SIZE)
			store_block(spool);
	}
}

/* Takes what was written to the stream; see fopencookie(3). */
static ssize_t
take(void *cookie, const char *data, size_t size)
{
	struct cli_spool *spool = target;

	(void)cookie;
	/* Where memory is out the program ends, and then the C library has all
	 * streams written once more: this one to nowhere. */
	target = NULL;
	if (spool != NULL)
		add(spool, data, size);
	target = spool;
	return (ssize_t)size;
}

/* Has a spool get what is written from now on, or none. */
static void
turn(struct cli_spool *spool)
{
	if (target != NULL && fflush(stream) != 0)
		refuse();
	target = spool;
}

FILE *
cli_spool_next(struct cli_spool *spool, const char *between)
{
	if (stream == NULL)
		stream = fopencookie(
		    NULL, "w", (cookie_io_functions_t){ .write = take });
	if (stream == NULL)
		refuse();
	if (target != spool)
		turn(spool);
	if (spool->count++ > 0)
		fputs(between, stream);
	return stream;
}

FILE *
cli_spool_item(struct cli_spool *spool, const struct cli *cli)
{
	return cli_spool_next(spool, cli->lines ? "," : ",\n");
}

void
cli_spool_put(struct cli_spool *spool, const struct cli *cli, json_t *value)
{
	struct cli target_of_value = { .out = cli_spool_item(spool, cli) };

	cli_json_put(&target_of_value, value);
}

void
cli_spool_end(struct cli_spool *spool, const struct cli *cli)
{
	if (target == spool)
		turn(NULL);
	if (spool->block_count > 0 && store.waiting > 0)
		write_blocks();
	for (size_t i = 0; i < spool->block_count;)
		i += print_blocks(
		    spool->blocks + i, spool->block_count - i, cli);
	if (spool->size > 0)
		fwrite(spool->data, 1, spool->size, cli->out);
	cli_spool_free(spool);
}

void
cli_spool_free(struct cli_spool *spool)
{
	if (target == spool)
		turn(NULL);
	/* The last one here is used again first, so that those that follow
	 * each other still do. */
	for (size_t i = spool->block_count; i > 0; i--)
		append(&store.unused, &store.count, &store.room,
		    spool->blocks[i - 1]);
	free(spool->blocks);
	free(spool->data);
	memset(spool, 0, sizeof(*spool));
}
