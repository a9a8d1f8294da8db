package typeset

// squeezes are the shares of the space between blocks that are tried to spare a page.
var squeezes = []float64{1, 0.9, 0.8, 0.7, 0.6}

// paginate flows the boxes, with the space between blocks squeezed where that makes a page fewer and not otherwise.
func paginate(boxes []box, room func(page int) float64) [][]placed {
	var best [][]placed
	for _, s := range squeezes {
		tight := make([]box, len(boxes))
		for i, b := range boxes {
			b.before, b.after = b.before*s, b.after*s
			tight[i] = b
		}
		if pages := flow(tight, room); best == nil || len(pages) < len(best) {
			best = pages
		}
		if len(best) == 1 {
			break
		}
	}
	return best
}

// flow puts boxes on pages: room(0) is the height of the first page's text, room(n) that of the others. A page ends before a box whose
// predecessor does not hold it, as late as fits; where a held group is higher than a page it is parted all the same.
func flow(boxes []box, room func(page int) float64) [][]placed {
	var pages [][]placed
	for from := 0; from < len(boxes); {
		to := pageEnd(boxes, from, room(len(pages)))
		pages = append(pages, stack(boxes[from:to]))
		from = to
	}
	if len(pages) == 0 {
		pages = append(pages, nil)
	}
	return pages
}

// placed is a box and how far below the top of the page's text it stands.
type placed struct {
	box
	top float64
}

func pageEnd(boxes []box, from int, room float64) int {
	y, end := 0.0, from
	for i := from; i < len(boxes); i++ {
		if i > from {
			y += max(boxes[i].before, boxes[i-1].after)
		}
		y += boxes[i].height
		if y > room {
			if end == from {
				return max(i, from+1)
			}
			return end
		}
		if !boxes[i].keep || i == len(boxes)-1 {
			end = i + 1
		}
	}
	return len(boxes)
}

func stack(boxes []box) []placed {
	list := make([]placed, len(boxes))
	y := 0.0
	for i, b := range boxes {
		if i > 0 {
			y += max(b.before, boxes[i-1].after)
		}
		list[i] = placed{b, y}
		y += b.height
	}
	return list
}
