package reply

import (
	"slices"
	"strings"
	"unicode"
)

// voice is a phrase that says for whom a statement is made: a group, or the delegation itself ("in our national capacity"), whose group is "".
type voice struct {
	group    string
	from, to int
}

// behalf is the group for which a sentence says that the statement on one of its spans of items is made. As many voices as spans go with them in their order; one
// voice before all items is of all, one between them of those on its side of the "and", and one behind the last of all, or of the last alone where the sentence
// begins anew before it: "on item 4, and again under item 5, on behalf of the Nordic countries".
func (p *reader) behalf(s *sentence, sp itemSpan, all []itemSpan) string {
	voices := p.voices(s)
	if !slices.ContainsFunc(voices, func(v voice) bool { return v.group != "" }) {
		return ""
	}
	at := slices.IndexFunc(all, func(o itemSpan) bool { return o.from == sp.from })
	switch first := voices[0]; {
	case len(voices) == len(all) && at >= 0:
		return voices[at].group
	case len(all) == 1:
		return voices[slices.IndexFunc(voices, func(v voice) bool { return v.group != "" })].group
	case len(voices) == 1:
		if p.voiceOf(s, first, at, all) {
			return first.group
		}
		return ""
	case first.from < all[0].from:
		return lastBefore(voices, sp.from)
	}
	for _, v := range voices {
		if v.from >= sp.to {
			return v.group
		}
	}
	return voices[len(voices)-1].group
}

// lastBefore is the group of the last voice before token i.
func lastBefore(voices []voice, i int) string {
	group := ""
	for _, v := range voices {
		if v.from < i {
			group = v.group
		}
	}
	return group
}

// voiceOf tells whether the only voice of a sentence is that of the span at the place at of several.
func (p *reader) voiceOf(s *sentence, v voice, at int, all []itemSpan) bool {
	behind := 0 // spans before the voice
	for _, o := range all {
		if o.from < v.from {
			behind++
		}
	}
	switch {
	case behind == 0:
		return true
	case behind == len(all):
		last := all[len(all)-1]
		return at == len(all)-1 || !p.anew(s, all[len(all)-2].to, last.from) || s.has("together")
	case v.from > all[behind-1].to && onlyMarks(s.toks[all[behind-1].to:v.from]):
		return at < behind // "for item 3, on behalf of the Group, and for item 10"
	case p.leads(s, v.from) || p.speaksBetween(s, all[behind-1].to, v.from):
		return at >= behind
	}
	return at < behind
}

// speaksBetween tells a word for speaking between two places, behind a comma or a word that begins anew: a clause of its own stands there.
func (p *reader) speaksBetween(s *sentence, from, to int) bool {
	return slices.ContainsFunc(s.from(from), func(m match) bool { return m.section == "speak" && m.from < to && p.anew(s, from, m.from) })
}

// anew tells whether a comma, or a word that begins anew ("again", "а также"), stands between two places.
func (p *reader) anew(s *sentence, from, to int) bool {
	for k := max(from, 0); k < to; k++ {
		if s.toks[k].kind == mark && strings.Contains(",;-", s.toks[k].fold) {
			return true
		}
	}
	return slices.ContainsFunc(s.found, func(m match) bool { return m.section == "again" && m.from >= from && m.to <= to })
}

// leads tells whether an "and" or a comma stands right before token i, so that a clause begins there.
func (p *reader) leads(s *sentence, i int) bool {
	for k := i - 1; k >= 0 && k >= i-2; k-- {
		if s.toks[k].fold == "," || begins(s.toks[k:], "and") || s.starts(k, "again") {
			return true
		}
	}
	return false
}

// voices are the phrases of a sentence that say for whom is spoken, in their order.
func (p *reader) voices(s *sentence) []voice {
	var out []voice
	for _, m := range s.found {
		if len(out) > 0 && m.from < out[len(out)-1].to {
			continue
		}
		switch m.section {
		case "behalf":
			group, to := p.groupAt(s, m)
			if group == "" && (to == m.to || honorificAt(s.toks[m.to:]) > 0) {
				continue
			}
			out = append(out, voice{group, m.from, to})
		case "national":
			out = append(out, voice{"", m.from, m.to})
		}
	}
	return out
}

// groupAt is what follows "on behalf of", where it names a group and no mission or person, and where it ends.
func (p *reader) groupAt(s *sentence, m match) (group string, to int) {
	start := afterArticle(s.toks, m.to)
	if start < len(s.toks) && strings.Contains(quoteMarks, s.toks[start].fold) {
		start++
	}
	end, is := start, false
	for ; end < len(s.toks) && end-start < longestGroup; end++ {
		t := s.toks[end]
		if t.kind == newline { // wrapped by the mail program: a line that ends by the writer's will ends the sentence
			continue
		}
		if t.kind == mark && t.fold != "-" && t.fold != "'" && t.fold != "’" || end > start && p.endsGroup(s, end) && !(is && t.fold == "for" && end+1 < len(s.toks) && p.capital(s.toks[end+1])) { // "Coalition for Survivors"
			break
		}
		is = is || begins(s.toks[end:], "group")
	}
	if known := phraseEnd(s.at(start), start, "group"); known > end {
		end, is = known, true // "Comité de Asistencia a las Víctimas"
	}
	end = p.behindAcronym(s, end)
	for end > start && (s.toks[end-1].kind == newline || end-1 > start && begins(s.toks[end-1:], "and") && s.toks[end-1].kind == word && !isHan(rune0(s.toks[end-1].fold))) {
		end--
	}
	if !is || end <= start || honorificAt(s.toks[start:]) > 0 {
		return "", end
	}
	return groupName(p.slice(s, start, end)), end
}

// behindAcronym is the token behind the acronym of a group in brackets at token k, k where none stands there: "(GRULAC)".
func (p *reader) behindAcronym(s *sentence, k int) int {
	if k+2 >= len(s.toks) || s.toks[k].fold != "(" {
		return k
	}
	to := k + 1
	for to < len(s.toks) && s.toks[to].fold != ")" && to-k <= longestAcronym {
		to++
	}
	if to == len(s.toks) || s.toks[to].fold != ")" || to == k+1 {
		return k
	}
	said := p.text[s.toks[k+1].start:s.toks[to-1].end]
	if strings.IndexFunc(said, unicode.IsUpper) < 0 || strings.ContainsFunc(said, func(r rune) bool { return unicode.IsLetter(r) && !unicode.IsUpper(r) }) || strings.ContainsAny(said, " \n,;") {
		return k
	}
	return to + 1
}

// longestAcronym is how many tokens an acronym has at most: "G77", "G-77".
const longestAcronym = 4

// speaksFor tells words at token k behind which a group is named: باسم is a first name too.
func (p *reader) speaksFor(s *sentence, k int) bool {
	return slices.ContainsFunc(s.at(k), func(m match) bool {
		if m.section != "behalf" {
			return false
		}
		group, _ := p.groupAt(s, m)
		return group != ""
	})
}

// longestGroup is how many tokens the name of a group has at most.
const longestGroup = 10

// quoteMarks may stand around the name of a group.
const quoteMarks = "\"“”«»„‘"

// endsGroup tells whether the sentence goes on at token k, behind the name of a group.
func (p *reader) endsGroup(s *sentence, k int) bool {
	return p.clauseWord(s, k) && s.toks[k].fold != "and" || begins(s.toks[k:], "item") || begins(s.toks[k:], "speak") || inList("groupend", s.toks[k].fold) || inList("indefinite", s.toks[k].fold) ||
		honorificAt(s.toks[k:]) > 0 || s.starts(k, "behalf", "national", "again", "regarding") ||
		slices.ContainsFunc(s.at(k), func(m match) bool { return languageAt(s, m) != "" })
}

// split parts the items of a span where a comma and another word for item stand among them and the sentence says for whom it speaks: "under item 9, and under
// item 3 on behalf of the Network".
func (p *reader) split(s *sentence, spans []itemSpan) []itemSpan {
	if len(p.voices(s)) == 0 {
		return spans
	}
	var out []itemSpan
	for _, sp := range spans {
		for _, m := range s.from(sp.from + 1) {
			if m.from >= sp.to || len(sp.labels) < 2 {
				break
			}
			rest, ok := p.itemsAt(s.toks, s.found, m)
			if m.section != "item" || !ok || !p.anew(s, m.from-3, m.from) {
				continue
			}
			head := itemSpan{labels: slices.DeleteFunc(slices.Clone(sp.labels), func(l string) bool { return slices.Contains(rest.labels, l) }), from: sp.from, to: m.from - 3}
			if len(head.labels) == 0 {
				continue // "the third, fifth items": the comma parts ordinals before the one word for item
			}
			out, sp = append(out, head), itemSpan{labels: rest.labels, from: m.from, to: sp.to}
		}
		out = append(out, sp)
	}
	return out
}
