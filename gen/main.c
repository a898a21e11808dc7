/* SPDX-License-Identifier: MIT */
/* wsreg-gen: compiles a registry file into C and other languages. */

#include "command.h"

int
main(int argc, char **argv)
{
	return gen_command("wsreg-gen", argc, argv);
}
