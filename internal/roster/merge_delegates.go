package roster

import (
	"slices"
	"strings"
)

// delegate works one delegate of the proposal in.
func (m *merging) delegate(d Delegate) {
	if d.Action == Cancel {
		m.cancel(d)
		return
	}
	have := m.find(d)
	if d.Replaces != "" {
		if renamed := m.replace(d, have); renamed != nil {
			have = renamed
		}
	}
	if have == nil && d.Action == Update && len(m.standing.Delegates) > 0 {
		m.conflict("%s is to be updated, but is not registered", d.Name)
	}
	if have == nil {
		d.Action = Register
		have = &heldDelegate{StandingDelegate: StandingDelegate{Delegate: d, Source: m.src}, fresh: true}
		m.delegates = append(m.delegates, have)
	} else {
		m.alter(have, d)
	}
	have.stated = have.stated || d.Leads()
}

// alter changes a delegate; one that this proposal has brought only gets its facts together.
func (m *merging) alter(have *heldDelegate, d Delegate) {
	name := have.Name
	changes := alter(&have.Delegate, d)
	if have.fresh || len(changes) == 0 {
		return
	}
	var fields []string
	for _, c := range changes {
		fields = append(fields, c.Field)
	}
	m.changes = append(m.changes, changes...)
	m.reason(CodeChange, "%s: %s", name, strings.Join(fields, ", "))
	if have.Name == name {
		return
	}
	for _, n := range m.notices {
		if !n.gone && SameName(n.Speaker, name) {
			m.change(Change{EntityIntervention, n.Item, "speaker", n.Speaker, have.Name})
			n.Speaker = have.Name
		}
	}
}

func (m *merging) cancel(d Delegate) {
	named, several := m.named(d.Name)
	if named == nil && !several && d.Name == "" {
		named = m.find(d)
	}
	switch {
	case several:
		m.conflict("%s is to be cancelled, but that can mean several delegates", d.Name)
	case named == nil:
		m.conflict("%s is to be cancelled, but is not registered", d.Name)
	default:
		m.reason(CodeChange, "%s is cancelled", named.Name)
		m.drop(named)
	}
}

// replace ends the delegate whom d replaces. It returns that delegate where both names mean one person, who is only written otherwise.
func (m *merging) replace(d Delegate, have *heldDelegate) *heldDelegate {
	old, several := m.named(d.Replaces)
	switch {
	case several:
		m.conflict("%s is to replace %s, but that can mean several delegates", d.Name, d.Replaces)
	case old == nil && have == nil:
		m.conflict("%s is to replace %s, who is not registered", d.Name, d.Replaces)
	case old == nil || old == have:
		return have
	case SameName(old.Name, d.Name):
		return old
	default:
		m.reason(CodeChange, "%s replaces %s", d.Name, old.Name)
		m.drop(old)
	}
	return nil
}

// drop ends a delegate.
func (m *merging) drop(d *heldDelegate) {
	d.gone = true
	if !d.fresh {
		m.change(Change{Entity: EntityDelegate, Name: d.Name, Before: d.summary()})
	}
}

// oneHead leaves the head to whom the proposal names, and calls a second head a conflict.
func (m *merging) oneHead() {
	var before, stated []*heldDelegate
	for _, d := range m.delegates {
		switch {
		case d.gone || !d.Leads():
		case d.stated:
			stated = append(stated, d)
		default:
			before = append(before, d)
		}
	}
	if len(stated) > 1 && slices.ContainsFunc(stated, func(d *heldDelegate) bool { return d.fresh }) {
		m.conflict("%s and %s are both named head", stated[0].Name, stated[1].Name)
	}
	if len(stated) == 0 {
		return
	}
	for _, d := range before {
		m.conflict("%s is named head, but %s is the head", stated[0].Name, d.Name)
		was := d.Delegate
		d.Head = false
		if d.Capacity == Head {
			d.Capacity = ""
		}
		m.changes = append(m.changes, differences(was, d.Delegate)...)
	}
}

// named finds the delegate that a name, in full or in short, means; several tells that it can mean more than one.
func (m *merging) named(name string) (found *heldDelegate, several bool) {
	for _, same := range []func(a, b string) bool{SameName, refersTo} {
		for _, d := range m.delegates {
			if d.gone || !same(name, d.Name) {
				continue
			}
			if found != nil {
				return nil, true
			}
			found = d
		}
		if found != nil {
			return found, false
		}
	}
	return nil, false
}

// find is the delegate whom d means: by name, by an address that is one person's, or, where no name is given, by function.
func (m *merging) find(d Delegate) *heldDelegate {
	for _, h := range m.delegates {
		if !h.gone && (SameName(h.Name, d.Name) || h.Name == "" && d.Name == "" && h.Function != "" && sameText(h.Function, d.Function)) {
			return h
		}
	}
	if !m.personal(d.Email) {
		return nil
	}
	for _, h := range m.delegates {
		if !h.gone && strings.EqualFold(h.Email, d.Email) && (h.Name == "" || d.Name == "" || mayBeOne(h.Name, d.Name)) {
			return h
		}
	}
	return nil
}

// personal tells whether an address is one person's: no address of the mission, and given for no two delegates, here or in what stands.
func (m *merging) personal(email string) bool {
	same := func(s string) bool { return strings.EqualFold(s, email) }
	if email == "" || same(m.standing.Invitee.Email) || slices.ContainsFunc(m.standing.Invitee.Cc, same) {
		return false
	}
	standing, proposed := 0, 0
	for _, d := range m.standing.Delegates {
		if same(d.Email) {
			standing++
		}
	}
	for _, d := range m.proposal.Delegates {
		if same(d.Email) {
			proposed++
		}
	}
	return standing <= 1 && proposed <= 1
}
