package typeset

import (
	"fmt"
	"strings"
)

// MissingGlyph is a character that no font has.
type MissingGlyph struct {
	Rune rune
	Line int    // Block.Line; 0: letterhead, footer, or unknown
	Near string // the word that holds it
}

// String names the character and its code point, the line and the word.
func (m MissingGlyph) String() string {
	var b strings.Builder
	if m.Line > 0 {
		fmt.Fprintf(&b, "line %d: ", m.Line)
	}
	fmt.Fprintf(&b, "no font has %q (U+%04X)", m.Rune, m.Rune)
	if m.Near != "" {
		fmt.Fprintf(&b, ", in %q", m.Near)
	}
	return b.String()
}

// GlyphError lists every missing glyph of a document.
type GlyphError []MissingGlyph

func (e GlyphError) Error() string {
	list := make([]string, len(e))
	for i, m := range e {
		list[i] = m.String()
	}
	return "set document: " + strings.Join(list, "; ") + "; write the word with other characters"
}
