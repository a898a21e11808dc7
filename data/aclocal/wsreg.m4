# SPDX-License-Identifier: MIT
# wsreg for Autoconf.

# WSREG_PROG_GEN([ACTION-IF-FOUND], [ACTION-IF-NOT-FOUND])
# --------------------------------------------------------
# Finds the generator wsreg-gen and substitutes WSREG_GEN, which rules of make
# use as $(WSREG_GEN).  A WSREG_GEN that the user sets is used as it is.
# Otherwise the macro looks for wsreg-gen on PATH and then, unless it is
# cross-compiling, where libwsreg.pc says.  If it finds none, it runs
# ACTION-IF-NOT-FOUND, which by default ends configure with an error.
#
# aclocal reads this file from its own folder and from those that the
# environment's ACLOCAL_PATH names, such as /usr/local/share/aclocal.  Where it
# does not find the file, autoconf would copy the macro's name into configure.
# The line
#
#	m4_pattern_forbid([^WSREG_PROG_])
#
# in configure.ac makes that an error.
#
# PKG_CHECK_MODULES([WSREG], [libwsreg]) finds the library.  It sets other
# variables.
AC_DEFUN([WSREG_PROG_GEN],
[m4_ifdef([PKG_PROG_PKG_CONFIG], [AC_REQUIRE([PKG_PROG_PKG_CONFIG])])dnl
AC_ARG_VAR([WSREG_GEN], [generator of headers from IANA's registries])dnl
AS_IF([test -z "$WSREG_GEN"],
  [AC_PATH_PROG([WSREG_GEN], [wsreg-gen])])
AS_IF([test -z "$WSREG_GEN" && test "x$cross_compiling" != xyes &&
    test -n "$PKG_CONFIG"],
  [WSREG_GEN=`$PKG_CONFIG --variable=wsreg_gen libwsreg 2>/dev/null`])
AC_MSG_CHECKING([whether wsreg-gen works])
AS_IF([test -n "$WSREG_GEN" && $WSREG_GEN --version >/dev/null 2>&1],
  [AC_MSG_RESULT([yes])
$1],
  [AC_MSG_RESULT([no])
m4_default([$2],
  [AC_MSG_ERROR([wsreg-gen was not found: set WSREG_GEN to its path])])])[]dnl
])# WSREG_PROG_GEN
