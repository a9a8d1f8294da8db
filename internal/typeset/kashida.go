package typeset

import (
	"slices"

	"chancery/internal/font"
)

// Arabic is justified by its spaces and, on a loose line, by elongating words: at most one kashida a word, drawn with the font's tatweel
// between two letters that stay joined and unchanged (HarfBuzz: safe to insert tatweel). It is part of the letter before it, so that no
// reader extracts it.

const tatweel = '\u0640'

const (
	kashidaGrows = 0.05 // ems by which a word with a place for a kashida grows before the line is loose
	spaceFirst   = 0.1  // ems that each space grows before any word is elongated
	mostTatweels = 2    // in one kashida
	shortestLong = 4    // letters; a shorter word is elongated in the best places only
)

// kashidas gives the places, one a word at most: the runes that a kashida may stand before, ascending. Words with vowel signs, words of
// other letters, in another face, and those in isolates (merged names among them) have none.
func (p *paragraph) kashidas(runs []*run, face *font.Face) []int {
	safe := make([]bool, len(p.text))
	for _, r := range runs {
		for i := range r.units {
			if u := &r.units[i]; u.elongates && r.level&1 == 1 && r.face == face && i+1 < len(r.units) {
				before := &r.units[i+1]
				safe[u.start] = before.end == u.start && len(before.marks) == 1 && !before.marks[0].Blank
			}
		}
	}
	for _, iso := range p.isolates {
		for i := iso.start; i < iso.end; i++ {
			safe[i] = false
		}
	}
	var places []int
	for i := 0; i < len(p.text); i++ {
		if !rtlLetter(p.text[i]) {
			continue
		}
		from, plain := i, i == 0 || !isMark(p.text[i-1])
		for ; i < len(p.text) && (rtlLetter(p.text[i]) || isMark(p.text[i])); i++ {
			plain = plain && !isMark(p.text[i]) && p.text[i] != tatweel
		}
		if at := p.kashida(from, i, safe); plain && at > 0 {
			places = append(places, at)
		}
	}
	return places
}

// kashida finds the best place in the word from..end, the later of equals; 0: none.
func (p *paragraph) kashida(from, end int, safe []bool) int {
	best, at := 0, 0
	for i := from + 1; i < end; i++ {
		if !safe[i] || p.afterArticle(from, i) {
			continue
		}
		if rank := p.rank(from, end, i); rank >= max(best, 1) && (end-from >= shortestLong || rank >= 5) {
			best, at = rank, i
		}
	}
	return at
}

// afterArticle tells the place behind the lam of the article, with or without a particle before it: الـ, والـ, للـ.
func (p *paragraph) afterArticle(from, i int) bool {
	switch string(p.text[from:i]) {
	case "ال", "لل", "وال", "فال", "بال", "كال", "ولل", "وبال":
		return true
	}
	return false
}

// rank orders the places in a word as the rules of Naskh do: after the teeth of seen and sad, before the final heh and dal, before the final
// alef, lam and kaf, before a tooth that reh or yeh ends, before the final waw, ain, qaf and feh, then elsewhere. 0: not after a word's first letter.
func (p *paragraph) rank(from, end, i int) int {
	before, after := p.text[i-1], p.text[i]
	last := i == end-1
	switch {
	case slices.Contains([]rune("سشصض"), before):
		return 7
	case last && slices.Contains([]rune("ةهحخجدذ"), after):
		return 6
	case last && slices.Contains([]rune("اأإآطظلكگ"), after):
		return 5
	case i == end-2 && slices.Contains([]rune("بتثني"), after) && slices.Contains([]rune("رزيى"), p.text[i+1]):
		return 4
	case last && slices.Contains([]rune("وؤعغقفم"), after):
		return 3
	case i == from+1: // it may be a particle
		return 0
	}
	return 2
}

// elongation is the kashidas of a line: how many font units the letter before each place grows.
type elongation struct {
	places []int
	units  int
	face   *font.Face
}

// elongate takes what it can of a line's slack (points) for kashidas and leaves the rest to the spaces. Few words are elongated visibly
// rather than all a little, at most every second, spread over the line.
func (s *setter) elongate(places []int, spaces int, slack, em float64) (e elongation, rest float64) {
	if len(places) == 0 || slack <= spaceFirst*em*float64(spaces) {
		return e, slack
	}
	face := s.face.family.Regular[0]
	units := face.Advance(face.Glyph(tatweel))
	width := float64(units) * em / float64(face.Units)
	if units <= 0 {
		return e, slack
	}
	want := slack - spaceFirst*em*float64(spaces)
	most := (len(places) + 1) / 2
	times := 1
	for times < mostTatweels && width*float64(times*most) < 0.75*want {
		times++
	}
	n := min(int(want/(width*float64(times))), most)
	if n == 0 {
		return e, slack
	}
	for i := range n {
		e.places = append(e.places, places[(2*i+1)*len(places)/(2*n)])
	}
	e.units, e.face = units*times, face
	if rest = slack - float64(n*times)*width; rest > widestSpace*em*float64(spaces) { // the line is left ragged all the same
		return elongation{}, slack
	}
	return e, rest
}

// long is the mark of a letter with the kashida to its left.
func (e *elongation) long(m font.Mark) font.Mark {
	glyph := e.face.Glyph(tatweel)
	step := e.face.Advance(glyph)
	var parts font.Parts
	for x := 0; x < e.units; x += step {
		parts = parts.Append(glyph, x, 0)
	}
	if m.Parts == "" {
		parts = parts.Append(m.Glyph, e.units, 0)
	} else {
		parts += m.Parts.Shift(e.units)
	}
	return font.Mark{Parts: parts, Advance: m.Advance + e.units, Text: m.Text}
}

// after tells whether a kashida follows the unit.
func (e *elongation) after(u *unit) bool {
	if len(e.places) == 0 {
		return false
	}
	_, found := slices.BinarySearch(e.places, u.end)
	return found
}
