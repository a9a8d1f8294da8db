package typeset

import (
	"strings"
	"testing"

	"chancery/internal/locale"
)

const longName = "Office of the President of the Twentieth Meeting of the States Parties to the Convention on the Prohibition of the Use, Stockpiling, Production and Transfer of Anti-Personnel Mines and on Their Destruction"

func TestLogoKeepsItsProportionsAndTheTextItsDistance(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{100, 100}, {300, 100}, {2000, 100}, {100, 900}, {40, 40}} {
		logo := pngOf(t, plainPicture(size[0], size[1]))
		for _, lines := range [][]string{{"Office"}, {longName, "Geneva"}, {"Office of the President\nImplementation Support Unit", "Geneva"}, nil} {
			for _, paper := range []string{"A4", "A5", "Letter"} {
				for _, lang := range []locale.Lang{locale.English, locale.Arabic} {
					s := set(t, &Document{Lang: lang, Paper: paper, Letterhead: Letterhead{Lines: lines, Logo: logo}, Blocks: []Block{text(Paragraph, "x")}}).Sheets[0]
					checkHead(t, s, float64(size[0])/float64(size[1]), frameOf(paper), lang.RTL())
				}
			}
		}
	}
}

func checkHead(t *testing.T, s Sheet, ratio float64, f frame, rtl bool) {
	t.Helper()
	b := s.Logo
	if got := b.Width / b.Height; got < 0.99*ratio || got > 1.01*ratio || b.Height > logoHeight+0.1 || b.Width > 0.61*f.textWidth() {
		t.Errorf("the logo is %.1f by %.1f points, wanted 1:%.2f", b.Width, b.Height, ratio)
	}
	if rtl && b.X+b.Width < f.width-f.right-0.1 || !rtl && b.X > f.left+0.1 || b.Y+b.Height > f.height-f.firstTop+0.1 {
		t.Errorf("the logo stands at %+v", *b)
	}
	rule := s.Rules[0].Y
	for _, line := range s.Lines {
		if line.Element != nil {
			if line.Y > rule-8 {
				t.Errorf("the text stands at %.0f, the rule at %.0f", line.Y, rule)
			}
			continue
		}
		if line.X < f.left-0.1 || edge(line) > f.width-f.right+0.1 || line.Y < rule+3 {
			t.Errorf("%q from %.0f to %.0f at %.0f", line.Text, line.X, edge(line), line.Y)
		}
		if line.X < b.X+b.Width && edge(line) > b.X && line.Y < b.Y+b.Height && line.Y+6 > b.Y {
			t.Errorf("%q stands on the logo", line.Text)
		}
	}
	if b.Y < rule+3 {
		t.Errorf("the logo's foot is at %.0f, the rule at %.0f", b.Y, rule)
	}
}

func TestLetterWithoutLetterheadBeginsAtTheTop(t *testing.T) {
	t.Parallel()
	s := set(t, &Document{Lang: locale.English, Blocks: []Block{text(Paragraph, "x")}}).Sheets[0]
	if len(s.Rules) > 0 || s.Lines[0].Y < s.Height-65 {
		t.Errorf("first line at %.0f of %.0f, rules %v", s.Lines[0].Y, s.Height, s.Rules)
	}
}

func TestSignatureStandsAboveTheNameAtItsEdge(t *testing.T) {
	t.Parallel()
	for _, lang := range []locale.Lang{locale.English, locale.Arabic} {
		d := &Document{Lang: lang, Signature: pngOf(t, plainPicture(300, 100)), Blocks: []Block{text(Paragraph, prose), text(Closing, "Accept."), text(Signatory, "Name\nFunction")}}
		l := set(t, d)
		s := l.Sheets[0]
		p, name := s.Signature, s.Lines[len(s.Lines)-2]
		if p == nil || p.Element.Tag != "Figure" || p.Element.Alt != signatureAlt[lang] {
			t.Fatalf("%s: signature %+v", lang, p)
		}
		if gap := p.Box.Y - name.Y; gap < 8 || gap > 24 {
			t.Errorf("%s: %.0f points between signature and name", lang, gap)
		}
		at, edgeOf := p.Box.X, name.X
		if lang.RTL() {
			at, edgeOf = p.Box.X+p.Box.Width, edge(name)
		}
		if at < edgeOf-1 || at > edgeOf+1 {
			t.Errorf("%s: the signature's edge at %.0f, the name's at %.0f", lang, at, edgeOf)
		}
	}
}

func TestInitialsHaveRoomRightAfterTheText(t *testing.T) {
	t.Parallel()
	d := &Document{Lang: locale.French, Blocks: []Block{text(Paragraph, prose), text(Paragraph, prose), {Role: Initials}, text(PlaceDate, "Genève, le 26 avril 2022"), text(Addressee, "A\nB")}}
	lines := set(t, d).Sheets[0].Lines
	for i, line := range lines {
		if strings.HasPrefix(line.Text, "Genève") {
			if gap := lines[i-1].Y - line.Y; gap < initialsRoom+10 {
				t.Errorf("%.0f points for the initials", gap)
			}
			if line.X < 300 {
				t.Errorf("place and date at %.0f", line.X)
			}
		}
	}
}

func TestMarginsGoByThePaper(t *testing.T) {
	t.Parallel()
	for paper, size := range map[string][2]float64{"": {595.28, 841.89}, "A4": {595.28, 841.89}, "A5": {419.53, 595.28}, "Letter": {612, 792}} {
		d := longLetter(locale.English, 40)
		d.Paper = paper
		for _, s := range set(t, d).Sheets {
			if s.Width != size[0] || s.Height != size[1] {
				t.Errorf("%q: a page of %v by %v", paper, s.Width, s.Height)
			}
			for _, line := range s.Lines {
				if margin := min(line.X, s.Width-edge(line)); margin < 0.1*s.Width || line.Y < 20 || line.Y > s.Height-30 {
					t.Errorf("%q: %q at %.0f, %.0f", paper, line.Text, line.X, line.Y)
				}
			}
		}
	}
}

func TestFooterGoesOnAfterABar(t *testing.T) {
	t.Parallel()
	contact := "Tél. : +41 22 730 93 11 | Téléc. : +41 22 730 93 62 | isu@meeting.example | www.meeting.example"
	for paper, wanted := range map[string]int{"A4": 1, "A5": 2} {
		d := &Document{Lang: locale.French, Paper: paper, Footer: []string{contact}, Blocks: []Block{text(Paragraph, "x")}}
		lines := set(t, d).Sheets[0].Lines[1:]
		if len(lines) != wanted {
			t.Errorf("%s: %d lines", paper, len(lines))
		}
		for _, l := range lines {
			if strings.HasPrefix(l.Text, "|") || strings.HasSuffix(l.Text, "|") {
				t.Errorf("%s: %q", paper, l.Text)
			}
			if middle := (l.X + edge(l)) / 2; middle < frameOf(paper).width/2-1 || middle > frameOf(paper).width/2+1 {
				t.Errorf("%s: %q stands around %.0f", paper, l.Text, middle)
			}
		}
	}
}

func TestNameIsSetSmallerWhereThatSparesALine(t *testing.T) {
	t.Parallel()
	d := &Document{Lang: locale.French, Paper: "A5", Letterhead: Letterhead{Lines: []string{"Vingtième Assemblée des États parties"}, Logo: pngOf(t, plainPicture(100, 100))}, Blocks: []Block{text(Paragraph, "x")}}
	if lines := set(t, d).Sheets[0].Lines; len(lines) != 2 {
		t.Errorf("the name takes %d lines", len(lines)-1)
	}
}
