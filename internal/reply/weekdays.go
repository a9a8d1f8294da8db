package reply

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"chancery/internal/locale"
)

// longestMeeting is the number of days up to which a weekday means one day of the meeting alone.
const longestMeeting = 7

// weekdays are the days of the meeting that a run of tokens names by their weekdays: "on Monday and Tuesday", "с понедельника по среду". "By Monday" and "last
// Monday" name none.
func (p *reader) weekdays(toks []token, found []match) []locale.Date {
	all := p.allDays()
	if len(all) > longestMeeting {
		return nil
	}
	var out []locale.Date
	last := match{}
	for _, m := range found {
		v, ok := strings.CutPrefix(m.section, "day weekday ")
		if !ok || len(out) == 0 && deadline(toks, m.from) {
			continue
		}
		n, _ := strconv.Atoi(v)
		first := len(all)
		for k, d := range all {
			if d.Weekday() == time.Weekday(n%7) {
				first = k
			}
		}
		if first == len(all) {
			continue
		}
		from := first
		if len(out) > 0 && m.from > last.to && begins(toks[last.to:m.from], "to") {
			for from > 0 && all[from-1] != out[len(out)-1] {
				from--
			}
		}
		out, last = append(out, all[from:first+1]...), m
	}
	return out
}

// deadline tells whether a word for a term, or for another week, stands right before token i: "by Monday", "до среды".
func deadline(toks []token, i int) bool {
	for k := i - 1; k >= 0 && k >= i-2; k-- {
		if inList("deadline", toks[k].fold) {
			return true
		}
	}
	return false
}

// monthlessDays are the days of the meeting whose numbers stand behind a word for days without their month: "los días 20 y 21". A number that is none of them
// makes all of them something else.
func (p *reader) monthlessDays(toks []token, found []match) []locale.Date {
	var out []locale.Date
	all := p.allDays()
	for _, m := range found {
		if m.section != "day word" || isHan(rune0(toks[m.from].fold)) { // Chinese has its numbers before the word
			continue
		}
		for i := m.to; i < len(toks); i++ {
			t := toks[i]
			if t.kind != number {
				if t.fold != "," && t.fold != "-" && !begins(toks[i:], "and") && !begins(toks[i:], "to") {
					break
				}
				continue
			}
			n, _ := strconv.Atoi(t.fold)
			at := slices.IndexFunc(all, func(d locale.Date) bool { return d.Day == n })
			if at < 0 || len(all) > longestMeeting {
				return nil
			}
			if k := len(out); k > 0 && (toks[i-1].fold == "-" || begins(toks[i-1:], "to")) && !begins(toks[i-1:], "and") {
				for d := out[k-1].AddDays(1); d.Compare(all[at]) < 0; d = d.AddDays(1) {
					out = append(out, d)
				}
			}
			out = append(out, all[at])
		}
	}
	return out
}

// articledDays are the days of the meeting by their numbers behind an article alone: "on the 21st and 22nd", "el 20 y el 21", "le 21". What counts or numbers something
// else is followed by its word, and a number that is an item's too is not taken.
func (p *reader) articledDays(toks []token, found []match) []locale.Date {
	var out []locale.Date
	all := p.allDays()
	for i := 1; i < len(toks) && len(all) <= longestMeeting; i++ {
		if toks[i].kind != number || len(toks[i].fold) > 2 || !inList("article", toks[i-1].fold) && !(len(out) > 0 && begins(toks[i-1:], "and")) {
			continue
		}
		n, _ := strconv.Atoi(toks[i].fold)
		at := slices.IndexFunc(all, func(d locale.Date) bool { return d.Day == n })
		_, item := p.c.Agenda.Find(toks[i].fold)
		if at >= 0 && !item && !countsOn(toks, i+1) && !inSections(found, i, "item") {
			out = append(out, all[at])
			if k := len(out) - 2; k >= 0 && rangesTo(toks, i) {
				for d := out[k].AddDays(1); d.Compare(all[at]) < 0; d = d.AddDays(1) {
					out = append(out, d)
				}
			}
		}
	}
	return out
}

// rangesTo tells a number that ends a range, behind an article that may be one word with "to": "from the 20th to the 22nd", "del 20 al 22".
func rangesTo(toks []token, i int) bool {
	before := i - 1
	for before > 0 && inList("article", toks[before].fold) && !begins(toks[before:], "to") {
		before--
	}
	return (toks[before].fold == "-" || begins(toks[before:], "to")) && !begins(toks[before:], "and")
}

// countsOn tells a word at token i that the number before it counts: "the 22 persons".
func countsOn(toks []token, i int) bool {
	if i < len(toks) && inList("ordinalend", toks[i].fold) || i < len(toks) && inList("dayfiller", toks[i].fold) {
		return false
	}
	return i < len(toks) && (toks[i].kind == number || toks[i].kind == word && !begins(toks[i:], "and") && !preposition(toks[i].fold) && !inList("article", toks[i].fold))
}
