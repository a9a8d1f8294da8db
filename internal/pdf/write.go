// Package pdf writes laid out pages as a PDF file: tagged, deterministic, extractable. fpdf draws the underlay (pages, rules, the logo);
// its objects are copied, and fonts, text, links, structure and metadata added, under one header and one cross-reference table.
package pdf

import (
	"fmt"
	"time"

	"chancery/internal/typeset"
)

// Options of a file. Created is written as its date (not the clock's): same input, same bytes.
type Options struct {
	Created time.Time
	Subject string
}

// Write draws the pages and returns the PDF file: tagged, deterministic, extractable.
func Write(l *typeset.Layout, o Options) ([]byte, error) { return NewWriter().Write(l, o) }

// Writer writes files one after the other and keeps what they share: logo and signature, decoded once, the fonts of what letters have
// alike, and a compressor. What it keeps changes no byte of a file. One a goroutine.
type Writer struct {
	logos      pictures
	signatures pictures
	packer     packer
	bases      bases
	plain      bool // objects stand as they are, for tests that look at them
}

// NewWriter makes a writer.
func NewWriter() *Writer { return &Writer{} }

// Write is as the function Write.
func (w *Writer) Write(l *typeset.Layout, o Options) ([]byte, error) {
	if l.Pages() == 0 {
		return nil, fmt.Errorf("write PDF: the layout has no page")
	}
	under, err := w.underlay(l)
	if err != nil {
		return nil, fmt.Errorf("write PDF: %w", err)
	}
	f := &file{objects: under.objects, packer: &w.packer}
	base, err := w.bases.base(l)
	if err != nil {
		return nil, fmt.Errorf("write PDF: %w", err)
	}
	e := &encoding{base: base, bases: &w.bases}
	t := newTree(l)
	var texts []content
	for i := range l.Sheets {
		c, err := drawSheet(&l.Sheets[i], i, e, t)
		if err != nil {
			return nil, fmt.Errorf("write PDF: page %d: %w", i+1, err)
		}
		texts = append(texts, c)
	}
	fonts := e.write(f)
	t.allocate(f)
	for i := range l.Sheets {
		f.page(under, i, &l.Sheets[i], texts[i], t)
	}
	if err := f.resources(under, fonts); err != nil {
		return nil, fmt.Errorf("write PDF: %w", err)
	}
	t.write(f, under)
	f.catalog(under, l, t)
	f.info(under, l, o)
	f.metadata(under, l, o)
	return f.assemble(under, w.plain), nil
}
