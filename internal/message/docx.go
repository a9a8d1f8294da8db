package message

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

const (
	maxDocumentXML = 8 << 20 // bytes of word/document.xml that are read
	maxTokens      = 400_000
	maxControls    = 1000 // content controls within one another
)

var (
	errTooLarge = errors.New("the document is too large to be read")
	// errChanged is no failure: what stands is read, and a person sees that the file is still a draft.
	errChanged = errors.New("changes are tracked that nobody has accepted; words deleted were not read")
)

// readDOCX reads a Word file (ECMA-376 part 1, §17): its paragraphs and table rows as text, and its tables. Deleted, crossed out and hidden text
// is not read.
func readDOCX(data []byte) (text string, tables []Table, err error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return "", nil, fmt.Errorf("open as a Word file: %w", err)
	}
	for _, f := range z.File {
		if f.Name != "word/document.xml" {
			continue
		}
		in, err := f.Open()
		if err != nil {
			return "", nil, fmt.Errorf("open word/document.xml: %w", err)
		}
		defer in.Close()
		d := &docx{out: &lines{}, padding: maxPadding}
		err = d.read(io.LimitReader(in, maxDocumentXML))
		for len(d.grids) > 0 {
			d.closeTable()
		}
		if err == nil && d.changed {
			err = errChanged
		}
		return d.out.text(), d.tables, err
	}
	return "", nil, errors.New("no word/document.xml in it")
}

type docx struct {
	out                *lines
	grids              []*grid
	tables             []Table
	padding            int
	inText             bool
	inDeleted, changed bool // within words deleted under change tracking (w:delText); any were met
	hidden             bool // the run under way is hidden or crossed out (w:vanish, w:strike, w:dstrike)
	deleted            int
	box                bool // inside a w14:checkbox or w:checkBox
	ticked             bool
	span               int
	depth              int
	prompts            []bool // for each content control under way: it shows its prompt ("Click to enter text"), which nobody wrote
}

// prompting tells whether a content control under way shows its prompt (§17.5.2.39, w:showingPlcHdr).
func (d *docx) prompting() bool { return slices.Contains(d.prompts, true) }

func (d *docx) read(in io.Reader) error {
	x := xml.NewDecoder(in)
	x.Strict = false
	for n := 0; ; n++ {
		token, err := x.RawToken()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("read word/document.xml: %w", err)
		}
		if n > maxTokens {
			return errTooLarge
		}
		switch t := token.(type) {
		case xml.StartElement:
			d.start(t)
		case xml.EndElement:
			d.end(t.Name.Local)
		case xml.CharData:
			if d.inDeleted && strings.TrimSpace(string(t)) != "" {
				d.changed = true
			}
			if d.inText && !d.hidden && d.deleted == 0 && !d.prompting() {
				d.out.preformatted(string(t))
			}
		}
	}
}

func (d *docx) start(t xml.StartElement) {
	switch t.Name.Local {
	case "t":
		d.inText = t.Name.Space == "w"
	case "delText":
		d.inDeleted = true
	case "p":
		d.out.block(1)
	case "r":
		d.hidden = false
	case "vanish", "strike", "dstrike":
		v := attr(t, "val")
		d.hidden = d.hidden || v != "0" && v != "false" && v != "off"
	case "del", "moveFrom":
		d.deleted++
	case "sdt":
		if len(d.prompts) < maxControls {
			d.prompts = append(d.prompts, false)
		}
	case "showingPlcHdr":
		if v := attr(t, "val"); len(d.prompts) > 0 && v != "0" && v != "false" && v != "off" {
			d.prompts[len(d.prompts)-1] = true
		}
	case "tab":
		if !d.hidden {
			d.out.write(" ")
		}
	case "br", "cr":
		d.out.lineBreak()
	case "tbl":
		if len(d.grids) > 0 {
			g := d.grids[len(d.grids)-1]
			g.layout, g.blocky = true, true
		}
		if len(d.grids) < maxTableDepth {
			d.grids = append(d.grids, &grid{outer: d.out, spare: &d.padding})
		} else {
			d.depth++
		}
	case "tr":
		if g := d.grid(); g != nil {
			g.openRow()
		}
	case "tc":
		if g := d.grid(); g != nil {
			d.span = 1
			d.out = g.openCell(1, 1)
		}
	case "gridSpan":
		if g := d.grid(); g != nil {
			n := 0
			_, _ = fmt.Sscan(attr(t, "val"), &n)
			g.colspan = min(max(n, 1), maxColumns)
		}
	case "checkBox":
		d.box, d.ticked = true, false
	case "checked", "default":
		if v := attr(t, "val"); d.box {
			d.ticked = v != "0" && v != "false"
		}
	case "sym":
		d.symbol(t)
	}
}

func (d *docx) end(name string) {
	switch name {
	case "t":
		d.inText = false
	case "delText":
		d.inDeleted = false
	case "p":
		d.out.block(1)
	case "del", "moveFrom":
		d.deleted = max(0, d.deleted-1)
	case "sdt":
		d.prompts = d.prompts[:max(0, len(d.prompts)-1)]
	case "checkBox":
		d.box = false
		d.out.write(map[bool]string{true: "☑ ", false: "☐ "}[d.ticked])
	case "tc":
		if g := d.grid(); g != nil && g.cell != nil {
			g.closeCell()
			d.out = g.outer
		}
	case "tr":
		if g := d.grid(); g != nil {
			g.closeRow()
			d.out = g.outer
		}
	case "tbl":
		if d.depth > 0 {
			d.depth--
		} else if len(d.grids) > 0 {
			d.closeTable()
		}
	}
}

func (d *docx) grid() *grid {
	if len(d.grids) == 0 || d.depth > 0 {
		return nil
	}
	return d.grids[len(d.grids)-1]
}

func (d *docx) closeTable() {
	g := d.grids[len(d.grids)-1]
	d.grids = d.grids[:len(d.grids)-1]
	g.closeRow()
	d.out = g.outer
	if t, ok := g.table(); ok {
		d.tables = append(d.tables, t)
	}
}

// symbol writes a character of a font of signs: <w:sym w:font="Wingdings" w:char="F0FE"/>.
func (d *docx) symbol(t xml.StartElement) {
	var l look
	l.setFamily(attr(t, "font"))
	code := 0
	if _, err := fmt.Sscanf(attr(t, "char"), "%x", &code); err != nil || d.hidden || d.deleted > 0 {
		return
	}
	if sign, ok := l.symbol(rune(code)); ok {
		d.out.write(string(sign))
	}
}

func attr(t xml.StartElement, local string) string {
	for _, a := range t.Attr {
		if a.Name.Local == local {
			return strings.TrimSpace(a.Value)
		}
	}
	return ""
}
