package typeset

import (
	"unicode"

	"chancery/internal/font"
	"chancery/internal/hyphen"
)

// softHyphen is what the hyphen that a break draws says to readers: U+00AD, which is no part of the word.
const softHyphen = '\u00AD'

// hyphenate adds to ops the places inside words that may be parted by a hyphen: words in small letters that stand in no isolate and
// touch no figure or sign, other than the paragraph's last word; at a higher price the halves of a compound word, which has a hyphen of
// its own. Justified text alone asks for it: headings, subject, addressee and signatory are ragged.
func (s *setter) hyphenate(p *paragraph, runs []*run, ops []opportunity) []opportunity {
	patterns := hyphen.For(string(s.lang))
	if patterns == nil {
		return ops
	}
	h := hyphenator{p: p, runs: runs, patterns: patterns, kept: p.unhyphened()}
	list, next := make([]opportunity, 0, 2*len(ops)), 0
	for from := 0; from < len(p.text); {
		if !unicode.IsLetter(p.text[from]) {
			from++
			continue
		}
		end := from
		for end < len(p.text) && (unicode.IsLetter(p.text[end]) || apostrophe(p.text[end])) {
			end++
		}
		for ; next < len(ops) && ops[next].at <= from; next++ {
			list = append(list, ops[next])
		}
		list = h.word(list, from, end)
		from = end
	}
	return append(list, ops[next:]...)
}

func apostrophe(r rune) bool { return r == '’' || r == '\'' }

// hyphenator finds the hyphens of one paragraph's words.
type hyphenator struct {
	p        *paragraph
	runs     []*run // in logical order; those behind are dropped
	patterns *hyphen.Patterns
	kept     []bool // the rune is in a word that stays whole
	at       []int  // scratch
}

func (h *hyphenator) word(list []opportunity, from, end int) []opportunity {
	if !h.plain(from, end) {
		return list
	}
	h.at = h.patterns.Append(h.at[:0], h.p.text[from:end])
	price := float64(hyphenPenalty)
	if from > 0 && h.p.text[from-1] == '-' || end < len(h.p.text) && h.p.text[end] == '-' {
		price = secondHyphen
	}
	for _, i := range h.at {
		for len(h.runs) > 0 && h.runs[0].end < from+i {
			h.runs = h.runs[1:]
		}
		if len(h.runs) == 0 {
			break
		}
		mark := hyphenMark(h.runs[0].face)
		width := float64(mark.Advance) * h.runs[0].size / float64(h.runs[0].face.Units)
		here := price
		if i == 2 || end-from-i == 2 {
			here += fewLetters
		}
		list = append(list, opportunity{at: from + i, penalty: here, hyphen: width, flagged: true})
	}
	return list
}

// plain tells a word that may be parted.
func (h *hyphenator) plain(from, end int) bool {
	text := h.p.text
	if end-from < 6 || from > 0 && !before(text[from-1]) || end < len(text) && !behind(text[end]) {
		return false
	}
	for i := from; i < end; i++ {
		if unicode.IsUpper(text[i]) || h.kept[i] || h.p.levels[i] != 0 {
			return false
		}
	}
	return true
}

// before and behind tell what may touch a word that is parted.
func before(r rune) bool { return isSpace(r) || r == '-' || unicode.In(r, unicode.Ps, unicode.Pi) }
func behind(r rune) bool {
	return isSpace(r) || unicode.In(r, unicode.Pe, unicode.Pf) || r == '-' || r == ',' || r == '.' || r == ';' || r == ':' || r == '!' || r == '?' || r == '…'
}

// unhyphened marks the words that stay whole: those in isolates, which merged names are, and the last of the paragraph.
func (p *paragraph) unhyphened() []bool {
	kept := make([]bool, len(p.text))
	for _, iso := range p.isolates {
		for i := iso.start; i < iso.end; i++ {
			kept[i] = true
		}
	}
	last := len(p.text)
	for last > 0 && !unicode.IsLetter(p.text[last-1]) {
		last--
	}
	for last > 0 && !isSpace(p.text[last-1]) {
		last--
		kept[last] = true
	}
	return kept
}

// hyphenMark is the hyphen that is drawn at the end of a line.
func hyphenMark(f *font.Face) font.Mark {
	glyph := f.Glyph('\u2010')
	if glyph == 0 {
		glyph = f.Glyph('-')
	}
	return font.Mark{Glyph: glyph, Advance: f.Advance(glyph), Text: string(softHyphen)}
}
