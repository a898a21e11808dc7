// SPDX-License-Identifier: MIT
// Prints the close codes that the package accepts.

"use strict";

const { isValidStatusCode, readClose } = require("./validation.js");

for (let code = 0; code <= 70000; code++) {
  const accepted = isValidStatusCode(code);
  if (code <= 65535) {
    let read = NaN;
    try {
      read = readClose(Uint8Array.of(code >> 8, code & 255));
    } catch {
      // It is not accepted.
    }
    if ((read === code) !== accepted) throw new Error(`${code} differs`);
  }
  if (accepted) console.log(code);
}
