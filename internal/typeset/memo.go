package typeset

import (
	"encoding/binary"
	"slices"

	"github.com/go-text/typesetting/language"
)

// memo keeps what a setter made of spans, so that the paragraphs which letters of one template have alike are set once. It is a cache of
// a function of its key: what it holds changes no letter. For one goroutine, as its engine.
type memo struct {
	lines  generations[linesKey, []Line]
	widths generations[widthKey, float64]
	spans  []byte // scratch: the spans as a key
}

// memoGlyphs bounds each of the two generations of lines kept, memoWidths those of widths: at 96 bytes a glyph at most some 20 MB an engine.
const memoGlyphs, memoWidths = 100_000, 4_000

// linesKey is all that lines depend on beside the engine's fonts. The language gives direction and measures.
type linesKey struct {
	lang  language.Language
	spec  spec
	spans string
}

type widthKey struct {
	lang  language.Language
	size  float64
	spans string
}

func newMemo() *memo {
	return &memo{lines: generations[linesKey, []Line]{most: memoGlyphs}, widths: generations[widthKey, float64]{most: memoWidths}}
}

// set breaks spans into lines: X is from the start of the width on the left, Y is not set yet. The lines are the caller's, their glyphs
// are shared. Spans with characters that no font has are not kept: each document tells them anew.
func (s *setter) set(spans []Span, sp spec, e *Element) []Line {
	m := s.memo
	sp.kashida = s.kashida && s.face.rtl && sp.align == justified
	m.spans = appendSpans(m.spans[:0], spans)
	key := linesKey{s.lang, sp, string(m.spans)}
	key.spec.line = 0 // of errors alone
	kept, ok := m.lines.find(key)
	if !ok {
		missing := len(s.missing)
		kept = s.setAnew(spans, sp, nil)
		glyphs, personal := 1, slices.ContainsFunc(spans, func(s Span) bool { return s.Personal })
		for i := range kept {
			kept[i].Personal = personal
			glyphs += len(kept[i].Glyphs)
		}
		if len(s.missing) == missing {
			m.lines.keep(key, kept, glyphs)
		}
	}
	lines := slices.Clone(kept)
	for i := range lines {
		lines[i].Element = e
	}
	return lines
}

// naturalWidth of spans set on one line, for columns and for two blocks on one line.
func (s *setter) naturalWidth(spans []Span, size float64) float64 {
	m := s.memo
	m.spans = appendSpans(m.spans[:0], spans)
	key := widthKey{s.lang, size, string(m.spans)}
	w, ok := m.widths.find(key)
	if !ok {
		w = s.measureAnew(spans, size)
		m.widths.keep(key, w, 1)
	}
	return w
}

// appendSpans writes spans so that different ones are different bytes.
func appendSpans(b []byte, spans []Span) []byte {
	for _, s := range spans {
		flags := byte(0)
		for i, set := range [...]bool{s.Bold, s.Italic, s.Isolate, s.Personal} {
			if set {
				flags |= 1 << i
			}
		}
		b = append(b, flags)
		b = binary.AppendUvarint(b, uint64(len(s.Text)))
		b = append(b, s.Text...)
		b = binary.AppendUvarint(b, uint64(len(s.Link)))
		b = append(b, s.Link...)
	}
	return b
}

// generations is a bounded map: when what came since the last change weighs more than most, the values not asked for since then go.
type generations[K comparable, V any] struct {
	young, old map[K]weighed[V]
	weight     int // of young
	most       int
}

type weighed[V any] struct {
	value  V
	weight int
}

func (g *generations[K, V]) find(key K) (V, bool) {
	if w, ok := g.young[key]; ok {
		return w.value, true
	}
	w, ok := g.old[key]
	if ok {
		g.keep(key, w.value, w.weight)
	}
	return w.value, ok
}

func (g *generations[K, V]) keep(key K, value V, weight int) {
	if weight > g.most {
		return
	}
	if g.young == nil || g.weight+weight > g.most {
		g.young, g.old, g.weight = map[K]weighed[V]{}, g.young, 0
	}
	g.young[key] = weighed[V]{value, weight}
	g.weight += weight
}
