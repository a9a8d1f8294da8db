package locale

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// foldLetters are letters that Unicode does not decompose and that people type in another way.
var foldLetters = map[rune]string{
	'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'đ': "d", 'ð': "d", 'ł': "l", 'ı': "i", 'þ': "th",
	'ة': "ه", 'ى': "ي", 'ٱ': "ا", 'ک': "ك", 'ی': "ي",
}

// Fold makes a name comparable: lower case, without diacritics, Arabic vowel signs, hamza seats, tatweel and invisible marks, Chinese in its simplified
// characters; every run of other characters than letters and digits becomes one space. "Côte d’Ivoire" and "COTE D'IVOIRE" fold alike. The result is for
// comparing, never for showing.
func Fold(s string) string {
	var b strings.Builder
	gap := false
	for _, r := range norm.NFKD.String(strings.ToValidUTF8(s, " ")) {
		switch {
		case unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Cf, r) || r == 'ـ':
			continue
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			gap = true
			continue
		}
		if gap && b.Len() > 0 {
			b.WriteByte(' ')
		}
		gap = false
		r = unicode.ToLower(r)
		if to, ok := foldLetters[r]; ok {
			b.WriteString(to)
			continue
		}
		if to := Simplified(r); to != "" {
			b.WriteString(to)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}
