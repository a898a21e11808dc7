/* SPDX-License-Identifier: MIT */
/* Tries the frame checker of libwsreg with each vector whose messages are not
 * compressed: whole, then octet by octet.  Prints those on which it differs; the
 * exit status says whether there are any. */

#include <stdio.h>
#include <string.h>

#include <wsreg-check.h>

#include "vectors.h"

/* The rule and the place of the first finding; NULL: there was none. */
struct verdict {
	const char *rule;
	long offset;
};

static struct verdict
check(const struct wsreg_vector *vector, size_t step)
{
	struct wsreg_check_options options = { .sender = WSREG_CLIENT };
	struct verdict verdict = { NULL, -1 };
	struct wsreg_check checker;
	struct wsreg_event event;
	size_t used;

	options.size = sizeof(options);
	if (strcmp(vector->sender, "server") == 0)
		options.sender = WSREG_SERVER;
	wsreg_check_init(&checker, &options);
	for (size_t at = 0; at < vector->size; at += step) {
		const unsigned char *octets = vector->octets + at;
		size_t size =
		    vector->size - at < step ? vector->size - at : step;

		while (
		    wsreg_check_feed(&checker, octets, size, &used, &event)) {
			if (verdict.rule == NULL)
				verdict =
				    (struct verdict){ event.finding.rule->id,
					    (long)event.finding.offset };
			octets += used;
			size -= used;
		}
	}
	while (wsreg_check_finish(&checker, &event))
		if (verdict.rule == NULL)
			verdict = (struct verdict){ event.finding.rule->id,
				(long)event.finding.offset };
	return verdict;
}

/* Returns whether the checker says what the vector does. */
static int
agrees(const struct wsreg_vector *vector, size_t step)
{
	struct verdict found = check(vector, step);

	if (vector->rule == NULL
		? found.rule == NULL
		: found.rule != NULL && strcmp(found.rule, vector->rule) == 0 &&
		    found.offset == vector->offset)
		return 1;
	printf("%s (%s): %s at %ld\n", vector->id, vector->sender,
	    found.rule != NULL ? found.rule : "nothing", found.offset);
	return 0;
}

int
main(void)
{
	unsigned tried = 0, differ = 0;

	for (size_t i = 0; i < WSREG_VECTOR_COUNT; i++) {
		const struct wsreg_vector *vector = &wsreg_vectors[i];

		/* What was agreed on needs the checker of connections. */
		if (vector->extensions != NULL || vector->subprotocol != NULL)
			continue;
		tried++;
		differ +=
		    !agrees(vector, vector->size + 1) || !agrees(vector, 1);
	}
	printf("%u vectors tried, %u differ\n", tried, differ);
	return tried == 0 || differ != 0;
}
