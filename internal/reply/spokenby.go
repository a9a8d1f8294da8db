package reply

import "slices"

// spokenBy are the persons whom a sentence names without an honorific right beside a word for speaking: "c'est Maud Tissières qui parlera", "delivered by Gro Nes",
// "hablará Marta Gil". What is of an item's title or a group's name is no person's.
func (p *reader) spokenBy(s *sentence) []named {
	who := slices.DeleteFunc(p.people(s, true), func(n named) bool { return !p.besideSpeaking(s, n) })
	if len(who) == 0 {
		return nil
	}
	titles, voices := p.titles(s.toks), p.voices(s)
	return slices.DeleteFunc(who, func(n named) bool {
		return slices.ContainsFunc(titles, func(t itemSpan) bool { return n.from < t.to && t.from < n.to }) ||
			slices.ContainsFunc(voices, func(v voice) bool { return n.from < v.to && v.from < n.to })
	})
}

// besideSpeaking tells a person behind whom a word for speaking begins within a few words, or right before whom one ends.
func (p *reader) besideSpeaking(s *sentence, n named) bool {
	return slices.ContainsFunc(s.found, func(m match) bool {
		if m.section != "speak" {
			return false
		}
		return p.leadsTo(s, m, n) || m.from >= n.to && m.from-n.to <= farthestVerb && onlyWords(s.toks[n.to:m.from])
	})
}

func onlyWords(toks []token) bool {
	return !slices.ContainsFunc(toks, func(t token) bool { return t.kind != word && t.kind != newline })
}
