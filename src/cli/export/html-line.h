/* SPDX-License-Identifier: MIT */
/* The number line on the page of the registries. */

#ifndef CLI_EXPORT_HTML_LINE_H
#define CLI_EXPORT_HTML_LINE_H

#include "export.h"

/* Prints a number line, to scale, and a list of the codes of a registry of close
 * codes. */
void
export_put_number_line(
    const struct cli *cli, const struct wsreg_registry *registry);

#endif
