package pdf

import (
	"bytes"
	"fmt"
	"strconv"
	"time"

	"github.com/go-pdf/fpdf"

	"chancery/internal/typeset"
)

// underlay is what fpdf wrote: its objects by number, and where the ones are that are replaced or pointed to.
type underlay struct {
	objects    [][]byte
	root, info int
	contents   []int // of each page, its content stream
	pages      []int // page objects
}

const resources, pageTree = 2, 1 // fpdf's own numbers, the same in every file

// underlay draws pages, rules and the logo with fpdf: no fonts, no compression, no dates that move. All of it is artifact but a signature.
func (w *Writer) underlay(l *typeset.Layout) (underlay, error) {
	first := l.Sheets[0]
	p := fpdf.NewCustom(&fpdf.InitType{UnitStr: "pt", Size: fpdf.SizeType{Wd: first.Width, Ht: first.Height}})
	p.SetCompression(false)
	p.SetCatalogSort(true)
	fixed := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC) // never seen: the information dictionary is ours
	p.SetCreationDate(fixed)
	p.SetModificationDate(fixed)
	p.SetMargins(0, 0, 0)
	p.SetAutoPageBreak(false, 0)
	for _, s := range l.Sheets {
		p.AddPage()
		p.RawWriteStr("/Artifact<</Type/Layout>>BDC")
		p.SetDrawColor(90, 90, 90)
		for _, r := range s.Rules {
			p.SetLineWidth(r.Thickness)
			p.Line(r.X, s.Height-r.Y, r.X+r.Width, s.Height-r.Y)
		}
		if s.Logo != nil {
			if err := w.logos.draw(p, "logo", l.Doc.Letterhead.Logo, *s.Logo, s.Height, 0); err != nil {
				return underlay{}, err
			}
		}
		p.RawWriteStr("EMC")
		if s.Signature != nil {
			p.RawWriteStr(fmt.Sprintf("/Figure<</MCID %d>>BDC", pictureID))
			if err := w.signatures.draw(p, "signature", s.Signature.Data, s.Signature.Box, s.Height, pixels(l)); err != nil {
				return underlay{}, err
			}
			p.RawWriteStr("EMC")
		}
	}
	var out bytes.Buffer
	if err := p.Output(&out); err != nil {
		return underlay{}, fmt.Errorf("draw pages: %w", err)
	}
	u, err := readUnderlay(out.Bytes(), len(l.Sheets))
	if err != nil {
		return underlay{}, fmt.Errorf("read what fpdf wrote: %w", err)
	}
	return u, nil
}

// readUnderlay takes fpdf's file apart by its cross-reference table: one section, numbers from 0, no gaps.
func readUnderlay(src []byte, pages int) (underlay, error) {
	var u underlay
	start, err := number(src, "startxref")
	if err != nil {
		return u, err
	}
	size, err := number(src, "/Size")
	if err != nil {
		return u, err
	}
	if u.root, err = number(src, "/Root"); err != nil {
		return u, err
	}
	if u.info, err = number(src, "/Info"); err != nil {
		return u, err
	}
	head := fmt.Appendf(nil, "xref\n0 %d\n", size)
	if start > len(src) || !bytes.HasPrefix(src[start:], head) {
		return u, fmt.Errorf("no cross-reference table of %d objects at byte %d", size, start)
	}
	table := src[start+len(head):]
	u.objects = make([][]byte, size)
	for n := 1; n < size; n++ {
		if len(table) < 20*(n+1) {
			return u, fmt.Errorf("the cross-reference table is cut off at object %d", n)
		}
		at, err := strconv.Atoi(string(table[20*n : 20*n+10]))
		if err != nil || at > start {
			return u, fmt.Errorf("object %d: no offset in %q", n, table[20*n:20*n+10])
		}
		if u.objects[n], err = object(src[at:start], n); err != nil {
			return u, err
		}
	}
	return u, u.findPages(pages)
}

// object cuts out the body of an object: to the "endobj" after its stream, where it has one.
func object(src []byte, n int) ([]byte, error) {
	head := fmt.Appendf(nil, "%d 0 obj\n", n)
	if !bytes.HasPrefix(src, head) {
		return nil, fmt.Errorf("object %d does not begin where the table says", n)
	}
	src = src[len(head):]
	from := 0
	if i := bytes.Index(src, []byte("\nstream\n")); i >= 0 && i < bytes.Index(src, []byte("endobj")) {
		size, err := number(src[:i], "/Length")
		if err != nil {
			return nil, fmt.Errorf("object %d: %w", n, err)
		}
		from = i + len("\nstream\n") + size
		if from > len(src) {
			return nil, fmt.Errorf("object %d: its stream of %d bytes is cut off", n, size)
		}
	}
	end := bytes.Index(src[from:], []byte("endobj"))
	if end < 0 {
		return nil, fmt.Errorf("object %d does not end", n)
	}
	return bytes.TrimRight(src[:from+end], "\n"), nil
}

func (u *underlay) findPages(pages int) error {
	for i := range pages {
		n := 3 + 2*i
		if n+1 >= len(u.objects) || !bytes.Contains(u.objects[n], []byte("/Type /Page\n")) {
			return fmt.Errorf("object %d is not page %d", n, i+1)
		}
		u.pages, u.contents = append(u.pages, n), append(u.contents, n+1)
	}
	return nil
}

// number is the whole number after the last occurrence of key.
func number(src []byte, key string) (int, error) {
	i := bytes.LastIndex(src, []byte(key))
	if i < 0 {
		return 0, fmt.Errorf("no %s", key)
	}
	rest := bytes.TrimLeft(src[i+len(key):], " \r\n")
	end := 0
	for end < len(rest) && rest[end] >= '0' && rest[end] <= '9' {
		end++
	}
	n, err := strconv.Atoi(string(rest[:end]))
	if err != nil {
		return 0, fmt.Errorf("no number after %s", key)
	}
	return n, nil
}
