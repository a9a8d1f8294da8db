package reply

import (
	"slices"
	"strings"

	"chancery/internal/roster"
)

// leavesOut reads a sentence that takes out of the answer what stands elsewhere in the same mail: "leave Ylva out for now, and item 8 as well", "at item 5 she would
// rather listen". What it names, or else what the sentence before was about, is not asked for, and a person sees why; others whom it names beside are read on.
func (p *reader) leavesOut(s *sentence, who []named) bool {
	m, listens := p.leaveOut(s)
	if m.to == 0 || s.question || slices.ContainsFunc(s.found, func(f match) bool { return f.section == "condition" && f.from < m.from || leavesOtherwise[f.section] }) {
		return false
	}
	items := p.itemsLeft(s, m)
	if listens {
		if len(items) == 0 && s.onArticle() {
			return false // "there will be nothing from us on article 5 of the Convention"
		}
		if len(items) == 0 {
			_, items = p.aboutBefore(listens)
		}
		return p.dropped(s, nil, items)
	}
	all := append(p.meantByName(s, who), who...)
	out, rest := s.whomLeft(m, all)
	if len(out) == 0 && !s.leavesNothingElse(m) && (len(items) == 0 || !s.itemSoon(m)) {
		return p.leavesThing(s, len(all)+len(items) > 0)
	}
	if len(all)+len(items) == 0 {
		out, items = p.aboutBefore(listens)
	}
	if !p.dropped(s, out, append(items, p.theirStatements(s, m, out)...)) && len(out) == 0 {
		return false
	}
	p.takeBeside(s, m, who, rest)
	return true
}

// onArticle tells a sentence on an article or a paragraph, by its number.
func (s *sentence) onArticle() bool {
	for i, t := range s.toks {
		if t.kind == number && s.articleBeside(i) {
			return true
		}
	}
	return false
}

// theirStatements are the items of the persons left out, where a sentence leaves out with them what they say: "do not list him and his statement".
func (p *reader) theirStatements(s *sentence, m match, out []named) (items []string) {
	if !s.between(m.from, len(s.toks), isSpeechNoun) {
		return nil
	}
	for _, v := range p.r.Interventions {
		if v.Action == roster.Add && slices.ContainsFunc(out, func(n named) bool { return v.Speaker != "" && roster.SameName(v.Speaker, p.fullName(n.name)) }) {
			items = append(items, v.Item)
		}
	}
	return items
}

// leavesThing notes for a person what leaves out something that is neither a person nor an item, where it may touch what the mail asks for: "please ignore the
// attachment". Nothing that it stands beside is taken out, and the sentence is read on where it names any.
func (p *reader) leavesThing(s *sentence, names bool) bool {
	if len(p.r.Delegates)+len(p.r.Interventions) > 0 || names {
		p.review(FreeText, "left out, and not clear what: "+strings.Join(strings.Fields(p.words(s)), " "))
	}
	return false
}

// leavesOutBy are the sections of the phrases that leave out, "leaveapart" of those with what they leave out between their words, "leavethem" of those that hold a pronoun.
var leavesOutBy = map[string]bool{"leaveout": true, "leaveapart": true, "leavethem": true}

// leavesOut tells a sentence with a phrase that leaves out.
func (s *sentence) leavesOut() bool {
	return slices.ContainsFunc(s.found, func(m match) bool { return leavesOutBy[m.section] })
}

// objectSoon is how many tokens behind a phrase that leaves out what it leaves out begins at most: "do not list our Ms. Lund".
const objectSoon = 2

// objectAt is where what a phrase leaves out may begin.
func (m match) objectAt() int {
	if m.section == "leaveapart" {
		return m.from + 1
	}
	return m.to
}

// whomLeft are the persons whom a phrase leaves out, right behind its verb and joined with each other, or by a pronoun or no object those before it; and those who stand
// beside them.
func (s *sentence) whomLeft(m match, who []named) (out, rest []named) {
	who = slices.SortedFunc(slices.Values(who), func(a, b named) int { return a.from - b.from })
	at, added := m.objectAt(), s.addedFrom(m, who)
	first := slices.IndexFunc(who, func(n named) bool { return n.from >= at })
	if added < 0 {
		added = len(who)
	}
	if first >= 0 && first < added && who[first].from <= at+objectSoon {
		end := first + 1
		for end < added && joined(s.toks, who[end-1].to, who[end].from) {
			end++
		}
		return who[first:end], slices.Concat(who[:first], who[end:])
	}
	if first < 0 {
		first = len(who)
	}
	if s.leavesNothingElse(m) {
		return who[:first], who[first:]
	}
	return nil, who
}

// leavesNothingElse tells a phrase that leaves out by a pronoun or without an object: what it means was named before. "Do not list her until I write."
func (s *sentence) leavesNothingElse(m match) bool {
	if m.section == "leavethem" {
		return true
	}
	for _, t := range s.toks[m.objectAt():] {
		if t.kind != word || inList("leavetail", t.fold) {
			return true
		}
		if !inList("leftone", t.fold) {
			return false
		}
	}
	return true
}

// itemSoon tells an item right behind the verb of a phrase that leaves out: "leave item 5 out".
func (s *sentence) itemSoon(m match) bool {
	at := m.objectAt()
	for k := at; k <= at+objectSoon && k < len(s.toks); k++ {
		if s.toks[k].kind == number || s.starts(k, "item", "itemlike") {
			return true
		}
	}
	return false
}

// takeBeside registers those of a sentence that stand beside those left out: whom it puts in behind, and who come before.
func (p *reader) takeBeside(s *sentence, m match, who, rest []named) {
	at := s.addedFrom(m, who)
	rest = slices.DeleteFunc(slices.Clone(rest), func(n named) bool {
		put := at >= 0 && n.from >= who[at].from
		return !put && !(s.comesBefore(m.from) && !negatesAttending(s))
	})
	if len(rest) > 0 {
		p.takeAmong(s, rest, who, roster.Register)
	}
}

// leavesOtherwise are the sections whose phrases take back, or put another in the place, in a way that is read elsewhere.
var leavesOtherwise = map[string]bool{"replace.old": true, "replace.new": true, "place": true, "withdraw": true, "cancel": true, "former": true}

// leaveOut is the first phrase that leaves out, and whether it says that a statement is not made and nothing of a person.
func (p *reader) leaveOut(s *sentence) (m match, listens bool) {
	for _, f := range s.found {
		switch {
		case leavesOutBy[f.section]:
			return f, false
		case f.section == "listens" || f.section == "countonly":
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
	p.forget(persons, items)
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

// forget takes those left out from what later sentences may mean by "both" and "the first".
func (p *reader) forget(persons []named, items []string) {
	p.asked = slices.DeleteFunc(p.asked, func(item string) bool { return slices.Contains(items, item) })
	p.spoken = slices.DeleteFunc(p.spoken, func(n named) bool {
		return slices.ContainsFunc(persons, func(o named) bool { return n.name == o.name || strings.HasSuffix(n.name, " "+o.name) })
	})
}
