/* SPDX-License-Identifier: MIT */
/* The keywords of languages. */

#include "keywords.h"

#include <string.h>

/* ISO/IEC 9899:2024, 6.4.1, and ISO/IEC 14882:2020, 5.11, as headers are used in C++,
 * too. */
const char *const gen_keywords_c[] = { "alignas", "alignof", "and", "and_eq",
	"asm", "auto", "bitand", "bitor", "bool", "break", "case", "catch",
	"char", "char16_t", "char32_t", "char8_t", "class", "co_await",
	"co_return", "co_yield", "compl", "concept", "const", "const_cast",
	"consteval", "constexpr", "constinit", "continue", "decltype",
	"default", "delete", "do", "double", "dynamic_cast", "else", "enum",
	"explicit", "export", "extern", "false", "final", "float", "for",
	"friend", "goto", "if", "import", "inline", "int", "long", "module",
	"mutable", "namespace", "new", "noexcept", "not", "not_eq", "nullptr",
	"operator", "or", "or_eq", "override", "private", "protected", "public",
	"register", "reinterpret_cast", "requires", "restrict", "return",
	"short", "signed", "sizeof", "static", "static_assert", "static_cast",
	"struct", "switch", "template", "this", "thread_local", "throw", "true",
	"try", "typedef", "typeid", "typename", "typeof", "typeof_unqual",
	"union", "unsigned", "using", "virtual", "void", "volatile", "wchar_t",
	"while", "xor", "xor_eq", NULL };

/* ECMA-334, 6.4.4. */
const char *const gen_keywords_csharp[] = { "abstract", "as", "base", "bool",
	"break", "byte", "case", "catch", "char", "checked", "class", "const",
	"continue", "decimal", "default", "delegate", "do", "double", "else",
	"enum", "event", "explicit", "extern", "false", "finally", "fixed",
	"float", "for", "foreach", "goto", "if", "implicit", "in", "int",
	"interface", "internal", "is", "lock", "long", "namespace", "new",
	"null", "object", "operator", "out", "override", "params", "private",
	"protected", "public", "readonly", "ref", "return", "sbyte", "sealed",
	"short", "sizeof", "stackalloc", "static", "string", "struct", "switch",
	"this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked",
	"unsafe", "ushort", "using", "virtual", "void", "volatile", "while",
	NULL };

/* The Go Programming Language Specification, "Keywords". */
const char *const gen_keywords_go[] = { "break", "case", "chan", "const",
	"continue", "default", "defer", "else", "fallthrough", "for", "func",
	"go", "goto", "if", "import", "interface", "map", "package", "range",
	"return", "select", "struct", "switch", "type", "var", NULL };

/* Java Language Specification, 3.9. */
const char *const gen_keywords_java[] = { "_", "abstract", "assert", "boolean",
	"break", "byte", "case", "catch", "char", "class", "const", "continue",
	"default", "do", "double", "else", "enum", "extends", "false", "final",
	"finally", "float", "for", "goto", "if", "implements", "import",
	"instanceof", "int", "interface", "long", "native", "new", "null",
	"package", "private", "protected", "public", "return", "short",
	"static", "strictfp", "super", "switch", "synchronized", "this",
	"throw", "throws", "transient", "true", "try", "void", "volatile",
	"while", NULL };

/* The Python Language Reference, 2.3.1. */
const char *const gen_keywords_python[] = { "False", "None", "True", "and",
	"as", "assert", "async", "await", "break", "class", "continue", "def",
	"del", "elif", "else", "except", "finally", "for", "from", "global",
	"if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass",
	"raise", "return", "try", "while", "with", "yield", NULL };

/* The Rust Reference, "Keywords". */
const char *const gen_keywords_rust[] = { "Self", "abstract", "as", "async",
	"await", "become", "box", "break", "const", "continue", "crate", "do",
	"dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen",
	"if", "impl", "in", "let", "loop", "macro", "match", "mod", "move",
	"mut", "override", "priv", "pub", "ref", "return", "self", "static",
	"struct", "super", "trait", "true", "try", "type", "typeof", "unsafe",
	"unsized", "use", "virtual", "where", "while", "yield", NULL };

/* ECMA-262, 12.7.2; TypeScript has no others that names must not be. */
const char *const gen_keywords_javascript[] = { "arguments", "await", "break",
	"case", "catch", "class", "const", "continue", "debugger", "default",
	"delete", "do", "else", "enum", "eval", "export", "extends", "false",
	"finally", "for", "function", "if", "implements", "import", "in",
	"instanceof", "interface", "let", "new", "null", "package", "private",
	"protected", "public", "return", "static", "super", "switch", "this",
	"throw", "true", "try", "typeof", "var", "void", "while", "with",
	"yield", NULL };

bool
gen_keyword_find(const char *const keywords[], const char *word)
{
	while (keywords != NULL && *keywords != NULL &&
	    strcmp(*keywords, word) != 0)
		keywords++;
	return keywords != NULL && *keywords != NULL;
}
