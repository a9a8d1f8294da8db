package pdf

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"chancery/internal/bidi"
	"chancery/internal/typeset"
)

// pdfium puts the text of a page back in order by the classes of its characters alone (CFX_BidiString): a line is cut where the class
// changes, and where as many of the pieces are from right to left as from left to right, the pieces are taken in reverse. A name in
// Latin letters, a telephone number or a symbol of a document in an Arabic line is several pieces: its words came out reversed. So their
// glyphs, which all stand where they should, are written piece by piece from the last to the first. pdftotext orders by place and does
// not mind.

type class uint8

const (
	left class = iota
	weak       // digits and what stands with them, marks
	neutral
	right
)

func classOf(g *typeset.Glyph) class {
	r, _ := utf8.DecodeRuneInString(g.Mark.Text)
	switch {
	case digit(r), r >= 0x660 && r <= 0x66C, unicode.Is(unicode.Mn, r):
		return weak
	case r == '+', r == '-', r == ',', r == '.', r == '/', r == ':', r == '#', r == '$', r == '%', r == 0xA0, r == 0x60C, r == 0x202F, r == 0x2030, r == 0x20AC, r == 0xB0:
		return weak
	case bidi.RightToLeft(r):
		return right
	case unicode.IsLetter(r):
		return left
	}
	return neutral
}

// leansRight tells whether pdfium takes the pieces of a line in reverse.
func leansRight(glyphs []typeset.Glyph) bool {
	n := [4]int{}
	for i := range glyphs {
		if c := classOf(&glyphs[i]); i == 0 || c != classOf(&glyphs[i-1]) {
			n[c]++
		}
	}
	return n[right] > 0 && n[right] >= n[left]
}

// Between a full stop or a comma and the vowel sign of the letter before it there is no change of class either: in visual order the sign
// would follow the stop. It is written before the stop, at its own place; a size larger by a hair for what follows keeps pdftotext,
// which parts words there, from taking the stop for the letter's.
const hair = 0.01 // points

func signsBeforeStops(glyphs []typeset.Glyph) []typeset.Glyph {
	first := 0
	for first+1 < len(glyphs) && !(isStop(&glyphs[first]) && isSign(&glyphs[first+1])) {
		first++
	}
	if first+1 >= len(glyphs) {
		return glyphs
	}
	glyphs = slices.Clone(glyphs)
	larger := false
	for i := 0; i < len(glyphs); i++ {
		end := i
		for end+1 < len(glyphs) && isStop(&glyphs[i]) && isSign(&glyphs[end+1]) {
			end++
		}
		if end > i {
			stop := glyphs[i]
			copy(glyphs[i:end], glyphs[i+1:end+1])
			glyphs[end] = stop
			for k := i; k < end; k++ {
				glyphs[k].X -= 3 * hair
			}
		}
		for k := i; k <= end && larger; k++ {
			glyphs[k].Size += hair
		}
		larger = larger != (end > i)
		i = end
	}
	return glyphs
}

func isStop(g *typeset.Glyph) bool {
	return classOf(g) == weak && !digit(rune(g.Mark.Text[0])) && !isSign(g)
}

func isSign(g *typeset.Glyph) bool {
	r, _ := utf8.DecodeRuneInString(g.Mark.Text)
	return g.Mark.Advance == 0 && unicode.Is(unicode.Mn, r)
}

// reversePieces gives the glyphs of a line, in visual order, with the pieces of each stretch that runs from left to right reversed. The
// line's own are not changed, and given back where there is nothing to reverse.
func reversePieces(glyphs []typeset.Glyph) []typeset.Glyph {
	pieces := false
	for i := 1; i < len(glyphs) && !pieces; i++ {
		pieces = glyphs[i].At > glyphs[i-1].At && classOf(&glyphs[i]) != classOf(&glyphs[i-1])
	}
	if !pieces {
		return glyphs
	}
	out := make([]typeset.Glyph, 0, len(glyphs))
	for i := 0; i < len(glyphs); {
		end := i + 1
		for end < len(glyphs) && glyphs[end].At > glyphs[end-1].At && glyphs[end].Face == glyphs[i].Face && classOf(&glyphs[end]) != right {
			end++
		}
		for stop := end; stop > i; {
			start := stop - 1
			for start > i && classOf(&glyphs[start-1]) == classOf(&glyphs[stop-1]) {
				start--
			}
			out = append(out, glyphs[start:stop]...)
			stop = start
		}
		i = end
	}
	return out
}
