/* SPDX-License-Identifier: MIT */
/* What generated code says of a constant. */

#ifndef GEN_DESCRIBE_H
#define GEN_DESCRIBE_H

#include "constants.h"

/* How other languages write names; they are made of those in C. */
enum gen_style {
	GEN_STYLE_C,           /* GOING_AWAY: as the overlay has it */
	GEN_STYLE_CAPITALS,    /* CLOSE_GOING_AWAY */
	GEN_STYLE_CAMEL,       /* CloseGoingAway, and ClosePolicyURL as in Go */
	GEN_STYLE_LOWER,       /* close_going_away */
	GEN_STYLE_LOWER_CAMEL, /* closeGoingAway */
	GEN_STYLE_MEMBER,      /* GOING_AWAY */
	GEN_STYLE_CAMEL_MEMBER /* GoingAway, and PolicyUrl */
};

/*
 * Prints the name of a constant of the group, or without a constant that of
 * the group alone.  In C, both names are as they are.  A member's name goes
 * without the group's, unless it would begin with no letter: it is VERSION_13
 * then.  "R_" stands before the name of a group that begins with no letter.
 */
void
gen_style_print(struct gen_output *output, enum gen_style style,
    const struct gen_group *group, const struct gen_constant *constant);

/*
 * Prints the name of a constant by its group's template, in which {NAME} is
 * GOING_AWAY, {Name} GoingAway and {name} going_away; with `initialisms`, Go's
 * words in capitals stay so in {Name}.
 */
void
gen_template_print(struct gen_output *output, const struct gen_group *group,
    const struct gen_constant *constant, bool initialisms);

/*
 * Describes the constant in one line of UTF-8: its meaning, status, whether a
 * close code may be sent, references, and the date of registration.  The line
 * replaces what was in `phrase`, whose memory it is in.
 */
const char *
gen_describe(struct gen_output *phrase, const struct gen_constant *constant);

#endif
