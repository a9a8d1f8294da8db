package typeset

import "math"

// The passes over a justified paragraph, each tried where the one before finds no way: words whole, then hyphenated, then as loose as it
// must be, with words that no line can hold parted anywhere. The figures are the highest ratios of stretch.
const (
	wholeWords = 1.0
	hyphenated = 1.7

	// demerits from which hyphens are tried although words can stay whole: a last line of one word, a loose line beside a tight one
	goodEnough = 14000

	// where a paragraph is to be a line shorter:
	tightSqueeze = 1.5 // times its shrink, TeX's third of a space
	tightLoose   = 2.5
)

// ends gives the opportunities at which the lines of a paragraph end.
func (s *setter) ends(p *paragraph, m *measure, runs []*run, sp spec) []opportunity {
	f := &s.fitting
	f.m, f.ragged, f.lines, f.squeeze, f.forced = m, sp.align != justified, 0, 1, false
	f.room = func(start int) float64 {
		if start == 0 {
			return sp.width - sp.indent
		}
		return sp.width
	}
	f.ops = opportunities(p)
	if f.ragged {
		return f.loose(runs, sp.width)
	}
	f.tolerance = wholeWords
	best, cost := f.breaks(), f.cost
	if best != nil && cost < goodEnough && !sp.tight {
		return best
	}
	f.ops, f.tolerance = s.hyphenate(p, runs, f.ops), hyphenated
	if parted := f.breaks(); best == nil || parted != nil && f.cost < cost {
		best = parted
	}
	if best == nil {
		best = f.loose(runs, sp.width)
	}
	if sp.tight && len(best) > 1 {
		f.lines, f.squeeze, f.tolerance, f.forced = len(best)-1, tightSqueeze, tightLoose, false
		if fewer := f.breaks(); fewer != nil {
			return fewer
		}
	}
	return best
}

// loose gives the best ends that there are, however loose the lines.
func (f *fitting) loose(runs []*run, width float64) []opportunity {
	f.ops, f.tolerance, f.forced = torn(f.ops, f.m, runs, width), math.Inf(1), true
	return f.breaks()
}

// torn adds breaks between the clusters of words that no line can hold.
func torn(ops []opportunity, m *measure, runs []*run, room float64) []opportunity {
	var list []opportunity
	var starts []bool
	from := 0
	for i, o := range ops {
		if m.natural(from, o.at) > room {
			if starts == nil {
				starts, list = clusters(len(m.text), runs), append(list, ops[:i]...)
			}
			for at := from + 1; at < o.at; at++ {
				if starts[at] {
					list = append(list, opportunity{at: at, penalty: tornPenalty})
				}
			}
		}
		if starts != nil {
			list = append(list, o)
		}
		from = o.at
	}
	if starts == nil {
		return ops
	}
	return list
}

// clusters says for each of n runes whether a cluster begins with it.
func clusters(n int, runs []*run) []bool {
	starts := make([]bool, n)
	for _, r := range runs {
		for _, u := range r.units {
			starts[u.start] = true
		}
	}
	return starts
}
