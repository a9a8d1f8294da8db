package reply

import (
	"slices"
	"strings"

	"chancery/internal/roster"
)

// leavesOut reads a sentence that takes out of the answer what stands elsewhere in the same mail: "leave Ylva out for now, and item 8 as well", "at item 5 she would
// rather listen". What it names, or else what the sentence before was about, is not asked for, and a person sees why.
func (p *reader) leavesOut(s *sentence, who []named) bool {
	m, listens := p.leaveOut(s)
	if m.to == 0 || s.question || slices.ContainsFunc(s.found, func(f match) bool { return f.section == "condition" && f.from < m.from || leavesOtherwise[f.section] }) {
		return false
	}
	var persons []named
	if !listens {
		persons = append(p.meantByName(s, who), who...)
	}
	items := p.itemsLeft(s, m)
	if len(persons)+len(items) == 0 {
		persons, items = p.aboutBefore(listens)
	}
	return p.dropped(s, persons, items)
}

// leavesOtherwise are the sections whose phrases take back, or put another in the place, in a way that is read elsewhere.
var leavesOtherwise = map[string]bool{"replace.old": true, "replace.new": true, "place": true, "withdraw": true, "cancel": true, "former": true}

// leaveOut is the first phrase that leaves out, and whether it says that a statement is not made and nothing of a person.
func (p *reader) leaveOut(s *sentence) (m match, listens bool) {
	for _, f := range s.found {
		switch f.section {
		case "leaveout":
			return f, false
		case "listens", "countonly":
			return f, true
		}
	}
	return match{}, false
}

// itemsLeft are the items that a sentence leaves out, by title, by number, or by a bare number that is an item read: none behind "count on item 4 alone".
func (p *reader) itemsLeft(s *sentence, m match) (items []string) {
	end := len(s.toks)
	if m.section == "countonly" {
		end = m.from
	}
	for _, sp := range p.itemSpans(s.toks, s.found) {
		if sp.from < end {
			items = append(items, sp.labels...)
		}
	}
	for k, t := range s.toks[:end] {
		if len(items) == 0 && t.kind == number && k > 0 && inList("article", s.toks[k-1].fold) && p.asksFor(t.fold) {
			items = append(items, t.fold)
		}
	}
	return items
}

// asksFor tells an item for which the mail asks for the floor.
func (p *reader) asksFor(item string) bool {
	return slices.ContainsFunc(p.r.Interventions, func(v roster.Intervention) bool { return v.Action == roster.Add && v.Item == item })
}

// aboutBefore are the persons whom the sentence before named, or all items where it spoke of statements.
func (p *reader) aboutBefore(listens bool) (persons []named, items []string) {
	if p.last == nil {
		return nil, nil
	}
	if len(p.before) == 1 && p.lastNamed && !listens {
		return p.before, nil
	}
	if p.last.has("speak") || p.last.has("statement") {
		for _, v := range p.r.Interventions {
			items = append(items, v.Item)
		}
	}
	return nil, items
}

// dropped takes persons and items out of what is to be recorded, and names the sentence that leaves them out; it is false where the mail does not ask for them.
func (p *reader) dropped(s *sentence, persons []named, items []string) bool {
	before := len(p.r.Delegates) + len(p.r.Interventions)
	p.r.Delegates = slices.DeleteFunc(p.r.Delegates, func(d roster.Delegate) bool {
		return d.Action == roster.Register && slices.ContainsFunc(persons, func(n named) bool {
			return roster.SameName(d.Name, p.fullName(n.name)) || nameInCase(n.name, d.Name)
		})
	})
	p.r.Interventions = slices.DeleteFunc(p.r.Interventions, func(v roster.Intervention) bool {
		return v.Action == roster.Add && slices.Contains(items, v.Item)
	})
	if before == len(p.r.Delegates)+len(p.r.Interventions) {
		return false
	}
	p.review(FreeText, "left out: "+strings.Join(strings.Fields(p.words(s)), " "))
	return true
}
