package font

import (
	"math"
	"testing"
)

// box is the extent of an outline's points.
func box(steps []Step) (low, high Point) {
	low, high = Point{math.MaxFloat32, math.MaxFloat32}, Point{-math.MaxFloat32, -math.MaxFloat32}
	for _, s := range steps {
		for _, p := range s.At[:s.Points] {
			low, high = Point{min(low.X, p.X), min(low.Y, p.Y)}, Point{max(high.X, p.X), max(high.Y, p.Y)}
		}
	}
	return low, high
}

func TestOutlineOfALetterStandsOnTheBaseline(t *testing.T) {
	t.Parallel()
	f := face(t, "NotoSerif-Regular")
	steps := NewPaths(f).Of(Mark{Glyph: f.Glyph('H')})
	low, high := box(steps)
	if len(steps) < 12 || !steps[0].Move || low.Y != 0 || int(high.Y) != f.CapHeight {
		t.Errorf("%d steps from %v to %v, capitals %d high", len(steps), low, high, f.CapHeight)
	}
}

func TestPartsAreDrawnAtTheirPlaces(t *testing.T) {
	t.Parallel()
	f := face(t, "NotoSerif-Regular")
	paths, h := NewPaths(f), f.Glyph('H')
	one := paths.Of(Mark{Glyph: h})
	two := paths.Of(Mark{Parts: Parts("").Append(h, 0, 0).Append(h, 1000, -250)})
	if len(two) != 2*len(one) {
		t.Fatalf("%d steps, wanted %d", len(two), 2*len(one))
	}
	if a, b := one[3].At[0], two[len(one)+3].At[0]; b.X != a.X+1000 || b.Y != a.Y-250 {
		t.Errorf("the second part's point is %v, the glyph's %v", b, a)
	}
	if again := paths.Of(Mark{Glyph: h}); again[3] != one[3] {
		t.Error("drawing parts changed the glyph")
	}
	if len(paths.Of(Mark{Blank: true, Glyph: h})) > 0 || len(paths.Of(Mark{Glyph: 0xFFFF})) > 0 {
		t.Error("a blank or a glyph that the font has not draws something")
	}
}
