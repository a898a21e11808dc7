/* SPDX-License-Identifier: MIT */
/* How IANA's pages show which part of a document is meant. */

#ifndef WSREG_PART_H
#define WSREG_PART_H

/* The attribute of a reference that names the part, and what stands before it;
 * the first one that a reference has is shown. */
static const struct part {
	const char *attribute, *prefix;
} parts[] = {
	{ "section", ", Section " },
	{ "page", ", Page " },
	{ "appendix", ", Appendix " },
	{ "table", ", Table " },
	{ "figure", ", Figure " },
	{ "anchor", "#" },
};

#define PART_COUNT (sizeof(parts) / sizeof(parts[0]))

#endif
