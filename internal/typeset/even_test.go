package typeset

import (
	"strings"
	"testing"

	"chancery/internal/locale"
)

func TestBrokenSubjectHasLinesOfAboutOneLength(t *testing.T) {
	t.Parallel()
	f := frameOf("")
	for _, lang := range []locale.Lang{locale.English, locale.Arabic, locale.Russian} {
		words := strings.Fields(strings.Repeat(sentences[lang], 2))
		broken := 0
		for n := 8; n < 28; n++ {
			lines := set(t, &Document{Lang: lang, Blocks: []Block{text(Subject, strings.Join(words[:n], " "))}}).Sheets[0].Lines
			if len(lines) < 2 {
				continue
			}
			broken++
			longest, shortest := 0.0, f.textWidth()
			for _, l := range lines {
				width := edge(l) - l.X
				longest, shortest = max(longest, width), min(shortest, width)
				at := l.X - f.left
				if lang.RTL() {
					at = f.width - f.right - edge(l)
				}
				if at < -0.1 || at > 2 {
					t.Errorf("%s, %d words: %q stands %.1f points from its edge", lang, n, l.Text, at)
				}
			}
			if shortest < 0.45*longest {
				t.Errorf("%s, %d words: lines from %.0f to %.0f points", lang, n, shortest, longest)
			}
		}
		if broken < 5 {
			t.Errorf("%s: only %d broken subjects", lang, broken)
		}
	}
}

func TestEachFunctionOfASignatoryIsEvenedByItself(t *testing.T) {
	t.Parallel()
	words := "Ambassador of Colombia to the United Nations Office and other international organizations in Geneva\nPresident of the Twentieth Meeting of the States Parties"
	for _, l := range set(t, &Document{Lang: locale.English, Blocks: []Block{text(Signatory, words)}}).Sheets[0].Lines {
		if !strings.Contains(l.Text, " ") {
			t.Errorf("%q stands alone", l.Text)
		}
	}
}

func TestNoSubjectIsPartedInsideAWord(t *testing.T) {
	t.Parallel()
	words := "Invitation: Intersessional Meetings of the Anti-Personnel Mine Ban Convention, 20–22 June 2022"
	for _, role := range []Role{Subject, Notice} {
		for _, l := range set(t, &Document{Lang: locale.English, Blocks: []Block{text(role, words)}}).Sheets[0].Lines {
			if strings.HasSuffix(l.Text, "-") {
				t.Errorf("%s: %q", role, l.Text)
			}
		}
	}
}
