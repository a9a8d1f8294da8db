package reply

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery/internal/locale"
)

// kind is what a token is made of.
type kind byte

const (
	word    kind = iota // letters; every Han character is a word of its own
	number              // decimal digits, folded to ASCII
	mark                // punctuation
	newline             // end of a line
	address             // an e-mail address or a URL
)

// token is a piece of a text with its place: start and end are byte offsets.
type token struct {
	kind       kind
	start, end int
	fold       string // lower case, no diacritics, ASCII digits; a newline folds to "\n"
}

// tokenize cuts a text into tokens. Apostrophes and hyphens between letters part words and are dropped, so that "l'ordre" is two words and "e-mail" too.
func tokenize(text string) []token {
	return appendTokens(make([]token, 0, len(text)/5+4), text)
}

// briefly holds the tokens of a short value on the stack of who looks at them and keeps none.
type briefly [24]token

// appendTokens adds the tokens of a text.
func appendTokens(out []token, text string) []token {
	for i := 0; i < len(text); {
		t, next := nextToken(text, i)
		if t.end > 0 {
			t.fold = foldToken(t.kind, text[t.start:t.end])
			out = append(out, t)
		}
		i = next
	}
	return out
}

// firstToken is the first of a text, empty where it has none.
func firstToken(text string) token {
	for i := 0; i < len(text); {
		t, next := nextToken(text, i)
		if t.end > 0 {
			t.fold = foldToken(t.kind, text[t.start:t.end])
			return t
		}
		i = next
	}
	return token{}
}

// nextToken is the token at i, not folded yet, and where to go on; its end is 0 where there is none.
func nextToken(text string, i int) (token, int) {
	r, size := utf8.DecodeRuneInString(text[i:])
	switch {
	case r|0x20 >= 'a' && r|0x20 <= 'z': // most are
		return wordToken(text, i)
	case r == '\n':
		return token{kind: newline, start: i, end: i + 1}, i + 1
	case r == ' ' || unicode.IsSpace(r) || invisible(r):
		return token{}, i + size
	case isDigit(r):
		end := runEnd(text, i, isDigit)
		return token{kind: number, start: i, end: end}, end
	case isHan(r):
		return token{kind: word, start: i, end: i + size}, i + size
	case isLetter(r):
		return wordToken(text, i)
	}
	if joins(text, i, size, r) {
		return token{}, i + size
	}
	return token{kind: mark, start: i, end: i + size}, i + size
}

func wordToken(text string, i int) (token, int) {
	end := lettersEnd(text, i)
	if end < len(text) && strings.IndexByte("@.:/_-+0123456789", text[end]) >= 0 {
		if stop := addressEnd(text, i); stop > end {
			return token{kind: address, start: i, end: stop}, stop
		}
	}
	return token{kind: word, start: i, end: end}, end
}

// lettersEnd is the end of the letters at i.
func lettersEnd(text string, i int) int {
	for i < len(text) && text[i]|0x20 >= 'a' && text[i]|0x20 <= 'z' {
		i++
	}
	if i < len(text) && text[i] >= utf8.RuneSelf {
		return runEnd(text, i, isLetter)
	}
	return i
}

func foldToken(k kind, s string) string {
	switch k {
	case newline:
		return "\n"
	case number:
		return foldDigits(s)
	case address:
		return strings.ToLower(s)
	case mark:
		return foldMark(s)
	}
	if s[0] >= 0xE3 && isHan(rune0(s)) {
		if to := locale.Simplified(rune0(s)); to != "" {
			return to
		}
		return s
	}
	return fold(s)
}

// addressEnd is the end of the e-mail address or URL at i, or 0.
func addressEnd(text string, i int) int {
	end := i
	for end < len(text) && text[end] > ' ' && text[end] < utf8.RuneSelf && strings.IndexByte(`<>()[],;"`, text[end]) < 0 {
		end++
	}
	s := strings.TrimRight(text[i:end], ".:!?'")
	at := strings.IndexByte(s, '@')
	if at > 0 && strings.IndexByte(s[at:], '.') > 0 || strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "www.") {
		return i + len(s)
	}
	return 0
}

// joins tells whether the mark at i stands between two letters of one word.
func joins(text string, i, size int, r rune) bool {
	if r != '-' && r != '\'' && r != '’' && r != '‐' && r != '‑' && r != 'ʼ' && r != '`' {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	after, _ := utf8.DecodeRuneInString(text[i+size:])
	return isLetter(before) && isLetter(after)
}

func runEnd(text string, i int, in func(rune) bool) int {
	for i < len(text) {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !in(r) {
			break
		}
		i += size
	}
	return i
}

func isHan(r rune) bool { return r >= 0x3400 && unicode.Is(unicode.Han, r) }

func isLetter(r rune) bool {
	if uint32(r) < tabled {
		return tabledLetters[r]
	}
	return letterByRule(r)
}

// tabledLetters tells the letters and marks among the first characters.
var tabledLetters = func() (out [tabled]bool) {
	for r := range out {
		out[r] = letterByRule(rune(r))
	}
	return out
}()

func letterByRule(r rune) bool {
	if r < utf8.RuneSelf {
		return r|0x20 >= 'a' && r|0x20 <= 'z'
	}
	return unicode.IsLetter(r) && !isHan(r) || unicode.IsMark(r)
}

func isDigit(r rune) bool {
	return r >= '0' && r <= '9' || r >= 0x660 && r <= 0x669 || r >= 0x6F0 && r <= 0x6F9 || r >= 0xFF10 && r <= 0xFF19
}

// invisible characters steer direction or joining and say nothing: UAX #9 controls, zero-width space, BOM, soft hyphen.
func invisible(r rune) bool {
	return r >= 0x200B && r <= 0x200F || r >= 0x202A && r <= 0x202E || r >= 0x2060 && r <= 0x2069 || r == 0x61C || r == 0xFEFF || r == 0xAD
}

func foldDigits(s string) string {
	if s[0] < utf8.RuneSelf {
		return s
	}
	b := make([]byte, 0, len(s))
	for _, r := range s {
		b = append(b, '0'+byte(digitValue(r)))
	}
	return string(b)
}

func digitValue(r rune) int {
	switch {
	case r >= 0xFF10:
		return int(r - 0xFF10)
	case r >= 0x6F0:
		return int(r - 0x6F0)
	case r >= 0x660:
		return int(r - 0x660)
	}
	return int(r - '0')
}

// foldMark brings the marks of Chinese and Arabic, and the many dashes, to their ASCII fellows.
func foldMark(s string) string {
	switch s {
	case "：", "﹕":
		return ":"
	case "，", "、", "،":
		return ","
	case "；", "؛":
		return ";"
	case "。", "．":
		return "."
	case "？", "؟":
		return "?"
	case "！":
		return "!"
	case "（":
		return "("
	case "）":
		return ")"
	case "–", "—", "－", "‐", "‑", "−", "~", "～":
		return "-"
	}
	return s
}
