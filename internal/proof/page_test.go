package proof

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"chancery/fonts"
	"chancery/internal/locale"
	"chancery/internal/needed"
	"chancery/internal/pdf"
	"chancery/internal/typeset"
)

var library = typeset.NewLibrary(fonts.Files, fonts.Names)

func logo(t testing.TB) []byte {
	t.Helper()
	img := image.NewNRGBA(image.Rect(0, 0, 120, 90))
	for i := range 120 * 90 {
		if x, y := i%120-60, i/120-45; x*x+y*y < 1800 {
			img.SetNRGBA(i%120, i/120, color.NRGBA{R: 30, G: 90, B: 160, A: 255})
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

var words = map[locale.Lang]string{
	locale.Arabic: "يسرني أن أدعو وفدكم إلى المشاركة في الاجتماعات التي ستعقد في جنيف من 20 إلى 22 حزيران/يونيه 2022. ", locale.Chinese: "我荣幸地邀请贵国代表团出席将于2022年6月20日至22日在日内瓦举行的会议。",
	locale.English: "I have the honour to invite your delegation to the meetings in Geneva. ", locale.French: "J’ai l’honneur d’inviter votre délégation à Genève. ",
	locale.Russian: "Имею честь пригласить вашу делегацию в Женеву. ", locale.Spanish: "Tengo el honor de invitar a su delegación a Ginebra. ",
}

// letter has every kind of drawing: letterhead with logo, bold, a list, a table, a signature, a footer.
func letter(t testing.TB, l locale.Lang, paragraphs int) *typeset.Layout {
	t.Helper()
	text := func(role typeset.Role, s string) typeset.Block {
		return typeset.Block{Role: role, Spans: []typeset.Span{{Text: s}}}
	}
	picture, s := logo(t), words[l]
	d := &typeset.Document{Lang: l, Letterhead: typeset.Letterhead{Lines: []string{"Implementation Support Unit", "Geneva"}, Logo: picture}, Footer: []string{"Geneva"}, Signature: picture}
	d.Blocks = append(d.Blocks, text(typeset.Subject, s))
	for range paragraphs {
		d.Blocks = append(d.Blocks, typeset.Block{Role: typeset.Paragraph, Spans: []typeset.Span{{Text: s + s}, {Text: s, Bold: true}, {Text: s, Italic: l == locale.English}}})
	}
	cell := []typeset.Span{{Text: s}}
	d.Blocks = append(d.Blocks, typeset.Block{Role: typeset.List, Items: [][]typeset.Span{cell, cell}},
		typeset.Block{Role: typeset.Table, Rows: [][][]typeset.Span{{cell, cell}, {cell, cell}}}, text(typeset.Closing, s), text(typeset.Signatory, "N"))
	layout, err := typeset.NewEngine(library).Set(d)
	if err != nil {
		t.Fatal(err)
	}
	return layout
}

// poppler draws a page with pdftoppm at 100 pixels to an inch. Without it the test is skipped, in CI it fails.
func poppler(t *testing.T, file []byte, page int) image.Image {
	t.Helper()
	needed.Program(t, "pdftoppm", "poppler-utils")
	dir := t.TempDir()
	name := filepath.Join(dir, "letter.pdf")
	if err := os.WriteFile(name, file, 0o600); err != nil {
		t.Fatal(err)
	}
	number := fmt.Sprint(page + 1)
	if out, err := exec.Command("pdftoppm", "-r", "100", "-png", "-singlefile", "-f", number, "-l", number, name, filepath.Join(dir, "page")).CombinedOutput(); err != nil {
		t.Fatalf("pdftoppm: %v: %s", err, out)
	}
	f, err := os.Open(filepath.Join(dir, "page.png"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	img, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	return img
}

// differing is the share of the ink of a and b that differs, each pixel beside the nearest of its four neighbours' values, since two
// drawers round the edges of strokes in their own way.
func differing(a, b image.Image) float64 {
	size := a.Bounds()
	flat := func(img image.Image) *image.Gray {
		out := image.NewGray(size)
		draw.Draw(out, size, img, image.Point{}, draw.Src)
		return out
	}
	here, there := flat(a), flat(b)
	at := func(img *image.Gray, x, y int) float64 { return float64(img.Pix[y*img.Stride+x]) }
	ink, far := 0.0, 0.0
	for y := 1; y < size.Dy()-1; y++ {
		for x := 1; x < size.Dx()-1; x++ {
			v := at(here, x, y)
			ink += 255 - v
			low, high := 255.0, 0.0
			for _, n := range [][2]int{{0, 0}, {1, 0}, {-1, 0}, {0, 1}, {0, -1}} {
				w := at(there, x+n[0], y+n[1])
				low, high = min(low, w), max(high, w)
			}
			far += max(0, low-v, v-high)
		}
	}
	return far / ink
}

func TestPageIsDrawnAsPopplerDrawsItsPDF(t *testing.T) {
	t.Parallel()
	for _, l := range locale.All {
		t.Run(string(l), func(t *testing.T) {
			t.Parallel()
			layout := letter(t, l, 6)
			file, err := pdf.Write(layout, pdf.Options{Created: time.Date(2022, 4, 26, 9, 0, 0, 0, time.UTC)})
			if err != nil {
				t.Fatal(err)
			}
			ours, err := NewDrawer().Page(layout, 0, 100)
			if err != nil {
				t.Fatal(err)
			}
			theirs := poppler(t, file, 0)
			if ours.Bounds() != theirs.Bounds() {
				t.Fatalf("ours is %v, poppler's %v", ours.Bounds(), theirs.Bounds())
			}
			there, back := differing(ours, theirs), differing(theirs, ours)
			t.Logf("differing ink: %.4f and %.4f", there, back)
			if there > 0.05 || back > 0.05 {
				t.Errorf("%.1f %% of our ink and %.1f %% of poppler's stand elsewhere", 100*there, 100*back)
			}
		})
	}
}

func TestMeasureSeesALineThatIsMoved(t *testing.T) {
	t.Parallel()
	l := letter(t, locale.English, 6)
	was, err := NewDrawer().Page(l, 0, 100)
	if err != nil {
		t.Fatal(err)
	}
	for i := range l.Sheets[0].Lines {
		l.Sheets[0].Lines[i].Y += 2 // points: 3 pixels
	}
	is, err := NewDrawer().Page(l, 0, 100)
	if err != nil {
		t.Fatal(err)
	}
	if d := differing(is, was); d < 0.2 {
		t.Errorf("lines moved by three pixels differ by %.3f of the ink", d)
	}
}

func TestBadLogoIsAnErrorOfThePage(t *testing.T) {
	t.Parallel()
	l := letter(t, locale.English, 1)
	l.Doc.Letterhead.Logo = l.Doc.Letterhead.Logo[:60]
	if _, err := NewDrawer().Page(l, 0, 50); err == nil {
		t.Error("a logo that is cut off is drawn")
	}
}
