/* SPDX-License-Identifier: MIT */
/* Reads tables of IANA's pages as the records, ranges and people they show. */

#include "records.h"

#include <string.h>

#include "rows.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const struct gen_title range_titles[] = {
	{ "Range", "value" },
	{ "Registration Procedures", "registration_rule" },
	{ "Reference", "xref" },
	{ "Note", "note" },
};

static const struct gen_title people_titles[] = {
	{ "ID", "id" },
	{ "Name", "name" },
	{ "Organization", "org" },
	{ "Contact URI", "uri" },
	{ "Last Updated", "updated" },
};

static bool
fail(struct gen_records *records, unsigned long line, const char *reason)
{
	return gen_error_set(
	    records->tape->error, records->tape->file, line, "%s", reason);
}

/* ---- Titles ---- */

bool
gen_records_begin(struct gen_records *records,
    const struct wsreg_overlay *overlay, const char *registry)
{
	struct gen_array *titles = &records->titles;

	titles->count = 0;
	for (uint32_t i = 0; i < overlay->column_count; i++) {
		const struct wsreg_column *column = &overlay->columns[i];
		struct gen_title *last;

		if (strcmp(column->registry, registry) != 0)
			continue;
		last = gen_array_grow(titles, 1, sizeof(*last));
		if (last == NULL)
			return fail(records, 0, "out of memory");
		*last = (struct gen_title){ column->title, column->element };
		titles->count++;
	}
	return true;
}

void
gen_records_free(struct gen_records *records)
{
	gen_array_free(&records->titles);
}

/* ---- Tables ---- */

static struct gen_table
make_table(const struct gen_records *records, const struct gen_block *block)
{
	return (struct gen_table){
		.lines = gen_page_line(records->page, block->first),
		.count = (uint32_t)(block->end - block->first),
		.number = (unsigned long)block->first + 1,
	};
}

const char *
gen_records_find(const struct gen_records *records,
    const struct gen_block *block, struct gen_table *table)
{
	const struct gen_array *titles = &records->titles;

	*table = make_table(records, block);
	if (gen_table_titles(
		table, records->tape, range_titles, COUNT(range_titles)) &&
	    table->column_count > 1)
		return "range";
	return gen_table_titles(
		   table, records->tape, titles->items, titles->count) &&
		table->column_count > 1
	    ? "record"
	    : NULL;
}

static bool
is_empty(const struct gen_table *table)
{
	struct gen_piece whole;

	if (table->count != table->header + 1)
		return false;
	whole = gen_line_whole(&table->lines[table->header]);
	return gen_piece_is(&whole, "No registrations at this time.");
}

/* ---- Rows ---- */

/* Puts the text of a cell together.  Returns its first line, 0 if it is
 * empty. */
static unsigned long
read_cell(struct gen_records *records, const struct gen_table *table,
    const struct gen_row *row, uint32_t column)
{
	unsigned long line = 0;

	gen_writer_clear(records->writer);
	for (uint32_t i = row->top; i < row->top + row->height; i++) {
		struct gen_piece piece = gen_table_piece(table, i, column);

		gen_writer_add(records->writer, &piece);
		if (line == 0 && piece.size > 0)
			line = table->number + i;
	}
	return line;
}

static void
write_cell(struct gen_records *records, const struct gen_table *table,
    const struct gen_row *row, uint32_t column)
{
	struct gen_writer *writer = records->writer;
	uint32_t element = table->columns[column].element;
	unsigned long line = read_cell(records, table, row, column);
	struct gen_piece text = gen_writer_text(writer);

	if (line == 0)
		return;
	if (element == gen_writer_string(writer, "xref"))
		gen_write_references(writer, &text, line);
	else if (column == 0)
		gen_write_plain(writer, element, &text, line);
	else
		gen_write_mixed(writer, element, &text, line);
}

/* Returns the line of a row's key. */
static uint32_t
key_line(const struct gen_row *row)
{
	return row->top + (row->height - 1) / 2;
}

static void
write_row(struct gen_records *records, const struct gen_table *table,
    const struct gen_row *row, const char *element)
{
	struct gen_writer *writer = records->writer;
	unsigned long line = table->number + key_line(row);

	gen_document_start(
	    writer->document, gen_writer_string(writer, element), true, line);
	for (uint32_t i = 0; i < table->column_count; i++)
		write_cell(records, table, row, i);
	gen_document_end(writer->document, line);
}

bool
gen_records_read(
    struct gen_records *records, struct gen_table *table, const char *element)
{
	const struct gen_row *rows;
	bool good;

	if (is_empty(table))
		return true;
	good = gen_table_columns(table, records->tape) &&
	    gen_table_rows(table, records->tape);
	rows = table->rows.items;
	for (size_t i = 0; i < table->rows.count && good; i++) {
		write_row(records, table, &rows[i], element);
		good = !records->tape->error->set;
	}
	gen_table_free(table);
	return good;
}

/* ---- People ---- */

/* Returns the id of a person, which stands in brackets. */
static struct gen_piece
person_key(const struct gen_table *table, const struct gen_row *row)
{
	struct gen_piece key = gen_table_piece(table, key_line(row), 0);

	if (key.size < 3 || key.text[0] != '[' || key.text[key.size - 1] != ']')
		return (struct gen_piece){ key.text, 0 };
	return (struct gen_piece){ key.text + 1, key.size - 2 };
}

static bool
list_people(struct gen_records *records, const struct gen_table *table)
{
	struct gen_array *people = &records->writer->people;
	const struct gen_row *rows = table->rows.items;

	for (size_t i = 0; i < table->rows.count; i++) {
		struct gen_piece key = person_key(table, &rows[i]);
		struct gen_piece *last =
		    gen_array_grow(people, 1, sizeof(*last));

		if (last == NULL)
			return fail(records, 0, "out of memory");
		if (key.size == 0)
			return fail(records, table->number + key_line(&rows[i]),
			    "a person without an id in brackets");
		*last = key;
		people->count++;
	}
	return true;
}

bool
gen_people_find(struct gen_records *records, const struct gen_block *block,
    struct gen_table *table)
{
	*table = make_table(records, block);
	if (!gen_table_titles(
		table, records->tape, people_titles, COUNT(people_titles)) ||
	    table->column_count < 2)
		return fail(records, table->number,
		    "not the titles of a table of people");
	return gen_table_columns(table, records->tape) &&
	    gen_table_rows(table, records->tape) && list_people(records, table);
}

static void
write_person(struct gen_records *records, const struct gen_table *table,
    const struct gen_row *row)
{
	struct gen_writer *writer = records->writer;
	struct gen_piece key = person_key(table, row);
	unsigned long line = table->number + key_line(row);

	gen_document_start(
	    writer->document, gen_writer_string(writer, "person"), true, line);
	gen_write_attribute(writer, "id",
	    gen_tape_string(records->tape, key.text, key.size), line);
	for (uint32_t i = 1; i < table->column_count; i++) {
		unsigned long first = read_cell(records, table, row, i);
		struct gen_piece text = gen_writer_text(writer);

		if (first != 0)
			gen_write_plain(
			    writer, table->columns[i].element, &text, first);
	}
	gen_document_end(writer->document, line);
}

void
gen_people_write(struct gen_records *records, const struct gen_table *table)
{
	struct gen_writer *writer = records->writer;
	const struct gen_row *rows = table->rows.items;

	gen_document_start(writer->document,
	    gen_writer_string(writer, "people"), true, table->number);
	for (size_t i = 0; i < table->rows.count; i++)
		write_person(records, table, &rows[i]);
	gen_document_end(writer->document, table->number + table->count - 1);
}
