package pdf

import (
	"bytes"
	"compress/zlib"
	"io"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
	"unicode/utf16"

	"chancery/internal/locale"
	"chancery/internal/typeset"
)

// printer is what one worker keeps from letter to letter.
type printer struct {
	engine *typeset.Engine
	writer *Writer
}

func newPrinter() printer { return printer{typeset.NewEngine(library()), plainWriter()} }

func (p printer) print(t testing.TB, d *typeset.Document) []byte {
	l, err := p.engine.Set(d)
	if err != nil {
		t.Error(err)
		return nil
	}
	file, err := p.writer.Write(l, created)
	if err != nil {
		t.Error(err)
	}
	return file
}

// packed is print as products have it.
func (p printer) packed(t testing.TB, d *typeset.Document) []byte {
	p.writer.plain = false
	return p.print(t, d)
}

func TestLetterHasTheSameBytesAloneAndInABatch(t *testing.T) {
	t.Parallel()
	const n = 7
	for _, lang := range locale.All {
		b := newBatch(t, lang)
		var alone [n][]byte
		for i := range alone {
			alone[i] = newPrinter().print(t, b.letter(i))
		}
		same := func(order string, i int, file []byte) {
			if !bytes.Equal(file, alone[i]) {
				t.Errorf("%s: letter %d, %s, differs from the one made alone", lang, i, order)
			}
		}
		up, down := newPrinter(), newPrinter()
		for i := range n {
			same("in order", i, up.print(t, b.letter(i)))
			same("in the opposite order", n-1-i, down.print(t, b.letter(n-1-i)))
		}
		var workers sync.WaitGroup
		for k := range 3 {
			workers.Go(func() {
				p := newPrinter()
				for i := k; i < n; i += 3 {
					same("by three workers", i, p.print(t, b.letter(i)))
				}
			})
		}
		workers.Wait()
	}
}

// streams are the decompressed streams of a file whose dictionary has the word.
func streams(t *testing.T, file []byte, word string) (all []string) {
	t.Helper()
	for _, m := range regexp.MustCompile(`<<([^\n]*)/Length (\d+)/Filter/FlateDecode>>\nstream\n`).FindAllSubmatchIndex(file, -1) {
		size, _ := strconv.Atoi(string(file[m[4]:m[5]]))
		if !strings.Contains(string(file[m[2]:m[3]]), word) {
			continue
		}
		r, err := zlib.NewReader(bytes.NewReader(file[m[1] : m[1]+size]))
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, string(data))
	}
	return all
}

// fontTexts are the characters that a file's fonts give to its reader.
func fontTexts(t *testing.T, file []byte) map[rune]bool {
	t.Helper()
	found := map[rune]bool{}
	for _, s := range streams(t, file, "") {
		_, s, isMap := strings.Cut(s, "endcodespacerange")
		if !isMap {
			continue
		}
		for _, m := range regexp.MustCompile(`(?m)^<[0-9A-F]{4}><([0-9A-F]+)>$`).FindAllStringSubmatch(s, -1) {
			var units []uint16
			for h := m[1]; len(h) >= 4; h = h[4:] {
				u, _ := strconv.ParseUint(h[:4], 16, 16)
				units = append(units, uint16(u))
			}
			for _, r := range utf16.Decode(units) {
				found[r] = true
			}
		}
	}
	return found
}

func TestFontsHoldNoCharacterOfAnotherRecipient(t *testing.T) {
	t.Parallel()
	for _, lang := range locale.All {
		b, p := newBatch(t, lang), newPrinter()
		for i := range 20 {
			d := b.letter(i)
			l, err := p.engine.Set(d)
			if err != nil {
				t.Fatal(err)
			}
			file, err := p.writer.Write(l, created)
			if err != nil {
				t.Fatal(err)
			}
			own := map[rune]bool{}
			for _, s := range l.Sheets {
				for _, line := range s.Lines {
					for _, g := range line.Glyphs {
						for _, r := range g.Mark.Text {
							own[r] = true
						}
					}
				}
			}
			found := fontTexts(t, file)
			for r := range found {
				if !own[r] {
					t.Errorf("%s, letter %d: its fonts hold %q, which it does not", lang, i, r)
				}
			}
			if len(found) < 30 {
				t.Errorf("%s, letter %d: %d characters found in its fonts", lang, i, len(found))
			}
		}
	}
}

func TestLettersOfOneTemplateShareTheirFonts(t *testing.T) {
	t.Parallel()
	for _, lang := range locale.All {
		b, p := newBatch(t, lang), newPrinter()
		first := streams(t, p.print(t, b.letter(0)), "/Length1")
		for i := 1; i < 4; i++ {
			other := streams(t, p.print(t, b.letter(i)), "/Length1")
			for k := range 2 {
				if len(first) < 2 || len(other) < 2 || first[k] != other[k] {
					t.Errorf("%s: font %d of letter %d is another than the first letter's", lang, k, i)
				}
			}
		}
		if n := len(p.writer.bases.made); n > 2 {
			t.Errorf("%s: %d bases for four letters of one template", lang, n)
		}
	}
}

func TestMarksThatTheBaseLacksAreExtractedInTheirWords(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		lang  locale.Lang
		words string
	}{{locale.English, "Ambassador Żółkiewski"}, {locale.Arabic, "السفيرة ظئپ الفاضلة"}, {locale.Chinese, "尊敬的龚鑫大使"}, {locale.Russian, "Посол Ёж Щукин"}} {
		d := readLetter(t, c.lang)
		d.Blocks = append(d.Blocks, typeset.Block{Role: typeset.Paragraph, Spans: []typeset.Span{{Text: c.words, Isolate: true, Personal: true}}})
		file := newPrinter().print(t, d)
		if bytes.Count(file, []byte("/Length1")) < 3 {
			t.Errorf("%s: no font of the letter's own", c.lang)
		}
		if text := outside(t, file, "pdftotext", "FILE", "-"); !strings.Contains(strings.Join(tokens(text), " "), strings.Join(tokens(c.words), " ")) {
			t.Errorf("%s: %q not found in\n%s", c.lang, c.words, text)
		}
	}
}
