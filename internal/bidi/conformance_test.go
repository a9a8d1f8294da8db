package bidi

import (
	"bufio"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	ucd "golang.org/x/text/unicode/bidi"

	"chancery/internal/needed"
)

// unicodeFile opens a file of the Unicode Character Database as Debian's unicode-data installs it.
func unicodeFile(t *testing.T, name string) *bufio.Scanner {
	t.Helper()
	f, err := os.Open(filepath.Join("/usr/share/unicode", name))
	if err != nil {
		needed.Missing(t, "%v; Debian's unicode-data has it", err)
	}
	t.Cleanup(func() { f.Close() })
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	return lines
}

func TestEveryLineOfBidiCharacterTest(t *testing.T) {
	t.Parallel()
	lines := unicodeFile(t, "BidiCharacterTest.txt")
	n := 0
	for number := 1; lines.Scan(); number++ {
		line, _, _ := strings.Cut(lines.Text(), "#")
		if strings.TrimSpace(line) == "" {
			continue
		}
		n++
		f := strings.Split(line, ";")
		if len(f) != 5 {
			t.Fatalf("line %d: %d fields, want 5: %q", number, len(f), line)
		}
		var text []rune
		for _, h := range strings.Fields(f[0]) {
			r, err := strconv.ParseUint(h, 16, 32)
			if err != nil {
				t.Fatal(err)
			}
			text = append(text, rune(r))
		}
		base, ok := map[string]Direction{"0": LTR, "1": RTL, "2": Auto}[f[1]]
		if !ok {
			t.Fatalf("line %d: direction %q", number, f[1])
		}
		levels, paragraph := Levels(text, base)
		if got := strconv.Itoa(int(paragraph)); got != f[2] {
			t.Errorf("line %d: paragraph level %s, want %s", number, got, f[2])
		}
		checkLine(t, number, Line(text, levels, paragraph, 0, len(text)), f[3], f[4])
		if t.Failed() {
			return
		}
	}
	readWhole(t, lines, n, 91_707)
}

// samples are characters of each class, none of them a bracket.
var samples = map[string]rune{
	"L": 'a', "R": 'א', "AL": 'ب', "EN": '1', "ES": '+', "ET": '%', "AN": '٣', "CS": ',', "B": '\u2029', "S": '\t', "WS": ' ', "ON": '!',
	"BN": '\u200B', "NSM": '\u0300', "LRE": '\u202A', "RLE": '\u202B', "PDF": '\u202C', "LRO": '\u202D', "RLO": '\u202E',
	"LRI": '\u2066', "RLI": '\u2067', "FSI": '\u2068', "PDI": '\u2069',
}

func TestEveryLineOfBidiTest(t *testing.T) {
	t.Parallel()
	lines := unicodeFile(t, "BidiTest.txt")
	var levels, order string
	n := 0
	for number := 1; lines.Scan(); number++ {
		line := lines.Text()
		if rest, ok := strings.CutPrefix(line, "@Levels:"); ok {
			levels = strings.TrimSpace(rest)
			continue
		}
		if rest, ok := strings.CutPrefix(line, "@Reorder:"); ok {
			order = strings.TrimSpace(rest)
			continue
		}
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		classes, bits, ok := strings.Cut(line, ";")
		if !ok {
			t.Fatalf("line %d: no set of directions: %q", number, line)
		}
		var text []rune
		for _, c := range strings.Fields(classes) {
			if samples[c] == 0 {
				t.Fatalf("line %d: unknown class %q", number, c)
			}
			text = append(text, samples[c])
		}
		set, err := strconv.ParseUint(strings.TrimSpace(bits), 16, 8)
		if err != nil {
			t.Fatal(err)
		}
		for bit, base := range []Direction{Auto, LTR, RTL} {
			if set&(1<<bit) == 0 {
				continue
			}
			n++
			got, paragraph := Levels(text, base)
			checkLine(t, number, Line(text, got, paragraph, 0, len(text)), levels, order)
		}
		if t.Failed() {
			return
		}
	}
	readWhole(t, lines, n, 770_241)
}

// readWhole fails where the file could not be read to its end, or holds fewer cases than that of Unicode 15.0 (Debian 12).
func readWhole(t *testing.T, lines *bufio.Scanner, cases, least int) {
	t.Helper()
	if err := lines.Err(); err != nil {
		t.Error(err)
	}
	if cases < least {
		t.Errorf("%d cases read, want %d at least", cases, least)
	}
	t.Logf("%d cases", cases)
}

func checkLine(t *testing.T, number int, line []int8, levels, order string) {
	t.Helper()
	var got []string
	for _, l := range line {
		if l == Removed {
			got = append(got, "x")
			continue
		}
		got = append(got, strconv.Itoa(int(l)))
	}
	if g := strings.Join(got, " "); g != levels {
		t.Errorf("line %d: levels %s, want %s", number, g, levels)
	}
	got = got[:0]
	for _, i := range Order(line) {
		got = append(got, strconv.Itoa(i))
	}
	if g := strings.Join(got, " "); g != order {
		t.Errorf("line %d: order %s, want %s", number, g, order)
	}
}

func TestClassOfEveryCharacterIsThatOfTheUnicodeCharacterDatabase(t *testing.T) {
	t.Parallel()
	long := map[string]class{"Left_To_Right": classL, "Right_To_Left": classR, "Arabic_Letter": classAL, "European_Terminator": classET, "Boundary_Neutral": classBN}
	want := make([]class, 0x110000)
	set := func(span string, c class) {
		first, last, ok := strings.Cut(span, "..")
		if !ok {
			last = first
		}
		a, err := strconv.ParseUint(first, 16, 32)
		if err != nil {
			t.Fatal(err)
		}
		b, err := strconv.ParseUint(last, 16, 32)
		if err != nil {
			t.Fatal(err)
		}
		for r := a; r <= b; r++ {
			want[r] = c
		}
	}
	lines := unicodeFile(t, "extracted/DerivedBidiClass.txt")
	if lines.Scan(); !strings.Contains(lines.Text(), ucd.UnicodeVersion) {
		needed.Missing(t, "the file is %s, x/text has Unicode %s", lines.Text(), ucd.UnicodeVersion)
	}
	for lines.Scan() {
		line, missing := strings.CutPrefix(lines.Text(), "# @missing: ")
		if !missing {
			line, _, _ = strings.Cut(line, "#")
		}
		span, name, ok := strings.Cut(line, ";")
		if !ok {
			continue
		}
		name = strings.TrimSpace(name)
		if missing {
			c, ok := long[name]
			if !ok {
				t.Fatalf("unknown default class %q", name)
			}
			set(span, c)
			continue
		}
		r, ok := samples[name]
		if !ok {
			t.Fatalf("unknown class %q", name)
		}
		set(strings.TrimSpace(span), classOf(r))
	}
	wrong := 0
	for r, w := range want {
		if got := classOf(rune(r)); got != w {
			wrong++
			if wrong <= 10 {
				t.Errorf("%U: class %d, want %d", r, got, w)
			}
		}
	}
	if wrong > 0 {
		t.Errorf("%d characters differ", wrong)
	}
}

func TestBracketsAreThoseOfTheUnicodeCharacterDatabase(t *testing.T) {
	t.Parallel()
	lines := unicodeFile(t, "BidiBrackets.txt")
	n := 0
	for lines.Scan() {
		line, _, _ := strings.Cut(lines.Text(), "#")
		f := strings.Split(line, ";")
		if len(f) != 3 {
			continue
		}
		n++
		a, errA := strconv.ParseUint(strings.TrimSpace(f[0]), 16, 32)
		b, errB := strconv.ParseUint(strings.TrimSpace(f[1]), 16, 32)
		if errA != nil || errB != nil {
			t.Fatal(errA, errB)
		}
		shut, opens := bracket(rune(a))
		if wantOpens := strings.TrimSpace(f[2]) == "o"; opens != wantOpens || !mayBeBracket(rune(a)) {
			t.Errorf("%U: opens %v, want %v", a, opens, wantOpens)
		}
		if other, otherOpens := bracket(rune(b)); other != shut || otherOpens == opens {
			t.Errorf("%U and %U are no pair", a, b)
		}
	}
	if n != len(brackets) {
		t.Errorf("%d brackets in the file, %d in the table", n, len(brackets))
	}
}
