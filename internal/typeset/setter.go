package typeset

import (
	"github.com/go-text/typesetting/language"

	"chancery/internal/font"
)

// setter sets the paragraphs of one document into lines. What lines depend on stands in the memo's key.
type setter struct {
	memo    *memo
	face    typeface
	shaper  *shaper
	lang    language.Language
	missing GlyphError
	kashida bool    // of the document: Arabic justified by it
	fitting fitting // scratch, kept from paragraph to paragraph
}

// spec is how a paragraph is set.
type spec struct {
	size    float64
	width   float64
	indent  float64
	align   alignment
	kashida bool // Arabic words may be elongated where a line is loose
	tight   bool // a line less than is best, where the paragraph can be set so without harm; else as if it were not asked for
	line    int  // of the template, for errors
}

// setAnew is set without the memo.
func (s *setter) setAnew(spans []Span, sp spec, e *Element) []Line {
	var lines []Line
	for i, p := range paragraphs(orthography(spans, string(s.lang)), s.face.rtl) {
		if i > 0 {
			sp.indent = 0
		}
		lines = append(lines, s.paragraph(p, sp, e)...)
	}
	return lines
}

func (s *setter) paragraph(p *paragraph, sp spec, e *Element) []Line {
	if len(p.text) == 0 {
		return []Line{{Element: e}}
	}
	runs, missing := s.face.itemize(p, sp.size)
	for _, i := range missing {
		s.missing = append(s.missing, p.missingAt(i, sp.line))
	}
	if len(missing) > 0 { // there will be no letter
		return []Line{{Element: e}}
	}
	for _, r := range runs {
		s.shaper.shape(p.text, r, s.lang)
	}
	m := measureRuns(p, runs, sp.size)
	if sp.kashida {
		m.long = p.kashidas(runs, s.mainFace())
	}
	var lines []Line
	from := 0
	ends := s.ends(p, m, runs, sp)
	for i, o := range ends {
		l := s.line(p, runs, m, from, o, sp, sp.align == justified && i < len(ends)-1)
		l.Element = e
		lines = append(lines, l)
		from = o.at
	}
	return lines
}

// measureAnew is naturalWidth without the memo.
func (s *setter) measureAnew(spans []Span, size float64) float64 {
	widest := 0.0
	for _, p := range paragraphs(orthography(spans, string(s.lang)), s.face.rtl) {
		runs, _ := s.face.itemize(p, size)
		for _, r := range runs {
			s.shaper.shape(p.text, r, s.lang)
		}
		if n := len(p.text); n > 0 {
			widest = max(widest, measureRuns(p, runs, size).advance[n])
		}
	}
	return widest
}

// mainFace is the face whose metrics place the baselines.
func (s *setter) mainFace() *font.Face { return s.face.family.Regular[0] }
