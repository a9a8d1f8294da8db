package pdf

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"image"
	"image/draw"
	"image/png"

	_ "image/jpeg" // logos

	"github.com/go-pdf/fpdf"

	"chancery/internal/typeset"
)

// most pixels that a picture may have: past it a small file could take much memory.
const maxLogoPixels = 16 << 20

// pictures keeps the last logo or signature, decoded, as an fpdf template: fpdf parses an image anew for every document, and panics on a
// file that is cut off, so the standard library decodes it first.
type pictures struct {
	last     logoKey
	template fpdf.Template
}

type logoKey struct {
	sum           [sha256.Size]byte
	box           typeset.Box
	width, height float64 // of the page
	avoid         int     // the width of the other picture, in pixels
}

func (g *pictures) draw(p *fpdf.Fpdf, name string, data []byte, box typeset.Box, height float64, avoid int) error {
	width, _ := p.GetPageSize()
	key := logoKey{sha256.Sum256(data), box, width, height, avoid}
	if g.template == nil || g.last != key {
		clean, err := normalise(name, data, avoid)
		if err != nil {
			return err
		}
		g.last = key
		// Not p.CreateTemplate, which takes over the pictures that p has already, in any order.
		g.template = fpdf.CreateTpl(fpdf.PointType{}, fpdf.SizeType{Wd: width, Ht: height}, "P", "pt", "", func(t *fpdf.Tpl) {
			options := fpdf.ImageOptions{ImageType: "PNG"}
			t.RegisterImageOptionsReader(name, options, bytes.NewReader(clean))
			t.ImageOptions(name, box.X, height-box.Y-box.Height, box.Width, box.Height, false, options, 0, "")
		})
	}
	p.UseTemplate(g.template)
	return p.Error()
}

// pixels is the width of the logo in pixels; 0: it has none.
func pixels(logo []byte) int {
	config, _, err := image.DecodeConfig(bytes.NewReader(logo))
	if err != nil {
		return 0
	}
	return config.Width
}

// normalise decodes a PNG or JPEG whole and writes it again as a PNG of 8 bits, without interlacing, on white (no transparency:
// ISO 19005-2 §6.2.10 then has nothing to say). fpdf writes pictures of one width in any order: a white column makes it another one.
func normalise(name string, data []byte, avoid int) ([]byte, error) {
	config, _, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	if config.Width*config.Height > maxLogoPixels {
		return nil, fmt.Errorf("read %s: %d by %d pixels; at most %d in all", name, config.Width, config.Height, maxLogoPixels)
	}
	img, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	width := config.Width
	if width == avoid {
		width++
	}
	flat := image.NewRGBA(image.Rect(0, 0, width, config.Height))
	draw.Draw(flat, flat.Bounds(), image.White, image.Point{}, draw.Src)
	draw.Draw(flat, flat.Bounds(), img, img.Bounds().Min, draw.Over)
	var b bytes.Buffer
	if err := png.Encode(&b, flat); err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	return b.Bytes(), nil
}
