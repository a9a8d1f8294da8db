package reply

import (
	"strconv"

	"chancery/internal/locale"
)

// unclearDays tells days with words that name none, or days outside the meeting.
func (p *reader) unclearDays(value string, toks []token, found []match) bool {
	if c := words().exact["choice"][foldAll(value)]; c == "all" {
		return false
	}
	if p.c.Start.IsZero() {
		return false
	}
	raw := p.daysNamed(toks, found, true)
	within := p.within(append([]locale.Date{}, raw...))
	if len(within) == 0 || len(within) != len(distinct(raw)) {
		return true
	}
	for i, t := range toks {
		if t.fold == ":" || backwards(toks, i) {
			return true
		}
		if t.kind != word || inList("dayfiller", t.fold) || begins(toks[i:], "and") || inList("itemlead", t.fold) || hanDay(toks, i) {
			continue
		}
		if begins(toks[i:], "to") {
			if len(within) < 2 {
				return true // "until 21 June"
			}
			continue
		}
		if !inSections(found, i, "month ", "day ", "ordinal ") && !inList("weekday", t.fold) && !inList("weekday", stemArabic(t.fold)) {
			return true
		}
	}
	return len(within) == 1 && len(toks) > 0 && inList("openended", toks[0].fold)
}

// longestHanDay is the number of characters of a day's numeral at most: 二十一.
const longestHanDay = 3

// hanDay tells a Chinese numeral of a day or a month: the 二 of 二十日.
func hanDay(toks []token, i int) bool {
	from := i
	for i < min(len(toks), from+longestHanDay) && hanDigit(toks[i:]) > 0 {
		i++
	}
	return i > from && i < len(toks) && inList("dayfiller", toks[i].fold)
}

// backwards tells a range of numbers that runs down: "22-20 June".
func backwards(toks []token, i int) bool {
	if i == 0 || i+1 >= len(toks) || toks[i].fold != "-" || toks[i-1].kind != number || toks[i+1].kind != number {
		return false
	}
	a, _ := strconv.Atoi(toks[i-1].fold)
	b, _ := strconv.Atoi(toks[i+1].fold)
	return a <= 31 && b <= 31 && a >= b
}

func distinct(days []locale.Date) map[locale.Date]bool {
	out := map[locale.Date]bool{}
	for _, d := range days {
		out[d] = true
	}
	return out
}
