package reply

import (
	"slices"
	"strings"

	"chancery/internal/roster"
)

// headings asks about labels without a value that may turn what stands below them: "Cancelled:", "Observers:", "Example:" above a table or above other labels.
func (p *reader) headings(lines []span, valued bool) {
	for i, s := range lines {
		line := strings.TrimSpace(p.text[s.start:s.end])
		key, _ := labelled(line)
		to := len(p.text)
		if i+1 < len(lines) {
			to = lines[i+1].start
		}
		switch {
		case takesBack(key) && p.standsAlone(s) && p.turnBelow(s.start, to), p.structured && (!valued || p.standsAlone(s) && p.factsWithin(s.start, to)) && p.turns(key, line):
			p.orphan = firstOf(p.orphan, line)
		}
	}
}

// turns tells a label without a value that may turn a table beside it.
func (p *reader) turns(key, line string) bool {
	switch key {
	case "cancel", "withdraw", "alternate", "observer", "adviser", KeyRemarks, "replaces", KeyAttending:
		return true
	case "other":
		heading := sentenceOf(tokenize(line))
		return p.alarms(heading) || !p.harmless(heading, map[string]bool{})
	}
	return false
}

func takesBack(key string) bool { return key == "cancel" || key == "withdraw" }

// standsAlone tells whether no label stands on the line above, so that a label without a value is a heading and no field left empty.
func (p *reader) standsAlone(s span) bool {
	above := strings.TrimRight(p.text[:s.start], " \t")
	above = strings.TrimSuffix(above, "\n")
	line := strings.TrimSpace(above[strings.LastIndexByte(above, '\n')+1:])
	return line == "" || len(p.pairs(line)) == 0
}

// enteredWithin tells a fact of labels or a table that stands between two places of the text.
func (p *reader) enteredWithin(evidence []roster.Evidence, from, to int) bool {
	return entered(evidence) && evidence[0].Part == firstOf(p.part, "text") && evidence[0].Start >= from && evidence[0].Start < to
}

func (p *reader) factsWithin(from, to int) bool {
	return p.anyFact(func(evidence []roster.Evidence) bool { return p.enteredWithin(evidence, from, to) })
}

// turnBelow cancels the persons that labels and tables name between two places of the text and takes their items out, or, where no person is named there, withdraws
// the items: what stands below "Cancelled:" is no registration.
func (p *reader) turnBelow(from, to int) bool {
	persons, items := false, false
	for i := range p.r.Delegates {
		if d := &p.r.Delegates[i]; p.enteredWithin(d.Evidence, from, to) {
			*d = roster.Delegate{Action: roster.Cancel, Honorific: d.Honorific, Name: d.Name, Function: d.Function, Gender: d.Gender, GenderInferred: d.GenderInferred, Evidence: d.Evidence}
			persons = true
		}
	}
	kept := p.r.Interventions[:0]
	for _, v := range p.r.Interventions {
		if p.enteredWithin(v.Evidence, from, to) {
			if items = true; persons {
				continue
			}
			v = roster.Intervention{Action: roster.Withdraw, Item: v.Item, Evidence: v.Evidence}
		}
		kept = append(kept, v)
	}
	p.r.Interventions = kept
	return persons || items
}

// headingWords is how many words a heading above labels has at most; what is longer introduces them in a sentence.
const headingWords = 3

// bareHeadings asks about a bare heading above labels with a word that turns them or with none that is known: "Absent:", "Former delegate:" say of those below what nobody
// can guess, unlike "Our delegate:".
func (p *reader) bareHeadings() {
	for _, s := range p.loose {
		if s.colon && p.formal && s.toks[0].start < p.labelEnd && p.startsLine(s) && p.strangeHeading(s) {
			p.review(FreeText, p.words(s))
		}
	}
}

func (p *reader) startsLine(s *sentence) bool {
	at := s.toks[0].start
	return at == 0 || p.text[at-1] == '\n'
}

// strangeHeading tells a heading of few words that turns those below, or none of whose words is one of courtesy, introduction, or of the mission's name.
func (p *reader) strangeHeading(s *sentence) bool {
	if p.headsList(s) {
		return false
	}
	n, known := 0, false
	for i, t := range s.toks {
		if t.kind != word {
			continue
		}
		known = known || wishes(t) // "Планируем выступить:"
		if n++; n > headingWords || isHan(rune0(t.fold)) || isArabic(t.fold) {
			return false
		}
		words().plain.walk(s.toks[i:], func(string, int) { known = true })
	}
	for _, m := range s.found {
		switch m.section {
		case "turning", "turn", "former", "gone":
			return true
		case "object", "item", "greeting", "polite", "ack", "request", "compose", "attend", "companion":
			known = true
		}
	}
	if n == 0 || known {
		return false
	}
	names := p.missionNames()
	return !slices.ContainsFunc(s.toks, func(t token) bool { return names[t.fold] })
}
