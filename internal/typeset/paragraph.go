package typeset

import (
	"slices"

	"chancery/internal/bidi"
)

// attribute is how a rune of a paragraph is set, beside its character.
type attribute struct {
	bold, italic bool
	personal     bool
	link         *Link
}

// paragraph is text between two forced line breaks, ready for shaping: one rune, attribute and level each.
type paragraph struct {
	text     []rune
	attrs    []attribute
	isolates []isolate
	levels   []int8       // UAX #9, never bidi.Removed: there are no controls in text
	seams    map[int]int8 // between two isolates with nothing between: the level of their controls, by the rune after; nil: none
	base     int8
}

// paragraphs splits spans at forced line breaks and resolves the levels of each. rtl is the document's direction; a line with letters
// of the other direction alone (an address in Latin letters on an Arabic letter) takes that direction, so that its punctuation stays in place.
func paragraphs(spans []Span, rtl bool) []*paragraph {
	p := &paragraph{}
	list := []*paragraph{p}
	for _, s := range spans {
		attr := attribute{bold: s.Bold, italic: s.Italic, personal: s.Personal}
		text := clean(s.Text)
		if s.Link != "" {
			attr.link = &Link{URI: s.Link, Text: text}
		}
		start := len(p.text)
		for _, r := range text {
			if r == '\n' {
				p.addMerged(s, start)
				p = &paragraph{}
				list, start = append(list, p), 0
				continue
			}
			p.text = append(p.text, r)
			p.attrs = append(p.attrs, attr)
		}
		p.addMerged(s, start)
	}
	for _, p := range list {
		p.resolve(rtl)
	}
	return list
}

func (p *paragraph) addMerged(s Span, start int) {
	if s.Isolate && len(p.text) > start {
		p.isolates = append(p.isolates, isolate{start: start, end: len(p.text), kind: merged})
	}
}

// resolve finds the isolates and the levels, and makes links of addresses that the author did not link.
func (p *paragraph) resolve(rtl bool) {
	found := findIsolates(p.text)
	if p.direction(rtl) == bidi.RTL {
		found = stretches(p.text, found)
	}
	for _, iso := range found {
		p.isolates = append(p.isolates, iso)
		if iso.uri == "" || p.linked(iso) {
			continue
		}
		link := &Link{URI: iso.uri, Text: string(p.text[iso.start:iso.end])}
		for i := iso.start; i < iso.end; i++ {
			p.attrs[i].link = link
		}
	}
	p.levels, p.base = p.resolveLevels(rtl)
}

func (p *paragraph) linked(iso isolate) bool {
	for _, a := range p.attrs[iso.start:iso.end] {
		if a.link != nil {
			return true
		}
	}
	return false
}

// resolveLevels runs UAX #9 on the text with isolate controls put around its isolates, and leaves them out again.
func (p *paragraph) resolveLevels(rtl bool) ([]int8, int8) {
	direction := p.direction(rtl)
	if direction == bidi.LTR && !slices.ContainsFunc(p.text, bidi.RightToLeft) {
		return make([]int8, len(p.text)), 0
	}
	marked, source := p.mark(direction)
	all, base := bidi.Levels(marked, direction)
	levels := make([]int8, len(p.text))
	control := bidi.Removed // the outermost since the last character
	for i, at := range source {
		if at < 0 && all[i] != bidi.Removed && (control == bidi.Removed || all[i] < control) {
			control = all[i]
		}
		if at >= 0 {
			levels[at] = all[i]
			if all[i] == bidi.Removed { // a joiner or other BN: goes with what precedes it
				levels[at] = base
				if at > 0 {
					levels[at] = levels[at-1]
				}
			}
			if at > 0 && control != bidi.Removed && control < levels[at] && control < levels[at-1] {
				p.seam(at, control)
			}
			control = bidi.Removed
		}
	}
	return levels, base
}

func (p *paragraph) seam(at int, level int8) {
	if p.seams == nil {
		p.seams = map[int]int8{}
	}
	p.seams[at] = level
}

const (
	lro = '\u202D' // ends with the isolate around it (X6a)
	lri = '\u2066'
	rli = '\u2067'
	fsi = '\u2068'
	pdi = '\u2069'
)

// mark puts the controls around the isolates; source tells for each rune its index in p.text, -1 for a control. Isolates that
// overlap without nesting (an address that begins inside a merged value and ends after it) would tear: the later one is left out.
// In a paragraph from right to left a merged value with letters of its direction takes that, though it begin with an acronym.
func (p *paragraph) mark(direction bidi.Direction) (marked []rune, source []int) {
	opens, closes := make(map[int][]rune), make(map[int]int)
	for i, iso := range p.isolates {
		if p.crosses(i) {
			continue
		}
		control := rune(lri)
		if iso.kind == merged {
			control = fsi
			if direction == bidi.RTL && slices.ContainsFunc(p.text[iso.start:iso.end], rtlLetter) {
				control = rli
			}
		}
		opens[iso.start] = append(opens[iso.start], control)
		if iso.kind == solid && slices.ContainsFunc(p.text[iso.start:iso.end], indic) { // groups of digits that W and N would turn around
			opens[iso.start] = append(opens[iso.start], lro)
		}
		closes[iso.end]++
	}
	add := func(r rune, at int) { marked, source = append(marked, r), append(source, at) }
	for i := 0; i <= len(p.text); i++ {
		for range closes[i] {
			add(pdi, -1)
		}
		for _, r := range opens[i] {
			add(r, -1)
		}
		if i < len(p.text) {
			add(p.text[i], i)
		}
	}
	return marked, source
}

func (p *paragraph) crosses(i int) bool {
	a := p.isolates[i]
	for _, b := range p.isolates[:i] {
		if b.kind != merged { // they come first; those found in the text nest
			break
		}
		if a.start < b.end && b.start < a.end && !(a.start >= b.start && a.end <= b.end) && !(b.start >= a.start && b.end <= a.end) {
			return true
		}
	}
	return false
}

func (p *paragraph) direction(rtl bool) bidi.Direction {
	if !rtl {
		return bidi.LTR
	}
	latinLetters := false
	for _, r := range p.text {
		if rtlLetter(r) {
			return bidi.RTL
		}
		latinLetters = latinLetters || latin(r)
	}
	if latinLetters {
		return bidi.LTR
	}
	return bidi.RTL
}
