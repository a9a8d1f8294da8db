package reply

import (
	"slices"

	"chancery/internal/roster"
)

// saysFunction takes what a sentence says that a delegate is: "Ms. Dahl is Third Secretary", "Mme Fall est deuxième secrétaire", 孟先生是二等秘书. Who has a function already
// keeps it.
func (p *reader) saysFunction(s *sentence, who []named) {
	if len(p.r.Delegates) == 0 || s.question || !s.has("copula") {
		return
	}
	for _, m := range s.found {
		if m.section != "copula" {
			continue
		}
		start := m.to
		for start < len(s.toks) && (inList("article", s.toks[start].fold) || inList("own", s.toks[start].fold)) {
			start++
		}
		if d := p.subject(s, who, m.from); d != nil && d.Function == "" && start < len(s.toks) && s.starts(start, "function") {
			d.Function = withoutTail(withoutTail(p.slice(s, start, p.saidFunctionEnd(s, start)), "ownplace"), "withus")
			d.Evidence = withEvidence(d.Evidence, []roster.Evidence{p.evidence(s.span(), p.foundBy(s))})
		}
	}
}

// subject is the delegate whom a name or a pronoun right before token k means, nil where none stands there.
func (p *reader) subject(s *sentence, who []named, k int) *roster.Delegate {
	for _, n := range append(p.meantByName(s, who), who...) {
		if n.to == k || n.to+1 == k && honorificAt(s.toks[n.to:]) > 0 || n.to < k && honorificAt(s.toks[n.to:k]) == k-n.to {
			return p.delegateOf(n)
		}
	}
	if k > 0 && inList("pronoun", s.toks[k-1].fold) && !inList("several", s.toks[k-1].fold) {
		return p.onlyBefore()
	}
	return nil
}

// saidFunctionEnd is where a function ends that a sentence says somebody has: before "and", a mark, a clause or a mode.
func (p *reader) saidFunctionEnd(s *sentence, start int) int {
	end := p.appositionEnd(s, start, false)
	if k := slices.IndexFunc(s.toks[start:end], func(t token) bool { return t.kind == word && !isHan(rune0(t.fold)) && begins([]token{t}, "and") }); k > 0 {
		end = start + k
	}
	for end > start && s.toks[end-1].kind != word {
		end--
	}
	return end
}
