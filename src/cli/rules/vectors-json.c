/* SPDX-License-Identifier: MIT */
/* Vectors as JSON; data/schema/vectors.json describes them. */

#include <stdlib.h>

#include "vectors.h"

/* Returns the octets as hexadecimal digits, a new string. */
static char *
make_hex(const struct cli_vector *vector)
{
	static const char digits[] = "0123456789abcdef";
	char *hex = cli_allocate(2 * vector->size + 1, 1);

	for (size_t i = 0; i < vector->size; i++) {
		hex[2 * i] = digits[vector->octets[i] >> 4];
		hex[2 * i + 1] = digits[vector->octets[i] & 15];
	}
	return hex;
}

/* Returns the close codes that fit. */
static json_t *
make_codes(const struct cli_vector *vector)
{
	json_t *codes = cli_json_array();

	for (size_t i = 0; vector->codes[i] != 0; i++)
		cli_json_append(codes, json_integer(vector->codes[i]));
	return codes;
}

static json_t *
make_vector(const struct cli_vector *vector)
{
	const struct wsreg_rule *rule = vector->rule;
	json_t *object = cli_json_object();

	cli_json_set_text(object, "id", vector->id);
	cli_json_set_text(object, "sender",
	    vector->sender == WSREG_CLIENT ? "client" : "server");
	cli_json_set_text(object, "extensions", vector->row->extensions);
	cli_json_set_text(object, "subprotocol", vector->row->subprotocol);
	cli_json_set(object, "hex", cli_json_take(make_hex(vector)));
	cli_json_set_text(object, "rule", rule != NULL ? rule->id : NULL);
	cli_json_set_text(object, "severity",
	    rule != NULL ? wsreg_severity_name(rule->severity) : NULL);
	cli_json_set(
	    object, "offset", cli_json_optional(rule != NULL, vector->offset));
	cli_json_set(object, "close_codes", make_codes(vector));
	cli_json_set_text(object, "section", vector->section);
	cli_json_set_text(object, "note", vector->row->note);
	return object;
}

/* Prints a list, or lines of one vector each. */
static void
print(const struct cli *cli, const struct cli_vector *vectors, size_t count)
{
	cli_json_around(cli, "{\"vectors\":[");
	for (size_t i = 0; i < count; i++)
		cli_json_item(cli, make_vector(&vectors[i]), i);
	cli_json_around(cli, "\n]}\n");
}

const struct vectors_printer vectors_json = { .print = print };
