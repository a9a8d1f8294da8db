package proof

import (
	"image"
	"image/color"
	"image/draw"
	"testing"
)

func TestPictureWithoutColourIsCompact(t *testing.T) {
	t.Parallel()
	img := image.NewRGBA(image.Rect(0, 0, 40, 30))
	draw.Draw(img, img.Bounds(), image.White, image.Point{}, draw.Src)
	img.SetRGBA(3, 4, color.RGBA{0x80, 0x80, 0x80, 0xFF})
	small, ok := Compact(img.SubImage(image.Rect(1, 2, 40, 30)).(*image.RGBA)).(*image.Paletted)
	if !ok || len(small.Palette) != shades || small.Bounds() != image.Rect(1, 2, 40, 30) {
		t.Fatalf("%T", small)
	}
	if r, _, _, _ := small.At(3, 4).RGBA(); r>>8 < 0x78 || r>>8 > 0x90 {
		t.Errorf("grey became %#x", r>>8)
	}
	if r, _, _, _ := small.At(20, 20).RGBA(); r>>8 != 0xFF {
		t.Errorf("white became %#x", r>>8)
	}
	img.SetRGBA(9, 9, color.RGBA{0xFF, 0, 0, 0xFF})
	if Compact(img) != image.Image(img) {
		t.Error("a picture with colour lost it")
	}
}
