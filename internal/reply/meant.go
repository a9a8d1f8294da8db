package reply

import (
	"slices"
	"strings"

	"chancery/internal/roster"
)

// meant is the person named last, where a sentence without a name begins with a pronoun of one person: "She will speak on item 9."
func (p *reader) meant(s *sentence, who []named) string {
	n := len(p.r.Delegates)
	if named := p.meantByTitle(s); len(who) == 0 && named != "" {
		return named
	}
	if len(who) == 0 && len(p.before) == 1 && s.ofHis() {
		return p.before[0].name
	}
	if len(who) == 0 && (s.pronounSpeaks() || p.subjectUnsaid(s)) {
		if d := p.onlyBefore(); d != nil {
			return d.Name
		}
	}
	if len(who) > 0 || n == 0 || !inList("pronoun", s.toks[0].fold) || p.isArticle(s.toks[0]) || inList("several", s.toks[0].fold) || p.r.Delegates[n-1].Action != roster.Register {
		return ""
	}
	return p.r.Delegates[n-1].Name
}

// subjectUnsaid tells a sentence that begins with a verb for speaking of one person, whose subject is neither said nor a State or a mission: "Tomará la palabra en
// español.", "ويود أن يأخذ الكلمة".
func (p *reader) subjectUnsaid(s *sentence) bool {
	if !s.starts(0, "unsaid") {
		return false
	}
	for i, t := range s.toks {
		if inList("missionword", stemArabic(t.fold)) || inList("missionword", t.fold) || t.kind == word && stateEnd(p.text, s.toks, i) > i {
			return false
		}
	}
	return true
}

// pronounSpeaks tells a pronoun of one person right before or behind a word for speaking: "выступать будет она", "ستلقيها هي", 由她来讲.
func (s *sentence) pronounSpeaks() bool {
	return slices.ContainsFunc(s.found, func(m match) bool {
		if m.section != "speak" {
			return false
		}
		return slices.ContainsFunc(s.toks[max(0, m.from-1):min(m.to+2, len(s.toks))], func(t token) bool { return inList("pronoun", t.fold) && !inList("several", t.fold) })
	})
}

// ofHis tells a sentence that begins with somebody's statement: "His intervention will concern item 8."
func (s *sentence) ofHis() bool {
	m, ok := s.first("theirs")
	return ok && m.from == 0 && slices.ContainsFunc(s.found, func(f match) bool { return f.section == "speak" && f.from == m.to })
}

// meantByTitle is the person whose honorific or function begins the sentence behind an article, where one alone of those registered has it: "The Ambassador
// intends to take the floor."
func (p *reader) meantByTitle(s *sentence) string {
	at := afterArticle(s.toks, 0)
	if at == 0 || at >= len(s.toks) {
		return ""
	}
	n, _ := p.byTitle(s, at)
	return n.name
}

// withMeant adds to the persons that a sentence names those that it means by "the latter", "she", "ce dernier", "la primera", in the order of the words.
func (p *reader) withMeant(s *sentence, who []named) []named {
	all := slices.Clone(who)
	for _, m := range s.found {
		word, ok := strings.CutPrefix(m.section, "meant ")
		within := func(n named) bool { return n.from <= m.from && m.from < n.to } // "السكرتيرة الأولى"
		if !ok || slices.ContainsFunc(who, within) || s.rankWithin(m) || !p.refers(s, m) || word == "self opening" && m.from > 0 {
			continue // "quisiera hablar" is said of oneself where it opens the sentence
		}
		if n, ok := p.referent(word, who, m.from); ok {
			n.from, n.to = m.from, m.to
			all = append(all, n)
		}
	}
	all = append(all, p.meantByName(s, all)...)
	all = append(all, p.meantByTitles(s, all)...)
	slices.SortStableFunc(all, func(a, b named) int { return a.from - b.from })
	return all
}

// longestRank is how many tokens before an ordinal its function may begin: "third" of "as a second or third secretary".
const longestRank = 4

// rankWithin tells an ordinal that is a part of a function: "first secretary", "سكرتيرة ثانية".
func (s *sentence) rankWithin(m match) bool {
	for _, f := range s.from(m.from - longestRank) {
		if f.from > m.from {
			break
		}
		if f.section == "function" && f.to >= m.to && f.to-f.from > m.to-m.from {
			return true
		}
	}
	return false
}

// meantByName are those of the delegates registered whom a sentence means by a first or a family name alone, or in Chinese by the latter with a word behind it:
// "Adriana quisiera hablar", 孟先生. A name that two of them have means none.
func (p *reader) meantByName(s *sentence, but []named) []named {
	var out []named
	registered := p.registered()
	for k, t := range s.toks {
		if n, to := p.hanNamed(s, k, registered); to > k && !slices.ContainsFunc(but, func(o named) bool { return o.from < to && k < o.to }) {
			n.from, n.to = k, to
			out = append(out, n)
			continue
		}
		han := isHan(rune0(t.fold)) && k+1 < len(s.toks) && honorificAt(s.toks[k+1:]) > 0
		if len(registered) == 0 || t.kind != word || !han && (!p.capital(t) || isArabic(t.fold) && !s.saidBefore(k) || inList("notname", t.fold) || s.starts(k, "month ")) ||
			slices.ContainsFunc(but, func(n named) bool { return n.from <= k && k < n.to }) {
			continue
		}
		if n, ok := onlyNamed(registered, t.fold, han); ok {
			n.from, n.to = k, k+1
			out = append(out, n)
		}
	}
	return out
}

// hanNamed is the one of some persons whose whole name in Chinese stands at token k, and its end; k where none does. Nothing parts it from the words behind it.
func (p *reader) hanNamed(s *sentence, k int, who []named) (n named, to int) {
	if !isHan(rune0(s.toks[k].fold)) {
		return named{}, k
	}
	for _, n := range who {
		if !strings.HasPrefix(p.text[s.toks[k].start:], n.name) || !isHanText(n.name) {
			continue
		}
		for to = k; to < len(s.toks) && s.toks[to].start < s.toks[k].start+len(n.name); to++ {
		}
		return n, to
	}
	return named{}, k
}

// saidBefore tells whether a word for speaking or coming ends right before token k: "ستتحدث حجازي", where nothing else tells a name from a word.
func (s *sentence) saidBefore(k int) bool {
	return slices.ContainsFunc(s.found, func(m match) bool { return m.to == k && (m.section == "speak" || m.section == "attend") })
}

// sameName tells one name said twice, in Russian in whichever case.
func sameName(said, name string) bool {
	return said == name || inCase(said, name)
}

// onlyNamed is the one of some persons who has a word as the first or the last of his name, or whose name begins with a Chinese family name.
func onlyNamed(who []named, said string, han bool) (one named, ok bool) {
	for _, n := range who {
		words := strings.Fields(foldAll(n.name))
		has := len(words) > 1 && (sameName(said, words[0]) || sameName(said, words[len(words)-1]))
		if han {
			has = strings.HasPrefix(strings.Join(words, ""), said)
		}
		if has && ok {
			return named{}, false
		}
		if has {
			one, ok = n, true
		}
	}
	return one, ok
}

// farthestVerb is how many words may stand between "the latter" and what is said of him: "souhaiterait également", "would very much like to".
const farthestVerb = 4

// refers tells whether words that may mean a person do: what follows says that somebody comes or speaks, or nothing but a mark and a mode does. "The first
// item", "le second jour" and the article "el" mean none.
func (p *reader) refers(s *sentence, m match) bool {
	if m.to == m.from+1 && p.isArticle(s.toks[m.from]) {
		return false
	}
	comes := m.to == len(s.toks) || s.toks[m.to].kind == mark || m.to > m.from+1 && (inList("groupend", s.toks[m.to].fold) || inList("article", s.toks[m.to].fold)) // "by her on behalf of"
	for _, f := range s.from(m.to) {
		if f.from > m.to+farthestVerb {
			break
		}
		if f.from == m.to && (f.section == "item" || f.section == "itemlike" || strings.HasPrefix(f.section, "day ")) {
			return false
		}
		comes = comes || f.section == "attend" || f.section == "speak" || f.section == "item" || strings.HasPrefix(f.section, "mode ") || strings.HasPrefix(f.section, "language ") || f.from > m.to && strings.HasPrefix(f.section, "capacity ")
	}
	return comes || slices.ContainsFunc(p.titles(s.toks[m.to:min(m.to+farthestVerb+maxTitle, len(s.toks))]), func(sp itemSpan) bool { return sp.from <= farthestVerb })
}

// isArticle tells an article from a pronoun that folds to the same: "el" and "él".
func (p *reader) isArticle(t token) bool {
	return inList("article", t.fold) && strings.ToLower(p.text[t.start:t.end]) == t.fold
}

// maxTitle is how many tokens the title of an item is looked for in.
const maxTitle = 8

// referent is the person that a word means: the first or the last of two named before it, in this sentence or in the one that last named any, or the only one
// of them, or of all delegates, whose honorific has the word's gender.
func (p *reader) referent(word string, who []named, at int) (named, bool) {
	before := slices.DeleteFunc(slices.Clone(who), func(n named) bool { return n.from >= at })
	here := len(before) > 0
	if !here {
		before = p.before
	}
	all := p.registered()
	if len(before) < 2 && len(all) == 2 && !(here && word == "last") {
		before = all
	}
	switch word {
	case "self", "self opening":
		if at := slices.IndexFunc(all, func(n named) bool { return p.senderAmong([]named{n}) }); at >= 0 {
			return all[at], true
		}
	case "last":
		if len(before) > 0 {
			return before[len(before)-1], true
		}
	case "first":
		if len(before) == 2 {
			return before[0], true
		}
	default:
		if len(before) == 1 && honorificGender(before[0].honorific) == "" {
			return before[0], true // "Ambassador Lund": he or she
		}
		if n, ok := onlyOf(word, before); ok {
			return n, true
		}
		return onlyOf(word, all)
	}
	return named{}, false
}

// onlyOf is the one person whose honorific states the gender.
func onlyOf(gender string, who []named) (one named, ok bool) {
	for _, n := range who {
		if honorificGender(n.honorific) != gender {
			continue
		}
		if ok && !roster.SameName(one.name, n.name) {
			return named{}, false
		}
		one, ok = n, true
	}
	return one, ok
}

// remember notes whom a sentence named, for words in the next ones that mean them.
func (p *reader) remember(who []named) {
	if p.lastNamed = len(who) > 0; !p.lastNamed {
		return
	}
	if !slices.ContainsFunc(who, p.spokeBefore) {
		p.spoken = nil // what follows is about others
	}
	if p.last != nil && p.last.more && len(p.before) < maxDelegates {
		who = append(slices.Clip(p.before), who...) // a semicolon parts persons of one list
	}
	p.before = who
}

// registered are the delegates whom the mail registers.
func (p *reader) registered() []named {
	all := make([]named, 0, len(p.r.Delegates))
	for _, d := range p.r.Delegates {
		if d.Action == roster.Register {
			all = append(all, named{person: person{honorific: d.Honorific, name: d.Name, function: d.Function}})
		}
	}
	return all
}
