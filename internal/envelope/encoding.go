package envelope

import (
	"strings"
	"unicode/utf8"

	"github.com/wneessen/go-mail"
)

// bodyEncoding is quoted-printable where most characters stay readable, else base64, which is shorter.
func bodyEncoding(s string) mail.Encoding {
	if n := nonASCII(s); n*4 > len(s) {
		return mail.EncodingB64
	}
	return mail.EncodingQP
}

// wordEncoding is the encoding of a header's words (RFC 2047 §4) by the same measure.
func wordEncoding(s string) mail.Encoding { return bodyEncoding(s) }

// nonASCII counts the octets of s that are not ASCII.
func nonASCII(s string) int {
	n := 0
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			n++
		}
	}
	return n
}

// canonical ends every line with CRLF (RFC 2046 §4.1.1), the last one too.
func canonical(s string) string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	s = strings.ReplaceAll(s, "\r", "\n")
	if !strings.HasSuffix(s, "\n") {
		s += "\n"
	}
	return strings.ReplaceAll(s, "\n", "\r\n")
}
