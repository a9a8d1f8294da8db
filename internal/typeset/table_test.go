package typeset

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
	"testing"

	"chancery/internal/locale"
)

// cells makes rows of one span a cell.
func cells(rows ...[]string) [][][]Span {
	var out [][][]Span
	for _, row := range rows {
		var list [][]Span
		for _, text := range row {
			list = append(list, []Span{{Text: text}})
		}
		out = append(out, list)
	}
	return out
}

// programme is a table of days with n items each.
func programme(days, n int) Block {
	rows := [][]string{{"Time", "Item", "Speaker"}}
	for day := range days {
		rows = append(rows, []string{fmt.Sprintf("Day %d", day+1), "", ""})
		for i := range n {
			rows = append(rows, []string{fmt.Sprintf("%d:00–%d:30", 9+i%9, 9+i%9), fmt.Sprintf("Item %d of the programme of day %d and what belongs to it", i+1, day+1), "Chair"})
		}
	}
	return Block{Role: Table, Rows: cells(rows...), Line: 12}
}

// edge is the right end of a line.
func edge(l Line) float64 {
	last := l.Glyphs[len(l.Glyphs)-1]
	return l.X + last.X + last.Width()
}

func TestTableShowsItsHeaderAndDayOnEveryPage(t *testing.T) {
	t.Parallel()
	l := set(t, &Document{Lang: locale.English, Blocks: []Block{programme(4, 40)}})
	if l.Pages() < 3 {
		t.Fatalf("%d pages", l.Pages())
	}
	day := ""
	for p, s := range l.Sheets {
		head, artifact := s.Lines[0], p > 0
		if head.Text != "Time" || (head.Element == nil) != artifact {
			t.Errorf("page %d begins with %q, structure %v", p+1, head.Text, head.Element)
		}
		if p > 0 && s.Lines[3].Text != day && s.Lines[3].Element == nil {
			t.Errorf("page %d goes on with %q under %q", p+1, s.Lines[3].Text, day)
		}
		for _, line := range s.Lines {
			if strings.HasPrefix(line.Text, "Day ") && line.Element != nil {
				day = line.Text
			}
		}
		if tag := s.Lines[len(s.Lines)-3].Element; tag != nil && tag.Tag == "TH" {
			t.Errorf("page %d ends with a day without items", p+1)
		}
	}
	headers := 0
	walk(l.Root, func(e *Element) {
		if e.Tag == "TH" {
			headers++
			if e.Row != (e.Columns == 3) {
				t.Errorf("header %+v", e)
			}
		}
	})
	if headers != 3+4 {
		t.Errorf("%d header cells in the structure, wanted 7", headers)
	}
}

func TestColumnsGoByTheirText(t *testing.T) {
	t.Parallel()
	b := Block{Role: Table, Rows: cells([]string{"Time", "Item"}, []string{"10:00–13:00", prose})}
	for _, lang := range []locale.Lang{locale.English, locale.Arabic} {
		s := set(t, &Document{Lang: lang, Blocks: []Block{b}}).Sheets[0]
		lines := s.Lines
		if lines[2].Text != "10:00–13:00" {
			t.Errorf("%s: the hours are parted: %q", lang, lines[2].Text)
		}
		if right := lines[2].X > lines[3].X; right != lang.RTL() {
			t.Errorf("%s: the first column stands at %.0f, the second at %.0f", lang, lines[2].X, lines[3].X)
		}
		if len(lines) > 3+6 {
			t.Errorf("%s: %d lines: the text's column is narrow", lang, len(lines))
		}
	}
}

func TestColumnsShareTheWidthForTheFewestLines(t *testing.T) {
	t.Parallel()
	rows := [][]string{{"Speaker", "Delegation", "Capacity"}, {"María del Carmen Fernández de la Vega y Rodríguez-Chrząszczyżewoszycki-Brzęczyszczykiewicz de los Ríos", "Peru", "Adviser"}}
	for range 30 {
		rows = append(rows, []string{"Ana Torres", "International Coalition of Survivors, Families and Communities for the Clearance of Mined Land", "Head of delegation"})
	}
	l := set(t, &Document{Lang: locale.English, Blocks: []Block{{Role: Table, Rows: cells(rows...)}}})
	lines := 0
	for _, s := range l.Sheets {
		lines += len(s.Lines)
	}
	if most := 30*(1+4+1) + 20; lines > most {
		t.Errorf("%d lines, want at most %d: one long name takes the room of the others", lines, most)
	}
}

func TestShortCellIsNotParted(t *testing.T) {
	t.Parallel()
	rows := [][]string{{"序号", "代表团", "代表", "发言人", "分钟", "发言稿"}, {"1", "北马其顿", "阿拉伯国家组", "Helen Marsh", "5", ""},
		{"2", "斯里兰卡", "", "Apolinary Grzegorz Brzęczyszczykiewicz-Chrząszczyżewoszycki", "3", ""},
		{"3", "International Campaign to Ban Landmines – Cluster Munition Coalition and its National Affiliates of Victims, Survivors and Families", "", "Owen Price", "3", "已收到"}}
	for n := range 20 {
		rows = append(rows, []string{strconv.Itoa(n + 4), "大不列颠及北爱尔兰联合王国", "", "Žofie Čapková Řeháčková H.", "3", ""})
		rows[n+1][5] = []string{"", "", "", "已收到"}[n%4]
	}
	rows = append(rows, []string{"24", "捷克\n2026年11月23日凌晨5时42分收到", "", "Øystein Åsmund Ærø", "3", ""}, []string{"", "发言时间：122分钟（时段180分钟）", "", "", "", ""})
	for _, s := range set(t, &Document{Lang: locale.Chinese, Blocks: []Block{{Role: Table, Rows: cells(rows...)}}}).Sheets {
		for _, l := range s.Lines {
			if l.Text == "已收" || l.Text == "到" {
				t.Fatalf("a line holds %q alone", l.Text)
			}
		}
	}
}

func TestTableThatGoesOnSaysOfWhat(t *testing.T) {
	t.Parallel()
	b := programme(2, 40)
	b.Continued = []Span{{Text: "Programme (continued)"}}
	l := set(t, &Document{Lang: locale.English, Blocks: []Block{b}})
	for p, s := range l.Sheets {
		head := s.Lines[0]
		if p == 0 && head.Text != "Time" || p > 0 && (head.Text != "Programme (continued)" || head.Element != nil || s.Lines[1].Text != "Time") {
			t.Errorf("page %d begins with %q, structure %v", p+1, head.Text, head.Element)
		}
	}
}

func TestNoCellLeavesItsColumn(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("Nichtweiterverbreitung", 3)
	for n := 1; n <= 12; n++ {
		row, head := make([]string, n), make([]string, n)
		for i := range row {
			row[i], head[i] = strings.Repeat("word ", 1+i%3*4)+long[:10+i*4%50], "Head"
		}
		for _, paper := range []string{"A4", "A5", "Letter"} {
			l, err := NewEngine(library()).Set(&Document{Lang: locale.English, Paper: paper, Blocks: []Block{{Role: Table, Line: 9, Rows: cells(head, row)}}})
			var wide *TableError
			if errors.As(err, &wide) && n > 8 {
				continue
			}
			if err != nil {
				t.Fatalf("%d columns on %s: %v", n, paper, err)
			}
			f := frameOf(paper)
			for _, line := range l.Sheets[0].Lines {
				if line.X < f.left || edge(line) > f.width-f.right {
					t.Errorf("%d columns on %s: %q from %.0f to %.0f", n, paper, line.Text, line.X, edge(line))
				}
			}
			apart(t, l.Sheets[0].Lines)
		}
	}
}

// apart checks that lines at one height do not overlap.
func apart(t *testing.T, lines []Line) {
	t.Helper()
	for i, a := range lines {
		for _, b := range lines[:i] {
			if math.Abs(a.Y-b.Y) < 2 && a.X < edge(b) && b.X < edge(a) {
				t.Errorf("%q and %q overlap", a.Text, b.Text)
			}
		}
	}
}

func TestTableOfTooManyColumnsIsNamedByItsLine(t *testing.T) {
	t.Parallel()
	row := make([]string, 40)
	for i := range row {
		row[i] = "delegation"
	}
	_, err := NewEngine(library()).Set(&Document{Lang: locale.English, Blocks: []Block{{Role: Table, Line: 31, Rows: cells(row, row)}}})
	var wide *TableError
	if !errors.As(err, &wide) || wide.Line != 31 || wide.Columns != 40 {
		t.Fatalf("error %v", err)
	}
	if !strings.Contains(err.Error(), "line 31") || !strings.Contains(err.Error(), "40 columns") {
		t.Errorf("error %q", err)
	}
}

func TestRowHigherThanAPageGoesOn(t *testing.T) {
	t.Parallel()
	b := Block{Role: Table, Rows: cells([]string{"Time", "Item"}, []string{"10:00", strings.Repeat(prose+" ", 30)}, []string{"11:00", "Last"})}
	l := set(t, &Document{Lang: locale.English, Blocks: []Block{text(Paragraph, prose), b}})
	if l.Pages() < 2 {
		t.Fatalf("%d pages", l.Pages())
	}
	all := ""
	for p, s := range l.Sheets {
		for _, line := range s.Lines {
			if line.Y < 30 {
				t.Errorf("page %d: %q at %.0f", p+1, line.Text, line.Y)
			}
			if line.Element != nil {
				all += line.Text + " "
			}
		}
		apart(t, s.Lines)
	}
	if n := strings.Count(all, "thematic"); n != 31 {
		t.Errorf("%d of 31 sentences are set", n)
	}
	if !strings.HasSuffix(all, "11:00 Last ") {
		t.Errorf("the table ends with %q", all[len(all)-20:])
	}
}

func TestBlankHeaderIsNotSet(t *testing.T) {
	t.Parallel()
	b := Block{Role: Table, Rows: cells([]string{"", " "}, []string{"10:00", "Opening"}, []string{"11:00", "Debate"})}
	l := set(t, &Document{Lang: locale.English, Blocks: []Block{b, {Role: Table}}})
	if first := l.Sheets[0].Lines[0]; first.Text != "10:00" || first.Element.Tag != "TD" {
		t.Errorf("the table begins with %q, a %s", first.Text, first.Element.Tag)
	}
}
