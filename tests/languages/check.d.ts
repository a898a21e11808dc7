// SPDX-License-Identifier: MIT
// Uses the declarations: of websocket.xml, of good-small.xml, of good-odd.xml.

import * as codes from "./codes";
import * as odd from "./odd";
import * as small from "./small";

export declare const goingAway: typeof codes.CLOSE_GOING_AWAY;
export declare const close: codes.Close;
export declare const status: ReturnType<typeof codes.closeStatus>;
export declare const acceptable: ReturnType<typeof codes.closeAcceptable>;
export declare const sendable: ReturnType<typeof codes.closeSendable>;
export declare const subprotocol: small.Subprotocol;
export declare const odds: typeof odd.CLOSE;
