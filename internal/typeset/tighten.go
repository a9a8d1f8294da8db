package typeset

// Bounds of what a letter gives up to spare a page: space between blocks first, then a line of a paragraph that can be set shorter,
// then the lines' height.
const (
	leastGaps  = 0.6
	leastLead  = 0.97
	mostShort  = 2 // paragraphs set a line shorter
	gapsStep   = 0.08
	leadStep   = 0.01
	leastLines = 4  // a shorter paragraph is left as it is
	mostLines  = 16 // a longer one too: the time it takes grows with the square of its lines
)

// paginate puts the boxes on pages, tightened no more than spares a page; where none is spared it is not tightened at all.
func (c *composer) paginate(room func(page int) float64) [][]placed {
	f := &flow{boxes: c.boxes, tight: wanted, room: room}
	ends, found := f.ends()
	if found.pages > 1 && c.couldSpare(f, found) {
		if tight, tightEnds, ok := c.tighten(f, found); ok {
			f, ends = tight, tightEnds
		}
	}
	var pages [][]placed
	from := 0
	for _, end := range ends {
		pages = append(pages, f.stack(from, end))
		from = end
	}
	if len(pages) == 0 {
		pages = append(pages, nil)
	}
	return pages
}

// couldSpare looks whether a page could go at all, before anything is set again.
func (c *composer) couldSpare(f *flow, found outcome) bool {
	most := &flow{boxes: f.boxes, tight: tightness{leastGaps, leastLead}}
	most.room = func(page int) float64 { return f.room(page) + mostShort*c.style.lead }
	_, o := most.ends()
	return o.fewer(found)
}

// tighten tries step by step; ok is false where no step spares a page.
func (c *composer) tighten(f *flow, found outcome) (*flow, []int, bool) {
	try := func(boxes []box, t tightness) (*flow, []int, bool) {
		g := &flow{boxes: boxes, tight: t, room: f.room}
		ends, o := g.ends()
		return g, ends, o.fewer(found)
	}
	for gaps := 1 - gapsStep; gaps > leastGaps-gapsStep/2; gaps -= gapsStep {
		if g, ends, ok := try(f.boxes, tightness{gaps, 1}); ok {
			return g, ends, true
		}
	}
	boxes := f.boxes
	for range mostShort {
		shorter, ok := c.shorten(boxes)
		if !ok {
			break
		}
		boxes = shorter
		if g, ends, ok := try(boxes, tightness{leastGaps, 1}); ok {
			return g, ends, true
		}
	}
	for lead := 1 - leadStep; lead > leastLead-leadStep/2; lead -= leadStep {
		if g, ends, ok := try(boxes, tightness{leastGaps, lead}); ok {
			return g, ends, true
		}
	}
	return nil, nil, false
}
