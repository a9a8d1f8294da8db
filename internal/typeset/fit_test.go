package typeset

import (
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/go-text/typesetting/language"

	"chancery/internal/font"
	"chancery/internal/locale"
)

func setterOf(t testing.TB, l locale.Lang) *setter {
	t.Helper()
	family, err := library().Family(l)
	if err != nil {
		t.Fatal(err)
	}
	st := styleOf(l)
	return &setter{memo: newMemo(), shaper: newShaper(), lang: language.NewLanguage(string(l)),
		face: typeface{family: family, others: func() []font.Family { return nil }, rtl: l.RTL(), latin: st.latin}}
}

// prepared is a paragraph ready to be broken, with hyphens where the language has them.
func prepared(t testing.TB, s *setter, text string, size float64) (*paragraph, *measure, []*run, []opportunity) {
	t.Helper()
	p := paragraphs([]Span{{Text: text}}, s.face.rtl)[0]
	runs, missing := s.face.itemize(p, size)
	if len(missing) > 0 {
		t.Fatalf("no glyph for %q", p.text[missing[0]])
	}
	for _, r := range runs {
		s.shaper.shape(p.text, r, s.lang)
	}
	return p, measureRuns(p, runs, size), runs, s.hyphenate(p, runs, opportunities(p))
}

// exhaustive tries all ways to break and gives the least sum of demerits, computed line by line as Knuth and Plass define it.
func exhaustive(m *measure, ops []opportunity, width, tolerance float64) float64 {
	var try func(from, start int, hyphens, before int, cost float64) float64
	try = func(from, start, hyphens, before int, cost float64) float64 {
		least := math.Inf(1)
		for j := from; j < len(ops); j++ {
			o, last := ops[j], j == len(ops)-1
			slack := width - m.natural(start, o.at) - o.hyphen
			grow, shrink := m.give(start, o.at)
			ratio := 0.0
			switch {
			case slack < 0:
				ratio = slack / shrink
			case !last:
				ratio = slack / grow
			}
			if ratio < -1.001 {
				if slack+o.hyphen < -shrink {
					break
				}
				continue
			}
			run := 0
			if o.flagged {
				run = hyphens + 1
			}
			if ratio > tolerance || run > 2 {
				continue
			}
			fit := 1
			switch {
			case ratio < -0.5:
				fit = 0
			case ratio > 1:
				fit = 3
			case ratio > 0.5:
				fit = 2
			}
			d := math.Pow(10+100*math.Pow(math.Abs(ratio), 3), 2) + o.penalty*o.penalty
			if run == 2 {
				d += 10000
			}
			if last && hyphens > 0 {
				d += 5000
			}
			if start > 0 && (fit-before > 1 || before-fit > 1) {
				d += 10000
			}
			if last && start > 0 && m.natural(start, o.at) < 0.12*width {
				d += 15000
			}
			if last {
				least = min(least, cost+d)
			} else {
				least = min(least, try(j+1, o.at, run, fit, cost+d))
			}
		}
		return least
	}
	return try(0, 0, 0, 1, 0)
}

func TestChosenBreaksHaveTheLeastDemeritsOfAll(t *testing.T) {
	t.Parallel()
	s := setterOf(t, locale.English)
	_, m, _, ops := prepared(t, s, prose[:200], 10)
	solved := 0
	for width := 120.0; width < 300; width += 7 {
		f := fitting{m: m, ops: ops, tolerance: 3, squeeze: 1, room: func(int) float64 { return width }}
		got, wanted := math.Inf(1), exhaustive(m, ops, width, 3)
		if f.breaks() != nil {
			got = math.Inf(1)
			for _, k := range f.active {
				got = min(got, f.nodes[k].cost)
			}
			solved++
		}
		if math.Abs(got-wanted) > 1e-3*wanted && !(math.IsInf(got, 1) && math.IsInf(wanted, 1)) {
			t.Errorf("width %.0f: demerits %.1f, the least are %.1f", width, got, wanted)
		}
	}
	if solved < 10 {
		t.Errorf("only %d widths could be set", solved)
	}
}

func TestTightParagraphIsALineShorterOrAsItWas(t *testing.T) {
	t.Parallel()
	s := setterOf(t, locale.English)
	shorter := 0
	long := prose + " " + prose
	for n := 400; n < len(long); n += 4 {
		for width := 200.0; width < 460; width += 33 {
			sp := spec{size: 10, width: width, align: justified}
			loose := s.setAnew([]Span{{Text: long[:n]}}, sp, nil)
			sp.tight = true
			tight := s.setAnew([]Span{{Text: long[:n]}}, sp, nil)
			switch len(tight) {
			case len(loose) - 1:
				shorter++
			case len(loose):
			default:
				t.Errorf("%d lines became %d", len(loose), len(tight))
			}
			for _, l := range tight {
				if g := l.Glyphs[len(l.Glyphs)-1]; g.X+g.Width() > width+0.1 {
					t.Errorf("%q is %.1f wide, %.0f wanted", l.Text, g.X+g.Width(), width)
				}
			}
		}
	}
	if shorter < 2 {
		t.Errorf("%d paragraphs became shorter", shorter)
	}
}

func TestHyphensAreFewAndInPlainWordsAlone(t *testing.T) {
	t.Parallel()
	text := "The Convention's implementation, documentation and universalization necessitate comprehensive Intersessional consultations notwithstanding considerable administrative complications, interpretation2022 and transportation/accommodation responsibilities"
	s := setterOf(t, locale.English)
	hyphens := 0
	for width := 90.0; width < 240; width += 3 {
		lines := s.setAnew([]Span{{Text: text + " "}, {Text: "internationalization", Isolate: true}, {Text: " representatives"}}, spec{size: 10, width: width, align: justified}, nil)
		run := 0
		for i, l := range lines {
			word, soft := strings.CutSuffix(l.Text, "\u00AD")
			if !soft {
				run = 0
				continue
			}
			hyphens++
			if run++; run > 2 {
				t.Errorf("width %.0f: three lines in a row end with a hyphen", width)
			}
			word = word[strings.LastIndexAny(word, " -/")+1:] + strings.Fields(lines[i+1].Text)[0]
			for _, whole := range []string{"Convention", "Intersessional", "2022", "/", "internationalization", "representatives"} {
				if strings.Contains(word, whole) {
					t.Errorf("width %.0f: %q is parted", width, word)
				}
			}
			last := l.Glyphs[len(l.Glyphs)-1]
			if last.Mark.Text != "\u00AD" || last.At != len([]rune(l.Text))-1 {
				t.Errorf("%q ends with the mark %q for its character %d", l.Text, last.Mark.Text, last.At)
			}
		}
	}
	if hyphens < 20 {
		t.Errorf("%d hyphens: too few to say anything", hyphens)
	}
}

func TestHeadingsAreNotHyphenated(t *testing.T) {
	t.Parallel()
	s := strings.Repeat("antipersonnel implementation universalization ", 4)
	for _, role := range []Role{Subject, Heading, Addressee, Signatory, Notice} {
		for _, l := range linesOf(set(t, &Document{Lang: locale.English, Blocks: []Block{text(role, s)}}).Sheets[0]) {
			if strings.Contains(l, "\u00AD") {
				t.Errorf("%s: %q", role, l)
			}
		}
	}
}

func TestNoChoiceOfBreaksLosesText(t *testing.T) {
	t.Parallel()
	for _, l := range []locale.Lang{locale.English, locale.Arabic, locale.Chinese} {
		s := setterOf(t, l)
		text := map[locale.Lang]string{locale.English: prose, locale.Arabic: strings.ReplaceAll(arabicWords, "\n", " "),
			locale.Chinese: strings.Repeat("为使所有希望提供最新信息的代表团都能发言，", 8)}[l]
		for _, width := range []float64{3, 20, 61, 170, 400} {
			var got []string
			for _, line := range s.setAnew([]Span{{Text: text}}, spec{size: 11, width: width, align: justified}, nil) {
				got = append(got, strings.Fields(strings.TrimSuffix(line.Text, "\u00AD"))...)
			}
			if joined := strings.Join(got, ""); joined != strings.Join(strings.Fields(text), "") {
				t.Errorf("%s, width %.0f: %d characters of %d: %.80s", l, width, len(joined), len(text), joined)
			}
			if !slices.ContainsFunc(got, func(s string) bool { return s != "" }) {
				t.Errorf("%s: nothing was set", l)
			}
		}
	}
}

func TestNoPageEndsInsideAWord(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("administrative implementation of comprehensive universalization notwithstanding intersessional ", 7) + "work."
	parted := 0
	for pad := range 14 {
		d := &Document{Lang: locale.English, Blocks: []Block{text(Addressee, strings.Repeat("line\n", pad)+"line")}}
		for range 7 {
			d.Blocks = append(d.Blocks, text(Paragraph, long))
		}
		l := set(t, d)
		for i, s := range l.Sheets {
			lines := linesOf(s)
			parted += strings.Count(strings.Join(lines, ""), "\u00AD")
			if i < l.Pages()-1 && strings.HasSuffix(lines[len(lines)-1], "\u00AD") {
				t.Errorf("pad %d: page %d ends with %q", pad, i+1, lines[len(lines)-1])
			}
		}
	}
	if parted < 100 {
		t.Errorf("only %d hyphens", parted)
	}
}

func TestHeadingLeavesNoShortWordAlone(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		lang  locale.Lang
		role  Role
		given string
	}{
		{locale.Arabic, Subject, "دعوة: اجتماعات ما بين الدورات لاتفاقية حظر الألغام المضادة للأفراد، 20-22 حزيران/يونيه 2022"},
		{locale.French, Signatory, "Ambassadrice, Présidente de la vingtième Assemblée des États parties à la Convention, Genève"},
		{locale.English, Subject, "Invitation: Intersessional Meetings of the Anti-Personnel Mine Ban Convention and of it"},
	} {
		lines := set(t, &Document{Lang: c.lang, Blocks: []Block{text(c.role, c.given)}}).Sheets[0].Lines
		width := func(l Line) float64 { last := l.Glyphs[len(l.Glyphs)-1]; return last.X + last.Width() }
		if n := len(lines); n < 2 || width(lines[n-1]) < 0.3*width(lines[0]) {
			t.Errorf("%s: %d lines, the last %q", c.lang, n, lines[n-1].Text)
		}
	}
}

func TestNarrowColumnKeepsADayWithItsMonth(t *testing.T) {
	t.Parallel()
	s := setterOf(t, locale.English)
	for width := 75.0; width < 105; width += 5 {
		lines := s.setAnew([]Span{{Text: "Wednesday, 22 June"}}, spec{size: 10, width: width}, nil)
		for _, l := range lines {
			if strings.HasSuffix(l.Text, "22") {
				t.Errorf("width %.0f: a line ends with %q", width, l.Text)
			}
		}
	}
}
