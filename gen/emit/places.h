/* SPDX-License-Identifier: MIT */
/*
 * Filling in the texts of a language.  These places may stand in them:
 *
 *	$(updated)  the day of the last update, as a string
  *	$(PREFIX)   the prefix in capitals
 *	$(package)  the same in lower case, $(Package) as the name of a type
 *
 * of a registry:
 *
 *	$(GROUP)    CLOSE, $(Group) Close, $(group) close
 *	$(lower)    close, and openCode
 *	$(cgroup)   its name in C
 *	$(Type)     the name of the type of its constants: Close
 *	$(tag)      the tag of their enumeration and a blank, or nothing
 *	$(tagname)  "enum" and that tag, or what no other registry has
 *	$(caption)  its title, for a comment
 *	$(heading)  its id and title, for a comment
 *	$(title)    its title, as a string
 *	$(bits)     8, 16 or 32: what numbers of such a registry fit in
 *	$(type)     the language's type for its numbers or names
 *	$(noun)     "number" or "name"
 *
 * of a constant:
 *
 *	$(NAME)     CLOSE_GOING_AWAY, $(Name) CloseGoingAway
 *	$(MEMBER)   GOING_AWAY, $(Member) GoingAway; but VERSION_13, as 13
 *		    alone is not a name
 *	$(cname)    its name in C, after those of prefix and registry
 *	$(cconstant)  its whole name in C
 *	$(value)    a number, or the key as a string
 *	$(text)     what the registry calls it, as a string
 *	$(status)   a word for its status, as a string
 *	$(doc)      what is known of it, for a comment
 *	$(deprecated)  that programs should not use it; nothing unless the name
 *		    is a former one
 *	$(present)  what the language calls it, or its present name
 *	$(break)    a blank, or a new line where the old one gets too long
 *
 * of close codes:
 *
 *	$(Sender)   "Client" or "Server", $(sender) the same in lower case
 *	$(sendername)  client, server or browser
 *	$(SENDER)   CLIENT, SERVER or BROWSER
 *
 * of functions, in the style of the language unless the overlay names them:
 *
 *	$(isacceptable), $(issendable), $(statusof), $(textof)
 *
 * of a range of close codes, or of a record that is a range:
 *
 *	$(range)    a condition in C's syntax that `code' lies in the range, or
 *		    `number' in that of a record
 *	$(first)    its first number, $(last) its last
 *	$(unassigned)  the status of numbers that no record has, as a string
 */

#ifndef GEN_PLACES_H
#define GEN_PLACES_H

#include "describe.h"
#include "language.h"
#include "taken.h"

/* What texts are filled in from. */
struct gen_writer {
	struct gen_output *output;
	const struct gen_language *language;
	const struct gen_source *source;
	const struct gen_group *group;
	const struct gen_constant *constant;
	const char *name; /* of constants in the part at hand, or NULL */
	enum wsreg_sender sender; /* of close codes */
	uint32_t first, last;     /* the range of codes */
	struct gen_taken *taken;  /* where names are noted, not printed */
	struct gen_output phrase; /* memory for the text of a comment */
	size_t gap;               /* where the line may be broken, or 0 */
};

/* A place has a function, or a name in some style: that of the group, or of the
 * constant. */
struct gen_fill_place {
	const char *name;
	void (*put)(struct gen_writer *writer);
	enum gen_style style;
	bool constant;
};

/* The places of ranges and of functions; one without a name is the last. */
extern const struct gen_fill_place gen_places_codes[];
extern const struct gen_fill_place gen_places_functions[];

/* Appends the text with its places filled in; nothing if it is NULL. */
void
gen_fill(struct gen_writer *writer, const char *text);

#endif
