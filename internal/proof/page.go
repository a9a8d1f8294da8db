// Package proof draws laid out pages as pictures: one page at a resolution, or all pages of many letters small on a contact sheet. It
// draws what pdf writes, so that a person can look at letters without a PDF reader.
package proof

import (
	"image"
	"image/color"
	"math"

	"golang.org/x/image/draw"
	"golang.org/x/image/math/f64"
	"golang.org/x/image/vector"

	"chancery/internal/font"
	"chancery/internal/typeset"
)

// mostPictures is how many logos and signatures a drawer keeps decoded.
const mostPictures = 2

// Drawer draws pages; it keeps outlines, and logo and signature decoded. One a goroutine.
type Drawer struct {
	paths    map[*font.Face]*font.Paths
	pictures map[*byte]image.Image // by the first byte of their data
	ink      vector.Rasterizer
}

// NewDrawer makes a drawer.
func NewDrawer() *Drawer {
	return &Drawer{paths: map[*font.Face]*font.Paths{}, pictures: map[*byte]image.Image{}}
}

// Page draws a page of the layout, counted from 0, at dpi pixels to an inch. The error is typeset's PictureError.
func (d *Drawer) Page(l *typeset.Layout, page int, dpi float64) (*image.RGBA, error) {
	s := &l.Sheets[page]
	scale := dpi / 72
	size := image.Rect(0, 0, int(math.Ceil(s.Width*scale-0.01)), int(math.Ceil(s.Height*scale-0.01)))
	c := &canvas{Drawer: d, img: image.NewRGBA(size), scale: scale, height: s.Height * scale}
	draw.Draw(c.img, size, image.White, image.Point{}, draw.Src)
	if s.Logo != nil {
		if err := c.picture(l.Doc.Letterhead.Logo, *s.Logo); err != nil {
			return nil, err
		}
	}
	if s.Signature != nil {
		if err := c.picture(s.Signature.Data, s.Signature.Box); err != nil {
			return nil, err
		}
	}
	for _, r := range s.Rules {
		c.rule(r)
	}
	for i := range s.Lines {
		c.line(&s.Lines[i])
	}
	return c.img, nil
}

// canvas is a page on its way; scale is pixels a point.
type canvas struct {
	*Drawer
	img    *image.RGBA
	scale  float64
	height float64 // pixels
}

var grey = image.NewUniform(color.Gray{90}) // as pdf draws rules

func (c *canvas) rule(r typeset.Rule) {
	x, y, half := r.X*c.scale, c.height-r.Y*c.scale, max(r.Thickness*c.scale, 0.3)/2
	c.fill(x, y-half, x+r.Width*c.scale, y+half, func(x, y float32) {
		c.ink.MoveTo(x, y)
		c.ink.LineTo(x+float32(r.Width*c.scale), y)
		c.ink.LineTo(x+float32(r.Width*c.scale), y+float32(2*half))
		c.ink.LineTo(x, y+float32(2*half))
		c.ink.ClosePath()
	}, grey)
}

// fill lets trace draw within a rectangle of pixels, from its upper left corner, and puts the ink on the page.
func (c *canvas) fill(left, top, right, bottom float64, trace func(x, y float32), ink image.Image) {
	area := image.Rect(int(math.Floor(left)), int(math.Floor(top)), int(math.Ceil(right))+1, int(math.Ceil(bottom))+1)
	if area.Intersect(c.img.Bounds()).Empty() || area.Dx() > 4*c.img.Bounds().Dx() || area.Dy() > 4*c.img.Bounds().Dy() {
		return
	}
	c.ink.Reset(area.Dx(), area.Dy())
	trace(float32(left-float64(area.Min.X)), float32(top-float64(area.Min.Y)))
	c.ink.Draw(c.img, area, ink, image.Point{})
}

// line draws the glyphs of a line at once: it is filled in a rectangle as large as the faces' glyphs can be.
func (c *canvas) line(l *typeset.Line) {
	if len(l.Glyphs) == 0 {
		return
	}
	left, right, high, low := math.Inf(1), math.Inf(-1), 0.0, 0.0
	for i := range l.Glyphs {
		g := &l.Glyphs[i]
		em := g.Size / float64(g.Face.Units) * c.scale
		over := g.Size * c.scale
		left, right = min(left, g.X*c.scale-over), max(right, (g.X+g.Width())*c.scale+over)
		low, high = min(low, float64(g.Face.Bounds[1])*em), max(high, float64(g.Face.Bounds[3])*em)
	}
	x, y := l.X*c.scale, c.height-l.Y*c.scale
	c.fill(x+left, y-high, x+right, y-low, func(atX, atY float32) {
		for i := range l.Glyphs {
			g := &l.Glyphs[i]
			c.trace(g, atX-float32(left)+float32(g.X*c.scale), atY+float32(high))
		}
	}, image.Black)
}

// trace adds a glyph's outline with its origin at (x, y).
func (c *canvas) trace(g *typeset.Glyph, x, y float32) {
	paths := c.paths[g.Face]
	if paths == nil {
		paths = font.NewPaths(g.Face)
		c.paths[g.Face] = paths
	}
	em := float32(g.Size / float64(g.Face.Units) * c.scale)
	at := func(p font.Point) (float32, float32) { return x + p.X*em, y - p.Y*em }
	for _, s := range paths.Of(g.Mark) {
		ax, ay := at(s.At[0])
		bx, by := at(s.At[1])
		switch {
		case s.Move:
			c.ink.ClosePath()
			c.ink.MoveTo(ax, ay)
		case s.Points == 1:
			c.ink.LineTo(ax, ay)
		case s.Points == 2:
			c.ink.QuadTo(ax, ay, bx, by)
		default:
			cx, cy := at(s.At[2])
			c.ink.CubeTo(ax, ay, bx, by, cx, cy)
		}
	}
	c.ink.ClosePath()
}

// picture draws a logo or signature into its box.
func (c *canvas) picture(data []byte, b typeset.Box) error {
	img := c.pictures[&data[0]]
	if img == nil {
		var err error
		if img, err = typeset.DecodePicture(data); err != nil {
			return err
		}
		if len(c.pictures) >= mostPictures {
			clear(c.pictures)
		}
		c.pictures[&data[0]] = img
	}
	size := img.Bounds()
	sx, sy := b.Width*c.scale/float64(size.Dx()), b.Height*c.scale/float64(size.Dy())
	to := f64.Aff3{sx, 0, b.X*c.scale - sx*float64(size.Min.X), 0, sy, c.height - (b.Y+b.Height)*c.scale - sy*float64(size.Min.Y)}
	draw.BiLinear.Transform(c.img, to, img, size, draw.Over, nil)
	return nil
}
