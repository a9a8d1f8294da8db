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

// daysNamed are the days named, of the meeting or not.
func (p *reader) daysNamed(toks []token, found []match, bare bool) []locale.Date {
	var out []locale.Date
	for _, m := range found {
		if m.section == "day all" {
			return p.allDays()
		}
	}
	for i := 0; i < len(toks); i++ {
		if d, w := isoDate(toks, i); w > 0 {
			out, i = append(out, d), i+w-1
		}
	}
	if len(out) > 0 {
		return out
	}
	for _, m := range found {
		if v, ok := strings.CutPrefix(m.section, "month "); ok {
			n, _ := strconv.Atoi(v)
			out = append(out, p.dayNumbers(toks, m, time.Month(n))...)
		}
	}
	if len(out) == 0 {
		out = p.ordinalDays(toks, found)
	}
	if len(out) == 0 && !p.c.Start.IsZero() {
		out = p.chineseOrBare(toks, bare)
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
		if t.kind == number && len(t.fold) <= 2 {
			n, _ := strconv.Atoi(t.fold)
			if ranged && len(days) > 0 {
				for k := days[0] - 1; k > n; k-- {
					days = append([]int{k}, days...)
				}
			}
			ranged = false
			days = append([]int{n}, days...)
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
	if len(days) == 0 && m.to < len(toks) && toks[m.to].kind == number && len(toks[m.to].fold) <= 2 {
		n, _ := strconv.Atoi(toks[m.to].fold)
		days = append(days, n)
	}
	var out []locale.Date
	for _, d := range days {
		if d >= 1 && d <= 31 {
			out = append(out, locale.Date{Year: year, Month: month, Day: d})
		}
	}
	return out
}

// ordinalDays reads "the first and second day", "le dernier jour".
func (p *reader) ordinalDays(toks []token, found []match) []locale.Date {
	var out []locale.Date
	all := p.allDays()
	for _, m := range found {
		if m.section == "day last" && len(all) > 0 {
			out = append(out, all[len(all)-1])
		}
		if m.section != "day word" {
			continue
		}
		labels := p.ordinalsBefore(toks, m.from)
		if len(labels) == 0 {
			labels, _, _ = p.ordinalAfter(toks, m.to)
		}
		for _, l := range labels {
			if n, _ := strconv.Atoi(l); n >= 1 && n <= len(all) {
				out = append(out, all[n-1])
			}
		}
	}
	return out
}

func (p *reader) ordinalAfter(toks []token, i int) ([]string, int, int) {
	if i < len(toks) && begins(toks[i:], "ordinal 1") {
		return []string{"1"}, i, i + 1
	}
	return nil, i, i
}

// chineseOrBare reads 6月20日至22日, and numbers alone where the field is one for days.
func (p *reader) chineseOrBare(toks []token, bare bool) []locale.Date {
	var out []locale.Date
	month, last := p.c.Start.Month, 0
	chinese := false
	for i := 0; i < len(toks); i++ {
		t := toks[i]
		if t.kind != number {
			continue
		}
		n, _ := strconv.Atoi(t.fold)
		before := i
		if d := p.dayWithMonth(toks[i:]); d > 0 {
			n, i = d, i+2
		}
		next := ""
		if i+1 < len(toks) {
			next = toks[i+1].fold
		}
		switch {
		case next == "月":
			month = time.Month(n)
		case next == "日" || next == "号" || bare && n <= 31 || chinese && next == "至":
			chinese = next == "日" || next == "号"
			if before > 0 && (toks[before-1].fold == "至" || toks[before-1].fold == "到" || toks[before-1].fold == "-") && last > 0 {
				for k := last + 1; k < n; k++ {
					out = append(out, locale.Date{Year: p.c.Start.Year, Month: month, Day: k})
				}
			}
			if n >= 1 && n <= 31 {
				out, last = append(out, locale.Date{Year: p.c.Start.Year, Month: month, Day: n}), n
			}
		}
	}
	return out
}

// dayWithMonth is the day of "20/06", "20.6" or "06/20": one number is a day of the meeting, the other the month and no day of it. 0 where it is none.
func (p *reader) dayWithMonth(toks []token) int {
	if len(toks) < 3 || toks[1].fold != "/" && toks[1].fold != "." || toks[2].kind != number {
		return 0
	}
	a, _ := strconv.Atoi(toks[0].fold)
	b, _ := strconv.Atoi(toks[2].fold)
	meets := func(day int) bool {
		return len(p.within([]locale.Date{{Year: p.c.Start.Year, Month: p.c.Start.Month, Day: day}})) > 0
	}
	switch month := int(p.c.Start.Month); {
	case b == month && meets(a) && !meets(b):
		return a
	case a == month && meets(b) && !meets(a):
		return b
	}
	return 0
}

// within sorts the days and, where the meeting's days are known, leaves out the others.
func (p *reader) within(days []locale.Date) []locale.Date {
	out := days[:0]
	for _, d := range days {
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
