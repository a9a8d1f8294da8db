package roster

import (
	"slices"
	"strings"

	"chancery/internal/locale"
)

// intervention works one intervention of the proposal in. On one item a delegation may speak for itself and on behalf of each of several groups.
func (m *merging) intervention(v Intervention) {
	switch {
	case strings.TrimSpace(v.Item) == "":
		m.conflict("an intervention names no item")
	case v.Action == Withdraw:
		m.withdraw(v)
	default:
		m.add(v)
	}
}

func (m *merging) add(v Intervention) {
	for _, n := range m.notices {
		if !n.gone && itemKey(n.Item) == itemKey(v.Item) && locale.Fold(n.OnBehalfOf) == locale.Fold(v.OnBehalfOf) {
			m.alterNotice(n, v)
			return
		}
	}
	v.Action = Add
	m.notices = append(m.notices, &heldNotice{StandingIntervention: StandingIntervention{Intervention: v, Source: m.src, StatementMails: m.bringing(v, nil)}, fresh: true})
}

// bringing puts the mail behind those that brought a statement, where it brings one too: a revised text comes by a later mail.
func (m *merging) bringing(v Intervention, had []int64) []int64 {
	if !v.StatementAttached || m.src.MailID == 0 || slices.Contains(had, m.src.MailID) {
		return had
	}
	return append(slices.Clip(had), m.src.MailID)
}

// alterNotice puts the facts that v states into an intervention that stands; it keeps its place.
func (m *merging) alterNotice(n *heldNotice, v Intervention) {
	n.StatementMails = m.bringing(v, n.StatementsIn())
	if m.earlier(n.Received) {
		n.Source = m.src
	}
	before := len(m.changes)
	if v.Speaker != "" && !sameSpeaker(n.Speaker, v.Speaker) {
		if n.Speaker != "" {
			m.otherSpeaker(n, v.Speaker)
		}
		m.setNotice(n, "speaker", &n.Speaker, v.Speaker)
	}
	if v.Language != "" && v.Language != n.Language {
		if n.Language != "" && !n.fresh {
			m.reason(CodeChange, "item %s: language", n.Item)
		}
		language := string(n.Language)
		m.setNotice(n, "language", &language, string(v.Language))
		n.Language = v.Language
	}
	if v.StatementAttached && !n.StatementAttached {
		n.StatementAttached = true
		if !n.fresh {
			m.change(Change{EntityIntervention, n.Item, "statement_attached", "", yes(true)})
		}
	}
	if len(m.changes) > before {
		n.Evidence = append(slices.Clip(n.Evidence), v.Evidence...)
	}
}

// otherSpeaker says why another speaker is proposed: the one before is gone, or it is a contradiction.
func (m *merging) otherSpeaker(n *heldNotice, speaker string) {
	if m.left(n.Speaker) {
		m.reason(CodeChange, "item %s: %s speaks in the place of %s", n.Item, speaker, n.Speaker)
		return
	}
	m.conflict("item %s: %s is named as speaker, but %s is the speaker", n.Item, speaker, n.Speaker)
}

// setNotice sets a fact of an intervention and notes the change.
func (m *merging) setNotice(n *heldNotice, field string, at *string, to string) {
	if !n.fresh {
		m.change(Change{EntityIntervention, n.Item, field, *at, to})
	}
	*at = to
}

// withdraw ends the intervention that v means: the one on behalf of that group; without a group the delegation's own, or else the only one on the item.
func (m *merging) withdraw(v Intervention) {
	var own, all []*heldNotice
	for _, n := range m.notices {
		if n.gone || itemKey(n.Item) != itemKey(v.Item) {
			continue
		}
		all = append(all, n)
		if locale.Fold(n.OnBehalfOf) == locale.Fold(v.OnBehalfOf) {
			own = append(own, n)
		}
	}
	if len(own) == 0 && v.OnBehalfOf == "" {
		own = all
	}
	switch {
	case len(own) == 0:
		m.conflict("item %s: an intervention is withdrawn that does not stand", v.Item)
	case len(own) > 1:
		m.conflict("item %s: an intervention is withdrawn, but several stand", v.Item)
	case v.Speaker != "" && own[0].Speaker != "" && !sameSpeaker(v.Speaker, own[0].Speaker):
		m.conflict("item %s: the intervention of %s is withdrawn, but %s is the speaker", v.Item, v.Speaker, own[0].Speaker)
	default:
		m.reason(CodeChange, "item %s: the intervention is withdrawn", own[0].Item)
		m.dropNotice(own[0])
	}
}

func (m *merging) dropNotice(n *heldNotice) {
	n.gone = true
	if !n.fresh {
		m.change(Change{Entity: EntityIntervention, Name: n.Item, Before: n.summary()})
	}
}

// dropSpeakers keeps the place of a speaker who is cancelled or replaced, without the name: who speaks instead is for the delegation to say.
func (m *merging) dropSpeakers() {
	for _, n := range m.notices {
		if !n.gone && !n.fresh && n.Speaker != "" && m.left(n.Speaker) {
			m.setNotice(n, "speaker", &n.Speaker, "")
		}
	}
}

// left tells whether a speaker is a delegate whom this proposal ends, and nobody who stays.
func (m *merging) left(speaker string) bool {
	left := false
	for _, d := range m.delegates {
		if !refersTo(speaker, d.Name) {
			continue
		}
		if !d.gone {
			return false
		}
		left = true
	}
	return left
}
