/* SPDX-License-Identifier: MIT */
/* The places of functions: their names, which the overlay can set. */

#include "places.h"

/* Prints the name of the language's function, or that which the overlay gives
 * it.  `key' is the word of its lines. */
static void
put_function(
    struct gen_writer *writer, enum gen_function function, const char *key)
{
	const char *name = gen_naming_find(writer->source->overlay,
	    GEN_NAMING_FUNCTION, writer->group->registry->id, key);

	gen_fill(writer,
	    name != NULL ? name : writer->language->functions[function]);
}

static void
put_acceptable(struct gen_writer *writer)
{
	put_function(writer, GEN_FUNCTION_ACCEPTABLE, "acceptable");
}

static void
put_sendable(struct gen_writer *writer)
{
	put_function(writer, GEN_FUNCTION_SENDABLE, "sendable");
}

static void
put_status_of(struct gen_writer *writer)
{
	put_function(writer, GEN_FUNCTION_STATUS, "status");
}

static void
put_text_of(struct gen_writer *writer)
{
	put_function(writer, GEN_FUNCTION_TEXT, "text");
}

const struct gen_fill_place gen_places_functions[] = {
	{ .name = "isacceptable", .put = put_acceptable },
	{ .name = "issendable", .put = put_sendable },
	{ .name = "statusof", .put = put_status_of },
	{ .name = "textof", .put = put_text_of },
	{ .name = NULL },
};
