package pdf

import (
	"maps"
	"slices"
	"testing"

	"chancery/internal/locale"
)

// reached is the share of words, in per cent, that pdf.js gives without the structure tree: in reading order, and anywhere.
type reached struct{ ordered, anywhere float64 }

// drawn are lower bounds for Arabic documents: what is reached today, cut after a decimal. Our order of writing is made for pdftotext and
// pdfium; pdf.js (getTextContent, which copying and finding in Firefox use) takes glyphs as they are written, and does not turn all of
// a line around; words with vowel signs and names in other scripts suffer most.
var drawn = map[string]map[string]reached{
	"letters":          {"Arabic": {89.9, 97.1}, "Latin": {73.6, 89.4}, "number": {22.5, 97.5}},
	"built-in letters": {"Arabic": {94.4, 99.2}, "Latin": {64.7, 82.3}, "number": {39.1, 95.6}},
	"built-in notes":   {"Arabic": {95.8, 99.4}, "Latin": {57.1, 78.5}, "number": {44.4, 94.4}},
	"paragraphs":       {"Arabic": {62.6, 83.5}, "Latin": {16.4, 56.7}, "number": {15.5, 94.2}},
}

func TestPdfjsGivesArabicAsItIsDrawn(t *testing.T) {
	t.Parallel()
	for _, what := range texts {
		t.Run(what.name, func(t *testing.T) {
			t.Parallel()
			d := what.of(t, locale.Arabic)
			file, _ := write(t, d)
			wanted, got := tokens(documentText(d)), tokens(readers[2].readAll(t, [][]byte{file})[0].text())
			ordered, anywhere := map[string]*tally{}, map[string]*tally{}
			inOrder(wanted, got, ordered)
			inAnyOrder(wanted, got, anywhere)
			for _, script := range slices.Sorted(maps.Keys(drawn[what.name])) {
				o, a, least := ordered[script], anywhere[script], drawn[what.name][script]
				t.Logf("%s: %d words, in order %d, %.1f %%, in any order %d, %.1f %%", script, o.wanted, o.found, 100*o.share(), a.found, 100*a.share())
				if 100*o.share() < least.ordered || 100*a.share() < least.anywhere {
					t.Errorf("%s: %.1f %% in order and %.1f %% in any, wanted %.1f %% and %.1f %%; lost: %q", script, 100*o.share(), 100*a.share(), least.ordered, least.anywhere, a.lost)
				}
			}
		})
	}
}
