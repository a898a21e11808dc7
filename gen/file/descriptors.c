/* SPDX-License-Identifier: MIT */
/* The descriptors 0 to 2, which a program may be started without. */

#include "descriptors.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

void
gen_descriptors_open(void)
{
	for (int i = STDIN_FILENO; i <= STDERR_FILENO; i++) {
		int mode = i == STDIN_FILENO ? O_WRONLY : O_RDONLY;

		if (fcntl(i, F_GETFD) >= 0 || errno != EBADF)
			continue;
		/* The lowest number that is free is this one. */
		if (open("/dev/null", mode) != i)
			_exit(2);
	}
}
