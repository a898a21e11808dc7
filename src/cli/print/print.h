/* SPDX-License-Identifier: MIT */
/*
 * What the commands print with: text laid out for a terminal, values of JSON,
 * cells of Markdown, annotations, results of code scanners, text of XML, and the
 * changes between two snapshots, also as entries of a feed.  Records and changes come in, text goes out to
 * cli->out.  This room includes src/cli and what is below it.
 */

#ifndef CLI_PRINT_H
#define CLI_PRINT_H

#include "change-text.h"
#include "changes.h"
#include "cli/cli.h"
#include "columns.h"
#include "entry.h"
#include "feed.h"
#include "github.h"
#include "json-document.h"
#include "json-value.h"
#include "json-write.h"
#include "layout.h"
#include "markdown.h"
#include "notes.h"
#include "page.h"
#include "sarif.h"
#include "xml.h"

#endif
