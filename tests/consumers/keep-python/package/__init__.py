# SPDX-License-Identifier: MIT
"""The part of a WebSocket package that is about Closes."""

from .frames import CLOSE_CODE_EXPLANATIONS, EXTERNAL_CLOSE_CODES, Close, CloseCode

__all__ = ["CLOSE_CODE_EXPLANATIONS", "EXTERNAL_CLOSE_CODES", "Close", "CloseCode"]
