package office

import (
	"fmt"
	"slices"
	"strings"

	"chancery/internal/roster"
	"chancery/internal/store"
	"chancery/internal/workbook"
)

// checkScope refuses an item that the agenda lacks and a day on which the meeting does not sit: an empty report would look like an empty list.
func (o *Office) checkScope(s workbook.Scope) error {
	for _, item := range s.Items {
		if _, known := o.agenda().Find(item); !known {
			return fmt.Errorf("the agenda has no item %q: wanted one of %s", item, o.ItemLabels())
		}
	}
	m := o.Campaign.Meeting
	if d := s.Day; !d.IsZero() && (d.Compare(m.Start) < 0 || d.Compare(m.End) > 0) {
		return fmt.Errorf("the meeting does not sit on %s: wanted a day from %s to %s", d, m.Start, m.End)
	}
	return nil
}

// scoped is the part of a snapshot that a report is of, itself where it is of everything.
func (o *Office) scoped(snap snapshot, s workbook.Scope) snapshot {
	if s.Whole() {
		return snap
	}
	part := snapshot{rounds: snap.rounds, rules: snap.rules}
	kept := map[string]bool{}
	for _, v := range snap.standings {
		if one, ok := o.inScope(v, s); ok {
			kept[one.Invitee.Ref] = true
			part.standings = append(part.standings, one)
			part.invitees = append(part.invitees, one.Invitee)
		}
	}
	for _, l := range snap.letters {
		if kept[l.Ref] {
			part.letters = append(part.letters, l)
			part.counts = append(part.counts, store.StateCount{Kind: l.Kind, Round: l.Round, State: l.State, Delivery: l.Delivery, N: 1})
		}
	}
	part.papers = slices.DeleteFunc(slices.Clone(snap.papers), func(p store.Paper) bool { return !kept[p.Ref] })
	part.mails = slices.DeleteFunc(slices.Clone(snap.mails), func(m store.Mail) bool { return !kept[m.Ref] })
	return part
}

// inScope keeps of a delegation what a report is of: with a day, who is there on it (a delegate who named no days is there on all) and the speeches of its items;
// with items, their speeches, and nobody of a delegation that has none.
func (o *Office) inScope(s roster.Standing, of workbook.Scope) (roster.Standing, bool) {
	if len(of.Classes) > 0 && !slices.Contains(of.Classes, s.Invitee.Class) {
		return s, false
	}
	if len(of.Items) == 0 && of.Day.IsZero() {
		return s, true
	}
	s.Interventions = slices.DeleteFunc(slices.Clone(s.Interventions), func(n roster.StandingIntervention) bool { return !o.asksFor(n.Item, of) })
	if !of.Day.IsZero() {
		s.Delegates = slices.DeleteFunc(slices.Clone(s.Delegates), func(d roster.StandingDelegate) bool { return len(d.Days) > 0 && !slices.Contains(d.Days, of.Day) })
	}
	return s, len(s.Interventions) > 0 || len(of.Items) == 0 && len(s.Delegates) > 0
}

func (o *Office) asksFor(label string, of workbook.Scope) bool {
	item, known := o.agenda().Find(label)
	return of.HasItem(strings.TrimSpace(label)) && (of.Day.IsZero() || known && item.Day == of.Day)
}

// scopeKey names a scope, for the report to be compared with the last one of the same.
func scopeKey(s workbook.Scope, delegations bool) string {
	var parts []string
	add := func(name string, values []string) {
		if len(values) > 0 {
			slices.Sort(values)
			parts = append(parts, name+"="+strings.Join(slices.Compact(values), ","))
		}
	}
	classes := make([]string, len(s.Classes))
	for i, c := range s.Classes {
		classes[i] = string(c)
	}
	add("class", classes)
	items := make([]string, len(s.Items))
	for i, item := range s.Items {
		items[i] = strings.ToLower(item)
	}
	add("item", items)
	if !s.Day.IsZero() {
		add("day", []string{s.Day.String()})
	}
	if delegations {
		add("for", []string{"delegations"})
	}
	return strings.Join(parts, " ")
}
