package office

import (
	"chancery/internal/invitee"
	"chancery/internal/roster"
	"chancery/internal/store"
)

// onTheList is what stands for these invitees without what a person struck off the list of speakers, and the rules with the moves on it: what lists, papers,
// reports and acknowledgements are made from.
func (o *Office) onTheList(t *store.Tx, of []invitee.Invitee) ([]roster.Standing, roster.Rules, error) {
	rules := o.rules()
	moves, err := t.Moves()
	if err != nil {
		return nil, rules, err
	}
	for _, m := range moves {
		if m.Kind != moveReply {
			rules.Moves = append(rules.Moves, roster.Move{Kind: m.Kind, Notice: m.Notice, Other: m.Other})
		}
	}
	all, err := t.Standings(of)
	return roster.Unstruck(rules, all), rules, err
}

// moveReply is the kind of a right of reply, which is no move of an intervention.
const moveReply = "reply"
