package reply

import (
	"slices"

	"chancery/internal/roster"
)

// registers tells whether somebody is registered.
func (r Reading) registers() bool {
	return slices.ContainsFunc(r.Delegates, func(d roster.Delegate) bool { return d.Action == roster.Register })
}

// conflicts tells whether the mail says two things of which one can be true.
func (r Reading) conflicts() bool {
	return slices.ContainsFunc(r.Review, func(reason roster.Reason) bool { return reason.Code == Conflict })
}

// Proposal is what the reading asks to be recorded. A delegation takes part where one of its members regrets and a colleague comes in his place.
func (r Reading) Proposal() roster.Proposal {
	p := roster.Proposal{
		Regret:        slices.Contains(r.Kinds, Regret) && (!r.registers() || r.conflicts()),
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
