package reply

import (
	"slices"
	"strings"
)

// longestHanName is the number of characters that a Chinese name has at most, with a family name of two.
const longestHanName = 4

// chinese reads the first person in the run of Chinese characters at token i: by an honorific behind the name, by a function behind or before it, and where
// free is set by the family name alone.
func (p *reader) chinese(s *sentence, i int, free bool) (named, bool) {
	end := hanEnd(s.toks, i)
	honoured, ok := p.chineseBefore(s, i)
	until := end
	if ok {
		until = honoured.from
	}
	for ; i < until; i++ {
		if !p.hanEdge(s, i) {
			continue
		}
		to := p.hanName(s, i, end)
		if to > i && to <= until && (free && !inList("weaksurname", s.toks[i].fold) || p.functionAt(s, to) || p.behindFunction(s, i)) {
			return p.hanPerson(s, i, to), true
		}
	}
	return honoured, ok
}

// hanEnd is the end of the run of Chinese characters at token i.
func hanEnd(toks []token, i int) int {
	for i < len(toks) && toks[i].kind == word && isHan(rune0(toks[i].fold)) {
		i++
	}
	return i
}

// hanPerson is the person whose name stands in the tokens [from, to), with the function behind it.
func (p *reader) hanPerson(s *sentence, from, to int) named {
	n := named{person{name: p.slice(s, from, to)}, from, to}
	p.apposition(s, &n)
	return n
}

// hanName is the end of the name at token i: a family name and one or two characters up to where something else begins; i where none stands there.
func (p *reader) hanName(s *sentence, i, end int) int {
	if inList("namefrom", s.toks[i].fold) {
		return i // of 和 and the like more are words than names
	}
	for to := i + 2; to <= min(i+longestHanName, end); to++ {
		if inList("officeend", s.toks[to-1].fold) {
			continue // 国防部
		}
		if (to == end || p.breaksHan(s, to)) && isPersonName(p.slice(s, i, to), false) && !p.knownWords(s, i, to) {
			return to
		}
	}
	return i
}

// knownWords tells whether a phrase of the tables or a word of courtesy overlaps the tokens, so that they are no name.
func (p *reader) knownWords(s *sentence, from, to int) bool {
	for _, m := range s.found {
		if m.from < to && m.to > from && m.to-m.from >= 2 && !mayGap(m) {
			return true
		}
	}
	for k := max(0, from-1); k < to; k++ {
		inside := false
		words().plain.walk(s.toks[k:min(k+4, len(s.toks))], func(_ string, n int) { inside = inside || n >= 2 && k+n > from })
		if inside {
			return true
		}
	}
	return false
}

// hanEdge tells whether a name may begin at token i: at the start of the run, behind a particle, or behind a known phrase.
func (p *reader) hanEdge(s *sentence, i int) bool {
	if i == 0 || !isHan(rune0(s.toks[i-1].fold)) || inList("namefrom", s.toks[i-1].fold) {
		return true
	}
	for _, m := range s.found {
		if m.to == i && m.from < i && !mayGap(m) && endsBeforeName(m.section) {
			return true
		}
	}
	return false
}

func endsBeforeName(section string) bool {
	switch section {
	case "function", "compose", "attend", "replace.new", "replace.old", "companion", "behalf", "cancel":
		return true
	}
	return strings.HasPrefix(section, "capacity ")
}

// breaksHan tells whether a name has ended before token k: a particle, a function, an honorific or a known phrase begins there.
func (p *reader) breaksHan(s *sentence, k int) bool {
	if inList("nameend", s.toks[k].fold) || p.functionAt(s, k) || honorificAt(s.toks[k:]) > 0 || p.clauseWord(s, k) {
		return true
	}
	return slices.ContainsFunc(s.at(k), func(m match) bool { return m.to-m.from >= 2 })
}

// behindFunction tells whether a function or a word for a colleague stands right before token i.
func (p *reader) behindFunction(s *sentence, i int) bool {
	for _, m := range s.found {
		if m.to == i && (m.section == "function" || m.section == "companion" || strings.HasPrefix(m.section, "capacity ")) {
			return true
		}
	}
	return false
}
