package typeset

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"chancery/internal/font"
	"chancery/internal/locale"
)

// widestSpaceAllowed is the widest space that a justified line of the built-in letters may have, in ems: twice a space of Noto Serif.
const widestSpaceAllowed = 0.52

// loose is a line, by its language and beginning, that is known to go past a bound, and how far: in ems.
type loose struct {
	lang  locale.Lang
	start string
	width float64
}

// looser lines are known: what follows is a long word that may not be parted, or a third hyphen in a row.
var looser = []loose{
	{locale.English, "If your reply has crossed this message", 0.56},                 // reminder, the paragraph's last word
	{locale.French, "Afin que toutes les délégations", 0.55},                         // puissent, which French does not part
	{locale.Russian, "Межсессионные совещания знаменуют", 0.74},                      // Ослинского
	{locale.Russian, "представить обновленную информацию или", 0.65},                 // two hyphens before it
	{locale.Russian, "се, достигнутом во всех аспектах осуществления", 0.62},         // the lines after those
	{locale.Russian, "день отведен для углубленного тематического обсуждения", 0.59}, // likewise
	{locale.Russian, "10 июня 2022 года Конвенции о запрещении применения", 0.58},    // note: before производства
	{locale.Russian, "Программа, подготовленная совместно с комитетами", 0.61},       // note: the lines before the three above
	{locale.Russian, "ствам-участникам и другим", 0.54},                              // note: likewise
	{locale.Russian, "ход осуществления Ослинского плана действий", 0.60},            // note: the line before the next entry
	{locale.Russian, "требуют более пристального внимания", 0.78},                    // note: before участников, alone
}

// riverSpace is the width, in ems, from which spaces one below the other show as a river, once three lines have them: half as wide again
// as a space of Noto Serif.
const riverSpace = 0.39

// rivers are known: the line that each begins in, and its narrowest space.
var rivers = []loose{
	{locale.Russian, "представить обновленную информацию или", 0.59}, // the loose lines above
}

var inPlace = map[locale.Lang]string{
	locale.English: "10 June 2022", locale.French: "10 juin 2022", locale.Spanish: "10 de junio de 2022",
	locale.Russian: "10 июня 2022 года", locale.Arabic: "10 حزيران/يونيه 2022", locale.Chinese: "2022年6月10日",
}

var placeholder = regexp.MustCompile(`\{\{[^}]*\}\}`)

// builtInParagraphs are the paragraphs of the built-in letters, with words in place of what is merged in.
func builtInParagraphs(t *testing.T, l locale.Lang) []Block {
	t.Helper()
	var blocks []Block
	for _, name := range []string{"letter", "letter.note", "reminder"} {
		data, err := os.ReadFile(filepath.Join("..", "..", "templates", "letters", name+"."+string(l)+".md"))
		if err != nil {
			t.Fatal(err)
		}
		_, body, _ := strings.Cut(strings.TrimPrefix(string(data), "---\n"), "\n---\n")
		for part := range strings.SplitSeq(body, "\n\n") {
			part = strings.TrimSpace(placeholder.ReplaceAllStringFunc(part, func(s string) string {
				if strings.HasPrefix(s, "{{ if") || strings.HasPrefix(s, "{{ unless") {
					return ""
				}
				return inPlace[l]
			}))
			if part != "" && !strings.HasPrefix(part, ">") {
				blocks = append(blocks, text(Paragraph, part))
			}
		}
	}
	return blocks
}

// fullLines are the justified lines of the built-in letters in a language, a paragraph each.
func fullLines(t *testing.T, l locale.Lang) (paragraphs [][]Line) {
	t.Helper()
	for _, sheet := range set(t, &Document{Lang: l, Blocks: builtInParagraphs(t, l)}).Sheets {
		var lines []Line
		for i, line := range sheet.Lines {
			if line.Element == nil || i+1 == len(sheet.Lines) || sheet.Lines[i+1].Element != line.Element {
				paragraphs, lines = append(paragraphs, lines), nil
				continue
			}
			lines = append(lines, line)
		}
	}
	return paragraphs
}

// within tells whether a line that goes past a bound is a known one and no worse than it was; what is used is noted.
func within(known []loose, used map[string]bool, l locale.Lang, line string, width float64) bool {
	for _, k := range known {
		if k.lang == l && strings.HasPrefix(line, k.start) {
			used[k.start] = true
			return width < k.width+0.005
		}
	}
	return false
}

// allUsed fails where a known line is no longer past the bound: its entry is to go.
func allUsed(t *testing.T, known []loose, used map[string]bool) {
	t.Helper()
	for _, k := range known {
		if !used[k.start] {
			t.Errorf("%s: no line past the bound begins with %q: take it off the list", k.lang, k.start)
		}
	}
}

func TestNoJustifiedLineOfTheBuiltInLettersIsLoose(t *testing.T) {
	t.Parallel()
	used := map[string]bool{}
	for _, l := range locale.All {
		size, lines, widest, sum := styleOf(l).body, 0, 0.0, 0.0
		for _, line := range slices.Concat(fullLines(t, l)...) {
			space := widestSpaceOf(line) / size
			lines, sum, widest = lines+1, sum+space, max(widest, space)
			if space > widestSpaceAllowed && !within(looser, used, l, line.Text, space) {
				t.Errorf("%s: spaces of %.3f em, %.2f at most are wanted: %s", l, space, widestSpaceAllowed, line.Text)
			}
		}
		t.Logf("%s: %d justified lines, spaces of %.2f em on average, %.2f at the widest", l, lines, sum/float64(lines), widest)
		if lines < 12 {
			t.Errorf("%s: only %d justified lines", l, lines)
		}
	}
	allUsed(t, looser, used)
}

func TestNoRiverRunsThroughTheBuiltInLetters(t *testing.T) {
	t.Parallel()
	used := map[string]bool{}
	for _, l := range locale.All {
		found := 0
		for _, lines := range fullLines(t, l) {
			for _, r := range riversOf(lines, styleOf(l).body) {
				found++
				if !within(rivers, used, l, lines[r.first].Text, r.narrowest) {
					t.Errorf("%s: %d lines have spaces of %.3f em and more below each other, from %.0f pt on: %s", l, r.lines, r.narrowest, r.at, lines[r.first].Text)
				}
			}
		}
		t.Logf("%s: %d rivers", l, found)
	}
	allUsed(t, rivers, used)
}

// river is spaces below each other in lines of one paragraph, the narrowest in ems.
type river struct {
	first, lines  int
	narrowest, at float64
}

// riversOf finds the spaces of riverSpace and more that stand below each other, or apart by half a space at most, in three lines or more.
func riversOf(lines []Line, size float64) (found []river) {
	type flow struct {
		river
		gap
	}
	var open []flow
	for i, line := range lines {
		var next []flow
		for _, g := range gapsOf(line) {
			if g.end-g.start <= riverSpace*size {
				continue
			}
			f := flow{river{first: i, lines: 1, narrowest: (g.end - g.start) / size, at: g.start}, g}
			for _, above := range open {
				reach := (g.end - g.start) / 2
				if above.start < g.end+reach && g.start < above.end+reach && above.lines >= f.lines {
					f.river = river{above.first, above.lines + 1, min(above.narrowest, (g.end-g.start)/size), above.at}
				}
			}
			if f.lines >= 3 {
				found = slices.DeleteFunc(found, func(r river) bool { return r.first == f.first && r.at == f.at })
				found = append(found, f.river)
			}
			next = append(next, f)
		}
		open = next
	}
	return found
}

// gap is where a space of a line begins and ends, in points from the left of the page.
type gap struct{ start, end float64 }

func gapsOf(l Line) (all []gap) {
	for i := range l.Glyphs[:len(l.Glyphs)-1] {
		if strings.TrimSpace(l.Glyphs[i].Mark.Text) == "" && !l.Glyphs[i].Mark.Blank {
			all = append(all, gap{l.X + l.Glyphs[i].X, l.X + l.Glyphs[i+1].X})
		}
	}
	return all
}

func TestRiverIsFoundAcrossThreeLines(t *testing.T) {
	t.Parallel()
	line := func(spaces ...gap) (l Line) {
		for _, s := range spaces {
			l.Glyphs = append(l.Glyphs, Glyph{X: s.start, Mark: font.Mark{Text: " "}}, Glyph{X: s.end, Mark: font.Mark{Text: "a"}})
		}
		return l
	}
	wide := func(x float64) gap { return gap{x, x + 5} }
	for name, c := range map[string]struct {
		lines []Line
		want  int
	}{
		"straight down":         {[]Line{line(wide(50)), line(wide(50)), line(wide(50))}, 1},
		"aslant":                {[]Line{line(wide(50)), line(wide(57)), line(wide(64)), line(wide(71))}, 1},
		"two lines":             {[]Line{line(wide(50)), line(wide(50)), line(wide(70))}, 0},
		"half a space too far":  {[]Line{line(wide(50)), line(wide(58)), line(wide(50))}, 0},
		"narrow spaces":         {[]Line{line(gap{50, 53}), line(gap{50, 53}), line(gap{50, 53})}, 0},
		"one of three narrow":   {[]Line{line(wide(50)), line(gap{50, 53}), line(wide(50))}, 0},
		"two rivers in a block": {[]Line{line(wide(20), wide(50)), line(wide(20), wide(50)), line(wide(20), wide(50))}, 2},
	} {
		if got := riversOf(c.lines, 10); len(got) != c.want {
			t.Errorf("%s: %d rivers, wanted %d: %v", name, len(got), c.want, got)
		}
	}
}

// widestSpaceOf is the largest distance that a space makes between two glyphs of a line, in points.
func widestSpaceOf(l Line) float64 {
	widest := 0.0
	for _, g := range gapsOf(l) {
		widest = max(widest, g.end-g.start)
	}
	return widest
}
