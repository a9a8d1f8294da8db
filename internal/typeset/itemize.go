package typeset

import (
	"unicode"

	"github.com/go-text/typesetting/language"

	"chancery/internal/font"
	"chancery/internal/locale"
)

// typeface is what itemization needs to know of the document: its fonts, and the fonts of other languages for what these lack.
type typeface struct {
	family font.Family
	others func() []font.Family // loaded when a character needs them
	rtl    bool
	latin  float64 // size of Latin letters and digits beside the document's own script: 1 is the same
}

// itemize splits a paragraph where face, level or script change. Characters that no face has are returned by index.
func (t *typeface) itemize(p *paragraph, size float64) (runs []*run, missing []int) {
	scripts := resolveScripts(p, t.rtl)
	var previous *font.Face
	for i, r := range p.text {
		face := t.face(p, i, scripts[i], previous)
		if face == nil {
			missing = append(missing, i)
			face = t.family.Regular[0]
		}
		previous = face
		s := size
		if t.rtl && scripts[i] != language.Arabic {
			s *= t.latin
		}
		if n := len(runs); n > 0 {
			last := runs[n-1]
			if last.face == face && last.level == p.levels[i] && (last.script == scripts[i] || isMark(r)) && last.size == s {
				last.end = i + 1
				continue
			}
		}
		runs = append(runs, &run{start: i, end: i + 1, level: p.levels[i], face: face, script: scripts[i], size: s})
	}
	return runs, missing
}

// resolveScripts gives characters that all scripts share the script before them, else the one after; a number between Arabic words is
// set with the Latin digits' script, a bracket in right-to-left text with the Arabic.
func resolveScripts(p *paragraph, rtl bool) []language.Script {
	scripts := make([]language.Script, len(p.text))
	current := language.Latin
	if rtl {
		current = language.Arabic
	}
	for _, r := range p.text {
		if s := language.LookupScript(r); s != language.Common && s != language.Inherited {
			current = s
			break
		}
	}
	for i, r := range p.text {
		s := language.LookupScript(r)
		if s != language.Common && s != language.Inherited {
			current = s
		}
		s = current
		switch odd := p.levels[i]&1 == 1; {
		case odd && s == language.Latin:
			s = language.Arabic
		case !odd && s == language.Arabic:
			s = language.Latin
		}
		scripts[i] = s
	}
	return scripts
}

// face finds the face of the rune i: the style's own, then the other cuts of the family, then the other languages' fonts; nil where
// none has it. A mark stays with its letter.
func (t *typeface) face(p *paragraph, i int, script language.Script, previous *font.Face) *font.Face {
	r, a := p.text[i], p.attrs[i]
	if r == unicode.ReplacementChar { // the trace of broken text, whatever a font draws for it
		return nil
	}
	if previous != nil && (ignorable(r) || isMark(r) && previous.Covers(r)) {
		return previous
	}
	if ignorable(r) {
		return t.family.Regular[0]
	}
	faces := t.family.Style(a.bold, a.italic)
	if t.rtl && script != language.Arabic && len(faces) > 1 && faces[1].Covers(r) {
		return faces[1]
	}
	for _, f := range faces {
		if f.Covers(r) {
			return f
		}
	}
	for _, f := range t.family.Regular {
		if f.Covers(r) {
			return f
		}
	}
	for _, family := range t.others() {
		for _, f := range family.Style(a.bold, a.italic) {
			if f.Covers(r) {
				return f
			}
		}
	}
	return nil
}

// fallbacks are the languages whose fonts are tried for characters of another script.
var fallbacks = []locale.Lang{locale.English, locale.Arabic, locale.Chinese}

// near is the word around the rune i, for an error.
func near(text []rune, i int) string {
	start, end := i, i+1
	for start > 0 && !unicode.IsSpace(text[start-1]) && i-start < 20 {
		start--
	}
	for end < len(text) && !unicode.IsSpace(text[end]) && end-i < 20 {
		end++
	}
	return string(text[start:end])
}
