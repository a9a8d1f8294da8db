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

// most pixels that a logo may have: past it a small file could take much memory.
const maxLogoPixels = 16 << 20

// logos keeps the last logo, decoded, as an fpdf template: fpdf parses an image anew for every document, and panics on a file that is
// cut off, so the standard library decodes it first.
type logos struct {
	last     logoKey
	template fpdf.Template
}

type logoKey struct {
	sum           [sha256.Size]byte
	box           typeset.Box
	width, height float64 // of the page
}

func (g *logos) draw(p *fpdf.Fpdf, data []byte, box typeset.Box, height float64) error {
	width, _ := p.GetPageSize()
	key := logoKey{sha256.Sum256(data), box, width, height}
	if g.template == nil || g.last != key {
		clean, err := normalise(data)
		if err != nil {
			return err
		}
		g.last = key
		g.template = p.CreateTemplate(func(t *fpdf.Tpl) {
			options := fpdf.ImageOptions{ImageType: "PNG"}
			t.RegisterImageOptionsReader("logo", options, bytes.NewReader(clean))
			t.ImageOptions("logo", box.X, height-box.Y-box.Height, box.Width, box.Height, false, options, 0, "")
		})
	}
	p.UseTemplate(g.template)
	return p.Error()
}

// normalise decodes a PNG or JPEG whole and writes it again as a PNG of 8 bits, without interlacing.
func normalise(data []byte) ([]byte, error) {
	config, _, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("read logo: %w", err)
	}
	if config.Width*config.Height > maxLogoPixels {
		return nil, fmt.Errorf("read logo: %d by %d pixels; at most %d in all", config.Width, config.Height, maxLogoPixels)
	}
	img, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("read logo: %w", err)
	}
	flat := image.NewNRGBA(image.Rect(0, 0, config.Width, config.Height))
	draw.Draw(flat, flat.Bounds(), img, img.Bounds().Min, draw.Src)
	var b bytes.Buffer
	if err := png.Encode(&b, flat); err != nil {
		return nil, fmt.Errorf("read logo: %w", err)
	}
	return b.Bytes(), nil
}
