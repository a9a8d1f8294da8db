package reply

import (
	"slices"

	"chancery/internal/roster"
)

// Proposal is what the reading asks to be recorded.
func (r Reading) Proposal() roster.Proposal {
	p := roster.Proposal{
		Regret:        slices.Contains(r.Kinds, Regret),
		Attending:     slices.Contains(r.Kinds, Registration),
		Delegates:     r.Delegates,
		Interventions: r.Interventions,
	}
	if r.Invitee != nil {
		p.Ref = r.Invitee.Ref
	}
	cancels := slices.ContainsFunc(r.Delegates, func(d roster.Delegate) bool { return d.Action == roster.Register || d.Action == roster.Update })
	if len(r.Delegates) > 0 && !cancels {
		p.Attending = false // to take one off the list says nothing of the others
	}
	return p
}
