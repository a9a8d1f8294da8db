package envelope

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
)

// lineIn and lineOut are the octets of a file on a line of base64 and the line's own, without CRLF (RFC 2045 §6.8: 76 at most).
const lineIn, lineOut = 57, 76

// placeOf is what stands for a file while go-mail composes, which would copy each of them four times. No text can hold it by chance.
func placeOf(messageID string, n int) []byte {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00file %d", messageID, n))
	return sum[:24]
}

// fillFiles puts the files in base64 where their places are.
func fillFiles(frame []byte, m Mail) ([]byte, error) {
	size := len(frame)
	for _, f := range m.Files {
		size += base64Size(len(f.Data))
	}
	out := make([]byte, 0, size)
	for i, f := range m.Files {
		before, after, found := bytes.Cut(frame, []byte(base64.StdEncoding.EncodeToString(placeOf(m.MessageID, i))))
		if !found {
			return nil, fmt.Errorf("file %d %q: it has no place in what go-mail composed", i+1, f.Name)
		}
		out = appendBase64(append(out, before...), f.Data)
		frame = after
	}
	return append(out, frame...), nil
}

// appendBase64 appends lines of base64, with CRLF between them.
func appendBase64(out, data []byte) []byte {
	for len(data) > lineIn {
		out = base64.StdEncoding.AppendEncode(out, data[:lineIn])
		out = append(out, '\r', '\n')
		data = data[lineIn:]
	}
	return base64.StdEncoding.AppendEncode(out, data)
}

func base64Size(n int) int {
	return (n+lineIn-1)/lineIn*(lineOut+2) + lineOut
}
