package pdf

import (
	"encoding/binary"

	"chancery/internal/font"
	"chancery/internal/typeset"
)

// base is the fonts of a letter's lines without personal words: for each face of theirs its marks, in the order in which these lines need
// them. It comes from the lines of this letter alone; letters of one template have the same lines, so the same base, byte for byte.
type base struct {
	fonts []*fontCode
	of    map[*font.Face]*fontCode
	codes []uint16 // by the number of a mark; 0: it is not in the base
}

func (b *base) encode(g *typeset.Glyph, number uint32) (err error) {
	f := b.of[g.Face]
	if f == nil {
		f = newFontCode(g.Face, "B", len(b.fonts))
		b.of[g.Face], b.fonts = f, append(b.fonts, f)
	}
	b.codes[number], err = f.Code(g.Mark)
	return err
}

// bases keeps the bases that were made, packed, by their marks: a cache of a function of its key, so that no letter depends on those
// before it. For one goroutine.
type bases struct {
	numbers map[numbered]uint32 // of the marks, as they were met
	lines   map[lineKey][]uint32
	made    map[string]*base
	seen    []uint32 // by number: the letter that met the mark last
	letter  uint32
	key     []byte
	packer  packer
}

type numbered struct {
	face *font.Face
	mark font.Mark
}

// lineKey tells lines by their glyphs, which typeset shares between letters and never changes.
type lineKey struct {
	first *typeset.Glyph
	n     int
}

// bounds of what a writer keeps: past them it begins anew.
const keptBases, keptLines, keptMarks = 32, 2_000, 50_000

// base gives the base of a layout.
func (s *bases) base(l *typeset.Layout) (*base, error) {
	if s.made == nil || len(s.made) > keptBases || len(s.lines) > keptLines || len(s.numbers) > keptMarks {
		*s = bases{numbers: map[numbered]uint32{}, lines: map[lineKey][]uint32{}, made: map[string]*base{}, packer: packer{level: bestLevel}}
	}
	s.letter++
	s.key = s.key[:0]
	for line := range fixedLines(l) {
		for _, n := range s.marks(line) {
			if s.seen[n] != s.letter {
				s.seen[n] = s.letter
				s.key = binary.LittleEndian.AppendUint32(s.key, n)
			}
		}
	}
	if b, ok := s.made[string(s.key)]; ok {
		return b, nil
	}
	b := &base{of: map[*font.Face]*fontCode{}, codes: make([]uint16, len(s.seen))}
	for line := range fixedLines(l) {
		for i, n := range s.marks(line) {
			if err := b.encode(&line.Glyphs[i], n); err != nil {
				return nil, err
			}
		}
	}
	for _, f := range b.fonts {
		f.ready = s.packer.program(f.Encoder)
	}
	s.made[string(s.key)] = b
	return b, nil
}

// marks are the numbers of a line's marks, glyph by glyph.
func (s *bases) marks(l *typeset.Line) []uint32 {
	key := lineKey{&l.Glyphs[0], len(l.Glyphs)}
	if list, ok := s.lines[key]; ok {
		return list
	}
	list := make([]uint32, len(l.Glyphs))
	for i := range l.Glyphs {
		m := numbered{l.Glyphs[i].Face, l.Glyphs[i].Mark}
		n, ok := s.numbers[m]
		if !ok {
			n = uint32(len(s.seen))
			s.numbers[m], s.seen = n, append(s.seen, 0)
		}
		list[i] = n
	}
	s.lines[key] = list
	return list
}

// fixedLines are those without words of one recipient, in reading order.
func fixedLines(l *typeset.Layout) func(yield func(*typeset.Line) bool) {
	return func(yield func(*typeset.Line) bool) {
		for i := range l.Sheets {
			lines := l.Sheets[i].Lines
			for k := range lines {
				if !lines[k].Personal && len(lines[k].Glyphs) > 0 && !yield(&lines[k]) {
					return
				}
			}
		}
	}
}
