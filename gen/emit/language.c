/* SPDX-License-Identifier: MIT */
/* Constants in languages other than C: filling in what describes them. */

#include "language.h"

#include <string.h>

#include "ascii.h"
#include "describe.h"
#include "style.h"
#include "taken.h"

struct writer {
	struct gen_output *output;
	const struct gen_language *language;
	const struct gen_source *source;
	const struct gen_group *group;
	const struct gen_constant *constant;
	struct gen_output phrase;
	size_t gap; /* where the line may be broken, or 0 */
};

/* ---- What is filled in ---- */

static void
put_string(struct writer *writer, const char *text)
{
	gen_print_string(writer->output, text, writer->language->escape);
}

static void
put_updated(struct writer *writer)
{
	put_string(writer, wsreg_snapshot_updated(writer->source->snapshot));
}

static void
put_package(struct writer *writer)
{
	for (const char *at = writer->source->prefix; *at != '\0'; at++)
		if (ascii_is_word(*at))
			gen_print(writer->output, "%c", ascii_lower(*at));
}

static void
put_capitals_group(struct writer *writer)
{
	gen_style_capitals(writer->output, writer->group, NULL);
}

static void
put_camel_group(struct writer *writer)
{
	gen_style_camel(writer->output, writer->group, NULL);
}

static void
put_lower_group(struct writer *writer)
{
	gen_style_lower(writer->output, writer->group);
}

static void
put_heading(struct writer *writer)
{
	const struct wsreg_registry *registry = writer->group->registry;
	const struct gen_markup *markup = &writer->language->markup;

	gen_print(writer->output, "Registry ");
	gen_print_remark(writer->output, registry->id, markup);
	/* Formatters want no blank at the end of a line. */
	if (registry->title[0] != '\0')
		gen_print(writer->output, ": ");
	gen_print_remark(writer->output, registry->title, markup);
}

static void
put_title(struct writer *writer)
{
	put_string(writer, writer->group->registry->title);
}

/* By what the protocol has room for, so that it stays when records come. */
static void
put_bits(struct writer *writer)
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

static void
put_capitals(struct writer *writer)
{
	gen_style_capitals(writer->output, writer->group, writer->constant);
}

static void
put_camel(struct writer *writer)
{
	gen_style_camel(writer->output, writer->group, writer->constant);
}

static void
put_member(struct writer *writer)
{
	gen_style_member(writer->output, writer->group, writer->constant);
}

static void
put_value(struct writer *writer)
{
	const struct wsreg_record *record = writer->constant->record;

	if (writer->group->numeric)
		gen_print(
		    writer->output, "%llu", (unsigned long long)record->first);
	else
		put_string(writer, record->key);
}

static void
put_text(struct writer *writer)
{
	const struct wsreg_record *record = writer->constant->record;

	put_string(writer, record->name != NULL ? record->name : record->key);
}

static void
put_status(struct writer *writer)
{
	put_string(writer, wsreg_status_name(writer->constant->record->status));
}

static void
put_doc(struct writer *writer)
{
	gen_print_remark(writer->output,
	    gen_describe(&writer->phrase, writer->constant),
	    &writer->language->markup);
}

static void
put_break(struct writer *writer)
{
	writer->gap = writer->output->text.count;
	gen_print(writer->output, " ");
}

static const struct place {
	const char *name;
	void (*put)(struct writer *writer);
} places[] = {
	{ "updated", put_updated },
	{ "package", put_package },
	{ "GROUP", put_capitals_group },
	{ "Group", put_camel_group },
	{ "group", put_lower_group },
	{ "heading", put_heading },
	{ "title", put_title },
	{ "bits", put_bits },
	{ "NAME", put_capitals },
	{ "Name", put_camel },
	{ "member", put_member },
	{ "value", put_value },
	{ "text", put_text },
	{ "status", put_status },
	{ "doc", put_doc },
	{ "break", put_break },
};

/* Fills in what "name)..." asks for; the rest after it. */
static const char *
fill_place(struct writer *writer, const char *name)
{
	size_t size = strcspn(name, ")");

	for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++)
		if (strlen(places[i].name) == size &&
		    strncmp(places[i].name, name, size) == 0) {
			places[i].put(writer);
			return name + size + 1;
		}
	gen_error_set(writer->output->error, NULL, 0, "no place $(%.*s)",
	    (int)size, name);
	return "";
}

/* ---- Lines ---- */

static size_t
count_characters(const char *text)
{
	size_t count = 0;

	for (; *text != '\0' && *text != '\n'; text++)
		count += ((unsigned char)*text & 0xc0) != 0x80;
	return count;
}

#define INDENT 4

/* A new line at the gap if the old one is too long and the new one is not. */
static void
break_line(struct writer *writer)
{
	struct gen_output *output = writer->output;
	size_t gap = writer->gap, start = gap, end = output->text.count;
	char *text = output->text.items;

	writer->gap = 0;
	if (gap == 0 || output->error->set)
		return;
	while (start > 0 && text[start - 1] != '\n')
		start--;
	if (count_characters(text + start) <= writer->language->width ||
	    count_characters(text + gap) - 1 + INDENT > writer->language->width)
		return;
	gen_print(output, "%*s", INDENT, "");
	if (output->error->set)
		return;
	text = output->text.items;
	memmove(text + gap + INDENT, text + gap, end - gap);
	text[gap] = '\n';
	memset(text + gap + 1, ' ', INDENT - 1);
}

static void
fill(struct writer *writer, const char *text)
{
	while (*text != '\0' && !writer->output->error->set) {
		const char *place = strstr(text, "$(");

		if (place == NULL)
			place = text + strlen(text);
		gen_put(writer->output, text, (size_t)(place - text));
		text = *place != '\0' ? fill_place(writer, place + 2) : place;
	}
	break_line(writer);
}

/* ---- Registries ---- */

static bool
is_printed(const struct gen_part *part, const struct gen_group *group,
    const struct gen_constant *constant)
{
	return !part->once ||
	    (!constant->former && !(group->numeric && constant->repeated));
}

static void
emit_part(struct writer *writer, const struct gen_part *part)
{
	const struct gen_group *group = writer->group;

	if (part->filled && group->count == 0)
		return;
	fill(writer, part->head);
	for (size_t i = 0; i < group->count; i++) {
		writer->constant = &group->constants[i];
		if (is_printed(part, group, writer->constant))
			fill(writer, part->item);
	}
	if (part->foot != NULL)
		fill(writer, part->foot);
}

static const struct gen_part *
parts_of(const struct writer *writer)
{
	return writer->group->numeric ? writer->language->numbers
				      : writer->language->words;
}

static void
emit_group(struct writer *writer)
{
	for (const struct gen_part *part = parts_of(writer); part->head != NULL;
	     part++)
		emit_part(writer, part);
}

/* ---- Names ---- */

/* Notes what the name that is to be filled in becomes. */
static void
take_name(struct writer *writer, struct gen_taken *taken, const char *name)
{
	struct gen_output *output = writer->output;

	output->text.count = 0;
	fill(writer, name);
	if (!output->error->set)
		gen_taken_add(
		    taken, output->text.items, writer->group, writer->constant);
}

static void
take_part(
    struct writer *writer, struct gen_taken *taken, const struct gen_part *part)
{
	const struct gen_group *group = writer->group;

	writer->constant = NULL;
	for (size_t i = 0; i < GEN_PART_NAMES && part->names[i] != NULL; i++)
		take_name(writer, taken, part->names[i]);
	for (size_t i = 0; part->name != NULL && i < group->count; i++) {
		writer->constant = &group->constants[i];
		take_name(writer, taken, part->name);
	}
}

/* Names that differ in C may be the same in other languages. */
static bool
check_names(const struct writer *from, const struct gen_groups *groups)
{
	const struct gen_language *language = from->language;
	struct gen_error *error = from->output->error;
	struct gen_output name = { .error = error };
	struct gen_taken taken = { .language = language->name,
		.text = { .error = error } };
	struct writer writer = *from;
	bool good;

	writer.output = &name;
	for (const char *const *at = language->taken; *at != NULL; at++)
		gen_taken_add(&taken, *at, NULL, NULL);
	for (size_t i = 0; i < groups->count; i++) {
		writer.group = &groups->items[i];
		for (const struct gen_part *part = parts_of(&writer);
		     part->head != NULL; part++)
			take_part(&writer, &taken, part);
	}
	good = gen_taken_check(&taken, error);
	gen_taken_free(&taken);
	gen_output_free(&name);
	return good;
}

void
gen_emit_language(struct gen_output *output, const struct gen_source *source,
    const struct gen_language *language)
{
	struct writer writer = { .output = output,
		.language = language,
		.source = source,
		.phrase = { .error = output->error } };
	struct gen_groups groups = { 0 };

	if (gen_groups_make(&groups, source, output->error) &&
	    check_names(&writer, &groups)) {
		gen_emit_marked_banner(
		    output, source, language->open, "", &language->banner);
		fill(&writer, language->head);
		for (size_t i = 0; i < groups.count; i++) {
			writer.group = &groups.items[i];
			emit_group(&writer);
		}
	}
	gen_groups_free(&groups);
	gen_output_free(&writer.phrase);
}
