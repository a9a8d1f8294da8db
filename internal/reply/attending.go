package reply

import (
	"strconv"
	"strings"

	"chancery/internal/locale"
	"chancery/internal/roster"
)

// assent is the answer to whether a delegation comes: a yes or a no with nothing beside it that says more.
type assent struct {
	answer string // yes or no
	heads  []int  // how many come, as often as it is said
	mode   string
	states []string // that it says of itself: the sender's, or a reason to ask
}

// attends reads the field of a form that asks whether the delegation comes: "yes", "Yes, two of us", "oui, nous serons là", 是，两人. It is not ok where words are left.
func attends(value string) (a assent, ok bool) {
	if v, _ := words().value("choice", value); v == "yes" || v == "no" {
		return assent{answer: v}, true
	}
	toks := tokenize(value)
	if len(toks) > longestAssent || strings.ContainsAny(value, "?？؟") || strangeSign(value) {
		return assent{}, false
	}
	found := words().find(toks)
	answer, from := choiceAt(value, toks, 0)
	if answer == "no" {
		a.answer = answer
		ok = assentGoesOn(value, toks, found, from, &a, "regret", "alas", "neg", "polite")
		return a, ok
	}
	if isMode(answer) || answer == "" && words().has(toks, "attend") {
		answer, from = "yes", 0 // "en présentiel", "nous participerons"
	}
	if a.answer = answer; answer != "yes" || alarmed(value, toks, found) {
		return a, false
	}
	ok = assentGoesOn(value, toks, found, from, &a, "assent", "attend", "self", "polite", "headcount", "mode ")
	return a, ok
}

// longestAssent is the number of tokens past which no answer says only that somebody comes.
const longestAssent = 40

// longestChoice is how many tokens a choice has at most.
const longestChoice = 6

// choiceAt is the choice that begins at token i, and its end; the longest counts.
func choiceAt(value string, toks []token, i int) (choice string, to int) {
	to = i
	for end := min(i+longestChoice, len(toks)); end > i; end-- {
		if toks[end-1].kind == mark {
			continue
		}
		if v := words().exact["choice"][foldAll(value[toks[i].start:toks[end-1].end])]; v != "" {
			return v, end
		}
	}
	return "", to
}

// assentGoesOn tells whether all that stands behind a yes or no is of the sections, a State's name, the same answer again, or a number of persons.
func assentGoesOn(value string, toks []token, found []match, i int, a *assent, sections ...string) bool {
	for i < len(toks) {
		t := toks[i]
		phrase := phraseEnd(found, i, sections...)
		if t.kind == mark || t.kind == newline || phrase == i && a.answer == "yes" && (inList("assentword", t.fold) || inList("headcountword", t.fold)) {
			i++
			continue
		}
		n, length := amountAt(toks[i:], "headcount", "cardinal")
		if length > 0 {
			a.heads = append(a.heads, n)
		}
		state := stateEnd(value, toks, i)
		if state > i {
			a.states = append(a.states, value[t.start:toks[state-1].end])
		}
		to := max(i+length, phrase, state)
		if v, end := choiceAt(value, toks, i); end > to && (v == "yes" || isMode(v)) && a.answer != "no" {
			to = end
		}
		if to == i {
			return false
		}
		if mode := attendanceIn(value[t.start:toks[to-1].end]); mode != "" {
			if a.mode != "" && a.mode != mode {
				return false
			}
			a.mode = mode
		}
		i = to
	}
	return true
}

// longestState is how many tokens the name of a State has that an answer says of itself.
const longestState = 4

// stateEnd is the end of the name of a State that begins at token i; i where none does.
func stateEnd(value string, toks []token, i int) int {
	for end := min(i+longestState, len(toks)); end > i; end-- {
		if _, state := locale.StateByName(value[toks[i].start:toks[end-1].end]); state {
			return end
		}
	}
	return i
}

// takeAttending takes whether the delegation comes. What is said beside the yes has to be what the form says of its persons; who has no mode comes in that said.
func (p *reader) takeAttending(value string, persons []roster.Delegate) (filled bool) {
	if _, exact := words().value("choice", value); !exact && blank(value) {
		return false
	}
	a, ok := attends(chosen(value))
	if !ok || !a.agrees(persons) {
		p.review(Unclear, "form: attending says "+strconv.Quote(value))
		return false
	}
	p.missions = append(p.missions, a.states...)
	p.attending, p.regret = p.attending || a.answer == "yes", p.regret || a.answer == "no"
	for i := range persons {
		persons[i].Attendance = firstOf(persons[i].Attendance, a.mode)
	}
	return true
}

// agrees tells whether as many persons come as is said, and in the mode that is said. Nobody comes with none.
func (a assent) agrees(persons []roster.Delegate) bool {
	for _, n := range a.heads {
		if n == 0 || n != len(persons) {
			return false
		}
	}
	for _, d := range persons {
		if a.mode != "" && d.Attendance != "" && d.Attendance != a.mode {
			return false
		}
	}
	return a.mode == "" || len(persons) > 0
}
