package roster

import (
	"cmp"
	"slices"
	"strings"

	"chancery/internal/invitee"
	"chancery/internal/locale"
)

// Participant is a line of the list of participants; Number is 1-based.
type Participant struct {
	Number  int
	Invitee invitee.Invitee
	StandingDelegate
}

// Participants orders all standing delegates: by class, delegation in the language's alphabet, head first, then by capacity and receipt. A delegate
// without a capacity stands with the advisers.
func Participants(r Rules, l locale.Lang, all []Standing) []Participant {
	type delegation struct {
		name  string
		class int
		*Standing
	}
	var list []delegation
	total := 0
	for i := range all {
		if s := &all[i]; len(s.Delegates) > 0 {
			list = append(list, delegation{s.Invitee.DisplayName(l, r.Start), classOrder(s.Invitee.Class), s})
			total += len(s.Delegates)
		}
	}
	slices.SortFunc(list, func(a, b delegation) int {
		return cmp.Or(cmp.Compare(a.class, b.class), locale.Compare(l, a.name, b.name), strings.Compare(a.Invitee.Ref, b.Invitee.Ref))
	})
	out := make([]Participant, 0, total)
	for _, d := range list {
		delegates := slices.Clone(d.Delegates)
		slices.SortStableFunc(delegates, compareDelegates)
		for _, person := range delegates {
			out = append(out, Participant{Number: len(out) + 1, Invitee: d.Invitee, StandingDelegate: person})
		}
	}
	return out
}

// classOrder is the place of a class in the list; unknown ones come last.
func classOrder(c invitee.Class) int {
	if i := slices.Index(invitee.Classes, c); i >= 0 {
		return i
	}
	return len(invitee.Classes)
}

func compareDelegates(a, b StandingDelegate) int {
	return cmp.Or(cmp.Compare(rank(a.Delegate), rank(b.Delegate)), a.Source.compare(b.Source), cmp.Compare(a.ID, b.ID))
}

func rank(d Delegate) int {
	switch {
	case d.Leads():
		return 0
	case d.Capacity == Alternate:
		return 1
	case d.Capacity == Observer:
		return 3
	}
	return 2
}
