// SPDX-License-Identifier: MIT
// Uses the constants of CommonJS modules: of websocket.xml, of good-small.xml, of good-odd.xml.

const { readFileSync } = require("node:fs");
const codes = require("./codes.cjs");
const odd = require("./odd.cjs");
const small = require("./small.cjs");

function check(got, want) {
  if (got !== want) throw new Error(`${got} instead of ${want}`);
}

check(codes.UPDATED, "2026-01-12");
check(codes.CLOSE.GOING_AWAY, codes.CLOSE_GOING_AWAY);
check(codes.CLOSE_INTERNAL_SERVER_ERROR, codes.CLOSE_INTERNAL_ERROR);
check(codes.CLOSE_TEXT.get(1006), "Abnormal Closure");
check(codes.closeText(1014), "Bad Gateway");
check(codes.closeText(1016), "Unassigned");
check(codes.closeText(999), undefined);
check(codes.closeStatus(1004), "reserved");
check(codes.closeStatus(4001), "private-use");
check(codes.closeStatus(999), "unassigned");
check(codes.opcodeText(9), "Ping Frame");
check(codes.SUBPROTOCOL_MQTT, "mqtt");
check(codes.EXTENSION_TEXT.get("constructor"), undefined);
check(small.SUBPROTOCOL_CAFE, "caf\u00e9");
check(odd.SUBPROTOCOL.QUOTES, "quote\"s\\ and 'more'");
check(odd.CLOSE_MRO, 4000);

// Each code has a line in the file.
readFileSync("verdicts", "ascii")
  .trim()
  .split("\n")
  .forEach((line, code) =>
    check(
      [
        codes.closeSendable(code, "client"),
        codes.closeSendable(code, "server"),
        codes.closeSendable(code, "browser"),
        codes.closeAcceptable(code),
      ].join(" "),
      line,
    ),
  );
