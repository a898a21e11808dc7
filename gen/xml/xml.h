/* SPDX-License-Identifier: MIT */
/*
 * The room of XML: the only one that knows libxml2.  In come the octets of a
 * registry file in XML; out goes its document, on the tape of a model.  It
 * includes gen/model and the rooms below.
 *
 * Others reach the reader by gen_reader_xml, which model.h declares: it reads
 * any file that does not begin like a page of text.  It fetches nothing and
 * expands nothing: a DOCTYPE is refused, and the root element is IANA's
 * `registry'.
 */

#ifndef GEN_XML_H
#define GEN_XML_H

#include "model/model.h"

#endif
