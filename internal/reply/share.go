package reply

import (
	"slices"
	"strings"

	"chancery/internal/roster"
)

// sharesOut reads who takes which of the statements that the sentence before asked for: "Mr. Vik will take the first and Ms. Dahl the second, both in English." As
// many persons as statements go with them in their order.
func (p *reader) sharesOut(s *sentence, who []named) bool {
	if len(p.asked) < 2 || s.question || s.has("withdraw") || s.has("nospeak") || s.has("neg") || len(p.itemSpans(s.toks, s.found)) > 0 {
		return false
	}
	who = p.withTitled(s, who)
	return p.shareAmong(s, who, p.ordinalsMeant(s, who))
}

// sharesBehind reads in one sentence the statements asked for and, behind them, who takes which: "Pedimos la palabra para los temas 5 y 9: en el primero hablará la
// Sra. Gil y en el segundo el Sr. Rey."
func (p *reader) sharesBehind(s *sentence, who []named, spans []itemSpan) bool {
	last := spans[len(spans)-1].to
	if len(who) < 2 || who[0].from < last || s.has("neg") || s.has("nospeak") {
		return false
	}
	which := p.ordinalsMeant(s.with(s.toks, s.from(last)), who)
	if len(which) != len(who) {
		return false
	}
	p.asked = nil
	for _, sp := range spans {
		p.speakOn(s, nil, sp, spans, false, false)
	}
	return p.shareAmong(s, who, which)
}

// shareAmong gives each person the one of the statements asked for that is meant for him.
func (p *reader) shareAmong(s *sentence, who []named, which []int) bool {
	if len(which) == 0 || len(which) != len(who) || slices.Max(which) > len(p.asked) {
		return false
	}
	e, lang := []roster.Evidence{p.evidence(s.span(), p.foundBy(s))}, languageOf(s)
	for i, n := range who {
		for k, item := range p.asked {
			if k == which[i]-1 || which[i] == theRest && !slices.Contains(which, k+1) {
				p.addIntervention(roster.Intervention{Action: roster.Add, Item: item, Speaker: p.fullName(n.name), Language: lang, Evidence: e})
			}
		}
	}
	p.noteSpoken(who)
	p.prose = true
	return true
}

// theRest stands for the statements that are not named by their place: "las otras dos".
const theRest = -1

// ordinalsMeant are the places, from 1 on, of the statements that "the first one", "le second", "las otras dos" mean in a sentence, in the order of the words.
func (p *reader) ordinalsMeant(s *sentence, who []named) (out []int) {
	end := 0
	for _, m := range s.found {
		if m.from < end || slices.ContainsFunc(who, func(n named) bool { return n.from <= m.from && m.from < n.to }) || s.countsOther(m) {
			continue
		}
		switch v, ordinal := strings.CutPrefix(m.section, "ordinal "); {
		case ordinal && v == "1", m.section == "meant first":
			out, end = append(out, 1), m.to
		case ordinal && v == "2", m.section == "meant last":
			out, end = append(out, 2), m.to
		case m.section == "others":
			out, end = append(out, theRest), m.to
		}
	}
	return out
}

// countsOther tells an ordinal that counts days or is of a function: "the first day", "First Secretary".
func (s *sentence) countsOther(m match) bool {
	return slices.ContainsFunc(s.found, func(f match) bool {
		return (strings.HasPrefix(f.section, "day ") || f.section == "function") && f.from <= m.to && m.from < f.to
	})
}
