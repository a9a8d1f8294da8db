package message

import (
	"bytes"
	"encoding/base64"
	"strings"
)

// decodeTransfer undoes a Content-Transfer-Encoding (RFC 2045 §6) as far as it can be undone.
func decodeTransfer(body []byte, encoding string) []byte {
	encoding, _ = cutComments(encoding)
	switch strings.ToLower(strings.Trim(encoding, " \t\"';")) {
	case "base64", "b", "base-64":
		out, sound := soundBase64(body)
		switch {
		case sound:
			return out
		case !likeBase64(body):
			return body
		}
		return decodeBroken(out[:0], body)
	case "quoted-printable", "q", "quotedprintable", "quoted-printable-":
		return decodeQuotedPrintable(body)
	case "x-uuencode", "uuencode", "x-uue", "uue":
		return decodeUU(body)
	}
	return body
}

// likeBase64 tells base64, broken or not, from plain words that are only said to be: one in eight of their signs is a blank or of no base64.
func likeBase64(b []byte) bool {
	strange := 0
	sample := b[:min(len(b), 4096)]
	for _, c := range sample {
		if base64Value(c) < 0 && c != '=' && c != '\r' && c != '\n' {
			strange++
		}
	}
	return strange*8 <= len(sample)
}

// decodeBase64 decodes base64 that may be broken: characters outside the alphabet are skipped, padding in the middle (pieces put
// together) begins a new group of four, a last group that is short gives what it holds. A footer that a server put below stays as it is.
func decodeBase64(b []byte) []byte {
	out, sound := soundBase64(b)
	if sound {
		return out
	}
	return decodeBroken(out[:0], b)
}

func soundBase64(b []byte) (out []byte, ok bool) {
	out = make([]byte, base64.StdEncoding.DecodedLen(len(b))+3)
	n, err := base64.StdEncoding.Decode(out, b)
	return out[:n], err == nil
}

// cutFooter parts base64 from the words of a list server or a virus scanner below it, which begin with a rule: "____", "-- ", "*****".
func cutFooter(b []byte) (body, footer []byte) {
	for rest := b; len(rest) > 0; {
		line, after := cutLine(rest)
		if line = bytes.TrimRight(line, " \t"); len(line) > 1 && bytes.IndexByte([]byte("-_*"), line[0]) >= 0 && len(bytes.Trim(line, string(line[:1]))) == 0 && len(rest) < len(b) {
			at := len(b) - len(rest)
			return b[:at], append([]byte("\n"), b[at:]...)
		}
		rest = after
	}
	return b, nil
}

func decodeBroken(out, b []byte) []byte {
	b, footer := cutFooter(b)
	var group uint32
	bits := 0
	for _, c := range b {
		v := base64Value(c)
		switch {
		case c == '=':
			group, bits = 0, 0
		case v < 0:
		default:
			group, bits = group<<6|uint32(v), bits+6
			if bits >= 8 {
				bits -= 8
				out = append(out, byte(group>>bits))
			}
		}
	}
	return append(out, footer...)
}

func base64Value(c byte) int {
	switch {
	case c >= 'A' && c <= 'Z':
		return int(c - 'A')
	case c >= 'a' && c <= 'z':
		return int(c-'a') + 26
	case c >= '0' && c <= '9':
		return int(c-'0') + 52
	case c == '+' || c == '-':
		return 62
	case c == '/' || c == '_':
		return 63
	}
	return -1
}

// decodeQuotedPrintable decodes quoted-printable (RFC 2045 §6.7) in one pass: blanks at a line's end go, line ends stay as they are, and "=" before what
// is no code is kept as it stands.
func decodeQuotedPrintable(b []byte) []byte {
	if bytes.IndexByte(b, '=') < 0 {
		return b
	}
	out := make([]byte, 0, len(b))
	for len(b) > 0 {
		end := bytes.IndexByte(b, '\n') + 1
		if end == 0 {
			end = len(b)
		}
		line := b[:end]
		b = b[end:]
		content := bytes.TrimRight(line, " \t\r\n")
		if n := len(content); n > 0 && content[n-1] == '=' {
			out = appendQuoted(out, content[:n-1])
			continue
		}
		out = appendQuoted(out, content)
		switch {
		case bytes.HasSuffix(line, []byte("\r\n")):
			out = append(out, '\r', '\n')
		case line[len(line)-1] == '\n':
			out = append(out, '\n')
		}
	}
	return out
}

func appendQuoted(out, line []byte) []byte {
	for {
		at := bytes.IndexByte(line, '=')
		if at < 0 {
			return append(out, line...)
		}
		out = append(out, line[:at]...)
		if at+2 < len(line) && isHex(line[at+1]) && isHex(line[at+2]) {
			out = append(out, hexValue(line[at+1])<<4|hexValue(line[at+2]))
			line = line[at+3:]
			continue
		}
		out = append(out, '=')
		line = line[at+1:]
	}
}

func hexValue(c byte) byte {
	if c <= '9' {
		return c - '0'
	}
	return (c | 0x20) - 'a' + 10
}

// decodeUU decodes uuencode between its "begin" and "end" lines.
func decodeUU(b []byte) []byte {
	var out []byte
	began := false
	for len(b) > 0 {
		var line []byte
		line, b = cutLine(b)
		if !began {
			began = bytes.HasPrefix(line, []byte("begin "))
			continue
		}
		if len(line) == 0 || bytes.Equal(line, []byte("end")) {
			break
		}
		want := int(line[0]-' ') & 63
		start := len(out)
		for i := 1; i+3 < len(line)+3 && len(out)-start < want; i += 4 {
			var v [4]byte
			for j := range v {
				if i+j < len(line) {
					v[j] = (line[i+j] - ' ') & 63
				}
			}
			out = append(out, v[0]<<2|v[1]>>4, v[1]<<4|v[2]>>2, v[2]<<6|v[3])
		}
		out = out[:min(len(out), start+want)]
	}
	return out
}
