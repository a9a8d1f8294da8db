package message

import (
	"encoding/hex"
	"strings"
	"unicode/utf8"
)

// word is an encoded word of RFC 2047 §2: its charset, and the bytes that its text stands for.
type word struct {
	charset string
	data    []byte
}

// decodeHeader decodes a field's text: encoded words wherever they stand (also inside quotes and next to text, which RFC 2047 forbids
// and mail programs write), raw 8-bit by UTF-8, the mail's own charset (hint) or a guess.
func decodeHeader(s, hint string) string {
	if !strings.Contains(s, "=?") {
		return cleanLine(toUTF8(s, hint))
	}
	var out strings.Builder
	var run word // words of one charset in a row: a character may be split between them
	flush := func() {
		if run.data != nil {
			out.WriteString(decodeCharset(run.data, run.charset))
			run = word{}
		}
	}
	for len(s) > 0 {
		i := strings.Index(s, "=?")
		if i < 0 {
			break
		}
		w, rest, ok := cutWord(s[i:])
		if !ok {
			flush()
			out.WriteString(toUTF8(s[:i+2], hint))
			s = s[i+2:]
			continue
		}
		if between := s[:i]; strings.TrimSpace(between) != "" || run.data == nil {
			flush()
			out.WriteString(toUTF8(between, hint))
		}
		if run.data != nil && !strings.EqualFold(run.charset, w.charset) {
			flush()
		}
		run = word{w.charset, append(run.data, w.data...)}
		s = rest
	}
	flush()
	out.WriteString(toUTF8(s, hint))
	return cleanLine(out.String())
}

// cutWord reads the encoded word that s begins with. A word that lost its end is taken to the end of the text.
func cutWord(s string) (w word, rest string, ok bool) {
	charset, s, ok := strings.Cut(s[2:], "?")
	if !ok || charset == "" || len(charset) > 64 || strings.ContainsAny(charset, " \t\"<>=") || len(s) < 2 || s[1] != '?' {
		return w, "", false
	}
	w.charset, _, _ = strings.Cut(charset, "*") // RFC 2231 §5: a language may follow
	encoding, text := s[0]|0x20, s[2:]
	if encoding != 'b' && encoding != 'q' {
		return w, "", false
	}
	end := wordEnd(text, encoding)
	rest = text[min(end+2, len(text)):]
	text = text[:end]
	if encoding == 'b' {
		w.data = decodeBase64([]byte(text))
	} else {
		w.data = decodeQ(text)
	}
	return w, rest, true
}

// wordEnd finds "?=", which Q text may also hold where "=3D" was not written: "?=" before two hexadecimal digits is no end.
func wordEnd(text string, encoding byte) int {
	end := strings.Index(text, "?=")
	if end < 0 {
		return len(text)
	}
	if encoding == 'q' {
		for end+4 <= len(text) && isHex(text[end+2]) && isHex(text[end+3]) {
			next := strings.Index(text[end+2:], "?=")
			if next < 0 {
				break
			}
			end += 2 + next
		}
	}
	return end
}

func decodeQ(text string) []byte {
	out := make([]byte, 0, len(text))
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '_':
			out = append(out, ' ')
		case c == '=' && i+2 < len(text) && isHex(text[i+1]) && isHex(text[i+2]):
			b, _ := hex.DecodeString(text[i+1 : i+3])
			out = append(out, b...)
			i += 2
		default:
			out = append(out, c)
		}
	}
	return out
}

func isHex(c byte) bool { return c >= '0' && c <= '9' || c >= 'A' && c <= 'F' || c >= 'a' && c <= 'f' }

// toUTF8 decodes raw header bytes: as they are where they are UTF-8, by ISO-2022 where they bear its escapes, else by hint or a guess.
func toUTF8(s, hint string) string {
	if isASCII(s) {
		if strings.IndexByte(s, 0x1b) >= 0 && shiftsByEscape([]byte(s)) {
			return decodeCharset([]byte(s), "iso-2022-jp")
		}
		return s
	}
	if utf8.ValidString(s) {
		return s
	}
	return decodeCharset([]byte(s), hint)
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// cleanLine makes one line of a value: control characters and what has no width go, blanks in a row become one.
func cleanLine(s string) string {
	if plainLine(s) {
		return strings.TrimSpace(s)
	}
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n' || r == '\r' || r == 0xa0:
			return ' '
		case r < ' ' || r >= 0x7f && r < 0xa0 || zeroWidth(r):
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

func plainLine(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c >= 0x7f || c == ' ' && i > 0 && s[i-1] == ' ' {
			return false
		}
	}
	return true
}
