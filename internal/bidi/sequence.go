package bidi

import (
	"cmp"
	"slices"
)

// sequence is an isolating run sequence (BD13): the characters that the rules W, N and I see side by side.
type sequence struct {
	index    []int32 // into the paragraph, ascending
	classes  []class // as the rules leave them
	level    int8
	sos, eos class
	text     []rune  // of the paragraph
	original []class // of the paragraph, for the marks after brackets (N0)
	pairs    []pair
}

// run is a level run (BD7): text[start:end] without what X9 removes, at its explicit level.
type run struct {
	start, end int32
	level      int8
}

// resolve splits the paragraph into isolating run sequences (X10) and resolves each.
func (p *resolver) resolve() {
	s := sequence{
		text: p.text, original: p.classes,
		index: make([]int32, 0, len(p.text)), classes: make([]class, 0, len(p.text)),
	}
	runs := p.runs()
	for k, r := range runs {
		if p.continues(r) {
			continue
		}
		s.index, s.classes = s.index[:0], s.classes[:0]
		s.level = r.level
		last := p.gather(&s, runs, k)
		p.boundaries(&s, runs, k, last)
		p.resolveSequence(&s)
	}
}

// runs lists the level runs.
func (p *resolver) runs() []run {
	runs := make([]run, 0, 8)
	level := Removed
	for i, l := range p.levels {
		if l == Removed {
			continue
		}
		if l != level {
			runs = append(runs, run{start: int32(i), level: l})
			level = l
		}
		runs[len(runs)-1].end = int32(i + 1)
	}
	return runs
}

// gather collects the sequence that begins with runs[k], across its isolates, and returns the index of its last run.
func (p *resolver) gather(s *sequence, runs []run, k int) int {
	for {
		p.collect(s, runs[k])
		pdi := p.matching(s.index[len(s.index)-1])
		next, found := slices.BinarySearchFunc(runs, pdi, func(r run, start int32) int { return cmp.Compare(r.start, start) })
		if !found {
			return k
		}
		k = next
	}
}

// matching is the PDI of the initiator at i, or -1.
func (p *resolver) matching(i int32) int32 {
	if p.match == nil || p.match[i] < i {
		return -1
	}
	return p.match[i]
}

// continues tells whether the run begins with the PDI of an initiator, and so goes on with an earlier run's sequence.
func (p *resolver) continues(r run) bool {
	return p.match != nil && p.match[r.start] >= 0 && p.match[r.start] < r.start
}

func (p *resolver) collect(s *sequence, r run) {
	for i := r.start; i < r.end; i++ {
		if p.levels[i] != Removed {
			s.index = append(s.index, i)
			s.classes = append(s.classes, p.classes[i])
		}
	}
}

// boundaries finds sos and eos (X10): the direction of the higher of the two levels that meet.
func (p *resolver) boundaries(s *sequence, runs []run, first, last int) {
	before, after := p.level, p.level
	if first > 0 {
		before = runs[first-1].level
	}
	if last+1 < len(runs) && !p.isInitiatorAt(s.index[len(s.index)-1]) {
		after = runs[last+1].level
	}
	s.sos, s.eos = directionOf(max(s.level, before)), directionOf(max(s.level, after))
}

func (p *resolver) isInitiatorAt(i int32) bool { return isInitiator(classOf(p.text[i])) }

func (p *resolver) resolveSequence(s *sequence) {
	s.weak()
	if p.brackets {
		s.resolveBrackets()
	}
	s.neutral()
	for k, i := range s.index {
		p.levels[i] = implicit(s.level, s.classes[k])
	}
}

func directionOf(level int8) class {
	if level&1 == 1 {
		return classR
	}
	return classL
}

// implicit applies the rules I1 and I2.
func implicit(level int8, c class) int8 {
	switch {
	case level&1 == 1:
		if c != classR {
			level++
		}
	case c == classR:
		level++
	case c != classL:
		level += 2
	}
	return level
}
