package typeset

import (
	"fmt"
	"strings"
)

// furniture is what stands around the text: letterhead, footer, page numbers. All of it is artifact.
type furniture struct {
	head       []Line // Y below the top of the page
	headRule   float64
	headHeight float64 // from the top margin to the text
	logo       *Box    // Y: its top, below the top of the page

	foot       []Line // Y above the foot margin, of the first baseline down
	footHeight float64
}

const (
	footSize     = 0.72 // of the body
	footLead     = 1.08 // of the body
	belowHead    = 22.0
	aboveFoot    = 16.0
	aboveNumber  = 2.5
	ruleDistance = 6.0
)

func (c *composer) furnish(d *Document) furniture {
	var f furniture
	c.letterhead(&f, d.Letterhead)
	c.footer(&f, d.Footer)
	return f
}

func (c *composer) letterhead(f *furniture, head Letterhead) {
	lines, height := c.headLines(head.Lines, 0)
	y := c.frame.firstTop
	bottom := y + height
	if len(head.Logo) > 0 {
		c.placeLogo(f, head.Logo)
		if f.logo == nil {
			return
		}
		switch {
		case f.logo.Width > logoBeside*c.frame.textWidth(): // a wide one stands above the name
			if len(lines) > 0 {
				y += f.logo.Height + 8
			}
		default:
			lines, height = c.headLines(head.Lines, f.logo.Width+logoGap)
			y += max(0, (f.logo.Height-height)/2)
		}
		bottom = max(y+height, c.frame.firstTop+f.logo.Height)
	}
	for _, l := range lines {
		l.Y += y
		f.head = append(f.head, l)
	}
	if bottom > c.frame.firstTop {
		f.headRule = bottom + ruleDistance
		f.headHeight = f.headRule + belowHead - c.frame.firstTop
	}
}

// headLines sets the organization's name and what stands below it, inset from the start edge; Y is from the top of the first.
func (c *composer) headLines(lines []string, inset float64) (set []Line, height float64) {
	left := c.frame.left
	if !c.face.rtl {
		left += inset
	}
	sp := spec{width: c.frame.textWidth() - inset}
	for i, text := range lines {
		sp.size = 0.94 * c.style.body
		lead := 0.9 * c.style.lead
		spans := []Span{{Text: text, Bold: i == 0}}
		if i == 0 {
			sp.size, lead = c.nameSize(spans, sp.width)
		}
		for _, l := range c.even(spans, sp, nil) {
			l.X += left
			l.Y = height + c.baseline(sp.size, lead)
			set = append(set, l)
			height += lead
		}
	}
	return set, height
}

// nameSizes are shares of the style's size that the organization's name may have.
var nameSizes = []float64{1.3, 1.22, 1.14, 1.06}

// nameSize is the largest at which the organization's name takes the fewest lines.
func (c *composer) nameSize(name []Span, width float64) (size, lead float64) {
	best, fewest := nameSizes[0], 0
	for _, share := range nameSizes {
		lines := len(c.set(name, spec{size: share * c.style.body, width: width}, nil))
		if fewest == 0 || lines < fewest {
			best, fewest = share, lines
		}
	}
	return best * c.style.body, (best - 0.05) * c.style.lead
}

// Measures of the logo: the largest, in points and as a share of the text's width; wider than logoBeside it stands above the name.
const (
	logoHeight = 46.0
	logoWidth  = 0.6
	logoBeside = 0.36
	logoGap    = 14.0
)

func (c *composer) placeLogo(f *furniture, logo []byte) {
	text := c.frame.textWidth()
	w, h, err := pictureSize(logo, logoWidth*text, logoHeight)
	if err != nil {
		c.fail("logo", err)
		return
	}
	f.logo = &Box{X: c.frame.left, Y: c.frame.firstTop, Width: w, Height: h}
	if c.face.rtl {
		f.logo.X = c.frame.left + text - w
	}
}

// footer sets lines centred. What stands between bars stays whole: a line that is too long goes on after a bar, which is left out.
func (c *composer) footer(f *furniture, lines []string) {
	size, lead := footSize*c.style.body, footLead*c.style.body
	sp := spec{size: size, width: c.frame.textWidth(), align: centred}
	for _, text := range lines {
		for _, part := range c.barred(text, sp) {
			for _, l := range c.even([]Span{{Text: part}}, sp, nil) {
				l.X += c.frame.left
				l.Y = float64(len(f.foot)) * lead
				f.foot = append(f.foot, l)
			}
		}
	}
	height := float64(len(f.foot))*lead + aboveNumber
	for i := range f.foot {
		f.foot[i].Y = height - f.foot[i].Y
	}
	f.footHeight = height + lead // the page number has a line of its own
}

// barred fills lines with what stands between the bars of a text.
func (c *composer) barred(text string, sp spec) []string {
	const bar = " | "
	var lines []string
	for i, part := range strings.Split(text, bar) {
		if i > 0 {
			longer := lines[len(lines)-1] + bar + part
			if c.naturalWidth([]Span{{Text: longer}}, sp.size) <= sp.width {
				lines[len(lines)-1] = longer
				continue
			}
		}
		lines = append(lines, part)
	}
	return lines
}

// pageNumber is "2/3", centred under the footer.
func (c *composer) pageNumber(page, pages int) Line {
	size := footSize * c.style.body
	l := c.set([]Span{{Text: fmt.Sprintf("%d/%d", page, pages)}}, spec{size: size, width: c.frame.textWidth(), align: centred}, nil)[0]
	l.X += c.frame.left
	return l
}
