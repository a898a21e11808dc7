/* SPDX-License-Identifier: MIT */
/*
 * wsreg export: registries, or the whole snapshot, come in; they go out in one
 * of the formats below.  This room includes print/ and what is below it.
 */

#ifndef CLI_EXPORT_H
#define CLI_EXPORT_H

#include "cli/print/print.h"

/* The registries to export, in their order. */
struct export_choice {
	const struct wsreg_registry **registries;
	size_t count;
	bool all; /* none was chosen, so they are those of the snapshot */
};

/* A format to export in; what it has nothing to say of is NULL. */
struct export_printer {
	/* Begins the output, before any registry. */
	void (*begin)(
	    const struct cli *cli, const struct export_choice *choice);
	/* Prints a registry, of which `index` were printed before. */
	void (*registry)(const struct cli *cli,
	    const struct wsreg_registry *registry, size_t index);
	/* Ends the output. */
	void (*end)(const struct cli *cli, const struct export_choice *choice);
};

extern const struct export_printer export_csv;
extern const struct export_printer export_html;
extern const struct export_printer export_json;
extern const struct export_printer export_xml;
extern const struct export_printer export_markdown;
extern const struct export_printer export_plain;

#endif
