package reply

import "strings"

// speaksToo tells a sentence that goes on behind a semicolon from one on statements, and names a person and items without a verb: "Ms. Moe on item 5."
func (p *reader) speaksToo(s *sentence, who []named) bool {
	return p.last != nil && p.last.more && p.lastSpoke && (len(who) > 0 || len(p.withMeant(s, nil)) > 0) && !s.attends() && len(s.modes()) == 0 && !s.composes()
}

// headsStatements tells a sentence that begins with a word for statements and a colon: "Statements: Col. Osei, items 2 and 4".
func (s *sentence) headsStatements() bool {
	return len(s.toks) > 2 && s.toks[1].fold == ":" && (inList("statementword", s.toks[0].fold) || s.starts(0, "speak"))
}

// bareItemsBehind are items by a number behind a preposition alone, where a word for item stood before: "para el tema 8 y anótennos en el 9", "Mme Ka au 5".
func (p *reader) bareItemsBehind(s *sentence, spans []itemSpan) []itemSpan {
	if len(spans) == 0 && (p.last == nil || !p.last.more || !p.lastSpoke) || s.has("all") || s.has("except") {
		return spans
	}
	for k := 1; k < len(s.toks); k++ {
		t := s.toks[k]
		if t.kind != number || len(t.fold) > 2 || inSpan(spans, k) || len(spans) > 0 && k < spans[0].from || !p.namesItemAlone(s, k) {
			continue
		}
		if item, ok := p.c.Agenda.Find(t.fold); ok && !within(spans, []string{item.Label}) {
			spans = append(spans, itemSpan{labels: []string{item.Label}, from: k - 1, to: k + 1})
		}
	}
	return spans
}

// farthestMonth is how many tokens behind a number its month may stand: "20, 21 and 22 June".
const farthestMonth = 6

// namesItemAlone tells a number that a preposition stands before and nothing of a date, a time or a count behind.
func (p *reader) namesItemAlone(s *sentence, k int) bool {
	before := k - 1
	for before > 0 && inList("article", s.toks[before].fold) && !preposition(s.toks[before].fold) {
		before--
	}
	if !preposition(s.toks[before].fold) && before == k-1 {
		return false
	}
	for j := k + 1; j < min(k+1+farthestMonth, len(s.toks)); j++ {
		if s.starts(j, "month ", "day word") {
			return false
		}
	}
	if k+1 == len(s.toks) {
		return true
	}
	next := s.toks[k+1]
	return next.kind == mark && !strings.Contains(":/-", next.fold) || next.kind == word && (begins(s.toks[k+1:], "and") || preposition(next.fold))
}
