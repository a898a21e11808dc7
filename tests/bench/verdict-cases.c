/* SPDX-License-Identifier: MIT */
/* Prints the verdicts on close codes as a library would write them: a case
 * for each code that is registered, comparisons for the ranges. */

#include <stdio.h>
#include <string.h>

#include "wsreg.h"

/* More than there are verdicts to tell apart. */
#define VERDICT_MAX 64

struct verdicts {
	const struct wsreg_verdict *items[VERDICT_MAX];
	size_t count;
};

/* The verdict's place in the list, where each is held once. */
static size_t
place_of(struct verdicts *verdicts, uint64_t code, enum wsreg_sender sender)
{
	const struct wsreg_verdict *verdict =
	    wsreg_close_code_verdict(code, sender);
	size_t i = 0;

	while (i < verdicts->count &&
	    (verdicts->items[i]->wire != verdict->wire ||
		strcmp(verdicts->items[i]->reason, verdict->reason) != 0))
		i++;
	if (i == verdicts->count && i < VERDICT_MAX)
		verdicts->items[verdicts->count++] = verdict;
	return i;
}

static void
print_return(struct verdicts *verdicts, uint64_t code)
{
	size_t client = place_of(verdicts, code, WSREG_CLIENT);
	size_t server = place_of(verdicts, code, WSREG_SERVER);

	if (client == server)
		printf("return &verdicts[%zu];\n", client);
	else
		printf("return &verdicts[sender == WSREG_CLIENT ? "
		       "%zu : %zu];\n",
		    client, server);
}

static bool
has_case(uint64_t code)
{
	const struct wsreg_record *record = wsreg_close_code(code);

	return record != NULL && record->first == record->last;
}

static void
print_cases(struct verdicts *verdicts)
{
	for (uint64_t code = 0; code <= UINT16_MAX; code++)
		if (has_case(code)) {
			printf("\tcase %u: ", (unsigned)code);
			print_return(verdicts, code);
		}
}

/* The ranges between the cases, from the lowest on. */
static void
print_ranges(struct verdicts *verdicts)
{
	uint64_t last = 0;

	for (uint64_t code = 1; code <= UINT16_MAX; code++) {
		if (has_case(code))
			continue;
		if (place_of(verdicts, code, WSREG_CLIENT) !=
		    place_of(verdicts, last, WSREG_CLIENT)) {
			printf("\tif (code <= %u) ", (unsigned)last);
			print_return(verdicts, last);
		}
		last = code;
	}
	printf("\t");
	print_return(verdicts, last);
}

static void
print_verdicts(const struct verdicts *verdicts)
{
	printf("static const struct wsreg_verdict verdicts[%zu] = {\n",
	    verdicts->count);
	for (size_t i = 0; i < verdicts->count; i++)
		printf("\t{ %u, \"%s\", \"%s\" },\n",
		    (unsigned)verdicts->items[i]->wire,
		    verdicts->items[i]->reason, verdicts->items[i]->section);
	puts("};");
}

int
main(void)
{
	struct verdicts verdicts = { .count = 0 };

	for (uint64_t code = 0; code <= UINT16_MAX; code++) {
		place_of(&verdicts, code, WSREG_CLIENT);
		place_of(&verdicts, code, WSREG_SERVER);
	}
	puts("#include \"wsreg.h\"\n");
	print_verdicts(&verdicts);
	puts("\nconst struct wsreg_verdict *\n"
	     "verdict_peer(uint64_t code, enum wsreg_sender sender)\n"
	     "{\n\tswitch (code) {");
	print_cases(&verdicts);
	puts("\t}");
	print_ranges(&verdicts);
	puts("}");
	return verdicts.count < VERDICT_MAX ? 0 : 1;
}
