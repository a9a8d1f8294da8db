package typeset

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"chancery/internal/locale"
)

// widestSpaceAllowed is the widest space that a justified line of the built-in letters may have, in ems: twice a space of Noto Serif.
const widestSpaceAllowed = 0.52

// looser lines are known: what follows is a long word that may not be parted, or a third hyphen in a row.
var looser = []string{
	"If your reply has crossed this message",              // reminder, the paragraph's last word
	"Afin que toutes les délégations",                     // puissent, which French does not part
	"Межсессионные совещания знаменуют",                   // Ослинского
	"представить обновленную информацию или",              // two hyphens before it
	"се, достигнутом во всех аспектах осуществления",      // the lines after those
	"день отведен для углубленного тематического обсужде", // likewise
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
	for _, name := range []string{"letter", "reminder"} {
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

func TestNoJustifiedLineOfTheBuiltInLettersIsLoose(t *testing.T) {
	t.Parallel()
	for _, l := range locale.All {
		size, lines, widest, sum := styleOf(l).body, 0, 0.0, 0.0
		for _, sheet := range set(t, &Document{Lang: l, Blocks: builtInParagraphs(t, l)}).Sheets {
			for i, line := range sheet.Lines {
				if i+1 == len(sheet.Lines) || line.Element == nil || sheet.Lines[i+1].Element != line.Element {
					continue
				}
				space := widestSpaceOf(line) / size
				lines, sum, widest = lines+1, sum+space, max(widest, space)
				if space > widestSpaceAllowed && !slices.ContainsFunc(looser, func(s string) bool { return strings.HasPrefix(line.Text, s) }) {
					t.Errorf("%s: spaces of %.2f em, %.2f at most are wanted: %s", l, space, widestSpaceAllowed, line.Text)
				}
			}
		}
		t.Logf("%s: %d justified lines, spaces of %.2f em on average, %.2f at the widest", l, lines, sum/float64(lines), widest)
		if lines < 12 {
			t.Errorf("%s: only %d justified lines", l, lines)
		}
	}
}

// widestSpaceOf is the largest distance that a space makes between two glyphs of a line, in points.
func widestSpaceOf(l Line) float64 {
	widest := 0.0
	for i := range l.Glyphs[:len(l.Glyphs)-1] {
		if strings.TrimSpace(l.Glyphs[i].Mark.Text) == "" && !l.Glyphs[i].Mark.Blank {
			widest = max(widest, l.Glyphs[i+1].X-l.Glyphs[i].X)
		}
	}
	return widest
}
