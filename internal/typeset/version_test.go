package typeset

import (
	"strings"
	"testing"

	"chancery/internal/locale"
)

func TestSecondLanguageBeginsOnAPageOfItsOwn(t *testing.T) {
	t.Parallel()
	d := longLetter(locale.Arabic, 20)
	d.Second = longLetter(locale.English, 45)
	first, second := set(t, longLetter(locale.Arabic, 20)).Pages(), set(t, longLetter(locale.English, 45)).Pages()
	l := set(t, d)
	if l.Pages() != first+second || second < 2 {
		t.Fatalf("%d pages, wanted %d and %d", l.Pages(), first, second)
	}
	if len(l.Root.Kids) != 2 || l.Root.Kids[0].Lang != "ar" || l.Root.Kids[1].Lang != "en" || l.Root.Kids[1].Tag != "Part" {
		t.Fatalf("the structure is %+v", l.Root.Kids)
	}
	in := map[*Element]int{}
	for i, part := range l.Root.Kids {
		walk(part, func(e *Element) { in[e] = i })
	}
	for p, s := range l.Sheets {
		for _, line := range s.Lines {
			if line.Element != nil && (in[line.Element] == 1) != (p >= first) {
				t.Errorf("page %d: %q is of part %d", p+1, line.Text, in[line.Element]+1)
			}
		}
		number := s.Lines[len(s.Lines)-1].Text
		if want := string(rune('1'+p)) + "/" + string(rune('0'+l.Pages())); number != want {
			t.Errorf("page %d is numbered %q, wanted %q", p+1, number, want)
		}
	}
	if x := l.Sheets[0].Lines[0].X; x < 300 {
		t.Errorf("the Arabic name stands at %.0f", x)
	}
	if head := l.Sheets[first].Lines[0]; head.X > 80 || !strings.HasPrefix(head.Text, "Implementation") {
		t.Errorf("the English page begins with %q at %.0f", head.Text, head.X)
	}
}

func TestLogoStandsOnTheSecondLettersheadToo(t *testing.T) {
	t.Parallel()
	logo := pngOf(t, plainPicture(100, 100))
	d := &Document{Lang: locale.English, Letterhead: Letterhead{Lines: []string{"Office"}, Logo: logo}, Blocks: []Block{text(Paragraph, "One")}}
	d.Second = &Document{Lang: locale.Arabic, Letterhead: Letterhead{Lines: []string{"المكتب"}}, Blocks: []Block{text(Paragraph, "واحد")}}
	l := set(t, d)
	if l.Sheets[0].Logo == nil || l.Sheets[1].Logo == nil || l.Sheets[1].Logo.X < l.Sheets[0].Logo.X+300 {
		t.Errorf("logos at %+v and %+v", l.Sheets[0].Logo, l.Sheets[1].Logo)
	}
	d.Second.Letterhead.Lines = nil
	if l := set(t, d); l.Sheets[1].Logo != nil {
		t.Error("a page without letterhead has the logo")
	}
}
