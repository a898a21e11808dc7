/* SPDX-License-Identifier: MIT */
/* What the module of the XML reader tells the program that loads it. */

#ifndef GEN_XML_MODULE_H
#define GEN_XML_MODULE_H

#include "model/model.h"

/* The name of the module's file, and that of its one symbol. */
#define GEN_XML_MODULE_FILE "wsreg-xml.so"
#define GEN_XML_MODULE_SYMBOL "wsreg_xml_module"

struct gen_xml_module {
	/* The version of wsreg that it was built with: the program refuses
	 * another, as the structures that both use may differ. */
	const char *version;
	const struct gen_reader *reader;
};

#endif
