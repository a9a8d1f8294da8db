package proof

import (
	"image"
	"image/color"
	"slices"

	"golang.org/x/image/draw"

	"chancery/internal/font"
	"chancery/internal/typeset"
)

// Measures of a contact sheet, in pixels.
const (
	mostWidth  = 4000
	mostHeight = 5000
	between    = 10 // pages, and around them
	captionEm  = 13
	captionRow = 20
)

// widths of a small page by the number of letters: many are smaller, so that a meeting's letters stand on one picture.
var widths = []struct{ letters, width int }{{1, 620}, {6, 420}, {30, 280}, {100, 200}}

const leastWidth = 150

// Contact puts the pages of letters side by side on pictures no larger than 4000 by 5000 pixels, the name of each letter above its
// first page. It holds one picture at a time.
type Contact struct {
	drawer *Drawer
	name   *font.Face
	page   int // width
	width  int // of the picture
	done   func(*image.RGBA) error

	letters int
	each    int // pages of the present letter, which the others are likely to have too
	img     *image.RGBA
	x, y    int // where the next page stands
	row     int // height of the row at y
	reached int // the rightmost pixel used
}

// NewContact makes a contact sheet for about as many letters; done gets each picture when it is full or closed. Names are drawn in the
// face given.
func NewContact(name *font.Face, letters int, done func(*image.RGBA) error) *Contact {
	c := &Contact{drawer: NewDrawer(), name: name, page: leastWidth, letters: letters, done: done}
	for i := len(widths) - 1; i >= 0; i-- {
		if letters <= widths[i].letters {
			c.page = widths[i].width
		}
	}
	columns := 4
	for columns*columns*2 < 5*letters { // two pages a letter, a picture about as wide as high
		columns++
	}
	c.width = min(mostWidth, between+columns*(c.page+between))
	return c
}

// DPI is the resolution that a page is to be drawn at for this sheet.
func (c *Contact) DPI(s *typeset.Sheet) float64 { return float64(c.page) * 72 / s.Width }

// Add puts the pages of a letter on the sheet, on one row where they fit there.
func (c *Contact) Add(name string, pages []*image.RGBA) error {
	c.each = len(pages)
	if need := len(pages) * (c.page + between); c.x > between && c.x+need > c.width {
		c.newRow()
	}
	for i, p := range pages {
		if c.x > between && c.x+c.page+between > c.width {
			c.newRow()
		}
		if err := c.place(p); err != nil {
			return err
		}
		if i == 0 {
			c.caption(name)
		}
		c.x += c.page + between
		c.reached = max(c.reached, c.x)
	}
	return nil
}

func (c *Contact) newRow() {
	c.x, c.y, c.row = between, c.y+c.row, 0
}

// place draws a page at the present place, on a new picture where this one is full.
func (c *Contact) place(p *image.RGBA) error {
	high := captionRow + p.Bounds().Dy() + between
	if c.img != nil && c.y+high > mostHeight && c.y > 0 {
		if err := c.Close(); err != nil {
			return err
		}
	}
	if c.img == nil {
		likely := min(mostHeight, high*(1+c.each*c.letters*(c.page+between)/(c.width-between)))
		c.img = &image.RGBA{Pix: make([]byte, 0, 4*c.width*likely), Stride: 4 * c.width, Rect: image.Rect(0, 0, c.width, 0)}
		c.x, c.y, c.row, c.reached = between, 0, 0, 0
	}
	c.row = max(c.row, high)
	c.grow(c.y + c.row)
	at := p.Bounds().Add(image.Pt(c.x, c.y+captionRow))
	draw.Draw(c.img, at.Inset(-1), image.NewUniform(color.Gray{150}), image.Point{}, draw.Src)
	draw.Draw(c.img, at, p, image.Point{}, draw.Src)
	return nil
}

// grow makes the picture as high, the new rows in the sheet's grey.
func (c *Contact) grow(height int) {
	was := c.img.Rect.Max.Y
	if height <= was {
		return
	}
	c.img.Pix = slices.Grow(c.img.Pix, (height-was)*c.img.Stride)[:height*c.img.Stride]
	c.img.Rect.Max.Y = height
	draw.Draw(c.img, image.Rect(0, was, c.width, height), image.NewUniform(color.Gray{225}), image.Point{}, draw.Src)
}

// caption writes the letter's name above its first page; a character that the face has not is a question mark.
func (c *Contact) caption(name string) {
	l := typeset.Line{}
	x, em := 0.0, float64(captionEm)
	for _, r := range name {
		if !c.name.Covers(r) {
			r = '?'
		}
		glyph := c.name.Glyph(r)
		g := typeset.Glyph{Face: c.name, Size: em, X: x, Mark: font.Mark{Glyph: glyph, Advance: c.name.Advance(glyph)}}
		if x += g.Width(); x > float64(c.page) {
			break
		}
		l.Glyphs = append(l.Glyphs, g)
	}
	height := float64(c.img.Rect.Max.Y)
	l.X, l.Y = float64(c.x), height-float64(c.y+captionRow-5)
	page := &canvas{Drawer: c.drawer, img: c.img, scale: 1, height: height}
	page.line(&l)
}

// Close hands on the last picture, cut to what is used of it.
func (c *Contact) Close() error {
	if c.img == nil {
		return nil
	}
	img := c.img.SubImage(image.Rect(0, 0, min(c.reached, c.width), c.img.Rect.Max.Y)).(*image.RGBA)
	c.img = nil
	return c.done(img)
}
