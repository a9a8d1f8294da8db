package reply

import (
	"strings"
	"unicode"

	"chancery/internal/roster"
)

// fewestPhoneDigits: numbers with fewer digits together are no telephone number.
const fewestPhoneDigits = 7

// valueGoesOn tells a sentence that may be the rest of a value which its label or form line lost: numbers alone ("7" below "Item: 5"), or days of the meeting
// below the first label. Numbers of many digits are telephones, and dates above the labels are those of the letter.
func (p *reader) valueGoesOn(s *sentence) bool {
	digits, numbers, month := 0, 0, false
	for i, t := range s.toks {
		switch {
		case t.kind == number:
			digits += len(t.fold)
			numbers++
		case t.kind == mark && t.fold != "№", t.kind == newline, begins(s.toks[i:], "and"), begins(s.toks[i:], "to"), inList("itemlead", t.fold), inList("dayfiller", t.fold), inList("weekday", t.fold):
		case inSections(s.found, i, "month ", "day ", "ordinal "):
			month = true
		default:
			return false
		}
	}
	if month {
		return s.toks[0].start >= p.valuesFrom && len(p.within(p.daysNamed(s.toks, s.found, true))) > 0
	}
	return numbers > 0 && digits < fewestPhoneDigits
}

// firstValue is the place of the first label or form line in the text.
func (p *reader) firstValue() int {
	at := len(p.text)
	if p.labelEnd > 0 {
		at = p.labelStart
	}
	for n, s := range lineSpans(p.cut.own, 0) {
		if _, _, _, ok := formLine(p.cut.own[s.start:s.end]); ok || len(p.formLines) > 0 && p.formLines[0] == n {
			return min(at, s.start)
		}
	}
	return at
}

// secondPerson tells a line with the name of somebody who is neither the sender nor taken already, right below a label or a form line or below a list of
// persons: another delegate rather than a signature, which would have a closing formula or an empty line above it.
func (p *reader) secondPerson(s *sentence) bool {
	who := parsePerson(p.words(s))
	if !isPersonName(who.name, who.honorific != "") || p.isNamed(who.name) {
		return false
	}
	for w := range strings.FieldsFuncSeq(foldAll(who.name), func(r rune) bool { return !unicode.IsLetter(r) }) {
		if inList("missionword", w) {
			return false
		}
	}
	return s.toks[0].start >= p.personsEnd && p.personsEnd > 0 || p.touchesValue(s.toks[0].start)
}

// isNamed tells whether a name is that of the sender, or of somebody read, by all its words.
func (p *reader) isNamed(name string) bool {
	known := []string{p.m.From.Name}
	for _, d := range p.r.Delegates {
		known = append(known, d.Name)
	}
	for _, v := range p.r.Interventions {
		known = append(known, v.Speaker)
	}
	for _, k := range known {
		words := map[string]bool{}
		addWords(words, k)
		all := k != ""
		for w := range strings.FieldsSeq(foldAll(name)) {
			all = all && words[w]
		}
		if all || k != "" && roster.SameName(k, name) {
			return true
		}
	}
	return false
}

// farthestValue bounds how far above a name its label is looked for, in lines.
const farthestValue = 60

// touchesValue tells whether no empty line stands between a place in the text and a label or a form line above it.
func (p *reader) touchesValue(at int) bool {
	end := strings.LastIndexByte(p.text[:at], '\n')
	for n := 0; end >= 0; n++ {
		if n == farthestValue {
			return true // rather asked about than followed to its end
		}
		start := strings.LastIndexByte(p.text[:end], '\n') + 1
		line := p.text[start:end]
		if strings.TrimSpace(line) == "" {
			return false
		}
		if _, _, _, ok := formLine(line); ok || len(p.pairs(line)) > 0 {
			return true
		}
		end = start - 1
	}
	return false
}
