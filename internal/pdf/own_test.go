package pdf

import (
	"slices"
	"strings"
	"testing"

	"chancery/internal/locale"
	"chancery/internal/typeset"
)

// ownLetters are letters of a batch whose personal words need a font of their own beside the base, and the text of the blocks with such
// words; the reference is left out, which pdftotext reads after the date beside it.
func ownLetters(t *testing.T) (files [][]byte, texts []string) {
	t.Helper()
	for _, lang := range locale.All {
		b, p := newBatch(t, lang), newPrinter()
		for i := range 7 {
			d := b.letter(i * 5)
			d.Blocks = slices.DeleteFunc(d.Blocks, func(k typeset.Block) bool { return k.Role == typeset.Reference })
			files = append(files, p.print(t, d))
			d.Blocks = slices.DeleteFunc(d.Blocks, func(k typeset.Block) bool {
				return !slices.ContainsFunc(k.Spans, func(s typeset.Span) bool { return s.Personal })
			})
			texts = append(texts, documentText(d))
		}
	}
	return files, texts
}

func TestLettersWithFontsOfTheirOwnAreReadInOrder(t *testing.T) {
	t.Parallel()
	files, texts := ownLetters(t)
	for _, r := range readers {
		t.Run(r.name, func(t *testing.T) {
			t.Parallel()
			by := map[string]*tally{}
			for i, got := range r.readAll(t, files) {
				text := got.text()
				if r.name == "pdf.js" { // it leaves the order of lines to the structure
					text = strings.Join(got.Tree, "")
				}
				inOrder(tokens(texts[i]), tokens(text), by)
				if len(got.Warnings) > 0 {
					t.Errorf("letter %d: %q", i, got.Warnings)
				}
			}
			hold(t, by, r.name, "letters with fonts of their own")
		})
	}
}

func TestLettersWithFontsOfTheirOwnKeepTheRules(t *testing.T) {
	t.Parallel()
	files, _ := ownLetters(t)
	for i, file := range files {
		for rule, found := range judge(t, file) {
			t.Errorf("letter %d: %s: %q", i, rule, found[:min(len(found), 3)])
		}
	}
}
