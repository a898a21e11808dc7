/* SPDX-License-Identifier: MIT */
/* What the module of the XML reader tells the program that loads it. */

#ifndef GEN_XML_MODULE_H
#define GEN_XML_MODULE_H

#include "model/model.h"

/* The name of the module's file, and that of its one symbol. */
#define GEN_XML_MODULE_FILE "wsreg-xml.so"
#define GEN_XML_MODULE_SYMBOL "wsreg_xml_module"

/* The reader, and the version and the sizes of structures that it was built
 * with.  A program refuses a module whose are not its own. */
struct gen_xml_module {
	const char *version;
	size_t tape_size, input_size, overlay_size;
	const struct gen_reader *reader;
};

/* Describes a module of this build. */
#define GEN_XML_MODULE(its_reader)                                             \
	{                                                                      \
		.version = WSREG_VERSION,                                      \
		.tape_size = sizeof(struct gen_tape),                          \
		.input_size = sizeof(struct gen_input),                        \
		.overlay_size = sizeof(struct wsreg_overlay),                  \
		.reader = (its_reader),                                        \
	}

#endif
