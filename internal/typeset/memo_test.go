package typeset

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
)

func TestEngineThatKeepsParagraphsSetsThemAsANewOne(t *testing.T) {
	t.Parallel()
	kept := NewEngine(library())
	for i := range 3 {
		for _, words := range [][]Span{
			{{Text: "It is my great pleasure to invite "}, {Text: fmt.Sprint("Mission ", i), Isolate: true, Personal: true}, {Text: " to take part."}},
			{{Text: "It is my great pleasure to invite you to take part."}},
			{{Text: "It is my great pleasure to invite you to take part.", Bold: true}},
			{{Text: "See "}, {Text: "our page", Link: fmt.Sprint("https://mission.example/", i)}},
		} {
			d := &Document{Lang: "en", Blocks: []Block{{Role: Paragraph, Spans: words}, {Role: Signatory, Spans: words}}}
			again, err := kept.Set(d)
			if err != nil {
				t.Fatal(err)
			}
			anew, err := NewEngine(library()).Set(d)
			if err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(again, anew) {
				t.Errorf("letter %d, %q: set otherwise than by a new engine", i, words[0].Text)
			}
		}
	}
}

func TestLinesSayWhetherTheirWordsAreOfOneRecipient(t *testing.T) {
	t.Parallel()
	l, err := NewEngine(library()).Set(&Document{Lang: "en", Blocks: []Block{
		{Role: Addressee, Spans: []Span{{Text: "Permanent Mission of "}, {Text: "Colombia", Personal: true}}},
		{Role: Paragraph, Spans: []Span{{Text: "Excellency,"}}}}})
	if err != nil {
		t.Fatal(err)
	}
	lines := l.Sheets[0].Lines
	if !lines[0].Personal || lines[1].Personal || lines[0].Element == lines[1].Element {
		t.Errorf("found %v %v, wanted the first line personal and the second not, of two elements", lines[0].Personal, lines[1].Personal)
	}
}

func TestEachDocumentIsToldOfACharacterWithoutGlyph(t *testing.T) {
	t.Parallel()
	e := NewEngine(library())
	for line := 1; line < 3; line++ {
		_, err := e.Set(&Document{Lang: "en", Blocks: []Block{{Role: Paragraph, Line: line, Spans: []Span{{Text: "a \U000F0000 b"}}}}})
		var missing GlyphError
		if !errors.As(err, &missing) || missing[0].Line != line {
			t.Errorf("line %d: %v", line, err)
		}
	}
}

func TestMemoIsBounded(t *testing.T) {
	t.Parallel()
	g := generations[int, int]{most: 10}
	for i := range 1000 {
		g.keep(i, i, 3)
		if _, ok := g.find(0); !ok {
			t.Fatalf("0, asked for after each value, went at %d", i)
		}
		if n := len(g.young) + len(g.old); n > 7 {
			t.Fatalf("%d values of weight 3 kept, wanted at most 7", n)
		}
	}
	if _, ok := g.find(500); ok {
		t.Error("500, not asked for, is kept")
	}
	if g.keep(-1, 1, 11); g.weight > 10 {
		t.Errorf("weight %d past 10", g.weight)
	}
}

func TestMemoKnowsAllThatLinesDependOn(t *testing.T) {
	t.Parallel()
	for of, known := range map[reflect.Type]string{
		reflect.TypeFor[setter]():   "memo face shaper lang missing fitting kashida",
		reflect.TypeFor[typeface](): "family others rtl latin",
		reflect.TypeFor[Span]():     "Text Bold Italic Link Isolate Personal",
	} {
		for i := range of.NumField() {
			if name := of.Field(i).Name; !slices.Contains(strings.Fields(known), name) {
				t.Errorf("%s has a new field %s: where lines depend on it, put it into linesKey or appendSpans, then name it here", of, name)
			}
		}
	}
}
