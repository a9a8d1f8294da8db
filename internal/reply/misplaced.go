package reply

import (
	"slices"
	"strings"
	"unicode"
)

// What a value that may be of any words says although another label asks for it: a second person behind a function, a mode or days in brackets, a refusal as a need.
// Nothing is read of it, so a person is asked.

// longestOffice bounds a function, or what somebody needs, in bytes: no longer one is of one person.
const longestOffice = 1000

// misplaced tells a function or needs that say such things; v has the name that they stand with.
func misplaced(value string, toks []token, found []match, v map[string]string) bool {
	return len(value) > longestOffice || reserved(value, toks, found, "regret", "cancel", "withdraw") || namesAnother(value, toks, found, v[KeyName]) || statesMode(value, found)
}

// namesAnother tells another person than the one named: an honorific with a name behind it, in Chinese before it, or somebody who is said to come along.
func namesAnother(value string, toks []token, found []match, name string) bool {
	for i := range toks {
		n := honorificAt(toks[i:])
		if n == 0 {
			continue
		}
		if isHan(rune0(toks[i].fold)) && i > 0 && honorificGender(value[toks[i].start:toks[i+n-1].end]) != "" {
			return true
		}
		for i+n < len(toks) && toks[i+n].fold == "." {
			n++
		}
		if opensName(value, toks, found, i+n) && !inSections(found, i, "function") && !strings.Contains(foldAll(name), toks[i+n].fold) {
			return true
		}
	}
	return slices.ContainsFunc(found, func(m match) bool { return m.section == "alongside" && opensName(value, toks, found, m.to) })
}

// withCompanion tells a function behind which somebody comes along who is not named. Whoever needs help may need a companion.
func withCompanion(found []match) bool {
	return slices.ContainsFunc(found, func(m match) bool { return m.section == "companion" && !inSections(found, m.from, "function") })
}

// opensName tells a word at token i that may begin a name: one with a capital, of Arabic letters or a Chinese family name, that begins no function.
func opensName(value string, toks []token, found []match, i int) bool {
	if i >= len(toks) || toks[i].kind != word {
		return false
	}
	r := rune0(value[toks[i].start:])
	return (unicode.IsUpper(r) || isArabic(string(r)) || isHan(r) && inList("surname", toks[i].fold)) && phraseEnd(found, i, "function") == i
}

// statesMode tells a mode of taking part as a piece of its own, or right behind a function or a word for taking part; a place alone is where the office is.
func statesMode(value string, found []match) bool {
	for _, piece := range choicePieces(value) {
		if isMode(words().exact["choice"][foldAll(piece)]) && !placeAlone(piece) {
			return true
		}
	}
	return slices.ContainsFunc(found, func(m match) bool {
		return m.section == "mode online" && slices.ContainsFunc(found, func(f match) bool { return (f.section == "function" || f.section == "attend") && f.to == m.from })
	})
}

// placeAlone tells a piece of words of places alone: "Geneva", "à Genève".
func placeAlone(piece string) bool {
	return !slices.ContainsFunc(tokenize(piece), func(t token) bool { return t.kind == word && !inList("missionplace", t.fold) })
}

// statesDays tells a date, a day of the week, or days of the meeting.
func statesDays(toks []token, found []match) bool {
	return slices.ContainsFunc(found, func(m match) bool {
		switch {
		case strings.HasPrefix(m.section, "month "):
			return numberBeside(toks, m)
		case strings.HasPrefix(m.section, "day weekday "):
			return leadsToDay(toks, found, m.from)
		case m.section == "day word":
			return m.from > 0 && toks[m.from-1].kind == number
		}
		return strings.HasPrefix(m.section, "day ")
	})
}

// numberBeside tells a month with a number before or behind it: "21 June", "June 21", "21 de junio".
func numberBeside(toks []token, m match) bool {
	before := m.from - 1
	if before > 0 && preposition(toks[before].fold) {
		before--
	}
	return before >= 0 && toks[before].kind == number || m.to < len(toks) && toks[m.to].kind == number
}

// leadsToDay tells a day of the week at token i that stands as one. Behind a word that leads to none it is a part of what that names: «окружающая среда».
func leadsToDay(toks []token, found []match, i int) bool {
	if i == 0 || toks[i-1].kind != word {
		return true
	}
	before := toks[i-1].fold
	return preposition(before) || inList("article", before) || inList("dayfiller", before) || inSections(found, i-1, "function", "day ")
}
