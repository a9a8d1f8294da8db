package typeset

import "chancery/internal/font"

// gaps is what justification adds to a line, in points: at each space, at each place that stretches without one, at each part of a place that
// gives; and the words that are elongated.
type gaps struct {
	space, joint, pinch float64
	long                elongation
}

// A line that would need wider spaces or joints than these, in ems, is left ragged: a long address follows it.
const widestSpace, widestJoint = 0.9, 0.2

// gaps shares the slack of a line. A last line, which is not full, is only shrunk, where it was fitted so.
func (m *measure) gaps(from, to int, slack float64, full bool) gaps {
	spaces, joints, pinches := m.counts(from, to)
	if slack < 0 {
		give := spaceShrinks*spaces + pinch*pinches
		if give == 0 {
			return gaps{}
		}
		share := slack / give
		return gaps{space: share * spaceShrinks, pinch: share * pinch}
	}
	if !full {
		return gaps{}
	}
	if joints > 2*spaces {
		if share := slack / (joints + 2*spaces); share <= widestJoint*m.em {
			return gaps{space: 2 * share, joint: share}
		}
	} else if spaces > 0 && slack/spaces <= widestSpace*m.em {
		return gaps{space: slack / spaces}
	}
	return gaps{}
}

// placing puts the glyphs of text[from:to] on a line.
type placing struct {
	line     *Line
	p        *paragraph
	m        *measure
	from, to int
	gaps     gaps
}

// run adds the glyphs of a run at x and returns where the next run begins.
func (at *placing) run(r *run, x float64) float64 {
	for i := range r.units {
		u := &r.units[i]
		for k, m := range u.marks {
			x = at.mark(r, u, m, k, x)
		}
		if len(u.marks) == 0 {
			continue
		}
		if elastic(at.p.text[u.start]) {
			x += at.gaps.space
		}
		if u.end < at.to && at.m.kinds != nil {
			x += at.gaps.pinch * float64(at.m.pinches(u.end))
			if at.m.joins(u.end) {
				x += at.gaps.joint
			}
		}
	}
	return x
}

// mark adds the mark k of a unit at x and returns where it ends.
func (at *placing) mark(r *run, u *unit, m font.Mark, k int, x float64) float64 {
	text := u.start
	if r.level&1 == 1 {
		text += len(u.marks) - 1 - k
	}
	if at.gaps.long.after(u) {
		m = at.gaps.long.long(m)
	}
	if at.m.kinds != nil && k == len(u.marks)-1 {
		m = at.beside(r, u, m)
	}
	g := Glyph{Face: r.face, Mark: m, Size: r.size, X: x, At: text - at.from, Link: at.p.attrs[u.start].link}
	at.line.Glyphs = append(at.line.Glyphs, g)
	return x + g.Width()
}

// beside gives a mark the width that it has beside its neighbours on the line. The width is the mark's own, so that no reader sees an
// overlap, or a gap that is a space.
func (at *placing) beside(r *run, u *unit, m font.Mark) font.Mark {
	units := at.m.em * float64(r.face.Units) / r.size
	if u.end < at.to {
		if add := at.m.between(u.end); add > 0 || add < 0 && at.m.kinds[u.start] == closes {
			m = widened(m, 0, int(add*units))
		}
	}
	if u.start > at.from && at.m.kinds[u.start] == opens && at.m.kinds[u.start-1] == opens {
		m = widened(m, -int(units/2), -int(units/2))
	}
	return m
}
