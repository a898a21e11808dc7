/* SPDX-License-Identifier: MIT */
/* The XML reader of a program that is not linked with libxml2: it loads the
 * module which is, once a file has to be read. */

#include <dlfcn.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "module.h"

/* Looks for the module in a folder that is told by that of this program, so
 * that an installed tree may be moved.  Returns NULL if it is not there. */
static void *
open_beside(const char *folder)
{
	char path[PATH_MAX];
	ssize_t size = readlink("/proc/self/exe", path, sizeof(path));
	char *name;
	size_t room;

	if (size <= 0 || (size_t)size >= sizeof(path))
		return NULL;
	path[size] = '\0';
	name = strrchr(path, '/') + 1;
	room = sizeof(path) - (size_t)(name - path);
	if ((size_t)snprintf(name, room, "%s/" GEN_XML_MODULE_FILE, folder) >=
	    room)
		return NULL;
	return dlopen(path, RTLD_NOW | RTLD_LOCAL);
}

/* Returns the module's reader, or NULL with the error set.  The module stays
 * to the program's end. */
static const struct gen_reader *
load(struct gen_tape *tape)
{
	void *handle = open_beside(WSREG_MODULES_FROM_BIN);
	const struct gen_xml_module *module;

	if (handle == NULL)
		handle = open_beside(WSREG_MODULES_BUILT);
	if (handle == NULL)
		handle = dlopen(WSREG_MODULES "/" GEN_XML_MODULE_FILE,
		    RTLD_NOW | RTLD_LOCAL);
	if (handle == NULL) {
		gen_error_set(tape->error, tape->file, 0,
		    "cannot load the XML reader: %s", dlerror());
		return NULL;
	}
	module = dlsym(handle, GEN_XML_MODULE_SYMBOL);
	if (module == NULL || strcmp(module->version, WSREG_VERSION) != 0) {
		gen_error_set(tape->error, tape->file, 0,
		    "the XML reader " GEN_XML_MODULE_FILE
		    " does not belong to wsreg " WSREG_VERSION);
		return NULL;
	}
	return module->reader;
}

static uint32_t
read_xml(struct gen_tape *tape, struct gen_input *input,
    const struct wsreg_overlay *overlay)
{
	static const struct gen_reader *reader;

	if (reader == NULL)
		reader = load(tape);
	return reader != NULL ? reader->read(tape, input, overlay) : 0;
}

const struct gen_reader gen_reader_xml = { .read = read_xml };
