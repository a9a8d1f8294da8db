package reply

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// chineseBefore reads a name whose honorific stands behind it: "一等秘书李娜女士", with the function before. i is where a search begins; the sentence's run of Han is looked through.
func (p *reader) chineseBefore(s *sentence, i int) (named, bool) {
	end := i
	for end < len(s.toks) && s.toks[end].kind == word && isHan(rune0(s.toks[end].fold)) || end < len(s.toks) && s.toks[end].fold == "·" {
		end++
	}
	for k := i; k < end; k++ {
		h := phraseEnd(s.at(k), k, "honorific ") - k
		if h == 0 || k == i || s.endsFunction(k, k+h) {
			continue
		}
		hon := p.slice(s, k, k+h)
		if inList("rank", foldAll(hon)) {
			if p.honorificSoon(s, k+h, end) || k+h < end && p.hanName(s, k+h, end) > k+h {
				continue // a function before the name
			}
		}
		from := p.chineseNameStart(s, i, k)
		plausible := func() bool {
			return k-from <= longestForeign && isPersonName(chinesePerson(p.slice(s, from, k+h)).name, false)
		}
		if from < k && !plausible() {
			from = s.behindFunctions(from, k)
		}
		if tail := p.hanTail(s, i, k); tail < k && !plausible() && !p.withoutFamily(s, from, k) {
			from = tail
		}
		if from >= k || inList("officeend", s.toks[k-1].fold) || k-from > longestForeign || k-from < 2 && from > i {
			continue
		}
		n := named{chinesePerson(p.slice(s, from, k+h)), from, k + h}
		length := utf8.RuneCountInString(n.name)
		if length < 2 || !hasSurname(n.name) && length <= k-from && p.knownWords(s, k-length, k) {
			continue // 我谨通知阁下
		}
		if p.familyKnown(s.toks[k-1].fold) && !strings.Contains(n.name, "·") && (length > longestHanName || !hasSurname(n.name) || p.knownWords(s, k-length, k)) {
			continue // 雷险教育由葛女士来讲: one named before
		}
		p.apposition(s, &n)
		return n, true
	}
	return named{}, false
}

// endsFunction tells an honorific that is the end of a function: of 副处长 the last two signs.
func (s *sentence) endsFunction(from, to int) bool {
	return slices.ContainsFunc(s.found, func(m match) bool { return m.section == "function" && m.from < from && m.to == to })
}

// longestForeign is the number of characters that a name written by its sound has at most, with the function before it.
const longestForeign = 12

// behindFunctions is the end of the last function between two tokens that leaves a name behind it, the first of the two where none does.
func (s *sentence) behindFunctions(from, k int) int {
	for _, m := range s.from(from) {
		if m.section == "function" && m.to <= k-2 {
			from = max(from, m.to)
		}
	}
	return from
}

// familyKnown tells a Chinese family name of somebody whom the mail has named.
func (p *reader) familyKnown(said string) bool {
	_, registered := onlyNamed(p.registered(), said, true)
	_, before := onlyNamed(p.before, said, true)
	return registered || before
}

// hanTail is the start of a name that ends right before token k: a family name and what follows it; k where none stands there.
func (p *reader) hanTail(s *sentence, low, k int) int {
	for from := max(low, k-3); from <= k-2; from++ {
		if isPersonName(p.slice(s, from, k), false) && !p.knownWords(s, from, k) {
			return from
		}
	}
	return k
}

// withoutFamily tells a name of the four signs before an honorific that open a row of a list, or are a delegate's name, and are of no known word: 其美卓嘎 has no
// family name, though 卓 is one.
func (p *reader) withoutFamily(s *sentence, from, k int) bool {
	return k-from == longestHanName && hanEnd(s.toks, from) >= k && !p.knownWords(s, from, k) && (s.listed && from == 0 || p.namedWithHonour(p.slice(s, from, k)))
}

// honorificSoon tells whether a Chinese honorific follows within a name's length, so that 大使 before it is a function.
func (p *reader) honorificSoon(s *sentence, k, end int) bool {
	for _, m := range s.found {
		if m.from > k && m.from <= min(k+5, end-1) && strings.HasPrefix(m.section, "honorific ") {
			for j := k; j < m.from; j++ {
				if inList("nameend", s.toks[j].fold) {
					return false
				}
			}
			return true
		}
	}
	return false
}

// chineseNameStart walks back from the honorific to where function and name begin.
func (p *reader) chineseNameStart(s *sentence, low, k int) int {
	start := low
	for j := low; j < k; j++ {
		if s.toks[j].fold == "以" && j+1 < k && s.toks[j+1].fold != "及" {
			continue // of 以 only 以及 parts names
		}
		if inList("namefrom", s.toks[j].fold) && k-(j+1) >= 2 { // of 于谦 and 顾清和 it is a part
			start = j + 1
		}
	}
	for _, m := range s.found {
		if m.to > start && m.to < k && m.from >= start && (m.section == "replace.new" || m.section == "replace.old" || m.section == "attend" || m.section == "compose" || m.section == "regret" || m.section == "behalf" || m.section == "speaker") {
			start = m.to
		}
	}
	return start
}

// honorificBehind is the first token of the longest honorific at the end of a Chinese name, 0 where none stands there.
func honorificBehind(toks []token) int {
	best := 0
	for _, m := range words().find(toks) {
		if strings.HasPrefix(m.section, "honorific ") && m.to == len(toks) && (best == 0 || m.from < best) {
			best = m.from
		}
	}
	return best
}

// hanBehind takes a Chinese honorific off the end of a name in other letters: "Nora Lim 女士".
func (p *person) hanBehind() {
	if p.honorific != "" || strings.IndexFunc(p.name, isHan) < 0 {
		return
	}
	toks := tokenize(p.name)
	if at := honorificBehind(toks); at > 0 && isHan(rune0(toks[at].fold)) {
		p.honorific, p.name = p.name[toks[at].start:], strings.TrimSpace(p.name[:toks[at].start])
	}
}

// chinesePerson reads "一等秘书李娜女士": function, name, honorific.
func chinesePerson(s string) person {
	var p person
	s = strings.TrimSpace(s)
	toks := tokenize(s)
	if at := honorificBehind(toks); at > 0 && !(hasSurname(s) && sentenceOf(toks).endsFunction(at, len(toks))) {
		cut := toks[at].start
		p.honorific, s = strings.TrimSpace(s[cut:]), strings.TrimSpace(s[:cut])
	}
	s = p.functionBehind(s)
	toks = tokenize(s)
	for changed := true; changed; {
		changed = false
		best := 0
		for _, m := range words().find(toks) {
			if m.from == 0 && (m.section == "function" || strings.HasPrefix(m.section, "capacity ")) && m.to > best {
				best = m.to
			}
		}
		if best > 0 && best < len(toks) {
			cut := toks[best].start - toks[0].start
			f := strings.TrimSpace(s[:cut])
			if c := choice(f); c == "head" || c == "alternate" || c == "observer" {
				p.capacity = c
			} else if p.function == "" {
				p.function = f
			} else {
				p.function += f
			}
			s = strings.TrimSpace(s[cut:])
			toks, changed = tokenize(s), true
		}
	}
	p.name = s
	if inList("office", foldAll(p.honorific)) && p.function == "" {
		p.function, p.honorific = p.honorific, "" // 彭志远参赞: what he is, and no word of courtesy
	}
	return p
}

// functionBehind takes a function off the end of "王芳一等秘书", where a name is left before it.
func (p *person) functionBehind(s string) string {
	toks := tokenize(s)
	for _, m := range words().find(toks) {
		if m.section == "function" && m.to == len(toks) && m.from >= 2 && hasSurname(s) && !hasFunction(s[:toks[m.from].start]) {
			p.function = s[toks[m.from].start:]
			return strings.TrimSpace(s[:toks[m.from].start])
		}
	}
	return s
}
