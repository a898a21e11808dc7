// SPDX-License-Identifier: MIT

// Command try counts the vectors that a table in Go has, by their verdict: what
// a program does that tries its own parser with each.
package main

import (
	"fmt"

	"example.com/try/vectors"
)

func main() {
	accepted, failed, octets := 0, 0, 0
	for _, vector := range vectors.All {
		octets += len(vector.Octets)
		if vector.Severity != "error" {
			accepted++
		} else if len(vector.CloseCodes) > 0 {
			failed++
		}
	}
	fmt.Printf("%d accepted, %d failed, %d octets\n", accepted, failed, octets)
}
