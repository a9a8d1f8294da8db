package typeset

import (
	"fmt"
	"strings"
	"testing"

	"chancery/internal/locale"
)

// sentences are of the seed's subject, one in each language, with figures and a name in Latin letters.
var sentences = map[locale.Lang]string{
	locale.Arabic:  "يسرني أن أدعو وفدكم إلى المشاركة في الاجتماعات ما بين الدورات التي ستعقد في جنيف من 20 إلى 22 حزيران/يونيه 2022 في مقر WIPO. ",
	locale.Chinese: "我荣幸地邀请贵国代表团出席将于2022年6月20日至22日在日内瓦举行的闭会期间会议，并就《公约》的执行情况发言。",
	locale.English: "I have the honour to invite your delegation to the intersessional meetings, which will be held in Geneva from 20 to 22 June 2022. ",
	locale.French:  "J’ai l’honneur d’inviter votre délégation aux réunions intersessions, qui se tiendront à Genève du 20 au 22 juin 2022. ",
	locale.Russian: "Имею честь пригласить вашу делегацию на межсессионные заседания, которые состоятся в Женеве 20–22 июня 2022 года. ",
	locale.Spanish: "Tengo el honor de invitar a su delegación a las reuniones entre períodos de sesiones, que se celebrarán en Ginebra del 20 al 22 de junio de 2022. ",
}

// longLetter has some n lines of text (paragraphs of differing length, headings, a list, a table in the middle) and every part around it.
func longLetter(l locale.Lang, n int) *Document {
	s := sentences[l]
	d := &Document{Lang: l, Footer: []string{"Chemin Eugène Rigot 2C", "+41 22 730 93 11"},
		Letterhead: Letterhead{Lines: []string{"Implementation Support Unit", "Geneva"}}}
	d.Blocks = []Block{text(Reference, "20MSP/2022/017"), text(DateLine, "26.4.2022"), text(Addressee, "A\nB\nC"), text(Subject, s[:len(s)/2/4*4]), text(Salutation, "A")}
	d.Blocks[3].Spans[0].Text = strings.ToValidUTF8(d.Blocks[3].Spans[0].Text, "")
	shapes := []int{2, 1, 4, 3, 6, 1, 2, 5}
	lines := 0
	for i := 0; lines < n; i++ {
		k := shapes[(i+n)%len(shapes)]
		switch {
		case i%7 == 4:
			d.Blocks = append(d.Blocks, text(Heading, "Programme"))
			lines++
		case i%11 == 6:
			d.Blocks = append(d.Blocks, Block{Role: List, Items: [][]Span{{{Text: s}}, {{Text: s + s}}, {{Text: "A"}}, {{Text: s + s + s}}}})
			lines += 9
		case i%13 == 9:
			d.Blocks = append(d.Blocks, programmeTable(s, 6))
			lines += 14
		}
		d.Blocks = append(d.Blocks, text(Paragraph, strings.Repeat(s, k)))
		lines += k * 4 / 3
	}
	d.Blocks = append(d.Blocks, text(Closing, s), text(Signatory, "Name\nFunction"),
		Block{Role: Enclosures, Spans: []Span{{Text: "2:"}}, Items: [][]Span{{{Text: "Programme"}}, {{Text: "Form"}}}})
	return d
}

func programmeTable(s string, rows int) Block {
	b := Block{Role: Table, Line: 40, Rows: [][][]Span{{{{Text: "10:00"}}, {{Text: "Programme"}}}}}
	for i := range rows {
		b.Rows = append(b.Rows, [][]Span{{{Text: fmt.Sprintf("%d:00", 10+i)}}, {{Text: s + s}}})
	}
	return b
}

// where tells for each element of the structure the pages and places of its lines.
type where struct{ page, index int }

func places(l *Layout) (at map[*Element][]where, order [][]*Element) {
	at = map[*Element][]where{}
	for p, s := range l.Sheets {
		var list []*Element
		for _, line := range s.Lines {
			if line.Element == nil {
				continue
			}
			at[line.Element] = append(at[line.Element], where{p, len(list)})
			list = append(list, line.Element)
		}
		order = append(order, list)
	}
	return at, order
}

func TestPageRulesHoldAtEveryLength(t *testing.T) {
	t.Parallel()
	for _, lang := range locale.All {
		t.Run(string(lang), func(t *testing.T) {
			t.Parallel()
			e, several := NewEngine(library()), 0
			for n := 1; n <= 120; n++ {
				l, err := e.Set(longLetter(lang, n))
				if err != nil {
					t.Fatal(err)
				}
				for _, fault := range pageFaults(l) {
					t.Errorf("%d lines: %s", n, fault)
				}
				if l.Pages() > 1 {
					several++
				}
			}
			if several < 60 {
				t.Errorf("only %d letters of several pages", several)
			}
		})
	}
}

// pageFaults lists what a typographer would mark.
func pageFaults(l *Layout) (faults []string) {
	fault := func(format string, a ...any) { faults = append(faults, fmt.Sprintf(format, a...)) }
	at, order := places(l)
	for e, list := range at {
		perPage := map[int]int{}
		for _, w := range list {
			perPage[w.page]++
		}
		if len(perPage) < 2 || e.Tag == "TH" {
			continue
		}
		for p, n := range perPage {
			if n < 2 && e.Tag != "H1" {
				fault("page %d holds one line of a %s of %d", p+1, e.Tag, len(list))
			}
		}
	}
	for p, list := range order[:len(order)-1] {
		if tag := list[len(list)-1].Tag; tag == "H2" || tag == "TH" || tag == "H1" {
			fault("page %d ends with a %s", p+1, tag)
		}
	}
	walk(l.Root, func(e *Element) {
		if e.Tag != "TR" {
			return
		}
		first := at[e.Kids[0]][0].page
		for _, cell := range e.Kids {
			for _, w := range at[cell] {
				if w.page != first {
					fault("a row of a table is parted by page %d", w.page+1)
				}
			}
		}
	})
	return append(faults, endFaults(l, at, order)...)
}

func walk(e *Element, see func(*Element)) {
	see(e)
	for _, k := range e.Kids {
		walk(k, see)
	}
}

// endFaults looks at the last page: the closing, the signatory and the enclosures stand together after two lines of text.
func endFaults(l *Layout, at map[*Element][]where, order [][]*Element) (faults []string) {
	kids := l.Root.Kids
	closing := kids[len(kids)-4] // closing, signatory, enclosures' head, their list
	first := at[closing][0]
	if first.page != l.Pages()-1 {
		faults = append(faults, "the last page holds no closing")
	}
	if l.Pages() > 1 && first.index < 3 {
		faults = append(faults, fmt.Sprintf("%d lines of text stand before the closing on the last page", first.index))
	}
	for p, s := range l.Sheets {
		lowest := s.Height
		foot := 0.0
		for _, line := range s.Lines {
			if line.Element != nil {
				lowest = min(lowest, line.Y)
			} else if line.Y < s.Height/2 {
				foot = max(foot, line.Y)
			}
		}
		if lowest < foot+10 {
			faults = append(faults, fmt.Sprintf("the text of page %d reaches the footer", p+1))
		}
		if empty := (lowest - foot) / s.Height; p < l.Pages()-1 && empty > 0.35 {
			faults = append(faults, fmt.Sprintf("page %d is left empty for %.0f %%", p+1, 100*empty))
		}
	}
	return faults
}

// lineLetter has n paragraphs of a line and a signatory.
func lineLetter(n int) *Document {
	d := &Document{Lang: locale.English, Blocks: []Block{text(Salutation, "Excellency,")}}
	for range n {
		d.Blocks = append(d.Blocks, text(Paragraph, "One line of the letter."))
	}
	d.Blocks = append(d.Blocks, text(Closing, "Accept, Excellency, the assurances of my highest consideration."), text(Signatory, "Name"))
	return d
}

// naturalPages is the number of pages of a document that nothing is tightened in.
func naturalPages(t *testing.T, d *Document) int {
	t.Helper()
	e := NewEngine(library())
	c, err := e.composer(d)
	if err != nil {
		t.Fatal(err)
	}
	c.root = &Element{}
	around := c.furnish(d)
	c.compose(d.Blocks)
	f := flow{boxes: c.boxes, tight: wanted, room: func(page int) float64 { return c.room(around, page) }}
	ends, _ := f.ends()
	return len(ends)
}

func TestLetterThatOverflowsByALineIsTightenedAndNoMore(t *testing.T) {
	t.Parallel()
	n := 1
	for naturalPages(t, lineLetter(n+1)) == 1 {
		n++
	}
	loose, tight := set(t, lineLetter(n)), set(t, lineLetter(n+1))
	if tight.Pages() != 1 {
		t.Fatalf("%d lines take %d pages, %d take one", n+1, tight.Pages(), n)
	}
	gap := func(l *Layout) float64 { return l.Sheets[0].Lines[1].Y - l.Sheets[0].Lines[2].Y }
	if gap(loose) != gap(set(t, lineLetter(2))) {
		t.Error("a letter that fits is tightened")
	}
	if gap(tight) >= gap(loose) || gap(tight) < 0.85*gap(loose) {
		t.Errorf("lines of paragraphs stand %.1f points apart, untightened %.1f", gap(tight), gap(loose))
	}
	if l := set(t, lineLetter(3*n/2)); l.Pages() != 2 || gap(l) != gap(loose) {
		t.Error("a letter that tightening spares no page is tightened")
	}
}

func TestLetterOfTwoLinesTooManyKeepsToOnePageInEveryLanguage(t *testing.T) {
	t.Parallel()
	for _, lang := range locale.All {
		letter := func(n int) *Document {
			d := lineLetter(n)
			d.Lang = lang
			for i := range d.Blocks {
				d.Blocks[i].Spans[0].Text = string([]rune(sentences[lang])[:5])
			}
			return d
		}
		n := 1
		for naturalPages(t, letter(n+1)) == 1 {
			n++
		}
		for more := range 2 {
			if pages := set(t, letter(n+1+more)).Pages(); pages != 1 {
				t.Errorf("%s: %d lines too many take %d pages", lang, more+1, pages)
			}
		}
	}
}

func TestSignatoryKeepsRoomForThePen(t *testing.T) {
	t.Parallel()
	for n := 1; n < 60; n++ {
		l := set(t, lineLetter(n))
		lines := l.Sheets[l.Pages()-1].Lines
		for i, line := range lines {
			if line.Text == "Name" && lines[i-1].Y-line.Y < settingOf(Signatory, styleOf(locale.English)).least {
				t.Errorf("%d lines: %.0f points above the name", n, lines[i-1].Y-line.Y)
			}
		}
	}
}

func TestGroupHigherThanAPageIsPartedAllTheSame(t *testing.T) {
	t.Parallel()
	d := signed(1)
	d.Blocks = append([]Block{text(Addressee, strings.Repeat("line\n", 200)+"line")}, d.Blocks...)
	enclosures := &d.Blocks[len(d.Blocks)-1]
	for range 120 {
		enclosures.Items = append(enclosures.Items, []Span{{Text: "Programme"}})
	}
	l := set(t, d)
	if l.Pages() < 5 {
		t.Fatalf("%d pages for 330 lines", l.Pages())
	}
	n := 0
	for _, s := range l.Sheets {
		n += len(linesOf(s))
		for _, line := range s.Lines {
			if line.Y < 0 || line.Y > s.Height {
				t.Errorf("%q stands at %.0f of %.0f", line.Text, line.Y, s.Height)
			}
		}
	}
	if n < 320 {
		t.Errorf("only %d lines are set", n)
	}
}
