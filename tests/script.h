/* SPDX-License-Identifier: MIT */
/* Frames for tests, one by one, and what is to be found in them. */

#ifndef TESTS_SCRIPT_H
#define TESTS_SCRIPT_H

#include "frames.h"

#define SCRIPT_FRAMES 8
#define SCRIPT_FINDINGS 4

/* What a server would send, in hexadecimal digits, up to a NULL. */
struct script_row {
	const char *frames[SCRIPT_FRAMES];
	struct script_finding {
		/* NULL: there is none. */
		const char *rule;
		uint64_t value;
		/* Where: of this frame, or at the end of the stream. */
		enum wsreg_place place;
		unsigned frame;
		bool after_error;
	} findings[SCRIPT_FINDINGS];
};

/* Octets that one side sends, and where its frames begin and end. */
struct script {
	struct frames frames;
	size_t starts[SCRIPT_FRAMES], ends[SCRIPT_FRAMES];
};

/* Adds the frames of a row, behind a head, which may be NULL.  Begins as zeros
 * but for frames.sender; frames_free() is due. */
void
script_add(
    struct script *script, const char *head, const struct script_row *row);

/* The findings of the row as frames_print() has them, to be freed. */
char *
script_expected(const struct script *script, const struct script_row *row);

#endif
