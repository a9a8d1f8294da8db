package typeset

import (
	"fmt"
	"unicode/utf8"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"

	chfont "chancery/internal/font"
)

// run is a stretch of a paragraph with one face, level, script and size, and its clusters in visual order.
type run struct {
	start, end int // runes of the paragraph
	level      int8
	face       *chfont.Face
	script     language.Script
	size       float64
	units      []unit
}

// unit is a cluster: the smallest part of a run that is drawn and extracted as one.
type unit struct {
	start, end int // runes of the paragraph
	marks      []chfont.Mark
	advance    float64 // points, of all marks
	drawn      bool    // not so an ignorable character: nothing to draw, nothing to extract
	elongates  bool    // a kashida may stand before it: the font joins it as it joins the letters
	unsafe     bool    // shaped with what precedes it: a line that begins here is shaped again
}

// shaper shapes runs; one a goroutine. Faces and the buffer are kept from document to document.
type shaper struct {
	buffer *harfbuzz.Buffer
	fonts  map[*chfont.Face]*harfbuzz.Font
	fault  error // of a font whose tables shaping cannot follow
}

func newShaper() *shaper {
	return &shaper{buffer: harfbuzz.NewBuffer(), fonts: map[*chfont.Face]*harfbuzz.Font{}}
}

func (s *shaper) font(f *chfont.Face) *harfbuzz.Font {
	if h, ok := s.fonts[f]; ok {
		return h
	}
	h := harfbuzz.NewFont(font.NewFace(f.Shaper()))
	s.fonts[f] = h
	return h
}

// shape fills r.units. text is the paragraph up to the end of the line (letters do not join across it).
func (s *shaper) shape(text []rune, r *run, lang language.Language) {
	b := s.buffer
	b.Clear()
	b.ClusterLevel = harfbuzz.MonotoneGraphemes
	b.Props.Direction = harfbuzz.LeftToRight
	if r.level&1 == 1 {
		b.ClusterLevel = harfbuzz.MonotoneCharacters // one character a code, which extraction reverses
		b.Props.Direction = harfbuzz.RightToLeft
		b.Flags |= harfbuzz.ProduceSafeToInsertTatweel
	}
	b.Props.Script, b.Props.Language = r.script, lang
	b.AddRunes(text, r.start, r.end-r.start)
	s.run(r.face)
	b = s.buffer
	r.units = make([]unit, 0, len(b.Info))
	marks := make([]chfont.Mark, 0, r.end-r.start) // backs the units' own
	for i := 0; i < len(b.Info); {
		end := i + 1
		for end < len(b.Info) && b.Info[end].Cluster == b.Info[i].Cluster {
			end++
		}
		stop := r.end
		switch {
		case r.level&1 == 1 && i > 0:
			stop = b.Info[i-1].Cluster
		case r.level&1 == 0 && end < len(b.Info):
			stop = b.Info[end].Cluster
		}
		stop = max(stop, b.Info[i].Cluster)
		u, m := s.unit(text, r, i, end, stop)
		from := len(marks)
		if marks = spread(marks, m, r.level); u.drawn {
			u.marks = marks[from:len(marks):len(marks)]
		}
		r.units = append(r.units, u)
		i = end
	}
}

// run shapes the buffer. go-text (v0.3.0) panics on layout tables that are damaged: the first such font is the shaper's fault.
func (s *shaper) run(f *chfont.Face) {
	defer func() {
		if cause := recover(); cause != nil {
			s.buffer = harfbuzz.NewBuffer()
			if s.fault == nil {
				s.fault = fmt.Errorf("shape text in font %s: its tables are damaged (%v): install the font file again", f.Name, cause)
			}
		}
	}()
	s.buffer.Shape(s.font(f), nil)
}

// unit makes the mark of the glyphs b.Info[i:end], which stand for the text from their cluster to stop.
func (s *shaper) unit(text []rune, r *run, i, end, stop int) (unit, chfont.Mark) {
	b := s.buffer
	u := unit{start: b.Info[i].Cluster, end: stop}
	advance := 0
	for g := i; g < end; g++ {
		advance += int(b.Pos[g].XAdvance)
		u.unsafe = u.unsafe || b.Info[g].Mask&harfbuzz.GlyphUnsafeToBreak != 0
		u.elongates = u.elongates || b.Info[g].Mask&harfbuzz.GlyphSafeToInsertTatweel != 0
	}
	u.advance = float64(advance) * r.size / float64(r.face.Units)
	m := chfont.Mark{Advance: advance, Text: visible(text[u.start:stop])}
	first, pos := uint16(b.Info[i].Glyph), b.Pos[i]
	if end == i+1 && pos.XOffset == 0 && pos.YOffset == 0 && advance == r.face.Advance(first) {
		m.Glyph = first
	} else {
		m.Parts = s.parts(i, end)
	}
	u.drawn = m.Text != "" || advance != 0
	return u, m
}

func (s *shaper) parts(i, end int) (parts chfont.Parts) {
	x := 0
	for g := i; g < end; g++ {
		pos := s.buffer.Pos[g]
		parts = parts.Append(uint16(s.buffer.Info[g].Glyph), x+int(pos.XOffset), int(pos.YOffset))
		x += int(pos.XAdvance)
	}
	return parts
}

// spread gives each character of a right-to-left cluster a code of its own: the ligature stands for the first, blanks of no width to
// its left for the others, since readers reverse codes, not the text within one.
func spread(marks []chfont.Mark, m chfont.Mark, level int8) []chfont.Mark {
	if level&1 == 1 && utf8.RuneCountInString(m.Text) > 1 {
		text := []rune(m.Text)
		for i := len(text) - 1; i > 0; i-- {
			marks = append(marks, chfont.Mark{Blank: true, Text: string(text[i])})
		}
		m.Text = string(text[0])
	}
	return append(marks, m)
}

// visible is the text without characters that shape only.
func visible(text []rune) string {
	if len(text) == 1 && !ignorable(text[0]) {
		return string(text[0])
	}
	for i, r := range text {
		if ignorable(r) {
			return string(text[:i]) + visible(text[i+1:])
		}
	}
	return string(text)
}
