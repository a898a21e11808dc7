// SPDX-License-Identifier: MIT
// What a receiver of a WebSocket package asks of a Close. The codes are in
// codes.js, which is generated.

"use strict";

const { CLOSE, isValidStatusCode } = require("./codes.js");

/**
 * Returns the code of a Close's payload.
 * @param {Uint8Array} payload
 * @returns {number}
 */
function readClose(payload) {
  if (payload.length === 0) return CLOSE.NO_STATUS_RCVD;
  if (payload.length === 1) throw new RangeError("invalid payload length 1");
  const code = payload[0] * 256 + payload[1];
  if (!isValidStatusCode(code)) {
    throw new RangeError(`invalid status code ${code}`);
  }
  return code;
}

module.exports = { isValidStatusCode, readClose };
