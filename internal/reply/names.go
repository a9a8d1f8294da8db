package reply

import (
	"strings"
	"unicode"
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
			if n, ok := p.chineseBefore(s, i); ok {
				out = append(out, n)
				i = n.to - 1
			}
			continue
		}
		if w := honorificAt(s.toks[i:]); w > 0 {
			if n, ok := p.behindHonorific(s, i, w); ok {
				out = append(out, n)
				i = n.to - 1
			} else {
				i += w - 1
			}
			continue
		}
		if free {
			if end := p.bareName(s, i); end > 0 {
				n := named{person{name: p.slice(s, i, end)}, i, end}
				p.apposition(s, &n)
				out = append(out, n)
				i = n.to - 1
			}
		}
	}
	return out
}

func (p *reader) slice(s *sentence, from, to int) string {
	return strings.Join(strings.Fields(p.text[s.toks[from].start:s.toks[to-1].end]), " ")
}

// behindHonorific reads the name behind an honorific of w tokens at i; honorifics may follow one another: "H.E. Ambassador".
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
	end := p.nameEnd(s, start)
	if end <= start {
		return named{}, false
	}
	h := bareHonorific(strings.TrimSpace(p.text[s.toks[i].start:s.toks[start].start]))
	n := named{person{honorific: strings.Join(strings.Fields(h), " "), name: p.slice(s, start, end)}, i, end}
	p.apposition(s, &n)
	return n, true
}

// nameEnd is the end of the name that begins at token i: words with capitals and the particles between them; in Arabic, words up to one that no name has.
func (p *reader) nameEnd(s *sentence, i int) int {
	end, n := i, 0
	arabic := i < len(s.toks) && isArabic(s.toks[i].fold)
	limit := 6
	if arabic {
		limit = 5
	}
	for k := i; k < len(s.toks) && n < limit; k++ {
		t := s.toks[k]
		if t.kind == newline {
			if n > 0 && k+1 < len(s.toks) && !p.capital(s.toks[k+1]) {
				break
			}
			continue
		}
		if t.kind == mark {
			initial := t.fold == "." && k > i && utf8.RuneCountInString(s.toks[k-1].fold) == 1
			if initial || t.fold == "-" && n > 0 && k+1 < len(s.toks) && s.toks[k+1].start == t.end || t.fold == "'" || t.fold == "’" {
				continue
			}
			break
		}
		if t.kind != word {
			break
		}
		if arabic {
			if !isArabic(t.fold) || arabicStops(t.fold) || n > 0 && (p.functionAt(s, k) || honorificAt(s.toks[k:]) > 0) || n > 0 && strings.HasPrefix(t.fold, "و") && k+1 < len(s.toks) && honorificAt(s.toks[k:]) > 0 {
				break
			}
			n++
			end = k + 1
			continue
		}
		if inList("particle", t.fold) && !p.capital(t) {
			if n == 0 && !(k+1 < len(s.toks) && p.capital(s.toks[k+1])) {
				break
			}
			if k+1 < len(s.toks) && (t.fold == "y" || t.fold == "e" || t.fold == "o") && honorificAt(s.toks[k+1:]) > 0 {
				break
			}
			if (t.fold == "y" || t.fold == "e") && n >= 2 && k+2 < len(s.toks) && p.capital(s.toks[k+1]) && p.capital(s.toks[k+2]) {
				break
			}
			if !p.nameGoesOn(s, k+1) {
				break
			}
			continue
		}
		if !p.capital(t) || n > 0 && inList("notname", t.fold) && !inList("particle", t.fold) || n == 0 && inList("notname", t.fold) && !inList("particle", t.fold) {
			break
		}
		n++
		end = k + 1
	}
	return end
}

func (p *reader) nameGoesOn(s *sentence, k int) bool {
	for ; k < len(s.toks); k++ {
		if s.toks[k].kind != word {
			return false
		}
		if p.capital(s.toks[k]) {
			return !inList("notname", s.toks[k].fold) || inList("particle", s.toks[k].fold)
		}
		if !inList("particle", s.toks[k].fold) {
			return false
		}
	}
	return false
}

func (p *reader) capital(t token) bool {
	if t.kind != word {
		return false
	}
	r, _ := utf8.DecodeRuneInString(p.text[t.start:])
	return unicode.IsUpper(r) || unicode.IsTitle(r) || isArabic(t.fold)
}

// bareName is the end of a name without honorific at i: two to five words with capitals, none of them of the kind that names no person.
func (p *reader) bareName(s *sentence, i int) int {
	if !p.capital(s.toks[i]) || isArabic(s.toks[i].fold) || inList("notname", s.toks[i].fold) ||
		i > 0 && s.toks[i-1].kind == word && p.capital(s.toks[i-1]) && !(i == 1 && inList("notname", s.toks[0].fold)) {
		return 0
	}
	end := p.nameEnd(s, i)
	n := 0
	for k := i; k < end; k++ {
		if s.toks[k].kind == word && utf8.RuneCountInString(s.toks[k].fold) > 1 {
			n++
		}
	}
	if n < 2 {
		return 0
	}
	return end
}

// functionAt tells whether a function ("Counsellor", المستشار) begins at token k.
func (p *reader) functionAt(s *sentence, k int) bool {
	for _, m := range s.found {
		if m.from == k && (m.section == "function" || strings.HasPrefix(m.section, "capacity ")) {
			return true
		}
	}
	return false
}

// apposition reads what stands behind a name between commas or in brackets: function, capacity, address.
func (p *reader) apposition(s *sentence, n *named) {
	for n.to < len(s.toks) {
		t := s.toks[n.to]
		start := n.to
		switch {
		case t.kind == mark && (t.fold == "," || t.fold == "-" || t.fold == "(" || t.fold == "<" || t.fold == "|" || t.fold == "/"):
			start++
		case isArabic(t.fold) && p.functionAt(s, start) || isHan(rune0(t.fold)) && p.functionAt(s, start):
		default:
			return
		}
		end := start
		bracket := t.fold == "(" || t.fold == "<"
		for end < len(s.toks) {
			x := s.toks[end]
			if x.kind == mark && (strings.Contains(",;:()<>|", x.fold) || x.fold == "-" && end > start && s.toks[end-1].end < x.start) {
				break
			}
			if !bracket && end > start && x.kind == word && (p.clauseWord(s, end) || begins(s.toks[end:], "and") && end+1 < len(s.toks) && (honorificAt(s.toks[end+1:]) > 0 || p.bareAfter(s, end+1)) || isArabic(x.fold) && strings.HasPrefix(x.fold, "و") && honorificAt(s.toks[end:]) > 0) {
				break
			}
			end++
		}
		if end == start || end-start > 14 {
			return
		}
		piece := p.slice(s, start, end)
		if s.toks[start].fold == "as" {
			start++
			piece = p.slice(s, min(start, end-1), end)
		}
		ok := bracket || s.toks[start].kind == address || isPhone(piece) || p.functionAt(s, start) || capacityOf(piece) != "" || attendanceIn(piece) != "" && end-start <= 3 || s.listed && honorificAt(s.toks[start:]) == 0 && !p.clauseWord(s, start)
		if !ok || !bracket && honorificAt(s.toks[start:]) > 0 && !p.functionAt(s, start) {
			return
		}
		n.take(piece)
		n.to = end
		if bracket && end < len(s.toks) {
			n.to++
		}
	}
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
	for _, m := range s.found {
		if m.from == k {
			switch m.section {
			case "attend", "regret", "speak", "nospeak", "replace.new", "replace.old", "place", "cancel", "withdraw":
				return true
			}
		}
	}
	return inList("clause", s.toks[k].fold)
}

// chineseBefore reads a name whose honorific stands behind it: "一等秘书李娜女士", with the function before. i is where a search begins; the sentence's run of Han is looked through.
func (p *reader) chineseBefore(s *sentence, i int) (named, bool) {
	end := i
	for end < len(s.toks) && s.toks[end].kind == word && isHan(rune0(s.toks[end].fold)) || end < len(s.toks) && s.toks[end].fold == "·" {
		end++
	}
	for k := i; k < end; k++ {
		h := 0
		for _, m := range s.found {
			if m.from == k && strings.HasPrefix(m.section, "honorific ") && m.to-m.from > h {
				h = m.to - m.from
			}
		}
		if h == 0 || k == i {
			continue
		}
		hon := p.slice(s, k, k+h)
		if inList("rank", foldAll(hon)) {
			if p.honorificSoon(s, k+h, end) {
				continue // a function before the name
			}
		}
		from := p.chineseNameStart(s, i, k)
		if from >= k || k-from > 12 || k-from < 2 && from > i {
			continue
		}
		n := named{chinesePerson(p.slice(s, from, k+h)), from, k + h}
		if utf8.RuneCountInString(n.name) < 2 {
			continue
		}
		p.apposition(s, &n)
		return n, true
	}
	return named{}, false
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
		if inList("namefrom", s.toks[j].fold) {
			start = j + 1
		}
	}
	for _, m := range s.found {
		if m.to > start && m.to < k && m.from >= start && (m.section == "replace.new" || m.section == "replace.old" || m.section == "attend" || m.section == "compose" || m.section == "regret" || m.section == "behalf") {
			start = m.to
		}
	}
	return start
}
