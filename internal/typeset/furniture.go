package typeset

import (
	"bytes"
	"fmt"
	"image"

	_ "image/jpeg" // logos
	_ "image/png"
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
	logoHeight   = 44.0
	footSize     = 0.72 // of the body
	footLead     = 1.0  // of the body
	belowHead    = 22.0
	aboveFoot    = 16.0
	ruleDistance = 6.0
)

func (c *composer) furnish(d *Document) (furniture, error) {
	var f furniture
	inset := 0.0
	if len(d.Letterhead.Logo) > 0 {
		w, err := logoWidth(d.Letterhead.Logo)
		if err != nil {
			return f, err
		}
		f.logo = &Box{X: c.frame.left, Y: c.frame.firstTop, Width: w, Height: logoHeight}
		if c.face.rtl {
			f.logo.X = c.frame.left + c.frame.textWidth() - w
		}
		inset = w + 12
	}
	c.letterhead(&f, d.Letterhead.Lines, inset)
	c.footer(&f, d.Footer)
	return f, nil
}

// logoWidth is the width of the logo at its height on the page, in points.
func logoWidth(data []byte) (float64, error) {
	img, _, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return 0, fmt.Errorf("read logo: %w (a PNG or JPEG file is wanted)", err)
	}
	if img.Width < 1 || img.Height < 1 {
		return 0, fmt.Errorf("read logo: %d by %d pixels", img.Width, img.Height)
	}
	return min(float64(img.Width)*logoHeight/float64(img.Height), 180), nil
}

func (c *composer) letterhead(f *furniture, lines []string, inset float64) {
	y := c.frame.firstTop
	left := c.frame.left
	if !c.face.rtl {
		left += inset
	}
	for i, text := range lines {
		size, lead := 0.94*c.style.body, 0.9*c.style.lead
		if i == 0 {
			size, lead = 1.3*c.style.body, 1.25*c.style.lead
		}
		for _, l := range c.set([]Span{{Text: text, Bold: i == 0}}, spec{size: size, width: c.frame.textWidth() - inset}, nil) {
			l.X += left
			l.Y = y + c.baseline(size, lead)
			f.head = append(f.head, l)
			y += lead
		}
	}
	if f.logo != nil {
		y = max(y, c.frame.firstTop+logoHeight)
	}
	if y > c.frame.firstTop {
		f.headRule = y + ruleDistance
		f.headHeight = f.headRule + belowHead - c.frame.firstTop
	}
}

func (c *composer) footer(f *furniture, lines []string) {
	size, lead := footSize*c.style.body, footLead*c.style.body*1.08
	for _, text := range lines {
		for _, l := range c.set([]Span{{Text: text}}, spec{size: size, width: c.frame.textWidth(), align: centred}, nil) {
			l.X += c.frame.left
			l.Y = float64(len(f.foot)) * lead
			f.foot = append(f.foot, l)
		}
	}
	height := float64(len(f.foot)) * lead
	for i := range f.foot {
		f.foot[i].Y = height - f.foot[i].Y
	}
	f.footHeight = height + lead // the page number has a line of its own
}

// pageNumber is "2/3", centred under the footer.
func (c *composer) pageNumber(page, pages int) Line {
	size := footSize * c.style.body
	l := c.set([]Span{{Text: fmt.Sprintf("%d/%d", page, pages)}}, spec{size: size, width: c.frame.textWidth(), align: centred}, nil)[0]
	l.X += c.frame.left
	return l
}
