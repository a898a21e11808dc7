/* SPDX-License-Identifier: MIT */
/* A fault of the handshake in words, with the section that decides it. */

#ifndef TRAFFIC_FAULT_H
#define TRAFFIC_FAULT_H

/*
 * A rule is about a whole header field or line, and cites a section about that.
 * A fault is about one thing in there, which often has a section of its own.
 */
struct fault {
	/* A phrase without a full stop, in which "#" is the place of the
	 * finding's detail; NULL if there is no fault, or if the text of the
	 * rule says all. */
	const char *text;
	/* The number of the RFC and its section; NULL for those of the rule. */
	unsigned rfc;
	const char *section;
};

#define FAULT(...) ((struct fault){ __VA_ARGS__ })
#define FAULT_NONE ((struct fault){ .text = NULL })

#endif
