package typeset

import (
	"fmt"

	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/segmenter"

	"chancery/internal/font"
)

// Engine sets documents. One a goroutine; the faces are shared.
type Engine struct {
	fonts  Fonts
	shaper *shaper
	seg    *segmenter.Segmenter
	memo   *memo
}

// NewEngine makes an engine that takes its fonts from f.
func NewEngine(f Fonts) *Engine {
	return &Engine{fonts: f, shaper: newShaper(), seg: new(segmenter.Segmenter), memo: newMemo()}
}

// Set lays the document out. The error is a GlyphError where a font lacks a character; other errors say that a font or the logo cannot
// be read.
func (e *Engine) Set(d *Document) (*Layout, error) {
	c, err := e.composer(d)
	if err != nil {
		return nil, err
	}
	f, err := c.furnish(d)
	if err != nil {
		return nil, fmt.Errorf("set document: %w", err)
	}
	c.compose(d.Blocks)
	if len(c.missing) > 0 {
		return nil, c.missing
	}
	pages := paginate(c.boxes, func(page int) float64 { return c.room(f, page) })
	l := &Layout{Doc: d, Root: c.root}
	for i, boxes := range pages {
		l.Sheets = append(l.Sheets, c.sheet(f, boxes, i, len(pages)))
	}
	return l, nil
}

func (e *Engine) composer(d *Document) (*composer, error) {
	family, err := e.fonts.Family(d.Lang)
	if err != nil {
		return nil, fmt.Errorf("set document: %w", err)
	}
	c := &composer{style: styleOf(d.Lang), frame: frameOf(d.Paper), root: &Element{Tag: "Document"}}
	c.shaper, c.seg, c.memo, c.lang = e.shaper, e.seg, e.memo, language.NewLanguage(string(d.Lang))
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

// room is the height of a page's text in points.
func (c *composer) room(f furniture, page int) float64 {
	top := c.frame.top
	if page == 0 {
		top = c.frame.firstTop + f.headHeight
	}
	return c.frame.height - top - c.frame.foot - f.footHeight - aboveFoot
}

// sheet turns distances from the top into PDF coordinates.
func (c *composer) sheet(f furniture, boxes []placed, page, pages int) Sheet {
	h := c.frame.height
	s := Sheet{Width: c.frame.width, Height: h}
	top := c.frame.top
	rule := Rule{X: c.frame.left, Width: c.frame.textWidth(), Thickness: 0.5}
	if page == 0 {
		top = c.frame.firstTop + f.headHeight
		for _, l := range f.head {
			l.Y = h - l.Y
			s.Lines = append(s.Lines, l)
		}
		if f.logo != nil {
			s.Logo = &Box{X: f.logo.X, Y: h - f.logo.Y - f.logo.Height, Width: f.logo.Width, Height: f.logo.Height}
		}
		if f.headRule > 0 {
			rule.Y, rule.Thickness = h-f.headRule, 0.8
			s.Rules = append(s.Rules, rule)
		}
	}
	for _, b := range boxes {
		for _, l := range b.lines {
			l.Y = h - top - b.top - l.Y
			s.Lines = append(s.Lines, l)
		}
		for _, r := range b.rules {
			r.Y = h - top - b.top - r.Y
			s.Rules = append(s.Rules, r)
		}
	}
	return c.foot(s, f, page, pages)
}

func (c *composer) foot(s Sheet, f furniture, page, pages int) Sheet {
	for _, l := range f.foot {
		l.Y += c.frame.foot
		s.Lines = append(s.Lines, l)
	}
	if len(f.foot) > 0 {
		s.Rules = append(s.Rules, Rule{X: c.frame.left, Y: c.frame.foot + f.footHeight + 2, Width: c.frame.textWidth(), Thickness: 0.5})
	}
	if pages > 1 {
		l := c.pageNumber(page+1, pages)
		l.Y = c.frame.foot
		s.Lines = append(s.Lines, l)
	}
	return s
}
