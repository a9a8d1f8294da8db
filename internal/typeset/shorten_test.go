package typeset

import (
	"strings"
	"testing"

	"chancery/internal/locale"
)

// bodyLines counts the lines of the paragraphs.
func bodyLines(boxes []box) (n int) {
	for _, b := range boxes {
		if b.body {
			n++
		}
	}
	return n
}

func TestParagraphIsSetALineShorterWhereThatSparesAPage(t *testing.T) {
	t.Parallel()
	for _, lang := range locale.All {
		t.Run(string(lang), func(t *testing.T) {
			t.Parallel()
			e, spared := NewEngine(library()), 0
			for n := 1; n <= 480; n++ {
				more := []rune(sentences[lang])
				words := strings.Repeat(sentences[lang], 5) + string(more[:n/40*len(more)/12])
				d := &Document{Lang: lang, Blocks: []Block{text(Salutation, strings.Repeat("A\n", 8+n%40)+"A")}}
				for range 3 {
					d.Blocks = append(d.Blocks, text(Paragraph, words))
				}
				d.Blocks = append(d.Blocks, text(Closing, "A"), text(Signatory, "N"))
				if spares(t, e, d) {
					spared++
				}
			}
			t.Logf("%d letters spared a page", spared)
			if spared == 0 && (lang == locale.Arabic || lang == locale.English || lang == locale.Spanish) { // by the text: short last lines
				t.Error("no paragraph was set a line shorter")
			}
		})
	}
}

// spares sets a document and tells whether a paragraph was set shorter; that is a fault where no page went for it.
func spares(t *testing.T, e *Engine, d *Document) bool {
	t.Helper()
	c, err := e.composer(d)
	if err != nil {
		t.Fatal(err)
	}
	c.root = &Element{}
	c.compose(d.Blocks)
	around := c.furnish(d)
	l, err := e.Set(d)
	if err != nil {
		t.Fatal(err)
	}
	is := -len(d.Blocks[0].Spans[0].Text)/2 - 1 - 2 // salutation, closing, signatory
	for _, s := range l.Sheets {
		is += len(linesOf(s))
	}
	was := bodyLines(c.boxes)
	if is == was {
		return false
	}
	f := flow{boxes: c.boxes, tight: wanted, room: func(page int) float64 { return c.room(around, page) }}
	if _, loose := f.ends(); l.Pages() >= loose.pages && loose.torn == 0 || is < was-mostShort {
		t.Errorf("%d of %d lines on %d pages of %d", is, was, l.Pages(), loose.pages)
	}
	return true
}
