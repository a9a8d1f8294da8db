// Package bidi finds the embedding levels of a paragraph by the Unicode Bidirectional Algorithm (UAX #9) and the visual order of its lines. It knows
// characters and levels only; lines, glyphs and mirroring belong to its callers.
package bidi

// Direction of a paragraph. The zero value is LTR.
type Direction int

const (
	Auto Direction = iota - 1 // rules P2, P3
	LTR
	RTL
)

// Removed is the level of a character that rule X9 removes (explicit formatting, BN).
const Removed int8 = -1

// Levels resolves the embedding levels of a paragraph by UAX #9, rules P2 to I2, one level a rune; rule L1 is applied a line at a time, by Line.
// The level of what rule X9 removes is Removed. A paragraph separator ends all embeddings (X8) and takes the paragraph's level; text is meant to hold
// none but its last: what follows one is resolved as if in the same paragraph.
func Levels(text []rune, base Direction) (levels []int8, paragraph int8) {
	levels = make([]int8, len(text))
	p := resolver{text: text, levels: levels, classes: make([]class, len(text))}
	p.classify()
	switch {
	case base == RTL:
		p.level = 1
	case base == Auto && p.strongRTL(0, len(text)):
		p.level = 1
	}
	if p.level == 0 && !p.rightToLeft {
		p.leftToRight()
		return levels, 0
	}
	if p.explicit {
		p.embed()
	} else {
		p.flat()
	}
	p.resolve()
	return levels, p.level
}

// resolver is the state of one call of Levels.
type resolver struct {
	text    []rune
	levels  []int8
	classes []class // current: rewritten by overrides and by the rules W, N
	level   int8    // of the paragraph

	explicit    bool // an explicit formatting character is there
	isolates    bool // an isolate initiator is there
	rightToLeft bool // something may raise a level above 0 in a left-to-right paragraph
	brackets    bool // a paired bracket is there

	match []int32 // with isolates: index of the PDI of an initiator and the reverse; -1: none
}

func (p *resolver) classify() {
	for i, r := range p.text {
		c := classOf(r)
		p.classes[i] = c
		switch c {
		case classR, classAL, classAN:
			p.rightToLeft = true
		case classLRI, classRLI, classFSI:
			p.isolates, p.explicit, p.rightToLeft = true, true, true
		case classLRE, classRLE, classLRO, classRLO, classPDF, classPDI:
			p.explicit, p.rightToLeft = true, true
		case classON:
			if !p.brackets {
				p.brackets = mayBeBracket(r)
			}
		}
	}
	if p.isolates {
		p.matchIsolates()
	}
}

// matchIsolates pairs isolate initiators with their PDI (BD9).
func (p *resolver) matchIsolates() {
	p.match = make([]int32, len(p.text))
	var open []int32
	for i, c := range p.classes {
		p.match[i] = -1
		switch c {
		case classLRI, classRLI, classFSI:
			open = append(open, int32(i))
		case classPDI:
			if n := len(open); n > 0 {
				p.match[i], p.match[open[n-1]] = open[n-1], int32(i)
				open = open[:n-1]
			}
		case classB:
			open = open[:0]
		}
	}
}

// strongRTL tells whether the first strong character of text[start:end] outside isolates is right-to-left (P2, P3).
func (p *resolver) strongRTL(start, end int) bool {
	for i := start; i < end; i++ {
		switch p.classes[i] {
		case classL, classB:
			return false
		case classR, classAL:
			return true
		case classLRI, classRLI, classFSI:
			if p.match[i] < 0 {
				return false
			}
			i = int(p.match[i])
		}
	}
	return false
}

// leftToRight gives the levels of a text in which nothing runs from right to left: European numbers join the letters (W7).
func (p *resolver) leftToRight() {
	for i, c := range p.classes {
		if c == classBN {
			p.levels[i] = Removed
		}
	}
}

// flat gives the levels of rules X1 to X9 where no explicit formatting is there.
func (p *resolver) flat() {
	for i, c := range p.classes {
		p.levels[i] = p.level
		if c == classBN {
			p.levels[i] = Removed
		}
	}
}
