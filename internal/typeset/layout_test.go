package typeset

import (
	"errors"
	"math"
	"strings"
	"testing"
	"testing/fstest"

	"chancery/internal/locale"
)

func set(t *testing.T, d *Document) *Layout {
	t.Helper()
	l, err := NewEngine(library()).Set(d)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func text(role Role, s string) Block { return Block{Role: role, Spans: []Span{{Text: s}}, Line: 7} }

// linesOf are the texts of a page's lines that belong to the body.
func linesOf(s Sheet) []string {
	var list []string
	for _, l := range s.Lines {
		if l.Element != nil {
			list = append(list, l.Text)
		}
	}
	return list
}

const prose = "The programme that we have prepared with the Committees of the Convention gives States Parties and other stakeholders ample opportunity to present updates or views on the progress made in all aspects of the implementation of the Convention, and one day is set aside for thematic discussions in depth."

func TestMissingGlyphsAreAllNamed(t *testing.T) {
	t.Parallel()
	_, err := NewEngine(library()).Set(&Document{Lang: locale.English, Blocks: []Block{
		text(Salutation, "Dear \U0001F600 colleagues"), text(Paragraph, "a\uE000b and \uFFFD"),
	}})
	var missing GlyphError
	if !errors.As(err, &missing) {
		t.Fatalf("error %v is no GlyphError", err)
	}
	want := []MissingGlyph{{Rune: '\U0001F600', Line: 7, Near: "Dear \U0001F600 colleagues"}, {Rune: '\uE000', Line: 7, Near: "a\uE000b"}, {Rune: '\uFFFD', Line: 7, Near: "and \uFFFD"}}
	if len(missing) != len(want) {
		t.Fatalf("found %v, wanted %v", missing, want)
	}
	for i := range want {
		if missing[i] != want[i] {
			t.Errorf("found %v, wanted %v", missing[i], want[i])
		}
	}
	for _, s := range []string{"line 7", "U+1F600", "U+E000"} {
		if !strings.Contains(err.Error(), s) {
			t.Errorf("%q does not say %s", err, s)
		}
	}
}

func TestNameInAnotherScriptTakesThatScriptsFont(t *testing.T) {
	t.Parallel()
	l := set(t, &Document{Lang: locale.English, Blocks: []Block{text(Paragraph, "Mr. 王小明, السيدة منى, г-жа Иванова, Nguyễn Văn Đức, e\u0301te\u0301")}})
	for _, g := range l.Sheets[0].Lines[0].Glyphs {
		if g.Mark.Glyph == 0 && g.Mark.Parts == "" && !g.Mark.Blank {
			t.Errorf(".notdef for %q", g.Mark.Text)
		}
	}
}

func TestNothingIsBrokenInsideAddressesAndNumbers(t *testing.T) {
	t.Parallel()
	whole := []string{"+41 22 730 93 11", "APLC/MSP.20/2022/1", "delegation-office@mission.example", "10:00-13:00", "and/or"}
	for pad := range 60 {
		d := &Document{Lang: locale.English, Blocks: []Block{text(Paragraph, strings.Repeat("x ", pad)+strings.Join(whole, " of the ")+" "+strings.Join(whole, " , "))}}
		all := strings.Join(linesOf(set(t, d).Sheets[0]), "\n")
		for _, w := range whole {
			if n := strings.Count(all, w); n != 2 {
				t.Fatalf("%q is whole %d times of 2 in\n%s", w, n, all)
			}
		}
	}
}

func TestLongAddressBreaksInItsPathAlone(t *testing.T) {
	t.Parallel()
	url := "https://meeting.example/" + strings.Repeat("part-of-path/", 12)
	for _, line := range linesOf(set(t, &Document{Lang: locale.English, Blocks: []Block{text(Paragraph, prose[:60]+" "+url)}}).Sheets[0])[1:] {
		if strings.HasPrefix(line, "/") || strings.HasPrefix(line, "meeting") {
			t.Errorf("a line begins with %q", line)
		}
	}
}

func TestWordWiderThanTheLineStaysOnThePage(t *testing.T) {
	t.Parallel()
	l := set(t, &Document{Lang: locale.English, Blocks: []Block{text(Paragraph, "see "+strings.Repeat("wide", 90)+" now")}})
	for _, line := range l.Sheets[0].Lines {
		last := line.Glyphs[len(line.Glyphs)-1]
		if right := line.X + last.X + last.Width(); right > l.Sheets[0].Width-60 {
			t.Errorf("%q ends at %.0f of %.0f", line.Text, right, l.Sheets[0].Width)
		}
	}
}

func TestJustifiedLinesEndTogether(t *testing.T) {
	t.Parallel()
	f := frameOf("")
	lines := set(t, &Document{Lang: locale.English, Blocks: []Block{text(Paragraph, prose)}}).Sheets[0].Lines
	for _, l := range lines[:len(lines)-1] {
		last := l.Glyphs[len(l.Glyphs)-1]
		if right := l.X + last.X + last.Width(); math.Abs(right-(f.width-f.right)) > 0.1 {
			t.Errorf("%q ends at %.2f, wanted %.2f", l.Text, right, f.width-f.right)
		}
	}
}

// signed is a letter of n paragraphs with closing, signatory and enclosures.
func signed(n int) *Document {
	d := &Document{Lang: locale.English, Footer: []string{"Chemin Eugène Rigot 2C", "+41 22 730 93 11"}}
	for range n {
		d.Blocks = append(d.Blocks, text(Paragraph, prose))
	}
	d.Blocks = append(d.Blocks, text(Closing, "Accept, Excellency, the assurances of my highest consideration."),
		text(Signatory, "Ambassador\nPresident"), Block{Role: Enclosures, Spans: []Span{{Text: "Enclosures: 1"}}, Items: [][]Span{{{Text: "Programme"}}}})
	return d
}

func TestSignatureStaysWithTwoLinesOfTheBody(t *testing.T) {
	t.Parallel()
	broken := 0
	for n := 4; n < 30; n++ {
		l := set(t, signed(n))
		lines := linesOf(l.Sheets[l.Pages()-1])
		at := -1
		for i, s := range lines {
			if strings.HasPrefix(s, "Accept,") {
				at = i
			}
		}
		if at < 2 || !strings.Contains(strings.Join(lines, "\n"), "President\nEnclosures") {
			t.Errorf("%d paragraphs: the last page begins %q", n, lines[:min(4, len(lines))])
		}
		if l.Pages() > 1 {
			broken++
		}
	}
	if broken < 10 {
		t.Errorf("only %d letters of several pages", broken)
	}
}

func TestNoPageBeginsOrEndsWithOneLineOfAParagraph(t *testing.T) {
	t.Parallel()
	first, last := prose[:20], prose[len(prose)-12:]
	for pad := range 12 {
		d := signed(24)
		d.Blocks = append([]Block{text(Addressee, strings.Repeat("line\n", pad)+"line")}, d.Blocks...)
		l := set(t, d)
		for i, s := range l.Sheets {
			lines := linesOf(s)
			if i > 0 && strings.HasSuffix(lines[0], last) {
				t.Errorf("pad %d: page %d begins with a widow %q", pad, i+1, lines[0])
			}
			if i < l.Pages()-1 && strings.HasPrefix(lines[len(lines)-1], first) {
				t.Errorf("pad %d: page %d ends with an orphan %q", pad, i+1, lines[len(lines)-1])
			}
		}
	}
}

func TestFooterIsNeverInsideTheText(t *testing.T) {
	t.Parallel()
	for _, s := range set(t, signed(30)).Sheets {
		lowest, highest := math.Inf(1), 0.0
		for _, l := range s.Lines {
			if l.Element != nil {
				lowest = min(lowest, l.Y)
			} else {
				highest = max(highest, l.Y)
			}
		}
		if lowest < highest+8 {
			t.Errorf("text down to %.1f, footer up to %.1f", lowest, highest)
		}
	}
}

func TestArabicIsMirrored(t *testing.T) {
	t.Parallel()
	d := &Document{Lang: locale.Arabic, Blocks: []Block{text(Reference, "المرجع: 20MSP/2022/017"), text(DateLine, "26 نيسان/أبريل 2022"), text(Signatory, "السفيرة")}}
	s := set(t, d).Sheets[0]
	if s.Lines[0].X < s.Lines[1].X || s.Lines[0].Y != s.Lines[1].Y {
		t.Errorf("reference at %.0f, date at %.0f: the reference stands on the right, on the same line", s.Lines[0].X, s.Lines[1].X)
	}
	if s.Lines[2].X > s.Width/2 {
		t.Errorf("signatory at %.0f of %.0f: the left half is wanted", s.Lines[2].X, s.Width)
	}
}

func TestMergedLatinNameKeepsItsPunctuationInArabic(t *testing.T) {
	t.Parallel()
	d := &Document{Lang: locale.Arabic, Blocks: []Block{{Role: Salutation, Spans: []Span{{Text: "إلى "}, {Text: "Acme Inc. (Geneva)", Isolate: true}, {Text: " المحترمين"}}}}}
	var got strings.Builder
	for _, g := range set(t, d).Sheets[0].Lines[0].Glyphs {
		got.WriteString(g.Mark.Text)
	}
	if !strings.Contains(got.String(), "Acme Inc. (Geneva)") {
		t.Errorf("shown as %q", got.String())
	}
}

func TestUnreadableFontIsAnError(t *testing.T) {
	t.Parallel()
	b := NewLibrary(fstest.MapFS{}, func(string) (r, b, i []string) { return []string{"No.ttf"}, nil, nil })
	if _, err := NewEngine(b).Set(&Document{Lang: locale.English}); err == nil || !strings.Contains(err.Error(), "No.ttf") {
		t.Errorf("error %v does not name the file", err)
	}
}
