// SPDX-License-Identifier: MIT

// Package websocket is the part of a WebSocket package that is about Closes.
// The codes are in codes.go, which is generated.
package websocket

import (
	"encoding/binary"
	"errors"
	"fmt"
)

var errBadClose = errors.New("websocket: bad close payload")

// CloseError is a Close that came.
type CloseError struct {
	Code int
	Text string
}

func (e *CloseError) Error() string {
	if name := closeText(e.Code); name != "" {
		return fmt.Sprintf("websocket: close %d (%s): %s", e.Code, name, e.Text)
	}
	return fmt.Sprintf("websocket: close %d: %s", e.Code, e.Text)
}

// FormatCloseMessage returns the payload of a Close, which is empty for
// CloseNoStatusReceived.
func FormatCloseMessage(code int, text string) []byte {
	if code == CloseNoStatusReceived {
		return []byte{}
	}
	payload := make([]byte, 2+len(text))
	binary.BigEndian.PutUint16(payload, uint16(code))
	copy(payload[2:], text)
	return payload
}

// ParseCloseMessage returns what FormatCloseMessage was given, or an error if a
// receiver must not accept it.
func ParseCloseMessage(payload []byte) (*CloseError, error) {
	if len(payload) == 0 {
		return &CloseError{Code: CloseNoStatusReceived}, nil
	}
	if len(payload) < 2 {
		return nil, errBadClose
	}
	code := int(binary.BigEndian.Uint16(payload))
	if !isValidReceivedCloseCode(code) {
		return nil, errBadClose
	}
	return &CloseError{code, string(payload[2:])}, nil
}

// Acceptable returns whether the package accepts the code of a Close.
func Acceptable(code int) bool {
	return isValidReceivedCloseCode(code)
}
