package reply

import (
	"slices"
	"strconv"

	"chancery/internal/locale"
)

// withRanges puts the days between two of a list into it where nothing but a dash or a word for "to" joins them: "20 June – 22 June", "du lundi 20 au mercredi 22".
func withRanges(toks []token, found []match, days []locale.Date) []locale.Date {
	var out []locale.Date
	last, from := -1, 0 // the token of the day before, and where the next is looked for
	for _, d := range days {
		if at := dayToken(toks, from, d.Day); at >= 0 {
			if last >= 0 && ranged(toks, found, last+1, at) {
				out = daysUpTo(out, d)
			}
			last, from = at, at+1
		}
		out = append(out, d)
	}
	return out
}

// farthestDay is how many tokens behind a day the next of its list is looked for.
const farthestDay = 40

// dayToken is the place of a day's number behind token i, -1 where it stands nowhere near.
func dayToken(toks []token, i, day int) int {
	for end := min(len(toks), i+farthestDay); i < end; i++ {
		if toks[i].kind != number || len(toks[i].fold) > 2 {
			continue
		}
		if n, _ := strconv.Atoi(toks[i].fold); n == day {
			return i
		}
	}
	return -1
}

// ranged tells whether the tokens between the numbers of two days make a range of them: a dash or a word for "to" beside months, weekdays and the like.
func ranged(toks []token, found []match, from, to int) bool {
	joins := false
	for i := from; i < to; i++ {
		switch t := toks[i]; {
		case joinsDays(toks, i):
			joins = true
		case t.kind == number, t.fold == ".", t.fold == "/", t.fold == "," && inList("weekday", toks[i-1].fold):
		case t.kind == word && !begins(toks[i:], "and") && (inList("dayfiller", t.fold) || inList("weekday", t.fold) || inList("article", t.fold) || inList("ordinalend", t.fold) || inSections(found, i, "month ", "day word", "day weekday ")):
		default:
			return false
		}
	}
	return joins
}

// joinsDays tells a dash or a word for "to" at token i; the Spanish "y" is none.
func joinsDays(toks []token, i int) bool {
	return toks[i].fold == "-" || toks[i].kind == word && begins(toks[i:], "to") && !begins(toks[i:], "and")
}

// daysUpTo adds the days between the last of a list and d, which are of one month or the next.
func daysUpTo(days []locale.Date, d locale.Date) []locale.Date {
	for n := 0; n < longestMonth; n++ {
		next := days[len(days)-1].AddDays(1)
		if next.Compare(d) >= 0 {
			return days
		}
		days = append(days, next)
	}
	return days
}

// monthBefore tells a number right behind a month's name.
func monthBefore(toks []token, i int) bool {
	return i > 0 && toks[i].kind == number && toks[i-1].kind == word && len(words().of("month ", toks[i-1:i])) > 0
}

// daysBefore are the days that stand without their month right before a date of digits: "20.-22.06.2022", "20, 21 и 22.06.2022".
func daysBefore(toks []token, last locale.Date) (days []locale.Date) {
	at := len(toks)
	for at > 0 && (toks[at-1].kind == number && len(toks[at-1].fold) <= 2 || toks[at-1].fold == "." || toks[at-1].fold == "," || joinsDays(toks, at-1) || begins(toks[at-1:], "and")) {
		at--
	}
	if at < len(toks) && numbersItems(toks, at) {
		return nil // "item 3, 22.06.2022"
	}
	ranged := false
	for i := at; i < len(toks); i++ {
		n, _ := strconv.Atoi(toks[i].fold)
		ranged = ranged && toks[i].kind == mark || joinsDays(toks, i)
		if n == 0 || n >= last.Day {
			continue
		}
		days = append(days, locale.Date{Year: last.Year, Month: last.Month, Day: n})
	}
	if ranged && len(days) > 0 {
		days = daysUpTo(days, last)
	}
	return days
}

// longestItemWord is how many tokens a word for an item has at most: "puntos del orden del día".
const longestItemWord = 5

// numbersItems tells whether numbers that begin at token i stand behind a word for items: "item 3", "agenda item no. 3".
func numbersItems(toks []token, i int) bool {
	for i > 0 && inList("numberword", toks[i-1].fold) {
		i--
	}
	from := max(0, i-longestItemWord)
	return slices.ContainsFunc(words().of("item", toks[from:i]), func(m match) bool { return from+m.to == i })
}
