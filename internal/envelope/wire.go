package envelope

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
)

// maxLine is RFC 5322 §2.1.1: 998 octets without CRLF.
const maxLine = 998

// settleBoundaries replaces, in place, go-mail's random boundaries by such as the Message-ID gives, one for each level: go-mail's own way to set
// a boundary gives all levels the same. The Content-Type of a multipart is the last field of its header, so the boundary is found there and
// nowhere else, whatever a subject may say.
func settleBoundaries(raw []byte, messageID string) error {
	at := 0
	for level := 0; ; level++ {
		end := bytes.Index(raw[at:], []byte("\r\n\r\n"))
		if end < 0 {
			return errors.New("the composed mail has no end of header")
		}
		old := bytes.Clone(lastBoundary(raw[at : at+end]))
		if old == nil {
			return nil
		}
		fresh := boundary(messageID, level)
		if len(old) != len(fresh) {
			return fmt.Errorf("boundary %q: wanted %d characters to replace", old, len(fresh))
		}
		overwrite(raw[at:], old, fresh)
		at += end + 4
	}
}

// lastBoundary is the boundary in the last field of a header, as go-mail folds it; nil where that is no multipart.
func lastBoundary(header []byte) []byte {
	mark := bytes.LastIndex(header, []byte("\r\n boundary="))
	if mark < 0 {
		return nil
	}
	value := header[mark+len("\r\n boundary="):]
	field := header[bytes.LastIndexByte(header[:mark], '\n')+1 : mark]
	if bytes.IndexByte(value, '\n') >= 0 || !bytes.HasPrefix(field, []byte("Content-Type: multipart/")) {
		return nil
	}
	return value
}

// overwrite replaces each old by fresh, which is as long.
func overwrite(in, old []byte, fresh string) {
	for i := bytes.Index(in, old); i >= 0; i = bytes.Index(in, old) {
		copy(in[i:], fresh)
		in = in[i+len(fresh):]
	}
}

// boundary is 60 hexadecimal digits, as many as the random ones of mime/multipart.
func boundary(messageID string, level int) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%d", messageID, level))
	return hex.EncodeToString(sum[:30])
}

// unfoldIdentifiers joins a Message-ID to its field's name where go-mail broke the line between them: legal, and unread by many a program.
func unfoldIdentifiers(raw []byte) []byte {
	end := bytes.Index(raw, []byte("\r\n\r\n"))
	if end < 0 {
		return raw
	}
	head := raw[:end:end]
	for _, name := range []string{"Message-ID", "In-Reply-To", "References"} {
		head = bytes.Replace(head, []byte("\r\n"+name+":\r\n "), []byte("\r\n"+name+": "), 1)
	}
	if len(head) == end {
		return raw
	}
	n := copy(raw, head)
	return raw[:n+copy(raw[n:], raw[end:])]
}

// checkWire holds what a relay may rely on: ASCII throughout, CRLF alone, no line past 998 octets.
func checkWire(raw []byte) error {
	for n, rest := 1, raw; len(rest) > 0; n++ {
		i := bytes.IndexByte(rest, '\n')
		if i < 1 || rest[i-1] != '\r' {
			return fmt.Errorf("line %d does not end with CRLF", n)
		}
		line := rest[:i-1]
		if len(line) > maxLine {
			return fmt.Errorf("line %d (%.30q…) has %d octets, at most %d are allowed", n, line, len(line), maxLine)
		}
		for _, c := range line {
			if c >= 0x7f || (c < ' ' && c != '\t') {
				return fmt.Errorf("line %d (%.30q…) has the octet %#x, wanted ASCII", n, line, c)
			}
		}
		rest = rest[i+1:]
	}
	return nil
}
