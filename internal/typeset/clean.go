package typeset

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"chancery/internal/bidi"
)

// clean makes text fit to be set: composed (NFC), tabs and odd separators as spaces or line breaks, no control characters,
// no bidi controls (the engine finds isolates itself), no soft hyphens, no byte order marks.
func clean(s string) string {
	if plain(s) {
		return s
	}
	return norm.NFC.String(strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\t':
			return ' '
		case r == '\u2028' || r == '\u2029' || r == '\u0085' || r == '\v' || r == '\f':
			return '\n'
		case unicode.IsControl(r), bidiControl(r), r == '\u00AD', r == '\uFEFF', r == '\uFFFC':
			return -1
		}
		return r
	}, s))
}

func plain(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' && c != '\n' || c >= 0x7F {
			return false
		}
	}
	return true
}

// bidiControl tells the explicit formatting characters of UAX #9 §2, and the deprecated ones after them.
func bidiControl(r rune) bool {
	return r == 0x061C || r == 0x200E || r == 0x200F || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x206F
}

// ignorable tells characters that shape their neighbours and have no glyph of their own (ZWNJ, ZWJ, word joiner, variation selectors).
func ignorable(r rune) bool {
	return r == 0x200B || r == 0x200C || r == 0x200D || r == 0x2060 || r == 0x034F || r >= 0xFE00 && r <= 0xFE0F || r >= 0xE0100 && r <= 0xE01EF
}

func isSpace(r rune) bool { return r == ' ' || r == '\u00A0' || r == '\u202F' || r == '\u2009' }

// elastic tells the spaces that justification widens; the narrow ones keep their width.
func elastic(r rune) bool { return r == ' ' || r == '\u00A0' }

// breakSpace tells the spaces that vanish at the ends of a line: all of the class WS (UAX #9), so that rule L1 has nothing left to move there.
func breakSpace(r rune) bool {
	return r == ' ' || r >= 0x2000 && r <= 0x200A || r == 0x1680 || r == 0x205F || r == 0x3000
}

func isMark(r rune) bool { return unicode.In(r, unicode.Mn, unicode.Me) }

// rtlLetter tells letters of the scripts written from right to left.
func rtlLetter(r rune) bool { return bidi.RightToLeft(r) && unicode.IsLetter(r) }

// wide tells ideographs, kana and full-width punctuation: a line breaks and stretches between them without spaces.
func wide(r rune) bool {
	return r >= 0x2E80 && r <= 0x9FFF || r >= 0xF900 && r <= 0xFAFF || r >= 0xFE30 && r <= 0xFE4F || r >= 0xFF00 && r <= 0xFF60 || r >= 0x20000 && r <= 0x3FFFF
}
