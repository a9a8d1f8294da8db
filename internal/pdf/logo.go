package pdf

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"image"
	"image/draw"
	"image/png"

	"github.com/go-pdf/fpdf"

	"chancery/internal/typeset"
)

// pictures keeps the last logo or signature, decoded, as an fpdf template: fpdf parses an image anew for every document, and panics on a
// file that is cut off, so the standard library decodes it first.
type pictures struct {
	last     pictureKey
	template fpdf.Template
}

type pictureKey struct {
	sum           [sha256.Size]byte
	width, height float64 // on the page
	avoid         int     // the width of the other picture, in pixels
}

// draw puts a picture on a page of the height given. The template lies at no place of its own, so that one serves every page.
func (g *pictures) draw(p *fpdf.Fpdf, name string, data []byte, box typeset.Box, height float64, avoid int) error {
	size := fpdf.SizeType{Wd: box.Width, Ht: box.Height}
	key := pictureKey{sha256.Sum256(data), box.Width, box.Height, avoid}
	if g.template == nil || g.last != key {
		clean, err := normalise(name, data, box.Width, avoid)
		if err != nil {
			return err
		}
		g.last = key
		// Not p.CreateTemplate, which takes over the pictures that p has already, in any order.
		g.template = fpdf.CreateTpl(fpdf.PointType{}, size, "P", "pt", "", func(t *fpdf.Tpl) {
			options := fpdf.ImageOptions{ImageType: "PNG"}
			t.RegisterImageOptionsReader(name, options, bytes.NewReader(clean))
			t.ImageOptions(name, 0, 0, box.Width, box.Height, false, options, 0, "")
		})
	}
	p.UseTemplateScaled(g.template, fpdf.PointType{X: box.X, Y: height - box.Y - box.Height}, size)
	return p.Error()
}

// printed is the most pixels that a picture of the width, in points, has in the file: 600 to an inch.
func printed(pixels int, width float64) int {
	return min(pixels, max(1, int(width*600/72)))
}

// pixels is the width of the letter's logo in the file, in pixels; 0: it has none.
func pixels(l *typeset.Layout) int {
	config, _, err := image.DecodeConfig(bytes.NewReader(l.Doc.Letterhead.Logo))
	if err != nil || l.Sheets[0].Logo == nil {
		return 0
	}
	return printed(config.Width, l.Sheets[0].Logo.Width)
}

// normalise decodes a PNG or JPEG whole and writes it again as a PNG of 8 bits, without interlacing, on white (no transparency:
// ISO 19005-2 §6.2.10 then has nothing to say). fpdf writes pictures of one width in any order: a white column makes it another one.
func normalise(name string, data []byte, width float64, avoid int) ([]byte, error) {
	img, err := typeset.DecodePicture(data)
	if err != nil {
		var bad *typeset.PictureError
		if errors.As(err, &bad) {
			bad.What = name
		}
		return nil, err
	}
	size := img.Bounds().Size()
	flat := image.NewRGBA(image.Rect(0, 0, size.X, size.Y))
	draw.Draw(flat, flat.Bounds(), image.White, image.Point{}, draw.Src)
	draw.Draw(flat, flat.Bounds(), img, img.Bounds().Min, draw.Over)
	if to := printed(size.X, width); to < size.X {
		flat = reduce(flat, to)
	}
	if size = flat.Bounds().Size(); size.X == avoid {
		wider := image.NewRGBA(image.Rect(0, 0, size.X+1, size.Y))
		draw.Draw(wider, wider.Bounds(), image.White, image.Point{}, draw.Src)
		draw.Draw(wider, flat.Bounds(), flat, image.Point{}, draw.Src)
		flat = wider
	}
	var b bytes.Buffer
	if err := png.Encode(&b, flat); err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	return b.Bytes(), nil
}
