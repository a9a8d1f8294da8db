package typeset

import (
	"slices"
	"strings"
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
	var name phrase
	stacked := 0
	for i, r := range p.text {
		if stacked++; !stacks(r) {
			stacked = 0
		}
		if stacked == maxMarks+1 {
			missing = append(missing, i)
		}
		if i >= name.end {
			name = t.phrase(p, i)
		}
		face := name.face
		if face == nil {
			face = t.face(p, i, scripts[i], previous)
		}
		if face == nil {
			missing = append(missing, i)
			face = t.family.Regular[0]
		}
		previous = face
		s := size
		if t.rtl && !t.own(face) {
			s *= t.latin
		}
		if n := len(runs); n > 0 {
			last := runs[n-1]
			if _, seam := p.seams[i]; !seam && last.face == face && last.level == p.levels[i] && (last.script == scripts[i] || isMark(r)) && last.size == s {
				last.end = i + 1
				continue
			}
		}
		runs = append(runs, &run{start: i, end: i + 1, level: p.levels[i], face: face, script: scripts[i], size: s})
	}
	return runs, missing
}

// own tells the faces of the document's own script: Arabic-Indic digits are theirs, though they run from left to right.
func (t *typeface) own(f *font.Face) bool {
	return f == t.family.Regular[0] || len(t.family.Bold) > 0 && f == t.family.Bold[0]
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
		case odd && !rightToLeft(s):
			s = language.Arabic
		case !odd && rightToLeft(s):
			s = language.Latin
		}
		scripts[i] = s
	}
	return scripts
}

// rightToLeft tells the scripts of right-to-left letters. HarfBuzz turns around what runs against its script, and clusters with it.
func rightToLeft(s language.Script) bool {
	switch s {
	case language.Arabic, language.Hebrew, language.Syriac, language.Thaana, language.Nko, language.Samaritan, language.Mandaic:
		return true
	}
	return false
}

// face finds the face of the rune i: the style's own, then the other cuts of the family, then the other languages' fonts; nil where
// none has it. A mark stays with its letter.
func (t *typeface) face(p *paragraph, i int, script language.Script, previous *font.Face) *font.Face {
	r, a := p.text[i], p.attrs[i]
	if r == unicode.ReplacementChar || highHamza(r) { // U+FFFD is the trace of broken text, whatever a font draws for it
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

// highHamza tells U+0675 to U+0678, for which Unicode prefers U+0674 and the plain letter: go-text v0.3.0 sets their marks beside the letter.
func highHamza(r rune) bool { return r >= 0x675 && r <= 0x678 }

// phrase is a stretch of alphabetic words that one face sets, so that no name has its accented letters from another font.
type phrase struct {
	end  int        // before it is known, the rune after the last one looked at
	face *font.Face // nil: a face for each character
}

// phrase finds the words from the rune i on, of letters and marks with spaces, hyphens, apostrophes and points between, and the first face that
// has them all. Arabic takes the Latin face for all of them as it is; a family of one face has no choice.
func (t *typeface) phrase(p *paragraph, i int) phrase {
	faces := t.family.Style(p.attrs[i].bold, p.attrs[i].italic)
	if t.rtl || len(faces) == 1 || !alphabetic(p.text[i]) {
		return phrase{end: i + 1}
	}
	end := i + 1
	for k := end; k < len(p.text) && sameCut(p.attrs[k], p.attrs[i]); k++ {
		switch r := p.text[k]; {
		case alphabetic(r) || isMark(r):
			end = k + 1
		case !isSpace(r) && r != '-' && r != '\'' && r != '’' && r != '.':
			return phrase{end, firstWith(faces, p.text[i:end])}
		}
	}
	return phrase{end, firstWith(faces, p.text[i:end])}
}

func sameCut(a, b attribute) bool { return a.bold == b.bold && a.italic == b.italic }

// alphabetic tells letters of Latin, Greek and Cyrillic.
func alphabetic(r rune) bool {
	return latin(r) || r >= 0xAA && unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic) && unicode.IsLetter(r)
}

// firstWith is the first face that has all of text; nil where none has. A face that draws the apostrophe full-width has it for Chinese only.
func firstWith(faces []*font.Face, text []rune) *font.Face {
	for _, f := range faces {
		lacks := func(r rune) bool {
			return !ignorable(r) && !f.Covers(r) || r == '’' && f.Advance(f.Glyph(r)) > f.Units*9/10
		}
		if !slices.ContainsFunc(text, lacks) {
			return f
		}
	}
	return nil
}

// fallbacks are the languages whose fonts are tried for characters of another script.
var fallbacks = []locale.Lang{locale.English, locale.Arabic, locale.Chinese}

// near is the word around the rune i, for an error; a lone sign has its neighbours with it.
func near(text []rune, i int) string {
	start, end := wordAround(text, i, i+1)
	if end-start > 2 {
		return string(text[start:end])
	}
	from, to := start, end
	for from > 0 && unicode.IsSpace(text[from-1]) {
		from--
	}
	for to < len(text) && unicode.IsSpace(text[to]) {
		to++
	}
	from, _ = wordAround(text, from, from)
	_, to = wordAround(text, to, to)
	return strings.TrimSpace(string(text[from:to]))
}

// wordAround grows text[start:end] to the spaces around it, by 20 runes at most on each side.
func wordAround(text []rune, start, end int) (from, to int) {
	from, to = start, end
	for from > 0 && !unicode.IsSpace(text[from-1]) && start-from < 20 {
		from--
	}
	for to < len(text) && !unicode.IsSpace(text[to]) && to-end < 20 {
		to++
	}
	return from, to
}
