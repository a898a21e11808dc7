/* SPDX-License-Identifier: MIT */
/* The XML reader of a program that is not linked with libxml2: it loads the
 * module which is, once a file has to be read. */

#include <dlfcn.h>
#include <stdio.h>
#include <string.h>

#include "module.h"

/* Returns whether the program and the module were built together: both use the
 * same structures, of the same sizes. */
static bool
fits(const struct gen_xml_module *module)
{
	const struct gen_xml_module own = GEN_XML_MODULE(NULL);

	return module != NULL && strcmp(module->version, own.version) == 0 &&
	    module->tape_size == own.tape_size &&
	    module->input_size == own.input_size &&
	    module->overlay_size == own.overlay_size;
}

/* Why there is no reader. */
static char reasons[1024];

/* Opens the module.  Three places are tried: the folder in the program's
 * RUNPATH, which only a program in its build folder has; a folder relative to
 * the program, so that an installed tree may be moved; and the folder in which
 * the module was installed.  Returns NULL with the reason for each place. */
static void *
open_module(void)
{
	static const char *const files[] = {
		GEN_XML_MODULE_FILE,
		WSREG_MODULES_FROM_BIN "/" GEN_XML_MODULE_FILE,
		WSREG_MODULES "/" GEN_XML_MODULE_FILE,
	};

	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		void *handle = dlopen(files[i], RTLD_NOW | RTLD_LOCAL);
		size_t size = strlen(reasons);

		if (handle != NULL)
			return handle;
		snprintf(reasons + size, sizeof(reasons) - size, "%s%s",
		    i > 0 ? "; " : "the reader of XML cannot be loaded: ",
		    dlerror());
	}
	return NULL;
}

/* The module's reader, once it is loaded: it stays to the program's end. */
static const struct gen_reader *reader;

/* Loads the module, once: inside the sandbox it is out of reach. */
static void
prepare(void)
{
	const struct gen_xml_module *module;
	void *handle;

	if (reader != NULL || reasons[0] != '\0')
		return;
	handle = open_module();
	if (handle == NULL)
		return;
	module = dlsym(handle, GEN_XML_MODULE_SYMBOL);
	if (fits(module))
		reader = module->reader;
	else
		snprintf(reasons, sizeof(reasons),
		    "the XML reader " GEN_XML_MODULE_FILE
		    " was not built with this wsreg " WSREG_VERSION);
}

static uint32_t
read_xml(struct gen_tape *tape, struct gen_input *input,
    const struct wsreg_overlay *overlay)
{
	prepare();
	if (reader != NULL)
		return reader->read(tape, input, overlay);
	gen_error_set(tape->error, tape->file, 0, "%s", reasons);
	return 0;
}

const struct gen_reader gen_reader_xml = { .read = read_xml,
	.prepare = prepare };
