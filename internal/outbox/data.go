package outbox

import (
	"bytes"
	"encoding/binary"
	"fmt"
)

// checkLines refuses a lone CR or LF: relays differ in what they make of them, which is how one mail is smuggled inside another (RFC 5321 §2.3.8).
func checkLines(data []byte) error {
	if len(data) == 0 {
		return errEmpty
	}
	pairs := bytes.Count(data, []byte("\r\n"))
	if bytes.Count(data, []byte("\n")) != pairs || bytes.Count(data, []byte("\r")) != pairs {
		return fmt.Errorf("the mail has a lone CR or LF; wanted CRLF at each of its %d line ends", pairs)
	}
	return nil
}

// appendStuffed appends a mail in the form of RFC 5321 §4.5.2, the final dot included: a dot is put before each line that begins with one.
func appendStuffed(out, data []byte) []byte {
	if data[0] == '.' {
		out = append(out, '.')
	}
	for {
		i := bytes.Index(data, []byte("\n."))
		if i < 0 {
			break
		}
		out = append(out, data[:i+2]...)
		out = append(out, '.')
		data = data[i+2:]
	}
	out = append(out, data...)
	if !bytes.HasSuffix(out, []byte("\r\n")) {
		out = append(out, '\r', '\n')
	}
	return append(out, '.', '\r', '\n')
}

// hasHighOctet looks at eight octets at a time: each mail is read through for it.
func hasHighOctet(data []byte) bool {
	for ; len(data) >= 8; data = data[8:] {
		if binary.NativeEndian.Uint64(data)&0x8080808080808080 != 0 {
			return true
		}
	}
	for _, c := range data {
		if c >= 0x80 {
			return true
		}
	}
	return false
}
