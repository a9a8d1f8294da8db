package typeset

import "chancery/internal/font"

// Layout is the pages of positioned lines that pdf draws, and the document's structure.
type Layout struct {
	Doc    *Document
	Sheets []Sheet
	Root   *Element // the structure; its lines point into it
}

// Pages is the number of pages.
func (l *Layout) Pages() int { return len(l.Sheets) }

// Sheet is one page. Lengths are in points, from the lower left corner, as in PDF.
type Sheet struct {
	Width, Height float64
	Lines         []Line // in reading order, letterhead first and footer last
	Rules         []Rule
	Logo          *Box     // where the letterhead's logo stands, an artifact; nil: not here
	Signature     *Picture // the picture above the signatory's name; nil: not here
}

// Picture is a drawing of the text: its bytes as the document has them, its place, and its Figure element.
type Picture struct {
	Data    []byte // PNG or JPEG
	Box     Box
	Element *Element
}

// Box is a rectangle by its lower left corner.
type Box struct{ X, Y, Width, Height float64 }

// Rule is a horizontal line.
type Rule struct{ X, Y, Width, Thickness float64 }

// Line is a line of text with its glyphs in visual order, left to right. The glyphs are shared by all lines of the same words: never
// changed, only replaced.
type Line struct {
	X, Y     float64 // left end and baseline
	Glyphs   []Glyph
	Text     string   // in logical order, as a reader would hear it
	Element  *Element // nil: an artifact (letterhead, footer, page number)
	Personal bool     // of a paragraph with words of this recipient alone
}

// Glyph is a mark at its place.
type Glyph struct {
	Face *font.Face
	Mark font.Mark
	Size float64 // points
	X    float64 // points from the line's left end
	At   int     // where its text begins in Line.Text, in runes
	Link *Link   // nil: none
}

// Width is the advance in points.
func (g *Glyph) Width() float64 { return float64(g.Mark.Advance) * g.Size / float64(g.Face.Units) }

// Link is one link of the text; glyphs of one link share the pointer, also across lines.
type Link struct{ URI, Text string }

// Element is a node of the structure tree, by the standard structure types (ISO 32000-1 §14.8.4): Document, Part, H1, H2, P, L, LI, Lbl,
// LBody, Table, TR, TH, TD, Figure.
type Element struct {
	Tag     string
	Kids    []*Element
	Ordered bool   // L: numbered
	Lang    string // BCP 47; "": its parent's
	Alt     string // Figure: what the picture shows
	Columns int    // TH, TD: columns that it spans; 0: one
	Row     bool   // TH: heads its row or the rows below it, not its column
}

func (e *Element) add(tag string) *Element {
	kid := &Element{Tag: tag}
	e.Kids = append(e.Kids, kid)
	return kid
}
