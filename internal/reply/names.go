package reply

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// named is a person found in running text: what was read of it and the tokens it takes.
type named struct {
	person
	from, to int
}

// people finds the persons that a sentence names: behind an honorific (in Chinese before one), and where free is set also bare names by their capitals.
func (p *reader) people(s *sentence, free bool) []named {
	var out []named
	for i := 0; i < len(s.toks) && len(out) < maxDelegates; i++ {
		t := s.toks[i]
		if t.kind != word {
			continue
		}
		if isHan(rune0(t.fold)) {
			n, ok := p.chinese(s, i, free)
			if ok {
				out = append(out, n)
			}
			i = max(i, n.to-1)
			if !ok {
				i = hanEnd(s.toks, i) - 1
			}
			continue
		}
		if w := honorificAt(s.toks[i:]); w > 0 {
			n, ok := p.behindHonorific(s, i, w)
			if ok {
				out = append(out, n)
			}
			i = n.to - 1
			continue
		}
		if n, ok := p.unhonoured(s, i, free, out); ok {
			out = append(out, n)
			i = n.to - 1
		}
	}
	out = p.withoutGroups(s, p.withoutTitles(s, out))
	p.rankBefore(s, out)
	return out
}

// withoutGroups leaves out names without honorific that are of a group: "от имени государств Центральной Азии".
func (p *reader) withoutGroups(s *sentence, who []named) []named {
	if len(who) == 0 || !s.has("behalf") {
		return who
	}
	voices := p.voices(s)
	return slices.DeleteFunc(who, func(n named) bool {
		return n.honorific == "" && slices.ContainsFunc(voices, func(v voice) bool { return v.group != "" && v.from <= n.from && n.to <= v.to })
	})
}

// withoutTitles leaves out names in Chinese that are of an item's title: 雷险教育.
func (p *reader) withoutTitles(s *sentence, who []named) []named {
	if !slices.ContainsFunc(who, func(n named) bool { return isHanText(n.name) }) {
		return who
	}
	titles := p.titles(s.toks)
	return slices.DeleteFunc(who, func(n named) bool {
		return isHanText(n.name) && slices.ContainsFunc(titles, func(t itemSpan) bool { return n.from < t.to && n.to > t.from && n.honorific == "" })
	})
}

// unhonoured reads a name without honorific at token i: behind "and", a function or a word for a colleague, and where free is set by its capitals.
func (p *reader) unhonoured(s *sentence, i int, free bool, before []named) (named, bool) {
	if n, ok := p.arabicAnd(s, i, before); ok {
		return n, true
	}
	if free && isArabic(s.toks[i].fold) {
		return p.arabicBehind(s, i)
	}
	if n, ok := p.behindRank(s, i); ok {
		return n, true
	}
	if !free {
		return named{}, false
	}
	end := p.bareName(s, i)
	if end == 0 {
		return named{}, false
	}
	n := named{person{name: p.slice(s, i, end)}, i, end}
	p.apposition(s, &n)
	return n, true
}

// arabicBehind reads a name without honorific behind a function or a word for a colleague at token i: "السكرتير الأول عمر الزعبي", "زميلتي هند القضاة".
// What begins with the article there is an office, not a name.
func (p *reader) arabicBehind(s *sentence, i int) (named, bool) {
	start, function := i, false
	for _, m := range s.at(i) {
		if (m.section == "function" || m.section == "companion") && m.to > start {
			start, function = m.to, m.section == "function"
		}
	}
	if start == i || start >= len(s.toks) || strings.HasPrefix(s.toks[start].fold, "ال") || honorificAt(s.toks[start:]) > 0 {
		return named{}, false
	}
	end := p.nameEnd(s, start)
	if end < start+2 || !isPersonName(p.slice(s, start, end), true) {
		return named{}, false
	}
	n := named{person{name: p.slice(s, start, end)}, i, end}
	if function {
		n.function = p.slice(s, i, start)
	}
	p.apposition(s, &n)
	return n, true
}

// arabicAnd reads a second name without honorific that "and" is written to, right behind the first: "السيد عمر الزعبي ودانا النسور". What a phrase of the tables
// begins with there, "and a counsellor", is no name.
func (p *reader) arabicAnd(s *sentence, i int, before []named) (named, bool) {
	w, and := strings.CutPrefix(s.toks[i].fold, "و")
	if !and || len(before) == 0 || before[len(before)-1].to != i || utf8.RuneCountInString(w) < 3 || arabicStops(s.toks[i].fold) || arabicStops(w) || p.leavesArabicName(s, i, 0) || len(s.at(i)) > 0 {
		return named{}, false
	}
	end := p.nameEnd(s, i)
	if end < i+2 {
		return named{}, false
	}
	n := named{person{name: strings.TrimPrefix(p.slice(s, i, end), "و")}, i, end}
	if !isPersonName(n.name, true) {
		return named{}, false
	}
	p.apposition(s, &n)
	return n, true
}

// behindRank reads a name of two words or more behind a function that is written before it: "Counsellor Jens Vik", "nuestra Consejera, Sandra Mejía".
func (p *reader) behindRank(s *sentence, i int) (named, bool) {
	start := p.functionEnd(s, i)
	if start > i && i > 0 && p.functionEnd(s, i-1) >= start {
		i-- // "Minister Counsellor", whose first word was taken for an honorific
	}
	if start == i || isArabic(s.toks[i].fold) || start >= len(s.toks) || i > 0 && s.toks[i-1].kind == mark && s.toks[i-1].fold != "." {
		return named{}, false
	}
	name := start
	if s.toks[name].fold == "," && name+1 < len(s.toks) {
		name++
	}
	if honorificAt(s.toks[name:]) > 0 {
		return named{}, false // "the Military Adviser, Colonel Aas": read from there
	}
	end := p.bareName(s, name)
	if end == 0 && p.capital(s.toks[start-1]) && name == start {
		end = p.nameEnd(s, name)
	}
	if end < name+2 || !isPersonName(p.slice(s, name, end), true) {
		return named{}, false
	}
	n := named{person{name: p.slice(s, name, end), function: p.slice(s, i, start)}, i, end}
	p.apposition(s, &n)
	return n, true
}

func (p *reader) slice(s *sentence, from, to int) string {
	return strings.Join(strings.Fields(p.text[s.toks[from].start:s.toks[to-1].end]), " ")
}

// behindHonorific reads the name behind an honorific of w tokens at i; honorifics may follow one another: "H.E. Ambassador". Where no name follows, it gives
// the end of the honorifics.
func (p *reader) behindHonorific(s *sentence, i, w int) (named, bool) {
	start := i + w
	for start < len(s.toks) {
		if s.toks[start].kind == mark && s.toks[start].fold == "." {
			start++
			continue
		}
		if n := honorificAt(s.toks[start:]); n > 0 {
			start += n
			continue
		}
		break
	}
	// "Ambassador of Colombia", "the Ambassador will": an honorific without a name is none
	if p.arabicOffice(s, start) {
		return named{to: start}, false
	}
	end := p.nameEnd(s, start)
	if end <= start {
		return named{to: start}, false
	}
	n := named{person{name: p.slice(s, start, end)}, i, end}
	first := afterArticle(s.toks, i)
	if first == i && inList("rank", s.toks[i].fold) && honorificAt(s.toks[i+1:]) > 0 {
		n.function, first = p.slice(s, i, i+1), i+1 // "посол г-н Абдиев": the courtesy is the second word's
	}
	h := bareHonorific(strings.TrimSpace(p.text[s.toks[first].start:s.toks[start].start]))
	n.honorific = strings.Join(strings.Fields(h), " ")
	p.apposition(s, &n)
	return n, true
}

// arabicOffice tells an office with the article at token i, as in سعادة المندوب الدائم, that no name follows.
func (p *reader) arabicOffice(s *sentence, i int) bool {
	to := p.functionEnd(s, i)
	return to > i && strings.HasPrefix(s.toks[i].fold, "ال") && p.nameEnd(s, i) <= to
}

// bareName is the end of a name without honorific at i: two to five words with capitals, none of them of the kind that names no person.
func (p *reader) bareName(s *sentence, i int) int {
	if !p.capital(s.toks[i]) || isArabic(s.toks[i].fold) || inList("notname", s.toks[i].fold) && !p.initial(s, i) ||
		i == 0 && (p.opensWithVerb(s) || inList("particle", s.toks[0].fold)) || s.question && p.opensQuestion(s, i) || i > 0 && s.toks[i-1].kind == word && p.capital(s.toks[i-1]) && !ministry(s.toks[i-1]) && !(i == 1 && (inList("notname", s.toks[0].fold) || p.opensWithVerb(s))) {
		return 0
	}
	if p.functionEnd(s, i) > i+1 || s.starts(i, "placename") || p.behindWhence(s, i) {
		return 0 // "el Encargado de Negocios", "New York", "travels from Santa Marta"
	}
	end := p.nameEnd(s, i)
	n := 0
	for k := i; k < end; k++ {
		if n == 1 && k+1 == end && p.text[s.toks[i].end:s.toks[k].start] == "-" {
			continue // "Нур-Султан" is one word
		}
		if s.toks[k].kind == word && (utf8.RuneCountInString(s.toks[k].fold) > 1 || isCyrillic(s.toks[k].fold) && k+1 < end && s.toks[k+1].fold == ".") {
			n++ // an initial counts where nothing but names has one: "П. Ким"
		}
	}
	if n < 2 {
		return 0
	}
	return end
}

// behindWhence tells words at token i behind which a place stands: "from", "desde", "viendra de".
func (p *reader) behindWhence(s *sentence, i int) bool {
	return slices.ContainsFunc(s.found, func(m match) bool {
		return m.section == "whence" && m.to == i && !(m.from == 0 && inList("for", s.toks[0].fold))
	})
}

// ministry tells the name of a ministry in one word, as Russian has it before who comes from there: "эксперт Минобороны Зоя Тен".
func ministry(t token) bool { return isCyrillic(t.fold) && inList("notname", t.fold) }

// opensWithVerb tells a sentence that a word for coming or speaking begins, which has its capital from there: "Выступит Пак В.С.", "Participera M. Petit".
func (p *reader) opensWithVerb(s *sentence) bool {
	return p.clauseWord(s, 0) || s.starts(0, "compose")
}

// opensQuestion tells the first word of a question, which is a verb mostly and has its capital from its place: "Do NGOs have to register?", "¿Deben las ONG …?"
func (p *reader) opensQuestion(s *sentence, i int) bool {
	return i == 0 || i == 1 && s.toks[0].kind == mark
}

// forCountry tells a line of whom a delegation sends and nothing else: "For Norway: Ms. Larsen and Mr. Olsen".
func (p *reader) forCountry(s *sentence, who []named) bool {
	if len(who) == 0 || !inList("for", s.toks[0].fold) || who[0].from < 3 || s.toks[who[0].from-1].fold != ":" && !inList("article", s.toks[who[0].from-1].fold) {
		return false
	}
	next := 0
	for i := 1; i < len(s.toks); i++ {
		if next < len(who) && i == who[next].from {
			i = who[next].to - 1
			next++
			continue
		}
		t := s.toks[i]
		country := next == 0 && p.capital(t)
		if !country && t.kind != mark && t.kind != newline && !inList("article", t.fold) && !inList("particle", t.fold) && !begins(s.toks[i:], "and") {
			return false
		}
	}
	return true
}
