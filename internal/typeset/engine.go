package typeset

import (
	"fmt"

	"github.com/go-text/typesetting/language"

	"chancery/internal/font"
)

// Engine sets documents. One a goroutine; the faces are shared.
type Engine struct {
	fonts  Fonts
	shaper *shaper
	memo   *memo
}

// NewEngine makes an engine that takes its fonts from f.
func NewEngine(f Fonts) *Engine {
	return &Engine{fonts: f, shaper: newShaper(), memo: newMemo()}
}

// Set lays the document out. The error is a GlyphError where a font lacks a character, a TableError where a table has more columns than
// the page has room for, a PictureError where logo or signature cannot be drawn; other errors say that a font cannot be read.
func (e *Engine) Set(d *Document) (*Layout, error) {
	l := &Layout{Doc: d, Root: &Element{Tag: "Document"}}
	parts := []*version{{doc: d, root: l.Root}}
	if d.Second != nil {
		second := *d.Second
		second.Paper, second.Letterhead.Logo = d.Paper, nil
		if len(second.Letterhead.Lines) > 0 {
			second.Letterhead.Logo = d.Letterhead.Logo
		}
		parts = []*version{{doc: d, root: l.Root.part(d)}, {doc: &second, root: l.Root.part(&second)}}
	}
	var missing GlyphError
	total := 0
	for _, p := range parts {
		if err := e.version(p); err != nil {
			return nil, err
		}
		if err := e.fault(); err != nil {
			return nil, err
		}
		missing = append(missing, p.c.missing...)
		total += len(p.pages)
	}
	if len(missing) > 0 {
		return nil, missing.distinct()
	}
	for _, p := range parts {
		for i, boxes := range p.pages {
			l.Sheets = append(l.Sheets, p.c.sheet(p.around, boxes, i, len(l.Sheets)+1, total))
		}
	}
	if err := e.fault(); err != nil { // in the page numbers
		return nil, err
	}
	return l, nil
}

// fault is that of a damaged font. What was kept since is worth nothing.
func (e *Engine) fault() error {
	err := e.shaper.fault
	if err == nil {
		return nil
	}
	e.shaper, e.memo = newShaper(), newMemo()
	return fmt.Errorf("set document: %w", err)
}

// version is the letter in one language, on its way to pages.
type version struct {
	doc    *Document
	root   *Element
	c      *composer
	around furniture
	pages  [][]placed
}

// part adds a letter's part of the structure, in its own language.
func (e *Element) part(d *Document) *Element {
	kid := e.add("Part")
	kid.Lang = string(d.Lang)
	return kid
}

func (e *Engine) version(p *version) (err error) {
	if p.c, err = e.composer(p.doc); err != nil {
		return err
	}
	p.c.root = p.root
	p.around = p.c.furnish(p.doc)
	p.c.compose(p.doc.Blocks)
	if p.c.err != nil {
		return fmt.Errorf("set document: %w", p.c.err)
	}
	if len(p.c.missing) == 0 {
		p.pages = p.c.paginate(func(page int) float64 { return p.c.room(p.around, page) })
	}
	return nil
}

func (e *Engine) composer(d *Document) (*composer, error) {
	family, err := e.fonts.Family(d.Lang)
	if err != nil {
		return nil, fmt.Errorf("set document: %w", err)
	}
	c := &composer{style: styleOf(d.Lang), frame: frameOf(d.Paper), language: d.Lang, picture: d.Signature}
	c.shaper, c.memo, c.lang = e.shaper, e.memo, language.NewLanguage(string(d.Lang))
	c.kashida = d.Kashida
	c.face = typeface{family: family, others: e.others, rtl: d.Lang.RTL(), latin: c.style.latin}
	return c, nil
}

// others are the families of the other scripts; a family that cannot be read covers nothing.
func (e *Engine) others() []font.Family {
	var list []font.Family
	for _, l := range fallbacks {
		if f, err := e.fonts.Family(l); err == nil {
			list = append(list, f)
		}
	}
	return list
}
