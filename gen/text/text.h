/* SPDX-License-Identifier: MIT */
/*
 * The room of IANA's text rendition of the WebSocket registries.  In come the
 * octets of that page; out goes, on the tape of a model, the document that the
 * file in XML would have.  It includes gen/model and the rooms below.  The pages
 * of other registries are refused, since their tables cannot be read reliably.
 *
 * Others reach the readers by gen_reader_text and gen_reader_history, which
 * model.h declares.  The
 * overlay names the element of each column.  What the page does not show is
 * missing: the dates of records, empty fields, what a label links to.  A
 * record's line is that of its key, a field's that of its first line.
 */

#ifndef GEN_TEXT_H
#define GEN_TEXT_H

#include "model/model.h"

#endif
