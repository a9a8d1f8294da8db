package pdf

import (
	"strings"
	"testing"
	"unicode"

	"chancery/internal/locale"
	"chancery/internal/typeset"
)

// documentText is all that a reader of the letter sees, a line each.
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

// wordsOfText are the words without the punctuation around them. pdftotext puts embedding controls around a number in Arabic, and the
// space that follows the number before it, inside the controls (TextPage::dumpFragment): so the controls part words, as they part runs.
func wordsOfText(s string) []string {
	s = strings.NewReplacer("\u00AD\n", "", "/\n", "/").Replace(s) // a parted word has a soft hyphen, a long address ends with its stroke
	s = strings.Map(func(r rune) rune {
		switch {
		case r >= 0x202A && r <= 0x202E:
			return ' '
		case unicode.Is(unicode.Cf, r):
			return -1
		}
		return r
	}, s)
	var words []string
	for w := range strings.FieldsSeq(s) {
		w = strings.TrimFunc(w, func(r rune) bool { return unicode.IsPunct(r) || unicode.IsSymbol(r) })
		if w != "" {
			words = append(words, w)
		}
	}
	return words
}

// share of the wanted words that are found, each as often as it is wanted.
func share(wanted, found []string) (float64, []string) {
	have := map[string]int{}
	for _, w := range found {
		have[w]++
	}
	var lost []string
	for _, w := range wanted {
		if have[w] == 0 {
			lost = append(lost, w)
		}
		have[w]--
	}
	return 1 - float64(len(lost))/float64(len(wanted)), lost
}

func TestArabicWordsAreExtractedInLogicalOrder(t *testing.T) {
	t.Parallel()
	d := readLetter(t, locale.Arabic)
	file, _ := write(t, d)
	found := wordsOfText(outside(t, file, "pdftotext", "FILE", "-"))
	got, lost := share(wordsOfText(documentText(d)), found)
	t.Logf("%.2f %% of words", 100*got)
	if got < 0.99 {
		t.Errorf("%.2f %% of words extracted, 99 wanted; lost: %q", 100*got, lost)
	}
}

func TestLatinAndCyrillicWordsAreExtractedWhole(t *testing.T) {
	t.Parallel()
	for _, lang := range []locale.Lang{locale.English, locale.French, locale.Spanish, locale.Russian} {
		d := readLetter(t, lang)
		file, _ := write(t, d)
		found := wordsOfText(outside(t, file, "pdftotext", "FILE", "-"))
		if got, lost := share(wordsOfText(documentText(d)), found); got < 1 {
			t.Errorf("%s: %.2f %% of words extracted; lost: %q", lang, 100*got, lost)
		}
	}
}

func TestChineseIsExtractedCharacterByCharacter(t *testing.T) {
	t.Parallel()
	d := readLetter(t, locale.Chinese)
	file, _ := write(t, d)
	squeeze := func(s string) string { return strings.Join(strings.Fields(s), "") }
	found := squeeze(outside(t, file, "pdftotext", "FILE", "-"))
	for line := range strings.Lines(documentText(d)) {
		line = squeeze(line)
		// A paragraph over the page's end has the footer in between: its halves are looked for.
		half := len([]rune(line)) / 2
		first, second := string([]rune(line)[:half]), string([]rune(line)[half:])
		if !strings.Contains(found, first) && !strings.Contains(found, second) {
			t.Errorf("not extracted: %s", line)
		}
		for _, r := range line {
			if !strings.ContainsRune(found, r) {
				t.Errorf("%q of %q is not extracted", r, line)
			}
		}
	}
}

func TestIsolatedNumbersStayWholeInArabic(t *testing.T) {
	t.Parallel()
	file, _ := write(t, readLetter(t, locale.Arabic))
	text := outside(t, file, "pdftotext", "-raw", "FILE", "-")
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
			for _, g := range line.Glyphs {
				for _, r := range g.Mark.Text {
					if unicode.Is(unicode.Cf, r) || unicode.IsControl(r) {
						t.Fatalf("U+%04X in %q", r, line.Text)
					}
				}
			}
		}
	}
}
