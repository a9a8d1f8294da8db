package pdf

import (
	"fmt"
	"slices"
	"testing"

	"chancery/internal/locale"
	"chancery/internal/typeset"
)

// rule is what a machine can check of PDF/UA-1 (ISO 14289-1, by the checkpoints of the Matterhorn Protocol 1.02) and of PDF/A-2a
// (ISO 19005-2). Some rules are stricter than the standards: the letters have no use for what they allow. What only a person can judge
// (Matterhorn: "Human") is not here: whether the order is right, the headings are headings, an Alt says what the picture shows.
type rule struct {
	what       string
	ua         string // clause of ISO 14289-1
	matterhorn string // checkpoints
	a2         string // clause of ISO 19005-2
	check      func(*document) []string
}

var rules = slices.Concat(fileRules, graphicsRules, fontRules, metadataRules, annotationRules, structureRules)

func unless(ok bool, format string, values ...any) []string {
	if ok {
		return nil
	}
	return []string{fmt.Sprintf(format, values...)}
}

func judge(t testing.TB, file []byte) map[string][]string {
	t.Helper()
	d, err := readDocument(file)
	if err != nil {
		t.Fatal(err)
	}
	broken := map[string][]string{}
	for _, r := range rules {
		if found := r.check(d); len(found) > 0 {
			broken[r.what] = found
		}
	}
	return broken
}

// The rules hold for the letters, whose objects stand open or packed; for the paragraphs, with names in other scripts; for a letter of
// more than four pages, which has bookmarks; and for one with a signature's picture.
func TestLettersKeepTheRulesOfPDFUAAndPDFA(t *testing.T) {
	t.Parallel()
	for _, lang := range locale.All {
		t.Run(string(lang), func(t *testing.T) {
			t.Parallel()
			letter, l := write(t, readLetter(t, lang))
			packed, err := Write(l, created)
			if err != nil {
				t.Fatal(err)
			}
			signed := readLetter(t, lang)
			signed.Signature = logo(t)
			d := corpus(t, lang)
			d.Letterhead.Lines, d.Footer = []string{"Paragraphs"}, []string{"Paragraphs"}
			several, _ := write(t, d)
			withPicture, _ := write(t, signed)
			note, _ := write(t, builtinNote(t, lang))
			formal, _ := write(t, builtinLetter(t, lang))
			for what, file := range map[string][]byte{"open": letter, "built-in note": note, "built-in letter": formal, "packed": packed, "paragraphs": several, "signed": withPicture} {
				for rule, found := range judge(t, file) {
					t.Errorf("%s: %s: %q", what, rule, found[:min(len(found), 3)])
				}
			}
		})
	}
}

func TestLongLetterKeepsTheRules(t *testing.T) {
	t.Parallel()
	for rule, found := range judge(t, ofPages(t, 5)) {
		t.Errorf("%s: %q", rule, found[:min(len(found), 3)])
	}
}

func TestLetterWithItsTranslationKeepsTheRules(t *testing.T) {
	t.Parallel()
	d := readLetter(t, locale.Arabic)
	d.Second = readLetter(t, locale.English)
	file, _ := write(t, d)
	for rule, found := range judge(t, file) {
		t.Errorf("%s: %q", rule, found[:min(len(found), 3)])
	}
}

// A table over several pages has its header again, as artifact; a day of the programme heads the rows below it over all columns.
func TestLongTableKeepsTheRules(t *testing.T) {
	t.Parallel()
	for _, lang := range []locale.Lang{locale.Arabic, locale.English, locale.Chinese} {
		d := readLetter(t, lang)
		cell := func(text string) []typeset.Span { return []typeset.Span{{Text: text}} }
		rows := [][][]typeset.Span{{cell("10:00-13:00"), cell("1"), cell(d.Title)}}
		for range 40 {
			rows = append(rows, [][]typeset.Span{cell("20.06.2022"), nil, nil}, [][]typeset.Span{cell("10:00"), cell("2"), cell(d.Title)}, [][]typeset.Span{cell("15:00"), cell("3"), nil})
		}
		d.Blocks = append(d.Blocks, typeset.Block{Role: typeset.Table, Rows: rows})
		file, l := write(t, d)
		if l.Pages() < 4 {
			t.Errorf("%s: %d pages", lang, l.Pages())
		}
		for rule, found := range judge(t, file) {
			t.Errorf("%s: %s: %q", lang, rule, found[:min(len(found), 3)])
		}
	}
}

// Words of one recipient that the base font lacks are in a font of the letter's own.
func TestLetterWithAFontOfItsOwnKeepsTheRules(t *testing.T) {
	t.Parallel()
	for _, lang := range locale.All {
		d := readLetter(t, lang)
		d.Blocks = append(d.Blocks, typeset.Block{Role: typeset.Paragraph, Spans: []typeset.Span{{Text: "Żółkiewski 龚鑫 Щукин ظئپ", Isolate: true, Personal: true}}})
		for rule, found := range judge(t, newPrinter().packed(t, d)) {
			t.Errorf("%s: %s: %q", lang, rule, found[:min(len(found), 3)])
		}
	}
}

// Every rule names a clause, and no two say the same.
func TestRulesNameTheirClauses(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, r := range rules {
		if r.ua+r.a2 == "" || seen[r.what] || r.matterhorn != "" && r.ua == "" {
			t.Errorf("%q", r.what)
		}
		seen[r.what] = true
	}
	t.Logf("%d rules", len(rules))
}
