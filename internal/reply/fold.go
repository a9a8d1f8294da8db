package reply

import (
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// fold brings a word to the form in which words are compared: lower case, no diacritics, ё as е, the alefs, ya and ta marbuta of Arabic as one.
func fold(s string) string {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= utf8.RuneSelf || c >= 'A' && c <= 'Z' {
			var buf [64]byte
			return string(appendFold(buf[:0], s))
		}
	}
	return s
}

// tabled is the end of the letters whose kind and folded form are kept: Latin, Greek, Cyrillic, Arabic.
const tabled = 0x700

// foldedRunes are the folded forms of single characters, made by the rule once.
var foldedRunes = sync.OnceValue(func() *[tabled]string {
	var out [tabled]string
	for r := range rune(tabled) {
		out[r] = string(foldByRule(nil, string(r)))
	}
	return &out
})

// appendFold adds the folded form of a word.
func appendFold(dst []byte, s string) []byte {
	table := foldedRunes()
	start := len(dst)
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			if c >= 'A' && c <= 'Z' {
				c |= 0x20
			}
			dst = append(dst, c)
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if r >= tabled {
			return foldByRule(dst[:start], s)
		}
		dst = append(dst, table[r]...)
		i += size
	}
	return dst
}

func foldByRule(dst []byte, s string) []byte {
	for _, r := range norm.NFKD.String(s) {
		switch {
		case r == 'ـ' || unicode.Is(unicode.Mn, r) || invisible(r):
		case r == 'ى':
			dst = append(dst, "ي"...)
		case r == 'ة':
			dst = append(dst, "ه"...)
		case r == 'ł' || r == 'Ł':
			dst = append(dst, 'l')
		case r == 'ø' || r == 'Ø':
			dst = append(dst, 'o')
		default:
			dst = utf8.AppendRune(dst, unicode.ToLower(r))
		}
	}
	return dst
}

// foldAll folds a phrase to its tokens joined by spaces, marks and line ends left out.
func foldAll(s string) string {
	var buf [128]byte
	return string(appendFoldAll(buf[:0], s))
}

// appendFoldAll adds the folded form of a phrase.
func appendFoldAll(dst []byte, s string) []byte {
	start := len(dst)
	for i := 0; i < len(s); {
		t, next := nextToken(s, i)
		i = next
		if t.end == 0 || t.kind == mark || t.kind == newline {
			continue
		}
		if len(dst) > start {
			dst = append(dst, ' ')
		}
		dst = appendToken(dst, t.kind, s[t.start:t.end])
	}
	return dst
}

// appendToken adds the folded form of a token.
func appendToken(dst []byte, k kind, piece string) []byte {
	if k == word && (piece[0] < 0xE3 || !isHan(rune0(piece))) {
		return appendFold(dst, piece)
	}
	return append(dst, foldToken(k, piece)...)
}
