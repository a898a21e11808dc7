# SPDX-License-Identifier: MIT
# wsreg for Autoconf.

# WSREG_PROG_GEN([ACTION-IF-FOUND], [ACTION-IF-NOT-FOUND])
# --------------------------------------------------------
# Looks for the generator wsreg-gen and substitutes WSREG_GEN, in make's rules
# $(WSREG_GEN).  The user's WSREG_GEN is taken as it is; else it is looked for
# on PATH and then, unless cross-compiling, where libwsreg.pc says.  Without
# ACTION-IF-NOT-FOUND it is an error if there is none.
#
# The library is found by PKG_CHECK_MODULES([WSREG], [libwsreg]), which uses
# other variables.
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
  [AC_MSG_ERROR([wsreg-gen is needed: set WSREG_GEN to where it is])])])[]dnl
])# WSREG_PROG_GEN
