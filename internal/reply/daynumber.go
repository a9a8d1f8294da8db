package reply

import (
	"strconv"
	"time"

	"chancery/internal/locale"
)

// daysEach are the days that a sentence states of each of several persons, where it states them behind two of them at least: "Ms. Pak on 20 June, Mr. Kim and Ms. Li
// on 21 and 22 June". Who has none behind him has those of the next. Else all have those of the sentence.
func (p *reader) daysEach(s *sentence, who []named, own []reach) [][]locale.Date {
	out := make([][]locale.Date, len(who))
	apart, end := 0, len(s.toks)
	for i := len(who) - 1; i >= 0; i-- {
		n := who[i]
		if own[i].to > own[i].from {
			end = n.from
			continue // days of his clause are read there
		}
		if n.from < end { // what stands in brackets behind the name is of it too: "attaché (20 June only)"
			out[i] = p.daysAmong(s, n.from, end)
		}
		end = n.from
		if from, _ := s.clause(n.from); len(out[i]) == 0 && (i == 0 || from > who[i-1].to) {
			if out[i] = p.daysAmong(s, from, n.from); len(out[i]) > 0 {
				end = from // "and on Tuesday Ms. Li joins"
			}
		}
		if len(out[i]) > 0 {
			apart++
		}
	}
	if apart < 2 {
		for i := range out {
			out[i] = p.daysSaid(s)
		}
		return out
	}
	for i := len(who) - 2; i >= 0; i-- {
		if len(out[i]) == 0 {
			out[i] = out[i+1]
		}
	}
	return out
}

// daysAmong are the days that the tokens between two places of a sentence state.
func (p *reader) daysAmong(s *sentence, from, to int) []locale.Date {
	return p.daysOf(s.toks[from:to], words().find(s.toks[from:to]), false)
}

// digitsBefore reads ordinals that are written with digits or Chinese numerals: "2-й и 3-й день", 第二、第三天.
func (p *reader) digitsBefore(toks []token, at int) []string {
	var out []string
	for i := at - 1; i > 0; {
		label, from := numeralOrdinal(toks, i)
		switch {
		case label != "":
			out, i = append([]string{label}, out...), from-1
		case len(out) > 0 && (toks[i].fold == "," || begins(toks[i:], "and")):
			i--
		default:
			return out
		}
	}
	return out
}

// numeralOrdinal is the ordinal whose last token is i: a number with the end of its word ("2-й"), or one behind 第.
func numeralOrdinal(toks []token, i int) (label string, from int) {
	k := i
	if k > 0 && toks[k].kind == word && inList("ordinalend", toks[k].fold) && toks[k].start == toks[k-1].end {
		if k--; k > 0 && toks[k].fold == "-" {
			k--
		}
		if toks[k].kind == number && len(toks[k].fold) <= 2 {
			return toks[k].fold, k
		}
	}
	if i == 0 || !inList("numberword", toks[i-1].fold) {
		return "", i
	}
	if toks[i].kind == number {
		return toks[i].fold, i - 1
	}
	if n := hanDigit(toks[i:]); n > 0 {
		return strconv.Itoa(n), i - 1
	}
	return "", i
}

// chineseOrBare reads 6月20日至22日 and 六月二十日, and numbers alone where the field is one for days.
func (p *reader) chineseOrBare(toks []token, bare bool) []locale.Date {
	var out []locale.Date
	month, last := p.c.Start.Month, 0
	chinese, dated := false, false // a month was named
	for i := 0; i < len(toks); i++ {
		before := i
		n, to := p.numberOfDay(toks, i, dated)
		if n == 0 {
			continue
		}
		i = to - 1
		next := ""
		if to < len(toks) {
			next = toks[to].fold
		}
		switch {
		case next == "月":
			month, dated = time.Month(n), true
		case next == "日" || next == "号" || bare && n <= longestMonth || chinese && next == "至":
			chinese = next == "日" || next == "号"
			if before > 0 && (toks[before-1].fold == "至" || toks[before-1].fold == "到" || toks[before-1].fold == "-") && last > 0 {
				for k := last + 1; k < min(n, longestMonth+2); k++ { // one day too many is asked about
					out = append(out, locale.Date{Year: p.c.Start.Year, Month: month, Day: k})
				}
			}
			if n >= 1 && n <= longestMonth {
				out, last = append(out, locale.Date{Year: p.c.Start.Year, Month: month, Day: n}), n
			}
		}
	}
	return out
}

// numberOfDay is the number at token i that may be a day or a month, and its end: in digits, or in Chinese characters where they make ten at least, stand before
// 月, or a month was named. 0 where it is none.
func (p *reader) numberOfDay(toks []token, i int, dated bool) (n, to int) {
	if toks[i].kind == number {
		if d := p.dayWithMonth(toks[i:]); d > 0 {
			return d, i + 3
		}
		n, _ = strconv.Atoi(toks[i].fold)
		return n, i + 1
	}
	n, to = hanNumber(toks, i)
	if n < 10 && !dated && (to >= len(toks) || toks[to].fold != "月") {
		return 0, i
	}
	return n, to
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

// hanNumber is the number below a hundred that is written in Chinese characters at token i (二十一), and its end; 0 within or without one.
func hanNumber(toks []token, i int) (n, to int) {
	if i > 0 && hanDigit(toks[i-1:]) > 0 {
		return 0, i
	}
	unit := 0
	for to = i; to < len(toks); to++ {
		d := hanDigit(toks[to:])
		if d == 0 {
			break
		}
		if d == 10 {
			n, unit = n+10*max(unit, 1), 0
			continue
		}
		unit = d
	}
	return n + unit, to
}

// hanDigit is the value of one Chinese numeral, 0 where the first token is none.
func hanDigit(toks []token) int {
	if len(toks) == 0 || !isHan(rune0(toks[0].fold)) || !inList("counting", toks[0].fold) {
		return 0
	}
	return cardinalAt(toks[:1])
}
