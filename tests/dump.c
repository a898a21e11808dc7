/* SPDX-License-Identifier: MIT */
/* A snapshot as lines of text, for golden files. */

#define _GNU_SOURCE
#include "dump.h"

#include <stdio.h>
#include <stdlib.h>

#include "support.h"

static void
print_quoted(FILE *stream, const char *text)
{
	if (text == NULL) {
		fputs(" -", stream);
		return;
	}
	fputs(" \"", stream);
	for (; *text != '\0'; text++)
		if ((unsigned char)*text < ' ' || *text == '\\')
			fprintf(stream, "\\x%02x", (unsigned)*text);
		else
			fputc(*text, stream);
	fputc('"', stream);
}

/* ---- The document ---- */

static void
dump_node(FILE *stream, const struct wsreg_snapshot *snapshot, uint32_t node)
{
	static const char *const words[] = { "element", "attribute", "text",
		"instruction" };
	unsigned kind = snapshot->nodes[node].kind;

	fprintf(stream, "%s", words[kind]);
	if (kind != WSREG_NODE_TEXT)
		fprintf(stream, " %s", node_name(snapshot, node));
	if (kind != WSREG_NODE_ELEMENT)
		print_quoted(stream, node_text(snapshot, node));
	fputc('\n', stream);
}

/* LINE or, in a file laid over others, FILE/LINE. */
static void
dump_place(FILE *stream, const struct wsreg_snapshot *snapshot, uint32_t node)
{
	uint32_t file;

	if (snapshot->lines == NULL)
		return;
	file = snapshot->lines[node] >> WSREG_LINE_BITS;
	support_assert(node_file(snapshot, node) == snapshot->files[file],
	    "node %lu: of another file", (unsigned long)node);
	if (file > 0)
		fprintf(stream, "%lu/", (unsigned long)file);
	fprintf(stream, "%lu:", node_line(snapshot, node));
}

/* The nodes, each indented as deep as it is. */
static void
dump_nodes(FILE *stream, const struct wsreg_snapshot *snapshot)
{
	uint32_t ends[1024];
	size_t depth = 0;

	fputs("document\n", stream);
	for (uint32_t i = snapshot->document; i < snapshot->node_count; i++) {
		while (depth > 0 && ends[depth - 1] <= i)
			depth--;
		dump_place(stream, snapshot, i);
		for (size_t j = 0; j <= depth; j++)
			fputs("  ", stream);
		dump_node(stream, snapshot, i);
		support_assert(depth < COUNT(ends), "node %lu: too deep",
		    (unsigned long)i);
		ends[depth++] = node_next(snapshot, i);
		support_assert(ends[depth - 1] <= snapshot->node_count,
		    "node %lu: ends after the last", (unsigned long)i);
	}
}

/* ---- What is served ---- */

typedef size_t
text_function(const void *, char *, size_t);

static void
print_text(FILE *stream, text_function *get, const void *from)
{
	size_t size = get(from, NULL, 0) + 1;
	char *text = malloc(size);

	support_assert(text != NULL, "out of memory");
	support_assert(get(from, text, size) == size - 1, "another length");
	print_quoted(stream, text);
	free(text);
}

static size_t
get_text(const void *field, char *buffer, size_t size)
{
	return wsreg_field_text(field, buffer, size);
}

static size_t
get_label(const void *reference, char *buffer, size_t size)
{
	return wsreg_reference_text(reference, buffer, size);
}

static size_t
get_url(const void *reference, char *buffer, size_t size)
{
	return wsreg_reference_url(reference, buffer, size);
}

static void
dump_reference(FILE *stream, const struct wsreg_reference *reference)
{
	const char *name, *value;

	fprintf(stream, "      %s", reference->type);
	print_quoted(stream, reference->data);
	print_text(stream, get_label, reference);
	print_text(stream, get_url, reference);
	for (size_t i = 0;
	     wsreg_reference_attribute(reference, i, &name, &value); i++) {
		fprintf(stream, " %s", name);
		print_quoted(stream, value);
	}
	fputc('\n', stream);
}

static void
dump_field(FILE *stream, const struct wsreg_field *field)
{
	struct wsreg_reference reference;

	fprintf(stream, "    %s", field->name);
	print_text(stream, get_text, field);
	fputc('\n', stream);
	for (size_t i = 0; wsreg_field_reference(field, i, &reference); i++)
		dump_reference(stream, &reference);
}

static void
dump_record(FILE *stream, const struct wsreg_record *record)
{
	struct wsreg_field field;

	fputs("  record", stream);
	print_quoted(stream, record->key);
	print_quoted(stream, record->name);
	if (record->numeric)
		fprintf(stream, " %llu-%llu", (unsigned long long)record->first,
		    (unsigned long long)record->last);
	fprintf(stream, " %s %s", wsreg_status_name(record->status),
	    record->identifier != NULL ? record->identifier : "-");
	print_quoted(stream, wsreg_record_registered(record));
	print_quoted(stream, wsreg_record_updated(record));
	fputc('\n', stream);
	for (size_t i = 0; wsreg_record_field(record, i, &field); i++)
		dump_field(stream, &field);
}

static void
dump_registry(FILE *stream, const struct wsreg_registry *registry)
{
	struct wsreg_field field;

	fputs("registry", stream);
	print_quoted(stream, wsreg_registry_id(registry));
	print_quoted(stream, wsreg_registry_title(registry));
	print_quoted(stream, wsreg_registry_alias(registry));
	print_quoted(stream, wsreg_registry_parent(registry));
	fputc('\n', stream);
	for (size_t i = 0; wsreg_registry_field(registry, i, &field); i++)
		dump_field(stream, &field);
	for (size_t i = 0; i < wsreg_record_count(registry); i++)
		dump_record(stream, wsreg_record_at(registry, i));
}

static void
dump_person(FILE *stream, const struct wsreg_field *person)
{
	struct wsreg_field field;

	fputs("person", stream);
	print_quoted(stream, wsreg_field_attribute(person, "id"));
	fputc('\n', stream);
	for (size_t i = 0; wsreg_field_child(person, i, &field); i++)
		dump_field(stream, &field);
}

char *
dump_snapshot(const struct wsreg_snapshot *snapshot)
{
	char *text = NULL;
	size_t size;
	FILE *stream = open_memstream(&text, &size);
	struct wsreg_field person;

	ck_assert_ptr_nonnull(stream);
	dump_nodes(stream, snapshot);
	fputs("snapshot", stream);
	print_quoted(stream, wsreg_snapshot_id(snapshot));
	print_quoted(stream, wsreg_snapshot_title(snapshot));
	print_quoted(stream, wsreg_snapshot_updated(snapshot));
	fputc('\n', stream);
	for (size_t i = 0; i < wsreg_registry_count(snapshot); i++)
		dump_registry(stream, wsreg_registry_at(snapshot, i));
	for (size_t i = 0; wsreg_person_at(snapshot, i, &person); i++)
		dump_person(stream, &person);
	fclose(stream);
	return text;
}
