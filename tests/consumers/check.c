/* SPDX-License-Identifier: MIT */
/* Checks the frames that a client or a server sent, from standard input:
 *
 *	check client|server [EXTENSION...]
 *
 * Prints a line for each finding, and how many messages there were; the exit
 * status is that of the check. */

#include <stdio.h>
#include <string.h>

#include <wsreg-check.h>
#include <wsreg-codes.h>

/* The extensions have been agreed on, and mark compressed messages by their
 * only bit. */
static void
init(struct wsreg_check *check, int count, char **words)
{
	struct wsreg_check_options options = { .frames = true };

	if (strcmp(words[0], "server") == 0)
		options.sender = WSREG_SERVER;
	for (int i = 1; i < count; i++)
		options.bits |= wsreg_extension_bits(
		    wsreg_builtin(), words[i], strlen(words[i]));
	options.compressed_bit = options.bits;
	wsreg_check_init(check, &options);
}

static void
print(const struct wsreg_finding *finding)
{
	const struct wsreg_rule *rule = finding->rule;

	printf("%llu: %s: %s", (unsigned long long)finding->offset,
	    wsreg_severity_name(rule->severity), rule->fault);
	if (rule->subject != NULL)
		printf(" (%s %llu)", rule->subject,
		    (unsigned long long)finding->value);
	printf(" [%s] RFC %u, %s\n", rule->id, rule->rfc, rule->section);
}

/* Whether a message is complete. */
static bool
ends_message(const struct wsreg_event *event)
{
	const struct wsreg_frame *frame = event->frame;

	return event->kind == WSREG_EVENT_FRAME_END && frame->fin &&
	    !frame->discarded &&
	    (frame->message == WSREG_OPCODE_TEXT_FRAME ||
		frame->message == WSREG_OPCODE_BINARY_FRAME);
}

int
main(int argc, char **argv)
{
	struct wsreg_check check;
	struct wsreg_event event;
	char data[4096];
	unsigned long messages = 0;
	size_t size, used;

	if (argc < 2)
		return 2;
	init(&check, argc - 1, argv + 1);
	while ((size = fread(data, 1, sizeof(data), stdin)) > 0)
		for (const char *at = data;
		     wsreg_check_feed(&check, at, size, &used, &event);
		     at += used, size -= used) {
			if (event.kind == WSREG_EVENT_FINDING)
				print(&event.finding);
			messages += ends_message(&event);
		}
	while (wsreg_check_finish(&check, &event))
		print(&event.finding);
	printf("%lu messages\n", messages);
	return wsreg_check_failed(&check);
}
