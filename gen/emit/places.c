/* SPDX-License-Identifier: MIT */
/* Filling in the texts of a language. */

#include "places.h"

#include <string.h>

#include "break.h"
#include "describe.h"
#include "snapshot.h"

static void
fill(struct gen_writer *writer, const char *text);

/* ---- The file ---- */

/* Sets an error at the constant, the registry or the file. */
static void
fail_long(const struct gen_writer *writer)
{
	const struct wsreg_snapshot *snapshot = writer->source->snapshot;
	uint32_t node = snapshot->root;

	if (writer->constant != NULL)
		node = record_node(writer->constant->record);
	else if (writer->group != NULL)
		node = writer->group->registry->node;
	gen_error_set(writer->output->error, node_file(snapshot, node),
	    node_line(snapshot, node), "a string of more than %zu octets in %s",
	    writer->language->string_size, writer->language->name);
}

/* Prints a string of the language; one that its compiler would refuse is an
 * error. */
static void
put_string(struct gen_writer *writer, const char *text)
{
	size_t most = writer->language->string_size;

	if (most > 0 && strlen(text) > most)
		fail_long(writer);
	gen_print_string(writer->output, text, writer->language->escape);
}

/* Prints the day of the last update, as a string: "" if the file has none. */
static void
put_updated(struct gen_writer *writer)
{
	put_string(writer, wsreg_snapshot_updated(writer->source->snapshot));
}

/* Prints the prefix as the name of a Go package: lower case, without anything
 * between the words. */
static void
put_package(struct gen_writer *writer)
{
	for (const char *at = writer->source->prefix; *at != '\0'; at++)
		if (ascii_is_word(*at))
			gen_print(writer->output, "%c", ascii_lower(*at));
}

/* Prints "own-chat" as OwnChat. */
static void
put_package_type(struct gen_writer *writer)
{
	bool begins = true;

	for (const char *at = writer->source->prefix; *at != '\0'; at++) {
		if (ascii_is_word(*at))
			gen_print(writer->output, "%c",
			    begins ? ascii_upper(*at) : *at);
		begins = !ascii_is_word(*at);
	}
}

/* Prints the prefix in capitals: "own-chat" is OWN_CHAT. */
static void
put_prefix(struct gen_writer *writer)
{
	char prefix[GEN_NAME_SIZE];

	gen_capitals(prefix, sizeof(prefix), writer->source->prefix);
	gen_print(writer->output, "%s", prefix);
}

/* ---- Registries ---- */

/* Prints the name of the type of the registry's constants. */
static void
put_type_name(struct gen_writer *writer)
{
	if (writer->group->type != NULL)
		gen_print(writer->output, "%s", writer->group->type);
	else
		gen_style_print(
		    writer->output, GEN_STYLE_CAMEL, writer->group, NULL);
}

/* Prints the tag of an enumeration in C and a blank, or nothing. */
static void
put_tag(struct gen_writer *writer)
{
	if (writer->group->type != NULL)
		gen_print(writer->output, "%s ", writer->group->type);
}

/* Prints the tag as names are compared: one that is not there differs from all
 * others. */
static void
put_tag_name(struct gen_writer *writer)
{
	const struct gen_group *group = writer->group;

	gen_print(writer->output, "%s %s",
	    group->type != NULL ? "enum" : "registry",
	    group->type != NULL ? group->type : group->registry->id);
}

/* Prints the registry's title for a comment. */
static void
put_caption(struct gen_writer *writer)
{
	gen_print_remark(writer->output, writer->group->registry->title,
	    &writer->language->markup);
}

/* Prints what a registry is for a comment: its id, then its title if it has
 * one. */
static void
put_heading(struct gen_writer *writer)
{
	const struct wsreg_registry *registry = writer->group->registry;
	gen_print(writer->output, "Registry ");
	gen_print_remark(
	    writer->output, registry->id, &writer->language->markup);
	/* Formatters want no blank at the end of a line. */
	if (registry->title[0] != '\0')
		gen_print(writer->output, ": ");
	put_caption(writer);
}

/* Prints the registry's title as a string. */
static void
put_title(struct gen_writer *writer)
{
	put_string(writer, writer->group->registry->title);
}

/* The width follows from what the protocol has room for, so that it stays the
 * same when records are added. */
static void
put_bits(struct gen_writer *writer)
{
	const struct gen_group *group = writer->group;
	enum wsreg_kind kind = group->registry->kind;
	unsigned bits = 32;

	/* RFC 6455, 5.2, 5.5.1 and 4.1: an opcode has four bits, a close code
	 * two octets, a version is at most 255. */
	if (kind == WSREG_KIND_OPCODE || kind == WSREG_KIND_VERSION)
		bits = 8;
	else if (kind == WSREG_KIND_CLOSE_CODE)
		bits = 16;
	for (size_t i = 0; i < group->count; i++)
		while (bits < 32 && group->constants[i].record->first >> bits)
			bits *= 2;
	gen_print(writer->output, "%u", bits);
}

/* Prints the language's type for the constants of the registry.  That text may
 * have places, too, such as the bits of a number. */
static void
put_type(struct gen_writer *writer)
{
	fill(writer,
	    writer->group->numeric ? writer->language->number_type
				   : writer->language->string_type);
}

/* Prints what the registry's constants are called in comments and as a
 * parameter. */
static void
put_noun(struct gen_writer *writer)
{
	gen_print(
	    writer->output, "%s", writer->group->numeric ? "number" : "name");
}

/* ---- Constants and close codes ---- */

/* Prints the name of a constant in C, with those of prefix and registry. */
static void
put_c_constant(struct gen_writer *writer)
{
	if (writer->group->constant != NULL)
		gen_template_print(
		    writer->output, writer->group, writer->constant, false);
	else
		fill(writer, "$(PREFIX)_$(cgroup)_$(cname)");
}

/* Prints the constant's value: its number, else its key as a string. */
static void
put_value(struct gen_writer *writer)
{
	const struct wsreg_record *record = writer->constant->record;

	if (writer->group->numeric)
		gen_print(
		    writer->output, "%llu", (unsigned long long)record->first);
	else
		put_string(writer, record->key);
}

/* Prints what the registry calls the record, as a string. */
static void
put_meaning(struct gen_writer *writer)
{
	put_string(writer, writer->constant->meaning);
}

/* Prints the word for the record's status, as a string. */
static void
put_status(struct gen_writer *writer)
{
	put_string(writer, wsreg_status_name(writer->constant->record->status));
}

/* Prints the name of the constant or, of a former name, the present one, which
 * comes first of its record's. */
static void
put_present(struct gen_writer *writer)
{
	const struct gen_constant *constant = writer->constant;

	while (constant->former &&
	    writer->constant > writer->group->constants &&
	    writer->constant[-1].record == constant->record)
		writer->constant--;
	fill(writer,
	    writer->name != NULL ? writer->name : writer->language->constant);
	writer->constant = constant;
}

/* Marks a former name as one that programs should not use. */
static void
put_deprecated(struct gen_writer *writer)
{
	if (writer->constant->former)
		fill(writer, writer->language->deprecated);
}

/* Prints what is known of the constant, for a comment. */
static void
put_doc(struct gen_writer *writer)
{
	if (writer->constant->former) {
		gen_print(writer->output, "former name of ");
		put_present(writer);
		return;
	}
	gen_print_remark(writer->output,
	    gen_describe(&writer->phrase, writer->constant),
	    &writer->language->markup);
}

/* Notes that the line may be broken here; see gen_break_line(). */
static void
put_break(struct gen_writer *writer)
{
	writer->gap = writer->output->text.count;
	gen_print(writer->output, " ");
}

/* ---- Places ---- */

/* The places of a file, a registry and a constant. */
static const struct gen_fill_place places[] = {
	{ .name = "updated", .put = put_updated },
	{ .name = "PREFIX", .put = put_prefix },
	{ .name = "package", .put = put_package },
	{ .name = "Package", .put = put_package_type },
	{ .name = "GROUP", .style = GEN_STYLE_CAPITALS },
	{ .name = "Group", .style = GEN_STYLE_CAMEL },
	{ .name = "group", .style = GEN_STYLE_LOWER },
	{ .name = "lower", .style = GEN_STYLE_LOWER_CAMEL },
	{ .name = "cgroup", .style = GEN_STYLE_C },
	{ .name = "Type", .put = put_type_name },
	{ .name = "tag", .put = put_tag },
	{ .name = "tagname", .put = put_tag_name },
	{ .name = "caption", .put = put_caption },
	{ .name = "heading", .put = put_heading },
	{ .name = "title", .put = put_title },
	{ .name = "bits", .put = put_bits },
	{ .name = "type", .put = put_type },
	{ .name = "noun", .put = put_noun },
	{ .name = "NAME", .style = GEN_STYLE_CAPITALS, .constant = true },
	{ .name = "Name", .style = GEN_STYLE_CAMEL, .constant = true },
	{ .name = "MEMBER", .style = GEN_STYLE_MEMBER, .constant = true },
	{ .name = "Member", .style = GEN_STYLE_CAMEL_MEMBER, .constant = true },
	{ .name = "cname", .style = GEN_STYLE_C, .constant = true },
	{ .name = "cconstant", .put = put_c_constant },
	{ .name = "value", .put = put_value },
	{ .name = "text", .put = put_meaning },
	{ .name = "status", .put = put_status },
	{ .name = "doc", .put = put_doc },
	{ .name = "present", .put = put_present },
	{ .name = "deprecated", .put = put_deprecated },
	{ .name = "break", .put = put_break },
	{ .name = NULL },
};

/* Prints what the place stands for. */
static void
fill_place(struct gen_writer *writer, const struct gen_fill_place *place)
{
	if (place->put != NULL)
		place->put(writer);
	else if (place->constant && place->style != GEN_STYLE_C &&
	    writer->group->constant != NULL)
		gen_template_print(writer->output, writer->group,
		    writer->constant, place->style == GEN_STYLE_CAMEL);
	else
		gen_style_print(writer->output, place->style, writer->group,
		    place->constant ? writer->constant : NULL);
}

/* Returns the place of this name in one of the tables, or NULL. */
static const struct gen_fill_place *
search(const char *name, size_t size)
{
	static const struct gen_fill_place *const tables[] = { places,
		gen_places_codes, gen_places_functions };

	for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++)
		for (const struct gen_fill_place *at = tables[i];
		     at->name != NULL; at++)
			if (strlen(at->name) == size &&
			    strncmp(at->name, name, size) == 0)
				return at;
	return NULL;
}

/* Fills in the place "name)..." and returns the text after it. */
static const char *
find_place(struct gen_writer *writer, const char *name)
{
	size_t size = strcspn(name, ")");
	const struct gen_fill_place *place = search(name, size);

	if (place != NULL) {
		fill_place(writer, place);
		return name + size + 1;
	}
	gen_error_set(writer->output->error, NULL, 0, "no place $(%.*s)",
	    (int)size, name);
	return "";
}

/* Prints the text, with each place as what it stands for.  An error ends it,
 * also one of a place. */
static void
fill(struct gen_writer *writer, const char *text)
{
	while (text != NULL && *text != '\0' && !writer->output->error->set) {
		const char *place = strstr(text, "$(");

		if (place == NULL)
			place = text + strlen(text);
		gen_put(writer->output, text, (size_t)(place - text));
		text = *place != '\0' ? find_place(writer, place + 2) : place;
	}
}

void
gen_fill(struct gen_writer *writer, const char *text)
{
	fill(writer, text);
	gen_break_line(writer);
}
