package typeset

import "sort"

// clip gives the parts of the runs in text[from:to], shaped again where the cut parts what was shaped together, and how much wider the
// line became by that, in points. Runs are in logical order.
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
		var whole bool
		if c.units, whole = r.cut(from, to); !whole {
			before := widthOf(r.within(c.start, c.end))
			s.shaper.shape(p.text[:to], &c, s.lang)
			wider += widthOf(c.units) - before
		}
		out = append(out, &c)
	}
	return out, wider
}

func widthOf(units []unit) (sum float64) {
	for i := range units {
		sum += units[i].advance
	}
	return sum
}

// within gives the units that begin in the text from a to b, which stand together in visual order.
func (r *run) within(a, b int) []unit {
	n := len(r.units)
	if r.level&1 == 1 { // they begin from the right
		return r.units[sort.Search(n, func(i int) bool { return r.units[i].start < b }):sort.Search(n, func(i int) bool { return r.units[i].start < a })]
	}
	return r.units[sort.Search(n, func(i int) bool { return r.units[i].start >= a }):sort.Search(n, func(i int) bool { return r.units[i].start >= b })]
}

// cut gives the units in the text from a to b; whole is false where they are to be shaped again: a unit stands over an edge, or what stands
// at the edge was shaped with what is beyond it.
func (r *run) cut(a, b int) (units []unit, whole bool) {
	a, b = max(a, r.start), min(b, r.end)
	units = r.within(a, b)
	if len(units) == 0 {
		return nil, false
	}
	first, last := &units[0], &units[len(units)-1]
	if r.level&1 == 1 {
		first, last = last, first
	}
	whole = first.start == a && last.end == b && !(a > r.start && first.unsafe)
	if next := r.within(b, b+1); b < r.end && (len(next) == 0 || next[0].unsafe) {
		whole = false
	}
	return units[:len(units):len(units)], whole
}
