package typeset

import (
	"math"
	"slices"
	"strings"
	"unicode"
)

const (
	leastColumn = 2.4  // ems of text; narrower columns cannot be read
	mostStretch = 1.35 // of a column's natural width, where the table is narrower than the page
)

// columns shares the text's width among a table's columns: each its natural width where all fit, else a share by its text, but at least
// its longest word; where not even the words fit, the longest are parted. ok is false where a column would be too narrow.
func (c *composer) columns(rows []row) (widths []float64, ok bool) {
	natural := c.widest(rows, func(spans []Span) float64 { return c.naturalWidth(spans, tableSize*c.style.body) })
	total := c.frame.textWidth()
	if sum(natural) <= total {
		return widen(natural, total), true
	}
	least := c.widest(rows, c.longestWord)
	if sum(least) <= total {
		cells := c.cellWidths(rows)
		widths = between(least, natural, wishes(cells, len(least)), total)
		settle(cells, widths, least, natural)
		return widths, true
	}
	most := highest(least, total)
	for k := range least {
		least[k] = min(least[k], most)
	}
	return least, most >= leastColumn*tableSize*c.style.body+2*cellPad
}

// widest measures each column by its widest cell, with the cell's padding.
func (c *composer) widest(rows []row, width func([]Span) float64) []float64 {
	var widths []float64
	for _, r := range rows {
		if r.day {
			continue
		}
		for k, spans := range r.cells {
			if r.header {
				spans = bold(spans)
			}
			if k == len(widths) {
				widths = append(widths, 2*cellPad)
			}
			widths[k] = max(widths[k], width(spans)+2*cellPad+1)
		}
	}
	if widths == nil { // days alone
		return []float64{c.frame.textWidth()}
	}
	return widths
}

// cellWidths are the widths of all cells, set in one line, with their padding, by row.
func (c *composer) cellWidths(rows []row) (all [][]float64) {
	for _, r := range rows {
		if r.day {
			continue
		}
		widths := make([]float64, len(r.cells))
		for k, spans := range r.cells {
			if r.header {
				spans = bold(spans)
			}
			widths[k] = c.naturalWidth(spans, tableSize*c.style.body)
		}
		all = append(all, widths)
	}
	return all
}

// wishes are the columns' shares by all of their text, so that one long cell does not take the room of a column of many: the cube root of the sum
// of the squares of the cells' widths. The lines of a cell are about its width by the column's; these shares give the least sum of their squares.
func wishes(cells [][]float64, columns int) []float64 {
	wishes := make([]float64, columns)
	for k := range wishes {
		wishes[k] = 1
		for _, row := range cells {
			if k < len(row) {
				wishes[k] += row[k] * row[k]
			}
		}
		wishes[k] = math.Cbrt(wishes[k])
	}
	return wishes
}

// between shares the total by the wishes, no column narrower than least or wider than most: those that would be, on the side that errs more, get their bound,
// and the others share the rest again.
func between(least, most, wishes []float64, total float64) []float64 {
	widths, bound := make([]float64, len(wishes)), make([]bool, len(wishes))
	for range wishes {
		rest, shares := total, 0.0
		for k, w := range wishes {
			if bound[k] {
				rest -= widths[k]
			} else {
				shares += w
			}
		}
		low, high := 0.0, 0.0
		for k, w := range wishes {
			if !bound[k] {
				widths[k] = w * rest / shares
				low += max(0, least[k]-widths[k])
				high += max(0, widths[k]-most[k])
			}
		}
		if low == 0 && high == 0 {
			break
		}
		for k := range wishes {
			switch {
			case bound[k]:
			case low >= high && widths[k] <= least[k]:
				widths[k], bound[k] = least[k], true
			case low < high && widths[k] >= most[k]:
				widths[k], bound[k] = most[k], true
			}
		}
	}
	return widths
}

// partedLine is how much more than its width a cell takes that is broken into lines: their ends stay empty in part.
const partedLine = 1.1

// tableLines estimates the lines of a table with these widths: of each row those of its highest cell.
func tableLines(cells [][]float64, widths []float64) (lines int) {
	for _, row := range cells {
		high := 1
		for k, w := range row {
			if room := widths[k] - 2*cellPad; w > room {
				high = max(high, int(math.Ceil(w*partedLine/room)))
			}
		}
		lines += high
	}
	return lines
}

// settle moves width from column to column as long as the table gets fewer lines by it, in ever smaller steps (points).
func settle(cells [][]float64, widths, least, most []float64) {
	lines := tableLines(cells, widths)
	for step := 64.0; step >= 4; step /= 2 {
		for moved := true; moved; {
			moved = false
			for a := range widths {
				for b := range widths {
					give := min(step, widths[a]-least[a], most[b]-widths[b]) // so that a column reaches what it holds
					if a == b || give <= 0 {
						continue
					}
					widths[a], widths[b] = widths[a]-give, widths[b]+give
					if fewer := tableLines(cells, widths); fewer < lines {
						lines, moved = fewer, true
						continue
					}
					widths[a], widths[b] = widths[a]+give, widths[b]-give
				}
			}
		}
	}
}

// longestWord is the width of the longest part of spans that has no space and no hyphen inside; writing without spaces can be parted after any two.
func (c *composer) longestWord(spans []Span) float64 {
	size := tableSize * c.style.body
	longest := 0.0
	for _, s := range spans {
		for _, word := range strings.FieldsFunc(s.Text, func(r rune) bool { return r == ' ' || r == '\n' || unicode.Is(unicode.Han, r) }) {
			for part := range strings.SplitAfterSeq(word, "-") {
				s.Text = part
				longest = max(longest, c.naturalWidth([]Span{s}, size))
			}
		}
		if strings.ContainsFunc(s.Text, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
			longest = max(longest, 2*size)
		}
	}
	return longest
}

// widen brings natural widths to the total: all a little, the widest by what is left.
func widen(natural []float64, total float64) []float64 {
	stretch := min(total/sum(natural), mostStretch)
	widest := 0
	for k := range natural {
		natural[k] *= stretch
		if natural[k] > natural[widest] {
			widest = k
		}
	}
	natural[widest] += total - sum(natural)
	return natural
}

// highest is the width that no column may pass so that all together take no more than the total.
func highest(widths []float64, total float64) float64 {
	sorted := slices.Sorted(slices.Values(widths))
	for i, w := range sorted {
		if share := total / float64(len(sorted)-i); w > share {
			return share
		}
		total -= w
	}
	return sorted[len(sorted)-1]
}

func sum(list []float64) float64 {
	total := 0.0
	for _, v := range list {
		total += v
	}
	return total
}
