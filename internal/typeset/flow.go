package typeset

import "math"

// Weights of the choice of page breaks. A break in a held place counts before all else, then the number of pages, then these.
const (
	emptyWeight  = 100.0 // of the square of the share of a page that is left empty
	insideWeight = 0.3   // a paragraph or table goes on over the break
	fewWeight    = 50.0  // each line that the last page lacks
	lastLines    = 3     // of the text, wanted on the last page
	tooHigh      = 100   // a box higher than the page, as a hold
)

// tightness is how much nearer than wanted things stand.
type tightness struct {
	gaps float64 // share of the space between blocks
	lead float64 // share of the lines' height
}

var wanted = tightness{1, 1}

// outcome of a choice of breaks; the smaller one is the better.
type outcome struct {
	torn     int // holds that a break tears
	pages    int
	demerits float64
}

func (o outcome) plus(p outcome) outcome {
	return outcome{o.torn + p.torn, o.pages + p.pages, o.demerits + p.demerits}
}

func (o outcome) less(p outcome) bool {
	if o.torn != p.torn || o.pages != p.pages {
		return o.fewer(p)
	}
	return o.demerits < p.demerits
}

// fewer tells whether o tears or takes less, of pages, than p.
func (o outcome) fewer(p outcome) bool {
	return o.torn < p.torn || o.torn == p.torn && o.pages < p.pages
}

// flow chooses the page breaks with the least outcome over the whole letter, as Knuth and Plass do for lines.
type flow struct {
	boxes []box
	tight tightness
	room  func(page int) float64 // height of the text of the first page (0) and of the others, in points
	body  []int                  // lines of the text in boxes[:i]
}

// ends gives for each page the number of the box after its last.
func (f *flow) ends() ([]int, outcome) {
	n := len(f.boxes)
	f.body = make([]int, n+1)
	for i, b := range f.boxes {
		f.body[i+1] = f.body[i]
		if b.body {
			f.body[i+1]++
		}
	}
	best, to := make([]outcome, n+1), make([]int, n+1)
	for from := n - 1; from >= 0; from-- {
		best[from] = outcome{torn: math.MaxInt}
		f.pagesFrom(from, func(end int, page outcome) {
			if all := page.plus(best[end]); all.less(best[from]) {
				best[from], to[from] = all, end
			}
		})
	}
	var ends []int
	for at := 0; at < n; {
		at = to[at]
		ends = append(ends, at)
	}
	return ends, best[0]
}

// pagesFrom tries every page that begins with the box from.
func (f *flow) pagesFrom(from int, try func(end int, page outcome)) {
	room := f.room(min(from, 1))
	height := 0.0
	for _, b := range f.boxes[from].again {
		height += b.height * f.tight.lead
	}
	for end := from + 1; end <= len(f.boxes); end++ {
		if end-1 > from {
			height += f.gap(end - 1)
		}
		height += f.boxes[end-1].height * f.tight.lead
		page := f.page(from, end, (room-height)/room)
		if height > room {
			if end > from+1 {
				return
			}
			page.torn += tooHigh
		}
		try(end, page)
	}
}

// page is the outcome of one page of which the share empty has nothing on it.
func (f *flow) page(from, end int, empty float64) outcome {
	o := outcome{pages: 1}
	if end == len(f.boxes) {
		if from > 0 {
			few := min(lastLines, f.body[end]) - (f.body[end] - f.body[from])
			o.demerits = fewWeight * float64(max(few, 0))
		}
		return o
	}
	last := &f.boxes[end-1]
	o.torn = int(last.hold)
	o.demerits = emptyWeight * empty * empty
	if last.inside {
		o.demerits += insideWeight
	}
	return o
}

// gap is the space between box i and the one before it, in points.
func (f *flow) gap(i int) float64 {
	b := &f.boxes[i]
	return max(f.tight.gaps*max(b.before, f.boxes[i-1].after), min(b.least, b.before))
}

// placed is a box and how far below the top of the page's text it stands.
type placed struct {
	box
	top float64
}

// stack places the boxes of a page.
func (f *flow) stack(from, end int) []placed {
	var list []placed
	y := 0.0
	put := func(b box) {
		b = b.scaled(f.tight.lead)
		list = append(list, placed{b, y})
		y += b.height
	}
	for _, b := range f.boxes[from].again {
		if from > 0 {
			put(b)
		}
	}
	for i := from; i < end; i++ {
		if i > from {
			y += f.gap(i)
		}
		put(f.boxes[i])
	}
	return list
}

// scaled is the box with its lines nearer to each other.
func (b box) scaled(lead float64) box {
	if lead == 1 {
		return b
	}
	lines, rules := b.lines, b.rules
	b.lines, b.rules = make([]Line, len(lines)), make([]Rule, len(rules))
	for i, l := range lines {
		l.Y *= lead
		b.lines[i] = l
	}
	for i, r := range rules {
		r.Y *= lead
		b.rules[i] = r
	}
	b.height *= lead
	return b
}
