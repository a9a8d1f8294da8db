package proof

import (
	"image"
	"image/color"
)

// shades of grey that text needs to look smooth; sixteen take half a byte a pixel.
const shades = 16

// Compact gives a picture that has no colour in sixteen shades of grey, which makes its file small; one with colour (a logo's) stays as it is.
func Compact(img *image.RGBA) image.Image {
	palette := make(color.Palette, shades)
	for i := range palette {
		palette[i] = color.Gray{Y: uint8(i * 255 / (shades - 1))}
	}
	out := image.NewPaletted(img.Bounds(), palette)
	size := img.Bounds().Size()
	for y := range size.Y {
		row := img.Pix[y*img.Stride:]
		to := out.Pix[y*out.Stride:]
		for x := range size.X {
			p := row[4*x : 4*x+4]
			if p[0] != p[1] || p[1] != p[2] || p[3] != 0xFF {
				return img
			}
			to[x] = uint8((int(p[0])*(shades-1) + 127) / 255)
		}
	}
	return out
}
