package typeset

import "slices"

// measure is what the choice of breaks knows of a paragraph: cumulative values before each rune, in points and counts.
type measure struct {
	text    []rune
	advance []float64 // advance[i]: width of text[:i]
	spaces  []int32   // stretchable spaces in text[:i]
	joints  []int32   // places between two wide characters in text[:i]
	long    []int     // places for kashidas, ascending
	em      float64
}

// How much a space grows and shrinks before a line is loose or tight, in ems (a space of Noto Serif is 0.26 wide), and how much wider
// the place between two Chinese characters may get.
const spaceGrows, spaceShrinks, jointGrows = 0.13, 0.06, 0.06

func measureRuns(p *paragraph, runs []*run, size float64) *measure {
	n := len(p.text)
	counts := make([]int32, 2*n+3)
	m := &measure{text: p.text, em: size, advance: make([]float64, n+1), spaces: counts[: n+1 : n+1], joints: counts[n+1:]}
	for _, r := range runs {
		for _, u := range r.units {
			m.advance[u.start+1] += u.advance - tighten(p.text, u.start, size)
		}
	}
	for i, r := range p.text {
		m.advance[i+1] += m.advance[i]
		m.spaces[i+1] = m.spaces[i]
		if isSpace(r) {
			m.spaces[i+1]++
		}
		m.joints[i+1] = m.joints[i]
		if i > 0 && wide(r) && wide(p.text[i-1]) {
			m.joints[i+1]++
		}
	}
	m.joints[n+1] = m.joints[n]
	return m
}

// trim leaves out the spaces at the end of text[start:end].
func (m *measure) trim(start, end int) int {
	for end > start && breakSpace(m.text[end-1]) {
		end--
	}
	return end
}

// natural is the width of the line text[start:end] set without stretching. Full-width punctuation at its edges counts half: its blank
// half hangs in the margin.
func (m *measure) natural(start, end int) float64 {
	end = m.trim(start, end)
	if end <= start {
		return 0
	}
	return m.advance[end] - m.advance[start] + tighten(m.text, start, m.em) - m.em/2*float64(m.hang(start, end))
}

// give is how much the line may grow without looking loose, and how much it can shrink, both in points.
func (m *measure) give(start, end int) (grow, shrink float64) {
	end = m.trim(start, end)
	if end <= start {
		return 0, 0
	}
	spaces := float64(m.spaces[end] - m.spaces[start])
	joints := float64(m.joints[end] - m.joints[start+1])
	long := float64(len(m.longIn(start, end)))
	return m.em * (spaceGrows*spaces + jointGrows*joints + kashidaGrows*long), m.em * spaceShrinks * spaces
}

// longIn gives the places for kashidas in text[start:end].
func (m *measure) longIn(start, end int) []int {
	if len(m.long) == 0 {
		return nil
	}
	a, _ := slices.BinarySearch(m.long, start)
	b, _ := slices.BinarySearch(m.long, end)
	return m.long[a:b]
}
