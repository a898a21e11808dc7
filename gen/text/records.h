/* SPDX-License-Identifier: MIT */
/* Tables of IANA's pages as the records, ranges and people they show. */

#ifndef GEN_TEXT_RECORDS_H
#define GEN_TEXT_RECORDS_H

#include "parts.h"
#include "table.h"
#include "writer.h"

/* The state with which tables are read. */
struct gen_records {
	struct gen_tape *tape;
	struct gen_writer *writer;
	const struct gen_page *page;
	struct gen_array titles; /* struct gen_title: of this registry */
};

/* Prepares for the tables of the registry of this id; the overlay knows its
 * columns. */
bool
gen_records_begin(struct gen_records *records,
    const struct wsreg_overlay *overlay, const char *registry);

void
gen_records_free(struct gen_records *records);

/* Returns what the rows of a table are, by its titles: "record" or "range";
 * NULL if these lines are not a table.  Fills `table`, which needs not be
 * freed. */
const char *
gen_records_find(const struct gen_records *records,
    const struct gen_block *block, struct gen_table *table);

/* Writes the rows of a table that was found. */
bool
gen_records_read(
    struct gen_records *records, struct gen_table *table, const char *element);

/* Reads the table of the people, before all others: lists their ids with the
 * writer.  gen_table_free() is due either way. */
bool
gen_people_find(struct gen_records *records, const struct gen_block *block,
    struct gen_table *table);

/* Writes the people, after all registries. */
void
gen_people_write(struct gen_records *records, const struct gen_table *table);

#endif
