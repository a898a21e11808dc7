/* SPDX-License-Identifier: MIT */
/* Makes vectors of the rows of the table of cases. */

#include "vectors.h"

#include <stdlib.h>
#include <string.h>

#include "cases-read.h"
#include "wsreg-codes.h"

/* ---- One vector ---- */

/* Returns a code that fits a rule as well as the recommended one does, or 0.  A
 * close reason and compressed octets are no text message, so that 1002 says of
 * them no less than 1007; RFC 6455, 7.4.1. */
static uint16_t
find_other_code(const struct wsreg_rule *rule)
{
	static const enum wsreg_rule_number rules[] = {
		WSREG_RULE_CLOSE_REASON_UTF8_INVALID,
		WSREG_RULE_CLOSE_REASON_UTF8_TRUNCATED,
		WSREG_RULE_DEFLATE_DATA_INVALID,
		WSREG_RULE_DEFLATE_WINDOW_EXCEEDED,
		WSREG_RULE_DEFLATE_CONTEXT_TAKEOVER,
		WSREG_RULE_DEFLATE_MESSAGE_EMPTY,
	};

	for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++)
		if (rules[i] == rule->number)
			return WSREG_CLOSE_PROTOCOL_ERROR;
	return 0;
}

/* Returns the section that decides, as a new string. */
static char *
make_section(const struct rules_case *row, const struct wsreg_rule *rule)
{
	const struct wsreg_demand *demand =
	    rule != NULL && rule->section == NULL
	    ? snapshot_demand(NULL, slice_of(row->subprotocol))
	    : NULL;

	if (demand != NULL)
		return cli_print("%s", demand->section);
	if (rule == NULL || rule->section == NULL)
		return cli_print("%s", row->section);
	return cli_print("RFC %u %s", rule->rfc, rule->section);
}

/* Sets what the row expects. */
static void
set_verdict(struct cli_vector *vector, const struct rules_stream *stream)
{
	const struct rules_found *found = &vector->row->found[0];

	if (found->rule != NULL) {
		vector->rule =
		    wsreg_rule_find(found->rule, strlen(found->rule));
		vector->offset = cli_case_offset(stream, vector->octets, found);
		vector->codes[0] = vector->rule->close_code;
		vector->codes[1] = find_other_code(vector->rule);
	}
	vector->section = make_section(vector->row, vector->rule);
}

/* Makes the vector of a row for a side. */
static void
make_vector(struct cli_vector *vector, const struct rules_case *row,
    enum wsreg_sender sender)
{
	struct rules_stream stream;

	cli_case_write(row, sender, NULL, 0, &stream);
	*vector = (struct cli_vector){
		.id = cli_print("%s%s", row->id,
		    row->sides != BOTH_SIDES     ? ""
			: sender == WSREG_CLIENT ? "-client"
						 : "-server"),
		.sender = sender,
		.row = row,
		.octets = cli_allocate(stream.size + 1, 1),
		.size = stream.size,
	};
	cli_case_write(row, sender, vector->octets, vector->size, &stream);
	set_verdict(vector, &stream);
}

/* ---- All of them ---- */

/* Returns whether a row is a vector, of one of the rules if there are any. */
static bool
is_wanted(const struct rules_case *row, char **ids, size_t count)
{
	if (row->id == NULL || count == 0)
		return row->id != NULL;
	for (size_t i = 0; i < count; i++)
		if (row->found[0].rule != NULL &&
		    strcmp(row->found[0].rule, ids[i]) == 0)
			return true;
	return false;
}

/* Makes the vectors that are wanted.  Returns how many they are; `vectors` may
 * be NULL to count them. */
static size_t
make_vectors(struct cli_vector *vectors, char **ids, size_t count)
{
	const struct rules_case *row;
	size_t made = 0;

	for (size_t i = 0; (row = cli_case_at(i)) != NULL; i++)
		for (unsigned j = 0; j < 2; j++) {
			enum wsreg_sender sender = (enum wsreg_sender)j;

			if (!is_wanted(row, ids, count) ||
			    !cli_case_is_for(row, sender))
				continue;
			if (vectors != NULL)
				make_vector(&vectors[made], row, sender);
			made++;
		}
	return made;
}

/* Returns whether each id has a rule, and warns of those that have none. */
static bool
check_ids(char **ids, size_t count)
{
	bool found = true;

	for (size_t i = 0; i < count; i++) {
		if (wsreg_rule_find(ids[i], strlen(ids[i])) != NULL)
			continue;
		cli_warn("no rule `%s'", ids[i]);
		found = false;
	}
	return found;
}

int
cli_vectors_print(const struct cli *cli, const struct vectors_printer *printer,
    char **ids, size_t count)
{
	size_t made = make_vectors(NULL, ids, count);
	struct cli_vector *vectors = cli_allocate(made + 1, sizeof(*vectors));
	bool found = check_ids(ids, count);

	make_vectors(vectors, ids, count);
	printer->print(cli, vectors, made);
	for (size_t i = 0; i < made; i++) {
		free(vectors[i].id);
		free(vectors[i].octets);
		free(vectors[i].section);
	}
	free(vectors);
	return found ? CLI_FOUND : CLI_NOT_FOUND;
}

void
cli_vector_put_text(const struct cli *cli, const char *text, const char *none)
{
	if (text != NULL)
		fprintf(cli->out, "\"%s\"", text);
	else
		fputs(none, cli->out);
}
