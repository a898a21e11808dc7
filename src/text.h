/* SPDX-License-Identifier: MIT */
/* The texts of a document's elements. */

#ifndef WSREG_TEXT_H
#define WSREG_TEXT_H

#include "sink.h"
#include "wsreg.h"

/* An attribute of a reference that names a part of a document, and the text
 * before it on IANA's pages; the first one that a reference has is shown. */
struct wsreg_part {
	const char *attribute, *prefix;
};

#define WSREG_PART_COUNT 6

extern const struct wsreg_part wsreg_parts[WSREG_PART_COUNT];

/* Writes the element's text as IANA's pages show it: see wsreg_field_text(),
 * also for `buffer`, `size` and the result. */
size_t
wsreg_node_cell(const struct wsreg_snapshot *snapshot, uint32_t node,
    char *buffer, size_t size);

/* Writes the same after what is there already. */
void
wsreg_node_put_cell(
    struct sink *sink, const struct wsreg_snapshot *snapshot, uint32_t node);

/* Writes the text inside the element without any brackets, white space
 * folded. */
size_t
wsreg_node_label(const struct wsreg_snapshot *snapshot, uint32_t node,
    char *buffer, size_t size);

/* Returns the first text directly inside, or "": for elements that hold plain
 * text. */
const char *
wsreg_node_plain(const struct wsreg_snapshot *snapshot, uint32_t node);

/* Returns the element's attribute, or NULL. */
const char *
wsreg_node_attribute(
    const struct wsreg_snapshot *snapshot, uint32_t node, const char *name);

#endif
