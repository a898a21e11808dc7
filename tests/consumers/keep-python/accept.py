# SPDX-License-Identifier: MIT
"""Prints the close codes that the package accepts, and checks its names."""

import sys

from package import CLOSE_CODE_EXPLANATIONS, EXTERNAL_CLOSE_CODES, Close, CloseCode


def accepts(code: int) -> bool:
    """Return whether a Close with the code passes."""
    try:
        Close(code, "").check()
    except ValueError:
        return False
    return True


with open(sys.argv[1], encoding="ascii") as names:
    wanted = dict(line.split() for line in names)
# These and no others, as users list them.
assert {name: str(code.value) for name, code in CloseCode.__members__.items()} == wanted
assert EXTERNAL_CLOSE_CODES == {code for code in CloseCode if accepts(code)}
assert CLOSE_CODE_EXPLANATIONS[CloseCode.NORMAL_CLOSURE] == "OK"
for number in range(70001):
    if accepts(number):
        print(number)
