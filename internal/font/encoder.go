package font

import "fmt"

// Parts is the encoded list of the glyphs that make one mark, each with its offset; comparable, so that marks are map keys.
type Parts string

const partSize = 6 // glyph, dx, dy: two bytes each

// Append adds a glyph drawn at (dx, dy), in font units, from the mark's origin.
func (p Parts) Append(glyph uint16, dx, dy int) Parts {
	var b [partSize]byte
	be.PutUint16(b[0:], glyph)
	be.PutUint16(b[2:], uint16(int16(dx)))
	be.PutUint16(b[4:], uint16(int16(dy)))
	return p + Parts(b[:])
}

// Shift moves all glyphs by dx font units.
func (p Parts) Shift(dx int) (moved Parts) {
	for i := range p.len() {
		glyph, x, y := p.at(i)
		moved = moved.Append(glyph, x+dx, y)
	}
	return moved
}

func (p Parts) at(i int) (glyph uint16, dx, dy int) {
	b := []byte(p[i*partSize : (i+1)*partSize])
	return be.Uint16(b), signed(b[2:]), signed(b[4:])
}

func (p Parts) len() int { return len(p) / partSize }

// Mark is one unit of drawn text: a glyph as the font has it, or Parts, or nothing (Blank), with its width and the text that a
// reader extracts for it. Two marks that differ in any of these are two codes.
type Mark struct {
	Glyph   uint16
	Parts   Parts // "" : Glyph alone
	Blank   bool  // draws nothing
	Advance int   // font units
	Text    string
}

// Encoder gives the marks of one document and face their codes, in the order in which they come, from 1 up. Code 0 is .notdef.
type Encoder struct {
	face  *Face
	codes map[Mark]uint16
	marks []Mark
}

// NewEncoder starts an encoding with no codes.
func NewEncoder(f *Face) *Encoder { return &Encoder{face: f, codes: map[Mark]uint16{}} }

// Face is the font whose glyphs the codes name.
func (e *Encoder) Face() *Face { return e.face }

// Code is the code of a mark, a new one where it is not known yet. A document holds at most 65,535 different marks a face.
func (e *Encoder) Code(m Mark) (uint16, error) {
	if c, ok := e.codes[m]; ok {
		return c, nil
	}
	if len(e.marks) == 0xFFFF {
		return 0, fmt.Errorf("encode text in %s: more than 65,535 different glyphs", e.face.Name)
	}
	e.marks = append(e.marks, m)
	c := uint16(len(e.marks))
	e.codes[m] = c
	return c, nil
}

// Has tells whether a mark has a code already.
func (e *Encoder) Has(m Mark) bool {
	_, ok := e.codes[m]
	return ok
}

// Marks lists the marks by code: Marks()[0] has the code 1. The slice is the encoder's own.
func (e *Encoder) Marks() []Mark { return e.marks }
