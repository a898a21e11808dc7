// SPDX-License-Identifier: MIT

// The command accept prints the close codes that the package accepts.
package main

import (
	"fmt"
	"os"

	"example.org/websocket"
)

func main() {
	for code := 0; code <= 70000; code++ {
		accepted := websocket.Acceptable(code)
		if code <= 65535 && code != websocket.CloseNoStatusReceived {
			message := websocket.FormatCloseMessage(code, "bye")
			_, err := websocket.ParseCloseMessage(message)
			if (err == nil) != accepted {
				os.Exit(1)
			}
		}
		if accepted {
			fmt.Println(code)
		}
	}
}
