# SPDX-License-Identifier: MIT
"""Receives streams with wsproto.  On standard input lines of the sender,
"client" or "server", a blank and hexadecimal digits; prints for each
"accept", or "reject" with the close code."""

import sys

from wsproto.frame_protocol import FrameProtocol, ParseFailed


def receive(sender, octets):
    protocol = FrameProtocol(client=sender == "server", extensions=[])
    protocol.receive_bytes(octets)
    try:
        for _ in protocol.received_frames():
            pass
    except ParseFailed as failure:
        return f"reject {int(failure.code)}"
    return "accept"


for line in sys.stdin:
    sender, _, digits = line.rstrip("\n").partition(" ")
    print(receive(sender, bytes.fromhex(digits)))
