package reply

import (
	"slices"

	"chancery/internal/roster"
)

// erratum reads a sentence that corrects the item of a statement: "for item 7 please read item 8", "Donde dice tema 7 debe decir tema 8", 第7项应为第8项.
func (p *reader) erratum(s *sentence) bool {
	if s.question || !s.has("readsright") {
		return false
	}
	spans := p.numbered(s.toks, s.found)
	if len(spans) != 2 || len(spans[0].labels) != 1 || len(spans[1].labels) != 1 || spans[0].labels[0] == spans[1].labels[0] {
		return false
	}
	for i, right := range spans {
		if wrong := spans[1-i]; s.leadsRight(right) && (s.leadsWrong(wrong) || s.turnsRight(wrong)) {
			p.move(s, wrong.labels[0], right.labels[0], nil)
			p.prose = true
			return true
		}
	}
	return false
}

// erratumGap is how many tokens, such as quotation marks and articles, may stand between the words of a correction and the item.
const erratumGap = 3

// leadsRight tells an item that words such as "should read" stand right before.
func (s *sentence) leadsRight(sp itemSpan) bool { return s.leadsItem("readsright", sp) }

// leadsWrong tells an item that words such as "where it says" or "instead of" stand right before.
func (s *sentence) leadsWrong(sp itemSpan) bool {
	return s.leadsItem("readswrong", sp) || s.leadsItem("unlike", sp)
}

func (s *sentence) leadsItem(section string, sp itemSpan) bool {
	return slices.ContainsFunc(s.found, func(m match) bool { return m.section == section && m.to <= sp.from+1 && sp.from-m.to <= erratumGap })
}

// turnsRight tells an item that words such as "should read" stand right behind.
func (s *sentence) turnsRight(sp itemSpan) bool {
	return slices.ContainsFunc(s.from(sp.to), func(m match) bool { return m.section == "readsright" && m.from-sp.to <= erratumGap })
}

// move withdraws the statement on one item and asks for the floor on another in its place.
func (p *reader) move(s *sentence, from, to string, who []named) {
	e := []roster.Evidence{p.evidence(s.span(), p.foundBy(s))}
	p.addIntervention(roster.Intervention{Action: roster.Withdraw, Item: from, Evidence: e})
	v := roster.Intervention{Action: roster.Add, Item: to, Language: languageOf(s), Evidence: e}
	if len(who) == 1 {
		v.Speaker = p.fullName(who[0].name)
	}
	p.addIntervention(v)
}
