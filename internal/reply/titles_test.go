package reply

import "testing"

// TestWordOfMarksAloneIsNoTitle reads a sentence with a word that folds to nothing: an accent without a letter.
func TestWordOfMarksAloneIsNoTitle(t *testing.T) {
	t.Parallel()
	toks := tokenize("\u0301 Victim assistance")
	if toks[0].fold != "" {
		t.Fatalf("the accent folds to %q", toks[0].fold)
	}
	p := &reader{c: campaign()}
	if spans := p.titles(toks); len(spans) != 1 || spans[0].from != 1 {
		t.Errorf("titles: %+v", spans)
	}
}
