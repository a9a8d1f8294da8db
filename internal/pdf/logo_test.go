package pdf

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"testing"

	"chancery/internal/typeset"
)

// stripes are columns of black and white, n pixels each.
func stripes(t *testing.T, w, h, n int) []byte {
	t.Helper()
	img := image.NewGray(image.Rect(0, 0, w, h))
	for i := range w * h {
		if i%w/n%2 == 1 {
			img.SetGray(i%w, i/w, color.Gray{255})
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestHugeLogoIsReducedToWhatPrintShows(t *testing.T) {
	t.Parallel()
	clean, err := normalise("logo", stripes(t, 3000, 1500, 1), 92, 0)
	if err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(clean))
	if err != nil {
		t.Fatal(err)
	}
	if size := img.Bounds().Size(); size.X != 766 || size.Y != 383 {
		t.Errorf("%d by %d pixels, wanted 766 by 383", size.X, size.Y)
	}
	for x := range 766 {
		if r, _, _, _ := img.At(x, 100).RGBA(); r>>8 < 90 || r>>8 > 165 {
			t.Fatalf("pixel %d is %d, wanted a grey of fine stripes", x, r>>8)
		}
	}
}

func TestSmallLogoKeepsItsPixels(t *testing.T) {
	t.Parallel()
	clean, err := normalise("logo", stripes(t, 300, 150, 10), 92, 0)
	if err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(clean))
	if err != nil {
		t.Fatal(err)
	}
	for x := range 300 {
		if r, _, _, _ := img.At(x, 9).RGBA(); (r != 0) != (x/10%2 == 1) {
			t.Fatalf("pixel %d is %d", x, r>>8)
		}
	}
}

func TestReducedPictureKeepsItsMean(t *testing.T) {
	t.Parallel()
	src := image.NewRGBA(image.Rect(0, 0, 101, 67))
	total := 0
	for i := range src.Pix {
		src.Pix[i] = byte(i * 7)
		if i%4 == 0 {
			total += int(src.Pix[i])
		}
	}
	out := reduce(src, 10)
	sum := 0
	for i := 0; i < len(out.Pix); i += 4 {
		sum += int(out.Pix[i])
	}
	n := len(out.Pix) / 4
	if mean, want := float64(sum)/float64(n), float64(total)/(101*67); mean < want-1.5 || mean > want+1.5 {
		t.Errorf("mean %.2f, wanted %.2f", mean, want)
	}
}

func TestOneLogoServesTwoPlaces(t *testing.T) {
	t.Parallel()
	l := plainLayout(serif(t), nil, "one")
	second := l.Sheets[0]
	second.Lines = nil
	l.Doc.Letterhead.Logo = stripes(t, 40, 40, 10)
	l.Sheets[0].Logo, second.Logo = &typeset.Box{X: 72, Y: 600, Width: 40, Height: 40}, &typeset.Box{X: 480, Y: 600, Width: 40, Height: 40}
	l.Sheets = append(l.Sheets, second)
	file := writeLayout(t, l)
	if n := bytes.Count(file, []byte("/Subtype /Image")); n != 1 {
		t.Errorf("%d pictures in the file, wanted 1", n)
	}
}
