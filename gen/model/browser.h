/* SPDX-License-Identifier: MIT */
/* Verdicts on close codes that a page in a browser sends. */

#ifndef GEN_BROWSER_H
#define GEN_BROWSER_H

#include "overlay.h"

/* Cuts the rules, an array of struct wsreg_wire_rule, where a range of an array
 * of struct gen_browser begins or ends, and fills their verdicts on a browser.
 * Without any range a browser may send what a client may.  False when memory is
 * out; the rules are unchanged then. */
bool
gen_browser_apply(struct gen_array *rules, const struct gen_array *browser);

#endif
