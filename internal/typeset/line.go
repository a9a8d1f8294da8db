package typeset

import (
	"sort"

	"chancery/internal/bidi"
)

// line puts the clusters from the rune from to an opportunity in visual order, stretched to the width where full is set.
func (s *setter) line(p *paragraph, runs []*run, m *measure, from int, end opportunity, sp spec, full bool) Line {
	to := m.trim(from, end.at)
	for from < to && from > 0 && breakSpace(p.text[from]) {
		from++
	}
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
	if opensWide(p.text[from]) && from > 0 {
		x = -m.em / 2
	}
	slack := width - natural
	var long elongation
	if full {
		long, slack = s.elongate(m.longIn(from, to), int(m.spaces[to]-m.spaces[from]), slack, m.em)
		natural = width - slack
	}
	gaps := gapsOf(m, from, to, slack, full)
	gaps.em, gaps.long = m.em, long
	if gaps.space != 0 || gaps.joint != 0 {
		natural = width
	}
	n := 0
	for _, r := range clipped {
		n += len(r.units)
	}
	l.Glyphs = make([]Glyph, 0, n)
	l.X = s.align(sp, width, natural, from == 0)
	for _, i := range order {
		x = l.place(p, clipped[i], from, x, gaps)
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

// gaps is what justification adds, in points, and the em that full-width punctuation is tightened by.
type gaps struct {
	space, joint, em float64
	long             elongation
}

// A line that would need wider spaces or joints than these, in ems, is left ragged: a long address follows it.
const widestSpace, widestJoint = 0.9, 0.2

func gapsOf(m *measure, from, to int, slack float64, full bool) gaps {
	if !full {
		if slack < 0 { // a last line that was fitted by shrinking
			if n := m.spaces[to] - m.spaces[from]; n > 0 {
				return gaps{space: slack / float64(n)}
			}
		}
		return gaps{}
	}
	spaces, joints := float64(m.spaces[to]-m.spaces[from]), float64(m.joints[to]-m.joints[from+1])
	switch {
	case slack < 0 && spaces > 0:
		return gaps{space: slack / spaces}
	case joints > 2*spaces:
		share := slack / (joints + 2*spaces)
		if share > widestJoint*m.em {
			return gaps{}
		}
		return gaps{space: 2 * share, joint: share}
	case spaces > 0 && slack/spaces <= widestSpace*m.em:
		return gaps{space: slack / spaces}
	}
	return gaps{}
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

// clip gives the parts of the runs in text[from:to], shaped again where the cut parts what was shaped together, and how much wider the
// line became by that, in points.
func (s *setter) clip(p *paragraph, runs []*run, from, to int) (out []*run, wider float64) {
	first := sort.Search(len(runs), func(i int) bool { return runs[i].end > from })
	for _, r := range runs[first:] {
		if r.start >= to {
			break
		}
		if r.start >= from && r.end <= to {
			out = append(out, r)
			continue
		}
		c := *r
		c.start, c.end = max(r.start, from), min(r.end, to)
		first, last, whole := r.cut(from, to)
		c.units = r.units[first:last:last]
		if !whole {
			before := widthOf(r, c.start, c.end)
			s.shaper.shape(p.text[:to], &c, s.lang)
			wider += widthOf(&c, c.start, c.end) - before
		}
		out = append(out, &c)
	}
	return out, wider
}

// widthOf is the advance of the units that begin in text[from:to], as the measure counts them.
func widthOf(r *run, from, to int) (sum float64) {
	lo, hi := r.overlap(from, to)
	for _, u := range r.units[lo:hi] {
		if u.start >= from && u.start < to {
			sum += u.advance
		}
	}
	return sum
}

// cut finds the units in the text from a to b, which stand together in visual order; whole is false where the run is to be shaped again.
func (r *run) cut(a, b int) (first, last int, whole bool) {
	lo, hi := r.overlap(a, b)
	first, last, whole = len(r.units), len(r.units), true
	for i := lo; i < hi; i++ {
		u := r.units[i]
		switch inside := u.start >= a && u.end <= b; {
		case inside && first == len(r.units):
			first = i
			last = i + 1
		case inside:
			last = i + 1
		case u.start < b && u.end > a:
			whole = false
		}
		if u.unsafe && (u.start == a || u.start == b) {
			whole = false
		}
	}
	return first, last, whole
}

// overlap finds the units in the text from a to b, with the one on either side, by halving: a paragraph may be one run of a megabyte.
func (r *run) overlap(a, b int) (lo, hi int) {
	n := len(r.units)
	if r.level&1 == 1 {
		lo = sort.Search(n, func(i int) bool { return r.units[i].start < b })
		hi = sort.Search(n, func(i int) bool { return r.units[i].end <= a })
	} else {
		lo = sort.Search(n, func(i int) bool { return r.units[i].end > a })
		hi = sort.Search(n, func(i int) bool { return r.units[i].start >= b })
	}
	return max(lo-1, 0), min(hi+1, n)
}

// place adds the glyphs of a run at x and returns where the next run begins.
func (l *Line) place(p *paragraph, r *run, from int, x float64, g gaps) float64 {
	for _, u := range r.units {
		if u.start > from {
			x -= tighten(p.text, u.start, g.em)
		}
		for k, m := range u.marks {
			if g.long.after(&u) {
				m = g.long.long(m)
			}
			at := u.start
			if r.level&1 == 1 {
				at += len(u.marks) - 1 - k
			}
			glyph := Glyph{Face: r.face, Mark: m, Size: r.size, X: x, At: at - from, Link: p.attrs[u.start].link}
			l.Glyphs = append(l.Glyphs, glyph)
			x += glyph.Width()
		}
		if len(u.marks) == 0 {
			continue
		}
		if isSpace(p.text[u.start]) {
			x += g.space
		}
		if g.joint != 0 && u.end < len(p.text) && wide(p.text[u.end-1]) && wide(p.text[u.end]) {
			x += g.joint
		}
	}
	return x
}
