package workbook

import (
	"math"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"

	"chancery/internal/locale"
)

// cellLimit is how much text Excel lets a cell have, in UTF-16 units.
const cellLimit = 32767

// clean is a text as it may stand in a sheet: what XML cannot carry becomes U+FFFD, line ends are "\n", and what is past Excel's limit is cut with "…".
func clean(s string) string {
	if tame(s) {
		return s
	}
	s = strings.ToValidUTF8(s, "\ufffd")
	s = strings.ReplaceAll(s, "\r\n", "\n")
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\r':
			return '\n'
		case r < ' ' && r != '\n' && r != '\t', r == 0xfffe, r == 0xffff:
			return '\ufffd'
		}
		return r
	}, s)
	units := 0
	for i, r := range s {
		if units++; r > 0xffff {
			units++
		}
		if units >= cellLimit {
			return s[:i] + "…"
		}
	}
	return s
}

// tame is the quick way for the common text: short, without control characters, valid.
func tame(s string) bool {
	if len(s) > cellLimit/2 || !utf8.ValidString(s) {
		return false
	}
	for i := range len(s) {
		if s[i] < ' ' || s[i] == 0xef {
			return false
		}
	}
	return true
}

// serial is a wall-clock time as Excel's number of days since 30 December 1899 (true from March 1900 on), to the second.
func serial(t time.Time) float64 {
	wall := time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, time.UTC)
	return float64(wall.Unix()-time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).Unix()) / 86400
}

// textWidth is the width of the longest line in characters: wide ones of East Asia count for two, capitals for a little more than one.
func textWidth(s string) float64 {
	widest, line := 0.0, 0.0
	for _, r := range s {
		switch {
		case r == '\n':
			line = 0
		case r >= 0x1100 && isWide(r):
			line += 2.1
		case unicode.Is(unicode.Mn, r):
		case unicode.IsUpper(r):
			line += 1.25
		case unicode.Is(unicode.Cyrillic, r):
			line += 1.1
		default:
			line++
		}
		widest = max(widest, line)
	}
	return widest
}

func isWide(r rune) bool {
	k := width.LookupRune(r).Kind()
	return k == width.EastAsianWide || k == width.EastAsianFullwidth
}

// longestWord is the width of the longest part of a text that cannot be wrapped.
func longestWord(s string) float64 {
	widest := 0.0
	for _, word := range strings.Fields(s) {
		w := textWidth(word)
		if w > 8 && strings.IndexFunc(word, isWide) >= 0 {
			w = 8 // wraps between any two characters
		}
		widest = max(widest, w)
	}
	return widest
}

// valueWidth is how wide a value shows in a column of a kind.
func valueWidth(v any, k cellKind, l locale.Lang) float64 {
	switch v := v.(type) {
	case string:
		return textWidth(v)
	case link:
		return textWidth(v.text)
	case time.Time:
		if v.IsZero() {
			return 0
		}
		w := 11.0
		if l == locale.Chinese {
			w = 14
		}
		if k == momentCell {
			w += 6
		}
		return w
	case int:
		return math.Ceil(math.Log10(math.Abs(float64(v))+1)) + 2
	}
	return 6
}
