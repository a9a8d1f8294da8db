package reply

import (
	"slices"
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
	words, keys := strings.Fields(foldAll(name)), roster.NameKeys(name)
	same := func(known string) bool { return known != "" && p.knownName(known).same(words, keys) }
	return same(p.m.From.Name) || slices.ContainsFunc(p.r.Delegates, func(d roster.Delegate) bool { return same(d.Name) }) ||
		slices.ContainsFunc(p.r.Interventions, func(v roster.Intervention) bool { return same(v.Speaker) })
}

// knownName is a name of somebody read, as others are compared with it: by its words, and by its keys.
type knownName struct {
	words map[string]bool
	keys  []string
}

// knownName keeps what a name is compared by: each sentence that names somebody is compared with all names read before.
func (p *reader) knownName(name string) knownName {
	known, ok := p.known[name]
	if !ok {
		if known.words = map[string]bool{}; p.known == nil {
			p.known = map[string]knownName{}
		}
		addWords(known.words, name)
		known.keys = roster.NameKeys(name)
		p.known[name] = known
	}
	return known
}

func (k knownName) same(words, keys []string) bool {
	return !slices.ContainsFunc(words, func(w string) bool { return !k.words[w] }) || slices.ContainsFunc(keys, func(key string) bool { return slices.Contains(k.keys, key) })
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
