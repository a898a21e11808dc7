/* SPDX-License-Identifier: MIT */
/* The descriptors 0 to 2, which a program may be started without. */

#ifndef GEN_DESCRIPTORS_H
#define GEN_DESCRIPTORS_H

/*
 * To be called first by main().  Opens those of the standard descriptors that
 * are closed, so that no file which is opened later takes their place and gets
 * what is meant for them.  They are opened the wrong way round: their use still
 * fails, as on a closed one.  Ends the program with status 2 if that cannot be
 * done.
 */
void
gen_descriptors_open(void);

#endif
