package office

import (
	"maps"
	"slices"
	"strings"

	"chancery/internal/invitee"
	"chancery/internal/store"
)

// refusedCopy is a copy of a letter that did not reach its address.
type refusedCopy struct {
	letter  store.Letter
	address string
	store.CcRefusal
}

// refusedCopies lists the copies that did not arrive and are work still: those of the last letter that went to the address, where the sheet has it in Cc as
// before. letters are all of their invitees, by ID.
func refusedCopies(letters []store.Letter, sheet []invitee.Invitee) (all []refusedCopy) {
	last := map[string]int64{}
	for _, l := range letters {
		if l.Kind == store.KindLetter && l.State == store.Sent {
			for _, cc := range l.Cc {
				last[place(l.Ref, cc)] = l.ID
			}
		}
	}
	stands := map[string]bool{}
	for _, v := range sheet {
		stands[v.Ref] = false
		for _, cc := range v.Cc {
			stands[place(v.Ref, cc)] = true
		}
	}
	for _, l := range letters {
		_, known := stands[l.Ref]
		for _, cc := range slices.Sorted(maps.Keys(l.RefusedCc)) {
			if key := place(l.Ref, cc); last[key] == l.ID && (stands[key] || !known) {
				all = append(all, refusedCopy{l, cc, l.RefusedCc[cc]})
			}
		}
	}
	return all
}

// failedCopies are the places in Cc that copies did not reach for good; what may pass is none.
func (o *Office) failedCopies(t *store.Tx) (map[string]bool, error) {
	all, err := o.copiesThatFailed(t)
	failed := map[string]bool{}
	for _, c := range all {
		if !passes(c.Reason) {
			failed[place(c.letter.Ref, c.address)] = true
		}
	}
	return failed, err
}

// withoutCopies takes addresses out of Cc, and names those that it took.
func withoutCopies(invitees []invitee.Invitee, places map[string]bool) (all []invitee.Invitee, without []NoCopy) {
	all = slices.Clone(invitees)
	for i, v := range all {
		var left []string
		for _, cc := range v.Cc {
			if places[place(v.Ref, cc)] {
				without = append(without, NoCopy{v.Ref, cc})
				continue
			}
			left = append(left, cc)
		}
		all[i].Cc = left
	}
	return all, without
}

// remedy of a copy is the Cc's: the letter itself went out.
func (c refusedCopy) remedy() Remedy {
	if passes(c.Reason) {
		return Remedy{"pass_on", c.address, "it may pass: pass the letter on to this address in a day; the letter itself went to " + c.letter.Address}
	}
	return Remedy{"correct_cc", "", "correct Cc in the contact sheet, or take the address out; the letter itself went to " + c.letter.Address}
}

// copiesThatFailed are the refused copies that are work still.
func (o *Office) copiesThatFailed(t *store.Tx) ([]refusedCopy, error) {
	refused, err := t.WithRefusedCc()
	if err != nil || len(refused) == 0 {
		return nil, err
	}
	sheet, _ := o.contacts(nil)
	var letters []store.Letter
	seen := map[string]bool{}
	for _, l := range refused {
		if seen[l.Ref] {
			continue
		}
		seen[l.Ref] = true
		all, err := t.Letters(store.LetterFilter{Ref: l.Ref, Kind: store.KindLetter})
		if err != nil {
			return nil, err
		}
		letters = append(letters, all...)
	}
	return refusedCopies(letters, sheet.Invitees), nil
}

// undeliveredCopies are the refused copies as status shows them.
func (o *Office) undeliveredCopies(t *store.Tx) (list []Undelivered, err error) {
	all, err := o.copiesThatFailed(t)
	for _, c := range all {
		list = append(list, Undelivered{ID: letterID(c.letter.Ref, c.letter.Round), Ref: c.letter.Ref, Round: c.letter.Round, Address: c.address, Cc: true,
			Delivery: store.Failed, Code: c.Code, Reason: c.Reason, At: c.At.In(o.Campaign.Meeting.Zone), Remedies: []Remedy{c.remedy()}})
	}
	return list, err
}

// copiesTo are a letter's Cc addresses among those of a delivery report, as the letter has them.
func copiesTo(l store.Letter, recipients []string) (all []string) {
	for _, cc := range l.Cc {
		if slices.ContainsFunc(recipients, func(a string) bool { return strings.EqualFold(a, cc) }) {
			all = append(all, cc)
		}
	}
	return all
}
