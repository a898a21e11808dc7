/* SPDX-License-Identifier: MIT */
/* The password.  It is never an argument, which other users of the machine could
 * see. */

#ifndef PUBLISH_SECRET_H
#define PUBLISH_SECRET_H

/* The longest password, in octets. */
#define SECRET_MAX 1023

/* Reads the password into room for SECRET_MAX octets and a NUL: the first line of
 * a file or, if `file` is NULL, the environment variable WSREG_PASSWORD.  Ends
 * the program if there is none. */
void
secret_read(const char *file, char *password);

#endif
