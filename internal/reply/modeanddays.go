package reply

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// partMode parts a value that says both how a person takes part and on which days ("online, 22 June only", "20–22 June (in person)"), so that each is weighed and
// read as if it stood under a label of its own.
func (p *reader) partMode(v map[string]string) {
	for _, key := range [...]string{KeyAttendance, KeyDays, KeyAttending} {
		value := withoutPlace(v[key])
		if v[key] != "" {
			v[key] = value
		}
		if blank(value) || key != KeyDays && !blank(v[KeyDays]) || key != KeyAttendance && !blank(v[KeyAttendance]) && v[KeyAttendance] != value {
			continue
		}
		mode, days := p.modeAndDays(value)
		if mode == "" {
			continue
		}
		if v[KeyAttending] == value {
			v[KeyAttending] = mode
		}
		v[KeyAttendance], v[KeyDays] = mode, days
	}
	v[KeyDays] = p.withoutCount(v[KeyDays])
	if v[KeyDays] == "" {
		delete(v, KeyDays)
	}
}

// withoutPlace takes the place off a value from which somebody takes part: "online from Bogotá, 20 June".
func withoutPlace(value string) string {
	if len(value) > longestModeAndDays || attendanceIn(value) != "online" {
		return value
	}
	toks := tokenize(value)
	for i := 1; i < len(toks); i++ {
		end := i + 1
		for inList("placefrom", toks[i].fold) && end < len(toks) && namesPlace(value, toks, end) {
			end++
		}
		if end > i+1 {
			return value[:toks[i-1].end] + value[toks[end-1].end:]
		}
	}
	return value
}

// namesPlace tells a word with a capital that is no day or month.
func namesPlace(value string, toks []token, i int) bool {
	t := toks[i]
	return t.kind == word && unicode.IsUpper(rune0(value[t.start:])) && !inList("weekday", t.fold) && !familyAmong(words().find(toks[i:i+1]), "month ", "day ")
}

// longestModeAndDays bounds a value that says how and when somebody takes part, in bytes.
const longestModeAndDays = 300

// modeAndDays are the words for a mode of taking part at one end of a value, and those for days that are all the rest; "" where it is built otherwise.
func (p *reader) modeAndDays(value string) (mode, days string) {
	if len(value) > longestModeAndDays {
		return "", ""
	}
	toks := tokenize(value)
	found := words().find(toks)
	first := behindYes(toks)
	from, to := -1, -1
	for i := first; i < len(toks); {
		end := modeEnd(value, toks, found, i)
		if end == i {
			i++
			continue
		}
		if from < 0 {
			from = i
		} else if !onlyMarks(toks[to:i]) {
			return "", "" // "in person on 20 June, online on 21 June"
		}
		to, i = end, end
	}
	if from < 0 || from > first && to < len(toks) && !onlyMarks(toks[to:]) {
		return "", ""
	}
	mode = value[toks[from].start:toks[to-1].end]
	rest := toks[to:]
	if from > first {
		rest = toks[first:from]
	}
	if rest = trimMarks(rest); len(rest) == 0 {
		return "", ""
	}
	days = value[rest[0].start:rest[len(rest)-1].end]
	if !p.onlyDays(days) {
		return "", ""
	}
	return mode, days
}

// behindYes is the place behind a yes that leads a value: "yes, in person, 20–22 June".
func behindYes(toks []token) int {
	if len(toks) > 2 && words().exact["choice"][toks[0].fold] == "yes" && toks[1].kind == mark {
		return 2
	}
	return 0
}

// longestMode is how many words a mode of taking part has at most.
const longestMode = 6

// modeEnd is the end of the words for a mode that begin at token i, i where none do.
func modeEnd(value string, toks []token, found []match, i int) int {
	if toks[i].kind != word {
		return i
	}
	to := phraseEnd(found, i, "mode ")
	for end := min(i+longestMode, len(toks)); end > to; end-- {
		if toks[end-1].kind == word && isMode(words().exact["choice"][foldAll(value[toks[i].start:toks[end-1].end])]) {
			to = end
		}
	}
	for to > i && to < len(toks) && inList("modeword", toks[to].fold) {
		to++
	}
	return to
}

func onlyMarks(toks []token) bool {
	return !slices.ContainsFunc(toks, func(t token) bool { return t.kind != mark && t.kind != newline })
}

// trimMarks takes the marks off both ends.
func trimMarks(toks []token) []token {
	for len(toks) > 0 && onlyMarks(toks[:1]) {
		toks = toks[1:]
	}
	for len(toks) > 0 && onlyMarks(toks[len(toks)-1:]) {
		toks = toks[:len(toks)-1]
	}
	return toks
}

// onlyDays tells a value of nothing but days of the meeting. Where the meeting is not known, a day by its number or its words is enough.
func (p *reader) onlyDays(value string) bool {
	toks := tokenize(value)
	found := words().find(toks)
	if alarmed(value, toks, found) || slices.ContainsFunc(toks, func(t token) bool { return t.kind == address }) {
		return false
	}
	if p.c.Start.IsZero() {
		return familyAmong(found, "month ", "day ")
	}
	return len(p.daysIn(value)) > 0 && !p.unclearDays(value, toks, found) && !p.dayRemainder(toks, found)
}

// withoutCount takes off a value the number of days that stands before the days themselves, where it is right: "2 days (20 and 21 June)", 2天（6月21日、22日）.
func (p *reader) withoutCount(value string) string {
	if len(value) > longestModeAndDays {
		return value
	}
	toks := tokenize(value)
	found := words().find(toks)
	at := slices.IndexFunc(found, func(m match) bool { return m.section == "day word" && m.from <= 1 })
	if at < 0 {
		return value
	}
	n, end := 0, found[at].to
	switch m := found[at]; {
	case m.from == 1 && toks[0].kind == number:
		n, _ = strconv.Atoi(toks[0].fold)
	case m.from == 1:
		n = cardinalAt(toks)
	}
	if n == 0 || end >= len(toks) || toks[end].kind != mark || !strings.Contains("(:,-–", toks[end].fold) {
		return value
	}
	rest := trimMarks(toks[end:])
	if len(rest) == 0 {
		return value
	}
	days := value[rest[0].start:rest[len(rest)-1].end]
	if len(p.daysIn(days)) != n {
		return value
	}
	return days
}
