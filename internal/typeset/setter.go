package typeset

import (
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/segmenter"

	"chancery/internal/font"
)

// setter sets the paragraphs of one document into lines. What lines depend on stands in the memo's key.
type setter struct {
	memo    *memo
	face    typeface
	shaper  *shaper
	seg     *segmenter.Segmenter
	lang    language.Language
	missing GlyphError
}

// spec is how a paragraph is set.
type spec struct {
	size   float64
	width  float64
	indent float64
	align  alignment
	line   int // of the template, for errors
}

// setAnew is set without the memo.
func (s *setter) setAnew(spans []Span, sp spec, e *Element) []Line {
	var lines []Line
	for i, p := range paragraphs(spans, s.face.rtl) {
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
		s.missing = append(s.missing, MissingGlyph{Rune: p.text[i], Line: sp.line, Near: near(p.text, i)})
	}
	for _, r := range runs {
		s.shaper.shape(p.text, r, s.lang)
	}
	m := measureRuns(p, runs, sp.size)
	ops := s.torn(opportunities(p), m, runs, sp.width)
	room := func(start int) float64 {
		if start == 0 {
			return sp.width - sp.indent
		}
		return sp.width
	}
	ragged := sp.align != justified
	var lines []Line
	from := 0
	ends := m.fit(ops, room, ragged)
	for i, to := range ends {
		l := s.line(p, runs, m, from, to, sp, sp.align == justified && i < len(ends)-1)
		l.Element = e
		lines = append(lines, l)
		from = to
	}
	return lines
}

// torn adds breaks between the clusters of a word that no line can hold.
func (s *setter) torn(ops []opportunity, m *measure, runs []*run, room float64) []opportunity {
	from, wideWord := 0, false
	for _, o := range ops {
		wideWord = wideWord || m.natural(from, o.at) > room
		from = o.at
	}
	if !wideWord {
		return ops
	}
	from = 0
	var more []opportunity
	for _, o := range ops {
		if m.natural(from, o.at) > room {
			for _, r := range runs {
				for _, u := range r.units {
					if u.start > from && u.start < o.at {
						more = append(more, opportunity{at: u.start, penalty: tornPenalty})
					}
				}
			}
		}
		from = o.at
	}
	for _, o := range more {
		ops = insert(ops, o)
	}
	return ops
}

func measureRuns(p *paragraph, runs []*run, size float64) *measure {
	n := len(p.text)
	m := &measure{text: p.text, em: size, advance: make([]float64, n+1), spaces: make([]int, n+1), joints: make([]int, n+2)}
	for _, r := range runs {
		for _, u := range r.units {
			m.advance[u.start+1] += u.advance - tighten(p.text, u.start, size)
		}
	}
	for i, r := range p.text {
		m.advance[i+1] += m.advance[i]
		m.spaces[i+1] = m.spaces[i]
		if isSpace(r) {
			m.spaces[i+1]++
		}
		m.joints[i+1] = m.joints[i]
		if i > 0 && wide(r) && wide(p.text[i-1]) {
			m.joints[i+1]++
		}
	}
	m.joints[n+1] = m.joints[n]
	return m
}

// measureAnew is naturalWidth without the memo.
func (s *setter) measureAnew(spans []Span, size float64) float64 {
	widest := 0.0
	for _, p := range paragraphs(spans, s.face.rtl) {
		runs, _ := s.face.itemize(p, size)
		w := 0.0
		for _, r := range runs {
			s.shaper.shape(p.text, r, s.lang)
			for _, u := range r.units {
				w += u.advance
			}
		}
		widest = max(widest, w)
	}
	return widest
}

// mainFace is the face whose metrics place the baselines.
func (s *setter) mainFace() *font.Face { return s.face.family.Regular[0] }
