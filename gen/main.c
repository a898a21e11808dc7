/* SPDX-License-Identifier: MIT */
/* wsreg-gen: compiles a registry file into C and other languages. */

#include "command.h"
#include "file/file.h"

int
main(int argc, char **argv)
{
	const struct gen_program program = { .name = "wsreg-gen" };

	gen_descriptors_open();
	return gen_command(&program, argc, argv);
}
