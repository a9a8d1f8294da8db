package typeset

import (
	"slices"
	"unicode"

	"chancery/internal/font"
)

// Chinese text is set by clreq (W3C, "Requirements for Chinese Text Layout"): full-width punctuation gives up its blank half beside other
// punctuation and at the line's edges (§3.1.6), gives more where a line is too long, and a quarter of an em stands between Han and Latin
// letters or digits (§3.2.2) without being text.

// sortOf is what a character is to Chinese setting.
type sortOf uint8

const (
	other  sortOf = iota
	opens         // its blank half before it: （《“
	closes        // its blank half behind it: ，。》”
	han
	west // Latin, Greek, Cyrillic letters and digits
)

func (s sortOf) punct() bool { return s == opens || s == closes }

const (
	beside = 0.25 // ems between Han and Latin
	pinch  = 0.1  // ems that such a place gives where a line is too long; punctuation gives twice that
)

// sorts finds what the characters are; nil where the text has no full-width character. Quotation marks are full-width where the font draws
// them so.
func sorts(text []rune, runs []*run) []sortOf {
	if !slices.ContainsFunc(text, wide) {
		return nil
	}
	kinds := make([]sortOf, len(text))
	for i, r := range text {
		switch {
		case digit(r) || unicode.IsLetter(r) && unicode.In(r, unicode.Latin, unicode.Cyrillic, unicode.Greek):
			kinds[i] = west
		case wide(r):
			if kinds[i] = punctOf(r); kinds[i] == other && unicode.Is(unicode.Han, r) {
				kinds[i] = han
			}
		}
	}
	for _, r := range runs {
		for _, u := range r.units {
			if u.advance > 0.9*r.size {
				switch text[u.start] {
				case '“', '‘':
					kinds[u.start] = opens
				case '”', '’':
					kinds[u.start] = closes
				}
			}
		}
	}
	return kinds
}

func punctOf(r rune) sortOf {
	switch r {
	case '（', '《', '「', '『', '【', '〈', '〔':
		return opens
	case '，', '。', '、', '；', '：', '）', '》', '」', '』', '】', '〉', '〕':
		return closes
	}
	return other
}

// hang counts the blank halves at the edges of a line, which hang in the margin; the first line's indent keeps its own.
func (m *measure) hang(start, end int) int {
	if m.kinds == nil {
		return 0
	}
	n := 0
	if start > 0 && m.hangs(start) {
		n++
	}
	if m.kinds[end-1] == closes && end-start > 1 {
		n++
	}
	return n
}

// hangs tells whether the rune i, at the beginning of a line, stands with its blank half in the margin.
func (m *measure) hangs(i int) bool { return m.kinds != nil && m.kinds[i] == opens }

// between is what is added between the runes i-1 and i, in ems: less where punctuation stands beside punctuation, more between Han and Latin.
func (m *measure) between(i int) float64 {
	if m.kinds == nil || i == 0 || i >= len(m.text) {
		return 0
	}
	switch before, after := m.kinds[i-1], m.kinds[i]; {
	case before == closes && after.punct(), before == opens && after == opens:
		return -0.5
	case m.beside(i):
		return beside
	}
	return 0
}

// beside tells whether Han and Latin letters or digits meet before the rune i.
func (m *measure) beside(i int) bool {
	if m.kinds == nil || i == 0 || i >= len(m.text) {
		return false
	}
	a, b := m.kinds[i-1], m.kinds[i]
	return a == han && b == west || a == west && b == han
}

// pinches says how much the place between the runes i-1 and i gives, in parts of pinch.
func (m *measure) pinches(i int) int32 {
	if m.kinds == nil || i == 0 || i >= len(m.text) {
		return 0
	}
	switch before, after := m.kinds[i-1], m.kinds[i]; {
	case before == closes && !after.punct(), !before.punct() && after == opens:
		return 2
	case m.beside(i):
		return 1
	}
	return 0
}

// joins tells whether a line stretches between the runes i-1 and i: two full-width characters, Han and Latin.
func (m *measure) joins(i int) bool {
	if m.kinds == nil || i == 0 || i >= len(m.text) {
		return false
	}
	full := func(k int) bool { return wide(m.text[k]) || m.kinds[k].punct() }
	return full(i-1) && full(i) || m.beside(i)
}

// widened is the mark moved by dx and wider by add, in font units.
func widened(m font.Mark, dx, add int) font.Mark {
	switch {
	case m.Blank:
	case m.Parts == "":
		m.Parts, m.Glyph = font.Parts("").Append(m.Glyph, dx, 0), 0
	default:
		m.Parts = m.Parts.Shift(dx)
	}
	m.Advance += add
	return m
}
