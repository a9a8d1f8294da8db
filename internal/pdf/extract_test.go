package pdf

import (
	"bytes"
	"embed"
	"maps"
	"slices"
	"strings"
	"testing"
	"unicode"

	"chancery/internal/locale"
	"chancery/internal/typeset"
)

//go:embed testdata/paragraphs.*.txt
var paragraphs embed.FS

// corpus is the paragraphs of a language as one document.
func corpus(t testing.TB, lang locale.Lang) *typeset.Document {
	t.Helper()
	data, err := paragraphs.ReadFile("testdata/paragraphs." + string(lang) + ".txt")
	if err != nil {
		t.Fatal(err)
	}
	d := &typeset.Document{Lang: lang, Title: "Paragraphs"}
	for line := range strings.Lines(string(data)) {
		d.Blocks = append(d.Blocks, typeset.Block{Role: typeset.Paragraph, Spans: []typeset.Span{{Text: strings.TrimSpace(line)}}})
	}
	return d
}

// documentText is all that a reader of the letter's text sees, a line each.
func documentText(d *typeset.Document) string {
	var b strings.Builder
	add := func(spans []typeset.Span) {
		for _, s := range spans {
			b.WriteString(s.Text)
		}
		b.WriteByte('\n')
	}
	for _, blk := range d.Blocks {
		add(blk.Spans)
		for _, item := range blk.Items {
			add(item)
		}
		for _, row := range blk.Rows {
			for _, cell := range row {
				add(cell)
			}
		}
	}
	return b.String()
}

// floors of the share of words in reading order. Numbers are wanted as much as Arabic words, since most of those that can go wrong stand
// among them.
var floors = map[string]float64{"Arabic": 0.99, "number": 0.99, "Latin": 1, "Cyrillic": 1, "Han": 1}

// where is a script of a text, as one reader has it.
type where struct{ reader, text, script string }

// excused are words that a reader gives out of order for a known reason: pdftotext takes what stands far apart on one line for columns,
// and reads the left one first; in an Arabic letter that is the date, before the reference.
var excused = map[where]string{
	{"pdftotext", "letters", "Latin"}:          "20MSP (المرجع 20MSP 2022 017)",
	{"pdftotext", "built-in letters", "Latin"}: "20MSP (المرجع 20MSP 2022 017)",
}

// texts are what the measures are taken over.
var texts = []struct {
	name string
	of   func(testing.TB, locale.Lang) *typeset.Document
}{{"letters", readLetter}, {"built-in letters", builtinLetter}, {"built-in notes", builtinNote}, {"paragraphs", corpus}}

func TestWordsAreExtractedInReadingOrder(t *testing.T) {
	t.Parallel()
	for _, r := range readers[:2] {
		for _, what := range texts {
			t.Run(r.name+" "+what.name, func(t *testing.T) {
				t.Parallel()
				by := map[string]*tally{}
				var files [][]byte
				var wanted [][]string
				for _, lang := range locale.All {
					d := what.of(t, lang)
					file, _ := write(t, d)
					files, wanted = append(files, file), append(wanted, tokens(documentText(d)))
				}
				for i, got := range r.readAll(t, files) {
					inOrder(wanted[i], tokens(got.text()), by)
				}
				hold(t, by, r.name, what.name)
			})
		}
	}
}

// pdf.js gives the words of a line as they are drawn and leaves their order to the structure tree: that has to say all of the document,
// in reading order, with every word that a line's end parts joined again.
func TestPdfjsReadsTheStructureWhole(t *testing.T) {
	t.Parallel()
	for _, what := range texts {
		t.Run(what.name, func(t *testing.T) {
			t.Parallel()
			var files [][]byte
			var wanted [][]string
			for _, lang := range locale.All {
				d := what.of(t, lang)
				file, _ := write(t, d)
				files, wanted = append(files, file), append(wanted, tokens(documentText(d)))
			}
			by := map[string]*tally{}
			for i, got := range readers[2].readAll(t, files) {
				inOrder(wanted[i], tokens(strings.Join(got.Tree, "")), by)
			}
			for script, n := range by {
				if n.found < n.wanted {
					t.Errorf("%d of %d %s words; lost: %q", n.found, n.wanted, script, n.lost)
				}
			}
		})
	}
}

func TestPdfjsDrawsEveryWordOfEveryLine(t *testing.T) {
	t.Parallel()
	by := map[string]*tally{}
	var files [][]byte
	var wanted [][]string
	for _, lang := range []locale.Lang{locale.English, locale.Spanish, locale.French, locale.Russian, locale.Chinese} {
		file, l := write(t, readLetter(t, lang))
		var words []string
		for _, s := range l.Sheets {
			for _, line := range s.Lines {
				words = append(words, tokens(line.Text+"\n")...)
			}
		}
		files, wanted = append(files, file), append(wanted, words)
	}
	for i, got := range readers[2].readAll(t, files) {
		inAnyOrder(wanted[i], tokens(got.text()), by)
	}
	for script, n := range by {
		if n.found < n.wanted {
			t.Errorf("%d of %d %s words; lost: %q", n.found, n.wanted, script, n.lost)
		}
	}
}

// hold logs the shares and compares them with the floors.
func hold(t *testing.T, by map[string]*tally, reader, text string) {
	t.Helper()
	for _, script := range slices.Sorted(maps.Keys(floors)) {
		n := by[script]
		t.Logf("%s: %d of %d, %.2f %%; lost: %q", script, n.found, n.wanted, 100*n.share(), n.lost)
		excuse, is := excused[where{reader, text, script}]
		switch {
		case is && n.share() >= floors[script]:
			t.Errorf("%s words need no excuse any more: %q", script, excuse)
		case n.share() < floors[script] && !(is && slices.Equal(n.lost, []string{excuse})):
			t.Errorf("%.2f %% of %s words, %.0f wanted", 100*n.share(), script, 100*floors[script])
		}
	}
}

// opened are the kinds of letter that readers open: plain, signed, with the translation in a second language, and both.
var opened = []struct {
	name string
	of   func(testing.TB, locale.Lang) *typeset.Document
}{{"plain", readLetter}, {"signed", signed}, {"bilingual", bilingual}, {"signed, bilingual", func(t testing.TB, lang locale.Lang) *typeset.Document {
	d := bilingual(t, lang)
	d.Signature = logo(t)
	return d
}}}

func signed(t testing.TB, lang locale.Lang) *typeset.Document {
	d := readLetter(t, lang)
	d.Signature = logo(t)
	return d
}

// bilingual is a letter with its translation into English, the English one into Arabic.
func bilingual(t testing.TB, lang locale.Lang) *typeset.Document {
	d, second := readLetter(t, lang), locale.English
	if lang == second {
		second = locale.Arabic
	}
	d.Second = readLetter(t, second)
	return d
}

// Each reader says what it stumbles over; it has to say nothing, and to see all pages.
func TestReadersOpenLettersWithoutAWord(t *testing.T) {
	t.Parallel()
	var files [][]byte
	var names []string
	var pages []int
	for _, what := range opened {
		for i, lang := range locale.All {
			file, l := write(t, what.of(t, lang))
			files, names, pages = append(files, file), append(names, what.name+" "+string(lang)), append(pages, l.Pages())
			if bearsSignature(l) != strings.Contains(what.name, "signed") {
				t.Errorf("%s %s: signature on a page: %v", what.name, lang, bearsSignature(l))
			}
			if plain := pages[i]; strings.Contains(what.name, "bilingual") && l.Pages() <= plain {
				t.Errorf("%s %s: %d pages, alone %d", what.name, lang, l.Pages(), plain)
			}
		}
	}
	for _, r := range readers {
		t.Run(r.name, func(t *testing.T) {
			t.Parallel()
			for i, got := range r.readAll(t, files) {
				if len(got.Warnings) > 0 || len(got.Pages) != pages[i] {
					t.Errorf("%s: %d pages, wanted %d; warnings %q", names[i], len(got.Pages), pages[i], got.Warnings)
				}
			}
		})
	}
	t.Run("qpdf", func(t *testing.T) {
		t.Parallel()
		for i, file := range files {
			if out := outside(t, file, "qpdf", "--check", "FILE"); strings.Contains(out, "WARNING") {
				t.Errorf("%s: %s", names[i], out)
			}
		}
	})
}

// bearsSignature tells whether a signature's picture stands on a page.
func bearsSignature(l *typeset.Layout) bool {
	return slices.ContainsFunc(l.Sheets, func(s typeset.Sheet) bool { return s.Signature != nil })
}

func TestReaderOfABrokenFileSaysSo(t *testing.T) {
	t.Parallel()
	file, _ := write(t, readLetter(t, locale.English))
	at := bytes.Index(file, []byte("/FontFile2"))
	broken := append(bytes.Clone(file[:at]), bytes.Replace(file[at:], []byte("endobj"), []byte("endobk"), 1)...)
	broken = bytes.Replace(broken, []byte("/W["), []byte("/W<"), 1)
	for _, r := range []reader{readers[0], readers[2]} {
		if got := r.readAll(t, [][]byte{broken}); len(got[0].Warnings) == 0 {
			t.Errorf("%s has no word about a broken font", r.name)
		}
	}
}

func TestIsolatedNumbersStayWholeInArabic(t *testing.T) {
	t.Parallel()
	file, _ := write(t, readLetter(t, locale.Arabic))
	text := outside(t, file, "pdftotext", "FILE", "-")
	for _, want := range []string{"+41 22 730 93 11", "20-22", "10:00-13:00", "APLC/MSP.20/2022/1", "20MSP/2022/017", "isu@apminebanconvention.org", "+41 (0)22 730 93 11"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not whole in the extracted text", want)
		}
	}
}

func TestNoBidiControlReachesTheText(t *testing.T) {
	t.Parallel()
	d := readLetter(t, locale.Arabic)
	d.Blocks[5].Spans[0].Text = "\u202Eنص\u202C \u2067وآخر\u2069\u200F"
	_, l := write(t, d)
	for _, s := range l.Sheets {
		for _, line := range s.Lines {
			texts := []string{line.Text}
			for _, g := range line.Glyphs {
				texts = append(texts, g.Mark.Text)
			}
			for _, text := range texts {
				for _, r := range text {
					if unicode.Is(unicode.Cf, r) || unicode.IsControl(r) {
						t.Fatalf("U+%04X in %q of %q", r, text, line.Text)
					}
				}
			}
		}
	}
}
