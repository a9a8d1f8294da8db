package locale

import (
	"fmt"
	"strconv"
	"time"
)

// Dates writes days in a language, with the months in Arabic as the office has them. The zero Months is what documents of the United Nations have.
type Dates struct {
	Lang   Lang
	Months ArabicMonths
}

// FormatDate: "20 June 2022", "20 juin 2022" ("1er juin"), "20 de junio de 2022", "20 июня 2022 года", "2022年6月20日", "20 حزيران/يونيه 2022".
// The zero Date gives "".
func FormatDate(l Lang, d Date) string { return Dates{Lang: l}.Date(d) }

// Date is FormatDate with the months of f.
func (f Dates) Date(d Date) string {
	if d.IsZero() {
		return ""
	}
	return f.dayAndMonth(d, true)
}

// dayAndMonth is the date with or without its year.
func (f Dates) dayAndMonth(d Date, withYear bool) string {
	l := f.Lang
	if l == Chinese {
		s := fmt.Sprintf("%d月%d日", d.Month, d.Day)
		if withYear {
			return fmt.Sprintf("%d年%s", d.Year, s)
		}
		return s
	}
	s := dayNumber(l, d.Day) + monthJoin(l) + f.Month(d.Month)
	if !withYear {
		return s
	}
	switch l {
	case Spanish:
		return fmt.Sprintf("%s de %d", s, d.Year)
	case Russian:
		return fmt.Sprintf("%s %d года", s, d.Year)
	}
	return fmt.Sprintf("%s %d", s, d.Year)
}

// dayNumber is the day of the month; French has an ordinal for the first alone.
func dayNumber(l Lang, day int) string {
	if l == French && day == 1 {
		return "1er"
	}
	return strconv.Itoa(day)
}

func monthJoin(l Lang) string {
	if l == Spanish {
		return " de "
	}
	return " "
}

// WeekdayName is the weekday alone: "Friday", "пятница", "星期五".
func WeekdayName(l Lang, w time.Weekday) string {
	if w < time.Sunday || w > time.Saturday {
		return ""
	}
	return weekdays[l][w]
}

// FormatWeekday puts the weekday with the date: "Friday, 10 June 2022", "vendredi 10 juin 2022", "viernes 10 de junio de 2022",
// "пятница, 10 июня 2022 года", "2022年6月10日星期五", "الجمعة، 10 حزيران/يونيه 2022".
func FormatWeekday(l Lang, d Date) string { return Dates{Lang: l}.Weekday(d) }

// Weekday is FormatWeekday with the months of f.
func (f Dates) Weekday(d Date) string {
	if d.IsZero() {
		return ""
	}
	day, date := WeekdayName(f.Lang, d.Weekday()), f.Date(d)
	switch f.Lang {
	case Chinese:
		return date + day
	case French, Spanish:
		return day + " " + date
	case Arabic:
		return day + "، " + date
	}
	return day + ", " + date
}

// OnWeekday is when something is, in a sentence: "on Friday, 10 June 2022", "le vendredi 10 juin 2022", "el viernes 10 de junio de 2022",
// "в пятницу, 10 июня 2022 года", "يوم الجمعة، 10 حزيران/يونيه 2022", "2022年6月10日星期五".
func (f Dates) OnWeekday(d Date) string {
	if d.IsZero() {
		return ""
	}
	if f.Lang == Russian {
		return russianOn[d.Weekday()] + ", " + f.Date(d)
	}
	return weekdayOn[f.Lang] + f.Weekday(d)
}

// FormatRange: "20–22 June 2022", "du 20 au 22 juin 2022", "del 20 al 22 de junio de 2022", "20–22 июня 2022 года", "2022年6月20日至22日", "20-22 حزيران/يونيه 2022";
// also across months and years; one day when a equals b. Days in the wrong order are put in order.
func FormatRange(l Lang, a, b Date) string { return Dates{Lang: l}.Range(a, b) }

// Range is FormatRange with the months of f.
func (f Dates) Range(a, b Date) string {
	if a.Compare(b) > 0 {
		a, b = b, a
	}
	if a == b || a.IsZero() {
		return f.Date(b)
	}
	if f.Lang == Chinese {
		return f.chineseRange(a, b)
	}
	from, sameMonth := f.rangeStart(a, b)
	to := f.dayAndMonth(b, true)
	switch f.Lang {
	case French:
		return "du " + from + " au " + to
	case Spanish:
		return "del " + from + " al " + to
	case Arabic:
		return from + dash("-", sameMonth) + to
	}
	return from + dash("–", sameMonth) + to
}

// rangeStart is the first day of a range, with what of it the last day does not say; sameMonth tells that the day's number is enough.
func (f Dates) rangeStart(a, b Date) (from string, sameMonth bool) {
	if a.Year != b.Year {
		return f.dayAndMonth(a, true), false
	}
	if a.Month != b.Month {
		return f.dayAndMonth(a, false), false
	}
	return dayNumber(f.Lang, a.Day), true
}

// dash stands close between two numbers, and between spaces where a side has words.
func dash(sign string, close bool) string {
	if close {
		return sign
	}
	return " " + sign + " "
}

func (f Dates) chineseRange(a, b Date) string {
	to := fmt.Sprintf("%d日", b.Day)
	if a.Year != b.Year {
		to = f.dayAndMonth(b, true)
	} else if a.Month != b.Month {
		to = f.dayAndMonth(b, false)
	}
	return f.dayAndMonth(a, true) + "至" + to
}
