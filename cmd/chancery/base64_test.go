package main

import (
	"encoding/base64"
	"strings"
)

// base64Lines encodes with lines of 76 characters (RFC 2045 §6.8).
func base64Lines(data []byte) string {
	var b strings.Builder
	text := base64.StdEncoding.EncodeToString(data)
	for len(text) > 76 {
		b.WriteString(text[:76] + "\r\n")
		text = text[76:]
	}
	return b.String() + text + "\r\n"
}
