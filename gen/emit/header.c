/* SPDX-License-Identifier: MIT */
/* Printing constants and X-macro lists for the codes and names. */

#include "header.h"

#include "describe.h"

struct header {
	struct gen_output *output;
	struct gen_output phrase;
	char prefix[GEN_NAME_SIZE]; /* in capitals: "WSREG" */
};

static void
emit_name(struct header *header, const struct gen_group *group,
    const struct gen_constant *constant)
{
	gen_print(header->output, "%s_%s_%s", header->prefix, group->name,
	    constant->name);
}

static void
emit_doc(struct header *header, const struct gen_constant *constant,
    const char *indent)
{
	gen_print(header->output, "%s/* ", indent);
	gen_print_comment(
	    header->output, gen_describe(&header->phrase, constant));
	gen_print(header->output, " */\n");
}

static void
emit_enum(struct header *header, const struct gen_group *group)
{
	/* C has no empty enumerations. */
	if (group->count == 0)
		return;
	gen_print(header->output, "enum {\n");
	for (size_t i = 0; i < group->count; i++) {
		const struct gen_constant *constant = &group->constants[i];

		emit_doc(header, constant, "\t");
		gen_print(header->output, "\t");
		emit_name(header, group, constant);
		gen_print(header->output, " = %llu%s\n",
		    (unsigned long long)constant->record->first,
		    i + 1 < group->count ? "," : "");
	}
	gen_print(header->output, "};\n\n");
}

static void
emit_strings(struct header *header, const struct gen_group *group)
{
	for (size_t i = 0; i < group->count; i++) {
		const struct gen_constant *constant = &group->constants[i];

		emit_doc(header, constant, "");
		gen_print(header->output, "#define ");
		emit_name(header, group, constant);
		gen_print(header->output, " ");
		gen_print_literal(header->output, constant->record->key);
		gen_print(header->output, "\n");
	}
	gen_print(header->output, "\n");
}

/* X(value, name, text) for each record. */
static void
emit_list(struct header *header, const struct gen_group *group)
{
	gen_print(header->output, "#define %s_%s_LIST(X)", header->prefix,
	    group->name);
	for (size_t i = 0; i < group->count; i++) {
		const struct gen_constant *constant = &group->constants[i];
		const struct wsreg_record *record = constant->record;

		if (constant->former)
			continue;
		gen_print(header->output, " \\\n\tX(");
		if (group->numeric)
			gen_print(header->output, "%llu",
			    (unsigned long long)record->first);
		else
			gen_print_literal(header->output, record->key);
		gen_print(header->output, ", %s, ", constant->name);
		gen_print_literal(header->output, gen_record_meaning(record));
		gen_print(header->output, ")");
	}
	gen_print(header->output, "\n\n");
}

void
gen_header_constants(struct gen_output *output, const struct gen_source *source,
    const struct gen_groups *groups)
{
	struct header header = {
		.output = output,
		.phrase = { .error = output->error },
	};

	gen_capitals(header.prefix, sizeof(header.prefix), source->prefix);
	for (size_t i = 0; i < groups->count; i++) {
		const struct gen_group *group = &groups->items[i];

		gen_print(output, "/* ");
		gen_print_comment(output, group->registry->title);
		gen_print(output, " */\n\n");
		if (group->numeric)
			emit_enum(&header, group);
		else
			emit_strings(&header, group);
		emit_list(&header, group);
	}
	gen_output_free(&header.phrase);
}

static void
print(struct gen_output *output, const struct gen_source *source)
{
	struct gen_groups groups = { 0 };
	char prefix[GEN_NAME_SIZE];

	if (gen_groups_make(&groups, source, output->error)) {
		gen_capitals(prefix, sizeof(prefix), source->prefix);
		gen_emit_banner(output, source, "/* ", " */");
		gen_print(output,
		    "/* Constants for the codes and names of the registries. "
		    "*/\n\n"
		    "#ifndef %s_CODES_H\n#define %s_CODES_H\n\n",
		    prefix, prefix);
		gen_header_constants(output, source, &groups);
		gen_print(output, "#endif\n");
	}
	gen_groups_free(&groups);
}

const struct gen_emitter gen_emitter_header = {
	.name = "header",
	.summary = "constants and X-macro lists in C",
	.print = print,
};
