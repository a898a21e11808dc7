# SPDX-License-Identifier: MIT
"""Runs the parsers of wsproto and websockets over the vectors of wsreg.

    wsreg rules --vectors | python3 compare.py

prints where a parser's verdict differs from the vector's, and why.  A
difference that nothing explains is printed, too, and the exit status is 1.

To try a parser of your own, write a function like judge_wsproto(), which gets
the sender of the frames, what was negotiated, and the octets, and returns a
close code, or None if all was accepted.
"""

import json
import sys

import wsproto.extensions
import wsproto.frame_protocol
import websockets.connection
import websockets.extensions.permessage_deflate
import websockets.frames

# ---- The parsers ----


def parameters(extensions):
    """The parameters of permessage-deflate by name; True for a flag."""
    found = {}
    for part in extensions.split(";")[1:]:
        name, _, value = part.strip().partition("=")
        found[name] = int(value) if value else True
    return found


def judge_wsproto(sender, extensions, octets):
    """The close code that wsproto fails with, or None."""
    agreed = []
    if extensions is not None:
        deflate = wsproto.extensions.PerMessageDeflate()
        try:
            deflate.finalize(extensions)
        except ValueError:
            return "refused"
        agreed.append(deflate)
    # The receiver is on the other side.
    protocol = wsproto.frame_protocol.FrameProtocol(sender == "server", agreed)
    try:
        protocol.receive_bytes(octets)
        for frame in protocol.received_frames():
            # RFC 6455, 5.5.1: nothing comes after a Close.
            if frame.opcode is wsproto.frame_protocol.Opcode.CLOSE:
                return None
    except wsproto.frame_protocol.ParseFailed as error:
        return int(error.code)
    return None


def decodes(frames):
    """Whether all texts are UTF-8, which the parser leaves to its caller."""
    opcode = websockets.frames.Opcode
    kind, octets = None, b""
    for frame in frames:
        if frame.opcode in (opcode.TEXT, opcode.BINARY):
            kind, octets = frame.opcode, b""
        if frame.opcode in (opcode.TEXT, opcode.BINARY, opcode.CONT):
            octets += frame.data
            try:
                if kind is opcode.TEXT and frame.fin:
                    octets.decode("utf-8")
            except UnicodeDecodeError:
                return False
    return True


def judge_websockets(sender, extensions, octets):
    """The close code that websockets fails with, or None."""
    side = websockets.connection.Side
    connection = websockets.connection.Connection(
        side.SERVER if sender == "client" else side.CLIENT,
        max_size=None,
    )
    if extensions is not None:
        found = parameters(extensions)
        remote, local = sender, "server" if sender == "client" else "client"
        connection.extensions = [
            websockets.extensions.permessage_deflate.PerMessageDeflate(
                found.get(remote + "_no_context_takeover", False),
                found.get(local + "_no_context_takeover", False),
                found.get(remote + "_max_window_bits", 15),
                # zlib cannot compress with the least window.
                max(found.get(local + "_max_window_bits", 15), 9),
            )
        ]
    connection.logger.disabled = True
    connection.receive_data(octets)
    if not decodes(connection.events_received()):
        return 1007
    if connection.parser_exc is None:
        return None
    return connection.close_sent.code if connection.close_sent else 1006


PARSERS = {"wsproto": judge_wsproto, "websockets": judge_websockets}

# ---- The verdicts ----


def expected(vector):
    """The codes that a parser may fail with; none if it must accept."""
    # That the stream ends is not for a parser to judge, which waits.
    if vector["severity"] != "error" or vector["rule"] == "stream-truncated":
        return []
    return vector["close_codes"]


def agrees(vector, code):
    codes = expected(vector)
    return code in codes if codes else code is None


# ---- Explanations ----

# The first that fits counts: the parser, how the ids begin, the result, and why
# it differs.
REASONS = [
    ("websockets", ("length-not-minimal", "control-frame-too-long-extended"),
     None, "the form of a length is not checked"),
    ("websockets", ("length-msb-set",), None,
     "the top bit of a length is not checked: the parser waits for the octets"),
    ("websockets", ("message-unfinished-close",), 1002,
     "a Close inside a message is taken for an error"),
    ("wsproto", ("accept-close-1014",), 1002,
     "the table of close codes is older than 1014"),
    ("wsproto", ("accept-deflate-ping",), 1007,
     "a Ping between two fragments makes it forget that they are compressed"),
    ("wsproto", ("accept-deflate-final-next",), 1007,
     "zlib ends at BFINAL, and is not begun anew for the next message"),
    ("wsproto", ("deflate-window", "accept-deflate-window"), "refused",
     "zlib has no window of 8 bits to compress with, so it is refused"),
    ("any", ("deflate-window-exceeded",), None,
     "zlib looks back through all that one call has inflated"),
    ("any", ("deflate-data-invalid-stored-cut", "deflate-message-empty"), None,
     "zlib does not say that a message ends inside a block"),
]


def explain(parser, vector, code):
    for who, starts, result, why in REASONS:
        if who in (parser, "any") and vector["id"].startswith(starts) and \
                result == code:
            return why
    return "not explained"


def main():
    groups, count = {}, 0
    for line in sys.stdin:
        vector = json.loads(line)
        octets = bytes.fromhex(vector["hex"])
        count += 1
        for parser, judge in PARSERS.items():
            code = judge(vector["sender"], vector["extensions"], octets)
            if not agrees(vector, code):
                why = explain(parser, vector, code)
                groups.setdefault((parser, why), []).append((vector, code))
    for (parser, why), differences in sorted(groups.items()):
        print(f"{parser}: {why}")
        for vector, code in differences:
            codes = " or ".join(map(str, expected(vector))) or "accepted"
            print(f"  {vector['id']}: {code or 'accepted'}, not {codes}")
    differences = sum(map(len, groups.values()))
    print(f"{count} vectors, {differences} differences")
    return any(why == "not explained" for _, why in groups)


if __name__ == "__main__":
    sys.exit(main())
