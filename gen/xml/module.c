/* SPDX-License-Identifier: MIT */
/* The XML reader as a module, which load.c loads. */

#include "module.h"

extern const struct gen_xml_module wsreg_xml_module
    __attribute__((visibility("default")));

const struct gen_xml_module wsreg_xml_module = GEN_XML_MODULE(&gen_reader_xml);
