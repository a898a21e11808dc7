/* SPDX-License-Identifier: MIT */
/* The keywords of languages, which no name may be. */

#ifndef GEN_KEYWORDS_H
#define GEN_KEYWORDS_H

#include <stdbool.h>

/* Lists up to a NULL.  That of C has those of C++, too. */
extern const char *const gen_keywords_c[];
extern const char *const gen_keywords_csharp[];
extern const char *const gen_keywords_go[];
extern const char *const gen_keywords_java[];
extern const char *const gen_keywords_python[];
extern const char *const gen_keywords_rust[];
extern const char *const gen_keywords_javascript[];

/* Returns whether the word is in the list, which may be NULL. */
bool
gen_keyword_find(const char *const keywords[], const char *word);

#endif
