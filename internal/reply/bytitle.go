package reply

import (
	"slices"
	"strings"

	"chancery/internal/roster"
)

// withTitled adds to the persons that a sentence names those of the delegates whom it means by their honorific or function alone: "the Ambassador will do the first".
func (p *reader) withTitled(s *sentence, who []named) []named {
	all := append(slices.Clone(who), p.titledAt(s, who, func(k int) bool {
		return k > 0 && (inList("article", s.toks[k-1].fold) || inList("own", s.toks[k-1].fold)) || p.actsAt(s, k)
	})...)
	slices.SortStableFunc(all, func(a, b named) int { return a.from - b.from })
	return all
}

// meantByTitles are those of the delegates whom a sentence means by a title beside a word for coming or speaking: "سيتحدث السفير في البند 8", "Посол придёт".
func (p *reader) meantByTitles(s *sentence, but []named) []named {
	return p.titledAt(s, but, func(k int) bool { return p.actsAt(s, k) })
}

// titledAt are those of the delegates whom a title alone means at one of the tokens where one may stand.
func (p *reader) titledAt(s *sentence, but []named, may func(k int) bool) (out []named) {
	for k := 0; k < len(s.toks) && len(p.r.Delegates) > 0; k++ {
		if !may(k) || slices.ContainsFunc(but, func(n named) bool { return n.from <= k && k < n.to }) {
			continue
		}
		if n, ok := p.byTitle(s, k); ok {
			out, k = append(out, n), n.to-1
		}
	}
	return out
}

// actsAt tells a title at token k that a word for coming or speaking stands right before or behind.
func (p *reader) actsAt(s *sentence, k int) bool {
	to := p.titleEnd(s, k)
	return to > k && (s.saidBefore(k) || s.starts(to, "attend", "speak") || to < len(s.toks) && hasWish(" "+s.toks[to].fold))
}

// titledSpeakers are the persons that a sentence on statements names, and those whom it means by a title alone, beside others where it says that they speak.
func (p *reader) titledSpeakers(s *sentence, who []named) []named {
	return slices.DeleteFunc(p.withTitled(s, who), func(n named) bool {
		return len(who) > 0 && !slices.ContainsFunc(who, func(w named) bool { return w.from == n.from }) && !p.refers(s, match{from: n.from, to: n.to})
	})
}

// byTitle is the one of the delegates registered whose honorific or function stands at token k with no name behind it; of several honorifics the last counts:
// "al señor Embajador".
func (p *reader) byTitle(s *sentence, k int) (one named, ok bool) {
	from := k
	to := p.titleEnd(s, k)
	for next := p.titleEnd(s, to); next > to; next = p.titleEnd(s, to) {
		k, to = to, next
	}
	if to == k || p.nameEnd(s, to) > to {
		return named{}, false
	}
	one, ok = p.onlyWith(foldAll(p.slice(s, k, to)))
	one.from, one.to = from, to
	return one, ok
}

// titleEnd is the end of the honorific or function at token k, k where none begins.
func (p *reader) titleEnd(s *sentence, k int) int {
	if k >= len(s.toks) {
		return k
	}
	return max(p.functionEnd(s, k), k+honorificAt(s.toks[k:]))
}

// onlyWith is the one delegate registered who has a title, or, where none has it alone, the one whose titles have its first word.
func (p *reader) onlyWith(title string) (one named, ok bool) {
	first, _, _ := strings.Cut(title, " ")
	var whole, some []named
	for _, d := range p.r.Delegates {
		if d.Action != roster.Register || !slices.ContainsFunc(strings.Fields(foldAll(d.Honorific+" "+d.Function)), func(w string) bool { return sameWord(first, w) }) {
			continue
		}
		n := named{person: person{honorific: d.Honorific, name: d.Name}}
		if some = append(some, n); hasTitle(d, title) {
			whole = append(whole, n)
		}
	}
	switch {
	case len(whole) == 1:
		return whole[0], true
	case len(whole) == 0 && len(some) == 1:
		return some[0], true
	}
	return named{}, false
}

// hasTitle tells a delegate with a title for his function, or a part of it between commas, or for the end of his honorific.
func hasTitle(d roster.Delegate, title string) bool {
	honorific := " " + foldAll(d.Honorific)
	return strings.HasSuffix(honorific, " "+title) || slices.ContainsFunc(strings.Split(d.Function, ","), func(part string) bool { return foldAll(part) == title })
}
