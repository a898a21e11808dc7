/* SPDX-License-Identifier: MIT */
/*
 * wsreg export: registries, or the whole snapshot, come in; they go out in one
 * of the formats below.  This room includes print/ and what is below it.
 */

#ifndef CLI_EXPORT_H
#define CLI_EXPORT_H

#include "cli/print/print.h"

/* A format to export in; what it has nothing to say of is NULL. */
struct export_printer {
	/* Begins the output, before any registry. */
	void (*begin)(const struct cli *cli);
	/* Prints a registry, of which `index` were printed before. */
	void (*registry)(const struct cli *cli,
	    const struct wsreg_registry *registry, size_t index);
	/* `all`: no registry was chosen. */
	void (*end)(const struct cli *cli, bool all);
};

extern const struct export_printer export_csv;
extern const struct export_printer export_json;
extern const struct export_printer export_xml;
extern const struct export_printer export_markdown;
extern const struct export_printer export_plain;

#endif
