/* SPDX-License-Identifier: MIT */
/* The timeline on the page of the registries. */

#ifndef CLI_EXPORT_HTML_TIME_H
#define CLI_EXPORT_HTML_TIME_H

#include "export.h"

/* Prints when the records of the registries were registered, along a line of
 * years; nothing if no record has a date. */
void
export_put_timeline(const struct cli *cli, const struct export_choice *choice);

#endif
