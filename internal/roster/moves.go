package roster

import "slices"

// Moves of a person on the list of speakers. What a chair decides in the room goes over the rules; it is kept as a move, so that the rules' order can be
// told from it and taken up again.
const (
	MoveSwap     = "swap"     // two speeches of one item change places
	MovePostpone = "postpone" // to the end of its item: of those in time, or of the late ones
	MoveStrike   = "strike"   // off the list; what the delegation asked for is kept
)

// Move is one of them. Notice and Other are interventions' IDs.
type Move struct {
	Kind          string
	Notice, Other int64
}

// Unstruck leaves out the interventions that a person struck. all is left as it is.
func Unstruck(r Rules, all []Standing) []Standing {
	struck := map[int64]bool{}
	for _, m := range r.Moves {
		if m.Kind == MoveStrike {
			struck[m.Notice] = true
		}
	}
	if len(struck) == 0 {
		return all
	}
	left := slices.Clone(all)
	for i, s := range left {
		off := func(n StandingIntervention) bool { return struck[n.ID] }
		if slices.ContainsFunc(s.Interventions, off) {
			left[i].Interventions = slices.DeleteFunc(slices.Clone(s.Interventions), off)
		}
	}
	return left
}

// move carries the moves out on a list in the rules' order. A move whose speeches are not there any more, or stand on two sides of the line, does nothing.
func (l *ItemList) move(moves []Move) {
	place := make(map[int64]int, len(l.Speeches))
	for i, s := range l.Speeches {
		place[s.ID] = i
	}
	for _, m := range moves {
		i, here := place[m.Notice]
		if !here || m.Notice == 0 {
			continue
		}
		switch m.Kind {
		case MoveSwap:
			j, other := place[m.Other]
			if !other || l.Speeches[i].Late != l.Speeches[j].Late {
				continue
			}
			l.Speeches[i], l.Speeches[j] = l.Speeches[j], l.Speeches[i]
			l.Speeches[i].Moved, l.Speeches[j].Moved = MoveSwap, MoveSwap
			place[m.Notice], place[m.Other] = j, i
		case MovePostpone:
			last := i
			for last+1 < len(l.Speeches) && l.Speeches[last+1].Late == l.Speeches[i].Late {
				last++
			}
			moved := l.Speeches[i]
			moved.Moved = MovePostpone
			copy(l.Speeches[i:last], l.Speeches[i+1:last+1])
			l.Speeches[last] = moved
			for k := i; k <= last; k++ {
				place[l.Speeches[k].ID] = k
			}
		}
	}
}
