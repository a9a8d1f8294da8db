package workbook

import (
	"math"
	"strconv"
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
func clean(s string) string { return cut(s, "…") }

// textLang is the language in which a text says that it was cut.
type textLang locale.Lang

// clean is the text as it may stand in a cell, and says so where it was cut.
func (l textLang) clean(s string) string {
	if tame(s) {
		return s
	}
	return cut(s, "… "+word(locale.Lang(l), "word.cut", "n", strconv.Itoa(utf8.RuneCountInString(s))))
}

// cut cleans a text; one that is past the limit ends with a mark, within the limit.
func cut(s, mark string) string {
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
	units, fits := 0, 0
	room := cellLimit - 2*utf8.RuneCountInString(mark)
	for i, r := range s {
		if units <= room {
			fits = i
		}
		if units++; r > 0xffff {
			units++
		}
		if units > cellLimit {
			return s[:fits] + mark
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

// serial is a wall-clock time as Excel's number of days since 30 December 1899 (true from March 1900 on), to the second. It is no less than that, by 0.1 ms at most:
// excelize drops digits after the fifteenth, and programs show the minute before of what is a hair less.
func serial(t time.Time) float64 {
	_, offset := t.Zone()
	return math.Ceil(1e9*float64(t.Unix()+int64(offset)+daysTo1970*86400)/86400) / 1e9
}

// daysTo1970 are the days from 30 December 1899 to 1 January 1970.
const daysTo1970 = 25_569

// textWidth is the width of the longest line in the unit of columns, a digit of the standard font in 11 points, for text in 10 points, a little more than less.
func textWidth(s string) float64 {
	widest, line := 0.0, 0.0
	for _, r := range s {
		if r == '\n' {
			line = 0
			continue
		}
		line += runeWidth(r)
		widest = max(widest, line)
	}
	return widest
}

// asciiWidth has the widths of ASCII in Calibri, in classes.
var asciiWidth = func() (w [128]float64) {
	for c := range w {
		switch r := rune(c); {
		case strings.ContainsRune(" iljI.,:;'|!", r):
			w[c] = 0.48
		case strings.ContainsRune("ftr()[]{}-/\"", r):
			w[c] = 0.66
		case strings.ContainsRune("mwMW@%", r):
			w[c] = 1.42
		case r >= 'A' && r <= 'Z':
			w[c] = 1.14
		default:
			w[c] = 0.96
		}
	}
	return w
}()

func runeWidth(r rune) float64 {
	switch {
	case r < 128:
		return asciiWidth[r]
	case r >= 0x1100 && isWide(r):
		return 2.1
	case unicode.Is(unicode.Mn, r):
		return 0
	case unicode.IsUpper(r):
		return 1.2
	case unicode.Is(unicode.Arabic, r):
		return 0.75
	}
	return 1
}

// fontWidth is how much wider the Latin letters of a language's font are than those of Calibri.
func fontWidth(l locale.Lang) float64 {
	switch l {
	case locale.Arabic:
		return 1.1
	case locale.Chinese:
		return 1.2
	}
	return 1
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
		return valueWidth(v.of, k, l)
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
