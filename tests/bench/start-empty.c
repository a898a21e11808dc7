/* SPDX-License-Identifier: MIT */
/* A program that does nothing: the least that starting one takes. */

int
main(void)
{
	return 0;
}
