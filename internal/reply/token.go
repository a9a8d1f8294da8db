package reply

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
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
	out := make([]token, 0, len(text)/4+8)
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case r == '\n':
			out = append(out, token{newline, i, i + 1, "\n"})
			i++
		case unicode.IsSpace(r) || invisible(r):
			i += size
		case isDigit(r):
			end := runEnd(text, i, isDigit)
			out = append(out, token{number, i, end, foldDigits(text[i:end])})
			i = end
		case isHan(r):
			out = append(out, token{word, i, i + size, text[i : i+size]})
			i += size
		case isLetter(r):
			out, i = wordToken(out, text, i)
		default:
			if !joins(text, i, size, r) {
				out = append(out, token{mark, i, i + size, foldMark(text[i : i+size])})
			}
			i += size
		}
	}
	return out
}

func wordToken(out []token, text string, i int) ([]token, int) {
	end := runEnd(text, i, isLetter)
	if end < len(text) && strings.IndexByte("@.:/_-+0123456789", text[end]) >= 0 {
		if stop := addressEnd(text, i); stop > end {
			return append(out, token{address, i, stop, strings.ToLower(text[i:stop])}), stop
		}
	}
	return append(out, token{word, i, end, fold(text[i:end])}), end
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

// fold brings a word to the form in which words are compared: lower case, no diacritics, ё as е, the alefs, ya and ta marbuta of Arabic as one.
func fold(s string) string {
	ascii := true
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			ascii = false
			break
		}
	}
	if ascii {
		return strings.ToLower(s)
	}
	var b strings.Builder
	for _, r := range norm.NFKD.String(s) {
		switch {
		case r == 'ـ' || unicode.Is(unicode.Mn, r) || invisible(r):
		case r == 'ى':
			b.WriteRune('ي')
		case r == 'ة':
			b.WriteRune('ه')
		case r == 'ł' || r == 'Ł':
			b.WriteByte('l')
		case r == 'ø' || r == 'Ø':
			b.WriteByte('o')
		default:
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// foldAll folds a phrase to its tokens joined by spaces, marks and line ends left out.
func foldAll(s string) string {
	var b strings.Builder
	for _, t := range tokenize(s) {
		if t.kind == mark || t.kind == newline {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(t.fold)
	}
	return b.String()
}
