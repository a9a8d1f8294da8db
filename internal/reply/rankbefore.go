package reply

import (
	"slices"
	"strings"
)

// longestComplement is how many tokens a function may have behind its own words: "советник Постоянного представительства", "Head of the Section for Disarmament".
const longestComplement = 7

// rankBefore gives each person of a sentence the function that stands right before him, with or without a comma: "our Deputy Permanent Representative, Ms. Lie",
// "советник Посольства г-н Ким", 二等秘书汪海涛先生. What is of the person before is not looked at.
func (p *reader) rankBefore(s *sentence, who []named) {
	low := 0
	for i := range who {
		n := &who[i]
		if from, to := p.functionBefore(s, low, n.from); from < to && n.function == "" {
			if piece := p.slice(s, from, to); capacityOf(piece) == "" {
				n.function = piece
			} else {
				n.capacity = firstOf(n.capacity, capacityOf(piece))
			}
		}
		low = n.to
	}
}

// functionBefore are the tokens of the function that ends at the person who begins at token at; none is looked for before token low.
func (p *reader) functionBefore(s *sentence, low, at int) (from, to int) {
	to = at
	if at > 0 && isHan(rune0(s.toks[at-1].fold)) {
		return p.hanFunctionBefore(s, low, at)
	}
	for to > low && (inList("article", s.toks[to-1].fold) || s.toks[to-1].kind == newline) {
		to--
	}
	if to > low && s.toks[to-1].fold == "," {
		to--
	}
	for _, m := range s.from(low) {
		if m.from >= to {
			break
		}
		if m.section == "function" && m.to <= to && to-m.to <= longestComplement && p.complements(s, m.to, to) {
			return p.wholeFunction(s, low, m), to
		}
	}
	return at, at
}

// complements tells whether tokens may be the rest of a function: "of the Section", "Министерства обороны"; no verb, no mark, no other fact.
func (p *reader) complements(s *sentence, from, to int) bool {
	for k := from; k < to; k++ {
		t := s.toks[k]
		if t.kind == newline {
			continue
		}
		if t.kind != word && t.fold != "-" && t.fold != "'" && t.fold != "’" || p.clauseWord(s, k) || begins(s.toks[k:], "and") {
			return false
		}
	}
	return !slices.ContainsFunc(s.from(from), func(m match) bool {
		return m.from < to && (endsFunction[m.section] || strings.HasPrefix(m.section, "mode ") || strings.HasPrefix(m.section, "month "))
	})
}

// endsFunction are the sections whose phrases no function has in it.
var endsFunction = map[string]bool{"compose": true, "place": true, "behalf": true, "item": true, "self": true, "companion": true, "alongside": true, "errand": true, "ack": true, "question": true, "request": true}

// longestModifier is how many words may stand between "our" or "the" and the word for the function: "our victim assistance adviser".
const longestModifier = 4

// wholeFunction is where the function of a phrase begins: behind "our" or "the", or with the words in capitals right before it: "Political Counsellor".
func (p *reader) wholeFunction(s *sentence, low int, m match) int {
	for k := m.from - 1; k >= low && k >= m.from-1-longestModifier; k-- {
		if inList("article", s.toks[k].fold) || inList("own", s.toks[k].fold) {
			return afterNew(s.toks, k+1)
		}
		if !p.complements(s, k, k+1) {
			break
		}
	}
	from := m.from
	for from-1 > low && p.capital(s.toks[from-1]) && !isArabic(s.toks[from-1].fold) && !inList("notname", s.toks[from-1].fold) {
		from--
	}
	return from
}

// afterNew is the token behind words for new, which are no part of a function: "a new First Secretary".
func afterNew(toks []token, k int) int {
	for k < len(toks) && inList("new", toks[k].fold) {
		k++
	}
	return k
}

// hanFunctionBefore is a function in Chinese that ends right before a name, with the office whose it is: 外交部军控司副处长.
func (p *reader) hanFunctionBefore(s *sentence, low, at int) (from, to int) {
	from = at
	for _, m := range s.from(low) {
		if m.from >= at {
			break
		}
		if m.section == "function" && m.to == at && !s.starts(m.from, "speaker") { // 发言人 is what he does here
			from = min(from, m.from)
		}
	}
	if from == at {
		return at, at
	}
	office := from
	for k := from - 1; k >= low && from-k <= longestApposition && isHan(rune0(s.toks[k].fold)) && !inList("namefrom", s.toks[k].fold) && !p.clauseWord(s, k) && !s.endsHere(k+1); k-- {
		if inList("own", s.toks[k].fold) {
			break
		}
		office = k
	}
	behindOf := office > low && (inList("possessive", s.toks[office-1].fold) || s.sends(office)) // 组织的排雷政策顾问, 派裁军事务大使
	if office < from && (behindOf || s.endsOffice(from)) && !(office > 0 && inList("own", s.toks[office-1].fold) && from == office+1) {
		from = office
	}
	return from, at
}

// sends tells a word for sending or for by whom right before token k, behind which a function begins.
func (s *sentence) sends(k int) bool { return k > 0 && inList("sending", s.toks[k-1].fold) }

// endsOffice tells whether the name of an office ends before token k: 外交部, 排雷中心.
func (s *sentence) endsOffice(k int) bool {
	return inList("officeend", s.toks[k-1].fold) || k > 1 && inList("officeend", s.toks[k-2].fold+" "+s.toks[k-1].fold)
}

// endsHere tells whether a phrase for coming or composing ends before token k, so that a name or an office begins there.
func (s *sentence) endsHere(k int) bool {
	return slices.ContainsFunc(s.found, func(m match) bool { return m.to == k && m.section != "function" && endsBeforeName(m.section) })
}

// rankAlone makes the rank by which prose calls somebody his function too, where it says no other: "Ambassador Lund will attend". It stays what he is addressed by.
func (p *reader) rankAlone() {
	for i := range p.r.Delegates {
		d := &p.r.Delegates[i]
		words := strings.Fields(d.Honorific)
		if d.Function == "" && len(words) > 0 && inList("rank", foldAll(words[len(words)-1])) && !entered(d.Evidence) {
			d.Function = words[len(words)-1]
		}
	}
}
