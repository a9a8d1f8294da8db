package typeset

import (
	"bufio"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"chancery/internal/bidi"
	"chancery/internal/locale"
)

// runsOf parts text[from:to] as itemize and clip do, by level and seam; faces and scripts would part it more, not otherwise.
func runsOf(p *paragraph, from, to int) (runs []*run) {
	for i := from; i < to; i++ {
		_, seam := p.seams[i]
		if n := len(runs); n > 0 && !seam && runs[n-1].level == p.levels[i] {
			runs[n-1].end = i + 1
			continue
		}
		runs = append(runs, &run{start: i, end: i + 1, level: p.levels[i]})
	}
	return runs
}

// setOrder is the order of the runes of a line from left to right as line sets them: without the spaces at its ends.
func setOrder(p *paragraph, from, to int) (order []int) {
	from, to = (&measure{text: p.text}).inside(from, to)
	runs := runsOf(p, from, to)
	for _, i := range visualOrder(p, runs) {
		at := len(order)
		for k := runs[i].start; k < runs[i].end; k++ {
			order = append(order, k)
		}
		if runs[i].level&1 == 1 {
			slices.Reverse(order[at:])
		}
	}
	return order
}

// without leaves out of an order of UAX #9 the spaces at the line's ends that are not set.
func without(order, set []int, text []rune) []int {
	if len(set) == 0 {
		return slices.DeleteFunc(order, func(i int) bool { return breakSpace(text[i]) })
	}
	first, last := slices.Min(set), slices.Max(set)
	return slices.DeleteFunc(order, func(i int) bool { return (i < first || i > last) && breakSpace(text[i]) })
}

// The texts of Unicode's file that a document can hold (no controls: clean takes them away) and whose direction it would take, each set as
// one line.
func TestLinesOfBidiCharacterTestAreSetInItsOrder(t *testing.T) {
	t.Parallel()
	f, err := os.Open("/usr/share/unicode/BidiCharacterTest.txt")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatalf("%v; install Debian's unicode-data", err)
		}
		t.Skipf("%v; Debian's unicode-data has it", err)
	}
	defer f.Close()
	lines, n, wrong := bufio.NewScanner(f), 0, 0
	for number := 1; lines.Scan(); number++ {
		field := strings.Split(lines.Text(), ";")
		if len(field) != 5 || field[0] == "" || field[0][0] == '#' || field[1] == "2" {
			continue
		}
		text, order := []rune{}, []int{}
		for _, h := range strings.Fields(field[0]) {
			r, err := strconv.ParseUint(h, 16, 32)
			if err != nil {
				t.Fatal(err)
			}
			text = append(text, rune(r))
		}
		for _, d := range strings.Fields(field[4]) {
			i, err := strconv.Atoi(d)
			if err != nil {
				t.Fatal(err)
			}
			order = append(order, i)
		}
		p := &paragraph{text: text}
		rtl := field[1] == "1"
		if clean(string(text)) != string(text) || rtl != (p.direction(rtl) == bidi.RTL) {
			continue
		}
		p.levels, p.base = p.resolveLevels(rtl)
		n++
		set := setOrder(p, 0, len(text))
		if order = without(order, set, text); !slices.Equal(set, order) {
			if wrong++; wrong <= 5 {
				t.Errorf("line %d: %U is set as %v, want %v", number, text, set, order)
			}
		}
	}
	t.Logf("%d lines, %d wrong", n, wrong)
	if err := lines.Err(); err != nil || n < 83_398 {
		t.Errorf("%d lines read, want 83,398 at least: %v", n, err)
	}
}

// wrapped are paragraphs whose lines end in spaces, Latin and Arabic ones, inside and outside isolates.
var wrapped = []struct {
	lang locale.Lang
	text string
}{
	{locale.Arabic, "في قصر الأمم Palais des Nations في جنيف يوم 20 June 2022 على الهاتف +41 22 730 93 11 ext. 55 صباحا"},
	{locale.Arabic, "السيد Müller (ISU) والسيدة Иванова А. Б. في \u2002Acme\u2002Inc.\u2003Geneva\u2009 SA ثم 5 أعضاء"},
	{locale.Arabic, "إلى Acme\u3000Inc. \u2004of\u2005New York\u205F\u2006and\u2008Geneva\u200A (2022) معا"},
	{locale.English, "the name السيدة منى العربي as written in A/76/10, of وزارة الخارجية\u2002والتعاون\u2003الدولي \u2009في جنيف 5 أعضاء and so on"},
	{locale.Chinese, "致وزارة الخارجية\u3000والتعاون الدولي，2022年6月20日"},
}

// Rule L1, which typeset applies by leaving the spaces at a line's ends out, against bidi.Line: for every line that a paragraph could have.
func TestSpacesAtTheEndsOfLinesDoNotMoveTheirWords(t *testing.T) {
	t.Parallel()
	for _, w := range wrapped {
		p := paragraphs([]Span{{Text: w.text}}, w.lang.RTL())[0]
		direction := p.direction(w.lang.RTL())
		marked, source := p.mark(direction)
		levels, base := bidi.Levels(marked, direction)
		for from := range p.text {
			for to := from + 1; to <= len(p.text); to++ { // a line begins and ends after a space
				if from > 0 && !breakSpace(p.text[from-1]) || to < len(p.text) && !breakSpace(p.text[to-1]) {
					continue
				}
				var want []int
				start, stop := slices.Index(source, from), slices.Index(source, to-1)+1
				for _, i := range bidi.Order(bidi.Line(marked, levels, base, start, stop)) {
					if source[start+i] >= 0 {
						want = append(want, source[start+i])
					}
				}
				got := setOrder(p, from, to)
				if want = without(want, got, p.text); !slices.Equal(got, want) {
					t.Errorf("%q is set as %v, want %v", string(p.text[from:to]), got, want)
				}
			}
		}
	}
}
