package typeset

import (
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/runenames"
)

// MissingGlyph is a character that no font has, or marks on one letter beyond what can be set.
type MissingGlyph struct {
	Rune     rune
	Line     int    // Block.Line; 0: letterhead, footer, or unknown
	Near     string // the word that holds it
	Marks    int    // how many marks stand on one letter; 0: the font lacks the character
	Personal bool   // in a value of the recipient's own
}

// maxMarks is how many marks and joiners may follow a letter: more than any language writes, few enough to stay near the line.
const maxMarks = 16

// missingAt names what itemize did not find a face for.
func (p *paragraph) missingAt(i, line int) MissingGlyph {
	m := MissingGlyph{Rune: p.text[i], Line: line, Near: near(p.text, i), Personal: p.attrs[i].personal}
	from, to := i, i
	for from > 0 && stacks(p.text[from-1]) {
		from--
	}
	for to < len(p.text) && stacks(p.text[to]) {
		to++
	}
	if to-from > maxMarks {
		m.Marks = to - from
	}
	return m
}

// stacks tells what stands on or joins the letter before it.
func stacks(r rune) bool { return unicode.IsMark(r) || ignorable(r) }

// What says what was found.
func (m MissingGlyph) What() string {
	name := runenames.Name(m.Rune)
	switch {
	case m.Marks > 0:
		return fmt.Sprintf("%d marks stand on one letter, %d can be set: U+%04X %s", m.Marks, maxMarks, m.Rune, name)
	case m.Rune == unicode.ReplacementChar:
		return "a character was lost where the text was imported (U+FFFD)"
	case unicode.Is(unicode.Co, m.Rune):
		return fmt.Sprintf("no font has U+%04X, a character for private use", m.Rune)
	case name == "":
		return fmt.Sprintf("U+%04X is no character of Unicode", m.Rune)
	case strings.HasPrefix(name, "<"): // named by their code alone
		name = ""
	}
	return strings.TrimSuffix(fmt.Sprintf("no font has %q (U+%04X %s", m.Rune, m.Rune, name), " ") + ")"
}

// Remedy says what to do about it.
func (m MissingGlyph) Remedy() string {
	switch {
	case m.Marks > 0, m.Rune == unicode.ReplacementChar, runenames.Name(m.Rune) == "":
		return "type the word again"
	case unicode.Is(unicode.Co, m.Rune):
		return "another program's font drew something there: write that with the characters of a keyboard"
	case highHamza(m.Rune):
		return "write U+0674 and the letter without hamza"
	case unicode.In(m.Rune, unicode.Cf, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector):
		return "it cannot be seen: type the word again"
	case unicode.Is(unicode.So, m.Rune), unicode.In(m.Rune, unicode.Sk) && m.Rune > 0xFFFF:
		return "write in words what it says"
	case unicode.IsLetter(m.Rune):
		return "write the word in Arabic, Chinese, Cyrillic, Greek or Latin letters"
	}
	return "write it with another character"
}

// String names place, character, word and remedy: line 7: no font has '😀' (U+1F600 GRINNING FACE), in "Dear😀": write in words what it says.
func (m MissingGlyph) String() string {
	var b strings.Builder
	if m.Line > 0 {
		fmt.Fprintf(&b, "line %d: ", m.Line)
	}
	b.WriteString(m.What())
	if m.Near != "" {
		fmt.Fprintf(&b, ", in %q", m.Near)
	}
	return b.String() + ": " + m.Remedy()
}

// GlyphError lists the missing glyphs of a document, the first of each word and remedy, a hundred at most.
type GlyphError []MissingGlyph

func (e GlyphError) Error() string {
	list := make([]string, min(len(e), 10))
	for i := range list {
		list[i] = e[i].String()
	}
	if more := len(e) - len(list); more > 0 {
		list = append(list, fmt.Sprintf("and %d more", more))
	}
	return "set document: " + strings.Join(list, "; ")
}

// distinct leaves out what has the place and the remedy of one before, as the letters of one word have, and what comes after the first hundred.
func (e GlyphError) distinct() GlyphError {
	type place struct {
		line         int
		near, remedy string
	}
	seen := map[place]bool{}
	var list GlyphError
	for _, m := range e {
		if p := (place{m.Line, m.Near, m.Remedy()}); !seen[p] && len(list) < 100 {
			seen[p] = true
			list = append(list, m)
		}
	}
	return list
}
