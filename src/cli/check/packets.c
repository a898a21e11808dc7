/* SPDX-License-Identifier: MIT */
/* wsreg check: the connections in a capture of packets. */

#include "packets.h"

#include <inttypes.h>
#include <sys/random.h>

#include "event.h"
#include "keylog.h"
#include "talk.h"

/* A capture that is read. */
struct packets {
	struct cli_check *check;
	struct cli_source *source;
	struct capture *capture;
	struct cli_talks talks;
	struct cli_keylog keylog; /* what is encrypted */
	bool broken;              /* it cannot be read on */
};

/* Returns a number that nobody who made the file knows. */
static uint64_t
make_seed(void)
{
	uint64_t seed = 0;

	if (getrandom(&seed, sizeof(seed), 0) < 0)
		seed = 0;
	return seed;
}

/* Reports that the file cannot be read to its end.  What came before is judged. */
static void
complain(struct packets *packets)
{
	uint64_t offset;
	const char *reason = capture_trouble(packets->capture, &offset);

	cli_complain("%s: octet %" PRIu64
		     ": %s; the connections are checked up "
		     "to there",
	    cli_file_name(packets->source->file), offset,
	    reason != NULL ? reason : "the file is cut off");
	packets->check->trouble = true;
}

/* Feeds octets of the file. */
static void
feed(struct packets *packets, const uint8_t *data, size_t size)
{
	struct cli_talks *talks = &packets->talks;
	struct capture_event event;
	enum capture_result result;
	size_t used;

	do {
		result =
		    capture_feed(packets->capture, data, size, &used, &event);
		data += used;
		size -= used;
		if (result == CAPTURE_HAS_EVENT)
			cli_talk_take(talks, &event);
	} while (
	    result == CAPTURE_HAS_EVENT || (result == CAPTURE_FED && size > 0));
	if (result == CAPTURE_MEMORY)
		cli_die("out of memory");
	packets->broken = result == CAPTURE_BROKEN;
	if (packets->broken)
		complain(packets);
}

/* Ends the connections that are open. */
static void
finish(struct packets *packets)
{
	struct cli_talks *talks = &packets->talks;
	struct capture_event event;
	enum capture_result result;

	while ((result = capture_finish(packets->capture, &event)) !=
	    CAPTURE_FED) {
		if (result == CAPTURE_MEMORY)
			cli_die("out of memory");
		if (result == CAPTURE_HAS_EVENT)
			cli_talk_take(talks, &event);
		else if (!packets->broken)
			complain(packets);
	}
}

/* Has what is encrypted decrypted, if there are keys. */
static void
decrypt(struct packets *packets)
{
	struct cli_keylog *keylog = &packets->keylog;

	if (packets->check->request->keylog != NULL ||
	    capture_counts(packets->capture)->secrets > 0)
		cli_keylog_check(keylog, &packets->talks);
	else
		packets->check->tcp.tls += keylog->count;
	packets->check->tcp.tls += keylog->more;
	cli_keylog_free(keylog);
}

/* Adds what the file had to the totals. */
static void
count(const struct packets *packets)
{
	const struct capture_counts *counts = capture_counts(packets->capture);
	struct cli_check *check = packets->check;
	const char *file = cli_file_name(packets->source->file);

	check->tcp.any = true;
	check->tcp.file = packets->source->file;
	check->tcp.lost += counts->lost;
	if (counts->unsupported > 0)
		cli_warn("%s: %" PRIu64 " packets have link types that are not "
			 "read, the first of them type %" PRIu32,
		    file, counts->unsupported, counts->link_type);
	if (counts->evicted > 0)
		cli_warn("%s: too many connections are open at a time; %" PRIu64
			 " of them were checked before their ends",
		    file, counts->evicted);
}

void
cli_packets_check(struct cli_check *check, struct cli_source *source,
    const struct cli_chunk *start)
{
	struct capture_options options = {
		.prompt = source->total == 0,
		.seed = make_seed(),
	};
	struct packets packets = {
		.check = check,
		.source = source,
		.capture = capture_new(&options),
	};
	struct cli_chunk chunk = *start;

	if (packets.capture == NULL)
		cli_die("out of memory");
	packets.talks = (struct cli_talks){ check, source->file,
		packets.capture, &packets.keylog };
	while (!packets.broken &&
	    (chunk.size > 0 || cli_source_read(source, &chunk))) {
		feed(&packets, chunk.data, chunk.size);
		chunk.size = 0;
	}
	finish(&packets);
	decrypt(&packets);
	count(&packets);
	check->trouble = check->trouble || source->failed;
	capture_free(packets.capture);
}
