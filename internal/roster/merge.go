package roster

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// Entities of a Change.
const (
	EntityDelegate     = "delegate"
	EntityIntervention = "intervention"
	EntityDelegation   = "delegation"
)

// Change is one fact of a proposal set against what stands. Field names are the contract's keys.
type Change struct {
	Entity        string // "delegate", "intervention", "delegation"
	Name          string // the delegate's name, the item's label, or the delegation's ref
	Field         string // "" where the whole is new (Before is empty) or goes (After is empty)
	Before, After string
}

// Review codes that the roster gives.
const (
	CodeChange   = "change"
	CodeConflict = "conflict"
)

// Reason is a review code with its detail.
type Reason struct {
	Code   string `json:"code"`
	Detail string `json:"detail,omitempty"`
}

// Compare sets a proposal against what stands. changes: all differences. reasons: "change" where an existing delegate is altered, replaced or cancelled, or an
// intervention withdrawn or altered; "conflict" where the proposal contradicts what stands or itself (regret against registrations, registration against a
// regret, a second head, another speaker for the same item, a name to replace or cancel or an intervention to withdraw that is not there). A repeated
// identical fact is neither. A first answer that does not contradict itself gives changes only.
func Compare(s Standing, p Proposal) (changes []Change, reasons []Reason) {
	m := merge(s, p, Source{})
	return m.changes, m.reasons
}

// Apply gives what stands after the proposal was accepted: delegates are matched by name (case, order and diacritics folded) or by an e-mail address that is
// one person's. New facts get src; kept ones keep ID and source, new ones have ID 0. An intervention that stands and was asked for by an earlier receipt takes
// that, so that the order in which mails are decided does not decide the order of speakers. s is left as it is.
func Apply(s Standing, p Proposal, src Source) Standing {
	m := merge(s, p, src)
	if p.Empty() {
		return s
	}
	out := s
	out.Status = m.status()
	if s.FirstAnswer.IsZero() || src.Received.Before(s.FirstAnswer) {
		out.FirstAnswer = src.Received
	}
	out.Delegates, out.Interventions = nil, nil
	for _, d := range m.delegates {
		if !d.gone {
			out.Delegates = append(out.Delegates, d.StandingDelegate)
		}
	}
	for _, n := range m.notices {
		if !n.gone {
			out.Interventions = append(out.Interventions, n.StandingIntervention)
		}
	}
	return out
}

// merging is the work on one proposal: what stands, fact by fact as the proposal leaves it, and what that meant.
type merging struct {
	standing  Standing
	proposal  Proposal
	src       Source
	regrets   bool // the proposal is a regret and nothing in it says otherwise
	delegates []*heldDelegate
	notices   []*heldNotice
	changes   []Change
	reasons   []Reason
}

type heldDelegate struct {
	StandingDelegate
	fresh, gone bool
	stated      bool // as head, by this proposal
}

type heldNotice struct {
	StandingIntervention
	fresh, gone bool
}

func merge(s Standing, p Proposal, src Source) *merging {
	m := &merging{standing: s, proposal: p, src: src, regrets: p.Regret && !p.TakesPart()}
	for _, d := range s.Delegates {
		m.delegates = append(m.delegates, &heldDelegate{StandingDelegate: d})
	}
	for _, n := range s.Interventions {
		m.notices = append(m.notices, &heldNotice{StandingIntervention: n})
	}
	m.contradictions()
	for _, d := range p.Delegates {
		m.delegate(d)
	}
	m.oneHead()
	for _, v := range p.Interventions {
		m.intervention(v)
	}
	m.dropSpeakers()
	if m.regrets {
		m.clear()
	}
	m.news()
	if before, after := s.status(), m.status(); before != after {
		change := Change{Entity: EntityDelegation, Name: s.Invitee.Ref, Field: "status", Before: before, After: after}
		m.changes = slices.Insert(m.changes, 0, change)
	}
	return m
}

// contradictions names what the regret, given or standing, stands against.
func (m *merging) contradictions() {
	p, s := m.proposal, m.standing
	switch {
	case p.Regret && p.TakesPart():
		m.conflict("the answer regrets and takes part at once")
	case p.Regret && (len(s.Delegates) > 0 || len(s.Interventions) > 0):
		m.conflict("the answer regrets, but stands with delegates: %d, interventions: %d", len(s.Delegates), len(s.Interventions))
	case p.Regret && s.status() == Attending:
		m.conflict("the answer regrets, but the delegation has said that it attends")
	case p.TakesPart() && s.status() == Declined:
		m.conflict("the answer takes part, but the delegation has declined")
	}
}

// clear ends everything that stands: the delegation has declined.
func (m *merging) clear() {
	for _, d := range m.delegates {
		if !d.gone {
			m.drop(d)
		}
	}
	for _, n := range m.notices {
		if !n.gone {
			m.dropNotice(n)
		}
	}
}

// news lists what the proposal adds.
func (m *merging) news() {
	for _, d := range m.delegates {
		if d.fresh && !d.gone {
			m.change(Change{Entity: EntityDelegate, Name: d.Name, After: d.summary()})
		}
	}
	for _, n := range m.notices {
		if n.fresh && !n.gone {
			m.change(Change{Entity: EntityIntervention, Name: n.Item, After: n.summary()})
		}
	}
}

// status is the delegation's after the proposal. An attendance without names is remembered by the status alone, so it ends with the last named delegate.
func (m *merging) status() string {
	before := m.standing.status()
	switch {
	case m.regrets:
		return Declined
	case m.proposal.Empty():
		return before
	case m.proposal.Attending || slices.ContainsFunc(m.delegates, func(d *heldDelegate) bool { return !d.gone }):
		return Attending
	case before == Attending && len(m.standing.Delegates) == 0:
		return Attending
	case before == Declined && !m.proposal.TakesPart():
		return Declined
	}
	return Answered
}

func (m *merging) change(c Change) { m.changes = append(m.changes, c) }

func (m *merging) reason(code, format string, args ...any) {
	r := Reason{Code: code, Detail: fmt.Sprintf(format, args...)}
	if !slices.Contains(m.reasons, r) {
		m.reasons = append(m.reasons, r)
	}
}

func (m *merging) conflict(format string, args ...any) { m.reason(CodeConflict, format, args...) }

// earlier tells whether the proposal was received before t; a proposal without a receipt was not.
func (m *merging) earlier(t time.Time) bool {
	return !m.src.Received.IsZero() && m.src.Received.Before(t)
}

// summary is one line on a delegate; never empty.
func (d Delegate) summary() string {
	return summary("delegate", strings.TrimSpace(d.Honorific+" "+d.Name), d.Function)
}

// summary is one line on an intervention; never empty.
func (v Intervention) summary() string {
	return summary(v.Item, v.Speaker, v.OnBehalfOf, string(v.Language))
}

func summary(otherwise string, facts ...string) string {
	facts = slices.DeleteFunc(facts, func(s string) bool { return s == "" })
	if len(facts) == 0 {
		return otherwise
	}
	return strings.Join(facts, ", ")
}
