package typeset

import "slices"

// measure is what the choice of breaks knows of a paragraph: cumulative values before each rune, in points and counts.
type measure struct {
	text    []rune
	advance []float64 // advance[i]: width of text[:i]
	spaces  []int32   // stretchable spaces in text[:i]
	joints  []int32   // places in text[:i] where a line stretches without a space
	pinch   []int32   // how much the places in text[:i] give, in parts
	kinds   []sortOf  // nil: no full-width character
	long    []int     // places for kashidas, ascending
	em      float64
}

// How much a space grows and shrinks before a line is loose or tight, in ems (a space of Noto Serif is 0.26 wide), and how much wider
// the place between two Chinese characters may get.
const spaceGrows, spaceShrinks, jointGrows = 0.13, 0.06, 0.06

func measureRuns(p *paragraph, runs []*run, size float64) *measure {
	n := len(p.text)
	m := &measure{text: p.text, em: size, advance: make([]float64, n+1), spaces: make([]int32, n+1), kinds: sorts(p.text, runs)}
	for _, r := range runs {
		for i := range r.units {
			u := &r.units[i]
			m.advance[u.start+1] += u.advance + size*m.between(u.start)
		}
	}
	for i, r := range p.text {
		m.advance[i+1] += m.advance[i]
		m.spaces[i+1] = m.spaces[i]
		if elastic(r) {
			m.spaces[i+1]++
		}
	}
	if m.kinds != nil {
		m.places()
	}
	return m
}

// places counts where Chinese lines stretch and give.
func (m *measure) places() {
	n := len(m.text)
	m.joints, m.pinch = make([]int32, n+2), make([]int32, n+2)
	for i := range n {
		m.joints[i+1] = m.joints[i]
		if m.joins(i) {
			m.joints[i+1]++
		}
		m.pinch[i+1] = m.pinch[i] + m.pinches(i)
	}
	m.joints[n+1], m.pinch[n+1] = m.joints[n], m.pinch[n]
}

// counts gives the spaces of a line, the places between two of its characters where it stretches, and the parts by which such places give.
func (m *measure) counts(start, end int) (spaces, joints, pinches float64) {
	spaces = float64(m.spaces[end] - m.spaces[start])
	if m.kinds != nil {
		joints, pinches = float64(m.joints[end]-m.joints[start+1]), float64(m.pinch[end]-m.pinch[start+1])
	}
	return spaces, joints, pinches
}

// trim leaves out the spaces at the end of text[start:end].
func (m *measure) trim(start, end int) int {
	for end > start && breakSpace(m.text[end-1]) {
		end--
	}
	return end
}

// inside is what is set of a line: without the spaces at its end, and at its beginning where it is not the paragraph's first.
func (m *measure) inside(start, end int) (from, to int) {
	from, to = start, m.trim(start, end)
	for from < to && from > 0 && breakSpace(m.text[from]) {
		from++
	}
	return from, to
}

// natural is the width of the line text[start:end] set without stretching. Full-width punctuation at its edges counts half: its blank
// half hangs in the margin.
func (m *measure) natural(start, end int) float64 {
	end = m.trim(start, end)
	if end <= start {
		return 0
	}
	return m.advance[end] - m.advance[start] - m.em*m.between(start) - m.em/2*float64(m.hang(start, end))
}

// give is how much the line may grow without looking loose, and how much it can shrink, both in points.
func (m *measure) give(start, end int) (grow, shrink float64) {
	end = m.trim(start, end)
	if end <= start {
		return 0, 0
	}
	spaces, joints, pinches := m.counts(start, end)
	long := float64(len(m.longIn(start, end)))
	return m.em * (spaceGrows*spaces + jointGrows*joints + kashidaGrows*long), m.em * (spaceShrinks*spaces + pinch*pinches)
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
