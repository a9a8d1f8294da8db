package typeset

import "math"

// measure is what the choice of breaks knows of a paragraph: cumulative values before each rune, in points and counts.
type measure struct {
	text    []rune
	advance []float64 // advance[i]: width of text[:i]
	spaces  []int     // stretchable spaces in text[:i]
	joints  []int     // places between two wide characters in text[:i]
	em      float64
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

func (m *measure) hang(start, end int) int {
	n := 0
	if start > 0 && opensWide(m.text[start]) {
		n++
	}
	if closesWide(m.text[end-1]) && end-start > 1 {
		n++
	}
	return n
}

// tighten is how much nearer the rune i stands to the one before it: full-width punctuation beside full-width punctuation gives up one
// of the blank halves between them.
func tighten(text []rune, i int, em float64) float64 {
	if i == 0 || i >= len(text) {
		return 0
	}
	before, after := text[i-1], text[i]
	if closesWide(before) && (opensWide(after) || closesWide(after)) || opensWide(before) && opensWide(after) {
		return em / 2
	}
	return 0
}

func opensWide(r rune) bool {
	switch r {
	case '（', '《', '「', '『', '【', '〈', '〔':
		return true
	}
	return false
}

func closesWide(r rune) bool {
	switch r {
	case '，', '。', '、', '；', '：', '）', '》', '」', '』', '】', '〉', '〕':
		return true
	}
	return false
}

// stretch is how much the line may grow without looking loose, shrink how much it can give, both in points.
func (m *measure) stretch(start, end int) (stretch, shrink float64) {
	end = m.trim(start, end)
	if end <= start {
		return 0, 0
	}
	spaces := float64(m.spaces[end] - m.spaces[start])
	joints := float64(m.joints[end] - m.joints[start+1])
	return m.em * (0.14*spaces + 0.06*joints), m.em * 0.05 * spaces
}

// width gives the room of the line that begins at the rune start.
type width func(start int) float64

// fit chooses the breaks with the least sum of demerits over the paragraph (after Knuth and Plass, "Breaking Paragraphs into Lines"):
// demerits grow with the cube of the stretch, with penalties, and with a last line of one short word. The result is the ends of the lines.
func (m *measure) fit(ops []opportunity, room width, ragged bool) []int {
	type best struct {
		cost float64
		from int
	}
	nodes := make([]best, len(ops))
	first := 0 // opportunities before first are too far back for a line to begin there
	for j, o := range ops {
		nodes[j] = best{math.Inf(1), -2}
		for i := first - 1; i < j; i++ {
			start, cost := 0, 0.0
			if i >= 0 {
				start, cost = ops[i].at, nodes[i].cost
			}
			d, fits := m.demerits(start, o, room(start), ragged, j == len(ops)-1)
			if !fits && i+1 < j { // too long, and a later start is left to try
				if i+1 > first {
					first = i + 1
				}
				continue
			}
			if cost+d < nodes[j].cost {
				nodes[j] = best{cost + d, i}
			}
		}
	}
	var ends []int
	for j := len(ops) - 1; j >= 0; j = nodes[j].from {
		ends = append(ends, ops[j].at)
	}
	for a, b := 0, len(ends)-1; a < b; a, b = a+1, b-1 {
		ends[a], ends[b] = ends[b], ends[a]
	}
	return ends
}

// demerits of one line; fits is false where it is longer than the room.
func (m *measure) demerits(start int, o opportunity, room float64, ragged, last bool) (cost float64, fits bool) {
	slack := room - m.natural(start, o.at)
	stretch, shrink := m.stretch(start, o.at)
	if ragged {
		stretch, shrink = room/6, 0
	}
	var ratio float64
	switch {
	case slack < -shrink-0.01:
		return overfull + slack*slack, false
	case slack < 0:
		ratio = -slack / max(shrink, 0.01)
	case last:
		if room > 0 && slack > 0.88*room && start > 0 {
			ratio = 1.3
		}
	default:
		ratio = slack / max(stretch, 0.5)
	}
	bad := badness(ratio)
	return bad*bad/100 + o.penalty*o.penalty, true
}

const overfull = 1e14 // more than any loose line

// badness grows with the cube of the ratio; past 3, where all is bad, in a straight line.
func badness(ratio float64) float64 {
	if ratio > 3 {
		return 2700 + 2000*(ratio-3)
	}
	return 1 + 100*ratio*ratio*ratio
}
