package proof

import (
	"fmt"
	"image"
	"image/color"
	"testing"

	"chancery/internal/font"
	"chancery/internal/locale"

	"golang.org/x/image/draw"
)

func nameFace(t testing.TB) *font.Face {
	t.Helper()
	family, err := library.Family(locale.English)
	if err != nil {
		t.Fatal(err)
	}
	return family.Regular[0]
}

// blank is a page of one colour, that tells where it was put.
func blank(w, h int, c color.Color) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.Draw(img, img.Bounds(), image.NewUniform(c), image.Point{}, draw.Src)
	return img
}

// contact puts n letters of two pages each, each page of its own colour, on sheets.
func contact(t *testing.T, n int) (pictures []*image.RGBA, page int) {
	t.Helper()
	c := NewContact(nameFace(t), n, func(img *image.RGBA) error {
		pictures = append(pictures, img)
		return nil
	})
	for i := range n {
		var pages []*image.RGBA
		for k := range 2 {
			pages = append(pages, blank(c.page, c.page*99/70, color.RGBA{R: byte(i), G: byte(i >> 8), B: byte(240 + k), A: 255}))
		}
		if err := c.Add(fmt.Sprintf("REF%d.fr", i), pages); err != nil {
			t.Fatal(err)
		}
	}
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	return pictures, c.page
}

func TestEveryPageStandsWholeOnABoundedPicture(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ letters, pictures int }{{1, 1}, {2, 1}, {7, 1}, {40, 1}, {200, 1}, {600, 3}} {
		pictures, page := contact(t, c.letters)
		if len(pictures) != c.pictures {
			t.Errorf("%d letters take %d pictures, wanted %d", c.letters, len(pictures), c.pictures)
		}
		var seen [2][1024]int
		for _, p := range pictures {
			size := p.Bounds().Size()
			if size.X > mostWidth || size.Y > mostHeight {
				t.Errorf("%d letters: a picture of %v", c.letters, size)
			}
			for y := range size.Y {
				row := p.Pix[y*p.Stride : y*p.Stride+4*size.X]
				for i := 0; i < len(row); i += 4 {
					if row[i+2] == 240 || row[i+2] == 241 {
						seen[row[i+2]-240][(int(row[i])|int(row[i+1])<<8)&1023]++
					}
				}
			}
		}
		for i := range c.letters {
			for k := range 2 {
				if n := seen[k][i]; n != page*(page*99/70) {
					t.Errorf("%d letters: page %d of letter %d has %d pixels, wanted %d", c.letters, k+1, i, n, page*(page*99/70))
				}
			}
		}
	}
}

func TestLetterIsNamedAboveItsFirstPage(t *testing.T) {
	t.Parallel()
	ink := func(name string) (n int) {
		c := NewContact(nameFace(t), 1, func(img *image.RGBA) error {
			for x := range img.Bounds().Dx() {
				for y := range captionRow - 1 {
					if img.RGBAAt(x, y).R < 128 {
						n++
					}
				}
			}
			return nil
		})
		if err := c.Add(name, []*image.RGBA{blank(c.page, 100, color.White)}); err != nil {
			t.Fatal(err)
		}
		if err := c.Close(); err != nil {
			t.Fatal(err)
		}
		return n
	}
	if none, short, long := ink(""), ink("COL.es"), ink("COLOMBIA.es"); none != 0 || short < 50 || long < short+20 {
		t.Errorf("%d, %d and %d dark pixels above the page", none, short, long)
	}
}

func TestLongLetterGoesOnInTheNextRow(t *testing.T) {
	t.Parallel()
	var size image.Point
	c := NewContact(nameFace(t), 1, func(img *image.RGBA) error {
		size = img.Bounds().Size()
		return nil
	})
	var pages []*image.RGBA
	for range 9 {
		pages = append(pages, blank(c.page, 800, color.White))
	}
	if err := c.Add("COL.es", pages); err != nil {
		t.Fatal(err)
	}
	if err := c.Close(); err != nil || size.Y < 3*800 || size.X > c.width {
		t.Errorf("a picture of %v, error %v", size, err)
	}
}
