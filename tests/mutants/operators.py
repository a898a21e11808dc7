# SPDX-License-Identifier: MIT
"""Makes the mutants of a C file: copies that each have one small fault."""

import re
from typing import NamedTuple


class Mutant(NamedTuple):
    """One fault: the octets begin..end of the file become new."""

    file: str
    begin: int
    end: int
    new: str
    kind: str
    line: int
    before: str  # the lines concerned, as they are, with single spaces
    after: str  # the same lines with the fault

    def key(self):
        """Names the fault in lists that outlive a change of line numbers."""
        return self.file, self.before, self.after


# What an operator becomes. Signs that can also be unary, or part of a
# declaration, are told apart by their spaces, which clang-format sets.
SPACED = {
    '<': ('<=', '>='),
    '<=': ('<', '>'),
    '>': ('>=', '<='),
    '>=': ('>', '<'),
    '==': ('!=',),
    '!=': ('==',),
    '+': ('-',),
    '-': ('+',),
    '*': ('/',),
    '/': ('*',),
    '%': ('*',),
    '&&': ('||',),
    '||': ('&&',),
    '&': ('|',),
    '|': ('&',),
    '^': ('|',),
    '<<': ('>>',),
    '>>': ('<<',),
    '+=': ('-=',),
    '-=': ('+=',),
    '|=': ('&=',),
    '&=': ('|=',),
    '^=': ('|=',),
    '<<=': ('>>=',),
    '>>=': ('<<=',),
}
KINDS = {
    **dict.fromkeys(('<', '<=', '>', '>=', '==', '!='), 'relation'),
    **dict.fromkeys(('&&', '||'), 'logic'),
    **dict.fromkeys(('+', '-', '*', '/', '%', '+=', '-='), 'arithmetic'),
}
TOKEN = re.compile(
    r' (?P<spaced>[-+*/%&|^<>=!]=?|&&|\|\||<<=?|>>=?)(?=[ \n])'
    r'|(?P<step>\+\+|--)'
    r'|(?P<not>!)(?=[\w(*])'
    r'|(?<![\w.])(?P<number>0[xX][0-9a-fA-F]+|\d+)(?P<suffix>[uUlL]*)(?![\w.])'
    r'|\b(?P<truth>true|false)\b'
    r'|\b(?:if|while) (?P<condition>\()'
    r'|\breturn (?P<value>[^;{}]+);'
    r'| (?P<choice>\?)\s'
    r'|(?P<begin>(?<=[;{}:)\n])[ \t]*\n\t+)(?P<statement>[\w*(][^;{}#]*;)'
)
# A statement that can go: a call, an assignment, a step, a jump.
GOES = re.compile(
    r'(?:break|continue|goto \w+)$'
    r'|(?:\(void\))?\w+\([^=]*\)$|\(void\)\w+\(.*\)$'
    r'|\w+\(.*\)$'
    r'|(?:\+\+|--)?[*(]*\w[\w.>\[\]()+*/% -]*?(?:\+\+|--)$'
    r'|[*(]*\w+(?:(?:\.|->)\w+|\[[^\]]*\]|\))*\s[-+*/%&|^<>]{0,2}=\s.*$',
    re.S,
)
TYPE = re.compile(
    r'\s*(?:static|const|struct|enum|union|unsigned|char|int|long|short'
    r'|bool|size_t|\w+_t|typedef|extern)\b'
)


def blank(match):
    """Replaces what is no code by as many characters."""
    return re.sub(r'[^\n]', '\x01', match.group())


def code_of(text):
    """Returns the text with comments, strings and directives made blank."""
    code = re.sub(
        r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'',
        blank,
        text,
        flags=re.S,
    )
    # The text of a macro is code; other directives and its name are not.
    code = re.sub(r'(?m)^#\s*(?!\s*define\b)(?:[^\n\\]|\\\n|\\.)*', blank, code)
    return re.sub(r'(?m)^#\s*define\s+\w+(?:\([^)]*\))?', blank, code)


def closing(code, start):
    """Returns the offset of the bracket that closes the one at start."""
    depth = 0
    for offset in range(start, len(code)):
        if code[offset] in '([{':
            depth += 1
        elif code[offset] in ')]}':
            depth -= 1
            if depth == 0:
                return offset
    return -1


def branches(code, question):
    """Returns the offsets of the colon and the end of a conditional."""
    depth = nested = 0
    colon = -1
    for offset in range(question + 1, len(code)):
        sign = code[offset]
        if sign in '([{':
            depth += 1
        elif sign in ')]}' and depth == 0 or sign in ',;' and depth == 0:
            return colon, offset
        elif sign in ')]}':
            depth -= 1
        elif sign == '?' and depth == 0 and colon < 0:
            nested += 1
        elif sign == ':' and depth == 0 and nested > 0:
            nested -= 1
        elif sign == ':' and depth == 0 and colon < 0:
            colon = offset
    return -1, -1


def size_of_array(code, start, end):
    """Says whether a number is the size of an array that is declared: one
    more element changes nothing that can be seen."""
    if code[start - 1] != '[' or code[end] != ']':
        return False
    begin = max(code.rfind(sign, 0, start) for sign in ';{}') + 1
    return bool(TYPE.match(code[begin:].replace('\x01', ' ')))


def numbers(match):
    """Returns what a number becomes: its neighbours."""
    text, suffix = match.group('number'), match.group('suffix')
    value = int(text, 0) if text.lower().startswith('0x') else int(text)
    form = hex if text.lower().startswith('0x') else str
    return [form(near) + suffix for near in (value + 1, value - 1) if near >= 0]


def choice(text, code, match):
    """Swaps the branches of a conditional expression."""
    question = match.start('choice')
    colon, end = branches(code, question)
    if colon < 0:
        return
    first = text[question + 1 : colon].strip()
    second = text[colon + 1 : end].strip()
    yield question, end, f'? {second} : {first}', 'branches'


def changes_of(text, code, match):
    """Yields begin, end, new text and kind of the faults at a token."""
    group = match.lastgroup
    if match.group('number') is not None:
        group = 'number'
    if match.group('statement') is not None:
        group = 'statement'
    start, end = match.span(group)
    if group == 'spaced':
        sign = match.group(group)
        if sign == '*' and code[end] == '\n':
            return  # a function that returns a pointer
        for new in SPACED.get(sign, ()):
            yield start, end, new, KINDS.get(sign, 'bits')
    elif group == 'step':
        new = '--' if match.group(group) == '++' else '++'
        yield start, end, new, 'arithmetic'
    elif group == 'not':
        yield start, end, '', 'logic'
    elif group == 'number' and not size_of_array(code, start, end):
        end = match.end('suffix')
        for new in numbers(match):
            yield start, end, new, 'constant'
    elif group == 'truth':
        new = 'false' if match.group(group) == 'true' else 'true'
        yield start, end, new, 'constant'
    elif group == 'condition':
        end = closing(code, start)
        yield start, end + 1, f'(!{text[start : end + 1]})', 'condition'
    elif group == 'value' and match.group(group) not in ('0', '1', 'NULL'):
        yield start, end, '0', 'return'
    elif group == 'choice':
        yield from choice(text, code, match)
    elif group == 'statement' and GOES.match(match.group(group)[:-1]):
        yield start, end, ';', 'removed'


def tokens(code):
    """Yields the tokens; those inside of statements and values, too."""
    offset = 0
    while match := TOKEN.search(code, offset):
        yield match
        inner = [
            match.start(name) for name in ('value', 'statement') if match.group(name)
        ]
        # A space or line end before the next token is still to be seen.
        offset = max(inner[0] - 1 if inner else match.end(), match.start() + 1)


def lines_around(text, begin, end):
    """Returns the lines of a piece of text: before it, and after it."""
    left = text.rfind('\n', 0, begin) + 1
    right = text.find('\n', end)
    return text[left:begin], text[end : right if right >= 0 else len(text)]


def mutants_of(name, text):
    """Returns all mutants of a file, in the order of their places."""
    code = code_of(text)
    found = {}
    for match in tokens(code):
        for begin, end, new, kind in changes_of(text, code, match):
            left, right = lines_around(text, begin, end)
            before = ' '.join((left + text[begin:end] + right).split())
            after = ' '.join((left + new + right).split())
            if before == after or 'static_assert' in before:
                continue
            line = text.count('\n', 0, begin) + 1
            found[begin, end, new] = Mutant(
                name, begin, end, new, kind, line, before, after
            )
    return [found[place] for place in sorted(found)]
