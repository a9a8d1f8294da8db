package typeset

import "chancery/internal/bidi"

// line puts the clusters from the rune from to an opportunity in visual order, stretched to the width where full is set.
func (s *setter) line(p *paragraph, runs []*run, m *measure, from int, end opportunity, sp spec, full bool) Line {
	from, to := m.inside(from, end.at)
	clipped, reshaped := s.clip(p, runs, from, to)
	order := visualOrder(p, clipped)
	width := sp.width
	if from == 0 {
		width -= sp.indent
	}
	l := Line{Text: string(p.text[from:to])}
	if from >= to {
		return l
	}
	natural := m.natural(from, to) + end.hyphen + reshaped
	x := 0.0
	if from > 0 && m.hangs(from) {
		x = -m.em / 2
	}
	slack := width - natural
	var long elongation
	if full {
		long, slack = s.elongate(m.longIn(from, to), int(m.spaces[to]-m.spaces[from]), slack, m.em)
		natural = width - slack
	}
	g := m.gaps(from, to, slack, full)
	g.long = long
	if g.space != 0 || g.joint != 0 || g.pinch != 0 {
		natural = width
	}
	n := 0
	for _, r := range clipped {
		n += len(r.units)
	}
	l.Glyphs = make([]Glyph, 0, n)
	l.X = s.align(sp, width, natural, from == 0)
	at := placing{line: &l, p: p, m: m, from: from, to: to, gaps: g}
	for _, i := range order {
		x = at.run(clipped[i], x)
	}
	if end.hyphen > 0 {
		l.hyphen(clipped[len(clipped)-1], to-from, x)
	}
	return l
}

// visualOrder gives the runs in visual order, by index. Where two isolates touch, the level of the controls between them keeps them apart.
func visualOrder(p *paragraph, runs []*run) []int {
	levels, index := make([]int8, 0, len(runs)), make([]int, 0, len(runs))
	for i, r := range runs {
		if level, ok := p.seams[r.start]; ok && i > 0 {
			levels, index = append(levels, level), append(index, -1)
		}
		levels, index = append(levels, r.level), append(index, i)
	}
	order := bidi.Order(levels)
	out := order[:0]
	for _, at := range order {
		if index[at] >= 0 {
			out = append(out, index[at])
		}
	}
	return out
}

// align gives the line's left end from the left of the width: mirrored where the document is right to left.
func (s *setter) align(sp spec, width, natural float64, first bool) float64 {
	indent := 0.0
	if first && !s.face.rtl {
		indent = sp.indent
	}
	switch {
	case sp.align == centred:
		return (width - natural) / 2
	case (sp.align == end) != s.face.rtl:
		return indent + width - natural
	}
	return indent
}

// hyphen ends the line with one, drawn in the face of the run before it.
func (l *Line) hyphen(r *run, at int, x float64) {
	mark := hyphenMark(r.face)
	l.Glyphs = append(l.Glyphs, Glyph{Face: r.face, Mark: mark, Size: r.size, X: x, At: at})
	l.Text += mark.Text
}
