// SPDX-License-Identifier: MIT
// Uses the constants: of websocket.xml, of good-small.xml, of good-odd.xml.

import * as codes from "./codes";
import * as odd from "./odd";
import * as small from "./small";

// Types are as narrow as can be.
const goingAway: 1001 = codes.CLOSE_GOING_AWAY;
const close: codes.Close = 1001;
const subprotocol: codes.Subprotocol = "mqtt";
// @ts-expect-error: it is not assigned.
const unassigned: codes.Close = 1016;
// @ts-expect-error: there is none.
const extension: small.Extension = "x";
// @ts-expect-error: it cannot be changed.
codes.CLOSE.GOING_AWAY = 1001;

function check<T>(got: T, want: T): void {
  if (got !== want) throw new Error(`${got} instead of ${want}`);
}

check<string>(codes.UPDATED, "2026-01-12");
check<number>(codes.CLOSE.GOING_AWAY, goingAway);
check<number>(close, 1001);
check(codes.CLOSE_INTERNAL_SERVER_ERROR, codes.CLOSE_INTERNAL_ERROR);
check<number>(codes.OPCODE_PING_FRAME, 9);
check<number>(codes.VERSION.VERSION_13, 13);
check(codes.CLOSE_TEXT.get(1006), "Abnormal Closure");
check(codes.CLOSE_TEXT.get(1016), undefined);
check(codes.closeText(1014), "Bad Gateway");
check(codes.closeText(1016), "Unassigned");
check(codes.closeText(999), undefined);
check(codes.closeStatus(1004), "reserved");
check(codes.closeStatus(4001), "private-use");
check(codes.closeStatus(999), "unassigned");
check(codes.closeAcceptable(1010), true);
check(codes.closeSendable(1010, "client"), true);
check(codes.closeSendable(1010, "server"), false);
check(codes.closeSendable(1010, "browser"), false);
check<string>(codes.SUBPROTOCOL_MQTT, subprotocol);
check<string>(codes.SUBPROTOCOL_REDFISH_WEBSOCKET, codes.SUBPROTOCOL_REDFISH);
check(
  codes.EXTENSION_TEXT.get(codes.EXTENSION_PERMESSAGE_DEFLATE),
  "WebSocket Per-Message Deflate"
);
check(codes.EXTENSION_TEXT.get("constructor"), undefined);
check<string>(codes.BIT_RSV1, "RSV1");

check<string>(small.SUBPROTOCOL_WHAT_EVER, 'what??/ever"\\');
check(small.SUBPROTOCOL_TEXT.get("v10.stomp"), "STOMP 1.0 */ int x; /*");
check<string>(small.SUBPROTOCOL_CAFE, "caf\u00e9");
check(small.EXTENSION_TEXT.size, 0);

check<string>(
  odd.SUBPROTOCOL_A_B_C_D_E,
  "a\u202eb\ufeffc\u2028d\u{1f600}e\u{e0041}"
);
check<string>(odd.SUBPROTOCOL.QUOTES, "quote\"s\\ and 'more'");
check(
  odd.SUBPROTOCOL_TEXT.get(odd.SUBPROTOCOL_QUOTES),
  "\"\"\" ''' ``` \\N{DASH} \\u0041 \\x41 ${x} $(text) %s {@link y} " +
    "@deprecated */ // #"
);
check(odd.SUBPROTOCOL_TEXT.get("constructor"), "@deprecated");
check<string>(odd.SUBPROTOCOL_2018_06_EXAMPLE, "2018.06.example");
check<number>(odd.VERSION_0, 0);
check<number>(odd.CLOSE_MRO, 4000);
check<number>(odd.CLOSE_ALMOST_ALL_OF_TWO_OCTETS, 65000);
check<number>(odd.R_802_11.TRUE, 2);
