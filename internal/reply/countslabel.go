package reply

import (
	"slices"
	"strings"
)

// labelOfAll reads a label that says that it holds for all or for a number of them: "Language of both statements", "Modalidad de ambos", or, where the value says by itself
// what it is, "Both delegates: in person".
func (p *reader) labelOfAll(line string) (key, value string) {
	label, value := cutLabel(line)
	if blank(value) || !countsAll(label) {
		return "", ""
	}
	toks := slices.DeleteFunc(labelTokens(label), countsSome)
	if key = p.plainKey(value); !onlySubjects(toks) {
		key = p.keyFor(keysByWords(label, toks), value)
	}
	switch key {
	case KeyAttendance, KeyDays, KeyVisa, KeyLanguages, KeyLanguage, KeySpeaker:
		return key, value
	}
	return "", ""
}

// countsAll tells a label with a word for all or for a number of those of whom it speaks. "All days" are of one person.
func countsAll(label string) bool {
	toks := labelTokens(label)
	return slices.ContainsFunc(toks, countsSome) && !slices.ContainsFunc(words().find(toks), func(m match) bool { return m.section == "day all" && m.to > m.from+1 })
}

func countsSome(t token) bool {
	return inList("both", t.fold) || inList("everyone", t.fold) || begins([]token{t}, "every") || cardinalAt([]token{t}) > 1
}

// onlySubjects tells words for persons and nothing else: "Both delegates".
func onlySubjects(toks []token) bool {
	return !slices.ContainsFunc(toks, func(t token) bool {
		return !inList("labelfiller", t.fold) && !inList("missionword", t.fold) && !slices.ContainsFunc(words().labelKeys[stemsOf(t.fold)], func(k string) bool { return k == KeyName || k == "persons" })
	})
}

// countOf is the number of those of whom a label on a line speaks, 0 where it names none.
func countOf(line string) int {
	label, _ := cutLabel(strings.TrimSpace(line))
	for _, t := range labelTokens(label) {
		if n := cardinalAt([]token{t}); n > 1 {
			return n
		}
		if inList("both", t.fold) {
			return 2
		}
	}
	return 0
}

// itemRun is a run of lines each of which names its item and its speaker, and no language: a language below them is of all, as it would stand on the line of one.
type itemRun struct{ lines int }

// take counts a line of labels.
func (r *itemRun) take(pairs [][2]string) {
	switch {
	case len(pairs) == 2 && pairs[0][0] == KeyItem && pairs[1][0] == KeySpeaker:
		r.lines++
	case len(pairs) == 1 && pairs[0][0] == KeyLanguage:
	default:
		r.lines = 0
	}
}
