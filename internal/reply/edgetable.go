package reply

// edge leads on from a node of a phraseTree by a number: of a word, or of two bytes.
type edge struct {
	from, by int32
}

// edgeTable finds the node or stem behind an edge, 0 where there is none: an open table with linear probing, asked some hundred times a mail, in two thirds of the time of a map.
type edgeTable struct {
	slots []edgeSlot // a power of two, at most half of them full
	full  int
}

type edgeSlot struct {
	edge
	to int32
}

func newEdgeTable() edgeTable { return edgeTable{slots: make([]edgeSlot, 64)} }

// slot is the place of an edge, or the empty one where it belongs. The factor is that of Fibonacci hashing (Knuth, The Art of Computer Programming, volume 3, 6.4).
func (t *edgeTable) slot(e edge) *edgeSlot {
	mask := len(t.slots) - 1
	for i := int((uint64(uint32(e.from))<<32|uint64(uint32(e.by)))*0x9E3779B97F4A7C15>>32) & mask; ; i = (i + 1) & mask {
		if s := &t.slots[i]; s.to == 0 || s.edge == e {
			return s
		}
	}
}

func (t *edgeTable) at(e edge) int32 { return t.slot(e).to }

func (t *edgeTable) put(e edge, to int32) {
	if 2*t.full >= len(t.slots) {
		old := t.slots
		*t = edgeTable{slots: make([]edgeSlot, 2*len(old))}
		for _, s := range old {
			if s.to != 0 {
				t.put(s.edge, s.to)
			}
		}
	}
	s := t.slot(e)
	if s.to == 0 {
		t.full++
	}
	*s = edgeSlot{e, to}
}
