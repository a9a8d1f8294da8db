package typeset

import (
	"slices"
	"strings"
	"unicode"
)

const (
	leastColumn = 2.4  // ems of text; narrower columns cannot be read
	mostStretch = 1.35 // of a column's natural width, where the table is narrower than the page
)

// columns shares the text's width among a table's columns: each its natural width where all fit, else at least its longest word and of
// the rest a share by its text; where not even the words fit, the longest are parted. ok is false where a column would be too narrow.
func (c *composer) columns(rows []row) (widths []float64, ok bool) {
	natural := c.widest(rows, func(spans []Span) float64 { return c.naturalWidth(spans, tableSize*c.style.body) })
	total := c.frame.textWidth()
	if sum(natural) <= total {
		return widen(natural, total), true
	}
	least := c.widest(rows, c.longestWord)
	if room := total - sum(least); room >= 0 {
		wish := 0.0
		for k := range least {
			wish += natural[k] - least[k]
		}
		for k := range least {
			least[k] += room * (natural[k] - least[k]) / wish
		}
		return least, true
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

// longestWord is the width of the longest part of spans that has no space inside; writing without spaces can be parted after any two.
func (c *composer) longestWord(spans []Span) float64 {
	size := tableSize * c.style.body
	longest := 0.0
	for _, s := range spans {
		for _, word := range strings.FieldsFunc(s.Text, func(r rune) bool { return r == ' ' || r == '\n' || unicode.Is(unicode.Han, r) }) {
			s.Text = word
			longest = max(longest, c.naturalWidth([]Span{s}, size))
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
