package message

import (
	"bytes"
	"encoding/binary"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// choose picks the side of a multipart/alternative that says something: plain text, else HTML; HTML also where it crosses words out, which
// plain text cannot. Tables of the HTML are kept either way.
func (r *reader) choose(children [][]segment) []segment {
	var plain, html []segment
	for _, c := range children {
		switch {
		case len(c) == 0:
		case hasHTML(c):
			html = c // the last is the richest (RFC 2046 §5.1.4)
		case plain == nil || saysNothing(plain[0].text):
			plain = c
		}
	}
	if html == nil || plain != nil && !plainSaysNothing(plain) && !crossesOut(html) {
		for _, s := range html {
			if s.html && containsFold(s.page, "<table") {
				r.takeTables(renderHTML(s.page).tables)
			}
		}
		r.msg.other = append(r.msg.other, html...)
		return plain
	}
	return html
}

// OtherSide is the HTML of a multipart/alternative rendered, where Text is its plain side; ok is false where the mail has no such side. The two should
// say the same (RFC 2046 §5.1.4). It is rendered when asked for: most mails need it not.
func (m *Message) OtherSide() (text string, ok bool) {
	var texts []string
	for _, s := range m.other {
		if s.html {
			texts = append(texts, renderHTML(s.page).text)
		}
	}
	return strings.Join(texts, "\n\n"), len(texts) > 0
}

func crossesOut(segments []segment) bool {
	for _, s := range segments {
		if s.html && struckOut(s.page) {
			return true
		}
	}
	return false
}

func hasHTML(segments []segment) bool {
	for _, s := range segments {
		if s.html {
			return true
		}
	}
	return false
}

func plainSaysNothing(segments []segment) bool {
	for _, s := range segments {
		if !saysNothing(s.text) {
			return false
		}
	}
	return true
}

var placeholders = regexp.MustCompile(`(?i)\[(?:cid|image|图片|imagen|изображение|صورة)[^\]\n]*\]|<?https?://\S+`)

// saysNothing tells a plain side that stands in for the HTML: empty, pictures' names alone, or a short word that HTML is needed
// ("Your mail program does not show HTML", which names HTML in every language).
func saysNothing(text string) bool {
	if len(text) > 600 {
		return false
	}
	if strings.Contains(text, "HTML") || strings.Contains(text, " html") {
		return true
	}
	rest := placeholders.ReplaceAllString(text, "")
	return !strings.ContainsFunc(rest, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

// compose makes the body's text of its pieces.
func (r *reader) compose(segments []segment) {
	var texts []string
	for _, s := range segments {
		text := s.text
		if s.html {
			page := renderHTML(s.page)
			text = page.text
			r.takeTables(page.tables)
			r.msg.HTML = true
			if page.unsure != "" {
				r.msg.problem("unread_part", page.unsure)
			}
		}
		if text = strings.Trim(text, "\n"); text != "" || len(segments) == 1 {
			texts = append(texts, text)
		}
	}
	r.msg.Text = strings.Join(texts, "\n\n")
}

func (r *reader) takeTables(tables []Table) {
	if len(r.msg.Tables) < MaxParts {
		r.msg.Tables = append(r.msg.Tables, tables...)
	}
}

// cleanText makes lines end with LF and drops what is not seen: control characters and what has no width.
func cleanText(s []byte) string {
	at := cleanRun(s)
	if at == len(s) {
		return string(s)
	}
	var b strings.Builder
	b.Grow(len(s))
	b.Write(s[:at])
	prev := rune(0)
	if at > 0 {
		prev = rune(s[at-1])
	}
	for i := at; i < len(s); {
		if n := cleanRun(s[i:]); n > 0 {
			b.Write(s[i : i+n])
			prev = rune(s[i+n-1])
			i += n
			continue
		}
		r, size := utf8.DecodeRune(s[i:])
		i += size
		switch {
		case r == '\r':
			if i < len(s) && (s[i] == '\n' || s[i] == '\r') {
				continue
			}
			b.WriteByte('\n')
		case r == 0x85 || r == 0x2028 || r == 0x2029 || r == '\f' || r == '\v':
			b.WriteByte('\n')
		case r == 0xa0 || r == 0x202f || r == 0x2007:
			b.WriteByte(' ')
		case r < ' ' && r != '\n' && r != '\t' || r >= 0x7f && r < 0xa0:
		case zeroWidth(r) || joiner(r) && !unicode.IsLetter(prev):
		default:
			b.WriteRune(r)
			prev = r
		}
	}
	return b.String()
}

// cleanRun is the length of the ASCII at the head of a text that stands as it is: nearly all of most mails, so that it is copied by lines.
func cleanRun(s []byte) int {
	for i := 0; i < len(s); {
		if i+8 <= len(s) && printable(binary.LittleEndian.Uint64(s[i:])) {
			i += 8
			continue
		}
		if c := s[i]; (c < ' ' || c >= 0x7f) && c != '\n' && c != '\t' {
			return i
		}
		i++
	}
	return len(s)
}

// printable tells whether eight bytes at once are printable ASCII: none is below a space, is 0x7f or has the high bit.
func printable(eight uint64) bool {
	const each = 0x0101010101010101
	return (eight|(eight-' '*each)|(eight+each))&(0x80*each) == 0
}

// zeroWidth tells characters that take no room and carry no meaning for the reader: soft hyphen, joiners of lines, fillers, tags.
func zeroWidth(r rune) bool {
	switch r {
	case 0xad, 0x34f, 0x61c, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x180e, 0x200b, 0x2060, 0x2061, 0x2062, 0x2063, 0x2064, 0x3164, 0xfeff, 0xffa0:
		return true
	}
	return r >= 0x200e && r <= 0x200f || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x206f || r >= 0xe0000 && r <= 0xe007f
}

// joiner tells ZWNJ and ZWJ, which belong to words of Persian, Urdu and Hindi and, outside words, only hide text.
func joiner(r rune) bool { return r == 0x200c || r == 0x200d }

func containsFold(s []byte, lower string) bool {
	for i := 0; i+len(lower) <= len(s); {
		j := bytes.IndexByte(s[i:], lower[0])
		if j < 0 || i+j+len(lower) > len(s) {
			return false
		}
		if bytes.EqualFold(s[i+j:i+j+len(lower)], []byte(lower)) {
			return true
		}
		i += j + 1
	}
	return false
}
