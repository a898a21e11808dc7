# SPDX-License-Identifier: MIT
"""Uses the constants: of websocket.xml, of good-small.xml, of good-odd.xml."""

import codes
import odd
import small

assert codes.UPDATED == "2026-01-12"
assert codes.Close.GOING_AWAY == 1001
assert codes.Close(1014) is codes.Close.BAD_GATEWAY
assert codes.Close.INTERNAL_SERVER_ERROR is codes.Close.INTERNAL_ERROR
assert codes.CLOSE_TEXT[codes.Close.ABNORMAL_CLOSURE] == "Abnormal Closure"
assert codes.CLOSE_STATUS[1004] == "reserved"
assert 1016 not in codes.CLOSE_TEXT
assert codes.Close.__doc__ == "WebSocket Close Code Number Registry"
assert codes.Opcode.PING_FRAME == 9
assert codes.Version.VERSION_13 == 13
assert codes.VERSION_STATUS[13] == "standard"
assert codes.SUBPROTOCOL_MQTT == "mqtt"
assert codes.SUBPROTOCOL_REDFISH_WEBSOCKET == codes.SUBPROTOCOL_REDFISH
assert codes.EXTENSION_PERMESSAGE_DEFLATE == "permessage-deflate"
assert codes.EXTENSION_TEXT["permessage-deflate"] == \
    "WebSocket Per-Message Deflate"
assert codes.BIT_RSV1 == "RSV1"

assert small.SUBPROTOCOL_WHAT_EVER == 'what??/ever"\\'
assert small.SUBPROTOCOL_TEXT["v10.stomp"] == "STOMP 1.0 */ int x; /*"
assert small.SUBPROTOCOL_CAFE == "caf\u00e9"
assert small.EXTENSION_TEXT == {}
assert small.Opcode.__doc__ == ""

assert odd.SUBPROTOCOL_A_B_C_D_E == "a\u202eb\ufeffc\u2028d\U0001f600e\U000e0041"
assert odd.SUBPROTOCOL_QUOTES == "quote\"s\\ and 'more'"
assert odd.SUBPROTOCOL_TEXT[odd.SUBPROTOCOL_QUOTES] == (
    '""" \'\'\' ``` \\N{DASH} \\u0041 \\x41 ${x} $(text) %s {@link y} '
    "@deprecated */ // #")
assert odd.SUBPROTOCOL_2018_06_EXAMPLE == "2018.06.example"
assert odd.Version.VERSION_0 == 0
assert odd.Close.MRO == 4000
assert odd.Close.ALMOST_ALL_OF_TWO_OCTETS == 65000
assert list(odd.Opcode) == []
assert odd.R802_11.TRUE == 2

assert codes.close_status(1004) == "reserved"
assert codes.close_status(4001) == "private-use"
assert codes.close_status(999) == "unassigned"
assert codes.close_text(1014) == "Bad Gateway"
assert codes.close_text(1016) == "Unassigned"
assert codes.close_text(999) is None

with open("verdicts", encoding="ascii") as file:
    for code, line in enumerate(file):
        assert line.split() == [
            str(verdict).lower()
            for verdict in (
                codes.close_sendable(code, "client"),
                codes.close_sendable(code, "server"),
                codes.close_sendable(code, "browser"),
                codes.close_acceptable(code),
            )
        ], code
