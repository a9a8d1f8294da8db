package reply

import (
	"slices"
	"strings"

	"chancery/internal/roster"
)

// doings are the sections whose phrases say that somebody comes, is of the delegation, leads it or speaks.
var doings = []string{"attend", "compose", "speak", "capacity "}

// doesByTitle tells a sentence in which somebody comes, leads or speaks who is named by his title alone, where the reading does not say the same of him:
// "Выступит посол." may name another speaker, 大使也来 one more delegate. A title beside nothing but courtesy says nothing: "the Ambassador thanks you".
func (p *reader) doesByTitle(s *sentence) bool {
	for k := 0; k < len(s.toks); k++ {
		title := match{from: k, to: max(p.functionEnd(s, k), rankEnd(s, k))}
		if title.to == k {
			continue
		}
		if done := doneBeside(s, title); done != nil && !p.saysNobody(s, title) && !p.doneBy(s, title, done) {
			return true
		}
		k = title.to - 1
	}
	return false
}

// rankEnd is the end of a rank at token k, which Arabic may write as one with its preposition ("للسفير"); k where none stands.
func rankEnd(s *sentence, k int) int {
	ranked := func(w string) bool { return inList("rank", w) }
	if w := s.toks[k].fold; ranked(w) || isArabic(w) && slices.ContainsFunc(arabicForms(w), ranked) {
		return k + 1
	}
	return k
}

// saysNobody tells a title that means nobody who comes: within a courtesy, of whoever is in the answer ("the following representative"), and of him by whose order
// the mail is written, or whose letter it answers.
func (p *reader) saysNobody(s *sentence, title match) bool {
	if polite(s, title) || inList("role", foldAll(p.slice(s, title.from, title.to))) {
		return true
	}
	lead := title.from
	for lead > 0 && (inList("article", s.toks[lead-1].fold) || s.toks[lead-1].kind == mark || honorificAt(s.toks[lead-1:]) > 0) {
		lead--
	}
	return slices.ContainsFunc(s.found, func(m match) bool {
		return m.section == "bidding" && (m.to >= lead && m.to <= title.from || m.from == title.to) || m.section == "compose" && m.from < title.from && title.to <= m.to && !mayGap(m)
	})
}

// doneBeside are the phrases of doings of a sentence outside of its courtesies and of a title, which may be one of them: "head of the delegation".
func doneBeside(s *sentence, title match) (done []match) {
	for _, m := range s.found {
		if isOneOf(m.section, doings) && (m.to <= title.from || title.to <= m.from || mayGap(m)) && !polite(s, m) && !inSections(s.found, m.from, "errand") {
			done = append(done, m)
		}
	}
	return done
}

// doneBy tells whether the reading has all that is done for the one delegate whom a title means.
func (p *reader) doneBy(s *sentence, title match, done []match) bool {
	who, ok := p.byTitle(s, title.from)
	return ok && !slices.ContainsFunc(done, func(m match) bool { return !p.hasOf(who.name, m.section) })
}

// hasOf tells whether the reading says of a delegate what phrases of a section do.
func (p *reader) hasOf(name, section string) bool {
	if section == "speak" {
		return !slices.ContainsFunc(p.r.Interventions, func(v roster.Intervention) bool { return v.Speaker != name })
	}
	capacity, ok := strings.CutPrefix(section, "capacity ")
	return !ok || slices.ContainsFunc(p.r.Delegates, func(d roster.Delegate) bool {
		return d.Name == name && (d.Capacity == capacity || capacity == roster.Head && d.Leads())
	})
}
