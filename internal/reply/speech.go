package reply

import (
	"slices"
	"strings"

	"chancery/internal/roster"
)

// speech reads a wish to speak, or its withdrawal, on the items that the sentence names.
func (p *reader) speech(s *sentence, who []named, open intent) bool {
	if len(who) == 0 && p.erratum(s) {
		return true
	}
	loses := s.losesStatement()
	withdraw := s.has("withdraw") || open.withdraw || s.cancelsHis() || len(who) < 2 && s.has("nospeak") && s.has("afterall")
	wish := loses || s.has("speak") || s.has("shift") || open.speak || p.itemsAlone(s) || p.speaksToo(s, who) || s.headsStatements()
	if !wish && !withdraw {
		return false
	}
	spans := p.itemsSpoken(s, open)
	if len(spans) == 0 {
		return false
	}
	if s.inquires() && !s.has("withdraw") && !loses && !s.has("behalf") && !p.wishes(s) {
		return false
	}
	p.prose = true
	if (withdraw || loses) && s.conditional() {
		p.review(FreeText, "under a condition: "+p.words(s))
		return true
	}
	if s.has("stands") && !withdraw && !loses && len(who) == 0 {
		p.standing = nil
		for _, sp := range spans {
			p.standing = append(p.standing, sp.labels...)
		}
		return true // "our statement under item 3 is not affected" asks for nothing
	}
	if s.has("shift") && p.shift(s, who) {
		return true
	}
	if len(who) == 0 {
		who = p.initialed(s)
	}
	if len(who) == 0 {
		who = p.spokenBy(s)
	}
	if withdraw || !p.sharesBehind(s, who, spans) {
		p.speakOnEach(s, who, spans, withdraw && !p.handsOver(s, who, spans))
	}
	return true
}

// speakOnEach adds or withdraws the items of all spans that a sentence names; withdraw is whether the sentence takes back, in words that are of all of them.
func (p *reader) speakOnEach(s *sentence, who []named, spans []itemSpan, withdraw bool) {
	said := p.inPlace(s, p.withMeant(s, p.titledSpeakers(s, who)))
	p.noteSpoken(said)
	handed := slices.ContainsFunc(who, func(n named) bool { return s.notBut(n, who) })
	spans = p.split(s, spans)
	p.asked = nil
	for _, sp := range spans {
		takes := withdraw && !p.givenBeside(s, said, sp, spans) || s.lost(sp, spans, who)
		if takes || !s.losesStatement() || !s.stays(sp) {
			p.speakOn(s, said, sp, spans, takes, handed)
		}
	}
}

// itemsSpoken are the items that a sentence on speaking names; a line of a list below a heading on speaking may have their numbers alone.
func (p *reader) itemsSpoken(s *sentence, open intent) []itemSpan {
	spans := p.itemSpans(s.toks, s.found)
	if len(spans) == 0 && s.listed && (open.speak || open.withdraw) {
		if labels, to := p.itemList(s.toks, 0, false); len(labels) > 0 {
			spans = []itemSpan{{labels: labels, to: to}}
		}
	}
	return p.outsideGroups(s, p.bareItemsBehind(s, spans))
}

// outsideGroups leaves out titles that are of the name of a group: "en nombre del Comité de Asistencia a las Víctimas".
func (p *reader) outsideGroups(s *sentence, spans []itemSpan) []itemSpan {
	if len(spans) == 0 || !s.has("behalf") {
		return spans
	}
	voices := p.voices(s)
	return slices.DeleteFunc(spans, func(sp itemSpan) bool {
		return slices.ContainsFunc(voices, func(v voice) bool { return v.group != "" && v.from < sp.from && sp.to <= v.to })
	})
}

// cancelsHis tells a cancellation of a person and of his statement: "cancel the registration of Mr. Vidal and his statement on item 10".
func (s *sentence) cancelsHis() bool {
	c, ok := s.first("cancel")
	return ok && !s.has("attend") && !s.has("replace.old") && !s.has("replace.new") && !s.has("place") && slices.ContainsFunc(s.found, func(m match) bool {
		return m.section == "theirs" && m.from > c.from && s.starts(m.to, "speak", "statement")
	})
}

// conditional tells a sentence that holds under a condition alone: "without him we will not speak on item 10".
func (s *sentence) conditional() bool {
	return slices.ContainsFunc(s.found, func(m match) bool { return m.section == "condition" && !polite(s, m) })
}

// speakOn adds or withdraws the items of one of the spans that a sentence names, unless it keeps or denies them. What it denies of one person and hands to another
// is asked for.
func (p *reader) speakOn(s *sentence, who []named, sp itemSpan, all []itemSpan, withdraw, handed bool) {
	if sp.all {
		p.review(UnknownItem, "all items: "+p.words(s))
	}
	if withdraw && s.keeps(sp) || !withdraw && s.askedBefore(sp) {
		return // "and keeps its statement on item 8", "we had asked for the floor on item 6"
	}
	action := roster.Add
	if withdraw && !s.wishedBehind(sp, all) && !p.afterBut(s, sp) {
		action = roster.Withdraw
	} else if !handed && p.negated(s, sp) {
		return
	}
	for _, item := range sp.labels {
		v := roster.Intervention{Action: action, Item: item, Evidence: []roster.Evidence{p.evidence(s.span(), p.foundBy(s))}}
		if action == roster.Withdraw {
			v.Speaker = p.takenFrom(s, who)
		} else {
			v.Speaker, v.Language, v.OnBehalfOf = p.fullName(firstOf(p.speakerOf(s, who, sp, all), p.meant(s, who))), languageFor(s, sp, all), p.behalf(s, sp, all)
		}
		p.addIntervention(v)
		if action == roster.Add {
			p.asked = append(p.asked, item)
		}
	}
}

// takenFrom is the person, cancelled in the same sentence or before, whose statement a sentence takes back: "cancel his registration and his statement on item 8",
// "we withdraw the statement that he was to make".
func (p *reader) takenFrom(s *sentence, who []named) string {
	if len(who) == 0 {
		who = p.before
	}
	if len(who) != 1 || !s.ofPerson() && !s.has("wasto") {
		return ""
	}
	name := p.fullName(who[0].name)
	if s.has("cancel") || slices.ContainsFunc(p.r.Delegates, func(d roster.Delegate) bool { return d.Action == roster.Cancel && roster.SameName(d.Name, name) }) {
		return name
	}
	return ""
}

// askedBefore tells items of a clause that says of them that the floor was asked for before.
func (s *sentence) askedBefore(sp itemSpan) bool {
	from, to := s.clause(sp.from)
	return slices.ContainsFunc(s.from(from), func(m match) bool {
		return m.section == "askedbefore" && m.from < to && !s.wishedBetween(m.to, sp.from)
	})
}

// wishedBetween tells a verb of a wish between two tokens.
func (s *sentence) wishedBetween(from, to int) bool {
	for _, m := range s.from(from) {
		if m.from >= to {
			return false
		}
		if m.section == "wishing" && m.to <= to {
			return true
		}
	}
	return false
}

// wishedBehind tells items that a verb of a wish leads to behind other items that are taken back: "We withdraw item 6 and wish to speak on item 8."
func (s *sentence) wishedBehind(sp itemSpan, all []itemSpan) bool {
	w, _ := s.first("withdraw")
	first := slices.IndexFunc(all, func(o itemSpan) bool { return o.from >= w.from })
	return first >= 0 && s.wishedBetween(all[first].to, sp.from)
}

// itemsAlone is a line of nothing but items beside other facts: "Items 3, 5 and 7".
func (p *reader) itemsAlone(s *sentence) bool {
	if len(p.r.Delegates)+len(p.r.Interventions) == 0 || len(s.toks) > 16 {
		return false
	}
	spans := p.numbered(s.toks, s.found)
	return len(spans) == 1 && spans[0].from == 0 && spans[0].to >= len(s.toks)-1 && len(spans[0].labels) > 0
}

// shift reads "change our intervention from item 3 to item 5".
func (p *reader) shift(s *sentence, who []named) bool {
	var labels []string
	for i := range s.toks {
		if label, to := numberAt(s.toks, i, false); to > i {
			labels = append(labels, label)
		}
	}
	if len(labels) != 2 {
		return false
	}
	p.move(s, labels[0], labels[1], who)
	return true
}

func (p *reader) foundBy(s *sentence) string {
	if s.listed {
		return "list"
	}
	return "prose"
}

// wishes tells a wish to speak outside of a question: "хотели бы узнать" asks, and wishes nothing else.
func (p *reader) wishes(s *sentence) bool {
	var text strings.Builder
	for k, t := range s.toks {
		if !slices.ContainsFunc(s.found, func(m match) bool { return m.section == "question" && m.from <= k && k < m.to && m.to-m.from > 1 }) {
			text.WriteString(" " + t.fold)
		}
	}
	return hasWish(text.String())
}

func hasWish(text string) bool {
	for _, w := range words().lists["wish"] {
		if strings.Contains(text, " "+w) {
			return true
		}
	}
	return false
}

// speakerOf is the person who speaks: the only one of the sentence, or the one nearest before the items.
func (p *reader) speakerOf(s *sentence, who []named, sp itemSpan, all []itemSpan) string {
	if len(who) == 0 {
		return ""
	}
	for _, n := range who {
		if sp.to < len(s.toks) && s.toks[sp.to].fold == "(" && n.from == sp.to+1 {
			return n.name // "item 3 (Ms. Larsen) and item 5 (Mr. Olsen)"
		}
	}
	for _, n := range who {
		if n.from == sp.to+1 && (s.toks[sp.to].fold == "-" || s.toks[sp.to].fold == ":") {
			return n.name // "п. 3 — Ким П., п. 4 — Ли А."
		}
	}
	if i := slices.IndexFunc(all, func(o itemSpan) bool { return o.from == sp.from }); i >= 0 && eachBehind(who, all) {
		return who[i].name
	}
	return s.nearest(who, sp, all)
}

// eachBehind tells as many persons as items, each right behind his own: "По пункту 4 выступит г-н Ли, а по пункту 8 г-жа Юн".
func eachBehind(who []named, all []itemSpan) bool {
	if len(who) != len(all) {
		return false
	}
	for i, n := range who {
		if n.from < all[i].to || i+1 < len(all) && n.to > all[i+1].from {
			return false
		}
	}
	return true
}

// nearest is the one person of the clause that names the items, else the one named last before it, else the first behind it. Where that clause says itself who
// speaks ("I will", "the Ambassador will"), nobody of another clause with items does.
func (s *sentence) nearest(who []named, sp itemSpan, all []itemSpan) string {
	from, to := s.clause(sp.from)
	best, here := "", 0
	for _, n := range who {
		if n.from >= from && n.from < to {
			best, here = n.name, here+1
		}
	}
	if here == 1 {
		return best
	}
	if best = ""; len(all) > 1 && slices.ContainsFunc(s.from(from), func(m match) bool { return m.section == "meant self" && m.from < to }) {
		return ""
	}
	for _, n := range who {
		if n.to <= sp.from || best == "" && n.from >= sp.to && !(n.from >= to && s.speaksIn(from, to) && s.itemsBeside(n, all)) {
			best = n.name
		}
	}
	return best
}

// itemsBeside tells a person in whose clause items stand.
func (s *sentence) itemsBeside(n named, all []itemSpan) bool {
	from, to := s.clause(n.from)
	return slices.ContainsFunc(all, func(o itemSpan) bool { return o.from >= from && o.from < to })
}

// initialed are the names with initials in a sentence that has no other names: who speaks is often written so, and nothing else is.
func (p *reader) initialed(s *sentence) []named {
	return slices.DeleteFunc(p.people(s, true), func(n named) bool {
		for k := n.from; k < n.to; k++ {
			if p.initial(s, k) {
				return false
			}
		}
		return true
	})
}
