package reply

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"chancery/internal/locale"
)

// daysOf reads the days of the meeting that a run of tokens names. bare lets numbers stand without a month: a field for days.
func (p *reader) daysOf(toks []token, found []match, bare bool) []locale.Date {
	return p.within(p.daysNamed(toks, found, bare))
}

// daysSaid are the days that a sentence states of those who come: none where all that it dates is the meeting itself, "to be held from 20 to 22 June".
func (p *reader) daysSaid(s *sentence) []locale.Date {
	days := p.daysOf(s.toks, s.found, false)
	if len(days) == len(p.allDays()) && !s.has("day all") && !s.has("day sessions") && s.datesMeeting() {
		return nil
	}
	return days
}

// farthestDate is how many words may stand between a meeting and its dates: "to be held in Geneva in the period from".
const farthestDate = 7

// datesMeeting tells a date right behind the meeting or words for its being held, in Chinese right before them.
func (s *sentence) datesMeeting() bool {
	return slices.ContainsFunc(s.found, func(m match) bool {
		if m.section != "heldon" {
			return false
		}
		for k := m.to; k < min(m.to+farthestDate, len(s.toks)); k++ {
			if s.toks[k].kind == number {
				return true
			}
			if s.toks[k].kind == mark || s.starts(k, "attend", "mode ", "self") {
				break
			}
		}
		return m.from > 0 && isHan(rune0(s.toks[m.from].fold)) && slices.ContainsFunc(s.found, func(f match) bool { return f.section == "day word" && f.to == m.from })
	})
}

// daysNamed are the days named, of the meeting or not.
func (p *reader) daysNamed(toks []token, found []match, bare bool) []locale.Date {
	for _, m := range found {
		if ofAllDays(toks, m) {
			return slices.Clone(p.allDays())
		}
	}
	days := p.onward(found, p.daysStated(toks, found, bare))
	if len(days) == 0 && slices.ContainsFunc(found, func(m match) bool { return m.section == "day sessions" }) {
		return slices.Clone(p.allDays()) // "all sessions", where no days are named: those of a day are not those of the meeting
	}
	return days
}

// onward are the days from the one stated to the last, where "to the end" stands with it.
func (p *reader) onward(found []match, days []locale.Date) []locale.Date {
	if len(days) != 1 || !slices.ContainsFunc(found, func(m match) bool { return m.section == "day onward" }) {
		return days
	}
	all := p.allDays()
	if at := slices.Index(all, days[0]); at >= 0 {
		return slices.Clone(all[at:])
	}
	return days
}

// daysStated are the days as dates, else as ordinals.
func (p *reader) daysStated(toks []token, found []match, bare bool) []locale.Date {
	out := isoDates(toks)
	if len(out) > 0 {
		return out
	}
	for _, m := range found {
		if v, ok := strings.CutPrefix(m.section, "month "); ok {
			n, _ := strconv.Atoi(v)
			out = append(out, p.dayNumbers(toks, m, time.Month(n))...)
		}
	}
	if len(out) > 0 {
		return withRanges(toks, found, out)
	}
	if out = p.weekdays(toks, found); len(out) == 0 { // before ordinals: الاثنين is Monday, and two
		out = p.monthlessDays(toks, found)
	}
	if len(out) == 0 {
		out = p.ordinalDays(toks, found)
	}
	if len(out) == 0 && !bare {
		out = p.articledDays(toks, found)
	}
	if len(out) == 0 && !p.c.Start.IsZero() {
		out = withRanges(toks, found, p.chineseOrBare(toks, bare))
	}
	return out
}

// isoDates are the days written in digits with their year, and those between two that a dash or a word for "to" joins.
func isoDates(toks []token) (out []locale.Date) {
	end := 0 // of the last
	for i := 0; i < len(toks); i++ {
		d, w := isoDate(toks, i)
		if w == 0 {
			continue
		}
		if len(out) > 0 && i == end+1 && joinsDays(toks, end) {
			out = daysUpTo(out, d)
		} else {
			out = append(out, daysBefore(toks[end:i], d)...)
		}
		out, end = append(out, d), i+w
		i = end - 1
	}
	return out
}

func isoDate(toks []token, i int) (locale.Date, int) {
	if i+4 < len(toks) && toks[i].kind == number && toks[i+2].kind == number && toks[i+4].kind == number && toks[i+1].fold == toks[i+3].fold {
		a, _ := strconv.Atoi(toks[i].fold)
		b, _ := strconv.Atoi(toks[i+2].fold)
		c, _ := strconv.Atoi(toks[i+4].fold)
		switch {
		case a > 1000 && b >= 1 && b <= 12 && c <= 31:
			return locale.Date{Year: a, Month: time.Month(b), Day: c}, 5
		case c > 1000 && b >= 1 && b <= 12 && a <= 31 && toks[i+1].fold != ",":
			return locale.Date{Year: c, Month: time.Month(b), Day: a}, 5
		}
	}
	return locale.Date{}, 0
}

// longestMonth is the number of days up to which a number may be a day.
const longestMonth = 31

// dayNumbers are the numbers that stand before a month's name ("20, 21 and 22 June", "20-22 de junio"), or behind it ("June 20").
func (p *reader) dayNumbers(toks []token, m match, month time.Month) []locale.Date {
	year := p.c.Start.Year
	if m.to < len(toks) && toks[m.to].kind == number && len(toks[m.to].fold) == 4 {
		year, _ = strconv.Atoi(toks[m.to].fold)
	}
	if year == 0 {
		return nil
	}
	var days []int
	ranged := false
	for i := m.from - 1; i >= 0; i-- {
		t := toks[i]
		if len(days) == 0 && monthBefore(toks, i) && len(numbersBehind(toks, m.to)) > 0 {
			break // "June 20 to June 22"
		}
		if t.kind == number && len(t.fold) <= 2 {
			n, _ := strconv.Atoi(t.fold)
			if ranged && len(days) > 0 {
				for k := min(days[len(days)-1]-1, longestMonth); k > n; k-- {
					days = append(days, k)
				}
			}
			ranged = false
			days = append(days, n)
			continue
		}
		if t.fold == "-" || t.kind == word && begins(toks[i:], "to") && t.fold != "y" {
			ranged = true
			continue
		}
		if t.kind == mark && strings.Contains(",./&+", t.fold) || t.kind == word && (inList("dayfiller", t.fold) || inList("weekday", t.fold) || begins(toks[i:], "and")) {
			continue
		}
		break
	}
	slices.Reverse(days) // they were read from the month backwards
	if len(days) == 0 {
		days = numbersBehind(toks, m.to)
	}
	var out []locale.Date
	for _, d := range days {
		if d >= 1 && d <= longestMonth {
			out = append(out, locale.Date{Year: year, Month: month, Day: d})
		}
	}
	return out
}

// numbersBehind are the days that stand behind a month's name: "June 20", "June 20 and 21", "June 20-22".
func numbersBehind(toks []token, i int) (days []int) {
	for ; i < len(toks); i++ {
		n, _ := strconv.Atoi(toks[i].fold)
		switch t := toks[i]; {
		case t.kind == number && len(t.fold) <= 2 && len(days) > 0 && (toks[i-1].fold == "-" || begins(toks[i-1:], "to")):
			for k := days[len(days)-1] + 1; k <= min(n, longestMonth); k++ {
				days = append(days, k)
			}
		case t.kind == number && len(t.fold) <= 2:
			days = append(days, n)
		case len(days) == 0 || !(t.fold == "-" || t.fold == "," || t.fold == "&" || begins(toks[i:], "to") || begins(toks[i:], "and")):
			return days
		}
	}
	return days
}

// ordinalDays reads "the first and second day", "le dernier jour", "первые два дня".
func (p *reader) ordinalDays(toks []token, found []match) []locale.Date {
	var out []locale.Date
	all := p.allDays()
	for _, m := range found {
		switch n := len(all); {
		case n == 0:
		case m.section == "day first":
			out = append(out, all[0])
		case m.section == "day last":
			out = append(out, all[n-1])
		case m.section == "day first two":
			out = append(out, all[:min(2, n)]...)
		case m.section == "day last two":
			out = append(out, all[max(0, n-2):]...)
		case m.section == "day word":
			for _, l := range p.ordinalsAround(toks, m) {
				if k, _ := strconv.Atoi(l); k >= 1 && k <= n {
					out = append(out, all[k-1])
				}
			}
		}
	}
	return out
}

// ordinalsAround are the ordinals before a word for days, else behind it: in Arabic all of them ("اليومين الثاني والثالث"), elsewhere the first alone.
func (p *reader) ordinalsAround(toks []token, m match) []string {
	if isArabic(toks[m.from].fold) {
		labels, _ := p.itemList(toks, m.to, true)
		return labels
	}
	if labels := ordinalsBefore(toks, m.from); len(labels) > 0 {
		return labels
	}
	if labels := p.digitsBefore(toks, m.from); len(labels) > 0 {
		return labels
	}
	if m.to < len(toks) && begins(toks[m.to:], "ordinal 1") {
		return []string{"1"}
	}
	return nil
}

// within sorts the days and leaves out those that are in no month ("31 June") and, where the meeting's days are known, the others.
func (p *reader) within(days []locale.Date) []locale.Date {
	out := days[:0]
	for _, d := range days {
		if d != d.AddDays(0) {
			continue
		}
		if p.c.Start.IsZero() || d.Compare(p.c.Start) >= 0 && d.Compare(p.c.End) <= 0 {
			if !slices.Contains(out, d) {
				out = append(out, d)
			}
		}
	}
	slices.SortFunc(out, locale.Date.Compare)
	if len(out) == 0 {
		return nil
	}
	return out
}

// ofAllDays tells a phrase for all days of the meeting: "all three days", but not 第三天.
func ofAllDays(toks []token, m match) bool {
	return m.section == "day all" && !(m.from > 0 && inList("numberword", toks[m.from-1].fold))
}
