// SPDX-License-Identifier: MIT

// Uses the constants: of websocket.xml, of good-small.xml, of good-odd.xml.
package main

import (
	"fmt"
	"os"
	"strings"

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

// Compares each code with a line of the file.
func checkVerdicts() {
	text, err := os.ReadFile("verdicts")
	if err != nil {
		panic(err)
	}
	for code, line := range strings.Split(strings.TrimSpace(string(text)), "\n") {
		check(fmt.Sprint(codes.CloseSendable(code, "client"),
			codes.CloseSendable(code, "server"),
			codes.CloseSendable(code, "browser"),
			codes.CloseAcceptable(code)), line)
	}
}

func main() {
	checkNumber(int(code), 1001)
	checkNumber(int(number), codes.CloseInternalError)
	checkNumber(codes.CloseTLSHandshake, 1015)
	checkNumber(codes.OpcodePingFrame, 9)
	checkNumber(codes.Version13, 13)
	check(codes.CloseText(1006), "Abnormal Closure")
	check(codes.CloseText(1016), "Unassigned")
	check(codes.CloseText(999), "")
	check(codes.CloseText(1014), "Bad Gateway")
	check(codes.CloseStatus(1004), "reserved")
	check(codes.CloseStatus(4001), "private-use")
	check(codes.CloseStatus(999), "unassigned")
	checkVerdicts()
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
