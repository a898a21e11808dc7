# SPDX-License-Identifier: MIT
"""Closes. The codes are in codes.py, which is generated."""

from __future__ import annotations

import dataclasses
import struct

from .codes import CloseCode, close_acceptable, close_text

#: The codes of the enumeration that may come from the other side.
EXTERNAL_CLOSE_CODES = frozenset(code for code in CloseCode if close_acceptable(code))

#: What messages call each code.
CLOSE_CODE_EXPLANATIONS = {code: close_text(code) for code in CloseCode}


@dataclasses.dataclass
class Close:
    """The code and the reason of a Close."""

    code: int
    reason: str

    @classmethod
    def parse(cls, data: bytes) -> Close:
        """Read a payload, or raise ValueError."""
        if not data:
            return cls(CloseCode.NO_STATUS_RCVD, "")
        if len(data) < 2:
            raise ValueError("close frame too short")
        (code,) = struct.unpack("!H", data[:2])
        close = cls(code, data[2:].decode())
        close.check()
        return close

    def check(self) -> None:
        """Raise ValueError if a Close must not have the code."""
        if not close_acceptable(self.code):
            raise ValueError("invalid status code")
