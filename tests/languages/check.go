// SPDX-License-Identifier: MIT

// Uses the constants: of websocket.xml, of good-small.xml, of good-odd.xml.
package main

import (
	"example/codes"
	"example/odd"
	"example/small"
)

// No conversion: constants have no type.
var code uint16 = codes.CloseGoingAway
var number int64 = codes.CloseInternalServerError

func check(got, want string) {
	if got != want {
		panic(got + " instead of " + want)
	}
}

func checkNumber(got, want int) {
	if got != want {
		panic(got)
	}
}

func main() {
	check(codes.Updated, "2026-01-12")
	checkNumber(int(code), 1001)
	checkNumber(int(number), codes.CloseInternalError)
	checkNumber(codes.CloseTLSHandshake, 1015)
	checkNumber(codes.OpcodePingFrame, 9)
	checkNumber(codes.Version13, 13)
	check(codes.CloseText(1006), "Abnormal Closure")
	check(codes.CloseText(1016), "")
	check(codes.SubprotocolMqtt, "mqtt")
	check(codes.SubprotocolRedfishWebsocket, codes.SubprotocolRedfish)
	check(codes.ExtensionText(codes.ExtensionPermessageDeflate),
		"WebSocket Per-Message Deflate")
	check(codes.BitRsv1, "RSV1")

	check(small.SubprotocolWhatEver, `what??/ever"\`)
	check(small.SubprotocolText("v10.stomp"), "STOMP 1.0 */ int x; /*")
	check(small.SubprotocolCafe, "caf\u00e9")
	check(small.ExtensionText("x"), "")

	check(odd.SubprotocolABCDE, "a\u202eb\ufeffc\u2028d\U0001f600e\U000e0041")
	check(odd.SubprotocolQuotes, `quote"s\ and 'more'`)
	check(odd.SubprotocolText(odd.SubprotocolQuotes),
		"\"\"\" ''' ``` \\N{DASH} \\u0041 \\x41 ${x} $(text) %s {@link y} "+
			"@deprecated */ // #")
	check(odd.Subprotocol2018_06Example, "2018.06.example")
	checkNumber(odd.Version0, 0)
	checkNumber(odd.CloseMro, 4000)
	checkNumber(odd.CloseDeprecatedTLSAndAURL, 1012)
	checkNumber(odd.CloseAlmostAllOfTwoOctets, 65000)
	checkNumber(odd.R802_11True, 2)
}
