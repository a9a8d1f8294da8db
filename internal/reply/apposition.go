package reply

import (
	"slices"
	"strings"
)

// functionAt tells whether a function ("Counsellor", المستشار) begins at token k.
func (p *reader) functionAt(s *sentence, k int) bool {
	return phraseEnd(s.at(k), k, "function", "capacity ") > k
}

// functionEnd is the end of the longest phrase for a function that begins at token k, k where none does.
func (p *reader) functionEnd(s *sentence, k int) int {
	return phraseEnd(s.at(k), k, "function")
}

// longestApposition bounds what is read behind a name as one of its facts, in tokens.
const longestApposition = 14

// apposition reads what stands behind a name between commas or in brackets: function, capacity, address.
func (p *reader) apposition(s *sentence, n *named) {
	for n.to < len(s.toks) {
		start, bracket, ok := p.appositionStart(s, n.to)
		if !ok {
			start, ok = p.behindPlace(s, n.to)
		}
		if !ok {
			return
		}
		if bracket {
			if !p.bracketed(s, n, start) {
				return
			}
			continue
		}
		start, led := p.isFunction(s, start)
		end := p.appositionEnd(s, start, false)
		if end == start || end-start > longestApposition {
			return
		}
		piece := p.slice(s, start, end)
		if !led && !p.saysOfPerson(s, start, end, piece) && !(n.function != "" && p.ofOffice(s, start, end, piece)) {
			return
		}
		if led {
			piece = withoutTail(piece, "ownplace")
		}
		n.take(withoutTail(piece, "withus"))
		n.to = end
	}
}

// bracketed takes the facts of a bracket, which commas part: "(Adviser, Ministry of Foreign Affairs, a.lie@mission.example)".
func (p *reader) bracketed(s *sentence, n *named, start int) bool {
	for first := true; ; first = false {
		end := p.appositionEnd(s, start, true)
		if end == start || end-start > longestApposition {
			return false
		}
		if piece := p.slice(s, start, end); first || n.function == "" || !isNameLike(piece) || hasFunction(piece) {
			n.take(piece)
		} else {
			n.function += ", " + piece
		}
		n.to = end
		if end == len(s.toks) {
			return true
		}
		n.to++
		if s.toks[end].fold != "," {
			return true
		}
		start = end + 1
	}
}

// isFunction is the token behind words that lead to a function ("as", "who is", "our", وهو), and whether such words stand there.
func (p *reader) isFunction(s *sentence, start int) (to int, led bool) {
	if start == len(s.toks) {
		return start, false
	}
	to = start
	if w := phraseAt(s.toks[start:], "isa"); w > 0 {
		to += w
	} else if inList("as", s.toks[start].fold) {
		to++
	}
	for to < len(s.toks) && (inList("article", s.toks[to].fold) || inList("own", s.toks[to].fold)) {
		to++
	}
	if to < len(s.toks) && to > start && (p.functionAt(s, to) || p.functionSoon(s, to) || inList("as", s.toks[start].fold)) {
		return to, !p.nextPerson(s, to, p.appositionEnd(s, to, false))
	}
	return start, false
}

// functionSoon tells a function with words before it, behind "our" or "the": "victim assistance adviser".
func (p *reader) functionSoon(s *sentence, k int) bool {
	return slices.ContainsFunc(s.found, func(m match) bool {
		return m.section == "function" && m.from > k && m.from <= k+longestModifier && p.complements(s, k, m.from)
	})
}

// ofOffice tells the ministry or office of a function, other than a mission: "Adviser, Ministry of Foreign Affairs".
func (p *reader) ofOffice(s *sentence, start, end int, piece string) bool {
	return p.capital(s.toks[start]) && namesMission(piece) && ofMission(piece) == "" && p.complements(s, start, end)
}

// functionEnds tells a function of several words whose last is known, or the last before where it is exercised: "Second Counsellor", "Senior Adviser at the Ministry
// of Defence". "conseiller désarmement" is one by its first.
func (p *reader) functionEnds(s *sentence, start, end int) bool {
	for end > start && s.toks[end-1].kind != word {
		end--
	}
	return p.capital(s.toks[start]) && slices.ContainsFunc(s.from(start), func(m match) bool {
		return m.section == "function" && m.from > start && m.from <= start+longestModifier && (m.to == end || p.exercised(s, m.to, end)) && p.complements(s, start, m.from)
	})
}

// exercised tells tokens that say where a function is exercised: "at the Ministry of Defence".
func (p *reader) exercised(s *sentence, from, end int) bool {
	return from < end && end-from <= longestComplement && preposition(s.toks[from].fold) && p.complements(s, from+1, end)
}

// withoutTail takes the last words off a function where they are of a list and say no more than that the person is one of the sender's: "counsellor with us". A
// mission's own name ("counsellor at the Mission") is of no use where a clause gives the function, and a part of it as written in apposition.
func withoutTail(piece, list string) string {
	for _, w := range words().lists[list] {
		if folded := foldAll(piece); strings.HasSuffix(folded, " "+w) {
			words, cut := strings.Fields(piece), len(strings.Fields(w))
			return strings.Join(words[:len(words)-cut], " ")
		}
	}
	return piece
}

// behindPlace is the token behind where somebody is from and a comma, where words follow that lead to his function: "Dr. Engen of the rehabilitation centre, who is
// a physiotherapist".
func (p *reader) behindPlace(s *sentence, i int) (start int, ok bool) {
	comma := i
	for comma < min(i+longestComplement+2, len(s.toks)) && s.toks[comma].kind != mark && honorificAt(s.toks[comma:]) == 0 {
		comma++
	}
	if comma == i || comma+1 >= len(s.toks) || s.toks[comma].fold != "," || phraseAt(s.toks[comma+1:], "isa") == 0 || !p.complements(s, i, comma) {
		return i, false
	}
	to, led := p.isFunction(s, comma+1)
	return comma + 1, led && to > comma+1
}

// appositionStart is where a fact may begin behind a name: after a mark, or at once in Arabic and Chinese.
func (p *reader) appositionStart(s *sentence, i int) (start int, bracket, ok bool) {
	t := s.toks[i]
	if t.fold == "(" && s.starts(i+1, "replace.") {
		return i, false, false // "(instead of Mr. Kim)"
	}
	if t.kind == mark && strings.Contains(",-(<|/", t.fold) {
		for start = i + 1; start < len(s.toks) && s.toks[start].kind == newline; start++ {
		}
		return start, t.fold == "(" || t.fold == "<", true
	}
	if to, led := p.isFunction(s, i); led && s.starts(to, "capacity alternate", "capacity observer") {
		return i, false, true // "Nora Elías como alterna"
	}
	return i, false, (isArabic(t.fold) || isHan(rune0(t.fold))) && p.functionAt(s, i)
}

// appositionEnd is where the fact ends: at the next mark, or, outside brackets, where a clause or another person begins.
func (p *reader) appositionEnd(s *sentence, start int, bracket bool) int {
	end := start
	for ; end < len(s.toks); end++ {
		t := s.toks[end]
		if t.kind == mark && (strings.Contains(",;:()<>|?!", t.fold) || t.fold == "-" && end > start && s.toks[end-1].end < t.start) {
			break
		}
		if !bracket && end > start && isHan(rune0(t.fold)) && end == p.functionEnd(s, start) && s.toks[start-1].kind == word {
			break // 何伟一秘将全程
		}
		if !bracket && end > start && t.kind == word && (p.clauseWord(s, end) || p.otherPerson(s, end) || isHan(rune0(t.fold)) && s.starts(end, "mode ")) {
			break
		}
	}
	return end
}

// otherPerson tells whether "and" stands at token k with a person behind it; in Arabic و is written as one with the honorific.
func (p *reader) otherPerson(s *sentence, k int) bool {
	if isArabic(s.toks[k].fold) && strings.HasPrefix(s.toks[k].fold, "و") && honorificAt(s.toks[k:]) > 0 {
		return true
	}
	return begins(s.toks[k:], "and") && k+1 < len(s.toks) && (honorificAt(s.toks[k+1:]) > 0 || p.bareAfter(s, k+1))
}

// saysOfPerson tells whether tokens from start to end are a fact of the person before them, and not the next person or clause.
func (p *reader) saysOfPerson(s *sentence, start, end int, piece string) bool {
	if begins(s.toks[start:], "together") {
		return false // "both in person"
	}
	function := p.functionAt(s, start)
	if function && p.nextPerson(s, start, end) {
		return false
	}
	if honorificAt(s.toks[start:]) > 0 {
		return function
	}
	return function || p.functionEnds(s, start, end) || s.toks[start].kind == address || isPhone(piece) || capacityOf(piece) != "" || attendanceIn(piece) != "" && end-start <= 3 ||
		s.listed && !p.clauseWord(s, start)
}

// nextPerson tells whether the tokens are a function with a name behind it, as Russian and Chinese lists have it: "советник Павел Ким", 二等秘书邓琳.
func (p *reader) nextPerson(s *sentence, start, end int) bool {
	to := start
	if s.toks[end-1].fold == "." {
		end--
	}
	for _, m := range s.at(start) {
		if m.section == "function" && m.to < end {
			to = max(to, m.to)
		}
	}
	if to == start {
		return false
	}
	switch {
	case isHan(rune0(s.toks[to].fold)):
		name := p.hanName(s, to, hanEnd(s.toks, to))
		return name >= end || name > to && name+honorificAt(s.toks[name:]) >= end
	case isCyrillic(s.toks[to].fold):
		return p.bareName(s, to) == end && isPersonName(p.slice(s, to, end), false)
	case isArabic(s.toks[to].fold):
		return end >= to+2 && !strings.HasPrefix(s.toks[to].fold, "ال") && p.nameEnd(s, to) == end && isPersonName(p.slice(s, to, end), true)
	}
	return false
}

// bareAfter tells whether a name without honorific begins at token k, behind an "and".
func (p *reader) bareAfter(s *sentence, k int) bool {
	for i := k; i < min(k+3, len(s.toks)); i++ {
		if s.toks[i].kind != word {
			return false
		}
		if !p.capital(s.toks[i]) {
			continue
		}
		return p.nameEnd(s, i) > i+1
	}
	return false
}

// clauseWord tells whether a verb phrase that the program knows begins at token k, so that the apposition has ended.
func (p *reader) clauseWord(s *sentence, k int) bool {
	for _, m := range s.at(k) {
		switch m.section {
		case "attend", "regret", "speak", "nospeak", "replace.new", "replace.old", "place", "cancel", "withdraw":
			return true
		}
	}
	return inList("clause", s.toks[k].fold)
}
