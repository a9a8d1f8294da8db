package office

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"chancery/internal/invitee"
	"chancery/internal/store"
)

// Undelivered is a letter, or its copy to an address in Cc, of which a notice said that it did not arrive, or not yet.
type Undelivered struct {
	ID       string    `json:"id"` // REF, or REF/ROUND
	Ref      string    `json:"ref"`
	Round    string    `json:"round"`
	Address  string    `json:"address"`
	Cc       bool      `json:"cc,omitempty"` // the copy alone: the letter's own delivery is another matter
	Delivery string    `json:"delivery"`     // failed, delayed
	Code     string    `json:"code,omitempty"`
	Reason   string    `json:"reason"`
	At       time.Time `json:"at"`
	Remedies []Remedy  `json:"remedies"` // the likeliest first
}

// Remedy is a way to reach an invitee whose letter came back.
type Remedy struct {
	Code    string `json:"code"` // wait, ask, new_address, correct_address, other_address, other_mission, again, lighten, let_through, post; of a copy: correct_cc, pass_on
	Address string `json:"address,omitempty"`
	Words   string `json:"words"`
}

// undelivered lists the letters that failed and those that are late, with what may be done.
func (o *Office) undelivered(t *store.Tx) ([]Undelivered, error) {
	list := []Undelivered{}
	letters, err := t.Undelivered()
	if err != nil {
		return nil, err
	}
	copies, err := o.undeliveredCopies(t)
	if err != nil || len(letters) == 0 {
		return append(list, copies...), err // the sheet is not read in vain
	}
	slices.SortStableFunc(letters, func(a, b store.Letter) int { return rank(a) - rank(b) })
	sheet, _ := o.contacts(nil)
	rounds, err := t.Rounds()
	if err != nil {
		return nil, err
	}
	for _, l := range letters {
		if arrived, err := arrivedLate(t, l); err != nil {
			return nil, err
		} else if arrived {
			continue
		}
		again, err := planAgain(t, l, rounds)
		if err != nil {
			return nil, err
		}
		reason := bounceReason(l)
		u := Undelivered{ID: letterID(l.Ref, l.Round), Ref: l.Ref, Round: l.Round, Address: l.Address, Delivery: l.Delivery, Code: l.DeliveryCode, Reason: reason,
			At: l.DeliveryAt.In(o.Campaign.Meeting.Zone)}
		u.Remedies = remedies(l, reason, again, sheet.Invitees)
		if o.overdue(l) {
			u.Remedies = []Remedy{{Code: "ask", Words: "nothing was said of it since, and servers do not try for so long: ask whether it arrived"}}
		}
		list = append(list, u)
	}
	return append(list, copies...), nil
}

// giveUp is how long servers try at most, by custom: RFC 5321 §4.5.4.1 asks for at least four to five days. They say so when they give up.
const giveUp = 5 * 24 * time.Hour

// overdue tells a letter that is late and of which nothing was said for so long that servers no longer try.
func (o *Office) overdue(l store.Letter) bool {
	return l.Delivery == store.Delayed && o.now().Sub(l.DeliveryAt) > giveUp
}

// arrivedLate tells whether a letter that was late came through all the same: the delegation has answered.
func arrivedLate(t *store.Tx, l store.Letter) (bool, error) {
	if l.Delivery != store.Delayed {
		return false, nil
	}
	s, err := t.Standing(invitee.Invitee{Ref: l.Ref})
	return !s.FirstAnswer.IsZero(), err
}

// rank puts what failed before what is late.
func rank(l store.Letter) int {
	if l.Delivery == store.Failed {
		return 0
	}
	return 1
}

// planAgain says how the letter of a round is sent to its invitee once more: in a round of that letter in which none went to the invitee yet.
func planAgain(t *store.Tx, l store.Letter, rounds []store.Round) (string, error) {
	stems, stem := map[string]string{}, InvitationLetter
	for _, r := range rounds {
		stems[r.Name] = r.Letter
		if r.Name == l.Round {
			stem = r.Letter
		}
	}
	letters, err := t.Letters(store.LetterFilter{Ref: l.Ref, Kind: store.KindLetter})
	if err != nil {
		return "", err
	}
	begun := map[string]bool{}
	for _, had := range letters {
		begun[had.Round] = had.State != store.Queued && had.State != store.Deferred
	}
	round := "again"
	for n := 2; begun[round] || stems[round] != "" && stems[round] != stem; n++ {
		round = fmt.Sprintf("again-%d", n)
	}
	return fmt.Sprintf("\"chancery plan --round %s --letter %s --only %s\" and \"chancery send\"", round, stem, l.Ref), nil
}

// remedies are the ways to reach the invitee of a letter that failed or is late; again says how to send the letter once more.
func remedies(l store.Letter, reason, again string, sheet []invitee.Invitee) []Remedy {
	if l.Delivery == store.Delayed {
		return []Remedy{{Code: "wait", Words: "the mail servers are still trying: wait"}}
	}
	var all []Remedy
	i := slices.IndexFunc(sheet, func(v invitee.Invitee) bool { return v.Ref == l.Ref })
	hasNew := i >= 0 && sheet[i].Email != "" && !strings.EqualFold(sheet[i].Email, l.Address)
	if hasNew {
		all = append(all, Remedy{"new_address", sheet[i].Email, "the contact sheet has " + sheet[i].Email + " now: " + again})
	}
	switch {
	case passes(reason):
		all = append(all, Remedy{"again", l.Address, "it may pass: try again in a day, " + again})
	case reason == "too_large":
		all = append(all, Remedy{"lighten", l.Address, "take out or shrink the enclosures, then " + again})
	case reason == "spam", reason == "policy":
		all = append(all, Remedy{"let_through", l.Address, "ask the mission's administrator to let mail of this office through, then " + again})
	default:
		if !hasNew {
			all = append(all, Remedy{"correct_address", "", "correct Email in the contact sheet, then " + again})
		}
	}
	if i >= 0 {
		all = append(all, otherAddresses(l, sheet[i])...)
		all = append(all, otherMissions(sheet[i], sheet)...)
	}
	return append(all, Remedy{"post", "", fmt.Sprintf("print it and send it by post: \"chancery preview --to %s --out paper\"", l.Ref)})
}

// passes tells whether a fault may be gone in a day.
func passes(reason string) bool {
	return reason == "mailbox_full" || reason == "network" || reason == "expired"
}

// bestRemedy is the code of the remedy that a report names: one line for all that there are.
func bestRemedy(all []Remedy) string {
	for _, code := range []string{"new_address", "again", "lighten", "let_through", "other_address", "other_mission"} {
		if slices.ContainsFunc(all, func(r Remedy) bool { return r.Code == code }) {
			return code
		}
	}
	return store.Failed
}

// otherAddresses are further ones of the invitee's own row: Cc, and merge fields that hold an address, under their header.
func otherAddresses(l store.Letter, v invitee.Invitee) (all []Remedy) {
	seen := map[string]bool{strings.ToLower(l.Address): true, strings.ToLower(v.Email): true}
	add := func(address, from string) {
		if seen[strings.ToLower(address)] {
			return
		}
		if _, refused := l.RefusedCc[address]; refused {
			return
		}
		seen[strings.ToLower(address)] = true
		all = append(all, Remedy{"other_address", address, fmt.Sprintf("%s (%s) is another address of the mission", address, from)})
	}
	for _, cc := range v.Cc {
		add(cc, "Cc")
	}
	for _, header := range slices.Sorted(maps.Keys(v.Fields)) {
		if address, err := invitee.CheckAddress(strings.TrimSpace(v.Fields[header])); err == nil {
			add(address, header)
		}
	}
	return all
}

// otherMissions are further rows of the invitee's State, as its mission in New York or its ministry in the capital.
func otherMissions(v invitee.Invitee, sheet []invitee.Invitee) (all []Remedy) {
	if v.Country == "" {
		return nil
	}
	for _, other := range sheet {
		if other.Country == v.Country && other.Ref != v.Ref && other.Email != "" {
			all = append(all, Remedy{"other_mission", other.Email, fmt.Sprintf("%s (%s) is another address of the State", other.Email, other.Ref)})
		}
	}
	return all
}
