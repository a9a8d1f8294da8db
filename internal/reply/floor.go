package reply

import (
	"slices"

	"chancery/internal/roster"
)

// wordsBetween is how many small words may stand between "not" or "instead of" and the person set aside: "and not by the".
const wordsBetween = 2

// leadsTo tells whether a phrase stands right before a person, with small words between at most; its last word may be his honorific.
func (p *reader) leadsTo(s *sentence, m match, n named) bool {
	if m.to > n.from || n.from-m.to > wordsBetween {
		return m.from < n.from && m.to == n.from+1
	}
	for _, t := range s.toks[m.to:n.from] {
		if t.kind != word && t.kind != newline || p.capital(t) {
			return false
		}
	}
	return true
}

// notSetAside are the persons of a sentence before whom no "not" or "rather than" stands: "Ms. Berg and not Mr. Olsen".
func (p *reader) notSetAside(s *sentence, who []named) []named {
	left := slices.DeleteFunc(slices.Clone(who), func(n named) bool {
		return s.notBut(n, who) || slices.ContainsFunc(s.found, func(m match) bool { return m.section == "unlike" && p.leadsTo(s, m, n) })
	})
	if len(left) == 0 {
		return who
	}
	return left
}

// notBut tells a person behind a denial and before a "but" with another one behind it: "will not be read by Mr. Olsen but by Ms. Dahl", "no la hace el señor Uribe
// sino la señora Mosquera".
func (s *sentence) notBut(n named, who []named) bool {
	next := slices.IndexFunc(who, func(o named) bool { return o.from >= n.to })
	denies := func(m match) bool {
		return (m.section == "neg" || m.section == "nospeak") && m.from < n.from && n.from-m.from <= farthestDenial
	}
	if next < 0 || !slices.ContainsFunc(s.found, denies) {
		return false
	}
	for k := n.to; k < who[next].from; k++ {
		if begins(s.toks[k:], "sooner") {
			return true
		}
	}
	return false
}

// notHandedOver are the persons of a sentence but for two of whom it says that not the one but the other speaks.
func (s *sentence) notHandedOver(who []named) []named {
	if !s.has("speak") {
		return who
	}
	return slices.DeleteFunc(slices.Clone(who), func(n named) bool {
		return s.notBut(n, who) || slices.ContainsFunc(who, func(o named) bool { return o.to <= n.from && n.from-o.to <= farthestDenial && s.notBut(o, who) })
	})
}

// farthestDenial is how many tokens may stand from a denial to the person denied.
const farthestDenial = 8

// notListed are the persons of a sentence but for those of whom it says, right behind the name, that they are on the list already. Of one alone it says more.
func (s *sentence) notListed(who []named) []named {
	if len(who) < 2 {
		return who
	}
	return slices.DeleteFunc(slices.Clone(who), func(n named) bool {
		return slices.ContainsFunc(s.from(n.to), func(m match) bool { return m.section == "listedalready" && m.from <= n.to+1 })
	})
}

// inPlace are the persons who speak by a sentence: without those whom it sets aside, or in whose place others speak.
func (p *reader) inPlace(s *sentence, who []named) []named {
	left := p.notSetAside(s, who)
	if len(left) < 2 {
		return left
	}
	if a, b := caseOf(left[0]), caseOf(left[1]); a != b && s.has("replace.new") {
		fresh, _, _ := p.exchanged(s, left)
		return []named{fresh}
	}
	if m, ok := s.first("replace.old"); ok && !s.has("replace.new") && m.from < left[1].from {
		return left[1:] // "replace X by Y"
	}
	kept := slices.DeleteFunc(slices.Clone(left), func(n named) bool {
		return slices.ContainsFunc(s.found, func(m match) bool { return m.section == "replace.new" && p.leadsTo(s, m, n) })
	})
	if len(kept) == 0 {
		return left
	}
	return kept
}

// handsOver tells a sentence in which one no longer speaks on an item and another does: 议题4不再由黄蕾女士发言，改由郭强先生发言.
func (p *reader) handsOver(s *sentence, who []named, spans []itemSpan) bool {
	w, ok := s.first("withdraw")
	return ok && s.has("speaker") && len(who) > 1 && len(p.inPlace(s, who)) == 1 && spans[0].from < w.from
}

// floorChanges reads a change of the speaker alone: "Ms. Berg will read it in place of Mr. Olsen", "replace Mr. Olsen by Ms. Berg on the list of speakers". Nobody is registered by it.
func (p *reader) floorChanges(s *sentence, who []named, spoke bool) bool {
	left := p.inPlace(s, who)
	if len(who) < 2 || len(left) != 1 || s.has("attend") || !s.has("speaker") && (!s.has("speak") || s.composesBeside()) {
		return false
	}
	if !s.has("speaker") && len(p.notSetAside(s, who)) == len(who) {
		return false // "Ms. Berg replaces Mr. Olsen and will speak on item 5" changes the delegation too
	}
	if !spoke {
		p.hasFloor(s, left[0], who)
	}
	return true
}

// composesBeside tells words on who the delegation is, other than its name and a capacity: "for the delegation", "who remains head of delegation".
func (s *sentence) composesBeside() bool {
	return slices.ContainsFunc(s.found, func(m match) bool {
		return m.section == "compose" && !(m.to == m.from+1 && inList("missionword", s.toks[m.from].fold)) &&
			!slices.ContainsFunc(s.found, func(f match) bool { return f.section == "capacity head" && f.from <= m.from && m.to <= f.to })
	})
}

// hasFloor gives a speaker the statements that were said to stand, and those named before of which no other speaks: nobody, or one of the persons of the sentence.
func (p *reader) hasFloor(s *sentence, n named, who []named) {
	e := []roster.Evidence{p.evidence(s.span(), p.foundBy(s))}
	for _, item := range p.standing {
		p.addIntervention(roster.Intervention{Action: roster.Add, Item: item, Evidence: e})
	}
	p.standing, p.prose = nil, true
	for i := range p.r.Interventions {
		v := &p.r.Interventions[i]
		if v.Action == roster.Add && (v.Speaker == "" || p.speaks(v.Speaker, who)) {
			v.Speaker, v.Evidence = p.fullName(n.name), withEvidence(v.Evidence, e)
		}
	}
}
