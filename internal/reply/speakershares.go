package reply

import (
	"maps"
	"slices"
	"strings"

	"chancery/internal/roster"
)

// spokenShare is one speaker of a value that names several, and the items on which he speaks.
type spokenShare struct{ speaker, items string }

// longestShares bounds a value that shares items out among speakers, in bytes.
const longestShares = 600

// speakerShares parts the value of a speaker's label that says who speaks on which of the items: "Ms. Doe on item 5, Mr. Moe on item 8", "5 – Ms. Doe; 8 – Mr. Moe". It
// is nil where a word is left over, or where other labels ask for other items.
func (p *reader) speakerShares(v map[string]string) []spokenShare {
	value := v[KeySpeaker]
	if blank(value) || len(value) > longestShares || alarmedValue(value) {
		return nil
	}
	asked, exact := p.readItems(v[KeyItem])
	if !blank(v[KeyItem]) && !exact {
		return nil
	}
	toks := tokenize(value)
	spans := p.itemSpans(toks, words().find(toks))
	if len(spans) < 2 {
		spans = numbersOf(toks, asked)
	}
	if len(spans) < 2 {
		return nil
	}
	out, named := p.sharesAt(value, toks, spans), []string{}
	for _, sp := range spans {
		named = append(named, sp.labels...)
	}
	if slices.Sort(named); len(slices.Compact(slices.Clone(named))) != len(named) || slices.ContainsFunc(spans, func(sp itemSpan) bool { return sp.all }) {
		return nil
	}
	if slices.Sort(asked); len(asked) > 0 && !slices.Equal(asked, named) {
		return nil
	}
	return out
}

// numbersOf are the numbers of a value that are the items asked for: "Ms. Doe (5), Mr. Moe (8)".
func numbersOf(toks []token, items []string) (out []itemSpan) {
	for i, t := range toks {
		if t.kind == number {
			if !slices.Contains(items, t.fold) {
				return nil
			}
			out = append(out, itemSpan{labels: []string{t.fold}, from: i, to: i + 1})
		}
	}
	return out
}

// sharesAt are the speakers before or behind each of the items, nil where one is no person or says more.
func (p *reader) sharesAt(value string, toks []token, spans []itemSpan) (out []spokenShare) {
	before := len(bareOf(toks[:spans[0].from])) > 0
	for i, sp := range spans {
		from, to := sp.to, len(toks)
		if i+1 < len(spans) {
			to = spans[i+1].from
		}
		if before {
			from, to = 0, sp.from
			if i > 0 {
				from = spans[i-1].to
			}
		}
		said := bareOf(toks[from:to])
		if len(said) == 0 {
			return nil
		}
		name := value[said[0].start:said[len(said)-1].end]
		if who := parsePerson(name); !isPersonName(who.name, who.honorific != "" || p.fullName(who.name) != who.name) || p.remains(KeySpeaker, name) {
			return nil
		}
		out = append(out, spokenShare{name, strings.Join(sp.labels, ", ")})
	}
	if last := spans[len(spans)-1]; before && len(bareOf(toks[last.to:])) > 0 {
		return nil
	}
	return out
}

// bareOf are tokens without the marks and the words that lead from items to a name, or from a name to items, at both ends.
func bareOf(toks []token) []token {
	leads := func(k int) bool {
		t := toks[k]
		return t.kind == newline || t.kind == mark && t.fold != "." || inList("groupend", t.fold) || inList("itemlead", t.fold) || inList("article", t.fold) ||
			inList("speakerlead", t.fold) || inList("for", t.fold) || begins(toks[k:k+1], "and")
	}
	for len(toks) > 0 && (leads(0) || toks[0].fold == ".") {
		toks = toks[1:]
	}
	for len(toks) > 0 && (leads(len(toks)-1) || toks[len(toks)-1].fold == ".") {
		toks = toks[:len(toks)-1]
	}
	return toks
}

// takeShares takes the items of each speaker with the language and the group that the labels give to all.
func (p *reader) takeShares(v map[string]string, shares []spokenShare, e roster.Evidence) bool {
	for _, share := range shares {
		own := maps.Clone(v)
		own[KeyItem], own[KeySpeaker] = share.items, share.speaker
		if !p.interventionsFrom(own, e) {
			return false
		}
	}
	return true
}
