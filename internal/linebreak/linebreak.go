// Package linebreak finds where a line may end by the Unicode Line Breaking Algorithm (UAX #14 of Unicode 15.0), without any tailoring
// but the numbers of its example 7, which the standard's own test file follows. What a letter wants beside it (addresses, names, units)
// is its caller's.
package linebreak

// Append adds to list the indices in text that a line may begin with, ascending; neither 0 nor the end is among them. A forced break
// (LB4, LB5) is an index like any other.
func Append(list []int, text []rune) []int {
	all := pages()
	var s state
	for i, r := range text {
		c := classOf(all, r)
		if i > 0 && s.breaks(c, func() class { return next(all, text[i+1:]) }) {
			list = append(list, i)
		}
		s.pass(c, i == 0)
	}
	return list
}

// next is the class of what follows, combining marks passed over (LB9).
func next(all *[0x1100]*page, text []rune) class {
	for _, r := range text {
		if c := classOf(all, r) & classOnly; c != xCM && c != xZWJ {
			return c
		}
	}
	return xAL
}

// state is what the rules ask of the text before a place.
type state struct {
	raw          class // of the character before, whatever it is
	prev, prev2  class // of the two before, marks passed over (LB9), or made AL (LB10)
	flags        class // of the character that prev stands for
	beforeSpaces class // of the last that is no space
	oddRI        bool  // an odd number of regional indicators stands before
	number       uint8 // LB25: inNumber, closedNumber
}

const (
	inNumber     = 1 // NU (NU | SY | IS)*
	closedNumber = 2 // and (CL | CP)
)

func hard(c class) bool { return c == xBK || c == xCR || c == xLF || c == xNL }
func word(c class) bool { return c == xAL || c == xHL }
func mark(c class) bool { return c == xCM || c == xZWJ }

// breaks says whether a line may end before a character of class c (with flags); ahead gives the class after it.
func (s *state) breaks(c class, ahead func() class) bool {
	flags := c &^ classOnly
	c &= classOnly
	switch {
	case hard(s.raw): // LB4, LB5
		return s.raw != xCR || c != xLF
	case hard(c), c == xSP, c == xZW: // LB6, LB7
		return false
	case s.beforeSpaces == xZW: // LB8
		return true
	case s.raw == xZWJ: // LB8a
		return false
	case mark(c):
		if s.raw != xSP && s.raw != xZW { // LB9
			return false
		}
		c = xAL // LB10
	}
	if held, sure := s.spaced(c); sure {
		return !held
	}
	return !s.joined(c) && !s.numeric(c, ahead) && !s.syllable(c) && !s.paired(c, flags)
}

// spaced are the rules LB11 to LB18, which look across spaces. sure: one of them decides.
func (s *state) spaced(c class) (held, sure bool) {
	before := s.beforeSpaces
	switch {
	case c == xWJ, s.prev == xWJ, // LB11
		s.prev == xGL, // LB12
		c == xGL && s.prev != xSP && s.prev != xBA && s.prev != xHY, // LB12a
		c == xCL, c == xCP, c == xEX, c == xIS, c == xSY, // LB13
		before == xOP,                                // LB14
		before == xQU && c == xOP,                    // LB15
		(before == xCL || before == xCP) && c == xNS, // LB16
		before == xB2 && c == xB2:                    // LB17
		return true, true
	case s.prev == xSP: // LB18
		return false, true
	case c == xQU, s.prev == xQU: // LB19
		return true, true
	case c == xCB, s.prev == xCB: // LB20
		return false, true
	}
	return false, false
}

// joined are the rules LB21 to LB24.
func (s *state) joined(c class) bool {
	ideo := func(c class) bool { return c == xID || c == xEB || c == xEM }
	affix := func(c class) bool { return c == xPR || c == xPO }
	switch p := s.prev; {
	case c == xBA, c == xHY, c == xNS, p == xBB, // LB21
		s.prev2 == xHL && (p == xHY || p == xBA), // LB21a
		p == xSY && c == xHL,                     // LB21b
		c == xIN,                                 // LB22
		word(p) && c == xNU, p == xNU && word(c), // LB23
		p == xPR && ideo(c), ideo(p) && c == xPO, // LB23a
		affix(p) && word(c), word(p) && affix(c): // LB24
		return true
	}
	return false
}

// numeric is the rule LB25 as example 7 has it: ( PR | PO ) ? ( OP | HY ) ? NU ( NU | SY | IS ) * ( CL | CP ) ? ( PR | PO ) ?
func (s *state) numeric(c class, ahead func() class) bool {
	switch c {
	case xNU:
		return s.number == inNumber || s.prev == xPR || s.prev == xPO || s.prev == xOP || s.prev == xHY
	case xSY, xIS, xCL, xCP:
		return s.number == inNumber
	case xPR, xPO:
		return s.number != 0
	case xOP, xHY:
		return (s.prev == xPR || s.prev == xPO) && ahead() == xNU
	}
	return false
}

// syllable are the rules of Korean, LB26 and LB27.
func (s *state) syllable(c class) bool {
	korean := func(c class) bool { return c == xJL || c == xJV || c == xJT || c == xH2 || c == xH3 }
	switch p := s.prev; p {
	case xJL:
		return c == xJL || c == xJV || c == xH2 || c == xH3 || c == xPO
	case xJV, xH2:
		return c == xJV || c == xJT || c == xPO
	case xJT, xH3:
		return c == xJT || c == xPO
	default:
		return p == xPR && korean(c)
	}
}

// paired are the rules LB28 to LB30b.
func (s *state) paired(c, flags class) bool {
	switch p := s.prev; {
	case word(p) && word(c), p == xIS && word(c), // LB28, LB29
		(word(p) || p == xNU) && c == xOP && flags&isWide == 0,   // LB30
		p == xCP && s.flags&isWide == 0 && (word(c) || c == xNU), // LB30
		s.oddRI && c == xRI, // LB30a
		(p == xEB || s.flags&isReserved != 0) && c == xEM: // LB30b
		return true
	}
	return false
}

// pass moves the state behind a character of class c.
func (s *state) pass(c class, first bool) {
	flags := c &^ classOnly
	c &= classOnly
	before := s.raw
	s.raw = c
	if mark(c) {
		if !first && !hard(before) && before != xSP && before != xZW {
			return // LB9
		}
		c = xAL // LB10
	}
	s.prev2, s.prev, s.flags = s.prev, c, flags
	if c != xSP {
		s.beforeSpaces = c
	}
	s.oddRI = c == xRI && !s.oddRI
	switch {
	case c == xNU, s.number == inNumber && (c == xSY || c == xIS):
		s.number = inNumber
	case s.number == inNumber && (c == xCL || c == xCP):
		s.number = closedNumber
	default:
		s.number = 0
	}
}
