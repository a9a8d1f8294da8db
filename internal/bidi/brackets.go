package bidi

import (
	"cmp"
	"slices"
)

// maxOpen is how many brackets may be open at once (BD16).
const maxOpen = 63

// pair is a pair of brackets by their indexes in the sequence.
type pair struct{ open, shut int32 }

// resolveBrackets applies N0.
func (s *sequence) resolveBrackets() {
	s.findPairs()
	embedding := directionOf(s.level)
	seen, before := int32(0), s.sos // before: the last strong class of [0, seen)
	for _, p := range s.pairs {
		inside := s.strongInside(p, embedding)
		if inside == classON {
			continue
		}
		to := embedding
		if inside != embedding {
			for ; seen < p.open; seen++ {
				if c := strongAs(s.classes[seen]); c == classL || c == classR {
					before = c
				}
			}
			if before == inside {
				to = inside
			}
		}
		s.setBracket(p.open, to)
		s.setBracket(p.shut, to)
	}
}

// findPairs lists the pairs of brackets by their opening (BD16).
func (s *sequence) findPairs() {
	type opened struct {
		shut rune
		at   int32
	}
	var stack [maxOpen]opened
	depth := 0
	s.pairs = s.pairs[:0]
	for i, c := range s.classes {
		if c != classON {
			continue
		}
		r := s.text[s.index[i]]
		if !mayBeBracket(r) {
			continue
		}
		shut, opens := bracket(r)
		if opens {
			if depth == maxOpen {
				break
			}
			stack[depth] = opened{shut, int32(i)}
			depth++
			continue
		}
		for d := depth - 1; shut != 0 && d >= 0; d-- {
			if stack[d].shut == shut {
				s.pairs = append(s.pairs, pair{stack[d].at, int32(i)})
				depth = d
				break
			}
		}
	}
	slices.SortFunc(s.pairs, func(a, b pair) int { return cmp.Compare(a.open, b.open) })
}

// strongInside is the embedding direction where the brackets hold it, else the other one, else ON.
func (s *sequence) strongInside(p pair, embedding class) class {
	found := classON
	for _, c := range s.classes[p.open+1 : p.shut] {
		c = strongAs(c)
		if c == embedding {
			return c
		}
		if c == classL || c == classR {
			found = c
		}
	}
	return found
}

// setBracket gives a bracket its direction, and the marks on it too.
func (s *sequence) setBracket(i int32, to class) {
	s.classes[i] = to
	for j := int(i) + 1; j < len(s.classes) && s.original[s.index[j]] == classNSM; j++ {
		s.classes[j] = to
	}
}
